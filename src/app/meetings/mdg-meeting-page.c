#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-meeting-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-code-entry.h"
#include "mdg-conference-card.h"
#include "mdg-describe.h"
#include "mdg-key-hints.h"
#include "mdg-meeting-forms.h"
#include "mdg-meeting-print.h"
#include "mdg-meeting-steps.h"
#include "mdg-note-field.h"
#include "mdg-window.h"

/* The texts of a meeting in the order they come. */
static const struct
{
  guint field;
  const char *label;
  guint n_lines;
} notes[] = {
  { MDG_MEETING_AGENDA, N_ ("Order of the day"), 4 },
  { MDG_MEETING_DECISIONS, N_ ("Decisions"), 3 },
  { MDG_MEETING_MINUTES, N_ ("Minutes of the meeting"), 6 },
};

struct _MdgMeetingPage
{
  MdgWritingPage parent_instance;

  MdgWorkspace *workspace; /* this and the next: borrowed from the base */
  MdgChangeStack *changes;
  MdgUuid meeting; /* nil: none */
  MdgUuid moved;   /* the item whose row keeps the focus while it moves */
  gboolean is_showing;

  GtkLabel *title_label;
  GtkLabel *facts;
  GtkWidget *agenda_pane;
  GtkBox *agenda_box;
  GtkLabel *items_head;
  GtkButton *fill_button;
  GtkListBox *items;
  GtkWidget *people_pane;
  GtkBox *people_box;
  GtkBox *topics_place;
  MdgCodeEntry *topics;
  GtkLabel *people_head;
  GtkListBox *people;
  GtkBox *hints;
  GtkWidget *menu_button;
  MdgNoteField *notes[G_N_ELEMENTS (notes)];
};

G_DEFINE_FINAL_TYPE (MdgMeetingPage, mdg_meeting_page, MDG_TYPE_WRITING_PAGE)

static MdgRecord *
load (MdgMeetingPage *self)
{
  return mdg_uuid_is_nil (&self->meeting) ? NULL : mdg_workspace_load (self->workspace, MDG_KIND_MEETING, &self->meeting, NULL);
}

static void
mdg_meeting_page_flush (MdgWritingPage *page)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (page);

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    mdg_note_field_flush (self->notes[i]);
}

static void
on_note_typed (MdgMeetingPage *self,
               MdgNoteField *field)
{
  g_autofree char *text = mdg_note_field_dup_text (field);

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (self->notes[i] == field && !mdg_uuid_is_nil (&self->meeting))
      mdg_meeting_step_text (self->changes, MDG_KIND_MEETING, &self->meeting, notes[i].field, text);
}

static void
on_topics_changed (MdgMeetingPage *self)
{
  g_autofree char *codes = mdg_code_entry_dup_codes (self->topics);

  if (!self->is_showing)
    mdg_meeting_step_text (self->changes, MDG_KIND_MEETING, &self->meeting, MDG_MEETING_TOPICS, codes);
}

static void
empty_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* A row of two lines with a word at its end; record is what it stands for. */
static GtkWidget *
new_row (MdgRecord *record,
         const char *title,
         const char *below,
         const char *end)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (end);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  gtk_widget_add_css_class (label, "mdg-hint");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);

  return row;
}

static MdgRecord *
get_record (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "record") : NULL;
}

/* Puts the focus back where it was when the rows are new. */
static void
refocus (GtkListBox *list,
         int place)
{
  GtkListBoxRow *row = place >= 0 ? gtk_list_box_get_row_at_index (list, place) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static int
find_focus (GtkListBox *list)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (list));

  return child != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : -1;
}

static gboolean
is_in_state (MdgRecord *meeting,
             const char *state)
{
  return g_strcmp0 (mdg_record_get_text (meeting, MDG_MEETING_STATUS), state) == 0;
}

/* Other boards have an agenda of their own. */
static gboolean
discusses_cases (MdgRecord *meeting)
{
  static const char *const boards[] = { "wconf", "ccare_case", NULL };
  const char *board = mdg_record_get_text (meeting, MDG_MEETING_BOARD);

  return board != NULL && g_strv_contains (boards, board);
}

