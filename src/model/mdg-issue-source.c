#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-issue-source.h"

#include <glib/gi18n-lib.h>

struct _MdgIssueSource
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgIssueSource, mdg_issue_source, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "raised_issue", N_ ("Issue of the area or city"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_RAISED_ISSUE },
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE },
  { "issue", N_ ("Issue"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "issue" },
  { "finding", N_ ("Finding"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_FINDING },
  { "consultation", N_ ("Consultation"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CONSULTATION },
  { "source", N_ ("Issue of the area"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_RAISED_ISSUE },
  { "note", N_ ("Note"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_ISSUE_SOURCE_N_FIELDS);

const MdgRecordInfo mdg_issue_source_info = { MDG_KIND_ISSUE_SOURCE, "issue_source", N_ ("Where an issue comes from"), fields, MDG_ISSUE_SOURCE_N_FIELDS };

static void
mdg_issue_source_class_init (MdgIssueSourceClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_issue_source_info);
}

static void
mdg_issue_source_init (MdgIssueSource *self)
{
}

MdgIssueSource *
mdg_issue_source_new (void)
{
  return g_object_new (MDG_TYPE_ISSUE_SOURCE, NULL);
}
