#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-conference-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-capture-keys.h"
#include "mdg-choice.h"
#include "mdg-conference-card.h"
#include "mdg-describe.h"
#include "mdg-key-hints.h"
#include "mdg-line-entry.h"
#include "mdg-masters.h"
#include "mdg-meeting-print.h"
#include "mdg-meeting-steps.h"
#include "mdg-note-field.h"
#include "mdg-staff.h"
#include "mdg-term.h"
#include "mdg-window.h"

struct _MdgConferencePage
{
  MdgWritingPage parent_instance;

  MdgWorkspace *workspace; /* this and the next: borrowed from the base */
  MdgChangeStack *changes;
  MdgUuid meeting;  /* nil: none */
  GPtrArray *items; /* of MdgAgendaItem */
  guint shown;      /* place in items */
  GPtrArray *staff; /* whom the drop-down offers, below "nobody" */
  gboolean shows_names;
  gboolean is_showing;
  gboolean is_alone; /* on the whole screen */

  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkWidget *fill_button;
  GtkWidget *list_pane;
  GtkListBox *list;
  GtkWidget *card_pane;
  GtkBox *card;
  GtkWidget *record_pane;
  GtkBox *record_box;
  GtkBox *hints;
  GtkWidget *header_tools;
  GtkButton *names_button;
  GtkWidget *screen_button;
  MdgNoteField *advice;
  MdgLineEntry *adviser;
  MdgChoice *verdict;
  MdgNoteField *words;
  GtkDropDown *staff_choice;
  MdgLineEntry *owner;
  MdgLineEntry *due;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (MdgConferencePage, mdg_conference_page, MDG_TYPE_WRITING_PAGE)

static const MdgUuid *
get_item_uuid (MdgConferencePage *self)
{
  MdgRecord *item = mdg_conference_page_get_item (self);

  return item != NULL ? mdg_record_get_uuid (item) : NULL;
}

static void
record (MdgConferencePage *self,
        const MdgConferenceRecord *what)
{
  const MdgUuid *item = get_item_uuid (self);

  if (item != NULL && !self->is_showing)
    mdg_meeting_step_record (self->changes, item, what);
}

/* Who advises the next case is whoever advised the last one, until somebody else is written down. */
static void
on_advice_typed (MdgConferencePage *self)
{
  g_autofree char *text = mdg_note_field_dup_text (self->advice);
  MdgConferenceRecord what = { .advice = text, .adviser = mdg_line_entry_get_text (self->adviser) };

  record (self, &what);
}

static void
on_words_typed (MdgConferencePage *self)
{
  g_autofree char *text = mdg_note_field_dup_text (self->words);
  MdgConferenceRecord what = { .verdict_text = text };

  record (self, &what);
}

static void
on_adviser_left (MdgConferencePage *self)
{
  g_autofree char *advice = mdg_note_field_dup_text (self->advice);
  MdgConferenceRecord what = { .adviser = mdg_line_entry_get_text (self->adviser) };

  if (*advice != '\0')
    record (self, &what);
}

static void
on_owner_left (MdgConferencePage *self)
{
  MdgConferenceRecord what = { .owner = mdg_line_entry_get_text (self->owner) };

  record (self, &what);
}

static void
on_due_left (MdgConferencePage *self)
{
  const char *typed = mdg_line_entry_get_text (self->due);
  g_autoptr (GError) error = NULL;
  g_autofree char *iso = NULL;
  MdgConferenceRecord what = { .due = "" };
  MdgDate today;
  MdgDate day;

  mdg_workspace_get_today (self->workspace, &today);
  if (*typed != '\0' && !mdg_date_parse (typed, MDG_DATE_DUE, &today, &day, &error))
    {
      mdg_line_entry_set_fault (self->due, error->message);
      return;
    }

  mdg_line_entry_set_fault (self->due, NULL);
  if (*typed != '\0')
    what.due = iso = mdg_date_dup_iso (&day);
  record (self, &what);
}

static void
on_staff_chosen (MdgConferencePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->staff_choice);
  static const MdgUuid nobody;
  MdgConferenceRecord what = { .staff = &nobody };

