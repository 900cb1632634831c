#include "mdg-crosstab-page.h"

#include "mdg-consultations-page.h"
#include "mdg-crosstab-filters.h"
#include "mdg-crosstab-use.h"
#include "mdg-figure-grid.h"
#include "mdg-filter-button.h"
#include "mdg-kept-sheets-dialog.h"
#include "mdg-print-preview.h"
#include "mdg-releases.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"
#include "mdg-test-widgets.h"
#include "mdg-trends-page.h"

/* The pages of figures: a figure leads to what it counts, a table is kept under its name. */

static MdgFigureGrid *
wait_for_figures (MdgWindow *window,
                  const char *page)
{
  MdgFigureGrid *grid;

  mdg_window_show_page (window, page);
  grid = MDG_FIGURE_GRID (mdg_test_find (GTK_WIDGET (mdg_window_get_page (window, page)), MDG_TYPE_FIGURE_GRID));
  for (guint i = 0; i < 500 && mdg_figure_grid_get_table (grid) == NULL; i++)
    {
      mdg_test_settle ();
      g_usleep (2000);
    }
  g_assert_nonnull (mdg_figure_grid_get_table (grid));

  return grid;
}

static gboolean
is_renamed (MdgWorkspace *workspace)
{
  g_autoptr (MdgCrosstabSpec) renamed = mdg_crosstab_use_load (workspace, "相談元の職種", NULL);
  g_autoptr (MdgCrosstabSpec) old = mdg_crosstab_use_load (workspace, "職種別", NULL);

  return renamed != NULL && old == NULL;
}

static void
check_crosstab (MdgWindow *window,
                MdgWorkspace *workspace)
{
  MdgFigureGrid *grid = wait_for_figures (window, "crosstab");
  MdgCrosstabPage *page = MDG_CROSSTAB_PAGE (mdg_window_get_page (window, "crosstab"));
  g_autoptr (MdgCrosstabSpec) loaded = NULL;

  mdg_crosstab_page_save (page, "職種別");
  for (guint i = 0; i < 500 && loaded == NULL; i++)
    {
      mdg_test_settle ();
      loaded = mdg_crosstab_use_load (workspace, "職種別", NULL);
      g_usleep (2000);
    }
  g_assert_nonnull (loaded);
  g_assert_cmpint (loaded->rows[0], ==, MDG_CROSSTAB_PROFESSION);

  mdg_crosstab_page_rename (page, "相談元の職種");
  mdg_test_wait_until (is_renamed, workspace);

  mdg_figure_grid_set_cursor (grid, 1, 1);
  mdg_figure_grid_drill (grid);
  mdg_test_settle ();
  g_assert_true (MDG_IS_CONSULTATIONS_PAGE (mdg_window_get_visible_page (window)));
}

static void
check_trends (MdgWindow *window)
{
  MdgFigureGrid *grid = wait_for_figures (window, "trends");
  GtkWidget *list = mdg_test_find (GTK_WIDGET (mdg_window_get_page (window, "trends")), GTK_TYPE_LIST_BOX);
  gint64 n = mdg_table_get_number (mdg_figure_grid_get_table (grid), 0, 1);
  gint64 rows = 0;

  mdg_figure_grid_set_cursor (grid, 0, 1);
  mdg_figure_grid_drill (grid);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    rows++;
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (rows, >=, n);
}

/* The list of values of the only filter that stands in the bar. */
static GtkListBox *
find_values (MdgCrosstabFilters *filters)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (filters))); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (MDG_IS_FILTER_BUTTON (child) && gtk_widget_get_visible (child))
      {
        g_assert_null (found);
        mdg_filter_button_popup (MDG_FILTER_BUTTON (child));
        mdg_test_settle ();
        found = mdg_test_find (child, GTK_TYPE_LIST_BOX);
      }
  g_assert_nonnull (found);

  return GTK_LIST_BOX (found);
}

static void
activate (GtkListBox *list,
          int row)
{
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, row));
}

static char *
dup_chosen (MdgCrosstabFilters *filters)
{
  g_autoptr (MdgCrosstabSpec) spec = mdg_crosstab_spec_new ();

  mdg_crosstab_filters_read (filters, spec);

  return mdg_crosstab_spec_to_json (spec);
}

