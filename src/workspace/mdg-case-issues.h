#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The four groups of issues: letter, colour and line stand for them everywhere. */
typedef enum
{
  MDG_ISSUE_AREA,    /* 地 */
  MDG_ISSUE_FAMILY,  /* 家 */
  MDG_ISSUE_PERSON,  /* 本 */
  MDG_ISSUE_MEDICAL, /* 医 */
  MDG_N_ISSUE_GROUPS,
} MdgIssueGroup;

MdgIssueGroup mdg_issue_get_group (MdgWorkspace *workspace,
                                   const char *issue);
const char *mdg_issue_group_get_letter (MdgIssueGroup group);
const char *mdg_issue_group_get_label (MdgIssueGroup group);
/* As the centre heads it in its tables of the fiscal year. Owned. */
char *mdg_issue_group_dup_head (MdgWorkspace *workspace,
                                MdgIssueGroup group,
                                int fiscal_year);
/* "area", "family", "person", "medical": for style classes. */
const char *mdg_issue_group_get_name (MdgIssueGroup group);

/* One issue of a case: ticked, or found in sentences, or both. */
typedef struct
{
  char *code;
  MdgIssueGroup group;
  guint number;        /* within its group, from 1: 地2 */
  MdgRecord *tick;     /* NULL when only sentences say so */
  GPtrArray *findings; /* of MdgFinding, the newest first */
} MdgCaseIssueEntry;

/* In the order of groups and codes; array of MdgCaseIssueEntry. */
GPtrArray *mdg_case_issues_list (MdgWorkspace *workspace,
                                 const MdgUuid *case_uuid,
                                 GError **error);
const MdgCaseIssueEntry *mdg_case_issues_find (GPtrArray *issues,
                                               const char *code);

/* The change that marks a sentence of a note (text of a consultation, contact or memo) as an issue of a case, and ticks
   the issue where it was not yet. offset and the length of quote are in code points. INVALID when the quote does not
   stand there. */
MdgChange *mdg_case_issues_mark (MdgWorkspace *workspace,
                                 const MdgUuid *case_uuid,
                                 MdgRecord *note,
                                 guint offset,
                                 const char *quote,
                                 const char *issue,
                                 int weight,
                                 GError **error);
/* Ticks an issue without a sentence. */
MdgChange *mdg_case_issues_tick (MdgWorkspace *workspace,
                                 const MdgUuid *case_uuid,
                                 const char *issue);

G_END_DECLS