  if (selected > 0 && selected <= self->staff->len)
    what.staff = mdg_record_get_uuid (self->staff->pdata[selected - 1]);
  record (self, &what);
}

static void
on_verdict_chosen (MdgConferencePage *self)
{
  const char *code = mdg_choice_get_code (self->verdict);
  MdgConferenceRecord what = { .verdict = code != NULL ? code : "" };

  record (self, &what);
}

static void
mdg_conference_page_flush (MdgWritingPage *page)
{
  MdgConferencePage *self = MDG_CONFERENCE_PAGE (page);

  mdg_note_field_flush (self->advice);
  mdg_note_field_flush (self->words);
}

static const char *
get_text (MdgRecord *item,
          guint field)
{
  const char *text = mdg_record_get_text (item, field);

  return text != NULL ? text : "";
}

/* What has the focus is being typed. */
static void
show_line (MdgLineEntry *entry,
           const char *text,
           gboolean is_forced)
{
  if (is_forced || !gtk_widget_has_focus (GTK_WIDGET (mdg_line_entry_get_text_widget (entry))))
    mdg_line_entry_set_text (entry, text);
}

static void
show_staff (MdgConferencePage *self,
            MdgRecord *item)
{
  const MdgUuid *uuid = mdg_record_get_reference (item, MDG_AGENDA_ITEM_STAFF);
  guint selected = 0;

  for (guint i = 0; uuid != NULL && i < self->staff->len; i++)
    if (mdg_uuid_equal (uuid, mdg_record_get_uuid (self->staff->pdata[i])))
      selected = i + 1;
  gtk_drop_down_set_selected (self->staff_choice, selected);
}

static void
show_fields (MdgConferencePage *self,
             gboolean is_forced)
{
  MdgRecord *item = mdg_conference_page_get_item (self);
  g_autofree char *state = mdg_describe_value (self->workspace, item, MDG_AGENDA_ITEM_STATUS);
  g_autofree char *due = g_strdup (get_text (item, MDG_AGENDA_ITEM_DUE));
  MdgDate day;

  self->is_showing = TRUE;
  if (mdg_date_parse_iso (due, &day))
    {
      g_free (due);
      due = mdg_date_format_short (&day);
    }
  mdg_note_field_set_text (self->advice, get_text (item, MDG_AGENDA_ITEM_ADVICE), is_forced);
  mdg_note_field_set_text (self->words, get_text (item, MDG_AGENDA_ITEM_VERDICT_TEXT), is_forced);
  if (mdg_record_get_text (item, MDG_AGENDA_ITEM_ADVISER) != NULL)
    show_line (self->adviser, get_text (item, MDG_AGENDA_ITEM_ADVISER), is_forced);
  show_line (self->owner, get_text (item, MDG_AGENDA_ITEM_OWNER), is_forced);
  show_line (self->due, due, is_forced);
  mdg_choice_set_code (self->verdict, mdg_record_get_text (item, MDG_AGENDA_ITEM_VERDICT));
  show_staff (self, item);
  gtk_label_set_text (self->state, state);
  self->is_showing = FALSE;
}

static GtkWidget *
new_row (MdgConferencePage *self,
         guint i)
{
  MdgRecord *item = self->items->pdata[i];
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = mdg_conference_card_dup_title (self->workspace, item, self->shows_names);
  g_autofree char *numbered = g_strdup_printf ("%u　%s", i + 1, title);
  g_autofree char *verdict = mdg_describe_value (self->workspace, item, MDG_AGENDA_ITEM_VERDICT);
  g_autofree char *state = mdg_describe_value (self->workspace, item, MDG_AGENDA_ITEM_STATUS);
  GtkWidget *head = gtk_label_new (numbered);
  GtkWidget *foot = gtk_label_new (*verdict != '\0' ? verdict : state);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (foot), 0);
  gtk_widget_add_css_class (foot, "mdg-hint");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, numbered, -1);

  return row;
}