static void
show_items (MdgMeetingPage *self,
            MdgRecord *meeting)
{
  gboolean is_held = is_in_state (meeting, "held");
  g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, &self->meeting, NULL);
  g_autoptr (GPtrArray) proposals = mdg_conference_propose (self->workspace, &self->meeting, NULL);
  guint n_items = items != NULL ? items->len : 0;
  guint n_proposed = proposals != NULL ? proposals->len : 0;
  g_autofree char *head = g_strdup_printf (_ ("Agenda: %u"), n_items);
  g_autofree char *fill = g_strdup_printf (ngettext ("Add the Proposed Case (%u)", "Add the Proposed Cases (%u)", n_proposed), n_proposed);
  int focus = find_focus (self->items);

  empty_list (self->items);
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *title = mdg_conference_card_dup_title (self->workspace, items->pdata[i], TRUE);
      g_autofree char *reason = mdg_describe_value (self->workspace, items->pdata[i], MDG_AGENDA_ITEM_REASON);
      g_autofree char *verdict = mdg_describe_value (self->workspace, items->pdata[i], MDG_AGENDA_ITEM_VERDICT);
      g_autofree char *state = mdg_describe_value (self->workspace, items->pdata[i], MDG_AGENDA_ITEM_STATUS);

      gtk_list_box_append (self->items, new_row (items->pdata[i], title, reason, *verdict != '\0' ? verdict : state));
      if (focus >= 0 && mdg_uuid_equal (mdg_record_get_uuid (items->pdata[i]), &self->moved))
        focus = (int) i;
    }
  self->moved = (MdgUuid){ 0 };
  refocus (self->items, focus);
  gtk_label_set_text (self->items_head, head);
  gtk_button_set_label (self->fill_button, fill);
  gtk_widget_set_visible (GTK_WIDGET (self->fill_button), n_proposed > 0 && !is_held && discusses_cases (meeting));
  gtk_widget_set_visible (GTK_WIDGET (self->items), n_items > 0);
}

static void
on_check_toggled (GtkCheckButton *check,
                  MdgMeetingPage *self)
{
  MdgRecord *person = get_record (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW)));

  if (person != NULL && !self->is_showing)
    mdg_meeting_step_flag (self->changes, MDG_KIND_ATTENDANCE, mdg_record_get_uuid (person), MDG_ATTENDANCE_IS_PRESENT, gtk_check_button_get_active (check));
}

static GtkWidget *
new_person (MdgMeetingPage *self,
            MdgRecord *person)
{
  g_autofree char *profession = mdg_describe_value (self->workspace, person, MDG_ATTENDANCE_PROFESSION);
  g_autofree char *seat = mdg_describe_value (self->workspace, person, MDG_ATTENDANCE_SEAT);
  const char *affiliation = mdg_record_get_text (person, MDG_ATTENDANCE_AFFILIATION);
  const char *name = mdg_record_get_text (person, MDG_ATTENDANCE_NAME);
  g_autofree char *below = g_strjoin ("　", affiliation != NULL ? affiliation : profession, affiliation != NULL && *profession != '\0' ? profession : NULL, NULL);
  g_autofree char *end = g_strjoin ("　", seat, mdg_record_get_flag (person, MDG_ATTENDANCE_IS_WEB) ? _ ("web") : NULL, NULL);
  GtkWidget *row = new_row (person, name != NULL ? name : "", below, end);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), mdg_record_get_flag (person, MDG_ATTENDANCE_IS_PRESENT));
  /* The row is the stop for the keys; the box is for the mouse. */
  gtk_widget_set_can_focus (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Present"), -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);

  return row;
}

static void
show_people (MdgMeetingPage *self)
{
  g_autoptr (GPtrArray) people = mdg_meetings_list_attendance (self->workspace, &self->meeting, NULL);
  g_autofree char *head = NULL;
  guint n_present = 0;
  int focus = find_focus (self->people);

  empty_list (self->people);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      n_present += mdg_record_get_flag (people->pdata[i], MDG_ATTENDANCE_IS_PRESENT) ? 1 : 0;
      gtk_list_box_append (self->people, new_person (self, people->pdata[i]));
    }
  refocus (self->people, focus);
  head = g_strdup_printf (_ ("Attendance: %u of %u"), n_present, people != NULL ? people->len : 0);
  gtk_label_set_text (self->people_head, head);
  gtk_widget_set_visible (GTK_WIDGET (self->people), people != NULL && people->len > 0);
}

