#include "mdg-test-register.h"

#include "mdg-backup-schedule.h"
#include "mdg-backup.h"
#include "mdg-case.h"
#include "mdg-check.h"
#include "mdg-error.h"
#include "mdg-lock.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
  char *backups;
  MdgStore *store;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = mdg_test_folder_new ();
  self->path = g_build_filename (self->folder, "相談 台帳.madoguchi", NULL);
  self->backups = mdg_backup_dup_default_folder (self->path);
  self->store = mdg_test_register_new (self->path);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_clear_object (&self->store);
  mdg_test_folder_free (self->folder);
  g_free (self->path);
  g_free (self->backups);
}

static void
log_one (Fixture *self,
         const char *text)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", text);

  mdg_test_save (self->store, record, NULL);
}

static MdgBackup *
make (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MdgBackup *made;

  mdg_backup_create (self->path, NULL, &made, NULL, &error);
  g_assert_no_error (error);

  return made;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_create (Fixture *self,
             gconstpointer data)
{
  g_autoptr (MdgBackup) first = NULL;
  g_autoptr (MdgBackup) none = NULL;
  g_autoptr (MdgBackup) second = NULL;
  g_autoptr (GPtrArray) list = NULL;
  GStatBuf st;

  log_one (self, "一");
  first = make (self);
  g_assert_nonnull (first);
  g_assert_cmpint (g_stat (self->backups, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 07777, ==, 0700);
  g_assert_cmpint (g_stat (first->path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 07777, ==, 0600);

  none = make (self);
  g_assert_null (none);
  log_one (self, "二");
  second = make (self);
  g_assert_nonnull (second);

  list = mdg_backup_list (self->path, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (count_files (self->backups), ==, 2);
  g_assert_cmpstr (((MdgBackup *) list->pdata[0])->path, ==, second->path);
  g_assert_cmpint (first->size, >, 4096);
}

static void
test_inspect (Fixture *self,
              gconstpointer data)
{
  g_autoptr (MdgBackup) backup = NULL;
  g_autoptr (MdgBackupContent) content = NULL;
  g_autoptr (MdgBackupContent) alone = NULL;
  g_autoptr (MdgRecord) a_case = mdg_test_record (MDG_KIND_CASE, MDG_CASE_OPENED_ON, "2026-05-12");
  g_autoptr (MdgRecord) edited = mdg_test_consultation ("2026-05-13T09:00", "編集");
  g_autoptr (GError) error = NULL;

  log_one (self, "一");
  mdg_test_save (self->store, a_case, NULL);
  mdg_test_save (self->store, edited, NULL);
  backup = make (self);
  log_one (self, "失われる");
  mdg_record_set_text (edited, MDG_CONSULTATION_TEXT, "編集した");
  mdg_test_save (self->store, edited, NULL);

  content = mdg_backup_inspect (backup->path, self->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (content->n_consultations, ==, 2);
  g_assert_cmpint (content->n_cases, ==, 1);
  g_assert_cmpstr (content->newest_number, ==, "R8-0002");
  g_assert_cmpstr (content->newest_received_at, ==, "2026-05-13T09:00");
  g_assert_true (content->is_same_register);
  g_assert_cmpint (content->n_lost, ==, 2);
  g_assert_cmpuint (content->lost_numbers->len, ==, 2);
  g_assert_cmpstr (content->lost_numbers->pdata[0], ==, "R8-0002");
  g_assert_cmpstr (content->lost_numbers->pdata[1], ==, "R8-0003");

  alone = mdg_backup_inspect (backup->path, "/no/such/register", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (alone->n_lost, ==, -1);
  g_assert_false (alone->is_same_register);
}

static void
damage (const char *path)
{
  g_autoptr (GBytes) bytes = mdg_test_read (path);
  gsize size;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

  for (gsize i = size / 2; i < size; i++)
    copy[i] ^= 0x5a;
  mdg_test_write (path, copy, size);
}

static void
test_damaged_copy (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (MdgBackup) good = NULL;
  g_autoptr (MdgBackup) bad = NULL;
  g_autoptr (MdgBackup) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  log_one (self, "一");
  good = make (self);
  log_one (self, "二");
  bad = make (self);
  damage (bad->path);

  g_assert_null (mdg_backup_inspect (bad->path, self->path, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_DAMAGED);
  g_clear_error (&error);
  found = mdg_backup_find_last_good (self->path, NULL, NULL);
  g_assert_cmpstr (found->path, ==, good->path);

  g_clear_object (&self->store);
  before = mdg_test_read (self->path);
  g_assert_false (mdg_backup_restore (bad->path, self->path, TRUE, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_DAMAGED);
  after = mdg_test_read (self->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (self->folder), ==, 2);
}

static gint64
count_consultations (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) store = mdg_store_open (path, MDG_STORE_READ_WRITE, &error);
  g_autoptr (MdgCheckReport) report = NULL;

  g_assert_no_error (error);
  report = mdg_check_register (store, MDG_CHECK_FULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->damages->len, ==, 0);

  return mdg_test_query (store, "SELECT count (*) FROM consultation");
}

static void
test_restore (Fixture *self,
              gconstpointer data)
{
  g_autoptr (MdgBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *elsewhere = g_build_filename (self->folder, "別.madoguchi", NULL);
  guint8 *header;
  g_autoptr (GBytes) bytes = NULL;

  log_one (self, "一");
  backup = make (self);
  log_one (self, "二");

  g_assert_false (mdg_backup_restore (backup->path, self->path, FALSE, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_clear_error (&error);
  {
    g_autoptr (MdgLock) lock = mdg_lock_take (self->path, "佐藤", 0, NULL);

    g_assert_false (mdg_backup_restore (backup->path, self->path, TRUE, NULL, &error));
    g_assert_error (error, MDG_ERROR, MDG_ERROR_LOCKED);
    g_clear_error (&error);
  }

  g_clear_object (&self->store);
  g_assert_true (mdg_backup_restore (backup->path, self->path, TRUE, &aside, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_consultations (self->path), ==, 1);
  g_assert_cmpint (count_consultations (aside), ==, 2);
  bytes = mdg_test_read (self->path);
  header = (guint8 *) g_bytes_get_data (bytes, NULL);
  g_assert_cmpint (header[18], ==, 2); /* WAL again */
  g_assert_cmpint (header[20], ==, MDG_STORE_PAGE_RESERVE);

  g_clear_pointer (&aside, g_free);
  g_assert_true (mdg_backup_restore (backup->path, elsewhere, FALSE, &aside, &error));
  g_assert_null (aside);
  g_assert_cmpint (count_consultations (elsewhere), ==, 1);
}

/* As after a crash: the old register still has its log, and is damaged so that it cannot be taken in. */
static void
test_restore_over_damage_with_log (Fixture *self,
                                   gconstpointer data)
{
  g_autoptr (MdgBackup) backup = NULL;
  g_autofree char *crashed = g_build_filename (self->folder, "crashed.madoguchi", NULL);
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *crashed_log = g_strconcat (crashed, "-wal", NULL);
  g_autofree char *aside = NULL;
  g_autofree char *aside_log = NULL;
  g_autoptr (GError) error = NULL;

  log_one (self, "一");
  backup = make (self);
  log_one (self, "二");
  mdg_test_copy (self->path, crashed);
  mdg_test_copy (log, crashed_log);
  damage (crashed);
  mdg_test_write (crashed, "SQLite format 3", 16);

  g_assert_true (mdg_backup_restore (backup->path, crashed, TRUE, &aside, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_consultations (crashed), ==, 1);
  aside_log = g_strconcat (aside, "-wal", NULL);
  g_assert_true (g_file_test (aside_log, G_FILE_TEST_EXISTS));
}

static gint64
ms_of (int year,
       int month,
       int day,
       int hour)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (year, month, day, hour, 0, 0);

  return g_date_time_to_unix (time) * 1000;
}

static void
test_rotation (Fixture *self,
               gconstpointer data)
{
  enum
  {
    N_DAYS = 600,
    PER_DAY = 3
  };
  g_autofree gint64 *times = g_new (gint64, N_DAYS * PER_DAY);
  g_autofree gboolean *keep = g_new (gboolean, N_DAYS * PER_DAY);
  guint n = 0;

  for (guint i = 0; i < N_DAYS * PER_DAY; i++)
    times[i] = ms_of (2026, 5, 20, 17) - (gint64) (i / PER_DAY) * 86400000 - (gint64) (i % PER_DAY) * 3600000;
  mdg_backup_choose (times, N_DAYS * PER_DAY, keep);

  for (guint i = 0; i < N_DAYS * PER_DAY; i++)
    {
      n += keep[i] != FALSE;
      g_assert_true (i >= 10 || keep[i]);
    }
  /* Ten; weeks beyond those; months beyond those. */
  g_assert_cmpuint (n, >=, 10 + 6 + 9);
  g_assert_cmpuint (n, <=, 10 + 8 + 12);
  /* The last copy of the month eleven months ago is there, the one before that month not. */
  {
    guint june = (guint) ((times[0] - ms_of (2025, 6, 30, 17)) / 86400000) * PER_DAY;
    guint may = (guint) ((times[0] - ms_of (2025, 5, 31, 17)) / 86400000) * PER_DAY;

    g_assert_true (keep[june]);
    g_assert_false (keep[may]);
  }

  mdg_backup_choose (times, 0, keep);
}

static void
test_rotation_on_disk (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (MdgBackup) made = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *strange = g_build_filename (self->backups, "写真.jpg", NULL);
  g_autofree char *remains = g_build_filename (self->backups, ".相談 台帳-20200101-000000.madoguchi-backup.tmp", NULL);

  g_assert_cmpint (g_mkdir (self->backups, 0700), ==, 0);
  mdg_test_write (strange, "x", 1);
  mdg_test_write (remains, "x", 1);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("相談 台帳-20260401-%02d%02d00.madoguchi-backup", i / 10, i % 10);
      g_autofree char *path = g_build_filename (self->backups, name, NULL);

      mdg_test_write (path, "x", 1);
    }
  made = make (self);
  list = mdg_backup_list (self->path, NULL);
  g_assert_cmpuint (list->len, ==, 10);
  g_assert_true (g_file_test (strange, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (remains, G_FILE_TEST_EXISTS));
}

static void
test_failures (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *file = g_build_filename (self->folder, "file", NULL);
  g_autofree char *under = g_build_filename (file, "folder", NULL);

  mdg_test_write (file, "x", 1);
  g_assert_false (mdg_backup_create (self->path, under, NULL, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (mdg_backup_create (self->path, NULL, NULL, cancellable, &error));
  g_assert_cmpuint (count_files (self->backups), ==, 0);
  g_clear_error (&error);

  g_assert_false (mdg_backup_create_file (self->path, "/proc/no.madoguchi-backup", NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
}

static void
on_made (MdgBackupSchedule *schedule,
         const char *path,
         gpointer data)
{
  *(char **) data = g_strdup (path);
}

/* The thread that made the copy may hold it a moment longer. */
static void
let_go (MdgBackupSchedule *schedule)
{
  gpointer alive = schedule;

  g_object_add_weak_pointer (alive, &alive);
  g_object_unref (schedule);
  for (int i = 0; i < 500 && alive != NULL; i++)
    g_usleep (10000);
  g_assert_null (alive);
}

static void
test_schedule (Fixture *self,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "二.madoguchi", NULL);
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (MdgBackupSchedule) schedule = NULL;

  g_assert_true (mdg_workspace_create (path, "センター", &error));
  workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  schedule = mdg_backup_schedule_new (workspace, NULL);
  g_signal_connect (schedule, "made", G_CALLBACK (on_made), &made);
  mdg_backup_schedule_run (schedule);
  mdg_backup_schedule_run (schedule);
  while (made == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_test (made, G_FILE_TEST_EXISTS));
  let_go (g_steal_pointer (&schedule));
  g_assert_finalize_object (g_steal_pointer (&workspace));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/backup/create", test_create);
  ADD ("/backup/inspect", test_inspect);
  ADD ("/backup/damaged-copy", test_damaged_copy);
  ADD ("/backup/restore", test_restore);
  ADD ("/backup/restore-over-damage-with-log", test_restore_over_damage_with_log);
  ADD ("/backup/rotation", test_rotation);
  ADD ("/backup/rotation-on-disk", test_rotation_on_disk);
  ADD ("/backup/failures", test_failures);
  ADD ("/backup/schedule", test_schedule);

  return g_test_run ();
}
