#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* Writes the whole content to fd by mdg_file_write_all (), or sets error. */
typedef gboolean (*MdgFileWriteFunc) (int fd,
                                      gpointer data,
                                      GError **error);

/* Puts a new content in the place of the file at path, or leaves the old one as it is: a temporary file
   in the same folder (0600) is written, fsynced and renamed, and the folder fsynced. After a failure,
   or a kill at any point, path holds the old or the new content, whole. FAILED says what to do. When
   only the last fsync of the folder fails, the new content stands and the error says that it may not last. */
gboolean mdg_file_replace (const char *path,
                           MdgFileWriteFunc write,
                           gpointer data,
                           GError **error);

/* As mdg_file_replace, with a content in memory. */
gboolean mdg_file_replace_bytes (const char *path,
                                 GBytes *bytes,
                                 GError **error);

/* For files that a library wrote: its content is on the disk when this returns TRUE. */
gboolean mdg_file_sync (const char *path,
                        GError **error);
/* The name of path, just made, renamed or deleted, is on the disk. */
gboolean mdg_file_sync_folder (const char *path,
                               GError **error);
/* Renames a synced file durably over what may be there. */
gboolean mdg_file_move (const char *from,
                        const char *to,
                        GError **error);

/* For a MdgFileWriteFunc: writes everything, again after an interruption or a short write. */
gboolean mdg_file_write_all (int fd,
                             gconstpointer data,
                             gsize size,
                             GError **error);

/* The system calls that writing files makes, here and around SQLite, so that a test can fail or stop each of them. They
   return and set errno as the calls of their names. */
typedef struct
{
  int (*open) (const char *path,
               int flags,
               mode_t mode);
  ssize_t (*write) (int fd,
                    const void *data,
                    size_t size);
  int (*fsync) (int fd);
  int (*close) (int fd);
  int (*rename) (const char *from,
                 const char *to);
  int (*unlink) (const char *path);
  int (*link) (const char *from,
               const char *to);
} MdgFileOps;

const MdgFileOps *mdg_file_get_ops (void);
/* For tests. NULL gives the system's own calls back; ops must live on. */
void mdg_file_set_ops (const MdgFileOps *ops);

G_END_DECLS
