#include "mdg-rewrites-dialog.h"

#include "mdg-conference.h"
#include "mdg-report-meeting.h"
#include "mdg-rewrite-card.h"
#include "mdg-rewrites.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"
#include "mdg-test-widgets.h"

/* A text is written by one and checked by another in the window that a sheet opens. */

typedef struct
{
  MdgApplication *application;
  char *folder;
  MdgWorkspace *workspace;
  MdgReport *report;
  GtkWidget *dialog;
} Fixture;

static MdgReport *
new_minutes (MdgWorkspace *workspace)
{
  g_autoptr (GPtrArray) meetings = mdg_meetings_list (workspace, "wconf", 0, NULL);

  for (guint i = 0; i < meetings->len; i++)
    {
      g_autoptr (GPtrArray) items = mdg_conference_list_items (workspace, mdg_record_get_uuid (meetings->pdata[i]), NULL);
      g_autoptr (GError) error = NULL;
      MdgReport *report;

      if (items->len == 0 || mdg_record_is_empty (items->pdata[0], MDG_AGENDA_ITEM_ADVICE))
        continue;
      report = mdg_report_minutes_new (workspace, mdg_record_get_uuid (meetings->pdata[i]), MDG_VERSION_COMMITTEE, &error);
      g_assert_no_error (error);
      return report;
    }

  g_assert_not_reached ();
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->application = mdg_test_app_new ();
  self->folder = mdg_test_folder_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, TRUE);
  mdg_workspace_set_staff (self->workspace, NULL);
  self->report = new_minutes (self->workspace);
  self->dialog = mdg_rewrites_dialog_new (NULL, self->workspace, self->report);
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
  g_object_unref (self->report);
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_app_free (self->application);
  mdg_test_folder_free (self->folder);
}

static guint
count_waiting (Fixture *self)
{
  g_autoptr (GPtrArray) waiting = mdg_rewrites_list_waiting (self->workspace, NULL);

  return waiting->len;
}

static gboolean
has_one_waiting (gpointer data)
{
  return count_waiting (data) == 1 && mdg_test_find_button (((Fixture *) data)->dialog, "Check and _Sign") != NULL;
}

static gboolean
has_none_waiting (gpointer data)
{
  return count_waiting (data) == 0 && mdg_test_find_button (((Fixture *) data)->dialog, "Check and _Sign") == NULL;
}

static GtkWidget *
find_card (GtkWidget *button)
{
  return gtk_widget_get_ancestor (button, MDG_TYPE_REWRITE_CARD);
}

static void
type (GtkWidget *card,
      const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (mdg_test_find (card, GTK_TYPE_TEXT_VIEW))), text, -1);
}

static void
choose_signer (Fixture *self,
               guint index)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (mdg_test_find (self->dialog, GTK_TYPE_DROP_DOWN)), index);
  mdg_test_settle ();
}

static void
test_two_sign (Fixture *self,
               gconstpointer data)
{
  GtkWidget *card = find_card (mdg_test_find_button (self->dialog, "_Sign as Written"));

  /* Nobody has said who they are; then who is meant could be told. */
  type (card, "往診につなぐ");
  gtk_widget_activate_action (card, "card.sign", NULL);
  mdg_test_settle ();
  g_assert_cmpuint (count_waiting (self), ==, 0);
  choose_signer (self, 1);
  type (card, "87歳の方を往診につなぐ");
  gtk_widget_activate_action (card, "card.sign", NULL);
  mdg_test_settle ();
  g_assert_cmpuint (count_waiting (self), ==, 0);

  type (card, "往診につなぐ");
  gtk_widget_activate_action (card, "card.sign", NULL);
  mdg_test_wait_until (has_one_waiting, self);

  /* The same one cannot check it. */
  card = find_card (mdg_test_find_button (self->dialog, "Check and _Sign"));
  gtk_widget_activate_action (card, "card.sign", NULL);
  mdg_test_settle ();
  g_assert_cmpuint (count_waiting (self), ==, 1);
  choose_signer (self, 2);
  gtk_widget_activate_action (card, "card.sign", NULL);
  mdg_test_wait_until (has_none_waiting, self);
}

int
main (int argc,
      char **argv)
{
  mdg_test_app_init (&argc, &argv);

  g_test_add ("/rewrites-dialog/two-sign", Fixture, NULL, set_up, test_two_sign, tear_down);

  return g_test_run ();
}
