#include "mdg-conference-page.h"

#include "mdg-agenda-item.h"
#include "mdg-case-timeline.h"
#include "mdg-conference.h"
#include "mdg-consultation.h"
#include "mdg-follow-up.h"
#include "mdg-issue-sample.h"
#include "mdg-meeting-page.h"
#include "mdg-meeting-print.h"
#include "mdg-note-field.h"
#include "mdg-print-preview.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-widgets.h"
#include "mdg-window.h"

#define N_FLAGGED 3

typedef struct
{
  char *folder;
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
  MdgUuid meeting;
  MdgConferencePage *page;
} Fixture;

static void
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (MdgChange) owned = change;
  g_autoptr (GError) error = NULL;

  mdg_workspace_save (self->workspace, owned, &error);
  g_assert_no_error (error);
}

/* Cases that are marked for the conference. */
static void
flag_cases (Fixture *self)
{
  g_autoptr (GPtrArray) cases = mdg_workspace_list (self->workspace, MDG_KIND_CASE, NULL);

  for (guint i = 0; i < N_FLAGGED; i++)
    {
      g_autoptr (MdgRecord) consultation = MDG_RECORD (mdg_consultation_new ());
      MdgChange *change = mdg_change_new ("Consultation logged");

      mdg_record_set_text (consultation, MDG_CONSULTATION_RECEIVED_AT, "2026-05-11T10:00");
      mdg_record_set_text (consultation, MDG_CONSULTATION_TEXT, "週1でかけたい");
      mdg_record_set_flag (consultation, MDG_CONSULTATION_IS_CONFERENCE, TRUE);
      mdg_record_set_reference (consultation, MDG_CONSULTATION_CASE, mdg_record_get_uuid (cases->pdata[i]));
      mdg_change_add (change, consultation);
      save (self, change);
    }
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  static const MdgDate today = { 2026, 5, 12 };
  g_autofree char *path = NULL;
  MdgChange *change;
  char uuid[MDG_UUID_STRING_SIZE];

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "a.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (path);
  mdg_workspace_set_today (self->workspace, &today);
  flag_cases (self);
  change = mdg_meetings_new_meeting (self->workspace, "wconf", "2026-05-12", NULL, NULL);
  self->meeting = *mdg_record_get_uuid (mdg_change_get_records (change)->pdata[0]);
  save (self, change);

  self->application = mdg_test_app_new ();
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  mdg_window_set_workspace (self->window, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
  mdg_uuid_format (&self->meeting, uuid);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-conference", "s", uuid);
  mdg_test_settle ();
  self->page = MDG_CONFERENCE_PAGE (mdg_window_get_visible_page (self->window));
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
  g_object_unref (self->workspace);
  mdg_test_folder_free (self->folder);
}

static void
press (Fixture *self,
       const char *trigger)
{
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), trigger));
}

static gboolean
has_agenda (Fixture *self)
{
  return mdg_conference_page_get_item (self->page) != NULL;
}

/* The agenda makes itself, and the card of its first case is in front. */
static void
fill_agenda (Fixture *self)
{
  g_assert_false (has_agenda (self));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "conference.fill", NULL);
  mdg_test_wait_until (has_agenda, self);
  mdg_page_focus_first (MDG_PAGE (self->page));
}

static char *
dup_field (Fixture *self,
           guint place,
           guint field)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, &self->meeting, NULL);

  return g_strdup (mdg_record_get_text (items->pdata[place], field));
}

static gboolean
is_watched (Fixture *self)
{
  g_autofree char *verdict = dup_field (self, 0, MDG_AGENDA_ITEM_VERDICT);
  g_autofree char *state = dup_field (self, 0, MDG_AGENDA_ITEM_STATUS);

  return g_strcmp0 (verdict, "watch") == 0 && g_strcmp0 (state, "done") == 0;
}

static gboolean
is_undecided (Fixture *self)
{
  g_autofree char *verdict = dup_field (self, 0, MDG_AGENDA_ITEM_VERDICT);

  return verdict == NULL;
}

static gboolean
is_second_carried (Fixture *self)
{
  g_autofree char *state = dup_field (self, 1, MDG_AGENDA_ITEM_STATUS);

  return g_strcmp0 (state, "carried") == 0;
}