static void
show_list (MdgConferencePage *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  GtkListBoxRow *row;

  self->is_showing = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->items->len; i++)
    gtk_list_box_append (self->list, new_row (self, i));
  row = gtk_list_box_get_row_at_index (self->list, (int) self->shown);
  gtk_list_box_select_row (self->list, row);
  if (had_focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  self->is_showing = FALSE;
}

static void
show_item (MdgConferencePage *self,
           gboolean is_forced)
{
  MdgRecord *item = mdg_conference_page_get_item (self);
  g_autofree char *place = NULL;

  if (item == NULL)
    return;

  mdg_conference_card_fill (self->card, self->workspace, item, self->shows_names);
  show_fields (self, is_forced);
  place = g_strdup_printf ("%u / %u", self->shown + 1, self->items->len);
  mdg_page_set_subtitle (MDG_PAGE (self), place);
}

static void
show_nothing (MdgConferencePage *self)
{
  g_autoptr (GPtrArray) proposals = mdg_conference_propose (self->workspace, &self->meeting, NULL);
  guint n = proposals != NULL ? proposals->len : 0;
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u case is proposed: carried over, marked, overdue, changed or new since the last time.", "%u cases are proposed: carried over, marked, overdue, changed or new since the last time.", n), n)
                                : g_strdup (_ ("No case waits: none is marked, changed or overdue since the last time."));

  adw_status_page_set_description (self->nothing, text);
  gtk_widget_set_visible (self->fill_button, n > 0 && !mdg_workspace_is_read_only (self->workspace));
  mdg_page_set_subtitle (MDG_PAGE (self), NULL);
}

static void
mdg_conference_page_reload (MdgWritingPage *page,
                            gboolean is_forced)
{
  MdgConferencePage *self = MDG_CONFERENCE_PAGE (page);
  g_autoptr (MdgRecord) meeting = mdg_uuid_is_nil (&self->meeting) ? NULL : mdg_workspace_load (self->workspace, MDG_KIND_MEETING, &self->meeting, NULL);
  g_autoptr (GPtrArray) items = meeting != NULL ? mdg_conference_list_items (self->workspace, &self->meeting, NULL) : NULL;
  MdgUuid now = get_item_uuid (self) != NULL ? *get_item_uuid (self) : (MdgUuid){ 0 };
  g_autofree char *title = NULL;

  if (items == NULL)
    return;

  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&items);
  self->shown = MIN (self->shown, self->items->len > 0 ? self->items->len - 1 : 0);
  for (guint i = 0; i < self->items->len; i++)
    if (mdg_uuid_equal (mdg_record_get_uuid (self->items->pdata[i]), &now))
      self->shown = i;
  title = mdg_meetings_dup_title (self->workspace, MDG_MEETING (meeting));
  mdg_page_set_title (MDG_PAGE (self), title);
  gtk_stack_set_visible_child_name (self->stack, self->items->len > 0 ? "work" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->hints), self->items->len > 0);
  if (self->items->len == 0)
    show_nothing (self);
  show_list (self);
  show_item (self, is_forced);
}

static void
show_place (MdgConferencePage *self,
            guint place)
{
  if (place >= self->items->len || place == self->shown)
    return;

  mdg_conference_page_flush (MDG_WRITING_PAGE (self));
  self->shown = place;
  self->is_showing = TRUE;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) place));
  self->is_showing = FALSE;
  show_item (self, TRUE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->card_pane)), 0);
}

static void
on_row_selected (MdgConferencePage *self,
                 GtkListBoxRow *row)
{
  if (row != NULL && !self->is_showing)
    show_place (self, (guint) gtk_list_box_row_get_index (row));
}

static void
step_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgConferencePage *self = MDG_CONFERENCE_PAGE (widget);

  if (g_str_equal (action_name, "conference.next"))
    show_place (self, self->shown + 1);
  else if (self->shown > 0)
    show_place (self, self->shown - 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
decide_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgConferencePage *self = MDG_CONFERENCE_PAGE (widget);
  MdgConferenceRecord what = { .verdict = g_variant_get_string (parameter, NULL) };

  mdg_conference_page_flush (MDG_WRITING_PAGE (self));
  record (self, &what);
}

