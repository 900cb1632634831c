#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-case-issue.h"

#include <glib/gi18n-lib.h>

struct _MdgCaseIssue
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgCaseIssue, mdg_case_issue, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_CASE },
  { "issue", N_ ("Issue"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "issue" },
  { "text", N_ ("In words"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "weight", N_ ("Weight"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "ticked_on", N_ ("Ticked on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "staff", N_ ("Staff"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CASE_ISSUE_N_FIELDS);

const MdgRecordInfo mdg_case_issue_info = { MDG_KIND_CASE_ISSUE, "case_issue", N_ ("Issue of a case"), fields, MDG_CASE_ISSUE_N_FIELDS };

static void
mdg_case_issue_class_init (MdgCaseIssueClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_case_issue_info);
}

static void
mdg_case_issue_init (MdgCaseIssue *self)
{
}

MdgCaseIssue *
mdg_case_issue_new (void)
{
  return g_object_new (MDG_TYPE_CASE_ISSUE, NULL);
}
