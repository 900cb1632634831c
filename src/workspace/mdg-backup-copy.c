#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-backup-private.h"

#include "mdg-backup-query.h"
#include "mdg-check.h"
#include "mdg-error.h"
#include "mdg-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

void
mdg_backup_remove_file (const char *path)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      mdg_file_get_ops ()->unlink (name);
    }
}

static gboolean
check_structure (MdgStore *store,
                 GError **error)
{
  g_autoptr (MdgCheckReport) report = mdg_check_register (store, MDG_CHECK_QUICK, NULL, error);

  if (report == NULL)
    return FALSE;
  if (report->damages->len == 0)
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_DAMAGED, _ ("This copy is damaged: %s"), (const char *) report->damages->pdata[0]);
  return FALSE;
}

MdgStore *
mdg_backup_open_checked (const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (MdgStore) store = mdg_store_open (path, MDG_STORE_READ_OLDER, error);

  if (store == NULL)
    return NULL;

  mdg_store_set_cancellable (store, cancellable);

  return check_structure (store, error) ? g_steal_pointer (&store) : NULL;
}

static gboolean
verify_copy (MdgStore *store,
             const char *path,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (MdgStore) copy = mdg_backup_open_checked (path, cancellable, error);

  return copy != NULL && mdg_backup_query_verify (store, copy, error);
}

gboolean
mdg_backup_write_copy (MdgStore *store,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  mdg_store_set_cancellable (store, cancellable);
  mdg_backup_remove_file (path);
  done = mdg_backup_query_copy (store, path, error);
  if (done && g_chmod (path, 0600) != 0)
    g_debug ("The rights of the copy could not be set");
  done = done && mdg_file_sync (path, error) && verify_copy (store, path, cancellable, error);
  if (!done)
    mdg_backup_remove_file (path);
  mdg_store_set_cancellable (store, NULL);

  return done;
}

gboolean
mdg_backup_create_file (const char *register_path,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (MdgStore) store = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strconcat (".", base, ".tmp", NULL);
  g_autofree char *temporary = g_build_filename (folder, name, NULL);

  g_return_val_if_fail (register_path != NULL && path != NULL, FALSE);

  store = mdg_store_open (register_path, MDG_STORE_READ_OLDER, error);
  if (store == NULL || !mdg_backup_write_copy (store, temporary, cancellable, error))
    return FALSE;
  if (mdg_file_move (temporary, path, error))
    return TRUE;

  mdg_backup_remove_file (temporary);

  return FALSE;
}
