/* What survives a kill, a power cut, a full or failing disk, at every storage operation. */

#include "mdg-fault-vfs.h"
#include "mdg-test-register.h"

#include "mdg-backup.h"
#include "mdg-check.h"
#include "mdg-contact.h"
#include "mdg-draft-table.h"
#include "mdg-dump.h"
#include "mdg-error.h"
#include "mdg-subject.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define REGISTER "台帳.madoguchi"

/* The quick run looks at a part of the operations, another part with each way to crash. */
static guint
get_step (void)
{
  return g_getenv ("MDG_LONG_TESTS") != NULL ? 1 : 5;
}

static char *
dup_state (MdgStore *store)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GPtrArray) drafts = mdg_draft_table_list (store, NULL);
  g_autoptr (GError) error = NULL;

  mdg_dump_write (store, TRUE, stream, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < drafts->len; i++)
    g_output_stream_printf (stream, NULL, NULL, NULL, "draft %s\n", ((MdgDraft *) drafts->pdata[i])->value);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* NULL when there is no register there; otherwise what it holds, and it must be whole. */
static char *
dup_state_of_file (const char *path,
                   gboolean *is_whole)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) store = NULL;
  g_autoptr (MdgCheckReport) report = NULL;

  *is_whole = TRUE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;

  store = mdg_store_open (path, MDG_STORE_READ_WRITE, &error);
  report = store != NULL ? mdg_check_register (store, MDG_CHECK_FULL, NULL, &error) : NULL;
  if (report == NULL || report->damages->len > 0)
    {
      g_test_message ("%s", report != NULL ? (char *) report->damages->pdata[0] : error->message);
      *is_whole = FALSE;
      return NULL;
    }

  return dup_state (store);
}

/* Work to be cut short. After each step that is acknowledged its state is noted. */
typedef struct
{
  char *folder;
  char *path;
  GPtrArray *states;
  gboolean acknowledge_early; /* the broken program */
} Work;

static void
begin_work (Work *work)
{
  *work = (Work){ .folder = mdg_test_folder_new_in_memory () };
  work->path = g_build_filename (work->folder, REGISTER, NULL);
  work->states = g_ptr_array_new_with_free_func (g_free);
}

static void
end_work (Work *work)
{
  mdg_fault_end ();
  mdg_test_folder_free (work->folder);
  g_free (work->path);
  g_ptr_array_unref (work->states);
}

static void
save (Work *work,
      MdgStore *store,
      MdgChange *change)
{
  g_autoptr (GError) error = NULL;

  if (work->acknowledge_early)
    mdg_fault_acknowledge ();
  mdg_change_table_save (store, change, &error);
  g_assert_no_error (error);
  if (!work->acknowledge_early)
    mdg_fault_acknowledge ();
  g_ptr_array_add (work->states, dup_state (store));
}

static MdgChange *
new_log_entry (MdgRecord **logged)
{
  MdgChange *change = mdg_change_new ("Logged");
  g_autoptr (MdgRecord) subject = mdg_test_record (MDG_KIND_SUBJECT, MDG_SUBJECT_NAME, "山田 太郎");
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "独居の方。退院後の往診について、病棟より。");
  g_autoptr (MdgRecord) contact = mdg_test_contact (record, "訪問診療の可能な医療機関を三つ案内");

  mdg_record_set_reference (record, MDG_CONSULTATION_SUBJECT, mdg_record_get_uuid (subject));
  mdg_record_set_text (record, MDG_CONSULTATION_CONTENTS, "C1 C2");
  mdg_change_add (change, subject);
  mdg_change_add (change, record);
  mdg_change_add (change, contact);
  if (logged != NULL)
    *logged = g_object_ref (mdg_change_find (change, mdg_record_get_uuid (record)));

  return change;
}

static void
save_draft (Work *work,
            MdgStore *store)
{
  MdgDraft draft = { .form = (char *) "intake", .value = (char *) "{\"text\":\"途中まで\"}" };
  g_autoptr (GError) error = NULL;

  mdg_uuid_generate (&draft.uuid);
  mdg_draft_table_save (store, &draft, &error);
  g_assert_no_error (error);
  mdg_fault_acknowledge ();
  g_ptr_array_add (work->states, dup_state (store));
}

