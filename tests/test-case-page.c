#include "mdg-case-page.h"

#include "mdg-case-issues.h"
#include "mdg-case-timeline.h"
#include "mdg-case.h"
#include "mdg-code-entry.h"
#include "mdg-consultation.h"
#include "mdg-event-row.h"
#include "mdg-finding.h"
#include "mdg-record-dialog.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"
#include "mdg-test-widgets.h"
#include "mdg-window.h"

/* A sentence of the note of the case below, and an issue the case has not got. */
#define QUOTE_LENGTH 8
#define ISSUE "P1b"

typedef struct
{
  char *folder;
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
  GtkWidget *page;
  MdgUuid uuid;
  guint n_told; /* changes the page has been told of, and how many of them are past */
  guint n_past;
  gboolean (*is_so) (gpointer data);
} Fixture;

static gboolean
has_issue (Fixture *self,
           const MdgUuid *uuid)
{
  g_autoptr (GPtrArray) issues = mdg_case_issues_list (self->workspace, uuid, NULL);

  return mdg_case_issues_find (issues, ISSUE) != NULL;
}

/* An open case with a consultation long enough to mark a sentence in. */
static void
choose_case (Fixture *self)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list (self->workspace, MDG_KIND_CONSULTATION, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const MdgUuid *uuid = mdg_record_get_reference (list->pdata[i], MDG_CONSULTATION_CASE);
      const char *text = mdg_record_get_text (list->pdata[i], MDG_CONSULTATION_TEXT);
      g_autoptr (MdgRecord) record = uuid != NULL ? mdg_workspace_load (self->workspace, MDG_KIND_CASE, uuid, NULL) : NULL;

      if (record == NULL || g_strcmp0 (mdg_record_get_text (record, MDG_CASE_STATUS), "open") != 0 || text == NULL || g_utf8_strlen (text, -1) < 2 * QUOTE_LENGTH || has_issue (self, uuid))
        continue;
      self->uuid = *uuid;
      return;
    }
  g_assert_not_reached ();
}

static void
on_told (Fixture *self)
{
  self->n_told++;
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  static const MdgDate today = { 2026, 3, 31 };
  char uuid[MDG_UUID_STRING_SIZE];

  self->folder = mdg_test_folder_new ();
  self->application = mdg_test_app_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, FALSE);
  mdg_workspace_set_today (self->workspace, &today);
  choose_case (self);
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  mdg_window_set_workspace (self->window, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
  mdg_uuid_format (&self->uuid, uuid);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-case", "s", uuid);
  mdg_test_settle ();
  self->page = GTK_WIDGET (mdg_window_get_visible_page (self->window));
  g_assert_true (MDG_IS_CASE_PAGE (self->page));
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (on_told), self);
}

static gboolean
is_told_and_so (Fixture *self)
{
  return self->n_told > self->n_past && self->is_so (self);
}

/* Until the register says so and the page has been told: a change is on disk before the page shows it. */
static void
wait_until (Fixture *self,
            gboolean (*is_so) (Fixture *self))
{
  self->is_so = (gboolean (*) (gpointer)) G_CALLBACK (is_so);
  mdg_test_wait_until (is_told_and_so, self);
  self->n_past = self->n_told;
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
get_child (Fixture *self,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (self->page, MDG_TYPE_CASE_PAGE, name));
}

/* The row of the time line that shows the consultation itself, not a contact. */
static MdgEventRow *
find_note (Fixture *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (get_child (self, "line")); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      MdgRecord *note = MDG_IS_EVENT_ROW (row) ? mdg_event_row_get_note (MDG_EVENT_ROW (row)) : NULL;
      const char *text = note != NULL && mdg_record_get_kind (note) == MDG_KIND_CONSULTATION ? mdg_record_get_text (note, MDG_CONSULTATION_TEXT) : NULL;

      if (text != NULL && g_utf8_strlen (text, -1) >= 2 * QUOTE_LENGTH)
        return MDG_EVENT_ROW (row);
    }

  return NULL;
}

/* The finding of the issue; NULL when none stands. */
static MdgRecord *
load_finding (Fixture *self)
{
  g_autoptr (GPtrArray) issues = mdg_case_issues_list (self->workspace, &self->uuid, NULL);
  const MdgCaseIssueEntry *entry = mdg_case_issues_find (issues, ISSUE);

  return entry != NULL && entry->findings->len > 0 ? g_object_ref (entry->findings->pdata[0]) : NULL;
}

