/* Registers of earlier versions become registers of this one with all that they held, or stay as they are. */

#include "mdg-fault-vfs.h"
#include "mdg-old-register.h"
#include "mdg-test-register.h"

#include "mdg-backup.h"
#include "mdg-check.h"
#include "mdg-error.h"
#include "mdg-store-private.h"
#include "mdg-workspace.h"

#include <glib/gstdio.h>
#include <string.h>

/* What later versions will do: add, and build a table anew that others refer to. */
static const char *const later[] = {
  "CREATE TABLE later (id INTEGER PRIMARY KEY, consultation INTEGER NOT NULL REFERENCES consultation (id), \"value\" TEXT) STRICT;"
  "INSERT INTO later (consultation, \"value\") SELECT id, number FROM consultation;"
  "CREATE INDEX later_consultation ON later (consultation);"
  "ALTER TABLE consultation ADD COLUMN \"later\" TEXT;",

  "CREATE TABLE new_household (id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16), revision BLOB NOT NULL CHECK (length (revision) = 16),"
  " origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id), state INTEGER NOT NULL DEFAULT 0, label TEXT, address TEXT, phone TEXT, note TEXT, kana TEXT) STRICT;"
  "INSERT INTO new_household (id, uuid, revision, origin, state, label, address, phone, note) SELECT id, uuid, revision, origin, state, label, address, phone, note FROM household;"
  "DROP TABLE household;"
  "ALTER TABLE new_household RENAME TO household;",

  NULL
};

/* Every kill is tried, and a part of the others; the sanitizers, forty times slower, look at a part of all. */
#ifdef __SANITIZE_ADDRESS__
#define STEP(crash) 37
#else
#define STEP(crash) ((crash) == MDG_CRASH_KILL ? 1 : 7)
#endif

static const char *const failing[] = { "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);", NULL };
static const char *const dangling[] = { "DELETE FROM staff;", NULL };

/* The last schema that was given out. */
#define RELEASED 2

typedef struct
{
  char *folder;
  char *path;
  char *content;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = mdg_test_folder_new_in_memory ();
  self->path = g_build_filename (self->folder, "相談 台帳.madoguchi", NULL);
  mdg_old_register_unpack (1, self->path);
  self->content = mdg_old_register_dump (1, self->path);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_store_set_further_versions (NULL);
  mdg_test_folder_free (self->folder);
  g_free (self->path);
  g_free (self->content);
}

/* All that was there; opening for work adds the terms that have come since and marks the rare among the old ones. */
static void
assert_content (Fixture *self,
                const char *path)
{
  g_autofree char *content = mdg_old_register_dump (1, path);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  g_auto (GStrv) wanted = g_strsplit (self->content, "\n", -1);
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_term = FALSE;

  for (char **line = lines; *line != NULL; line++)
    g_hash_table_add (there, *line);
  for (char **line = wanted; *line != NULL; line++)
    {
      if (g_str_has_prefix (*line, "-- "))
        is_term = strstr (*line, "FROM \"term\"") != NULL;
      if (!is_term && !g_hash_table_contains (there, *line))
        g_error ("Lost by the migration: %s", *line);
    }
}

static int
read_version (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) store = mdg_store_open (path, MDG_STORE_READ_OLDER, &error);

  g_assert_no_error (error);

  return mdg_schema_read_version (store, NULL);
}

static void
assert_whole (MdgStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgCheckReport) report = mdg_check_register (store, MDG_CHECK_FULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->damages->len; i++)
    g_test_message ("%s", (char *) report->damages->pdata[i]);
  g_assert_cmpuint (report->damages->len, ==, 0);
}

/* What the office of version 1 had is there, by the queries of today. */
static void
assert_first_register (MdgStore *store)
{
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM consultation"), ==, 32);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM \"case\""), ==, 16);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM subject"), ==, 35);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM revision"), >=, 957);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM draft WHERE value LIKE '%途中まで%'"), ==, 1);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM preference WHERE key = 'columns'"), ==, 1);
}