static void
show_head (MdgMeetingPage *self,
           MdgRecord *meeting)
{
  g_autofree char *title = mdg_meetings_dup_title (self->workspace, MDG_MEETING (meeting));
  g_autofree char *day = mdg_describe_day (self->workspace, mdg_record_get_text (meeting, MDG_MEETING_HELD_ON));
  const char *from = mdg_record_get_text (meeting, MDG_MEETING_STARTS_AT);
  const char *to = mdg_record_get_text (meeting, MDG_MEETING_ENDS_AT);
  const char *place = mdg_record_get_text (meeting, MDG_MEETING_PLACE);
  g_autofree char *time = from != NULL ? g_strdup_printf ("%s–%s", from, to != NULL ? to : "") : g_strdup ("");
  g_autofree char *mode = mdg_describe_value (self->workspace, meeting, MDG_MEETING_MODE);
  g_autofree char *state = mdg_describe_value (self->workspace, meeting, MDG_MEETING_STATUS);
  g_autofree char *facts = g_strjoin ("　", state, day, time, mode, place, NULL);

  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->facts, facts);
  mdg_page_set_subtitle (MDG_PAGE (self), day);
}

static void
update_actions (MdgMeetingPage *self,
                MdgRecord *meeting)
{
  gboolean can_change = meeting != NULL && !mdg_workspace_is_read_only (self->workspace);
  gboolean is_held = meeting != NULL && is_in_state (meeting, "held");
  static const char *const changing[] = { "meeting.edit", "meeting.fill", "meeting.add-guest", "meeting.remove-item", "meeting.add-item", "meeting.move-item", "meeting.toggle", "meeting.toggle-web", "meeting.cancel" };

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], can_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.hold", can_change && !is_held);
}

static void
mdg_meeting_page_reload (MdgWritingPage *page,
                         gboolean is_forced)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (page);
  g_autoptr (MdgRecord) meeting = load (self);

  update_actions (self, meeting);
  if (meeting == NULL)
    return;

  self->is_showing = TRUE;
  show_head (self, meeting);
  show_items (self, meeting);
  show_people (self);
  mdg_code_entry_set_codes (self->topics, mdg_record_get_text (meeting, MDG_MEETING_TOPICS));
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    mdg_note_field_set_text (self->notes[i], mdg_record_get_text (meeting, notes[i].field), is_forced);
  self->is_showing = FALSE;
}

static void
on_item_activated (MdgMeetingPage *self,
                   GtkListBoxRow *row)
{
  MdgRecord *item = get_record (row);
  const MdgUuid *case_uuid = item != NULL ? mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE) : NULL;
  char text[MDG_UUID_STRING_SIZE];

  if (item != NULL && case_uuid == NULL && !mdg_workspace_is_read_only (self->workspace))
    mdg_meeting_forms_edit_item (GTK_WIDGET (self), self->workspace, item);
  if (case_uuid == NULL)
    return;

  mdg_uuid_format (case_uuid, text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-case", "s", text);
}

static void
on_person_activated (MdgMeetingPage *self,
                     GtkListBoxRow *row)
{
  MdgRecord *person = get_record (row);

  if (person != NULL && !mdg_workspace_is_read_only (self->workspace))
    mdg_meeting_forms_edit_attendance (GTK_WIDGET (self), self->workspace, person);
}

static void
toggle_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (widget);
  MdgRecord *person = get_record (GTK_LIST_BOX_ROW (gtk_widget_get_focus_child (GTK_WIDGET (self->people))));
  guint field = g_str_equal (action_name, "meeting.toggle") ? (guint) MDG_ATTENDANCE_IS_PRESENT : (guint) MDG_ATTENDANCE_IS_WEB;

  if (person != NULL)
    mdg_meeting_step_flag (self->changes, MDG_KIND_ATTENDANCE, mdg_record_get_uuid (person), field, !mdg_record_get_flag (person, field));
}

static void
add_item_action (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (widget);
  g_autoptr (MdgRecord) item = MDG_RECORD (mdg_agenda_item_new ());
  g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, &self->meeting, NULL);

  mdg_record_set_reference (item, MDG_AGENDA_ITEM_MEETING, &self->meeting);
  mdg_record_set_integer (item, MDG_AGENDA_ITEM_POSITION, items != NULL ? items->len : 0);
  mdg_record_set_text (item, MDG_AGENDA_ITEM_KIND, "report");
  mdg_record_set_text (item, MDG_AGENDA_ITEM_REASON, "added");
  mdg_record_set_text (item, MDG_AGENDA_ITEM_STATUS, "open");
  mdg_meeting_forms_edit_item (widget, self->workspace, item);
}

