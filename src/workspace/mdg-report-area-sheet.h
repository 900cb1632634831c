#pragma once

#include "mdg-area-sheet.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* Matrix 2 (地域の課題および市の課題) as paper (A3 or A4 landscape), spreadsheet, CSV and JSON, in the version of the
   request. Without a row it is a proper sheet that says so. INVALID for others with an area. */
MdgReport *mdg_report_area_sheet_new (MdgWorkspace *workspace,
                                      const MdgAreaSheetRequest *request,
                                      MdgPaper paper,
                                      GError **error);

G_END_DECLS
