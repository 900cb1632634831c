#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_CASE_ISSUE (mdg_case_issue_get_type ())
G_DECLARE_FINAL_TYPE (MdgCaseIssue, mdg_case_issue, MDG, CASE_ISSUE, MdgRecord)

enum
{
  MDG_CASE_ISSUE_CASE,
  MDG_CASE_ISSUE_ISSUE,
  MDG_CASE_ISSUE_TEXT,
  MDG_CASE_ISSUE_WEIGHT,
  MDG_CASE_ISSUE_TICKED_ON,
  MDG_CASE_ISSUE_STAFF,
  MDG_CASE_ISSUE_N_FIELDS,
};

extern const MdgRecordInfo mdg_case_issue_info;

MdgCaseIssue *mdg_case_issue_new (void);

G_END_DECLS
