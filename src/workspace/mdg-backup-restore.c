#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-backup-private.h"
#include "mdg-error.h"
#include "mdg-file.h"
#include "mdg-lock.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static char *
dup_aside (const char *register_path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *folder = g_path_get_dirname (register_path);
  g_autofree char *stem = mdg_backup_dup_stem (register_path);

  for (int i = 0;; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup_printf ("%s-replaced-%s.madoguchi", stem, stamp) : g_strdup_printf ("%s-replaced-%s-%d.madoguchi", stem, stamp, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static gboolean
move_beside (const char *register_path,
             const char *aside,
             const char *ending,
             GError **error)
{
  g_autofree char *from = g_strconcat (register_path, ending, NULL);
  g_autofree char *to = g_strconcat (aside, ending, NULL);

  return !g_file_test (from, G_FILE_TEST_EXISTS) || mdg_file_move (from, to, error);
}

/* The log of the old file must be gone before the new one takes its name, or it would be played into that. A
   register that opens takes its log in when it closes; a damaged one is put aside together with it. */
static gboolean
detach_log (const char *register_path,
            const char *aside,
            GError **error)
{
  g_autoptr (MdgStore) store = mdg_store_open (register_path, MDG_STORE_READ_WRITE, NULL);

  g_clear_object (&store);

  return move_beside (register_path, aside, "-wal", error) && move_beside (register_path, aside, "-journal", error) && move_beside (register_path, aside, "-shm", error);
}

/* A second name for the old file, so that there is a register under its own name at every moment; where the file
   system has no second names it is renamed. */
static gboolean
keep_aside (const char *register_path,
            const char *aside,
            GError **error)
{
  if (!detach_log (register_path, aside, error))
    return FALSE;

  return mdg_file_get_ops ()->link (register_path, aside) == 0 || mdg_file_move (register_path, aside, error);
}

/* A copy is in rollback mode; opening it for writing sets the log again. */
static gboolean
prepare (const char *backup_path,
         const char *fresh,
         GError **error)
{
  g_autoptr (MdgStore) copy = mdg_backup_open_checked (backup_path, NULL, error);
  g_autoptr (MdgStore) store = NULL;

  if (copy == NULL || !mdg_backup_write_copy (copy, fresh, NULL, error))
    return FALSE;

  store = mdg_store_open (fresh, MDG_STORE_READ_WRITE, error);
  if (store == NULL)
    {
      mdg_backup_remove_file (fresh);
      return FALSE;
    }
  g_clear_object (&store);

  return mdg_file_sync (fresh, error);
}

static gboolean
swap (const char *fresh,
      const char *register_path,
      char **kept_aside,
      GError **error)
{
  g_autofree char *aside = NULL;

  if (g_file_test (register_path, G_FILE_TEST_EXISTS))
    {
      aside = dup_aside (register_path);
      if (!keep_aside (register_path, aside, error))
        return FALSE;
    }
  if (!mdg_file_move (fresh, register_path, error))
    return FALSE;
  if (kept_aside != NULL)
    *kept_aside = g_steal_pointer (&aside);

  return TRUE;
}

gboolean
mdg_backup_restore (const char *backup_path,
                    const char *register_path,
                    gboolean replace,
                    char **kept_aside,
                    GError **error)
{
  g_autoptr (MdgLock) lock = NULL;
  g_autofree char *fresh = g_strconcat (register_path, ".new", NULL);

  g_return_val_if_fail (backup_path != NULL && register_path != NULL, FALSE);

  if (kept_aside != NULL)
    *kept_aside = NULL;
  if (g_file_test (register_path, G_FILE_TEST_EXISTS) && !replace)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("There is already a register of that name. It was left as it is; choose another name, or ask for it to be replaced (the old one is then kept beside it)."));
      return FALSE;
    }

  if (!mdg_lock_check_file_system (register_path, error))
    return FALSE;
  lock = mdg_lock_take (register_path, g_get_user_name (), 0, error);
  if (lock == NULL || !prepare (backup_path, fresh, error))
    return FALSE;
  if (swap (fresh, register_path, kept_aside, error))
    return TRUE;

  mdg_backup_remove_file (fresh);

  return FALSE;
}