static void
carry_over_action (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  MdgConferencePage *self = MDG_CONFERENCE_PAGE (widget);
  const MdgUuid *item = get_item_uuid (self);

  mdg_conference_page_flush (MDG_WRITING_PAGE (self));
  if (item != NULL)
    mdg_meeting_step_carry_over (self->changes, item);
}

static void
fill_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgConferencePage *self = MDG_CONFERENCE_PAGE (widget);

  mdg_meeting_step_add (self->changes, &self->meeting, NULL);
}

static void
toggle_names (MdgConferencePage *self)
{
  self->shows_names = !self->shows_names;
  gtk_button_set_label (self->names_button, self->shows_names ? _ ("Mask Names") : _ ("Show Names"));
  if (self->items->len == 0)
    return;

  show_list (self);
  mdg_conference_card_fill (self->card, self->workspace, mdg_conference_page_get_item (self), self->shows_names);
}

static void
names_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  toggle_names (MDG_CONFERENCE_PAGE (widget));
}

/* Read from the other end of a room. */
static void
set_is_alone (MdgConferencePage *self,
              gboolean is_alone)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->is_alone == is_alone || root == NULL || !MDG_IS_WINDOW (root))
    return;

  self->is_alone = is_alone;
  mdg_window_set_is_alone (MDG_WINDOW (root), is_alone);
  if (is_alone)
    gtk_widget_add_css_class (GTK_WIDGET (self->card), "mdg-large");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->card), "mdg-large");
}

static void
toggle_screen (MdgConferencePage *self)
{
  set_is_alone (self, !self->is_alone);
}

static void
screen_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  toggle_screen (MDG_CONFERENCE_PAGE (widget));
}

static void
write_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgConferencePage *self = MDG_CONFERENCE_PAGE (widget);

  gtk_widget_grab_focus (g_str_equal (action_name, "conference.advise") ? GTK_WIDGET (mdg_note_field_get_view (self->advice)) : GTK_WIDGET (self->list));
}

static void
open_case_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgRecord *item = mdg_conference_page_get_item (MDG_CONFERENCE_PAGE (widget));
  const MdgUuid *case_uuid = item != NULL ? mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE) : NULL;
  char text[MDG_UUID_STRING_SIZE];

  if (case_uuid == NULL)
    return;

  mdg_uuid_format (case_uuid, text);
  gtk_widget_activate_action (widget, "win.show-case", "s", text);
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgConferencePage *self = MDG_CONFERENCE_PAGE (widget);

  mdg_conference_page_flush (MDG_WRITING_PAGE (self));
  mdg_meeting_print_present (widget, self->changes, self->workspace, &self->meeting, g_variant_get_int32 (parameter));
}

static void
mdg_conference_page_print (MdgPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "conference.print", "i", MDG_MEETING_SHEET_CASES);
}

static void
mdg_conference_page_leave (MdgPage *page)
{
  mdg_conference_page_flush (MDG_WRITING_PAGE (page));
  set_is_alone (MDG_CONFERENCE_PAGE (page), FALSE);
}

static void
mdg_conference_page_focus_first (MdgPage *page)
{
  MdgConferencePage *self = MDG_CONFERENCE_PAGE (page);

  gtk_widget_grab_focus (self->items->len > 0 ? GTK_WIDGET (self->list) : self->fill_button);
}

static void
mdg_conference_page_dispose (GObject *object)
{
  MdgConferencePage *self = MDG_CONFERENCE_PAGE (object);

  self->is_showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_CONFERENCE_PAGE);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_conference_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, nothing);
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, fill_button);
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, list_pane);
  gtk_widget_class_bind_template_child_full (widget_class, "items", FALSE, G_STRUCT_OFFSET (MdgConferencePage, list));
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, card_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, card);
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, record_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, record_box);
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, hints);
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, header_tools);
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, names_button);
  gtk_widget_class_bind_template_child (widget_class, MdgConferencePage, screen_button);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "conference.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "conference.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "conference.decide", "s", decide_action);
  gtk_widget_class_install_action (widget_class, "conference.carry-over", NULL, carry_over_action);
  gtk_widget_class_install_action (widget_class, "conference.fill", NULL, fill_action);
  gtk_widget_class_install_action (widget_class, "conference.names", NULL, names_action);
  gtk_widget_class_install_action (widget_class, "conference.screen", NULL, screen_action);
  gtk_widget_class_install_action (widget_class, "conference.advise", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "conference.stop-writing", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "conference.open-case", NULL, open_case_action);
  gtk_widget_class_install_action (widget_class, "conference.print", "i", print_action);
}

