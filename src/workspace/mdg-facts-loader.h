#pragma once

#include "mdg-facts.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What cross tables count, beside the cube: loaded by the reader thread when it is first asked for, kept with the
   workspace and brought up to date by what is saved. Borrowed until the next return to the main loop. */
void mdg_workspace_load_facts_async (MdgWorkspace *workspace,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
MdgFacts *mdg_workspace_load_facts_finish (MdgWorkspace *workspace,
                                           GAsyncResult *result,
                                           GError **error);
/* The same, waiting: command line, tests, and where the facts were loaded before. */
MdgFacts *mdg_workspace_load_facts (MdgWorkspace *workspace,
                                    GError **error);

G_END_DECLS
