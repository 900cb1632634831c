#pragma once

#include <adwaita.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Which community support centre and which days, then the preview of its list. */
#define MDG_TYPE_AREA_LIST_DIALOG (mdg_area_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgAreaListDialog, mdg_area_list_dialog, MDG, AREA_LIST_DIALOG, AdwWindow)

GtkWidget *mdg_area_list_dialog_new (GtkWindow *parent,
                                     MdgWorkspace *workspace);

G_END_DECLS
