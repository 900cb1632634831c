#include "mdg-monthly-dialog.h"

#include "mdg-issue-sample.h"
#include "mdg-print-preview.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-widgets.h"

/* The monthly report for the public is made from the window. */

typedef struct
{
  MdgApplication *application;
  char *folder;
  MdgWorkspace *workspace;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->application = mdg_test_app_new ();
  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (path);
  self->dialog = mdg_monthly_dialog_new (NULL, self->workspace);
  gtk_window_set_application (GTK_WINDOW (self->dialog), GTK_APPLICATION (self->application));
  gtk_window_present (GTK_WINDOW (self->dialog));
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  mdg_test_settle ();
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_app_free (self->application);
  mdg_test_folder_free (self->folder);
}

static MdgPrintPreview *
wait_for_preview (Fixture *self)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GList) windows = gtk_window_list_toplevels ();

      for (GList *window = windows; window != NULL; window = window->next)
        if (MDG_IS_PRINT_PREVIEW (window->data))
          return window->data;
      /* Enabled once the figures are there. */
      gtk_widget_activate_action (self->dialog, "report.preview", NULL);
      g_main_context_iteration (NULL, FALSE);
    }

  g_error ("No preview came");
}

static void
test_public (Fixture *self,
             gconstpointer data)
{
  GtkWidget *month = mdg_test_find (self->dialog, ADW_TYPE_COMBO_ROW);
  GtkWidget *version = gtk_widget_get_next_sibling (month);
  GtkWidget *edition = mdg_test_find (self->dialog, GTK_TYPE_SPIN_BUTTON);
  MdgPrintPreview *preview;

  g_assert_true (gtk_widget_is_sensitive (edition));
  adw_combo_row_set_selected (ADW_COMBO_ROW (version), 1);
  g_assert_false (gtk_widget_is_sensitive (edition));
  preview = wait_for_preview (self);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (preview)), "Consultations of "));
  gtk_window_destroy (GTK_WINDOW (preview));
  mdg_test_settle ();
}

int
main (int argc,
      char **argv)
{
  mdg_test_app_init (&argc, &argv);

  g_test_add ("/monthly-dialog/public", Fixture, NULL, set_up, test_public, tear_down);

  return g_test_run ();
}
