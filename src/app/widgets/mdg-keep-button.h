#pragma once

#include "mdg-print-preview.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* 「この表を控える」 in the header of a preview: the sheet that is shown stays in the register as it is, to be produced again
   whatever changes. What goes to others is kept by itself and only says so. */
typedef MdgReport *(*MdgKeepGetReport) (gpointer user_data);

/* user_data lives at least as long as the preview. Borrowed. */
GtkWidget *mdg_keep_button_add (MdgPrintPreview *preview,
                                MdgWorkspace *workspace,
                                MdgKeepGetReport get_report,
                                gpointer user_data);

G_END_DECLS
