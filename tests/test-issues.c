#include "mdg-issues-page.h"

#include <glib/gstdio.h>

#include "mdg-case-set-page.h"
#include "mdg-classify.h"
#include "mdg-issue-cell.h"
#include "mdg-issue-grid.h"
#include "mdg-issue-pane.h"
#include "mdg-issue-sample.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-widgets.h"

typedef struct
{
  guint n_cases; /* 0: A to O */
  guint n_columns;
} Size;

typedef struct
{
  char *folder;
  char *path;
  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  GtkWindow *window;
  MdgIssuesPage *page;
  MdgIssueGrid *grid;
  MdgUuid set;
} Fixture;

static void
settle (Fixture *self)
{
  while (mdg_change_stack_is_busy (self->changes))
    g_main_context_iteration (NULL, TRUE);
  mdg_test_settle ();
}

/* Runs frames until the sheet has its sizes. */
static void
wait_for_cells (Fixture *self)
{
  for (guint i = 0; i < 500 && mdg_issue_grid_find_cell (self->grid, 0, 0) == NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  g_assert_nonnull (mdg_issue_grid_find_cell (self->grid, 0, 0));
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  const Size *size = data;

  self->folder = g_dir_make_tmp ("mdg-issues-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = size != NULL ? mdg_issue_sample_open_large (self->path, size->n_cases, size->n_columns) : mdg_issue_sample_open (self->path);
  mdg_issue_sample_get_set (self->workspace, &self->set);
  self->changes = mdg_change_stack_new (self->workspace);
  self->page = mdg_issues_page_new (self->workspace, self->changes);
  self->grid = MDG_ISSUE_GRID (mdg_test_find (GTK_WIDGET (self->page), MDG_TYPE_ISSUE_GRID));
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 1240, 740);
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  gtk_window_present (self->window);
  wait_for_cells (self);
  mdg_page_focus_first (MDG_PAGE (self->page));
  settle (self);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };

  g_object_ref (self->page);
  gtk_window_destroy (self->window);
  mdg_test_settle ();
  g_assert_finalize_object (self->page);
  g_assert_finalize_object (self->changes);
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ends[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static void
press (Fixture *self,
       const char *trigger)
{
  g_assert_true (mdg_test_press (self->window, trigger));
}

#define assert_cursor(self, at_row, at_column)                                           \
  G_STMT_START                                                                           \
  {                                                                                      \
    guint cursor_row = 0;                                                                \
    guint cursor_column = 0;                                                             \
    g_assert_true (mdg_issue_grid_get_cursor (self->grid, &cursor_row, &cursor_column)); \
    g_assert_cmpuint (cursor_row, ==, (at_row));                                         \
    g_assert_cmpuint (cursor_column, ==, (at_column));                                   \
  }                                                                                      \
  G_STMT_END

static const char *
get_text (Fixture *self,
          guint row,
          guint column)
{
  GtkWidget *cell = mdg_issue_grid_find_cell (self->grid, row, column);

  g_assert_nonnull (cell);

  return mdg_issue_cell_get_text (MDG_ISSUE_CELL (cell));
}

static void
test_keys_walk_the_cells (Fixture *self,
                          gconstpointer data)
{
  assert_cursor (self, 0, 0);
  press (self, "Down");
  press (self, "Right");
  assert_cursor (self, 1, 1);
  press (self, "End");
  assert_cursor (self, 1, 10);
  press (self, "Right");
  assert_cursor (self, 1, 10);
  press (self, "Home");
  press (self, "Up");
  press (self, "Up");
  assert_cursor (self, 0, 0);
  press (self, "<Control>End");
  assert_cursor (self, 14, 10);
  press (self, "Page_Up");
  press (self, "Page_Up");
  assert_cursor (self, 0, 10);
  g_assert_true (gtk_window_get_focus (self->window) == mdg_issue_grid_find_cell (self->grid, 0, 10));
}

static void
test_cells_show_short_labels (Fixture *self,
                              gconstpointer data)
{
  g_assert_cmpstr (get_text (self, 0, 0), ==, "見守り不在");
  g_assert_cmpstr (get_text (self, 0, 5), ==, "受診拒否\n未申請");
  g_assert_cmpstr (get_text (self, 1, 0), ==, "");
}

static void
test_space_ticks_and_undo_takes_back (Fixture *self,
                                      gconstpointer data)
{
  mdg_issue_grid_set_cursor (self->grid, 1, 7);
  press (self, "space"); /* the one tick of the cell goes */
  settle (self);
  g_assert_cmpstr (get_text (self, 1, 7), ==, "");
  press (self, "<Control>z");
  settle (self);
  g_assert_cmpstr (get_text (self, 1, 7), ==, "認知症");
  press (self, "<Control><Shift>z");
  settle (self);
  g_assert_cmpstr (get_text (self, 1, 7), ==, "");

  /* An empty cell gets what is ticked most in this register. */
  mdg_issue_grid_set_cursor (self->grid, 0, 3);
  press (self, "space");
  settle (self);
  g_assert_cmpstr (get_text (self, 0, 3), ==, "老老認認");
}

static void
test_fast_keys_do_not_meet (Fixture *self,
                            gconstpointer data)
{
  mdg_issue_grid_set_cursor (self->grid, 0, 3);
  for (guint i = 0; i < 20; i++)
    press (self, "space");
  settle (self);
  for (guint i = 0; i < 120 && mdg_change_stack_get_n_undo (self->changes) > 0; i++)
    {
      press (self, "<Control>z");
      settle (self);
    }
  g_assert_cmpstr (get_text (self, 0, 3), ==, "");
}

static void
test_a_hundred_steps_go_back (Fixture *self,
                              gconstpointer data)
{
  for (guint i = 0; i < 101; i++)
    {
      mdg_issue_grid_set_cursor (self->grid, i % 15, 8);
      press (self, "space");
      settle (self);
    }
  g_assert_cmpuint (mdg_change_stack_get_n_undo (self->changes), >=, 100);
  while (mdg_change_stack_get_n_undo (self->changes) > 0)
    {
      press (self, "<Control>z");
      settle (self);
    }
  g_assert_cmpstr (get_text (self, 2, 8), ==, "依存症");
  g_assert_cmpstr (get_text (self, 0, 8), ==, "");
  /* The eye is led to what was taken back last. */
  assert_cursor (self, 0, 8);
}

static void
test_delete_empties_the_cell (Fixture *self,
                              gconstpointer data)
{
  mdg_issue_grid_set_cursor (self->grid, 0, 5);
  press (self, "Delete");
  settle (self);
  g_assert_cmpstr (get_text (self, 0, 5), ==, "");
  press (self, "<Control>z");
  settle (self);
  g_assert_cmpstr (get_text (self, 0, 5), ==, "受診拒否\n未申請");
}

static void
test_typing_classifies (Fixture *self,
                        gconstpointer data)
{
  MdgIssuePane *pane = MDG_ISSUE_PANE (mdg_test_find (GTK_WIDGET (self->page), MDG_TYPE_ISSUE_PANE));
  GtkEditable *entry = mdg_issue_pane_get_entry (pane);

  mdg_issue_grid_set_cursor (self->grid, 3, 5);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, "jushin");
  g_signal_emit_by_name (entry, "activate");
  settle (self);
  g_assert_cmpstr (get_text (self, 3, 5), ==, "受診拒否");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_true (gtk_window_get_focus (self->window) == mdg_issue_grid_find_cell (self->grid, 3, 5));

  /* Letters go to their own column, and the cursor with them. */
  gtk_editable_set_text (entry, "c1a");
  g_signal_emit_by_name (entry, "activate");
  settle (self);
  g_assert_cmpstr (get_text (self, 3, 0), ==, "見守り不在");
  assert_cursor (self, 3, 0);
}

static void
test_totals_lead_to_their_cases (Fixture *self,
                                 gconstpointer data)
{
  g_signal_emit_by_name (self->grid, "drilled", 8, G_MAXUINT);
  mdg_test_settle ();
  g_assert_cmpstr (get_text (self, 0, 8), ==, "依存症");
  press (self, "<Control>End");
  assert_cursor (self, 2, 10);
  press (self, "Escape");
  press (self, "<Control>End");
  assert_cursor (self, 14, 10);
}

/* Until the change of the sheet has been laid out: what a person waits for, without the screen. */
static double
lay_out (Fixture *self)
{
  gint64 start = g_get_monotonic_time ();
  GtkWidget *widget = GTK_WIDGET (self->page);

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (widget, gtk_widget_get_allocated_width (widget), gtk_widget_get_allocated_height (widget), -1, NULL);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
time_step (Fixture *self,
           const char *trigger)
{
  gint64 start = g_get_monotonic_time ();

  mdg_test_press (self->window, trigger);

  return (double) (g_get_monotonic_time () - start) / 1000 + lay_out (self);
}

static double
time_steps (Fixture *self,
            const char *trigger)
{
  double total = 0;

  for (guint i = 0; i < 40; i++)
    total += time_step (self, trigger);

  return total / 40;
}

/* Only what is in view is made of widgets, and a step costs the same however large the sheet is. */
static void
test_large_sheets_are_as_quick (Fixture *self,
                                gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();
  double bare;
  double down;
  double right;
  double opening;

  mdg_issues_page_show_set (self->page, &self->set);
  opening = (double) (g_get_monotonic_time () - start) / 1000 + lay_out (self);
  mdg_page_focus_first (MDG_PAGE (self->page));
  bare = time_steps (self, "Up"); /* there is nowhere to go: no scrolling, only the pane */
  down = time_steps (self, "Down");
  right = time_steps (self, "Right");
  g_test_message ("200 × 60: open %.1f ms, arrow down %.2f ms, arrow right %.2f ms, %.2f and %.2f times a step that does not scroll; %u cells", opening, down, right, down / bare, right / bare, mdg_issue_grid_get_n_cells (self->grid));

  assert_cursor (self, 40, 40);
  g_assert_nonnull (mdg_issue_grid_find_cell (self->grid, 40, 40));
  g_assert_cmpuint (mdg_issue_grid_get_n_cells (self->grid), <, 600);
  press (self, "<Control>End");
  assert_cursor (self, 199, 59);
  g_assert_nonnull (mdg_issue_grid_find_cell (self->grid, 199, 59));
  g_assert_cmpuint (mdg_issue_grid_get_n_cells (self->grid), <, 600);
}

static const Size large = { 200, 60 };

#define add(name, function) g_test_add ("/issues/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  add ("keys-walk-the-cells", test_keys_walk_the_cells);
  add ("cells-show-short-labels", test_cells_show_short_labels);
  add ("space-ticks-and-undo-takes-back", test_space_ticks_and_undo_takes_back);
  add ("fast-keys-do-not-meet", test_fast_keys_do_not_meet);
  add ("a-hundred-steps-go-back", test_a_hundred_steps_go_back);
  add ("delete-empties-the-cell", test_delete_empties_the_cell);
  add ("typing-classifies", test_typing_classifies);
  add ("totals-lead-to-their-cases", test_totals_lead_to_their_cases);
  g_test_add ("/issues/large-sheets-are-as-quick", Fixture, &large, set_up, test_large_sheets_are_as_quick, tear_down);

  return g_test_run ();
}
