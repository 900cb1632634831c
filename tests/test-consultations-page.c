#include "mdg-consultations-page.h"

#include "mdg-case-page.h"
#include "mdg-cases-page.h"
#include "mdg-consultation-row.h"
#include "mdg-consultation-view.h"
#include "mdg-sample.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-widgets.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

#include <glib/gstdio.h>

#define N_SAMPLED 300u
#define N_LONG 100000u
/* A page of the list; it grows by the screen. */
#define FIRST_ROWS 16u

typedef struct
{
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
  char *folder;
  char *path;
} Fixture;

static GtkSelectionModel *
get_model (Fixture *self,
           const char *page)
{
  GtkWidget *view = mdg_test_find (GTK_WIDGET (mdg_window_get_page (self->window, page)), GTK_TYPE_LIST_VIEW);

  return gtk_list_view_get_model (GTK_LIST_VIEW (view));
}

/* Until there are as many rows, or fewer when at_most, or some seconds. */
static guint
wait_for_rows (Fixture *self,
               const char *page,
               guint wanted,
               gboolean at_most)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  GListModel *model = G_LIST_MODEL (get_model (self, page));

  for (;;)
    {
      guint n = g_list_model_get_n_items (model);

      if ((at_most ? n <= wanted : n >= wanted) || g_get_monotonic_time () > until)
        break;
      g_main_context_iteration (NULL, FALSE);
    }
  mdg_test_settle ();

  return g_list_model_get_n_items (model);
}

/* The same consultations again and again, a minute apart: a long list without the time it takes to make it up. */
static void
multiply (Fixture *self,
          guint n)
{
  g_autofree char *sql = g_strdup_printf ("WITH RECURSIVE line (i) AS (SELECT %u UNION ALL SELECT i + 1 FROM line WHERE i < %u)"
                                          " INSERT INTO consultation (uuid, revision, origin, received_at, kind, channel, direction, staff, affiliation, profession, area, text)"
                                          " SELECT randomblob (16), c.revision, c.origin, strftime ('%%Y-%%m-%%dT%%H:%%M', '2015-04-01', i || ' minutes'),"
                                          "        c.kind, c.channel, c.direction, c.staff, c.affiliation, c.profession, c.area, c.text"
                                          "   FROM line JOIN consultation AS c ON c.id = i %% %u + 1",
                                          N_SAMPLED + 1, n, N_SAMPLED);

  mdg_test_alter (self->path, sql);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;

  self->folder = g_dir_make_tmp ("mdg-consultations-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a.madoguchi", NULL);
  mdg_sample_options_init (&options);
  options.n_consultations = N_SAMPLED;
  options.with_edges = FALSE;
  g_assert_true (mdg_sample_create (self->path, &options, NULL, NULL, &error));
  if (GPOINTER_TO_UINT (data) > N_SAMPLED)
    multiply (self, GPOINTER_TO_UINT (data));
  self->application = mdg_test_app_new ();
  self->workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  mdg_window_set_workspace (self->window, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
  mdg_window_show_page (self->window, "consultations");
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  const char *suffixes[] = { "", "-wal", "-shm", ".lock" };

  mdg_test_app_free (self->application);
  mdg_workspace_close (self->workspace);
  mdg_test_settle ();
  g_clear_object (&self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (self->path, suffixes[i], NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static const MdgUuid *
get_shown (Fixture *self)
{
  GtkWidget *page = GTK_WIDGET (mdg_window_get_page (self->window, "consultations"));

  return mdg_consultation_view_get_uuid (MDG_CONSULTATION_VIEW (mdg_test_find (page, MDG_TYPE_CONSULTATION_VIEW)));
}

/* The record beside follows the row that is chosen. */
static void
test_shows_what_is_chosen (Fixture *self,
                           gconstpointer data)
{
  GtkSelectionModel *model;
  g_autoptr (MdgConsultationRow) third = NULL;

  g_assert_cmpuint (wait_for_rows (self, "consultations", FIRST_ROWS, FALSE), >=, FIRST_ROWS);
  model = get_model (self, "consultations");
  third = g_list_model_get_item (G_LIST_MODEL (model), 2);
  gtk_selection_model_select_item (model, 2, TRUE);
  mdg_test_settle ();
  g_assert_true (mdg_uuid_equal (get_shown (self), mdg_consultation_row_get_uuid (third)));

  /* The place is kept while another page is shown. */
  mdg_window_show_page (self->window, "cases");
  wait_for_rows (self, "cases", FIRST_ROWS, FALSE);
  mdg_window_show_page (self->window, "consultations");
  mdg_test_settle ();
  g_assert_true (mdg_uuid_equal (get_shown (self), mdg_consultation_row_get_uuid (third)));
}

/* Waits until the first row is of the search, or some seconds. */
static gboolean
wait_for_mark (Fixture *self,
               const char *mark)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < until)
    {
      g_autoptr (MdgConsultationRow) row = g_list_model_get_item (G_LIST_MODEL (get_model (self, "consultations")), 0);

      if (row != NULL && strstr (mdg_consultation_row_get_sentence (row), mark) != NULL)
        return TRUE;
      g_main_context_iteration (NULL, FALSE);
    }

  return FALSE;
}

static void
test_searches_as_one_types (Fixture *self,
                            gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (mdg_window_get_page (self->window, "consultations"));
  GtkWidget *search = mdg_test_find (page, GTK_TYPE_SEARCH_ENTRY);
  guint n;

  wait_for_rows (self, "consultations", FIRST_ROWS, FALSE);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "slash"));
  g_assert_true (gtk_widget_get_focus_child (search) != NULL || gtk_widget_has_focus (search));
  gtk_editable_set_text (GTK_EDITABLE (search), "受診拒否");
  g_assert_true (wait_for_mark (self, "拒否</span>"));

  gtk_editable_set_text (GTK_EDITABLE (search), "どこにもない言葉");
  g_assert_cmpuint (wait_for_rows (self, "consultations", 0, TRUE), ==, 0);
  gtk_widget_activate_action (page, "consultations.clear-filter", NULL);
  n = wait_for_rows (self, "consultations", FIRST_ROWS, FALSE);
  g_assert_cmpuint (n, >=, FIRST_ROWS);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
}

