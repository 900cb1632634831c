#include "mdg-test-register.h"

#include "mdg-backup.h"
#include "mdg-error.h"
#include "mdg-lock.h"
#include "mdg-term.h"
#include "mdg-workspace-check.h"
#include "mdg-workspace.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  MdgWorkspace *workspace;
  guint n_changed;
} Fixture;

static void
on_changed (MdgWorkspace *workspace,
            MdgChange *change,
            gpointer data)
{
  ((Fixture *) data)->n_changed++;
}

static void
open_it (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_signal_connect (self->workspace, "changed", G_CALLBACK (on_changed), self);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = mdg_test_folder_new ();
  self->path = g_build_filename (self->folder, "台帳.madoguchi", NULL);
  g_assert_true (mdg_workspace_create (self->path, "試験センター", &error));
  g_assert_no_error (error);
  open_it (self);
}

/* A thread that answered may hold it a moment longer. */
static void
let_go (Fixture *self)
{
  gpointer alive = self->workspace;

  if (alive == NULL)
    return;

  g_object_add_weak_pointer (alive, &alive);
  g_clear_object (&self->workspace);
  for (int i = 0; i < 500 && alive != NULL; i++)
    g_usleep (10000);
  g_assert_null (alive);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_lock_set_mounts (NULL);
  let_go (self);
  mdg_test_folder_free (self->folder);
  g_free (self->path);
}