/* Letters and figures act while nothing is being written; the others always. */
static void
add_keys (GtkWidgetClass *widget_class)
{
  static const char *const verdicts[] = { "outreach", "watch", "intro", "issue" };

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "conference.decide", "s", verdicts[i]);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, 0, "conference.decide", "s", verdicts[i]);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, 0, "conference.carry-over", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0, 0, "conference.carry-over", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "conference.names", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "conference.advise", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, 0, "conference.open-case", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "conference.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "conference.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "conference.stop-writing", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "conference.screen", NULL);
}

static void
mdg_conference_page_class_init (MdgConferencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_conference_page_dispose;
  MDG_WRITING_PAGE_CLASS (klass)->flush = mdg_conference_page_flush;
  MDG_WRITING_PAGE_CLASS (klass)->reload = mdg_conference_page_reload;
  MDG_PAGE_CLASS (klass)->leave = mdg_conference_page_leave;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_conference_page_focus_first;
  MDG_PAGE_CLASS (klass)->print = mdg_conference_page_print;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "meetings/mdg-conference-page.ui");
  bind_children (widget_class);
  install_actions (widget_class);
  add_keys (widget_class);
}

/* What stands in a filled field does not say what it is. */
static void
add_named (MdgConferencePage *self,
           const char *label,
           GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "mdg-hint");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (self->record_box, box);
}

static void
add_line (MdgConferencePage *self,
          MdgLineEntry **entry,
          const char *label,
          GCallback on_left)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  *entry = MDG_LINE_ENTRY (mdg_line_entry_new (label));
  g_signal_connect_swapped (focus, "leave", on_left, self);
  gtk_widget_add_controller (GTK_WIDGET (*entry), focus);
  add_named (self, label, GTK_WIDGET (*entry));
}

static void
add_note (MdgConferencePage *self,
          MdgNoteField **field,
          const char *label,
          guint n_lines,
          GCallback on_typed)
{
  *field = MDG_NOTE_FIELD (mdg_note_field_new (label));
  mdg_note_field_set_n_lines (*field, n_lines);
  g_signal_connect_object (*field, "typed", on_typed, self, G_CONNECT_SWAPPED);
  gtk_box_append (self->record_box, GTK_WIDGET (*field));
}

static void
add_fields (MdgConferencePage *self)
{
  add_note (self, &self->advice, _ ("Advice of the physician"), 5, G_CALLBACK (on_advice_typed));
  add_line (self, &self->adviser, _ ("Who advised"), G_CALLBACK (on_adviser_left));
  self->verdict = MDG_CHOICE (mdg_choice_new ());
  g_signal_connect_object (self->verdict, "changed", G_CALLBACK (on_verdict_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->record_box, GTK_WIDGET (self->verdict));
  add_note (self, &self->words, _ ("Decision in words"), 2, G_CALLBACK (on_words_typed));
  self->staff_choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->staff_choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Who sees to it"), -1);
  add_named (self, _ ("Who sees to it"), GTK_WIDGET (self->staff_choice));
  add_line (self, &self->owner, _ ("Who sees to it, outside"), G_CALLBACK (on_owner_left));
  add_line (self, &self->due, _ ("Until when (5/20)"), G_CALLBACK (on_due_left));
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->state, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "mdg-hint");
  gtk_box_append (self->record_box, GTK_WIDGET (self->state));
}

