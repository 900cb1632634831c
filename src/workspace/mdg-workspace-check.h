#pragma once

#include "mdg-check.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Checks the register in the background, with a connection of its own. */
void mdg_workspace_check_async (MdgWorkspace *self,
                                MdgCheckDepth depth,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
MdgCheckReport *mdg_workspace_check_finish (MdgWorkspace *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
