#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-backup.h"

#include "mdg-backup-private.h"
#include "mdg-backup-query.h"
#include "mdg-error.h"
#include "mdg-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_LOST_NUMBERS 20
#define STAMP_LENGTH 15 /* 20260512-140533 */

void
mdg_backup_free (MdgBackup *backup)
{
  g_free (backup->path);
  g_free (backup);
}

void
mdg_backup_content_free (MdgBackupContent *content)
{
  g_free (content->newest_number);
  g_free (content->newest_received_at);
  g_ptr_array_unref (content->lost_numbers);
  g_free (content);
}

char *
mdg_backup_dup_stem (const char *register_path)
{
  char *base = g_path_get_basename (register_path);

  if (g_str_has_suffix (base, ".madoguchi"))
    base[strlen (base) - strlen (".madoguchi")] = '\0';

  return base;
}

char *
mdg_backup_dup_default_folder (const char *register_path)
{
  g_autofree char *folder = g_path_get_dirname (register_path);
  g_autofree char *stem = mdg_backup_dup_stem (register_path);
  g_autofree char *name = g_strconcat (stem, "-backups", NULL);

  return g_build_filename (folder, name, NULL);
}

static char *
dup_folder (const char *register_path,
            const char *folder)
{
  return folder != NULL ? g_strdup (folder) : mdg_backup_dup_default_folder (register_path);
}

/* 0 when the name is not one of ours. */
static gint64
parse_time (const char *name,
            const char *stem)
{
  gsize length = strlen (stem);
  g_autoptr (GDateTime) time = NULL;
  int n[6];

  if (strncmp (name, stem, length) != 0 || name[length] != '-' || strlen (name) != length + 1 + STAMP_LENGTH + strlen (MDG_BACKUP_ENDING) || !g_str_has_suffix (name, MDG_BACKUP_ENDING))
    return 0;
  if (sscanf (name + length + 1, "%4d%2d%2d-%2d%2d%2d", &n[0], &n[1], &n[2], &n[3], &n[4], &n[5]) != 6)
    return 0;

  time = g_date_time_new_local (n[0], n[1], n[2], n[3], n[4], n[5]);

  return time != NULL ? g_date_time_to_unix (time) * 1000 : 0;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const MdgBackup *x = *(MdgBackup *const *) a;
  const MdgBackup *y = *(MdgBackup *const *) b;

  return x->at != y->at ? (x->at > y->at ? -1 : 1) : -strcmp (x->path, y->path);
}

static GPtrArray *
list_copies (const char *place,
             const char *stem)
{
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_backup_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gint64 at = parse_time (name, stem);
      g_autofree char *path = g_build_filename (place, name, NULL);
      MdgBackup *backup;
      GStatBuf st;

      if (at == 0 || g_stat (path, &st) != 0 || !S_ISREG (st.st_mode))
        continue;

      backup = g_new0 (MdgBackup, 1);
      backup->path = g_steal_pointer (&path);
      backup->at = at;
      backup->size = st.st_size;
      g_ptr_array_add (backups, backup);
    }

  g_ptr_array_sort (backups, compare_newest_first);

  return backups;
}

GPtrArray *
mdg_backup_list (const char *register_path,
                 const char *folder)
{
  g_autofree char *place = dup_folder (register_path, folder);
  g_autofree char *stem = mdg_backup_dup_stem (register_path);

  return list_copies (place, stem);
}

MdgBackupContent *
mdg_backup_inspect (const char *backup_path,
                    const char *register_path,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (MdgStore) copy = mdg_backup_open_checked (backup_path, cancellable, error);
  g_autoptr (MdgStore) now = NULL;
  g_auto (MdgBackupSummary) summary = { 0 };
  g_auto (MdgBackupSummary) current = { 0 };
  g_autoptr (MdgBackupContent) content = g_new0 (MdgBackupContent, 1);

  content->lost_numbers = g_ptr_array_new_with_free_func (g_free);
  content->n_lost = -1;
  if (copy == NULL || !mdg_backup_query_summary (copy, &summary, error))
    return NULL;

  content->n_consultations = summary.n_consultations;
  content->n_cases = summary.n_cases;
  content->newest_number = g_strdup (summary.newest_number);
  content->newest_received_at = g_strdup (summary.newest_received_at);

  now = register_path != NULL ? mdg_store_open (register_path, MDG_STORE_READ_OLDER, NULL) : NULL;
  if (now != NULL && mdg_backup_query_summary (now, &current, NULL))
    {
      content->is_same_register = mdg_uuid_equal (&summary.origin, &current.origin);
      content->n_lost = mdg_backup_query_lost (now, &summary, MAX_LOST_NUMBERS, content->lost_numbers, NULL);
    }

  return g_steal_pointer (&content);
}

MdgBackup *
mdg_backup_find_last_good (const char *register_path,
                           const char *folder,
                           GCancellable *cancellable)
{
  g_autoptr (GPtrArray) backups = mdg_backup_list (register_path, folder);

  for (guint i = 0; i < backups->len; i++)
    {
      MdgBackup *backup = backups->pdata[i];
      g_autoptr (MdgStore) store = mdg_backup_open_checked (backup->path, cancellable, NULL);

      if (store != NULL)
        return g_ptr_array_steal_index (backups, i);
    }

  return NULL;
}

