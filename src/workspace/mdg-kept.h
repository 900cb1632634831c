#pragma once

#include "mdg-store-thread.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Something read of the whole register by the reader thread when it is first asked for, kept with the workspace and
   brought up to date by what is saved; after an import, and when much was saved at once, it is read anew. */
typedef struct
{
  const char *name; /* under which the workspace keeps it */
  MdgStoreWork load;
  GDestroyNotify free;
  /* Takes a saved record over; FALSE when it must be read anew. */
  gboolean (*update) (MdgWorkspace *workspace,
                      gpointer kept,
                      MdgRecord *record);
  /* TRUE when reading it anew costs less than going on; may be NULL. */
  gboolean (*is_worn) (gpointer kept);
} MdgKept;

/* Borrowed until the next return to the main loop. NULL as long as nobody asked for it. */
gpointer mdg_kept_get (MdgWorkspace *workspace,
                       const MdgKept *kept);
void mdg_kept_load_async (MdgWorkspace *workspace,
                          const MdgKept *kept,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean mdg_kept_load_finish (MdgWorkspace *workspace,
                               GAsyncResult *result,
                               GError **error);
/* The same, waiting: command line, tests, and where it was loaded before. NULL on error. */
gpointer mdg_kept_load (MdgWorkspace *workspace,
                        const MdgKept *kept,
                        GError **error);

G_END_DECLS