static void
mdg_conference_page_init (MdgConferencePage *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "conference.next");
  add_fields (self);
  mdg_key_hints_add (self->hints, "1 – 4", _ ("decide"));
  mdg_key_hints_add (self->hints, "0", _ ("carry over"));
  mdg_key_hints_add (self->hints, "A", _ ("advice"));
  mdg_key_hints_add (self->hints, "Esc", _ ("stop writing"));
  mdg_key_hints_add (self->hints, "N", _ ("names"));
  mdg_key_hints_add (self->hints, "→", _ ("next case"));
  mdg_key_hints_add (self->hints, "O", _ ("open the case"));
  mdg_key_hints_add (self->hints, "F11", _ ("full screen"));
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_row_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names_button, "clicked", G_CALLBACK (toggle_names), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screen_button, "clicked", G_CALLBACK (toggle_screen), self, G_CONNECT_SWAPPED);
  mdg_page_set_is_wide (MDG_PAGE (self), TRUE);
  gtk_box_prepend (GTK_BOX (self->header_tools), mdg_meeting_print_new_button (GTK_WIDGET (self), "conference.print"));
  mdg_page_set_header_end (MDG_PAGE (self), self->header_tools);
  mdg_page_add_pane (MDG_PAGE (self), self->card_pane);
  mdg_page_add_pane (MDG_PAGE (self), self->record_pane);
  mdg_page_add_pane (MDG_PAGE (self), self->list_pane);
}

static void
fill_choices (MdgConferencePage *self)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  g_autoptr (GPtrArray) verdicts = mdg_vocabularies_list (vocabularies, "conference_verdict", 0);
  g_autoptr (GPtrArray) staff = mdg_masters_list (self->workspace, MDG_KIND_STAFF, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < verdicts->len; i++)
    mdg_choice_append (self->verdict, mdg_record_get_text (verdicts->pdata[i], MDG_TERM_CODE), mdg_record_get_text (verdicts->pdata[i], MDG_TERM_LABEL));
  self->staff = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_string_list_append (names, _ ("—"));
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    if (mdg_record_get_flag (staff->pdata[i], MDG_STAFF_IS_ACTIVE))
      {
        g_ptr_array_add (self->staff, g_object_ref (staff->pdata[i]));
        gtk_string_list_append (names, mdg_record_get_text (staff->pdata[i], MDG_STAFF_NAME));
      }
  gtk_drop_down_set_model (self->staff_choice, G_LIST_MODEL (names));
  g_signal_connect_object (self->staff_choice, "notify::selected", G_CALLBACK (on_staff_chosen), self, G_CONNECT_SWAPPED);
}

MdgConferencePage *
mdg_conference_page_new (MdgWorkspace *workspace)
{
  MdgConferencePage *self = g_object_new (MDG_TYPE_CONFERENCE_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  mdg_writing_page_set_up (MDG_WRITING_PAGE (self), workspace);
  self->workspace = mdg_writing_page_get_workspace (MDG_WRITING_PAGE (self));
  self->changes = mdg_writing_page_get_changes (MDG_WRITING_PAGE (self));
  fill_choices (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_box), !mdg_workspace_is_read_only (workspace));

  return self;
}

void
mdg_conference_page_show_meeting (MdgConferencePage *self,
                                  const MdgUuid *meeting)
{
  g_return_if_fail (MDG_IS_CONFERENCE_PAGE (self));

  mdg_conference_page_flush (MDG_WRITING_PAGE (self));
  self->meeting = *meeting;
  self->shown = 0;
  self->shows_names = TRUE;
  g_ptr_array_set_size (self->items, 0);
  toggle_names (self);
  mdg_conference_page_reload (MDG_WRITING_PAGE (self), TRUE);
}

MdgRecord *
mdg_conference_page_get_item (MdgConferencePage *self)
{
  g_return_val_if_fail (MDG_IS_CONFERENCE_PAGE (self), NULL);

  return self->shown < self->items->len ? self->items->pdata[self->shown] : NULL;
}

gboolean
mdg_conference_page_get_shows_names (MdgConferencePage *self)
{
  g_return_val_if_fail (MDG_IS_CONFERENCE_PAGE (self), FALSE);

  return self->shows_names;
}
