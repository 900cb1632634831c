#pragma once

#include <gio/gio.h>

#include "mdg-store.h"

G_BEGIN_DECLS

/* A thread with a store of its own. Work is done in the order it was given; results come back on the
   main thread that asked. */
typedef struct _MdgStoreThread MdgStoreThread;

/* Runs in the thread. NULL with error set when it failed; otherwise what the asker gets, anything. */
typedef gpointer (*MdgStoreWork) (MdgStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
/* Called in the thread after each piece of work, when its result is on the way; and when there has been nothing to do for a
   while, until it returns FALSE. */
typedef gboolean (*MdgStoreTend) (MdgStore *store,
                                  gboolean at_leisure);

MdgStoreThread *mdg_store_thread_new (const char *path,
                                      MdgStoreMode mode,
                                      MdgStoreTend tend,
                                      GError **error);
/* Finishes what was given and ends the thread. */
void mdg_store_thread_free (MdgStoreThread *self);

/* data must live until the callback; task data of a GTask of source does. */
void mdg_store_thread_run_async (MdgStoreThread *self,
                                 MdgStoreWork work,
                                 gpointer data,
                                 GDestroyNotify destroy,
                                 GDestroyNotify destroy_result,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gpointer mdg_store_thread_run_finish (GAsyncResult *result,
                                      GError **error);
/* Waits for the result: for the command line and tests. */
gpointer mdg_store_thread_run (MdgStoreThread *self,
                               MdgStoreWork work,
                               gpointer data,
                               GError **error);

G_END_DECLS
