#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-case-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-case-doctors.h"
#include "mdg-case-issue.h"
#include "mdg-case-issues.h"
#include "mdg-case-query.h"
#include "mdg-case-row.h"
#include "mdg-case-set-member.h"
#include "mdg-case-side.h"
#include "mdg-case-suggestions.h"
#include "mdg-case-timeline.h"
#include "mdg-case-use.h"
#include "mdg-case.h"
#include "mdg-change-stack.h"
#include "mdg-choice.h"
#include "mdg-code-entry.h"
#include "mdg-describe.h"
#include "mdg-event-row.h"
#include "mdg-finding.h"
#include "mdg-two-pane.h"
#include "mdg-wrap-layout.h"

#define SIDE_WIDTH 316

struct _MdgCasePage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgUuid uuid; /* nil: none */
  MdgRecord *record;
  GPtrArray *issues;
  MdgChangeStack *changes;

  MdgRecord *marked_note; /* while a sentence is being marked */
  guint marked_offset;
  char *marked_quote;

  GtkLabel *title_label;
  GtkLabel *facts;
  GtkBox *chips;
  MdgTwoPane *panes;
  GtkWidget *line_pane;
  GtkBox *kinds_place;
  MdgChoice *kinds;
  GtkWidget *side_button;
  GtkBox *line;
  GtkRevealer *marking;
  GtkLabel *marking_quote;
  GtkBox *marking_row;
  MdgCodeEntry *marking_issue;
  GtkDropDown *marking_weight;
  GtkEditable *memo;
  GtkWidget *side_pane;
  GtkWidget *back_button;
  GtkLabel *issues_head;
  GtkBox *issues_box;
  GtkBox *adding_place;
  GtkBox *suggestions_place;
  GtkBox *marking_suggestions_place;
  GtkBox *similar_place;
  MdgCaseSuggestions *suggestions;
  MdgCodeEntry *adding;
  GtkBox *promises;
  GtkBox *people;
  GtkBox *doctors_place;
  MdgCaseDoctors *doctors;
  GtkButton *link_button;
  GtkWidget *header_tools;
};

G_DEFINE_FINAL_TYPE (MdgCasePage, mdg_case_page, MDG_TYPE_PAGE)

static MdgWindow *
get_window (MdgCasePage *self)
{
  return MDG_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
add_chip (MdgCasePage *self,
          const char *text,
          const char *css_class)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, css_class);
  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_box_append (self->chips, chip);
}

static void
add_limits (MdgCasePage *self,
            const MdgListedCase *line)
{
  const char *note = mdg_record_get_text (self->record, MDG_CASE_UNSHAREABLE_NOTE);
  g_autofree char *text = note != NULL ? g_strdup_printf (_ ("Not to be shared: %s"), note) : g_strdup (_ ("Not to be shared"));

  if (line->is_grave)
    add_chip (self, _ ("★ single but grave"), "mdg-caution");
  if (line->is_hard)
    add_chip (self, _ ("Hard case"), "mdg-caution");
  if (line->is_home_risk)
    add_chip (self, _ ("Hard to go on living at home"), "mdg-caution");
  if (line->is_unshareable)
    add_chip (self, text, "mdg-caution");
}

static void
add_sets (MdgCasePage *self)
{
  g_autoptr (GPtrArray) members = mdg_workspace_list_children (self->workspace, MDG_KIND_CASE_SET_MEMBER, MDG_CASE_SET_MEMBER_CASE, &self->uuid, NULL);

  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      g_autofree char *name = mdg_describe_value (self->workspace, members->pdata[i], MDG_CASE_SET_MEMBER_CASE_SET);

      add_chip (self, name, "mdg-mark");
    }
}