static void
test_agenda_makes_itself (Fixture *self,
                          gconstpointer data)
{
  g_autofree char *reason = NULL;

  fill_agenda (self);
  reason = dup_field (self, 0, MDG_AGENDA_ITEM_REASON);
  g_assert_cmpstr (reason, ==, "flagged");
}

/* One key decides, one takes it back, one goes to the next case, one carries it over. */
static void
test_keys_decide (Fixture *self,
                  gconstpointer data)
{
  MdgUuid first;

  fill_agenda (self);
  first = *mdg_record_get_uuid (mdg_conference_page_get_item (self->page));
  press (self, "2");
  mdg_test_wait_until (is_watched, self);
  press (self, "<Control>z");
  mdg_test_wait_until (is_undecided, self);
  press (self, "<Control><Shift>z");
  mdg_test_wait_until (is_watched, self);

  press (self, "Right");
  g_assert_false (mdg_uuid_equal (&first, mdg_record_get_uuid (mdg_conference_page_get_item (self->page))));
  press (self, "0");
  mdg_test_wait_until (is_second_carried, self);
  press (self, "Left");
  g_assert_true (mdg_uuid_equal (&first, mdg_record_get_uuid (mdg_conference_page_get_item (self->page))));
}

static gboolean
is_advised (Fixture *self)
{
  g_autofree char *advice = dup_field (self, 0, MDG_AGENDA_ITEM_ADVICE);

  return g_strcmp0 (advice, "往診を検討") == 0;
}

/* No button: going to the next case is enough, and the case tells of it. */
static void
test_advice_saves_itself (Fixture *self,
                          gconstpointer data)
{
  g_autoptr (GPtrArray) events = NULL;
  const MdgUuid *case_uuid;
  GtkWidget *focus;
  gboolean is_told = FALSE;

  fill_agenda (self);
  case_uuid = mdg_record_get_reference (mdg_conference_page_get_item (self->page), MDG_AGENDA_ITEM_CASE);
  events = mdg_case_timeline_list (self->workspace, case_uuid, NULL);
  for (guint i = 0; i < events->len; i++)
    g_assert_cmpint (((MdgCaseEvent *) events->pdata[i])->kind, !=, MDG_EVENT_MEETING);
  press (self, "a");
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "往診を検討", -1);
  press (self, "<Control>Return");
  mdg_test_wait_until (is_advised, self);

  g_ptr_array_unref (g_steal_pointer (&events));
  press (self, "Left");
  case_uuid = mdg_record_get_reference (mdg_conference_page_get_item (self->page), MDG_AGENDA_ITEM_CASE);
  events = mdg_case_timeline_list (self->workspace, case_uuid, NULL);
  for (guint i = 0; i < events->len; i++)
    {
      const MdgCaseEvent *event = events->pdata[i];

      is_told |= event->kind == MDG_EVENT_MEETING && strstr (event->text, "往診を検討") != NULL && mdg_uuid_equal (&event->meeting, &self->meeting);
    }
  g_assert_true (is_told);
}

static void
test_names_are_masked_until_a_key (Fixture *self,
                                   gconstpointer data)
{
  fill_agenda (self);
  g_assert_false (mdg_conference_page_get_shows_names (self->page));
  press (self, "n");
  g_assert_true (mdg_conference_page_get_shows_names (self->page));
  press (self, "n");
  g_assert_false (mdg_conference_page_get_shows_names (self->page));
}

static MdgUuid first_item;

static gboolean
is_second (Fixture *self)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, &self->meeting, NULL);

  return items->len > 1 && mdg_uuid_equal (mdg_record_get_uuid (items->pdata[1]), &first_item);
}

static gboolean
is_off_the_agenda (Fixture *self)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, &self->meeting, NULL);

  for (guint i = 0; i < items->len; i++)
    if (mdg_uuid_equal (mdg_record_get_uuid (items->pdata[i]), &first_item))
      return FALSE;

  return TRUE;
}

