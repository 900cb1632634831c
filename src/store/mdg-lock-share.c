#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-lock.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static char *mounts;

void
mdg_lock_set_mounts (const char *mountinfo_path)
{
  g_free (mounts);
  mounts = g_strdup (mountinfo_path);
}

/* Kinds of file system that live on another machine, as the kernel names them. */
static gboolean
is_network_type (const char *type)
{
  static const char *const types[] = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "ncpfs", "lustre", "glusterfs", "davfs", "vboxsf",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs",
    "fuse.smbnetfs", "fuse.curlftpfs", "fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.vmhgfs-fuse", "fuse.mfs", NULL
  };

  return g_strv_contains (types, type);
}

static gboolean
lies_under (const char *path,
            const char *point)
{
  gsize length = strlen (point);

  return strcmp (point, "/") == 0 || (strncmp (path, point, length) == 0 && (path[length] == '/' || path[length] == '\0'));
}

/* "36 35 98:0 /root /mount/point options … - type source options", blanks in octal. */
static char *
find_type (const char *path)
{
  g_autofree char *text = NULL;
  g_autofree char *type = NULL;
  g_auto (GStrv) lines = NULL;
  gsize best = 0;

  if (!g_file_get_contents (mounts != NULL ? mounts : "/proc/self/mountinfo", &text, NULL, NULL))
    return NULL;

  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      const char *tail = strstr (*line, " - ");
      g_auto (GStrv) words = g_strsplit (*line, " ", 6);
      g_autofree char *point = g_strv_length (words) >= 5 ? g_strcompress (words[4]) : NULL;

      if (tail == NULL || point == NULL || !lies_under (path, point) || strlen (point) < best)
        continue;

      best = strlen (point);
      g_free (type);
      type = g_strndup (tail + 3, strcspn (tail + 3, " "));
    }

  return g_steal_pointer (&type);
}

/* The real place of a file that may not be there yet. */
static char *
dup_real_path (const char *path)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *real_folder = NULL;

  if (real != NULL)
    return g_strdup (real);

  folder = g_path_get_dirname (path);
  real_folder = realpath (folder, NULL);

  return g_strdup (real_folder != NULL ? real_folder : folder);
}

gboolean
mdg_lock_check_file_system (const char *path,
                            GError **error)
{
  g_autofree char *real = dup_real_path (path);
  g_autofree char *type = find_type (real);

  if (type == NULL || !is_network_type (type))
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The register lies on a network share (%s), where two computers could damage it. It was left as it is. Keep the register on this computer and choose the share as the folder for backups."), type);
  return FALSE;
}