/* From the end to the end again: all rows come, and none of the steps takes long. */
static void
test_long_list (Fixture *self,
                gconstpointer data)
{
  guint wanted = GPOINTER_TO_UINT (data);
  GListModel *model = G_LIST_MODEL (get_model (self, "consultations"));
  GtkWidget *view = mdg_test_find (GTK_WIDGET (mdg_window_get_page (self->window, "consultations")), GTK_TYPE_LIST_VIEW);

  wait_for_rows (self, "consultations", FIRST_ROWS, FALSE);
  /* What nobody scrolls to is not fetched. */
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 100);
  while (g_list_model_get_n_items (model) < wanted)
    {
      guint n = g_list_model_get_n_items (model);

      gtk_widget_activate_action (view, "list.scroll-to-item", "u", n - 1);
      mdg_test_settle ();
      while (g_list_model_get_n_items (model) == n)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, wanted);
}

static void
test_makes_a_case (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) before = mdg_workspace_list (self->workspace, MDG_KIND_CASE, NULL);
  g_autoptr (GPtrArray) after = NULL;
  MdgUuid shown;

  wait_for_rows (self, "consultations", FIRST_ROWS, FALSE);
  for (guint i = 0;; i++)
    {
      g_autoptr (MdgConsultationRow) row = g_list_model_get_item (G_LIST_MODEL (get_model (self, "consultations")), i);
      const MdgListedConsultation *line;

      g_assert_nonnull (row);
      line = mdg_consultation_row_get_line (row);
      if (!mdg_uuid_is_nil (&line->case_uuid) || line->is_no_case)
        continue;
      shown = line->uuid;
      gtk_selection_model_select_item (get_model (self, "consultations"), i, TRUE);
      break;
    }
  mdg_test_settle ();
  g_assert_true (mdg_uuid_equal (get_shown (self), &shown));
  gtk_widget_activate_action (GTK_WIDGET (mdg_window_get_page (self->window, "consultations")), "consultations.make-case", NULL);
  while (!MDG_IS_CASE_PAGE (mdg_window_get_visible_page (self->window)))
    g_main_context_iteration (NULL, TRUE);

  after = mdg_workspace_list (self->workspace, MDG_KIND_CASE, NULL);
  g_assert_cmpuint (after->len, ==, before->len + 1);
}

#define ADD(path, n, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  ADD ("/consultations-page/shows-what-is-chosen", N_SAMPLED, test_shows_what_is_chosen);
  ADD ("/consultations-page/searches-as-one-types", N_SAMPLED, test_searches_as_one_types);
  ADD ("/consultations-page/makes-a-case", N_SAMPLED, test_makes_a_case);
  ADD ("/consultations-page/long-list", N_LONG, test_long_list);

  return g_test_run ();
}
