#include "mdg-area-page.h"

#include "mdg-area-sheet.h"
#include "mdg-choice.h"
#include "mdg-decision-dialog.h"
#include "mdg-install.h"
#include "mdg-issue-grid.h"
#include "mdg-issues-page.h"
#include "mdg-ladder-cell.h"
#include "mdg-measure.h"
#include "mdg-print-preview.h"
#include "mdg-raise-dialog.h"
#include "mdg-raised-issue.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"
#include "mdg-test-widgets.h"
#include "mdg-theme-page.h"
#include "mdg-trace-page.h"

/* The promotion ladder by keyboard, on the sample register in the window of the program. */

typedef struct
{
  char *folder;
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
} Fixture;

static const MdgDate today = { 2026, 3, 31 };

static void
set_up (Fixture *self,
        gconstpointer data)
{

  self->folder = mdg_test_folder_new ();
  self->application = mdg_test_app_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, TRUE);
  g_assert_nonnull (self->workspace);
  mdg_workspace_set_today (self->workspace, &today);
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 760);
  mdg_window_set_workspace (self->window, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

/* Until all is saved, and some frames more. */
static void
settle (Fixture *self)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC * 3 / 10;

  while (mdg_change_stack_is_busy (mdg_issues_get_changes (self->window)) || g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

static void
press (GtkWindow *window,
       const char *trigger)
{
  g_assert_true (mdg_test_press (window, trigger));
}

static MdgPage *
show_page (Fixture *self,
           const char *id)
{
  mdg_window_show_page (self->window, id);
  settle (self);

  return mdg_window_get_page (self->window, id);
}

static guint
count (Fixture *self,
       MdgKind kind)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);

  return records->len;
}

static void
find_candidate (Fixture *self,
                MdgUuid *uuid)
{
  g_autoptr (GPtrArray) issues = mdg_workspace_list (self->workspace, MDG_KIND_RAISED_ISSUE, NULL);

  for (guint i = 0; i < issues->len; i++)
    if (g_strcmp0 (mdg_record_get_text (issues->pdata[i], MDG_RAISED_ISSUE_STANDING), "candidate") == 0)
      {
        *uuid = *mdg_record_get_uuid (issues->pdata[i]);
        return;
      }
  g_assert_not_reached ();
}

static void
assert_standing (Fixture *self,
                 const MdgUuid *uuid,
                 const char *standing)
{
  g_autoptr (MdgRecord) issue = mdg_workspace_load (self->workspace, MDG_KIND_RAISED_ISSUE, uuid, NULL);

  g_assert_cmpstr (mdg_record_get_text (issue, MDG_RAISED_ISSUE_STANDING), ==, standing);
}

static void
test_raised_from_the_grid (Fixture *self,
                           gconstpointer data)
{
  MdgPage *page = show_page (self, "issues");
  MdgIssueGrid *grid = MDG_ISSUE_GRID (mdg_test_find (GTK_WIDGET (page), MDG_TYPE_ISSUE_GRID));
  guint before = count (self, MDG_KIND_RAISED_ISSUE);
  guint sources = count (self, MDG_KIND_ISSUE_SOURCE);
  GtkWindow *dialog;

  mdg_issue_grid_set_cursor (grid, 0, 0);
  press (GTK_WINDOW (self->window), "<Control>r");
  settle (self);
  dialog = GTK_WINDOW (mdg_test_find_window (MDG_TYPE_RAISE_DIALOG));
  g_assert_nonnull (dialog);
  press (dialog, "<Control>Return");
  settle (self);
  g_assert_null (mdg_test_find_window (MDG_TYPE_RAISE_DIALOG));
  g_assert_cmpuint (count (self, MDG_KIND_RAISED_ISSUE), ==, before + 1);
  g_assert_cmpuint (count (self, MDG_KIND_ISSUE_SOURCE), >, sources + 1);

  /* The page of the area and the city has it, and takes it back. */
  show_page (self, "area-issues");
  press (GTK_WINDOW (self->window), "<Control>z");
  settle (self);
  g_assert_cmpuint (count (self, MDG_KIND_RAISED_ISSUE), ==, before);
  g_assert_cmpuint (count (self, MDG_KIND_ISSUE_SOURCE), ==, sources);
}