/* On the page of the meeting an item is moved and taken off by keys, and the focus goes with it. */
static void
test_agenda_is_ordered (Fixture *self,
                        gconstpointer data)
{
  GtkListBox *items;
  char uuid[MDG_UUID_STRING_SIZE];

  fill_agenda (self);
  first_item = *mdg_record_get_uuid (mdg_conference_page_get_item (self->page));
  mdg_uuid_format (&self->meeting, uuid);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-meeting", "s", uuid);
  mdg_test_settle ();
  items = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (mdg_window_get_visible_page (self->window)), MDG_TYPE_MEETING_PAGE, "items"));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (items, 0)));
  press (self, "<Alt>Down");
  mdg_test_wait_until (is_second, self);
  press (self, "Delete");
  mdg_test_wait_until (is_off_the_agenda, self);
  press (self, "<Control>z");
  mdg_test_wait_until (is_second, self);
}

/* The case alone on the screen: nothing of the desk beside it; leaving brings the desk back. */
static void
test_the_whole_screen (Fixture *self,
                       gconstpointer data)
{
  GtkWidget *sidebar = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->window), MDG_TYPE_WINDOW, "sidebar"));
  GtkWidget *tools = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->window), MDG_TYPE_WINDOW, "header_tools"));

  fill_agenda (self);
  press (self, "F11");
  g_assert_false (gtk_widget_get_visible (sidebar));
  g_assert_false (gtk_widget_get_visible (tools));
  press (self, "F11");
  g_assert_true (gtk_widget_get_visible (sidebar));
  press (self, "F11");
  mdg_window_show_page (self->window, "today");
  g_assert_true (gtk_widget_get_visible (sidebar));
  g_assert_true (gtk_widget_get_visible (tools));
}

static MdgPrintPreview *
find_preview (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (MDG_IS_PRINT_PREVIEW (window))
        return MDG_PRINT_PREVIEW (window);
    }

  return NULL;
}

static gboolean
has_preview (Fixture *self)
{
  return find_preview () != NULL;
}

static void
close_preview (void)
{
  gtk_window_destroy (GTK_WINDOW (find_preview ()));
  mdg_test_settle ();
  g_assert_null (find_preview ());
}

/* Each sheet of a meeting opens the preview, from both pages; what was just typed is on the paper. */
static void
test_sheets_are_printed (Fixture *self,
                         gconstpointer data)
{
  MdgPage *page;
  char uuid[MDG_UUID_STRING_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (self->page), "conference.print", "i", MDG_MEETING_SHEET_CASES);
  mdg_test_settle ();
  g_assert_null (find_preview ());
  fill_agenda (self);
  press (self, "a");
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (self->window)))), "往診を検討", -1);
  press (self, "<Control>p");
  mdg_test_wait_until (has_preview, self);
  g_assert_true (is_advised (self));
  close_preview ();

  mdg_uuid_format (&self->meeting, uuid);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-meeting", "s", uuid);
  mdg_test_settle ();
  page = mdg_window_get_visible_page (self->window);
  for (int sheet = MDG_MEETING_SHEET_AGENDA; sheet <= MDG_MEETING_SHEET_FOUR_CASES; sheet++)
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "meeting.print", "i", sheet);
      mdg_test_wait_until (has_preview, self);
      close_preview ();
    }
}

static gboolean
is_held (Fixture *self)
{
  g_autoptr (MdgRecord) meeting = mdg_workspace_load (self->workspace, MDG_KIND_MEETING, &self->meeting, NULL);

  return g_strcmp0 (mdg_record_get_text (meeting, MDG_MEETING_STATUS), "held") == 0;
}

/* What nobody came to is there again the next time. */
static void
test_holding_carries_over (Fixture *self,
                           gconstpointer data)
{
  char uuid[MDG_UUID_STRING_SIZE];

  fill_agenda (self);
  mdg_uuid_format (&self->meeting, uuid);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-meeting", "s", uuid);
  mdg_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (mdg_window_get_visible_page (self->window)), "meeting.hold", NULL);
  mdg_test_wait_until (is_held, self);
  g_assert_true (is_second_carried (self));
}

#define ADD(name, function) g_test_add ("/conference-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  ADD ("agenda-makes-itself", test_agenda_makes_itself);
  ADD ("keys-decide", test_keys_decide);
  ADD ("advice-saves-itself", test_advice_saves_itself);
  ADD ("names-are-masked-until-a-key", test_names_are_masked_until_a_key);
  ADD ("agenda-is-ordered", test_agenda_is_ordered);
  ADD ("the-whole-screen", test_the_whole_screen);
  ADD ("sheets-are-printed", test_sheets_are_printed);
  ADD ("holding-carries-over", test_holding_carries_over);

  return g_test_run ();
}
