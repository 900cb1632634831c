#pragma once

#include "mdg-report.h"
#include "mdg-theme-sheet.h"

G_BEGIN_DECLS

/* Matrix 3 (協議会のテーマ表) as paper (A3 or A4 landscape), spreadsheet, CSV and JSON. fiscal_year and set as
   of mdg_theme_sheet_load. What a board adopted has ●, what is only proposed ○ and its state behind it. */
MdgReport *mdg_report_theme_sheet_new (MdgWorkspace *workspace,
                                       int fiscal_year,
                                       const MdgUuid *set,
                                       MdgVersion version,
                                       MdgPaper paper,
                                       GError **error);

G_END_DECLS