static void
work_a_while (Work *work,
              MdgStore *store)
{
  g_autoptr (MdgRecord) record = NULL;
  g_autoptr (MdgChange) first = new_log_entry (&record);
  g_autoptr (MdgChange) second = new_log_entry (NULL);
  g_autoptr (MdgChange) edit = mdg_change_new ("Edited");
  g_autoptr (MdgChange) voiding = mdg_change_new ("Voided");

  save (work, store, first);
  save_draft (work, store);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, "書き直した本文");
  mdg_change_add (edit, record);
  save (work, store, edit);
  mdg_store_checkpoint (store);
  save (work, store, second);
  mdg_change_add_void (voiding, mdg_change_find (edit, mdg_record_get_uuid (record)), "重複");
  save (work, store, voiding);
}

/* Whether the register is as after the last acknowledged step, or after the one that was under way. */
static gboolean
survives (Work *work,
          guint n,
          MdgCrash crash)
{
  g_autofree char *folder = mdg_test_folder_new_in_memory ();
  g_autofree char *path = g_build_filename (folder, REGISTER, NULL);
  g_autofree char *state = NULL;
  guint acknowledged = mdg_fault_count_acknowledged (n);
  gboolean is_whole;
  gboolean is_expected;

  mdg_fault_make (folder, n, crash, n * 7 + 1);
  state = dup_state_of_file (path, &is_whole);
  is_expected = is_whole && (g_strcmp0 (state, work->states->pdata[acknowledged]) == 0 || (acknowledged + 1 < work->states->len && g_strcmp0 (state, work->states->pdata[acknowledged + 1]) == 0));
  mdg_test_folder_free (g_steal_pointer (&folder));

  return is_expected;
}

static guint
count_losses (Work *work,
              MdgCrash crash)
{
  guint losses = 0;

  mdg_fault_end ();
  for (guint n = crash % get_step (); n <= mdg_fault_count (); n += get_step ())
    {
      if (crash == MDG_CRASH_KILL_TORN && !mdg_fault_is_write (n))
        continue;
      if (survives (work, n, crash))
        continue;
      g_test_message ("lost: crash %d at operation %u of %u", crash, n, mdg_fault_count ());
      losses++;
    }

  return losses;
}

static void
run_saves (Work *work,
           gboolean without_sync)
{
  MdgStore *store = mdg_test_register_new (work->path);

  g_ptr_array_add (work->states, dup_state (store));
  g_assert_finalize_object (store);

  mdg_fault_begin (work->folder);
  store = mdg_store_open (work->path, MDG_STORE_READ_WRITE, NULL);
  g_assert_nonnull (store);
  if (without_sync)
    g_assert_true (mdg_store_execute (store, "PRAGMA synchronous = OFF", NULL));
  work_a_while (work, store);
  g_assert_finalize_object (store);
  g_assert_cmpuint (work->states->len, ==, 6);
  g_assert_cmpuint (mdg_fault_count (), >, 100);
}

static void
test_save (gconstpointer data)
{
  Work work;

  begin_work (&work);
  run_saves (&work, FALSE);
  g_assert_cmpuint (count_losses (&work, (MdgCrash) GPOINTER_TO_INT (data)), ==, 0);
  end_work (&work);
}

/* Programs that are broken on purpose: the checks above must see it. */
static void
test_control_without_sync (void)
{
  Work work;

  begin_work (&work);
  run_saves (&work, TRUE);
  g_assert_cmpuint (count_losses (&work, MDG_CRASH_POWER), >, 0);
  end_work (&work);
}

static void
test_control_acknowledged_early (void)
{
  Work work;

  begin_work (&work);
  work.acknowledge_early = TRUE;
  run_saves (&work, FALSE);
  g_assert_cmpuint (count_losses (&work, MDG_CRASH_KILL), >, 0);
  end_work (&work);
}

static void
test_create (gconstpointer data)
{
  Work work;

  begin_work (&work);
  mdg_fault_begin (work.folder);
  g_ptr_array_add (work.states, NULL);
  {
    g_autoptr (MdgStore) store = mdg_test_register_new (work.path);

    mdg_fault_acknowledge ();
    g_ptr_array_add (work.states, dup_state (store));
  }
  g_assert_cmpuint (count_losses (&work, (MdgCrash) GPOINTER_TO_INT (data)), ==, 0);
  end_work (&work);
}

