#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-raised-issue.h"

#include <glib/gi18n-lib.h>

struct _MdgRaisedIssue
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgRaisedIssue, mdg_raised_issue, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "level", N_ ("Level"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "issue_level" },
  { "title", N_ ("Issue"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "text", N_ ("In words"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "issues", N_ ("Kinds of issue"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "issue" },
  { "area", N_ ("Area"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AREA },
  { "fiscal_year", N_ ("Fiscal year"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "standing", N_ ("Standing"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "standing" },
  { "status", N_ ("State of the response"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "res_state" },
  { "priority", N_ ("Priority"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "priority" },
  { "theme", N_ ("Theme"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "theme" },
  { "is_grave", N_ ("Single but grave"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "raised_on", N_ ("Raised on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "staff", N_ ("Raised by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_RAISED_ISSUE_N_FIELDS);

const MdgRecordInfo mdg_raised_issue_info = { MDG_KIND_RAISED_ISSUE, "raised_issue", N_ ("Issue of the area or city"), fields, MDG_RAISED_ISSUE_N_FIELDS };

static void
mdg_raised_issue_class_init (MdgRaisedIssueClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_raised_issue_info);
}

static void
mdg_raised_issue_init (MdgRaisedIssue *self)
{
}

MdgRaisedIssue *
mdg_raised_issue_new (void)
{
  return g_object_new (MDG_TYPE_RAISED_ISSUE, NULL);
}
