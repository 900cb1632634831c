#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-attending.h"

#include "mdg-record-rules.h"

#include <glib/gi18n-lib.h>

struct _MdgAttending
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgAttending, mdg_attending, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_CASE },
  { "role", N_ ("Part"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "attending_role" },
  { "name", N_ ("Full name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED | MDG_FIELD_IDENTIFYING },
  { "affiliation", N_ ("Affiliation"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "doctor", N_ ("Support doctor"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_DOCTOR },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "reach", N_ ("Reached how"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "week_hours", N_ ("Days and hours"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "conditions", N_ ("Diseases and conditions"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "consent_on", N_ ("Person consented on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "informed_on", N_ ("Care manager informed on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "position", N_ ("Order"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_ATTENDING_N_FIELDS);

const MdgRecordInfo mdg_attending_info = { MDG_KIND_ATTENDING, "attending", N_ ("Doctor of a case"), fields, MDG_ATTENDING_N_FIELDS };

static gboolean
mdg_attending_validate (MdgRecord *record,
                        GError **error)
{
  return mdg_record_rule_hours (record, MDG_ATTENDING_WEEK_HOURS, error) && mdg_record_rule_full_date (record, MDG_ATTENDING_CONSENT_ON, error) && mdg_record_rule_full_date (record, MDG_ATTENDING_INFORMED_ON, error);
}

static void
mdg_attending_class_init (MdgAttendingClass *klass)
{
  MDG_RECORD_CLASS (klass)->validate = mdg_attending_validate;
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_attending_info);
}

static void
mdg_attending_init (MdgAttending *self)
{
}

MdgAttending *
mdg_attending_new (void)
{
  return g_object_new (MDG_TYPE_ATTENDING, NULL);
}
