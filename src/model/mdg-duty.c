#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-duty.h"

#include "mdg-error.h"
#include "mdg-record-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MdgDuty
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgDuty, mdg_duty, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "doctor", N_ ("Doctor"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_DOCTOR },
  { "day", N_ ("Day"), MDG_FIELD_DATE, MDG_FIELD_REQUIRED },
  { "starts_at", N_ ("From"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "ends_at", N_ ("To"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "kind", N_ ("Kind"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "duty_kind" },
  { "place", N_ ("Place"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "instead_of", N_ ("In place of"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_DOCTOR },
  { "note", N_ ("Note"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_DUTY_N_FIELDS);

const MdgRecordInfo mdg_duty_info = { MDG_KIND_DUTY, "duty", N_ ("Duty of a doctor"), fields, MDG_DUTY_N_FIELDS };

static gboolean
mdg_duty_validate (MdgRecord *record,
                   GError **error)
{
  const char *starts_at = mdg_record_get_text (record, MDG_DUTY_STARTS_AT);
  const char *ends_at = mdg_record_get_text (record, MDG_DUTY_ENDS_AT);

  if (!mdg_record_rule_full_date (record, MDG_DUTY_DAY, error) || !mdg_record_rule_clock (record, MDG_DUTY_STARTS_AT, error) || !mdg_record_rule_clock (record, MDG_DUTY_ENDS_AT, error))
    return FALSE;
  if ((starts_at == NULL) == (ends_at == NULL) && (starts_at == NULL || strcmp (starts_at, ends_at) < 0))
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A duty has both times, the end after the beginning, or none for the whole day."));

  return FALSE;
}

static void
mdg_duty_class_init (MdgDutyClass *klass)
{
  MDG_RECORD_CLASS (klass)->validate = mdg_duty_validate;
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_duty_info);
}

static void
mdg_duty_init (MdgDuty *self)
{
}

MdgDuty *
mdg_duty_new (void)
{
  return g_object_new (MDG_TYPE_DUTY, NULL);
}
