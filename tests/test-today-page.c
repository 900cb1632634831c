#include "mdg-follow-up.h"
#include "mdg-promise-row.h"
#include "mdg-register-search.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"
#include "mdg-today-page.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

typedef struct
{
  char *folder;
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
  GtkWidget *page;
} Fixture;

static const MdgDate today = { 2026, 3, 31 };

static void
set_up (Fixture *self,
        gconstpointer data)
{

  self->folder = mdg_test_folder_new ();

  self->application = mdg_test_app_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, TRUE);
  mdg_workspace_set_today (self->workspace, &today);
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  mdg_window_set_workspace (self->window, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
  mdg_window_show_page (self->window, "today");
  mdg_test_settle ();
  self->page = GTK_WIDGET (mdg_window_get_page (self->window, "today"));
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
  g_object_unref (self->workspace);
  mdg_test_folder_free (self->folder);
}

static GtkListBox *
get_list (Fixture *self,
          const char *name)
{
  return GTK_LIST_BOX (gtk_widget_get_template_child (self->page, MDG_TYPE_TODAY_PAGE, name));
}

static MdgPromise *
get_promise (Fixture *self,
             int index)
{
  return mdg_promise_row_get_promise (MDG_PROMISE_ROW (gtk_list_box_get_row_at_index (get_list (self, "promises"), index)));
}

static char *
dup_field (Fixture *self,
           const MdgUuid *uuid,
           guint field)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, MDG_KIND_FOLLOW_UP, uuid, NULL);

  return g_strdup (mdg_record_get_text (record, field));
}

/* The writer answers on the main loop. */
static void
wait_for (Fixture *self,
          const MdgUuid *uuid,
          guint field,
          const char *value)
{
  gint64 until = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < until)
    {
      g_autofree char *now = dup_field (self, uuid, field);

      if (g_strcmp0 (now, value) == 0)
        return;
      mdg_test_settle ();
      g_usleep (1000);
    }
  g_assert_not_reached ();
}

static void
test_space_marks_done (Fixture *self,
                       gconstpointer data)
{
  MdgUuid uuid = mdg_promise_get_data (get_promise (self, 0))->follow_up;

  mdg_page_focus_first (MDG_PAGE (self->page));
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "space"));
  wait_for (self, &uuid, MDG_FOLLOW_UP_STATUS, "done");
  wait_for (self, &uuid, MDG_FOLLOW_UP_DONE_ON, "2026-03-31");
  g_assert_true (mdg_promise_row_is_done (MDG_PROMISE_ROW (gtk_list_box_get_row_at_index (get_list (self, "promises"), 0))));
}

static void
test_plus_puts_off (Fixture *self,
                    gconstpointer data)
{
  MdgUuid uuid = mdg_promise_get_data (get_promise (self, 0))->follow_up;

  mdg_page_focus_first (MDG_PAGE (self->page));
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "plus"));
  wait_for (self, &uuid, MDG_FOLLOW_UP_DUE, "2026-04-01");
}

static void
test_badge_counts_late_and_today (Fixture *self,
                                  gconstpointer data)
{
  guint n = 0;

  for (int i = 0; gtk_list_box_get_row_at_index (get_list (self, "promises"), i) != NULL; i++)
    n += mdg_promise_get_group (get_promise (self, i), &today) <= MDG_PROMISE_TODAY;

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (mdg_page_get_badge (MDG_PAGE (self->page)), ==, n);
}

static void
test_waiting_stands_apart (Fixture *self,
                           gconstpointer data)
{
  g_assert_nonnull (gtk_list_box_get_row_at_index (get_list (self, "waiting"), 0));
  for (int i = 0; gtk_list_box_get_row_at_index (get_list (self, "promises"), i) != NULL; i++)
    g_assert_false (mdg_promise_get_data (get_promise (self, i))->is_waiting);
}

static void
search_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  *(GPtrArray **) user_data = mdg_search_provider_search_finish (MDG_SEARCH_PROVIDER (source), result, NULL);
}

/* Half a name in half-width kana, on the sample's people. */
static void
test_people_are_found_by_half_a_name (Fixture *self,
                                      gconstpointer data)
{
  g_autoptr (MdgRegisterSearch) search = mdg_register_search_new (self->workspace, MDG_SEARCH_PEOPLE);
  g_autoptr (GPtrArray) items = NULL;

  mdg_search_provider_search_async (MDG_SEARCH_PROVIDER (search), "ｺｳﾉ", 8, NULL, search_cb, &items);
  while (items == NULL)
    mdg_test_settle ();

  g_assert_cmpuint (items->len, >, 0);
  g_assert_true (g_str_has_prefix (mdg_palette_item_get_title (items->pdata[0]), "甲野"));
}

#define ADD(name, function) g_test_add ("/today-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  mdg_test_app_init (&argc, &argv);

  ADD ("space-marks-done", test_space_marks_done);
  ADD ("plus-puts-off", test_plus_puts_off);
  ADD ("badge-counts-late-and-today", test_badge_counts_late_and_today);
  ADD ("waiting-stands-apart", test_waiting_stands_apart);
  ADD ("people-are-found-by-half-a-name", test_people_are_found_by_half_a_name);

  return g_test_run ();
}
