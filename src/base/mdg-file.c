#define G_LOG_DOMAIN "mdg-base"

#include "config.h"

#include "mdg-file.h"

#include "mdg-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A name taken by another is followed by the next; more than this is something else. */
#define MAX_NAMES 100

static int
open_file (const char *path,
           int flags,
           mode_t mode)
{
  return open (path, flags, mode);
}

static const MdgFileOps system_ops = { open_file, write, fsync, close, rename, unlink, link };
static const MdgFileOps *ops = &system_ops;

const MdgFileOps *
mdg_file_get_ops (void)
{
  return ops;
}

void
mdg_file_set_ops (const MdgFileOps *new_ops)
{
  ops = new_ops != NULL ? new_ops : &system_ops;
}

static gboolean
refuse (const char *path,
        int code,
        GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED,
                 _ ("“%s” was not written because the disk is full. What was there before is unchanged. "
                    "Make room and try again."),
                 name);
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED,
                 _ ("“%s” was not written because this folder may not be written to. What was there before is "
                    "unchanged. Choose another folder."),
                 name);
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED,
                 _ ("“%s” was not written because its folder is gone. Choose another folder."), name);
  else
    g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED,
                 _ ("“%s” was not written (%s). What was there before is unchanged. Try again or choose another "
                    "folder."),
                 name, g_strerror (code));

  return FALSE;
}

gboolean
mdg_file_write_all (int fd,
                    gconstpointer data,
                    gsize size,
                    GError **error)
{
  const char *p = data;

  while (size > 0)
    {
      ssize_t n = ops->write (fd, p, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          int code = n < 0 && errno != EDQUOT ? errno : ENOSPC;

          g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
          return FALSE;
        }
      p += n;
      size -= (gsize) n;
    }

  return TRUE;
}

/* Creates a file beside path that nobody else has; *temporary is its name. */
static int
open_temporary (const char *path,
                char **temporary)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);

  for (int i = 0; i < MAX_NAMES; i++)
    {
      g_autofree char *name = g_strdup_printf (".%s.%08x.tmp", base, g_random_int ());
      g_autofree char *full = g_build_filename (folder, name, NULL);
      int fd = ops->open (full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

      if (fd >= 0)
        {
          *temporary = g_steal_pointer (&full);
          return fd;
        }
      if (errno != EEXIST && errno != EINTR)
        return -1;
    }

  errno = EEXIST;
  return -1;
}

gboolean
mdg_file_sync_folder (const char *path,
                      GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = ops->open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && ops->fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    ops->close (fd);
  /* Some file systems cannot fsync a folder and need not. */
  if (synced || (fd >= 0 && code == EINVAL))
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED,
               _ ("“%s” was written, but the disk did not confirm it (%s). Write it once more before relying on it."),
               path, g_strerror (code));
  return FALSE;
}

/* The errno behind what the writer reported, for a sentence that helps. */
static int
code_of (const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return ENOSPC;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return EACCES;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return EROFS;

  return error->domain == G_FILE_ERROR ? EIO : 0;
}

/* Fills the temporary file; fd is closed in any case. */
static gboolean
fill (const char *path,
      int fd,
      MdgFileWriteFunc write_content,
      gpointer data,
      GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!write_content (fd, data, &local))
    {
      int code = code_of (local);

      ops->close (fd);
      if (code != 0)
        return refuse (path, code, error);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (ops->fsync (fd) != 0)
    {
      int code = errno;

      ops->close (fd);
      return refuse (path, code, error);
    }
  if (ops->close (fd) != 0)
    return refuse (path, errno, error);

  return TRUE;
}

gboolean
mdg_file_replace (const char *path,
                  MdgFileWriteFunc write_content,
                  gpointer data,
                  GError **error)
{
  g_autofree char *temporary = NULL;
  int fd;

  g_return_val_if_fail (path != NULL && write_content != NULL, FALSE);

  fd = open_temporary (path, &temporary);
  if (fd < 0)
    return refuse (path, errno, error);

  if (!fill (path, fd, write_content, data, error))
    {
      ops->unlink (temporary);
      return FALSE;
    }
  if (ops->rename (temporary, path) != 0)
    {
      int code = errno;

      ops->unlink (temporary);
      return refuse (path, code, error);
    }

  return mdg_file_sync_folder (path, error);
}

static gboolean
write_bytes (int fd,
             gpointer data,
             GError **error)
{
  gsize size;
  gconstpointer content = g_bytes_get_data (data, &size);

  return mdg_file_write_all (fd, content, size, error);
}

gboolean
mdg_file_replace_bytes (const char *path,
                        GBytes *bytes,
                        GError **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return mdg_file_replace (path, write_bytes, bytes, error);
}

gboolean
mdg_file_sync (const char *path,
               GError **error)
{
  int fd = ops->open (path, O_RDWR | O_CLOEXEC, 0);
  int code = 0;

  if (fd < 0 || ops->fsync (fd) != 0)
    code = errno;
  if (fd >= 0)
    ops->close (fd);

  return code == 0 || refuse (path, code, error);
}

gboolean
mdg_file_move (const char *from,
               const char *to,
               GError **error)
{
  if (ops->rename (from, to) != 0)
    return refuse (to, errno, error);

  return mdg_file_sync_folder (to, error);
}
