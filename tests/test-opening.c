#include <glib/gstdio.h>

#include "mdg-application-register.h"
#include "mdg-error.h"
#include "mdg-old-register.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-window.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  MdgApplication *application;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = mdg_test_folder_new ();
  self->path = g_build_filename (self->folder, "old.madoguchi", NULL);
  self->file = g_file_new_for_path (self->path);
  mdg_old_register_unpack (1, self->path);
  self->application = mdg_test_app_new ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
  g_clear_object (&self->file);
  g_free (self->path);
  mdg_test_folder_free (self->folder);
}

static guint
count_windows (Fixture *self)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (self->application)));
}

static gint64
count_consultations (Fixture *self,
                     MdgStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) store = mdg_store_open (self->path, mode, &error);

  g_assert_no_error (error);

  return mdg_test_query (store, "SELECT count (*) FROM consultation");
}

/* The window is there at once, and is used for nothing else. */
static void
test_it_converts_behind_a_page (Fixture *self,
                                gconstpointer data)
{
  gint64 n = count_consultations (self, MDG_STORE_READ_OLDER);
  g_autofree char *copies = g_build_filename (self->folder, "old-backups", NULL);
  MdgWindow *window;
  GtkStack *stack;

  mdg_application_open_register (self->application, self->file);
  window = MDG_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self->application)));
  stack = GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (window), MDG_TYPE_WINDOW, "main_stack"));
  g_assert_nonnull (mdg_window_get_opening (window));
  g_assert_null (mdg_window_get_workspace (window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "opening");

  mdg_application_open_register (self->application, self->file);
  g_assert_cmpuint (count_windows (self), ==, 1);

  while (mdg_window_get_opening (window) != NULL)
    g_main_context_iteration (NULL, TRUE);
  mdg_test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "register");
  g_assert_false (mdg_workspace_is_read_only (mdg_window_get_workspace (window)));
  g_assert_cmpuint (count_windows (self), ==, 1);
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (count_consultations (self, MDG_STORE_READ_ONLY), ==, n);
  g_assert_true (g_file_test (copies, G_FILE_TEST_IS_DIR));
}

/* What is not older opens as ever. */
static void
test_the_next_time_there_is_no_page (Fixture *self,
                                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error);
  MdgWindow *window;

  g_assert_no_error (error);
  mdg_workspace_close (workspace);
  mdg_application_open_register (self->application, self->file);
  window = MDG_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self->application)));
  g_assert_null (mdg_window_get_opening (window));
  g_assert_nonnull (mdg_window_get_workspace (window));
}

/* The program stays, and the register is in good order and free for the next one. */
static void
test_a_window_may_be_closed_meanwhile (Fixture *self,
                                       gconstpointer data)
{
  gint64 n = count_consultations (self, MDG_STORE_READ_OLDER);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;

  mdg_application_open_register (self->application, self->file);
  gtk_window_destroy (gtk_application_get_active_window (GTK_APPLICATION (self->application)));
  g_assert_cmpuint (count_windows (self), ==, 0);
  while ((workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error)) == NULL)
    {
      g_assert_error (error, MDG_ERROR, MDG_ERROR_LOCKED);
      g_clear_error (&error);
      g_main_context_iteration (NULL, TRUE);
    }
  mdg_test_settle ();
  g_assert_cmpuint (count_windows (self), ==, 0);
  mdg_workspace_close (workspace);
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (count_consultations (self, MDG_STORE_READ_ONLY), ==, n);
}

static void
stopped_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mdg_workspace_open_finish (result, &error));
  g_assert_nonnull (error);
  *(gboolean *) user_data = TRUE;
}

static void
test_stopped_it_is_as_it_was (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (GBytes) before = mdg_test_read (self->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;

  g_cancellable_cancel (cancellable);
  mdg_workspace_open_async (self->path, NULL, NULL, cancellable, stopped_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  after = mdg_test_read (self->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (mdg_workspace_may_be_converted (self->path));
}

#define add(name, function) g_test_add ("/opening/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  add ("it-converts-behind-a-page", test_it_converts_behind_a_page);
  add ("the-next-time-there-is-no-page", test_the_next_time_there_is_no_page);
  add ("a-window-may-be-closed-meanwhile", test_a_window_may_be_closed_meanwhile);
  add ("stopped-it-is-as-it-was", test_stopped_it_is_as_it_was);

  return g_test_run ();
}