static void
show_head (MdgCasePage *self)
{
  g_autoptr (MdgCaseRow) row = mdg_case_row_new (self->workspace, mdg_record_get_id (self->record));
  const MdgListedCase *line = mdg_case_row_get_line (row);
  g_autofree char *title = mdg_case_row_dup_title (row);
  g_autofree char *facts = mdg_case_row_dup_facts (row);
  g_autofree char *next = NULL;
  guint n;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->facts, facts);
  mdg_page_set_subtitle (MDG_PAGE (self), line != NULL ? line->number : NULL);
  if (line == NULL)
    return;

  if (line->is_void)
    add_chip (self, _ ("voided"), "mdg-caution");
  add_chip (self, mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "case_state", line->status != NULL ? line->status : "open", 0), "mdg-chip");
  add_limits (self, line);
  add_sets (self);
  if (line->staff_name != NULL)
    add_chip (self, line->staff_name, "mdg-mark");
  next = mdg_case_side_dup_next (self->workspace, &self->uuid, &n);
  if (next != NULL)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u promise: %s", "%u promises: %s", n), n, next);

      add_chip (self, text, "mdg-heading");
    }
}

static gboolean
is_wanted (MdgCasePage *self,
           const MdgCaseEvent *event)
{
  const char *kind = mdg_choice_get_code (self->kinds);

  if (kind == NULL || g_str_equal (kind, "all"))
    return TRUE;
  if (g_str_equal (kind, "consultations"))
    return event->kind == MDG_EVENT_CONSULTATION;
  if (g_str_equal (kind, "contacts"))
    return event->kind == MDG_EVENT_CONTACT;

  return event->kind != MDG_EVENT_CONSULTATION && event->kind != MDG_EVENT_CONTACT;
}

static void
show_line (MdgCasePage *self)
{
  g_autoptr (GPtrArray) events = mdg_case_timeline_list (self->workspace, &self->uuid, NULL);
  const char *summary = mdg_record_get_text (self->record, MDG_CASE_SUMMARY);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->line))) != NULL)
    gtk_box_remove (self->line, child);
  if (summary != NULL)
    {
      child = gtk_label_new (summary);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_wrap (GTK_LABEL (child), TRUE);
      gtk_widget_set_margin_bottom (child, 12);
      gtk_box_append (self->line, child);
    }
  for (guint i = 0; events != NULL && i < events->len; i++)
    if (is_wanted (self, events->pdata[i]))
      {
        gtk_box_append (self->line, mdg_event_row_new (self->workspace, events->pdata[i], self->issues, i + 1 == events->len));
        n++;
      }
  if (n == 0)
    {
      child = gtk_label_new (_ ("Nothing has been written down here yet."));
      gtk_widget_add_css_class (child, "mdg-dim");
      gtk_box_append (self->line, child);
    }
}

static void
show_finding (MdgRecord *finding,
              gpointer user_data)
{
  MdgCasePage *self = user_data;

  mdg_two_pane_set_shows_end (self->panes, FALSE);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->line)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (MDG_IS_EVENT_ROW (row) && mdg_event_row_show_finding (MDG_EVENT_ROW (row), finding))
      return;
}

static void
remove_record (MdgRecord *record,
               gpointer user_data)
{
  gboolean is_tick = mdg_record_get_kind (record) == MDG_KIND_CASE_ISSUE;
  MdgChange *change = mdg_change_new (is_tick ? N_ ("Issue taken off") : N_ ("Mark of a sentence taken off"));

  mdg_change_add_void (change, record, _ ("taken off"));
  mdg_case_page_save (user_data, change);
}

static void
show_side (MdgCasePage *self)
{
  const MdgUuid *subject = mdg_record_get_reference (self->record, MDG_CASE_SUBJECT);
  gint64 unlinked = subject != NULL ? mdg_case_query_count_unlinked (mdg_workspace_get_store (self->workspace), subject, NULL) : 0;
  g_autofree char *head = NULL;
  g_autofree char *link = NULL;
  guint findings = 0;

  for (guint i = 0; i < self->issues->len; i++)
    findings += ((const MdgCaseIssueEntry *) self->issues->pdata[i])->findings->len;
  head = g_strdup_printf (_ ("Issues: %u, in %u sentences"), self->issues->len, findings);
  gtk_label_set_text (self->issues_head, head);
  mdg_case_side_fill_issues (self->issues_box, self->workspace, self->issues, show_finding, remove_record, self);
  mdg_case_side_fill_promises (self->promises, self->workspace, &self->uuid);
  mdg_case_side_fill_people (self->people, self->workspace, self->record);
  mdg_case_doctors_show (self->doctors, &self->uuid);
  link = g_strdup_printf (ngettext ("Put %d more consultation of this person into the case", "Put %d more consultations of this person into the case", (gulong) MAX (unlinked, 0)), (int) unlinked);
  gtk_button_set_label (self->link_button, link);
  gtk_widget_set_visible (GTK_WIDGET (self->link_button), unlinked > 0);
}

