#pragma once

#include "mdg-cube.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The cube of a register: loaded by the reader thread when it is first asked for, kept with the workspace and
   brought up to date by what is saved. Borrowed until the next return to the main loop: after an import it is another. */
void mdg_workspace_load_cube_async (MdgWorkspace *workspace,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
MdgCube *mdg_workspace_load_cube_finish (MdgWorkspace *workspace,
                                         GAsyncResult *result,
                                         GError **error);
/* The same, waiting: command line, tests, and where the cube was loaded before. */
MdgCube *mdg_workspace_load_cube (MdgWorkspace *workspace,
                                  GError **error);

G_END_DECLS
