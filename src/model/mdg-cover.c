#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-cover.h"

#include "mdg-record-rules.h"

#include <glib/gi18n-lib.h>

struct _MdgCover
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgCover, mdg_cover, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE },
  { "absent_name", N_ ("Doctor who is away"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED | MDG_FIELD_IDENTIFYING },
  { "absent_affiliation", N_ ("Affiliation"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "from_on", N_ ("Away from"), MDG_FIELD_DATE, MDG_FIELD_REQUIRED },
  { "starts_at", N_ ("From"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "to_on", N_ ("Away until"), MDG_FIELD_DATE, MDG_FIELD_REQUIRED },
  { "ends_at", N_ ("To"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "patients", N_ ("Patients concerned"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "reason", N_ ("Reason"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "name", N_ ("Covered by"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "affiliation", N_ ("Affiliation of who covers"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "doctor", N_ ("Support doctor"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_DOCTOR },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "reach", N_ ("Reached how"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "agreed_on", N_ ("Agreed on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_COVER_N_FIELDS);

const MdgRecordInfo mdg_cover_info = { MDG_KIND_COVER, "cover", N_ ("Cover while the doctor is away"), fields, MDG_COVER_N_FIELDS };

static gboolean
mdg_cover_validate (MdgRecord *record,
                    GError **error)
{
  static const guint days[] = { MDG_COVER_FROM_ON, MDG_COVER_TO_ON, MDG_COVER_AGREED_ON };
  static const guint clocks[] = { MDG_COVER_STARTS_AT, MDG_COVER_ENDS_AT };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (!mdg_record_rule_full_date (record, days[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    if (!mdg_record_rule_clock (record, clocks[i], error))
      return FALSE;

  return mdg_record_rule_order (record, MDG_COVER_FROM_ON, MDG_COVER_TO_ON, error) && mdg_record_rule_range (record, MDG_COVER_PATIENTS, 0, 9999, error);
}

static void
mdg_cover_class_init (MdgCoverClass *klass)
{
  MDG_RECORD_CLASS (klass)->validate = mdg_cover_validate;
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_cover_info);
}

static void
mdg_cover_init (MdgCover *self)
{
}

MdgCover *
mdg_cover_new (void)
{
  return g_object_new (MDG_TYPE_COVER, NULL);
}
