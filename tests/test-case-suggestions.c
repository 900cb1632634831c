#include "mdg-case-page.h"

#include "mdg-case-issues.h"
#include "mdg-case.h"
#include "mdg-event-row.h"
#include "mdg-finding.h"
#include "mdg-memo.h"
#include "mdg-similar-box.h"
#include "mdg-suggestion-box.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"
#include "mdg-test-widgets.h"
#include "mdg-window.h"

/* Proposed issues on the screen: there with their keys, taken by one key, and never by themselves. */

#define MEMO "残薬が半年分あり、飲み忘れが続く。通帳の場所が分からない。"

typedef struct
{
  char *folder;
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
  MdgUuid uuid;
} Fixture;

static guint
count_issues (Fixture *self)
{
  g_autoptr (GPtrArray) issues = mdg_case_issues_list (self->workspace, &self->uuid, NULL);

  return issues->len;
}

static gboolean
has_issue (Fixture *self,
           const char *code)
{
  g_autoptr (GPtrArray) issues = mdg_case_issues_list (self->workspace, &self->uuid, NULL);

  return mdg_case_issues_find (issues, code) != NULL;
}

/* A case of its own, flagged so that it waits to be classified, with one note. */
static void
add_case (Fixture *self)
{
  g_autoptr (MdgCase) record = mdg_case_new ();
  g_autoptr (MdgMemo) memo = mdg_memo_new ();
  g_autoptr (MdgChange) change = mdg_change_new ("Made");

  self->uuid = *mdg_record_get_uuid (MDG_RECORD (record));
  mdg_record_set_text (MDG_RECORD (record), MDG_CASE_TITLE, "薬の管理");
  mdg_record_set_text (MDG_RECORD (record), MDG_CASE_STATUS, "open");
  mdg_record_set_text (MDG_RECORD (record), MDG_CASE_OPENED_ON, "2026-03-01");
  mdg_record_set_flag (MDG_RECORD (record), MDG_CASE_IS_HARD, TRUE);
  mdg_record_set_reference (MDG_RECORD (memo), MDG_MEMO_CASE, &self->uuid);
  mdg_record_set_text (MDG_RECORD (memo), MDG_MEMO_AT, "2026-03-20T10:00");
  mdg_record_set_text (MDG_RECORD (memo), MDG_MEMO_TEXT, MEMO);
  mdg_change_add (change, MDG_RECORD (record));
  mdg_change_add (change, MDG_RECORD (memo));
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  static const MdgDate today = { 2026, 3, 31 };

  self->folder = mdg_test_folder_new ();
  self->application = mdg_test_app_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, FALSE);
  mdg_workspace_set_today (self->workspace, &today);
  add_case (self);
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  mdg_window_set_workspace (self->window, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
  g_object_unref (self->workspace);
  mdg_test_folder_free (self->folder);
}

static GtkWidget *
get_page (Fixture *self)
{
  return GTK_WIDGET (mdg_window_get_visible_page (self->window));
}

static GtkWidget *
get_place (Fixture *self,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (get_page (self), MDG_TYPE_CASE_PAGE, name));
}

static MdgSuggestionBox *
get_side (Fixture *self)
{
  return MDG_SUGGESTION_BOX (mdg_test_find (get_place (self, "suggestions_place"), MDG_TYPE_SUGGESTION_BOX));
}

static gboolean
is_side_filled (Fixture *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (get_side (self)));
}

static gboolean
has_first_issue (Fixture *self)
{
  return has_issue (self, "P2c");
}