static void
end_marking (MdgCasePage *self)
{
  gtk_revealer_set_reveal_child (self->marking, FALSE);
  mdg_case_suggestions_show_quote (self->suggestions, NULL);
  g_clear_object (&self->marked_note);
  g_clear_pointer (&self->marked_quote, g_free);
}

/* The event whose note has the focus. */
static MdgEventRow *
find_focused (MdgCasePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, MDG_TYPE_EVENT_ROW) : NULL;

  return row != NULL ? MDG_EVENT_ROW (row) : NULL;
}

/* The rows are made anew: whoever reads one with the keyboard stays in it. */
static void
focus_note (MdgCasePage *self,
            MdgRecord *note)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->line)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      MdgRecord *own = MDG_IS_EVENT_ROW (row) ? mdg_event_row_get_note (MDG_EVENT_ROW (row)) : NULL;

      if (own != NULL && mdg_uuid_equal (mdg_record_get_uuid (own), mdg_record_get_uuid (note)))
        {
          gtk_widget_grab_focus (GTK_WIDGET (mdg_event_row_get_view (MDG_EVENT_ROW (row))));
          return;
        }
    }
  gtk_widget_child_focus (GTK_WIDGET (self->line), GTK_DIR_TAB_FORWARD);
}

static void
reload (MdgCasePage *self)
{
  MdgEventRow *focused = find_focused (self);
  g_autoptr (MdgRecord) read = focused != NULL && mdg_event_row_get_note (focused) != NULL ? g_object_ref (mdg_event_row_get_note (focused)) : NULL;
  g_autoptr (GPtrArray) issues = NULL;

  g_clear_object (&self->record);
  if (!mdg_uuid_is_nil (&self->uuid))
    self->record = mdg_workspace_load (self->workspace, MDG_KIND_CASE, &self->uuid, NULL);
  mdg_case_actions_update (self);
  if (self->record == NULL)
    return;

  issues = mdg_case_issues_list (self->workspace, &self->uuid, NULL);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->issues = issues != NULL ? g_steal_pointer (&issues) : g_ptr_array_new ();
  show_head (self);
  show_line (self);
  show_side (self);
  mdg_case_suggestions_show (self->suggestions, self->changes, &self->uuid);
  if (read != NULL)
    focus_note (self, read);
}

static void
on_changed (MdgCasePage *self,
            MdgChange *change)
{
  if (self->record != NULL)
    reload (self);
}

static void
on_saved (MdgCasePage *self,
          MdgChange *change)
{
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  g_autofree char *undo = g_strdup_printf ("win.undo-change('%s')", uuid);

  if (get_window (self) != NULL)
    mdg_window_toast_undo (get_window (self), _ (mdg_change_get_action (change)), undo);
}

static void
on_said (MdgCasePage *self,
         const char *text)
{
  if (get_window (self) != NULL)
    mdg_window_toast (get_window (self), text);
}

/* What was done to one case is not taken back while another is looked at. */
static void
start_changes (MdgCasePage *self)
{
  g_clear_object (&self->changes);
  self->changes = mdg_change_stack_new (self->workspace);
  g_signal_connect_object (self->changes, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "said", G_CALLBACK (on_said), self, G_CONNECT_SWAPPED);
}

static MdgChange *
hand_over (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  return g_object_ref (data);
}

void
mdg_case_page_save (MdgCasePage *self,
                    MdgChange *change)
{
  mdg_change_stack_run (self->changes, hand_over, change, g_object_unref);
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  if (g_str_equal (action_name, "case.undo"))
    mdg_change_stack_undo (MDG_CASE_PAGE (widget)->changes);
  else
    mdg_change_stack_redo (MDG_CASE_PAGE (widget)->changes);
}