static void
move_item_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (widget);
  int places = g_variant_get_int32 (parameter);
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_widget_get_focus_child (GTK_WIDGET (self->items)));
  MdgRecord *item = get_record (row);

  if (item == NULL || gtk_list_box_get_row_at_index (self->items, gtk_list_box_row_get_index (row) + places) == NULL)
    return;

  self->moved = *mdg_record_get_uuid (item);
  mdg_meeting_step_move_item (self->changes, mdg_record_get_uuid (item), places);
}

static void
remove_item_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (widget);
  MdgRecord *item = get_record (GTK_LIST_BOX_ROW (gtk_widget_get_focus_child (GTK_WIDGET (self->items))));

  if (item != NULL)
    mdg_meeting_step_remove_item (self->changes, mdg_record_get_uuid (item));
}

static void
fill_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (widget);

  mdg_meeting_step_add (self->changes, &self->meeting, NULL);
}

static void
begin_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  char text[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (&MDG_MEETING_PAGE (widget)->meeting, text);
  gtk_widget_activate_action (widget, "win.show-conference", "s", text);
}

static void
edit_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (widget);
  g_autoptr (MdgRecord) meeting = load (self);

  if (meeting != NULL)
    mdg_meeting_forms_edit (widget, self->workspace, meeting);
}

static void
add_guest_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (widget);
  g_autoptr (MdgRecord) guest = MDG_RECORD (mdg_attendance_new ());
  g_autoptr (GPtrArray) people = mdg_meetings_list_attendance (self->workspace, &self->meeting, NULL);

  mdg_record_set_reference (guest, MDG_ATTENDANCE_MEETING, &self->meeting);
  mdg_record_set_flag (guest, MDG_ATTENDANCE_IS_PRESENT, TRUE);
  mdg_record_set_integer (guest, MDG_ATTENDANCE_POSITION, people != NULL ? people->len : 0);
  mdg_meeting_forms_edit_attendance (widget, self->workspace, guest);
}

static void
state_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (widget);

  mdg_meeting_page_flush (MDG_WRITING_PAGE (self));
  if (g_str_equal (action_name, "meeting.hold"))
    mdg_meeting_step_hold (self->changes, &self->meeting);
  else
    mdg_meeting_step_text (self->changes, MDG_KIND_MEETING, &self->meeting, MDG_MEETING_STATUS, "cancelled");
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (widget);

  mdg_meeting_page_flush (MDG_WRITING_PAGE (self));
  mdg_meeting_print_present (widget, self->changes, self->workspace, &self->meeting, g_variant_get_int32 (parameter));
}

/* Before a meeting its agenda is wanted, after it its minutes. */
static void
mdg_meeting_page_print (MdgPage *page)
{
  g_autoptr (MdgRecord) meeting = load (MDG_MEETING_PAGE (page));

  if (meeting != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "meeting.print", "i", is_in_state (meeting, "held") ? MDG_MEETING_SHEET_MINUTES : MDG_MEETING_SHEET_AGENDA);
}

static void
mdg_meeting_page_focus_first (MdgPage *page)
{
  gtk_widget_child_focus (MDG_MEETING_PAGE (page)->agenda_pane, GTK_DIR_TAB_FORWARD);
}

static void
mdg_meeting_page_dispose (GObject *object)
{
  MdgMeetingPage *self = MDG_MEETING_PAGE (object);

  self->is_showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_MEETING_PAGE);

  G_OBJECT_CLASS (mdg_meeting_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, facts);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, agenda_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, agenda_box);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, items_head);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, fill_button);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, items);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, people_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, people_box);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, topics_place);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, people_head);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, people);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, hints);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingPage, menu_button);
}

static void
mdg_meeting_page_class_init (MdgMeetingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_meeting_page_dispose;
  MDG_WRITING_PAGE_CLASS (klass)->flush = mdg_meeting_page_flush;
  MDG_WRITING_PAGE_CLASS (klass)->reload = mdg_meeting_page_reload;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_meeting_page_focus_first;
  MDG_PAGE_CLASS (klass)->print = mdg_meeting_page_print;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "meetings/mdg-meeting-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "meeting.toggle", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "meeting.toggle-web", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "meeting.remove-item", NULL, remove_item_action);
  gtk_widget_class_install_action (widget_class, "meeting.add-item", NULL, add_item_action);
  gtk_widget_class_install_action (widget_class, "meeting.move-item", "i", move_item_action);
  gtk_widget_class_install_action (widget_class, "meeting.fill", NULL, fill_action);
  gtk_widget_class_install_action (widget_class, "meeting.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "meeting.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "meeting.add-guest", NULL, add_guest_action);
  gtk_widget_class_install_action (widget_class, "meeting.hold", NULL, state_action);
  gtk_widget_class_install_action (widget_class, "meeting.cancel", NULL, state_action);
  gtk_widget_class_install_action (widget_class, "meeting.print", "i", print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "meeting.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "meeting.begin", NULL);
}

/* Alt with an arrow moves the row. */
static void
add_move (GtkListBox *list,
          guint key,
          int places)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_ALT_MASK), gtk_named_action_new ("meeting.move-item"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (places));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (list), controller);
}