static void
show_case (Fixture *self)
{
  char uuid[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (&self->uuid, uuid);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-case", "s", uuid);
  mdg_test_settle ();
  g_assert_true (MDG_IS_CASE_PAGE (get_page (self)));
  mdg_test_wait_until (is_side_filled, self);
}

/* The key that stands for the issue, as a trigger. */
static char *
find_key (MdgSuggestionBox *box,
          const char *code)
{
  for (guint key = 1; key <= MDG_SUGGEST_MAX; key++)
    {
      const MdgProposal *proposal = mdg_suggestion_box_get (box, key);

      if (proposal != NULL && g_str_equal (proposal->code, code))
        return g_strdup_printf ("<Alt>%u", key);
    }
  g_assert_not_reached ();
}

static void
test_taken_by_one_key (Fixture *self,
                       gconstpointer data)
{
  g_autofree char *key = NULL;
  g_autofree char *other = NULL;
  g_autofree char *still = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  show_case (self);
  g_assert_cmpuint (count_issues (self), ==, 0);
  key = find_key (get_side (self), "P2c");
  other = find_key (get_side (self), "P2b");
  mdg_page_focus_first (MDG_PAGE (get_page (self)));
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), key));
  mdg_test_wait_until (has_first_issue, self);
  findings = mdg_workspace_list_children (self->workspace, MDG_KIND_FINDING, MDG_FINDING_CASE, &self->uuid, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (mdg_record_get_text (findings->pdata[0], MDG_FINDING_QUOTE), ==, "残薬が半年分あり、飲み忘れが続く");

  /* The key held too long takes nothing else, and the others keep theirs. */
  mdg_test_press (GTK_WINDOW (self->window), key);
  mdg_test_settle ();
  g_assert_cmpuint (count_issues (self), ==, 1);
  still = find_key (get_side (self), "P2b");
  g_assert_cmpstr (still, ==, other);
}

static gboolean
has_no_issue (Fixture *self)
{
  return count_issues (self) == 0;
}

static void
test_taken_back (Fixture *self,
                 gconstpointer data)
{
  g_autofree char *key = NULL;

  show_case (self);
  key = find_key (get_side (self), "P2c");
  mdg_page_focus_first (MDG_PAGE (get_page (self)));
  mdg_test_press (GTK_WINDOW (self->window), key);
  mdg_test_wait_until (has_first_issue, self);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>z"));
  mdg_test_wait_until (has_no_issue, self);
}

/* While a sentence is being marked the keys are about that sentence. */
static void
test_marking (Fixture *self,
              gconstpointer data)
{
  MdgSuggestionBox *bar;
  GtkWidget *row;
  g_autofree char *key = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  show_case (self);
  row = mdg_test_find (get_place (self, "line"), MDG_TYPE_EVENT_ROW);
  while (row != NULL && mdg_event_row_get_note (MDG_EVENT_ROW (row)) == NULL)
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  gtk_widget_grab_focus (GTK_WIDGET (mdg_event_row_get_view (MDG_EVENT_ROW (row))));
  mdg_note_view_select (mdg_event_row_get_view (MDG_EVENT_ROW (row)), 0, 7);
  bar = MDG_SUGGESTION_BOX (mdg_test_find (get_place (self, "marking_suggestions_place"), MDG_TYPE_SUGGESTION_BOX));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "f"));
  mdg_test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_cmpuint (count_issues (self), ==, 0);

  key = find_key (bar, "P2c");
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), key));
  mdg_test_wait_until (has_first_issue, self);
  findings = mdg_workspace_list_children (self->workspace, MDG_KIND_FINDING, MDG_FINDING_CASE, &self->uuid, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (mdg_record_get_text (findings->pdata[0], MDG_FINDING_QUOTE), ==, "残薬が半年分あ");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
}

/* A note in which nothing speaks for anything shows nothing. */
static void
test_nothing_to_propose (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (GPtrArray) memos = mdg_workspace_list_children (self->workspace, MDG_KIND_MEMO, MDG_MEMO_CASE, &self->uuid, NULL);
  g_autoptr (MdgChange) change = mdg_change_new ("Edited");
  char uuid[MDG_UUID_STRING_SIZE];

  mdg_record_set_text (memos->pdata[0], MDG_MEMO_TEXT, "お礼の電話。");
  mdg_change_add (change, memos->pdata[0]);
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
  g_assert_nonnull (mdg_suggestions_load (self->workspace, NULL));
  mdg_uuid_format (&self->uuid, uuid);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-case", "s", uuid);
  for (guint i = 0; i < 50; i++)
    {
      mdg_test_settle ();
      g_usleep (2000);
    }
  g_assert_false (is_side_filled (self));
}

