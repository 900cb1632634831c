#pragma once

#include <gtk/gtk.h>

#include "mdg-report.h"

G_BEGIN_DECLS

/* Shows a report as it will be on paper; printing and saving from there are written down in the register. Takes
   report. */
void mdg_report_preview_present (GtkWindow *parent,
                                 MdgWorkspace *workspace,
                                 MdgReport *report);

G_END_DECLS
