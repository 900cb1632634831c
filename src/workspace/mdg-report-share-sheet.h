#pragma once

#include "mdg-report.h"
#include "mdg-share-sheet.h"

G_BEGIN_DECLS

/* The information-sharing sheet of a case (情報共有シート) as its twelve entries stand in sheet, which need not be saved. */
MdgReport *mdg_report_share_sheet_new (MdgWorkspace *workspace,
                                       MdgRecord *sheet,
                                       GError **error);
/* What the register knows for the entry (0 to 11) of the sheet's case; NULL when nothing, or when something is written
   there already. */
char *mdg_share_sheet_dup_suggestion (MdgWorkspace *workspace,
                                      MdgRecord *sheet,
                                      guint entry);
/* The sheet of the case as stored; a new one, unsaved, with what the register knows when there is none. */
MdgRecord *mdg_share_sheet_load_for (MdgWorkspace *workspace,
                                     const MdgUuid *case_uuid,
                                     GError **error);

G_END_DECLS