/* The newest copy says whether anything was done since; only what is recorded counts, drafts alone do not. */
static gboolean
is_needed (MdgStore *store,
           GPtrArray *backups,
           gboolean *needed,
           GError **error)
{
  g_auto (MdgBackupSummary) now = { 0 };
  g_auto (MdgBackupSummary) then = { 0 };
  g_autoptr (MdgStore) newest = NULL;

  *needed = TRUE;
  if (!mdg_backup_query_summary (store, &now, error))
    return FALSE;
  if (backups->len == 0)
    return TRUE;

  newest = mdg_store_open (((MdgBackup *) backups->pdata[0])->path, MDG_STORE_READ_OLDER, NULL);
  if (newest != NULL && mdg_backup_query_summary (newest, &then, NULL))
    *needed = !mdg_uuid_equal (&now.last_change, &then.last_change) || now.last_audit_id != then.last_audit_id || now.n_drafts != then.n_drafts;

  return TRUE;
}

static void
rotate (GPtrArray *backups)
{
  g_autofree gint64 *times = g_new (gint64, backups->len);
  g_autofree gboolean *keep = g_new (gboolean, backups->len);

  for (guint i = 0; i < backups->len; i++)
    times[i] = ((MdgBackup *) backups->pdata[i])->at;
  mdg_backup_choose (times, backups->len, keep);
  for (guint i = 0; i < backups->len; i++)
    if (!keep[i])
      mdg_file_get_ops ()->unlink (((MdgBackup *) backups->pdata[i])->path);
}

/* What a kill in the middle of a copy left. */
/* The name of a file is one of a copy of stem that is not whole yet. */
static gboolean
is_remains (const char *name,
            const char *stem)
{
  return name[0] == '.' && g_str_has_prefix (name + 1, stem) && name[1 + strlen (stem)] == '-' && strstr (name, MDG_BACKUP_ENDING ".tmp") != NULL;
}

static void
remove_remains (const char *folder,
                const char *stem)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_remains (name, stem))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        mdg_file_get_ops ()->unlink (path);
      }
}

static gboolean
make_folder (const char *folder,
             GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The folder for backups “%s” cannot be made: %s. The register itself is safe. Choose another folder for backups."), folder, g_strerror (errno));
  return FALSE;
}

static char *
dup_fresh_path (const char *folder,
                const char *stem)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (int later = 0;; later++)
    {
      g_autoptr (GDateTime) time = g_date_time_add_seconds (now, later);
      g_autofree char *stamp = g_date_time_format (time, "%Y%m%d-%H%M%S");
      g_autofree char *name = g_strdup_printf ("%s-%s" MDG_BACKUP_ENDING, stem, stamp);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* Adds a copy to place, whose copies are before, unless nothing was done since the newest of them. */
static gboolean
add_copy (const char *register_path,
          const char *place,
          const char *stem,
          GPtrArray *before,
          GCancellable *cancellable,
          gboolean *needed,
          GError **error)
{
  g_autoptr (MdgStore) store = mdg_store_open (register_path, MDG_STORE_READ_OLDER, error);
  g_autofree char *path = NULL;

  if (store == NULL || !is_needed (store, before, needed, error))
    return FALSE;
  if (!*needed)
    return TRUE;
  g_clear_object (&store);

  if (!make_folder (place, error))
    return FALSE;
  remove_remains (place, stem);
  path = dup_fresh_path (place, stem);

  return mdg_backup_create_file (register_path, path, cancellable, error);
}

gboolean
mdg_backup_create (const char *register_path,
                   const char *folder,
                   MdgBackup **made,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *place = dup_folder (register_path, folder);
  g_autofree char *stem = mdg_backup_dup_stem (register_path);
  g_autoptr (GPtrArray) before = list_copies (place, stem);
  g_autoptr (GPtrArray) after = NULL;
  gboolean needed;

  if (made != NULL)
    *made = NULL;
  if (!add_copy (register_path, place, stem, before, cancellable, &needed, error))
    return FALSE;
  if (!needed)
    return TRUE;

  after = list_copies (place, stem);
  rotate (after);
  if (made != NULL && after->len > 0)
    *made = g_ptr_array_steal_index (after, 0);

  return TRUE;
}

static char *
dup_older_stem (const char *register_path)
{
  g_autofree char *stem = mdg_backup_dup_stem (register_path);

  return g_strconcat (stem, "-before-conversion", NULL);
}

gboolean
mdg_backup_keep_older (const char *register_path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (MdgStore) store = NULL;
  g_autofree char *place = mdg_backup_dup_default_folder (register_path);
  g_autofree char *stem = dup_older_stem (register_path);
  g_autoptr (GPtrArray) before = NULL;
  gboolean needed;

  if (!mdg_store_may_be_older (register_path))
    return TRUE;
  store = mdg_store_open (register_path, MDG_STORE_READ_OLDER, error);
  if (store == NULL)
    return FALSE;
  if (!mdg_store_is_older (store))
    return TRUE;
  g_clear_object (&store);

  before = list_copies (place, stem);
  if (add_copy (register_path, place, stem, before, cancellable, &needed, error))
    return TRUE;

  g_prefix_error (error, "%s ", _ ("This register was written by an older Madoguchi and has to be converted. The copy that is kept of it before could not be made, so it was left as it is."));

  return FALSE;
}

double
mdg_backup_get_kept_part (const char *register_path)
{
  g_autofree char *place = mdg_backup_dup_default_folder (register_path);
  g_autofree char *stem = dup_older_stem (register_path);
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  GStatBuf st;
  double whole = g_stat (register_path, &st) == 0 ? (double) st.st_size : 0;
  double written = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_remains (name, stem))
      {
        g_autofree char *path = g_build_filename (place, name, NULL);

        written += g_stat (path, &st) == 0 ? (double) st.st_size : 0;
      }

  return whole > 0 ? CLAMP (written / whole, 0, 1) : 0;
}