static void
test_open (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) terms = mdg_workspace_list (self->workspace, MDG_KIND_TERM, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (self->workspace)), 0), ==, "試験センター");
  g_assert_cmpuint (terms->len, >, 100);
  g_assert_true (mdg_workspace_was_closed_cleanly (self->workspace));
  g_assert_false (mdg_workspace_create (self->path, "x", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
}

static void
test_second_window (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) reader = NULL;
  g_autoptr (MdgChange) change = mdg_change_new ("Tested");
  g_autofree char *lock = g_strconcat (self->path, "-lock", NULL);

  g_assert_null (mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_LOCKED);
  g_clear_error (&error);
  reader = mdg_workspace_open (self->path, MDG_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (mdg_workspace_is_read_only (reader));
  g_assert_false (mdg_workspace_save (reader, change, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_LOCKED);

  mdg_workspace_close (self->workspace);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_clear_object (&self->workspace);
  open_it (self);
}

static void
test_unclean_close (Fixture *self,
                    gconstpointer data)
{
  g_autofree char *lock = g_strconcat (self->path, "-lock", NULL);

  g_assert_finalize_object (g_steal_pointer (&self->workspace));
  mdg_test_write (lock, "who: x\nmachine: y\npid: 1\nsince: 2026-05-12T14:05\n", 50);
  open_it (self);
  g_assert_false (mdg_workspace_was_closed_cleanly (self->workspace));
  g_assert_finalize_object (g_steal_pointer (&self->workspace));
  open_it (self);
  g_assert_true (mdg_workspace_was_closed_cleanly (self->workspace));
}

static void
test_missing (Fixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "ない.madoguchi", NULL);
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);

  g_assert_null (mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_network_share (Fixture *self,
                    gconstpointer data)
{
  g_autofree char *mounts = g_build_filename (self->folder, "mounts", NULL);
  g_autofree char *path = g_build_filename (self->folder, "新.madoguchi", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->workspace);
  mdg_test_write (mounts, "22 1 8:1 / / rw - cifs //server/x rw\n", 37);
  mdg_lock_set_mounts (mounts);
  g_assert_null (mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mdg_workspace_open (self->path, MDG_STORE_READ_ONLY, &error));
  g_clear_error (&error);
  g_assert_false (mdg_workspace_create (path, "x", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

static void
test_damage_names_the_backup (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgBackup) backup = NULL;
  g_autoptr (GBytes) bytes = mdg_test_read (self->path);

  g_assert_true (mdg_backup_create (self->path, NULL, &backup, NULL, &error));
  g_clear_object (&self->workspace);
  mdg_test_write (self->path, g_bytes_get_data (bytes, NULL), 8192);
  g_assert_null (mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, backup->path));
}

static void
store_result (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
test_save_and_undo (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Logged");
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "独居");
  g_autoptr (MdgRecord) loaded = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid redo;

  mdg_workspace_set_author (self->workspace, "コマンド");
  mdg_change_add (change, record);
  mdg_workspace_save_async (self->workspace, change, NULL, store_result, &saved);
  g_assert_true (mdg_workspace_save_finish (self->workspace, wait_for (&saved), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpstr (mdg_change_get_author (change), ==, "コマンド");
  g_assert_cmpint (mdg_workspace_get_fiscal_year (self->workspace), ==, 2026);

  mdg_workspace_undo_async (self->workspace, mdg_change_get_uuid (change), NULL, store_result, &undone);
  g_assert_true (mdg_workspace_undo_finish (self->workspace, wait_for (&undone), &redo, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (self->n_changed, ==, 2);
  loaded = mdg_workspace_load (self->workspace, MDG_KIND_CONSULTATION, mdg_record_get_uuid (record), NULL);
  g_assert_cmpint (mdg_record_get_state (loaded), ==, MDG_STATE_VOID);
  g_assert_true (mdg_workspace_undo (self->workspace, &redo, NULL, NULL, &error));
}

static void
test_answer_after_close (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Logged");
  g_autoptr (MdgRecord) record = mdg_test_record (MDG_KIND_TERM, MDG_TERM_CODE, "X1");
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;
  MdgStore *store;

  mdg_record_set_text (record, MDG_TERM_VOCABULARY, "content");
  mdg_record_set_text (record, MDG_TERM_LABEL, "追加");
  mdg_change_add (change, record);
  mdg_workspace_save_async (self->workspace, change, NULL, store_result, &saved);
  mdg_workspace_close (self->workspace);
  g_assert_true (mdg_workspace_save_finish (self->workspace, wait_for (&saved), &error));
  g_assert_no_error (error);

  store = mdg_store_open (self->path, MDG_STORE_READ_ONLY, NULL);
  g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM term WHERE code = 'X1'"), ==, 1);
  g_assert_finalize_object (store);
}

static void
test_drafts (Fixture *self,
             gconstpointer data)
{
  MdgDraft draft = { .form = (char *) "intake", .value = (char *) "{\"text\":\"途中\"}" };
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) deleted = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) none = NULL;

  mdg_uuid_generate (&draft.uuid);
  mdg_workspace_save_draft_async (self->workspace, &draft, NULL, store_result, &saved);
  g_assert_true (mdg_workspace_save_draft_finish (self->workspace, wait_for (&saved), NULL));
  drafts = mdg_workspace_list_drafts (self->workspace, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  mdg_workspace_delete_draft_async (self->workspace, &draft.uuid, NULL, store_result, &deleted);
  g_assert_true (mdg_workspace_delete_draft_finish (self->workspace, wait_for (&deleted), NULL));
  none = mdg_workspace_list_drafts (self->workspace, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_check (Fixture *self,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MdgCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;

  mdg_workspace_check_async (self->workspace, MDG_CHECK_FULL, NULL, store_result, &result);
  report = mdg_workspace_check_finish (self->workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->damages->len, ==, 0);
  g_assert_cmpint (report->n_records, >, 100);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/workspace/open", test_open);
  ADD ("/workspace/second-window", test_second_window);
  ADD ("/workspace/unclean-close", test_unclean_close);
  ADD ("/workspace/missing", test_missing);
  ADD ("/workspace/network-share", test_network_share);
  ADD ("/workspace/damage-names-the-backup", test_damage_names_the_backup);
  ADD ("/workspace/save-and-undo", test_save_and_undo);
  ADD ("/workspace/answer-after-close", test_answer_after_close);
  ADD ("/workspace/drafts", test_drafts);
  ADD ("/workspace/check", test_check);

  return g_test_run ();
}
