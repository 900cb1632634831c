#include "mdg-test-register.h"

#include "mdg-draft-table.h"
#include "mdg-error.h"
#include "mdg-preference-table.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = mdg_test_folder_new ();
  self->path = g_build_filename (self->folder, "相談 台帳.madoguchi", NULL);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_store_set_vfs (NULL);
  mdg_test_folder_free (self->folder);
  g_free (self->path);
}

static void
make_register (Fixture *self)
{
  MdgStore *store = mdg_test_register_new (self->path);

  g_assert_finalize_object (store);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_create (Fixture *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) store = mdg_test_register_new (self->path);
  guint8 header[100];
  GStatBuf st;
  FILE *file;

  g_assert_cmpint (g_stat (self->path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 07777, ==, 0600);
  g_assert_cmpint (mdg_test_query (store, "PRAGMA user_version"), >=, 1);
  g_assert_cmpint (mdg_test_query (store, "PRAGMA application_id"), ==, MDG_STORE_APPLICATION_ID);
  g_assert_cmpint (mdg_test_query (store, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (mdg_test_query (store, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM centre"), ==, 1);
  g_clear_object (&store);

  file = fopen (self->path, "rb");
  g_assert_cmpuint (fread (header, 1, sizeof header, file), ==, sizeof header);
  fclose (file);
  g_assert_cmpint (header[20], ==, MDG_STORE_PAGE_RESERVE);
  g_assert_cmpint (header[18], ==, 2); /* WAL */
  g_assert_cmpuint (count_files (self), ==, 1);

  store = mdg_store_create (self->path, &error);
  g_assert_null (store);
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
}

static gboolean
fail_to_fill (MdgStore *store,
              gpointer data,
              GError **error)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_FAILED, "no");
  return FALSE;
}

static void
test_create_leaves_nothing (Fixture *self,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (self->folder, "no", "such.madoguchi", NULL);

  g_assert_null (mdg_store_create_filled (self->path, fail_to_fill, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
  g_assert_cmpuint (count_files (self), ==, 0);
  g_clear_error (&error);

  g_assert_null (mdg_store_create (nowhere, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
}

static void
refuse (const char *path,
        MdgStoreMode mode,
        int code)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MdgStore) store = mdg_store_open (path, mode, &error);

  g_assert_null (store);
  g_assert_error (error, MDG_ERROR, code);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

/* Refused both ways, and not a byte of it is other than before. */
static void
refuse_unchanged (const char *path,
                  int code)
{
  g_autoptr (GBytes) before = mdg_test_read (path);
  g_autoptr (GBytes) after = NULL;

  refuse (path, MDG_STORE_READ_WRITE, code);
  refuse (path, MDG_STORE_READ_ONLY, code);
  after = mdg_test_read (path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_no_register (Fixture *self,
                  gconstpointer data)
{
  refuse (self->path, MDG_STORE_READ_WRITE, MDG_ERROR_NOT_FOUND);
  refuse (self->path, MDG_STORE_READ_ONLY, MDG_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (self), ==, 0);

  mdg_test_write (self->path, "", 0);
  refuse_unchanged (self->path, MDG_ERROR_INVALID);
  mdg_test_write (self->path, "hello", 5);
  refuse_unchanged (self->path, MDG_ERROR_INVALID);
  {
    g_autofree char *text = g_strnfill (5000, 'x');

    mdg_test_write (self->path, text, 5000);
    refuse_unchanged (self->path, MDG_ERROR_INVALID);
  }
  refuse (self->folder, MDG_STORE_READ_WRITE, MDG_ERROR_INVALID);
  refuse ("/dev/zero", MDG_STORE_READ_ONLY, MDG_ERROR_INVALID);
}

static void
test_special_files (Fixture *self,
                    gconstpointer data)
{
  g_autofree char *loop = g_build_filename (self->folder, "loop", NULL);
  g_autofree char *link_path = g_build_filename (self->folder, "link.madoguchi", NULL);
  g_autoptr (MdgStore) store = NULL;

  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  refuse (self->path, MDG_STORE_READ_WRITE, MDG_ERROR_INVALID);
  refuse (self->path, MDG_STORE_READ_ONLY, MDG_ERROR_INVALID);
  g_unlink (self->path);

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  refuse (loop, MDG_STORE_READ_WRITE, MDG_ERROR_FAILED);

  make_register (self);
  g_assert_cmpint (symlink (self->path, link_path), ==, 0);
  store = mdg_store_open (link_path, MDG_STORE_READ_WRITE, NULL);
  g_assert_nonnull (store);
}

typedef struct
{
  const char *name;
  const char *sql;
  int code;
} Hostile;

static const Hostile hostile[] = {
  { "trigger", "CREATE TRIGGER t AFTER INSERT ON consultation BEGIN DELETE FROM consultation; END", MDG_ERROR_INVALID },
  { "view", "CREATE VIEW v AS SELECT * FROM consultation", MDG_ERROR_INVALID },
  { "table", "CREATE TABLE more (x)", MDG_ERROR_INVALID },
  { "index", "CREATE INDEX more ON consultation (text)", MDG_ERROR_INVALID },
  { "index-gone", "DROP INDEX consultation_received", MDG_ERROR_INVALID },
  { "column", "ALTER TABLE consultation ADD COLUMN more TEXT", MDG_ERROR_INVALID },
  { "table-gone", "DROP TABLE share_sheet", MDG_ERROR_INVALID },
  { "virtual-table", "CREATE VIRTUAL TABLE more USING fts5 (x)", MDG_ERROR_INVALID },
  { "default", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'at INTEGER NOT NULL', 'at INTEGER NOT NULL DEFAULT (abs (-1))') WHERE name = 'change'; PRAGMA writable_schema = OFF", MDG_ERROR_INVALID },
  { "newer", "PRAGMA user_version = 2147483647", MDG_ERROR_TOO_NEW },
  { "older-than-any", "PRAGMA user_version = 0", MDG_ERROR_INVALID },
  { "negative", "PRAGMA user_version = -5", MDG_ERROR_TOO_NEW },
  { "foreign", "PRAGMA application_id = 1", MDG_ERROR_INVALID },
};

static void
test_hostile (Fixture *self,
              gconstpointer data)
{
  const Hostile *one = data;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);

  make_register (self);
  mdg_test_alter (self->path, one->sql);
  refuse_unchanged (self->path, one->code);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

/* The alteration stands in the log only, as after a crash of the program that made it. */
static void
test_hostile_log (Fixture *self,
                  gconstpointer data)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *copy = g_build_filename (self->folder, "copy.madoguchi", NULL);
  g_autofree char *copy_log = g_strconcat (copy, "-wal", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  sqlite3 *handle = NULL;

  make_register (self);
  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TRIGGER t AFTER INSERT ON consultation BEGIN DELETE FROM consultation; END", NULL, NULL, NULL), ==, SQLITE_OK);
  mdg_test_copy (self->path, copy);
  mdg_test_copy (log, copy_log);
  sqlite3_close (handle);

  before = mdg_test_read (copy_log);
  refuse_unchanged (copy, MDG_ERROR_INVALID);
  after = mdg_test_read (copy_log);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_garbage_log (Fixture *self,
                  gconstpointer data)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *garbage = g_strnfill (40000, 'z');
  g_autoptr (MdgStore) store = NULL;

  make_register (self);
  mdg_test_write (log, garbage, 40000);
  store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, NULL);
  g_assert_nonnull (store);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM centre"), ==, 1);
}

static void
test_truncated (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  gsize size;
  const guint8 *bytes;

  make_register (self);
  whole = mdg_test_read (self->path);
  bytes = g_bytes_get_data (whole, &size);

  mdg_test_write (self->path, bytes, 99);
  refuse_unchanged (self->path, MDG_ERROR_INVALID);
  mdg_test_write (self->path, bytes, 100);
  refuse (self->path, MDG_STORE_READ_WRITE, MDG_ERROR_DAMAGED);
  mdg_test_write (self->path, bytes, 4096);
  refuse (self->path, MDG_STORE_READ_WRITE, MDG_ERROR_DAMAGED);
  mdg_test_write (self->path, bytes, size / 2);
  refuse_unchanged (self->path, MDG_ERROR_DAMAGED);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (mdg_store_open (self->path, MDG_STORE_READ_ONLY, &error));
    g_assert_nonnull (strstr (error->message, "cut off"));
    g_assert_null (strstr (error->message, "(11)"));
  }
}

/* What others than root may not write. The test may run as root, so a child gives that up. */
static gboolean
open_as_nobody (const char *path,
                MdgStoreMode mode)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      MdgStore *store;

      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (3);
      store = mdg_store_open (path, mode, NULL);
      _exit (store == NULL ? 2 : (mdg_test_query (store, "SELECT count (*) FROM consultation") == 1 ? 0 : 1));
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), !=, 3);

  return WEXITSTATUS (status) == 0;
}

static void
test_read_only_folder (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (MdgStore) store = mdg_test_register_new (self->path);
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "独居");
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);

  mdg_test_save (store, record, NULL);
  g_clear_object (&store);
  g_chmod (self->path, 0444);
  g_chmod (self->folder, 0555);

  g_assert_true (open_as_nobody (self->path, MDG_STORE_READ_ONLY));
  g_assert_false (open_as_nobody (self->path, MDG_STORE_READ_WRITE));

  g_chmod (self->folder, 0755);
  mdg_test_write (log, "something", 9);
  g_chmod (log, 0444);
  g_chmod (self->folder, 0555);
  g_assert_false (open_as_nobody (self->path, MDG_STORE_READ_ONLY));
  g_chmod (self->folder, 0755);
}

static void
test_read_only (Fixture *self,
                gconstpointer data)
{
  g_autoptr (MdgStore) writer = mdg_test_register_new (self->path);
  g_autoptr (MdgStore) reader = mdg_store_open (self->path, MDG_STORE_READ_ONLY, NULL);
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "独居");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (reader);
  mdg_test_save (writer, record, NULL);
  g_assert_cmpint (mdg_test_query (reader, "SELECT count (*) FROM consultation"), ==, 1);
  g_assert_false (mdg_store_execute (reader, "DELETE FROM consultation", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
}

/* Neither a record nor what is being typed goes into a file that is not the register any more. */
static void
refuse_to_write (MdgStore *store,
                 MdgRecord *record,
                 MdgDraft *draft)
{
  g_autoptr (GError) error = NULL;

  mdg_test_fail_to_save (store, record, MDG_ERROR_FAILED);
  g_assert_false (mdg_draft_table_save (store, draft, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no longer in its place"));
}

static void
test_taken_away (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (MdgStore) store = mdg_test_register_new (self->path);
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "独居");
  g_autofree char *elsewhere = g_build_filename (self->folder, "elsewhere", NULL);
  MdgDraft draft = { .form = (char *) "intake", .value = (char *) "{}" };

  mdg_uuid_generate (&draft.uuid);
  g_assert_cmpint (g_rename (self->path, elsewhere), ==, 0);
  refuse_to_write (store, record, &draft);
  mdg_test_copy (elsewhere, self->path);
  refuse_to_write (store, record, &draft);
  g_unlink (self->path);
  refuse_to_write (store, record, &draft);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM consultation"), ==, 0);

  g_assert_cmpint (g_rename (elsewhere, self->path), ==, 0);
  mdg_test_save (store, record, NULL);
  g_assert_true (mdg_draft_table_save (store, &draft, NULL));
  g_clear_object (&store);
  store = mdg_store_open (self->path, MDG_STORE_READ_ONLY, NULL);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM consultation"), ==, 1);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM draft"), ==, 1);
}

static void
test_drafts (Fixture *self,
             gconstpointer data)
{
  g_autoptr (MdgStore) store = mdg_test_register_new (self->path);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  MdgDraft first = { .form = (char *) "intake", .title = (char *) "電話", .value = (char *) "{}", .begun_at = 5, .changed_at = 5 };
  MdgDraft second = { .form = (char *) "contact", .staff = (char *) "佐藤", .value = (char *) "{\"text\":\"途中\"}", .begun_at = 6, .changed_at = 6 };

  mdg_uuid_generate (&first.uuid);
  mdg_uuid_generate (&second.uuid);
  g_assert_true (mdg_draft_table_save (store, &first, &error));
  g_assert_true (mdg_draft_table_save (store, &second, &error));
  first.changed_at = 7;
  first.value = (char *) "{\"text\":\"続き\"}";
  g_assert_true (mdg_draft_table_save (store, &first, &error));
  g_clear_object (&store);

  store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  drafts = mdg_draft_table_list (store, &error);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (((MdgDraft *) drafts->pdata[0])->value, ==, first.value);
  g_assert_cmpint (((MdgDraft *) drafts->pdata[0])->begun_at, ==, 5);
  g_assert_cmpstr (((MdgDraft *) drafts->pdata[1])->staff, ==, "佐藤");
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM consultation"), ==, 0);

  g_assert_true (mdg_draft_table_delete (store, &first.uuid, &error));
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM draft"), ==, 1);
}

static void
test_info_and_preferences (Fixture *self,
                           gconstpointer data)
{
  g_autoptr (MdgStore) store = mdg_test_register_new (":memory:");
  g_autofree char *value = NULL;
  g_autofree char *info = NULL;

  g_assert_null (mdg_preference_table_dup (store, "columns"));
  g_assert_true (mdg_preference_table_set (store, "columns", "a", NULL));
  g_assert_true (mdg_preference_table_set (store, "columns", "b", NULL));
  value = mdg_preference_table_dup (store, "columns");
  g_assert_cmpstr (value, ==, "b");
  g_assert_true (mdg_store_set_info (store, "k", "v", NULL));
  info = mdg_store_dup_info (store, "k");
  g_assert_cmpstr (info, ==, "v");
}

static void
test_cancellable (Fixture *self,
                  gconstpointer data)
{
  static const char sql[] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) SELECT count (*) FROM n";
  g_autoptr (MdgStore) store = mdg_test_register_new (":memory:");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  mdg_store_set_cancellable (store, cancellable);
  g_assert_cmpint (mdg_statement_step (stmt, &error), ==, MDG_STEP_ERROR);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  mdg_store_set_cancellable (store, NULL);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/create", test_create);
  ADD ("/store/create-leaves-nothing", test_create_leaves_nothing);
  ADD ("/store/no-register", test_no_register);
  ADD ("/store/special-files", test_special_files);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strconcat ("/store/hostile/", hostile[i].name, NULL);

      g_test_add (path, Fixture, &hostile[i], set_up, test_hostile, tear_down);
    }
  ADD ("/store/hostile/log", test_hostile_log);
  ADD ("/store/garbage-log", test_garbage_log);
  ADD ("/store/truncated", test_truncated);
  ADD ("/store/read-only-folder", test_read_only_folder);
  ADD ("/store/read-only", test_read_only);
  ADD ("/store/taken-away", test_taken_away);
  ADD ("/store/drafts", test_drafts);
  ADD ("/store/info-and-preferences", test_info_and_preferences);
  ADD ("/store/cancellable", test_cancellable);

  return g_test_run ();
}
