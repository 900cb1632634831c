#pragma once

#include "mdg-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Sheets that were kept, newest first: each is shown and printed again as it was. */
#define MDG_TYPE_KEPT_SHEETS_DIALOG (mdg_kept_sheets_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgKeptSheetsDialog, mdg_kept_sheets_dialog, MDG, KEPT_SHEETS_DIALOG, AdwWindow)

GtkWidget *mdg_kept_sheets_dialog_new (GtkWindow *parent,
                                       MdgWorkspace *workspace);

G_END_DECLS
