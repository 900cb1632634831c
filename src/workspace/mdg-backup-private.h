#pragma once

#include "mdg-backup.h"

#include "mdg-store.h"

G_BEGIN_DECLS

#define MDG_BACKUP_ENDING ".madoguchi-backup"

/* "<name>" of "/…/<name>.madoguchi". */
char *mdg_backup_dup_stem (const char *register_path);

/* Opens a copy for reading and checks the structure of the file; DAMAGED or what opening says. */
MdgStore *mdg_backup_open_checked (const char *path,
                                   GCancellable *cancellable,
                                   GError **error);
/* A compact, checked, synced copy of store at path, where nothing is; nothing is left there on failure. */
gboolean mdg_backup_write_copy (MdgStore *store,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);
/* path and what SQLite may have left beside it. */
void mdg_backup_remove_file (const char *path);

G_END_DECLS
