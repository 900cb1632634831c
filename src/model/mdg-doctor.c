#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-doctor.h"

#include "mdg-record-rules.h"

#include <glib/gi18n-lib.h>

struct _MdgDoctor
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgDoctor, mdg_doctor, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Full name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED | MDG_FIELD_IDENTIFYING },
  { "kana", N_ ("Kana"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "role", N_ ("Kind"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "doctor_role" },
  { "specialities", N_ ("Specialities"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "speciality" },
  { "affiliation", N_ ("Affiliation"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "mobile", N_ ("Mobile telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "mail", N_ ("Mail address"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "reach", N_ ("Reached how"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "is_member", N_ ("Member of the medical association"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "has_experience", N_ ("Experienced in home medical care"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "requirements", N_ ("Other requirements"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "checked_on", N_ ("Requirements checked on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "areas", N_ ("Areas"), MDG_FIELD_CODES, MDG_FIELD_PLAIN },
  { "week_hours", N_ ("Days and hours"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "since", N_ ("Term from"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "until", N_ ("Term until"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_DOCTOR_N_FIELDS);

const MdgRecordInfo mdg_doctor_info = { MDG_KIND_DOCTOR, "doctor", N_ ("Support doctor"), fields, MDG_DOCTOR_N_FIELDS };

static gboolean
mdg_doctor_validate (MdgRecord *record,
                     GError **error)
{
  return mdg_record_rule_hours (record, MDG_DOCTOR_WEEK_HOURS, error) && mdg_record_rule_order (record, MDG_DOCTOR_SINCE, MDG_DOCTOR_UNTIL, error);
}

static void
mdg_doctor_class_init (MdgDoctorClass *klass)
{
  MDG_RECORD_CLASS (klass)->validate = mdg_doctor_validate;
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_doctor_info);
}

static void
mdg_doctor_init (MdgDoctor *self)
{
}

MdgDoctor *
mdg_doctor_new (void)
{
  return g_object_new (MDG_TYPE_DOCTOR, NULL);
}
