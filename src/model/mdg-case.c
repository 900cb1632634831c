#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-case.h"

#include <glib/gi18n-lib.h>

struct _MdgCase
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgCase, mdg_case, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "number", N_ ("Number"), MDG_FIELD_TEXT, MDG_FIELD_ISSUED },
  { "title", N_ ("Title"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "subject", N_ ("Person concerned"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_SUBJECT },
  { "age_band", N_ ("Age band"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "sex", N_ ("Sex"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "sex" },
  { "area", N_ ("Area"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AREA },
  { "care_level", N_ ("Care level"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "care_level" },
  { "household_kind", N_ ("Household type"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "household" },
  { "household_sub", N_ ("Household type in detail"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "household_sub" },
  { "summary", N_ ("Summary"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "status", N_ ("State"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "case_state" },
  { "staff", N_ ("Staff in charge"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "opened_on", N_ ("Opened on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "is_hard", N_ ("Hard case"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "is_home_risk", N_ ("Hard to go on living at home"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "is_grave", N_ ("Single but grave"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "flag_reason", N_ ("Reason of the flag"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "no_classification", N_ ("No classification needed because"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "closed_on", N_ ("Closed on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "close_reason", N_ ("Reason of closing"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "close_reason" },
  { "close_note", N_ ("Closing note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "wished_place", N_ ("Wished place"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "place" },
  { "actual_place", N_ ("Actual place"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "place" },
  { "stage", N_ ("Stage of discussion"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "is_unshareable", N_ ("Not to be shared"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "unshareable_note", N_ ("Not to be shared with"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "void_reason", N_ ("Reason of voiding"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CASE_N_FIELDS);

const MdgRecordInfo mdg_case_info = { MDG_KIND_CASE, "case", N_ ("Case"), fields, MDG_CASE_N_FIELDS };

static void
mdg_case_class_init (MdgCaseClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_case_info);
}

static void
mdg_case_init (MdgCase *self)
{
}

MdgCase *
mdg_case_new (void)
{
  return g_object_new (MDG_TYPE_CASE, NULL);
}
