#pragma once

#include <gio/gio.h>

#include "mdg-statement.h"

G_BEGIN_DECLS

/* One connection to a register, used by the thread that opened it. */
#define MDG_TYPE_STORE (mdg_store_get_type ())
G_DECLARE_FINAL_TYPE (MdgStore, mdg_store, MDG, STORE, GObject)

#define MDG_STORE_APPLICATION_ID 0x4d444731 /* "MDG1" */
#define MDG_STORE_PAGE_RESERVE 40

typedef enum
{
  MDG_STORE_READ_WRITE,
  MDG_STORE_READ_ONLY,
  MDG_STORE_READ_OLDER, /* read only, of an older schema too: for copying and for what every schema has */
} MdgStoreMode;

/* Refuses anything but a regular file (NOT_FOUND, INVALID), foreign databases and altered schemas (INVALID),
   newer versions (TOO_NEW) and damage seen in the header (DAMAGED), each time leaving the file as it was. A store of an
   older schema is migrated when opened for writing, without a copy: that is for the caller; read only it is refused. */
MdgStore *mdg_store_open (const char *path,
                          MdgStoreMode mode,
                          GError **error);
/* A new register, 0600; CONFLICT when path exists. ":memory:" makes one without a file. */
MdgStore *mdg_store_create (const char *path,
                            GError **error);
/* The same with its first records: the register appears under its name when fill has written them, or not at
   all. */
typedef gboolean (*MdgStoreFill) (MdgStore *store,
                                  gpointer data,
                                  GError **error);
MdgStore *mdg_store_create_filled (const char *path,
                                   MdgStoreFill fill,
                                   gpointer data,
                                   GError **error);

const char *mdg_store_get_path (MdgStore *self);
gboolean mdg_store_is_read_only (MdgStore *self);
/* A look at the beginning of the file, for which opening it would be too slow; FALSE is certain. */
gboolean mdg_store_may_be_older (const char *path);
/* Whether its schema is older than this program's. */
gboolean mdg_store_is_older (MdgStore *self);
/* Whether the file and its folder would let a connection write at all. */
gboolean mdg_store_can_be_written (MdgStore *self);

MdgStatement *mdg_store_prepare (MdgStore *self,
                                 const char *sql,
                                 GError **error);
/* For fixed statements without parameters. */
gboolean mdg_store_execute (MdgStore *self,
                            const char *sql,
                            GError **error);

gboolean mdg_store_begin (MdgStore *self,
                          GError **error);
gboolean mdg_store_commit (MdgStore *self,
                           GError **error);
void mdg_store_rollback (MdgStore *self);
/* A read transaction, so that several queries see one state. */
gboolean mdg_store_begin_read (MdgStore *self,
                               GError **error);

/* Takes the log into the file as far as readers allow; never waits. Errors only mean that it stays longer. */
void mdg_store_checkpoint (MdgStore *self);
/* From now on no commit does that on its own account; the caller sees to it. */
void mdg_store_defer_checkpoints (MdgStore *self);
/* Pages in the log after the last commit since then; 0 after a checkpoint. */
guint mdg_store_get_n_log_pages (MdgStore *self);

gint64 mdg_store_get_last_id (MdgStore *self);
gint64 mdg_store_get_n_changed (MdgStore *self);
/* Rows changed since the connection was opened. */
gint64 mdg_store_get_n_changed_in_all (MdgStore *self);

/* Stops a query of this store that runs in its own thread; may be called from any thread. */
void mdg_store_interrupt (MdgStore *self);
/* Lets cancellable stop queries of the calling thread; NULL ends it. */
void mdg_store_set_cancellable (MdgStore *self,
                                GCancellable *cancellable);

/* Key and value of register_info. */
char *mdg_store_dup_info (MdgStore *self,
                          const char *key);
gboolean mdg_store_set_info (MdgStore *self,
                             const char *key,
                             const char *value,
                             GError **error);

/* For tests: the VFS that further stores are opened with, NULL for the usual one. */
void mdg_store_set_vfs (const char *name);
/* For tests: SQL of versions after the released ones, NULL at the end, or NULL; it must live on. */
void mdg_store_set_further_versions (const char *const *texts);
/* For tests: told of each statement of the stores opened from now on and how long it ran, in whole milliseconds, in
   the thread that ran it. */
typedef void (*MdgStoreProfile) (const char *sql,
                                 gint64 ns,
                                 gpointer data);
void mdg_store_set_profile (MdgStoreProfile profile,
                            gpointer data);

G_END_DECLS