static void
test_only_a_board_adopts (Fixture *self,
                          gconstpointer data)
{
  MdgAreaPage *page = MDG_AREA_PAGE (show_page (self, "area-issues"));
  MdgDecisionDialog *dialog;
  MdgUuid uuid;

  find_candidate (self, &uuid);
  mdg_area_page_show_issue (page, &uuid);
  press (GTK_WINDOW (self->window), "<Control>d");
  settle (self);
  dialog = MDG_DECISION_DIALOG (mdg_test_find_window (MDG_TYPE_DECISION_DIALOG));
  g_assert_nonnull (dialog);

  /* Without a word of the minutes nothing is decided, and what was filled in stays. */
  mdg_choice_set_code (MDG_CHOICE (mdg_decision_dialog_get_verdict (dialog)), "adopted");
  gtk_drop_down_set_selected (mdg_decision_dialog_get_board (dialog), 5);
  gtk_editable_set_text (GTK_EDITABLE (mdg_decision_dialog_get_day (dialog)), "R8.3.30");
  press (GTK_WINDOW (dialog), "<Control>Return");
  settle (self);
  g_assert_true (mdg_test_find_window (MDG_TYPE_DECISION_DIALOG) == GTK_WIDGET (dialog));
  g_assert_cmpstr (mdg_decision_dialog_get_fault (dialog), !=, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (mdg_decision_dialog_get_day (dialog))), ==, "R8.3.30");
  assert_standing (self, &uuid, "candidate");

  /* A day that is still to come is refused too. */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (mdg_decision_dialog_get_minutes (dialog)), "地域の課題とする", -1);
  gtk_editable_set_text (GTK_EDITABLE (mdg_decision_dialog_get_day (dialog)), "R8.4.2");
  press (GTK_WINDOW (dialog), "<Control>Return");
  settle (self);
  g_assert_cmpstr (mdg_decision_dialog_get_fault (dialog), !=, "");
  assert_standing (self, &uuid, "candidate");

  gtk_editable_set_text (GTK_EDITABLE (mdg_decision_dialog_get_day (dialog)), "R8.3.30");
  press (GTK_WINDOW (dialog), "<Control>Return");
  settle (self);
  g_assert_null (mdg_test_find_window (MDG_TYPE_DECISION_DIALOG));
  assert_standing (self, &uuid, "adopted");
  press (GTK_WINDOW (self->window), "<Control>z");
  settle (self);
  assert_standing (self, &uuid, "candidate");
}

static void
write_cell (Fixture *self,
            const char *text)
{
  GtkWidget *focus;

  press (GTK_WINDOW (self->window), "Return");
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
  press (GTK_WINDOW (self->window), "Return");
  settle (self);
}

static void
test_a_measure_is_written (Fixture *self,
                           gconstpointer data)
{
  MdgLadderPage *page = MDG_LADDER_PAGE (show_page (self, "themes"));
  MdgLadderGrid *grid = mdg_ladder_page_get_grid (page);
  guint before = count (self, MDG_KIND_MEASURE);

  mdg_ladder_grid_set_cursor (grid, 0, 1);
  g_assert_cmpstr (mdg_ladder_cell_get_text (MDG_LADDER_CELL (mdg_ladder_grid_get_cell (grid, 0, 1))), ==, "");
  write_cell (self, "看取りの実態を調べる");
  g_assert_cmpuint (count (self, MDG_KIND_MEASURE), ==, before + 1);
  g_assert_cmpstr (mdg_ladder_cell_get_text (MDG_LADDER_CELL (mdg_ladder_grid_get_cell (grid, 0, 1))), ==, "看取りの実態を調べる");
  g_assert_cmpstr (mdg_ladder_cell_get_mark (MDG_LADDER_CELL (mdg_ladder_grid_get_cell (grid, 0, 1))), ==, "案");

  /* Escape leaves a cell as it was. */
  mdg_ladder_grid_set_cursor (grid, 0, 1);
  press (GTK_WINDOW (self->window), "F2");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (self->window)))), "別の文", -1);
  press (GTK_WINDOW (self->window), "Escape");
  settle (self);
  g_assert_cmpstr (mdg_ladder_cell_get_text (MDG_LADDER_CELL (mdg_ladder_grid_get_cell (grid, 0, 1))), ==, "看取りの実態を調べる");

  press (GTK_WINDOW (self->window), "<Control>z");
  settle (self);
  g_assert_cmpuint (count (self, MDG_KIND_MEASURE), ==, before);
}

static void
test_words_that_are_not_known_stay (Fixture *self,
                                    gconstpointer data)
{
  MdgLadderPage *page = MDG_LADDER_PAGE (show_page (self, "area-issues"));
  MdgLadderGrid *grid = mdg_ladder_page_get_grid (page);
  GtkWidget *cell;

  mdg_ladder_grid_set_cursor (grid, 0, MDG_AREA_SHEET_PRIORITY);
  write_cell (self, "とても高い");
  g_assert_true (mdg_ladder_grid_is_editing (grid));
  g_assert_cmpstr (mdg_ladder_grid_get_problem (grid), !=, "");
  press (GTK_WINDOW (self->window), "Escape");
  g_assert_false (mdg_ladder_grid_is_editing (grid));
  g_assert_cmpstr (mdg_ladder_grid_get_problem (grid), ==, "");

  /* The reading of a word will do. */
  write_cell (self, "てい");
  cell = mdg_ladder_grid_get_cell (grid, 0, MDG_AREA_SHEET_PRIORITY);
  g_assert_cmpstr (mdg_ladder_cell_get_text (MDG_LADDER_CELL (cell)), ==, "低");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == cell);
  press (GTK_WINDOW (self->window), "Right");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == mdg_ladder_grid_get_cell (grid, 0, MDG_AREA_SHEET_RESPONSE));
}

