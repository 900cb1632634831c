#include "mdg-releases-dialog.h"

#include "mdg-issue-sample.h"
#include "mdg-releases.h"
#include "mdg-report-matrix.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-widgets.h"

/* Copies are handed out and ticked back in the window. */

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
  g_autofree char *sheet = NULL;
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;
  MdgIssueSheetRequest request = { .version = MDG_VERSION_COMMITTEE };

  self->application = mdg_test_app_new ();
  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  sheet = g_build_filename (self->folder, "sheet.pdf", NULL);
  self->workspace = mdg_issue_sample_open (path);
  mdg_issue_sample_get_set (self->workspace, &request.set);
  report = mdg_report_matrix_new (self->workspace, &request, MDG_PAPER_A3_LANDSCAPE, &error);
  g_assert_no_error (error);
  mdg_report_write (report, self->workspace, sheet, MDG_OUTPUT_PLAIN, &error);
  g_assert_no_error (error);

  self->dialog = mdg_releases_dialog_new (NULL, self->workspace);
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

static GPtrArray *
list_copies (Fixture *self)
{
  g_autoptr (GPtrArray) releases = mdg_releases_list (self->workspace, NULL);

  g_assert_cmpuint (releases->len, ==, 1);

  return mdg_releases_list_copies (self->workspace, mdg_record_get_uuid (releases->pdata[0]), NULL);
}

static void
wait_for (Fixture *self,
          const char *status)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GPtrArray) copies = list_copies (self);

      if (copies->len == 2 && g_strcmp0 (mdg_record_get_text (copies->pdata[0], MDG_RELEASE_COPY_STATUS), status) == 0)
        break;
      g_main_context_iteration (NULL, FALSE);
    }
  mdg_test_settle ();
}

static void
test_hand_out_and_back (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (GPtrArray) copies = NULL;
  GtkWidget *recipients = mdg_test_find (self->dialog, ADW_TYPE_ENTRY_ROW);

  g_assert_nonnull (recipients);
  gtk_editable_set_text (GTK_EDITABLE (recipients), "委員長、 医師会委員、");
  g_signal_emit_by_name (recipients, "apply");
  wait_for (self, "handed");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (mdg_test_find (self->dialog, GTK_TYPE_DROP_DOWN)), 1);
  wait_for (self, "returned");
  copies = list_copies (self);
  g_assert_cmpuint (copies->len, ==, 2);
  g_assert_cmpstr (mdg_record_get_text (copies->pdata[0], MDG_RELEASE_COPY_RECIPIENT), ==, "委員長");
  g_assert_cmpstr (mdg_record_get_text (copies->pdata[0], MDG_RELEASE_COPY_STATUS), ==, "returned");
  g_assert_nonnull (mdg_record_get_text (copies->pdata[0], MDG_RELEASE_COPY_DONE_ON));
  g_assert_cmpstr (mdg_record_get_text (copies->pdata[1], MDG_RELEASE_COPY_STATUS), ==, "handed");
  /* The list was filled anew and shows it. */
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (mdg_test_find (self->dialog, GTK_TYPE_DROP_DOWN))), ==, 1);
}

int
main (int argc,
      char **argv)
{
  mdg_test_app_init (&argc, &argv);

  g_test_add ("/releases-dialog/hand-out-and-back", Fixture, NULL, set_up, test_hand_out_and_back, tear_down);

  return g_test_run ();
}