/* What a saved table is filtered by is shown, counted and changed on the page. */
static void
check_filters (MdgWindow *window,
               MdgWorkspace *workspace)
{
  static const char json[] = "{\"rows\":[],\"columns\":[],\"measure\":\"consultations\",\"percent\":\"none\",\"from\":\"2025-06-01\",\"to\":\"2025-08-31\",\"filters\":[{\"field\":\"channel\",\"codes\":[\"tel\"]}]}";
  MdgFigureGrid *grid = wait_for_figures (window, "crosstab");
  MdgCrosstabPage *page = MDG_CROSSTAB_PAGE (mdg_window_get_page (window, "crosstab"));
  MdgCrosstabFilters *filters = MDG_CROSSTAB_FILTERS (mdg_test_find (GTK_WIDGET (page), MDG_TYPE_CROSSTAB_FILTERS));
  g_autoptr (MdgCrosstabSpec) spec = mdg_crosstab_spec_from_json (json, NULL);
  g_autofree char *shown = NULL;
  g_autofree char *without = NULL;
  GtkListBox *values;
  gint64 n;

  mdg_crosstab_page_set_spec (page, spec);
  mdg_test_settle ();
  shown = dup_chosen (filters);
  g_assert_cmpstr (shown, ==, json);
  n = mdg_table_get_number (mdg_figure_grid_get_table (grid), 0, 1);
  g_assert_cmpint (n, >, 0);

  /* One more channel, then all of them. */
  values = find_values (filters);
  activate (values, 2);
  mdg_test_settle ();
  g_assert_cmpint (mdg_table_get_number (mdg_figure_grid_get_table (grid), 0, 1), >, n);
  activate (values, 0);
  mdg_test_settle ();
  without = dup_chosen (filters);
  g_assert_nonnull (strstr (without, "\"filters\":[]"));
  g_assert_nonnull (strstr (without, "2025-06-01"));
}

static gboolean
is_kept (MdgWorkspace *workspace)
{
  g_autoptr (GPtrArray) releases = mdg_releases_list (workspace, NULL);

  return releases->len > 0;
}

/* From the preview into the register, and from there onto paper again. */
static void
check_keeping (MdgWindow *window,
               MdgWorkspace *workspace)
{
  MdgPage *page = mdg_window_get_page (window, "crosstab");
  GtkWidget *preview;
  GtkWidget *dialog;
  GtkWidget *list;

  g_assert_false (is_kept (workspace));
  mdg_page_print (page);
  mdg_test_settle ();
  preview = mdg_test_find_window (MDG_TYPE_PRINT_PREVIEW);
  g_signal_emit_by_name (mdg_test_find_button (preview, "_Keep This Sheet"), "clicked");
  mdg_test_wait_until (is_kept, workspace);
  gtk_window_destroy (GTK_WINDOW (preview));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-kept-sheets", NULL);
  mdg_test_settle ();
  dialog = mdg_test_find_window (MDG_TYPE_KEPT_SHEETS_DIALOG);
  list = mdg_test_find (dialog, GTK_TYPE_LIST_BOX);
  activate (GTK_LIST_BOX (list), 0);
  mdg_test_settle ();
  preview = mdg_test_find_window (MDG_TYPE_PRINT_PREVIEW);
  g_assert_nonnull (preview);
  /* What was kept is not kept again. */
  g_assert_null (mdg_test_find_button (preview, "_Keep This Sheet"));
  gtk_window_destroy (GTK_WINDOW (preview));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_figures_lead_on (void)
{
  char *folder = mdg_test_folder_new ();
  MdgApplication *application = mdg_test_app_new ();
  g_autoptr (MdgWorkspace) workspace = NULL;
  MdgWindow *window;

  workspace = mdg_test_sample_open (folder, 0, TRUE);
  window = mdg_window_new (GTK_APPLICATION (application));
  mdg_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  mdg_test_settle ();
  check_crosstab (window, workspace);
  check_filters (window, workspace);
  check_trends (window);
  check_keeping (window, workspace);

  mdg_test_app_free (application);
  mdg_test_folder_free (folder);
}

int
main (int argc,
      char **argv)
{
  mdg_test_app_init (&argc, &argv);
  g_test_add_func ("/figures/lead-on", test_figures_lead_on);

  return g_test_run ();
}
