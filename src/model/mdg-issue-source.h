#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_ISSUE_SOURCE (mdg_issue_source_get_type ())
G_DECLARE_FINAL_TYPE (MdgIssueSource, mdg_issue_source, MDG, ISSUE_SOURCE, MdgRecord)

enum
{
  MDG_ISSUE_SOURCE_RAISED_ISSUE,
  MDG_ISSUE_SOURCE_CASE,
  MDG_ISSUE_SOURCE_ISSUE,
  MDG_ISSUE_SOURCE_FINDING,
  MDG_ISSUE_SOURCE_CONSULTATION,
  MDG_ISSUE_SOURCE_SOURCE,
  MDG_ISSUE_SOURCE_NOTE,
  MDG_ISSUE_SOURCE_N_FIELDS,
};

extern const MdgRecordInfo mdg_issue_source_info;

MdgIssueSource *mdg_issue_source_new (void);

G_END_DECLS
