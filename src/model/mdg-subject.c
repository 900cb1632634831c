#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-subject.h"

#include <glib/gi18n-lib.h>

struct _MdgSubject
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgSubject, mdg_subject, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Full name"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "kana", N_ ("Kana"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "sex", N_ ("Sex"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "sex" },
  { "birth", N_ ("Birth date"), MDG_FIELD_DATE, MDG_FIELD_IDENTIFYING },
  { "age", N_ ("Age"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "age_on", N_ ("Age as of"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "age_text", N_ ("Age as said"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "address", N_ ("Address"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "town", N_ ("Town"), MDG_FIELD_REFERENCE, MDG_FIELD_IDENTIFYING, .refers_to = MDG_KIND_TOWN },
  { "area", N_ ("Area"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AREA },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "is_anonymous", N_ ("Anonymous"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "household", N_ ("Household"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_HOUSEHOLD },
  { "care_level", N_ ("Care level"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "care_level" },
  { "care_flag", N_ ("Application under way"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "care_flag" },
  { "care_from", N_ ("Certified from"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "care_to", N_ ("Certified until"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "insurance", N_ ("Insurance"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "insurance" },
  { "insurance_text", N_ ("Other insurance"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "public_expense", N_ ("Public expense"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "public_expense" },
  { "household_kind", N_ ("Household type"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "household" },
  { "household_sub", N_ ("Household type in detail"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "household_sub" },
  { "household_text", N_ ("Household in words"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "has_doctor", N_ ("Family doctor"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "yes_no" },
  { "doctor", N_ ("Family doctor (name)"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "care_manager", N_ ("Care manager"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "diseases", N_ ("Main and past diseases"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "knows", N_ ("Does the person know of the consultation?"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "knows" },
  { "share_consent", N_ ("May it be shared?"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "share_consent" },
  { "is_unshareable", N_ ("Not to be shared"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "unshareable_note", N_ ("Not to be shared with"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "died_on", N_ ("Died on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_SUBJECT_N_FIELDS);

const MdgRecordInfo mdg_subject_info = { MDG_KIND_SUBJECT, "subject", N_ ("Person concerned"), fields, MDG_SUBJECT_N_FIELDS };

static void
mdg_subject_class_init (MdgSubjectClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_subject_info);
}

static void
mdg_subject_init (MdgSubject *self)
{
}

MdgSubject *
mdg_subject_new (void)
{
  return g_object_new (MDG_TYPE_SUBJECT, NULL);
}