/* After any crash every copy that is listed is whole, and after the acknowledgement the new one is there. */
static void
test_backup (gconstpointer data)
{
  MdgCrash crash = (MdgCrash) GPOINTER_TO_INT (data);
  g_autofree char *name = NULL;
  Work work;

  begin_work (&work);
  {
    g_autoptr (MdgStore) store = mdg_test_register_new (work.path);
    g_autoptr (MdgChange) change = new_log_entry (NULL);

    g_assert_true (mdg_backup_create (work.path, NULL, NULL, NULL, NULL));
    save (&work, store, change);
  }
  mdg_fault_begin (work.folder);
  {
    g_autoptr (MdgBackup) made = NULL;

    g_assert_true (mdg_backup_create (work.path, NULL, &made, NULL, NULL));
    mdg_fault_acknowledge ();
    name = g_path_get_basename (made->path);
  }
  mdg_fault_end ();

  for (guint n = crash % get_step (); n <= mdg_fault_count (); n += get_step ())
    {
      g_autofree char *folder = mdg_test_folder_new_in_memory ();
      g_autofree char *path = g_build_filename (folder, REGISTER, NULL);
      g_autoptr (GPtrArray) list = NULL;

      mdg_fault_make (folder, n, crash, n);
      list = mdg_backup_list (path, NULL);
      g_assert_cmpuint (list->len, >=, 1 + mdg_fault_count_acknowledged (n));
      for (guint i = 0; i < list->len; i++)
        {
          g_autoptr (MdgBackupContent) content = mdg_backup_inspect (((MdgBackup *) list->pdata[i])->path, path, NULL, NULL);

          g_assert_nonnull (content);
        }
      mdg_test_folder_free (g_steal_pointer (&folder));
    }
  end_work (&work);
}

/* Old or new, and when new, the old one beside. */
static void
check_restored (Work *work,
                guint n,
                MdgCrash crash)
{
  g_autofree char *folder = mdg_test_folder_new_in_memory ();
  g_autofree char *path = g_build_filename (folder, REGISTER, NULL);
  g_autofree char *state = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gboolean is_whole;
  gboolean is_new;
  gboolean is_aside = FALSE;

  mdg_fault_make (folder, n, crash, n);
  state = dup_state_of_file (path, &is_whole);
  g_assert_true (is_whole);
  is_new = g_strcmp0 (state, work->states->pdata[1]) == 0;
  g_assert_true (is_new || g_strcmp0 (state, work->states->pdata[0]) == 0);
  g_assert_true (is_new || mdg_fault_count_acknowledged (n) == 0);

  dir = g_dir_open (folder, 0, NULL);
  while (is_new && (name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, "-replaced-") != NULL && g_str_has_suffix (name, ".madoguchi"))
      {
        g_autofree char *aside = g_build_filename (folder, name, NULL);
        g_autofree char *old = dup_state_of_file (aside, &is_whole);

        is_aside = is_whole && g_strcmp0 (old, work->states->pdata[0]) == 0;
      }
  g_assert_true (is_aside || !is_new);
  mdg_test_folder_free (g_steal_pointer (&folder));
}

static void
test_restore (gconstpointer data)
{
  MdgCrash crash = (MdgCrash) GPOINTER_TO_INT (data);
  g_autoptr (MdgBackup) backup = NULL;
  g_autofree char *copy_state = NULL;
  g_autoptr (GError) error = NULL;
  Work work;

  begin_work (&work);
  {
    g_autoptr (MdgStore) store = mdg_test_register_new (work.path);
    g_autoptr (MdgChange) change = new_log_entry (NULL);

    copy_state = dup_state (store);
    g_assert_true (mdg_backup_create (work.path, NULL, &backup, NULL, NULL));
    save (&work, store, change);
    g_ptr_array_add (work.states, g_steal_pointer (&copy_state));
  }

  mdg_fault_begin (work.folder);
  mdg_backup_restore (backup->path, work.path, TRUE, NULL, &error);
  g_assert_no_error (error);
  mdg_fault_acknowledge ();
  mdg_fault_end ();
  for (guint n = crash % get_step (); n <= mdg_fault_count (); n += get_step ())
    check_restored (&work, n, crash);
  end_work (&work);
}

typedef struct
{
  int code;
  gboolean for_good;
} Failure;

static const Failure failures[] = {
  { SQLITE_FULL, FALSE },
  { SQLITE_FULL, TRUE },
  { SQLITE_IOERR_WRITE, FALSE },
  { SQLITE_IOERR_WRITE, TRUE },
  { SQLITE_READONLY, TRUE },     /* the file system was made read-only */
  { SQLITE_IOERR_ACCESS, TRUE }, /* the right to write was taken away */
};

