#pragma once

#include "mdg-case-query.h"
#include "mdg-record-list.h"

G_BEGIN_DECLS

/* One case in a list. Signal "changed" when the register has other values. */
#define MDG_TYPE_CASE_ROW (mdg_case_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgCaseRow, mdg_case_row, MDG, CASE_ROW, GObject)

MdgCaseRow *mdg_case_row_new (MdgWorkspace *workspace,
                              gint64 id);
void mdg_case_row_reload (MdgCaseRow *self);
/* NULL when the record is gone. */
const MdgListedCase *mdg_case_row_get_line (MdgCaseRow *self);
const MdgUuid *mdg_case_row_get_uuid (MdgCaseRow *self);

/* Owned. */
char *mdg_case_row_dup_title (MdgCaseRow *self);  /* 甲野 花子, else the title, else what is known */
char *mdg_case_row_dup_facts (MdgCaseRow *self);  /* 88 女・緑ケ丘圏域 */
char *mdg_case_row_dup_issues (MdgCaseRow *self); /* short labels, "" when none */
char *mdg_case_row_dup_next (MdgCaseRow *self,
                             gboolean *late);

/* A list of MdgCaseRow; requests are MdgCaseFilter. */
MdgRecordList *mdg_case_list_new (MdgWorkspace *workspace);

/* A case as it is called where a name may stand: person, else title, else number. Owned. */
char *mdg_case_dup_title (MdgWorkspace *workspace,
                          MdgRecord *record);

G_END_DECLS
