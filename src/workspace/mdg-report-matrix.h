#pragma once

#include "mdg-issue-sheet.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* Matrix 1 (個別事例の課題整理) as paper, spreadsheet, CSV and JSON; internal version, with the sentences behind
   the ticks as footnotes on paper. JSON: {columns, rows: [{letter, cells: [[code]]}], totals: {cases, ticks}}.
   INVALID for a set without cases. */
MdgReport *mdg_report_matrix_new (MdgWorkspace *workspace,
                                  const MdgIssueSheetRequest *request,
                                  MdgPaper paper,
                                  GError **error);

G_END_DECLS