static void
mark_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  MdgEventRow *row = find_focused (self);
  MdgRecord *note = row != NULL ? mdg_event_row_get_note (row) : NULL;
  guint offset = 0;
  g_autofree char *quote = note != NULL ? mdg_note_view_dup_selection (mdg_event_row_get_view (row), &offset) : NULL;
  g_autofree char *shown = NULL;

  if (quote == NULL)
    {
      mdg_window_toast (get_window (self), _ ("Select the sentence first, then press F."));
      return;
    }

  end_marking (self);
  self->marked_note = g_object_ref (note);
  self->marked_offset = offset;
  self->marked_quote = g_steal_pointer (&quote);
  shown = g_strdup_printf (_ ("“%s” is about which issue?"), self->marked_quote);
  gtk_label_set_text (self->marking_quote, shown);
  mdg_code_entry_set_vocabularies (self->marking_issue, mdg_workspace_get_vocabularies (self->workspace), 0);
  mdg_code_entry_set_codes (self->marking_issue, NULL);
  mdg_case_suggestions_show_quote (self->suggestions, self->marked_quote);
  gtk_revealer_set_reveal_child (self->marking, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (mdg_code_entry_get_text_widget (self->marking_issue)));
}

static void
finish_marking_action (GtkWidget *widget,
                       const char *action_name,
                       GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  g_autofree char *codes = mdg_code_entry_dup_codes (self->marking_issue);
  g_autoptr (GError) error = NULL;
  MdgChange *change;

  if (self->marked_note == NULL)
    return;
  if (codes == NULL)
    {
      mdg_window_toast (get_window (self), _ ("Type the issue and press Enter; the sentence is still selected."));
      return;
    }

  change = mdg_case_issues_mark (self->workspace, &self->uuid, self->marked_note, self->marked_offset, self->marked_quote, codes,
                                 (int) gtk_drop_down_get_selected (self->marking_weight) + 1, &error);
  if (change == NULL)
    {
      mdg_window_toast (get_window (self), error->message);
      return;
    }
  end_marking (self);
  mdg_case_page_save (self, change);
  gtk_widget_child_focus (GTK_WIDGET (self->line), GTK_DIR_TAB_FORWARD);
}

static void
on_issue_chosen (MdgCasePage *self,
                 const char *code)
{
  mdg_code_entry_set_codes (self->marking_issue, code);
  finish_marking_action (GTK_WIDGET (self), NULL, NULL);
}

static void
take_suggestion_action (GtkWidget *widget,
                        const char *action_name,
                        GVariant *parameter)
{
  mdg_case_suggestions_take (MDG_CASE_PAGE (widget)->suggestions, (guint) g_variant_get_int32 (parameter));
}

static void
cancel_marking_action (GtkWidget *widget,
                       const char *action_name,
                       GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);

  end_marking (self);
  gtk_widget_child_focus (GTK_WIDGET (self->line), GTK_DIR_TAB_FORWARD);
}

static void
on_issue_added (MdgCasePage *self)
{
  g_autofree char *code = mdg_code_entry_dup_codes (self->adding);

  if (code == NULL)
    return;

  mdg_code_entry_set_codes (self->adding, NULL);
  if (mdg_case_issues_find (self->issues, code) == NULL)
    mdg_case_page_save (self, mdg_case_issues_tick (self->workspace, &self->uuid, code));
}

static void
add_memo_action (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->memo)));

  if (*text == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->memo));
      return;
    }

  mdg_case_page_save (self, mdg_case_use_add_memo (self->workspace, &self->uuid, text));
  gtk_editable_set_text (self->memo, "");
}

static void
on_memo_activated (MdgCasePage *self)
{
  add_memo_action (GTK_WIDGET (self), NULL, NULL);
}

static void
link_person_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  const MdgUuid *subject = self->record != NULL ? mdg_record_get_reference (self->record, MDG_CASE_SUBJECT) : NULL;
  MdgChange *change = subject != NULL ? mdg_case_use_link_person (self->workspace, subject, &self->uuid, NULL) : NULL;

  if (change != NULL)
    mdg_case_page_save (self, change);
}

/* To the newest consultation of the case. */
static void
continue_action (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  g_autoptr (GPtrArray) events = mdg_case_timeline_list (self->workspace, &self->uuid, NULL);

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const MdgCaseEvent *event = events->pdata[i];
      char text[MDG_UUID_STRING_SIZE];

      if (mdg_uuid_is_nil (&event->consultation))
        continue;
      mdg_uuid_format (&event->consultation, text);
      gtk_widget_activate_action (widget, "win.continue-consultation", "s", text);
      return;
    }
  mdg_window_toast (get_window (self), _ ("This case has no consultation. Write a memo instead."));
}