/* A save that fails says so and leaves what was there; the same change can be saved once there is room. */
static gboolean
fail_one_save (const char *base,
               guint n,
               const Failure *failure)
{
  g_autofree char *folder = mdg_test_folder_new_in_memory ();
  g_autofree char *path = g_build_filename (folder, REGISTER, NULL);
  g_autoptr (MdgChange) change = new_log_entry (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  gboolean saved;
  gboolean reached;
  gboolean is_whole;
  MdgStore *store;

  mdg_test_copy (base, path);
  mdg_fault_begin (folder);
  store = mdg_store_open (path, MDG_STORE_READ_WRITE, NULL);
  before = dup_state (store);
  mdg_fault_fail (n, failure->code, failure->for_good);
  saved = mdg_change_table_save (store, change, &error);
  reached = mdg_fault_stop_failing ();
  if (!saved)
    {
      g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
      after = dup_state (store);
      g_assert_cmpstr (before, ==, after);
      g_clear_error (&error);
      mdg_change_table_save (store, change, &error);
      g_assert_no_error (error);
    }
  g_clear_pointer (&after, g_free);
  after = dup_state (store);
  g_assert_cmpstr (before, !=, after);
  g_assert_finalize_object (store);
  mdg_fault_end ();

  again = dup_state_of_file (path, &is_whole);
  g_assert_true (is_whole);
  g_assert_cmpstr (after, ==, again);
  mdg_test_folder_free (g_steal_pointer (&folder));

  return reached;
}

static void
test_failing_save (gconstpointer data)
{
  g_autofree char *folder = mdg_test_folder_new_in_memory ();
  g_autofree char *path = g_build_filename (folder, REGISTER, NULL);
  MdgStore *store = mdg_test_register_new (path);
  guint n = 0;

  g_assert_finalize_object (store);
  while (fail_one_save (path, n, data))
    n += get_step () > 1 ? 2 : 1;
  g_assert_cmpuint (n, >, 20);
  mdg_test_folder_free (g_steal_pointer (&folder));
}

/* Nothing is left of a copy that did not come about, and the register does not mind. */
static void
test_failing_backup (gconstpointer data)
{
  const Failure *failure = data;
  g_autofree char *base = mdg_test_folder_new_in_memory ();
  g_autofree char *path = g_build_filename (base, REGISTER, NULL);
  g_autofree char *copies = g_build_filename (base, "copies", NULL);
  MdgStore *store = mdg_test_register_new (path);
  gboolean reached = TRUE;
  guint n;

  g_assert_finalize_object (store);
  g_mkdir (copies, 0700);
  for (n = 0; reached; n += get_step ())
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GDir) dir = NULL;
      const char *name;
      guint n_files = 0;
      gboolean made;

      mdg_fault_begin (base);
      mdg_fault_fail (n, failure->code, failure->for_good);
      made = mdg_backup_create (path, copies, NULL, NULL, &error);
      reached = mdg_fault_stop_failing ();
      mdg_fault_end ();
      if (!made)
        g_assert_true (error->domain == MDG_ERROR);

      list = mdg_backup_list (path, copies);
      dir = g_dir_open (copies, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          n_files++;
          /* With a disk that fails for good not even deleting works; then the next copy cleans up. */
          g_assert_true (failure->for_good || strstr (name, ".tmp") == NULL);
        }
      g_assert_cmpuint (list->len, <=, n_files);
      for (guint i = 0; i < list->len; i++)
        {
          g_autoptr (MdgBackupContent) content = mdg_backup_inspect (((MdgBackup *) list->pdata[i])->path, path, NULL, NULL);

          g_assert_nonnull (content);
          g_unlink (((MdgBackup *) list->pdata[i])->path);
        }
      g_assert_cmpuint (list->len, >=, made);
    }
  g_assert_cmpuint (n, >, 20);
  mdg_test_folder_free (g_steal_pointer (&base));
}

static void
add_for_crashes (const char *name,
                 GTestDataFunc function)
{
  static const char *const names[MDG_N_CRASHES] = { "kill", "kill-torn", "power", "power-random" };

  for (int crash = 0; crash < MDG_N_CRASHES; crash++)
    {
      g_autofree char *path = g_strdup_printf ("/crash/%s/%s", name, names[crash]);

      g_test_add_data_func (path, GINT_TO_POINTER (crash), function);
    }
}

static void
add_for_failures (const char *name,
                  GTestDataFunc function)
{
  static const char *const names[] = { "full", "full-for-good", "error", "error-for-good", "read-only", "no-access" };

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/crash/%s/%s", name, names[i]);

      g_test_add_data_func (path, &failures[i], function);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_for_crashes ("save", test_save);
  g_test_add_func ("/crash/control/without-sync", test_control_without_sync);
  g_test_add_func ("/crash/control/acknowledged-early", test_control_acknowledged_early);
  add_for_crashes ("create", test_create);
  add_for_crashes ("backup", test_backup);
  add_for_crashes ("restore", test_restore);
  add_for_failures ("failing-save", test_failing_save);
  add_for_failures ("failing-backup", test_failing_backup);

  return g_test_run ();
}
