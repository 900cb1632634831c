#pragma once

#include <adwaita.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Whose promises go onto the handover sheet and what else the next shift must know, then its preview. What is written
   is not kept: the sheet is destroyed on the same day. */
#define MDG_TYPE_HANDOVER_DIALOG (mdg_handover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgHandoverDialog, mdg_handover_dialog, MDG, HANDOVER_DIALOG, AdwWindow)

GtkWidget *mdg_handover_dialog_new (GtkWindow *parent,
                                    MdgWorkspace *workspace);

G_END_DECLS
