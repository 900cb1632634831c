#include "mdg-crosstab-page.h"

#include <glib/gstdio.h>

#include "mdg-consultations-page.h"
#include "mdg-crosstab-use.h"
#include "mdg-figure-grid.h"
#include "mdg-sample.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-trends-page.h"

/* The pages of figures: a figure leads to what it counts, a table is kept under its name. */

static GtkWidget *
find_widget (GtkWidget *parent,
             GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (parent, type))
    return parent;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static MdgFigureGrid *
wait_for_figures (MdgWindow *window,
                  const char *page)
{
  MdgFigureGrid *grid;

  mdg_window_show_page (window, page);
  grid = MDG_FIGURE_GRID (find_widget (GTK_WIDGET (mdg_window_get_page (window, page)), MDG_TYPE_FIGURE_GRID));
  for (guint i = 0; i < 500 && mdg_figure_grid_get_table (grid) == NULL; i++)
    {
      mdg_test_settle ();
      g_usleep (2000);
    }
  g_assert_nonnull (mdg_figure_grid_get_table (grid));

  return grid;
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

  mdg_figure_grid_set_cursor (grid, 1, 1);
  mdg_figure_grid_drill (grid);
  mdg_test_settle ();
  g_assert_true (MDG_IS_CONSULTATIONS_PAGE (mdg_window_get_visible_page (window)));
}

static void
check_trends (MdgWindow *window)
{
  MdgFigureGrid *grid = wait_for_figures (window, "trends");
  GtkWidget *list = find_widget (GTK_WIDGET (mdg_window_get_page (window, "trends")), GTK_TYPE_LIST_BOX);
  gint64 n = mdg_table_get_number (mdg_figure_grid_get_table (grid), 0, 1);
  gint64 rows = 0;

  mdg_figure_grid_set_cursor (grid, 0, 1);
  mdg_figure_grid_drill (grid);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    rows++;
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (rows, >=, n);
}

static void
test_figures_lead_on (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mdg-figures-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.madoguchi", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  MdgApplication *application = mdg_test_app_new ();
  g_autoptr (MdgWorkspace) workspace = NULL;
  MdgSampleOptions options;
  MdgWindow *window;

  mdg_sample_options_init (&options);
  g_assert_true (mdg_sample_create (path, &options, NULL, NULL, NULL));
  workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, NULL);
  window = mdg_window_new (GTK_APPLICATION (application));
  mdg_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  mdg_test_settle ();
  check_crosstab (window, workspace);
  check_trends (window);

  mdg_test_app_free (application);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

int
main (int argc,
      char **argv)
{
  mdg_test_app_init (&argc, &argv);
  g_test_add_func ("/figures/lead-on", test_figures_lead_on);

  return g_test_run ();
}