static gboolean
is_marked (Fixture *self)
{
  g_autoptr (MdgRecord) finding = load_finding (self);

  return finding != NULL;
}

static gboolean
is_unmarked (Fixture *self)
{
  return !is_marked (self);
}

/* Selects the first letters of the note, presses F, takes the issue and the weight, and marks. */
static void
mark_by_keys (Fixture *self)
{
  MdgNoteView *view = mdg_event_row_get_view (find_note (self));
  GtkWidget *weight = get_child (self, "marking_weight");
  MdgCodeEntry *entry = MDG_CODE_ENTRY (mdg_test_find (get_child (self, "marking_row"), MDG_TYPE_CODE_ENTRY));

  gtk_widget_grab_focus (GTK_WIDGET (view));
  mdg_note_view_select (view, 0, QUOTE_LENGTH);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "f"));
  mdg_test_settle ();
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (get_child (self, "marking"))));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == GTK_WIDGET (mdg_code_entry_get_text_widget (entry)));
  mdg_code_entry_add (entry, ISSUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (weight), 2);
  gtk_widget_activate_action (self->page, "case.finish-marking", NULL);
  wait_until (self, is_marked);
}

static void
test_a_sentence_is_marked_and_shown (Fixture *self,
                                     gconstpointer data)
{
  g_autoptr (MdgRecord) finding = NULL;
  g_autofree char *start = NULL;
  g_autofree char *shown = NULL;
  GtkTextBuffer *buffer;
  const char *text;

  mark_by_keys (self);
  finding = load_finding (self);
  text = mdg_record_get_text (mdg_event_row_get_note (find_note (self)), MDG_CONSULTATION_TEXT);
  start = g_utf8_substring (text, 0, QUOTE_LENGTH);
  g_assert_cmpstr (mdg_record_get_text (finding, MDG_FINDING_QUOTE), ==, start);
  g_assert_cmpint (mdg_record_get_integer (finding, MDG_FINDING_WEIGHT), ==, 3);
  g_assert_true (has_issue (self, &self->uuid));
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (get_child (self, "marking"))));

  /* Behind the sentence stands the group of the issue and its number, in the text itself. */
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (mdg_event_row_get_view (find_note (self))));
  g_object_get (buffer, "text", &shown, NULL);
  g_assert_true (g_str_has_prefix (shown, start));
  g_assert_true (g_str_has_prefix (shown + strlen (start), mdg_issue_group_get_letter (mdg_issue_get_group (self->workspace, ISSUE))));
}

static void
test_a_mark_is_taken_back_and_put_back (Fixture *self,
                                        gconstpointer data)
{
  mark_by_keys (self);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>z"));
  wait_until (self, is_unmarked);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control><Shift>z"));
  wait_until (self, is_marked);
}

static void
test_a_mark_is_taken_off_beside (Fixture *self,
                                 gconstpointer data)
{
  GtkWidget *button = NULL;

  mark_by_keys (self);
  for (GtkWidget *row = gtk_widget_get_first_child (get_child (self, "issues_box")); row != NULL && button == NULL; row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_MENU_BUTTON (row))
      {
        MdgRecord *note = mdg_event_row_get_note (find_note (self));
        g_autofree char *start = g_utf8_substring (mdg_record_get_text (note, MDG_CONSULTATION_TEXT), 0, QUOTE_LENGTH);
        GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (row)));
        GtkWidget *label = mdg_test_find (popover, GTK_TYPE_LABEL);

        if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), start) == 0)
          button = mdg_test_find_button (popover, "Take off");
      }
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_until (self, is_unmarked);
  g_assert_true (has_issue (self, &self->uuid));
}

static char *
dup_status (Fixture *self)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, MDG_KIND_CASE, &self->uuid, NULL);

  return g_strdup (mdg_record_get_text (record, MDG_CASE_STATUS));
}

static gboolean
is_closed (Fixture *self)
{
  g_autofree char *status = dup_status (self);

  return g_strcmp0 (status, "closed") == 0;
}

static gboolean
is_open (Fixture *self)
{
  g_autofree char *status = dup_status (self);

  return g_strcmp0 (status, "open") == 0;
}

