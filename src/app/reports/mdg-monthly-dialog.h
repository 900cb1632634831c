#pragma once

#include <adwaita.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Month, edition and the two free texts of the monthly report, then its preview. The texts are kept with the month, also
   when the window is closed without a preview. */
#define MDG_TYPE_MONTHLY_DIALOG (mdg_monthly_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgMonthlyDialog, mdg_monthly_dialog, MDG, MONTHLY_DIALOG, AdwWindow)

GtkWidget *mdg_monthly_dialog_new (GtkWindow *parent,
                                   MdgWorkspace *workspace);

G_END_DECLS