/* The first row of the kind; NULL for none. */
static GtkListBoxRow *
find_row (MdgTracePage *page,
          MdgKind kind)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (mdg_trace_page_get_list (page), i)) != NULL; i++)
    if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind")) == kind)
      return row;

  return NULL;
}

static void
show_trace (Fixture *self,
            const char *table,
            const MdgUuid *uuid)
{
  g_autofree char *text = mdg_uuid_dup_string (uuid);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-trace", "(ss)", table, text));
  settle (self);
}

static void
close_preview (const char *title)
{
  GtkWidget *preview;

  mdg_test_settle ();
  preview = mdg_test_find_window (MDG_TYPE_PRINT_PREVIEW);
  g_assert_nonnull (preview);
  if (title != NULL)
    g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (preview)), ==, title);
  gtk_window_destroy (GTK_WINDOW (preview));
  mdg_test_settle ();
}

static void
test_both_questions (Fixture *self,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) links = mdg_workspace_list (self->workspace, MDG_KIND_MEASURE_SOURCE, NULL);
  MdgTracePage *page = MDG_TRACE_PAGE (mdg_window_get_page (self->window, "trace"));
  GtkListBoxRow *row;
  MdgUuid consultation;

  g_assert_cmpuint (links->len, >, 0);
  show_trace (self, "measure", mdg_record_get_reference (links->pdata[0], 0));
  g_assert_nonnull (find_row (page, MDG_KIND_RAISED_ISSUE));
  g_assert_nonnull (find_row (page, MDG_KIND_DECISION));
  g_assert_nonnull (find_row (page, MDG_KIND_CASE));
  row = find_row (page, MDG_KIND_CONSULTATION);
  g_assert_nonnull (row);
  consultation = *(const MdgUuid *) g_object_get_data (G_OBJECT (row), "uuid");

  /* Each line leads to its record, whose page asks the other question by the same key. */
  g_signal_emit_by_name (mdg_trace_page_get_list (page), "row-activated", find_row (page, MDG_KIND_CASE));
  settle (self);
  g_assert_true (mdg_window_get_visible_page (self->window) == mdg_window_get_page (self->window, "case"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.trace", NULL));
  g_assert_true (mdg_window_get_visible_page (self->window) == MDG_PAGE (page));
  g_assert_nonnull (find_row (page, MDG_KIND_MEASURE));
  press (GTK_WINDOW (self->window), "Escape");
  g_assert_true (mdg_window_get_visible_page (self->window) == mdg_window_get_page (self->window, "case"));

  /* The way of a case is a sheet, and so is the letter to who consulted. */
  show_trace (self, "case", g_object_get_data (G_OBJECT (find_row (page, MDG_KIND_CASE)), "uuid"));
  mdg_page_print (MDG_PAGE (page));
  close_preview ("What became of this case?");
  show_trace (self, "consultation", &consultation);
  mdg_page_print (MDG_PAGE (page));
  close_preview (NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "trace.print-way", NULL);
  close_preview ("What became of this consultation?");
  row = find_row (page, MDG_KIND_MEASURE);
  g_assert_nonnull (row);
  g_signal_emit_by_name (mdg_trace_page_get_list (page), "row-activated", row);
  settle (self);
  g_assert_true (mdg_window_get_visible_page (self->window) == mdg_window_get_page (self->window, "themes"));
}

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  g_test_add ("/ladder-pages/raised-from-the-grid", Fixture, NULL, set_up, test_raised_from_the_grid, tear_down);
  g_test_add ("/ladder-pages/only-a-board-adopts", Fixture, NULL, set_up, test_only_a_board_adopts, tear_down);
  g_test_add ("/ladder-pages/a-measure-is-written", Fixture, NULL, set_up, test_a_measure_is_written, tear_down);
  g_test_add ("/ladder-pages/words-that-are-not-known-stay", Fixture, NULL, set_up, test_words_that_are_not_known_stay, tear_down);
  g_test_add ("/ladder-pages/both-questions", Fixture, NULL, set_up, test_both_questions, tear_down);

  return g_test_run ();
}
