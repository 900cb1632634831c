#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Asks to which area a case goes, from which day and why; the verb stays off until all three are there. */
void mdg_transfer_dialog_ask_async (GtkWindow *parent,
                                    MdgWorkspace *workspace,
                                    MdgRecord *record,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* The change that does it; NULL without error when nothing is to be done. */
MdgChange *mdg_transfer_dialog_ask_finish (GAsyncResult *result,
                                           GError **error);

G_END_DECLS