/* Every released version left a register; the newest one may not be released yet. */
static void
test_released (Fixture *self,
               gconstpointer data)
{
  for (int version = 1; version <= mdg_schema_get_version (); version++)
    {
      g_autofree char *name = g_strdup_printf ("%04d.madoguchi.gz", version);
      g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "data", "schema", name, NULL);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (MdgStore) store = NULL;
      g_autoptr (GError) error = NULL;

      /* What was not released yet has left no register. */
      if (version > RELEASED && !g_file_test (packed, G_FILE_TEST_EXISTS))
        continue;

      mdg_old_register_unpack (version, path);
      before = mdg_old_register_dump (version, path);
      g_assert_cmpint (read_version (path), ==, version);
      store = mdg_store_open (path, MDG_STORE_READ_WRITE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (mdg_schema_read_version (store, NULL), ==, mdg_schema_get_version ());
      assert_whole (store);
      if (version == 1)
        assert_first_register (store);
      g_assert_finalize_object (g_steal_pointer (&store));
      after = mdg_old_register_dump (version, path);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_later (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgStore) store = NULL;
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "独居");
  g_autoptr (GError) error = NULL;
  int newest = mdg_schema_get_version ();

  mdg_store_set_further_versions (later);
  g_assert_cmpint (mdg_schema_get_version (), ==, newest + 2);
  g_assert_cmpint (read_version (self->path), ==, 1);

  store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mdg_schema_read_version (store, NULL), ==, newest + 2);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM later"), ==, 32);
  g_assert_cmpint (mdg_test_query (store, "PRAGMA foreign_keys"), ==, 1);
  assert_first_register (store);
  assert_whole (store);
  g_clear_object (&store);
  assert_content (self, self->path);

  store = mdg_store_open (self->path, MDG_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_test_save (store, record, NULL);
  g_clear_object (&store);

  mdg_test_alter (self->path, "DROP INDEX later_consultation");
  g_assert_null (mdg_store_open (self->path, MDG_STORE_READ_ONLY, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

/* An older register is held against its own version. */
static void
test_altered_older (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  mdg_store_set_further_versions (later);
  mdg_test_alter (self->path, "CREATE TABLE more (x)");
  before = mdg_test_read (self->path);
  for (MdgStoreMode mode = MDG_STORE_READ_WRITE; mode <= MDG_STORE_READ_OLDER; mode++)
    {
      g_assert_null (mdg_store_open (self->path, mode, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
      g_clear_error (&error);
    }
  after = mdg_test_read (self->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* The comparison sees what a careless version would do. */
static void
test_control (Fixture *self,
              gconstpointer data)
{
  static const char *const careless[] = { "UPDATE consultation SET \"text\" = trim (\"text\") || ' ' WHERE id = 5;", NULL };
  g_autofree char *content = NULL;
  g_autoptr (MdgStore) store = NULL;

  mdg_store_set_further_versions (careless);
  store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, NULL);
  g_assert_nonnull (store);
  g_clear_object (&store);
  content = mdg_old_register_dump (1, self->path);
  g_assert_cmpstr (content, !=, self->content);
}

static GPtrArray *
list_kept (Fixture *self)
{
  g_autofree char *backups = mdg_backup_dup_default_folder (self->path);
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_assert_true (g_str_has_prefix (name, "相談 台帳-before-conversion-"));
      g_ptr_array_add (kept, g_build_filename (backups, name, NULL));
    }

  return kept;
}

static void
test_copy_first (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) listed = NULL;

  mdg_store_set_further_versions (later);
  for (int i = 0; i < 2; i++)
    {
      MdgWorkspace *workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error);

      g_assert_no_error (error);
      g_assert_finalize_object (workspace);
    }

  kept = list_kept (self);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpint (read_version (kept->pdata[0]), ==, 1);
  assert_content (self, kept->pdata[0]);
  g_assert_cmpint (read_version (self->path), ==, mdg_schema_get_version ());
  assert_content (self, self->path);

  listed = mdg_backup_list (self->path, NULL);
  g_assert_cmpuint (listed->len, ==, 0); /* rotation lets go only of those */
}

static void
test_newest_needs_no_copy (Fixture *self,
                           gconstpointer data)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (MdgStore) store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, NULL);
  g_autoptr (MdgWorkspace) workspace = NULL;

  g_clear_object (&store);
  workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, NULL);
  g_assert_nonnull (workspace);
  kept = list_kept (self);
  g_assert_cmpuint (kept->len, ==, 0);
}

static void
refuse_workspace (Fixture *self,
                  MdgStoreMode mode,
                  int code,
                  int version)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mdg_workspace_open (self->path, mode, &error));
  g_assert_error (error, MDG_ERROR, code);
  g_assert_cmpint (read_version (self->path), ==, version);
  assert_content (self, self->path);
}

/* Each version is a transaction of its own: what was reached before the failing one stays. */
static void
test_failing (Fixture *self,
              gconstpointer data)
{
  g_autoptr (GPtrArray) kept = NULL;
  int released = mdg_schema_get_version ();

  mdg_store_set_further_versions (failing);
  refuse_workspace (self, MDG_STORE_READ_WRITE, MDG_ERROR_FAILED, released);
  refuse_workspace (self, MDG_STORE_READ_WRITE, MDG_ERROR_FAILED, released);
  mdg_store_set_further_versions (dangling);
  refuse_workspace (self, MDG_STORE_READ_WRITE, MDG_ERROR_DAMAGED, released);

  kept = list_kept (self);
  g_assert_cmpuint (kept->len, ==, 1);
}

static void
test_no_copy_no_conversion (Fixture *self,
                            gconstpointer data)
{
  g_autofree char *backups = mdg_backup_dup_default_folder (self->path);

  mdg_store_set_further_versions (later);
  mdg_test_write (backups, "no folder", 9);
  refuse_workspace (self, MDG_STORE_READ_WRITE, MDG_ERROR_FAILED, 1);
}

