#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-output-private.h"

#include "mdg-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
fail (const char *path,
      GError **error)
{
  int saved = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("“%s” cannot be written: %s. Nothing was changed."), name, g_strerror (saved));
  return FALSE;
}

static gboolean
sync_path (const char *path,
           int flags)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;
  int saved = errno;

  if (fd >= 0)
    close (fd);
  errno = saved;

  return done;
}

gboolean
mdg_output_replace (const char *path,
                    MdgOutputFunc write,
                    gpointer data,
                    GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".madoguchi-XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail (path, error);
  close (fd);

  if (!write (temporary, data, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (!sync_path (temporary, O_RDONLY) || g_rename (temporary, path) != 0)
    {
      fail (path, error);
      g_unlink (temporary);
      return FALSE;
    }
  sync_path (folder, O_RDONLY | O_DIRECTORY);

  return TRUE;
}

typedef struct
{
  const char *path;
  const guint8 *bytes;
  gsize size;
} Bytes;

static gboolean
write_bytes (const char *temporary,
             gpointer data,
             GError **error)
{
  Bytes *bytes = data;
  int fd = open (temporary, O_WRONLY | O_CLOEXEC);
  gboolean done = fd >= 0;

  for (gsize at = 0; done && at < bytes->size;)
    {
      gssize n = write (fd, bytes->bytes + at, bytes->size - at);

      if (n >= 0)
        at += (gsize) n;
      else
        done = errno == EINTR;
    }
  if (fd >= 0 && close (fd) != 0)
    done = FALSE;

  return done || fail (bytes->path, error);
}

gboolean
mdg_output_replace_bytes (const char *path,
                          const guint8 *bytes,
                          gsize size,
                          GError **error)
{
  Bytes data = { path, bytes, size };

  return mdg_output_replace (path, write_bytes, &data, error);
}
