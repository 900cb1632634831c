#pragma once

#include "mdg-issue-sheet.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* Matrix 1 (個別事例の課題整理) as paper, spreadsheet, CSV and JSON, in the version of the request: internal with the sentences
   behind the ticks as footnotes on paper, for the committee labels behind drawn letters, for the public the totals
   of the columns only, as far as they can be shown. JSON: {columns, rows: [{letter, cells: [[code]]}], totals: {cases, ticks}}.
   INVALID for a set without cases. */
MdgReport *mdg_report_matrix_new (MdgWorkspace *workspace,
                                  const MdgIssueSheetRequest *request,
                                  MdgPaper paper,
                                  GError **error);

G_END_DECLS