static void
test_read_only (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GBytes) before = mdg_test_read (self->path);
  g_autoptr (GBytes) after = NULL;

  mdg_store_set_further_versions (later);
  refuse_workspace (self, MDG_STORE_READ_ONLY, MDG_ERROR_FAILED, 1);
  after = mdg_test_read (self->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
refuse_newer (const char *path)
{
  g_autoptr (GBytes) before = mdg_test_read (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  for (MdgStoreMode mode = MDG_STORE_READ_WRITE; mode <= MDG_STORE_READ_OLDER; mode++)
    {
      g_assert_null (mdg_store_open (path, mode, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_TOO_NEW);
      g_clear_error (&error);
    }
  after = mdg_test_read (path);
  g_assert_true (g_bytes_equal (before, after));
}

/* A newer program wrote it; the second time its work stands in the log only. */
static void
test_newer (Fixture *self,
            gconstpointer data)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *copy = g_build_filename (self->folder, "copy.madoguchi", NULL);
  g_autofree char *copy_log = g_strconcat (copy, "-wal", NULL);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", mdg_schema_get_version () + 1);
  MdgStore *store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, NULL);

  g_assert_true (mdg_store_execute (store, stamp, NULL));
  mdg_test_copy (self->path, copy);
  mdg_test_copy (log, copy_log);
  g_assert_finalize_object (store);

  refuse_newer (self->path);
  refuse_newer (copy);
}

/* Copies of earlier versions can be made, looked into and put back, whatever the program's version. */
static void
test_older_backup (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (MdgBackup) backup = NULL;
  g_autoptr (MdgBackupContent) content = NULL;
  g_autoptr (GError) error = NULL;

  mdg_store_set_further_versions (later);
  g_assert_true (mdg_backup_create (self->path, NULL, &backup, NULL, &error));
  g_assert_cmpint (read_version (backup->path), ==, 1);
  assert_content (self, backup->path);
  content = mdg_backup_inspect (backup->path, self->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (content->is_same_register);
  g_assert_cmpint (content->n_lost, ==, 0);

  g_assert_true (mdg_backup_restore (backup->path, self->path, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_version (self->path), ==, mdg_schema_get_version ());
  assert_content (self, self->path);
}

/* After a crash at operation n: one of the versions, with all that was there, and it can be opened as the newest. */
static void
survive (Fixture *self,
         guint n,
         MdgCrash crash)
{
  g_autofree char *folder = mdg_test_folder_new_in_memory ();
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (MdgStore) store = NULL;
  g_autoptr (GError) error = NULL;
  int version;

  mdg_fault_make (folder, n, crash, n * 7 + 1);
  version = read_version (path);
  g_assert_cmpint (version, >=, 1);
  if (mdg_fault_count_acknowledged (n) > 0)
    g_assert_cmpint (version, ==, mdg_schema_get_version ());
  assert_content (self, path);

  store = mdg_store_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM later"), ==, 32);
  if (n % 8 == 0)
    assert_whole (store);
  g_clear_object (&store);
  assert_content (self, path);
  mdg_test_folder_free (g_steal_pointer (&folder));
}

static void
test_crash (Fixture *self,
            gconstpointer data)
{
  MdgCrash crash = (MdgCrash) GPOINTER_TO_INT (data);
  MdgStore *store;
  guint step = g_getenv ("MDG_LONG_TESTS") != NULL ? 1 : STEP (crash);

  mdg_store_set_further_versions (later);
  mdg_fault_begin (self->folder);
  store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, NULL);
  g_assert_nonnull (store);
  mdg_fault_acknowledge ();
  g_assert_finalize_object (store);
  mdg_fault_end ();

  g_assert_cmpuint (mdg_fault_count (), >, 40);
  for (guint n = 0; n <= mdg_fault_count (); n += step)
    if (crash != MDG_CRASH_KILL_TORN || mdg_fault_is_write (n))
      survive (self, n, crash);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  static const char *const crashes[MDG_N_CRASHES] = { "kill", "kill-torn", "power", "power-random" };

  g_test_init (&argc, &argv, NULL);

  ADD ("/migration/released", test_released);
  ADD ("/migration/later", test_later);
  ADD ("/migration/altered-older", test_altered_older);
  ADD ("/migration/control", test_control);
  ADD ("/migration/copy-first", test_copy_first);
  ADD ("/migration/newest-needs-no-copy", test_newest_needs_no_copy);
  ADD ("/migration/failing", test_failing);
  ADD ("/migration/no-copy-no-conversion", test_no_copy_no_conversion);
  ADD ("/migration/read-only", test_read_only);
  ADD ("/migration/newer", test_newer);
  ADD ("/migration/older-backup", test_older_backup);
  for (int crash = 0; crash < MDG_N_CRASHES; crash++)
    {
      g_autofree char *path = g_strconcat ("/migration/crash/", crashes[crash], NULL);

      g_test_add (path, Fixture, GINT_TO_POINTER (crash), set_up, test_crash, tear_down);
    }

  return g_test_run ();
}