static void
close_by_keys (Fixture *self)
{
  GtkWidget *dialog;
  MdgRecordForm *form;

  gtk_widget_activate_action (self->page, "case.close", NULL);
  mdg_test_settle ();
  dialog = mdg_test_find_window (MDG_TYPE_RECORD_DIALOG);
  g_assert_nonnull (dialog);

  /* Without a reason it stays open. */
  mdg_test_press (GTK_WINDOW (dialog), "<Control>Return");
  mdg_test_settle ();
  g_assert_true (mdg_test_find_window (MDG_TYPE_RECORD_DIALOG) == dialog);
  g_assert_true (is_open (self));

  form = mdg_record_dialog_get_form (MDG_RECORD_DIALOG (dialog));
  adw_combo_row_set_selected (ADW_COMBO_ROW (mdg_record_form_get_row (form, MDG_CASE_CLOSE_REASON)), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (mdg_record_form_get_row (form, MDG_CASE_WISHED_PLACE)), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (mdg_record_form_get_row (form, MDG_CASE_ACTUAL_PLACE)), 2);
  mdg_test_press (GTK_WINDOW (dialog), "<Control>Return");
  wait_until (self, is_closed);
}

static void
test_closing_asks_for_a_reason_and_reopening_too (Fixture *self,
                                                  gconstpointer data)
{
  g_autoptr (MdgRecord) record = NULL;
  GtkWidget *dialog;
  GtkWidget *entry;

  close_by_keys (self);
  record = mdg_workspace_load (self->workspace, MDG_KIND_CASE, &self->uuid, NULL);
  g_assert_nonnull (mdg_record_get_text (record, MDG_CASE_CLOSE_REASON));
  g_assert_cmpstr (mdg_record_get_text (record, MDG_CASE_CLOSED_ON), ==, "2026-03-31");
  g_assert_cmpstr (mdg_record_get_text (record, MDG_CASE_WISHED_PLACE), !=, mdg_record_get_text (record, MDG_CASE_ACTUAL_PLACE));
  /* A closed case is not closed again. */
  gtk_widget_activate_action (self->page, "case.close", NULL);
  mdg_test_settle ();
  g_assert_null (mdg_test_find_window (MDG_TYPE_RECORD_DIALOG));

  gtk_widget_activate_action (self->page, "case.reopen", NULL);
  mdg_test_settle ();
  dialog = mdg_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go"));
  entry = mdg_test_find (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "再び相談あり");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "go");
  wait_until (self, is_open);
}

static gboolean
is_unlinked (Fixture *self)
{
  g_autoptr (GPtrArray) linked = mdg_workspace_list_children (self->workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_CASE, &self->uuid, NULL);

  return linked->len == 0;
}

/* All of them, one after the other; then the case has no note to mark any more. */
static void
test_consultations_are_taken_out (Fixture *self,
                                  gconstpointer data)
{
  g_autoptr (GPtrArray) linked = mdg_workspace_list_children (self->workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_CASE, &self->uuid, NULL);

  for (guint i = 0; i < linked->len; i++)
    {
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (linked->pdata[i]));

      gtk_widget_activate_action (self->page, "case.unlink", "s", uuid);
      mdg_test_settle ();
    }
  wait_until (self, is_unlinked);
  g_assert_null (find_note (self));
}

/* The tools in the header bar go with their page and come back as they were. */
static void
test_header_tools_come_back (Fixture *self,
                             gconstpointer data)
{
  GtkWidget *tools = mdg_page_get_header_end (MDG_PAGE (self->page));
  GtkWidget *button = mdg_test_find (tools, GTK_TYPE_BUTTON);

  g_assert_true (gtk_widget_is_sensitive (button));
  mdg_window_show_page (self->window, "today");
  mdg_test_settle ();
  g_assert_false (gtk_widget_get_mapped (tools));
  mdg_window_show_page (self->window, "case");
  mdg_test_settle ();
  g_assert_true (gtk_widget_get_mapped (tools));
  g_assert_true (gtk_widget_is_sensitive (button));
}

#define ADD(name, function) g_test_add ("/case-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  ADD ("a-sentence-is-marked-and-shown", test_a_sentence_is_marked_and_shown);
  ADD ("a-mark-is-taken-back-and-put-back", test_a_mark_is_taken_back_and_put_back);
  ADD ("a-mark-is-taken-off-beside", test_a_mark_is_taken_off_beside);
  ADD ("closing-asks-for-a-reason-and-reopening-too", test_closing_asks_for_a_reason_and_reopening_too);
  ADD ("header-tools-come-back", test_header_tools_come_back);
  ADD ("consultations-are-taken-out", test_consultations_are_taken_out);

  return g_test_run ();
}
