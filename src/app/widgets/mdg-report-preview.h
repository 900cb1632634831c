#pragma once

#include "mdg-print-preview.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* Shows a report as it will be on paper, to be printed or saved in each form it has; what leaves is noted in
   the audit first. What was left out is said beside it. The preview is borrowed, for further choices; it lives
   until it is closed. */
MdgPrintPreview *mdg_report_preview_present (GtkWindow *parent,
                                             MdgWorkspace *workspace,
                                             MdgReport *report);

G_END_DECLS