static void
show_side_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  gboolean is_side = g_str_equal (action_name, "case.show-side");

  mdg_two_pane_set_shows_end (self->panes, is_side);
  gtk_widget_child_focus (is_side ? self->side_pane : self->line_pane, GTK_DIR_TAB_FORWARD);
}

static void
on_narrow_changed (MdgCasePage *self)
{
  gboolean is_narrow = mdg_two_pane_get_is_narrow (self->panes);

  gtk_widget_set_visible (self->side_button, is_narrow);
  gtk_widget_set_visible (self->back_button, is_narrow);
}

static void
mdg_case_page_print (MdgPage *page)
{
  mdg_case_actions_print (MDG_CASE_PAGE (page));
}

static void
mdg_case_page_focus_first (MdgPage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (MDG_CASE_PAGE (page)->line), GTK_DIR_TAB_FORWARD);
}

static void
mdg_case_page_dispose (GObject *object)
{
  MdgCasePage *self = MDG_CASE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_CASE_PAGE);
  g_clear_object (&self->changes);
  g_clear_object (&self->suggestions);
  g_clear_object (&self->marked_note);
  g_clear_pointer (&self->marked_quote, g_free);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_case_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, title_label);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, facts);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, chips);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, panes);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, line_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, kinds_place);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, side_button);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, line);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, marking);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, marking_quote);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, marking_row);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, marking_weight);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, memo);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, side_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, issues_head);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, issues_box);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, adding_place);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, suggestions_place);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, marking_suggestions_place);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, similar_place);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, promises);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, people);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, doctors_place);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, link_button);
  gtk_widget_class_bind_template_child (widget_class, MdgCasePage, header_tools);
  gtk_widget_class_bind_template_callback (widget_class, on_memo_activated);
}

static void
mdg_case_page_class_init (MdgCasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_case_page_dispose;
  MDG_PAGE_CLASS (klass)->print = mdg_case_page_print;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_case_page_focus_first;

  g_type_ensure (MDG_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "cases/mdg-case-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "case.mark", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "case.finish-marking", NULL, finish_marking_action);
  gtk_widget_class_install_action (widget_class, "case.cancel-marking", NULL, cancel_marking_action);
  gtk_widget_class_install_action (widget_class, "case.take-suggestion", "i", take_suggestion_action);
  gtk_widget_class_install_action (widget_class, "case.add-memo", NULL, add_memo_action);
  gtk_widget_class_install_action (widget_class, "case.link-person", NULL, link_person_action);
  gtk_widget_class_install_action (widget_class, "case.continue", NULL, continue_action);
  gtk_widget_class_install_action (widget_class, "case.show-side", NULL, show_side_action);
  gtk_widget_class_install_action (widget_class, "case.show-line", NULL, show_side_action);
  gtk_widget_class_install_action (widget_class, "case.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "case.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "case.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "case.redo", NULL);
  mdg_case_actions_install (widget_class);
}

static void
add_key (GtkWidget *widget,
         guint key,
         const char *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_named_action_new (action)));
  gtk_widget_add_controller (widget, controller);
}

static void
on_kind_chosen (MdgCasePage *self)
{
  if (self->record != NULL)
    show_line (self);
}

