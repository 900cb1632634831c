#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* The sheet of a case that those who treat and those who care share, under its twelve headings. What was written for
   the sheet stands alone; under a heading that is empty stands what the register knows, marked as such. */
MdgReport *mdg_report_share_sheet_new (MdgWorkspace *workspace,
                                       const MdgUuid *case_uuid,
                                       GError **error);

/* What the register knows for a heading (0 to 11); NULL when it knows nothing. subject may be NULL. */
char *mdg_report_share_sheet_dup_suggestion (MdgWorkspace *workspace,
                                             MdgRecord *record,
                                             MdgRecord *subject,
                                             guint heading);

G_END_DECLS