static void
add_key (GtkListBox *list,
         guint key,
         const char *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Before the row, whose own Space would open it. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_named_action_new (action)));
  gtk_widget_add_controller (GTK_WIDGET (list), controller);
}

/* The header bar is not below the page, so what stands there has actions of its own that hand on. */
static void
hand_on (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  g_autofree char *name = g_strconcat ("meeting.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action_variant (user_data, name, parameter);
}

static void
add_menu (MdgMeetingPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "edit", .activate = hand_on },
    { .name = "hold", .activate = hand_on },
    { .name = "cancel", .activate = hand_on },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->menu_button, "meeting", G_ACTION_GROUP (group));
  gtk_box_append (GTK_BOX (tools), mdg_meeting_print_new_button (GTK_WIDGET (self), "meeting.print"));
  gtk_box_append (GTK_BOX (tools), self->menu_button);
  mdg_page_set_header_end (MDG_PAGE (self), tools);
}

static void
mdg_meeting_page_init (MdgMeetingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      self->notes[i] = MDG_NOTE_FIELD (mdg_note_field_new (_ (notes[i].label)));
      mdg_note_field_set_n_lines (self->notes[i], notes[i].n_lines);
      g_signal_connect_object (self->notes[i], "typed", G_CALLBACK (on_note_typed), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->agenda_box, GTK_WIDGET (self->notes[i]));
    }
  self->topics = MDG_CODE_ENTRY (mdg_code_entry_new (_ ("Topics of the committee"), "committee_topic"));
  g_object_set (self->topics, "placeholder", _ ("Topic, by reading or letters"), NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->topics), TRUE);
  g_signal_connect_object (self->topics, "changed", G_CALLBACK (on_topics_changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->topics_place, GTK_WIDGET (self->topics));
  g_signal_connect_object (self->items, "row-activated", G_CALLBACK (on_item_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "row-activated", G_CALLBACK (on_person_activated), self, G_CONNECT_SWAPPED);
  add_key (self->people, GDK_KEY_space, "meeting.toggle");
  add_key (self->people, GDK_KEY_w, "meeting.toggle-web");
  add_key (self->items, GDK_KEY_Delete, "meeting.remove-item");
  add_move (self->items, GDK_KEY_Up, -1);
  add_move (self->items, GDK_KEY_Down, 1);
  mdg_key_hints_add (self->hints, "Space", _ ("present"));
  mdg_key_hints_add (self->hints, "W", _ ("by web"));
  mdg_key_hints_add (self->hints, "Enter", _ ("edit"));
  add_menu (self);
  mdg_page_add_pane (MDG_PAGE (self), self->agenda_pane);
  mdg_page_add_pane (MDG_PAGE (self), self->people_pane);
}

MdgMeetingPage *
mdg_meeting_page_new (MdgWorkspace *workspace)
{
  MdgMeetingPage *self = g_object_new (MDG_TYPE_MEETING_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  mdg_writing_page_set_up (MDG_WRITING_PAGE (self), workspace);
  self->workspace = mdg_writing_page_get_workspace (MDG_WRITING_PAGE (self));
  self->changes = mdg_writing_page_get_changes (MDG_WRITING_PAGE (self));
  mdg_code_entry_set_vocabularies (self->topics, mdg_workspace_get_vocabularies (workspace), 0);
  update_actions (self, NULL);

  return self;
}

void
mdg_meeting_page_show_meeting (MdgMeetingPage *self,
                               const MdgUuid *meeting)
{
  g_return_if_fail (MDG_IS_MEETING_PAGE (self));

  mdg_meeting_page_flush (MDG_WRITING_PAGE (self));
  self->meeting = *meeting;
  mdg_meeting_page_reload (MDG_WRITING_PAGE (self), TRUE);
}