static void
make_kinds (MdgCasePage *self)
{
  self->kinds = MDG_CHOICE (mdg_choice_new ());
  mdg_choice_append (self->kinds, "all", _ ("All"));
  mdg_choice_append (self->kinds, "consultations", C_ ("time line", "Consultations"));
  mdg_choice_append (self->kinds, "contacts", _ ("Contacts"));
  mdg_choice_append (self->kinds, "rest", _ ("Memos and others"));
  mdg_choice_set_code (self->kinds, "all");
  g_signal_connect_object (self->kinds, "changed", G_CALLBACK (on_kind_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->kinds_place, GTK_WIDGET (self->kinds));
}

static void
make_entries (MdgCasePage *self)
{
  static const char *const weights[] = { "1", "2", "3", "4", NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (weights);
  GtkWidget *issue = mdg_code_entry_new (_ ("Issue"), "issue");
  GtkWidget *adding = mdg_code_entry_new (_ ("Add an issue"), "issue");

  self->marking_issue = MDG_CODE_ENTRY (issue);
  g_object_set (issue, "max-codes", 1, "placeholder", _ ("Issue, by reading or letters"), NULL);
  gtk_widget_set_hexpand (issue, TRUE);
  gtk_box_prepend (self->marking_row, issue);
  gtk_drop_down_set_model (self->marking_weight, G_LIST_MODEL (list));
  self->adding = MDG_CODE_ENTRY (adding);
  g_object_set (adding, "max-codes", 1, "placeholder", _ ("Add an issue"), NULL);
  gtk_widget_set_hexpand (adding, TRUE);
  gtk_box_append (self->adding_place, adding);
  g_signal_connect_object (adding, "changed", G_CALLBACK (on_issue_added), self, G_CONNECT_SWAPPED);
}

static void
mdg_case_page_init (MdgCasePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->issues = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self->chips), mdg_wrap_layout_new (6));
  make_kinds (self);
  make_entries (self);
  mdg_two_pane_set_end_is_fixed (self->panes, TRUE);
  mdg_two_pane_set_start (self->panes, self->line_pane);
  mdg_two_pane_set_end (self->panes, self->side_pane);
  mdg_two_pane_set_position (self->panes, SIDE_WIDTH);
  g_signal_connect_object (self->panes, "notify::is-narrow", G_CALLBACK (on_narrow_changed), self, G_CONNECT_SWAPPED);
  add_key (GTK_WIDGET (self->line), GDK_KEY_f, "case.mark");
  add_key (GTK_WIDGET (self->line), GDK_KEY_w, "case.continue");
  add_key (GTK_WIDGET (self->marking), GDK_KEY_Escape, "case.cancel-marking");
  mdg_case_actions_add_to_header (self, self->header_tools);
  mdg_page_set_header_end (MDG_PAGE (self), self->header_tools);
  mdg_page_add_pane (MDG_PAGE (self), self->line_pane);
  mdg_page_add_pane (MDG_PAGE (self), self->side_pane);
}

static void
make_suggestions (MdgCasePage *self)
{
  self->suggestions = mdg_case_suggestions_new (self->workspace);
  gtk_box_append (self->suggestions_place, mdg_case_suggestions_get_side (self->suggestions));
  gtk_box_append (self->marking_suggestions_place, mdg_case_suggestions_get_bar (self->suggestions));
  gtk_box_append (self->similar_place, mdg_case_suggestions_get_similar (self->suggestions));
  g_signal_connect_object (self->suggestions, "issue-chosen", G_CALLBACK (on_issue_chosen), self, G_CONNECT_SWAPPED);
  mdg_suggestion_box_add_keys (GTK_WIDGET (self), "case.take-suggestion");
}

MdgCasePage *
mdg_case_page_new (MdgWorkspace *workspace)
{
  MdgCasePage *self = g_object_new (MDG_TYPE_CASE_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  start_changes (self);
  self->doctors = MDG_CASE_DOCTORS (mdg_case_doctors_new (workspace));
  gtk_box_append (self->doctors_place, GTK_WIDGET (self->doctors));
  make_suggestions (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  mdg_case_actions_update (self);

  return self;
}

void
mdg_case_page_show_case (MdgCasePage *self,
                         const MdgUuid *uuid)
{
  g_return_if_fail (MDG_IS_CASE_PAGE (self));

  if (!mdg_uuid_equal (&self->uuid, uuid))
    start_changes (self);
  self->uuid = *uuid;
  end_marking (self);
  mdg_code_entry_set_vocabularies (self->adding, mdg_workspace_get_vocabularies (self->workspace), 0);
  mdg_choice_set_code (self->kinds, "all");
  mdg_two_pane_set_shows_end (self->panes, FALSE);
  reload (self);
}

MdgWorkspace *
mdg_case_page_get_workspace (MdgCasePage *self)
{
  return self->workspace;
}

const MdgUuid *
mdg_case_page_get_uuid (MdgCasePage *self)
{
  return self->record != NULL ? &self->uuid : NULL;
}

MdgRecord *
mdg_case_page_load (MdgCasePage *self)
{
  return self->record != NULL ? mdg_workspace_load (self->workspace, MDG_KIND_CASE, &self->uuid, NULL) : NULL;
}