static gboolean
is_similar_shown (Fixture *self)
{
  GtkWidget *box = mdg_test_find (get_place (self, "similar_place"), MDG_TYPE_SIMILAR_BOX);

  return gtk_widget_get_visible (box) && mdg_test_find (box, GTK_TYPE_EXPANDER) != NULL;
}

static void
test_similar_cases (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) cases = mdg_workspace_list (self->workspace, MDG_KIND_CASE, NULL);
  g_autoptr (MdgRecord) closed = NULL;
  g_autoptr (MdgChange) change = NULL;
  GtkWidget *expander;

  for (guint i = 0; i < cases->len && closed == NULL; i++)
    {
      g_autoptr (GPtrArray) issues = mdg_case_issues_list (self->workspace, mdg_record_get_uuid (cases->pdata[i]), NULL);

      if (g_strcmp0 (mdg_record_get_text (cases->pdata[i], MDG_CASE_STATUS), "closed") == 0 && issues->len > 0)
        {
          closed = g_object_ref (cases->pdata[i]);
          change = mdg_case_issues_tick (self->workspace, &self->uuid, ((MdgCaseIssueEntry *) issues->pdata[0])->code);
        }
    }
  g_assert_nonnull (closed);
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
  show_case (self);
  mdg_test_wait_until (is_similar_shown, self);
  expander = mdg_test_find (get_place (self, "similar_place"), GTK_TYPE_EXPANDER);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  mdg_test_settle ();
  g_assert_nonnull (mdg_test_find (gtk_expander_get_child (GTK_EXPANDER (expander)), GTK_TYPE_BUTTON));
}

static MdgSuggestionBox *
get_pane_box (Fixture *self)
{
  return MDG_SUGGESTION_BOX (mdg_test_find (get_page (self), MDG_TYPE_SUGGESTION_BOX));
}

static gboolean
is_pane_filled (Fixture *self)
{
  GtkWidget *box = mdg_test_find (get_page (self), MDG_TYPE_SUGGESTION_BOX);

  return box != NULL && gtk_widget_get_visible (box);
}

static guint
count_ticks (Fixture *self)
{
  g_autoptr (GPtrArray) ticks = mdg_workspace_list (self->workspace, MDG_KIND_CASE_ISSUE, NULL);

  return ticks->len;
}

static guint n_ticks;

static gboolean
is_ticked (Fixture *self)
{
  return count_ticks (self) == n_ticks + 1;
}

/* In the issue sheet: for the case of the row, from the grid. */
static void
test_issue_sheet (Fixture *self,
                  gconstpointer data)
{
  g_autofree char *trigger = NULL;
  guint key = 1;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "issues");
  mdg_test_settle ();
  mdg_test_wait_until (is_pane_filled, self);
  n_ticks = count_ticks (self);
  while (mdg_suggestion_box_get (get_pane_box (self), key) == NULL)
    key++;
  trigger = g_strdup_printf ("<Alt>%u", key);
  gtk_widget_grab_focus (mdg_test_find (get_page (self), g_type_from_name ("MdgIssueGrid")));
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), trigger));
  mdg_test_wait_until (is_ticked, self);
}

#define ADD(name, function) g_test_add ("/case-suggestions/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  ADD ("taken-by-one-key", test_taken_by_one_key);
  ADD ("taken-back", test_taken_back);
  ADD ("marking", test_marking);
  ADD ("nothing-to-propose", test_nothing_to_propose);
  ADD ("similar-cases", test_similar_cases);
  ADD ("issue-sheet", test_issue_sheet);

  return g_test_run ();
}
