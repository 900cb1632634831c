#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-cycle-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-code-entry.h"
#include "mdg-cycles.h"
#include "mdg-describe.h"
#include "mdg-line-entry.h"
#include "mdg-meeting-forms.h"
#include "mdg-meeting-steps.h"
#include "mdg-note-field.h"
#include "mdg-window.h"

#define COLUMN_WIDTH 860

typedef struct
{
  MdgCyclePage *page; /* borrowed */
  guint step;
  GtkLabel *state;
  MdgLineEntry *planned;
  MdgNoteField *output;
  MdgCodeEntry *professions;
  GtkWidget *close_button;
} Step;

struct _MdgCyclePage
{
  MdgWritingPage parent_instance;

  MdgWorkspace *workspace; /* this and the next: borrowed from the base */
  MdgChangeStack *changes;
  MdgUuid cycle;   /* nil: none */
  GPtrArray *kept; /* of MdgCycleStep, as they are stored */
  gboolean is_showing;

  GtkLabel *facts;
  GtkWidget *scrolled;
  Step steps[MDG_CYCLE_N_STEPS];
};

G_DEFINE_FINAL_TYPE (MdgCyclePage, mdg_cycle_page, MDG_TYPE_WRITING_PAGE)

static void
save (Step *step,
      guint field,
      const char *text)
{
  MdgCyclePage *self = step->page;

  if (!self->is_showing && self->kept != NULL && step->step < self->kept->len)
    mdg_meeting_step_text (self->changes, MDG_KIND_CYCLE_STEP, mdg_record_get_uuid (self->kept->pdata[step->step]), field, text);
}

static void
on_output_typed (Step *step)
{
  g_autofree char *text = mdg_note_field_dup_text (step->output);

  save (step, MDG_CYCLE_STEP_OUTPUT, text);
}

static void
on_professions_changed (Step *step)
{
  g_autofree char *codes = mdg_code_entry_dup_codes (step->professions);

  save (step, MDG_CYCLE_STEP_PROFESSIONS, codes);
}

static void
on_planned_left (Step *step)
{
  const char *typed = mdg_line_entry_get_text (step->planned);
  g_autoptr (GError) error = NULL;
  g_autofree char *iso = NULL;
  MdgDate today;
  MdgDate day;

  mdg_workspace_get_today (step->page->workspace, &today);
  if (*typed != '\0' && !mdg_date_parse (typed, MDG_DATE_DUE, &today, &day, &error))
    {
      mdg_line_entry_set_fault (step->planned, error->message);
      return;
    }

  mdg_line_entry_set_fault (step->planned, NULL);
  if (*typed != '\0')
    iso = mdg_date_dup_iso (&day);
  save (step, MDG_CYCLE_STEP_PLANNED_ON, iso);
}

static void
on_close_clicked (Step *step)
{
  MdgCyclePage *self = step->page;
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_note_field_flush (step->output);
  mdg_workspace_get_today (self->workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_meeting_step_close_step (self->changes, &self->cycle, step->step, iso);
}

static void
mdg_cycle_page_flush (MdgWritingPage *page)
{
  MdgCyclePage *self = MDG_CYCLE_PAGE (page);

  for (guint i = 0; i < MDG_CYCLE_N_STEPS; i++)
    mdg_note_field_flush (self->steps[i].output);
}

static char *
dup_short_day (const char *iso)
{
  MdgDate day;

  return iso != NULL && mdg_date_parse_iso (iso, &day) ? mdg_date_format_short (&day) : g_strdup ("");
}

static void
show_step (Step *step,
           MdgRecord *record,
           guint current,
           gboolean is_forced)
{
  g_autofree char *planned = dup_short_day (mdg_record_get_text (record, MDG_CYCLE_STEP_PLANNED_ON));
  g_autofree char *done = dup_short_day (mdg_record_get_text (record, MDG_CYCLE_STEP_DONE_ON));
  g_autofree char *state = *done != '\0' ? g_strdup_printf (_ ("closed %s"), done) : g_strdup (step->step == current ? _ ("now") : "");

  gtk_label_set_text (step->state, state);
  if (is_forced || !gtk_widget_has_focus (GTK_WIDGET (mdg_line_entry_get_text_widget (step->planned))))
    mdg_line_entry_set_text (step->planned, planned);
  mdg_note_field_set_text (step->output, mdg_record_get_text (record, MDG_CYCLE_STEP_OUTPUT), is_forced);
  mdg_code_entry_set_codes (step->professions, mdg_record_get_text (record, MDG_CYCLE_STEP_PROFESSIONS));
  gtk_widget_set_visible (step->close_button, step->step == current && !mdg_workspace_is_read_only (step->page->workspace));
}

static void
mdg_cycle_page_reload (MdgWritingPage *page,
                       gboolean is_forced)
{
  MdgCyclePage *self = MDG_CYCLE_PAGE (page);
  g_autoptr (MdgRecord) cycle = mdg_uuid_is_nil (&self->cycle) ? NULL : mdg_workspace_load (self->workspace, MDG_KIND_CYCLE, &self->cycle, NULL);
  g_autoptr (GPtrArray) steps = cycle != NULL ? mdg_cycles_list_steps (self->workspace, &self->cycle, NULL) : NULL;
  g_autofree char *board = NULL;
  g_autofree char *theme = NULL;
  g_autofree char *facts = NULL;

  if (steps == NULL)
    return;

  g_clear_pointer (&self->kept, g_ptr_array_unref);
  self->kept = g_steal_pointer (&steps);
  board = mdg_describe_value (self->workspace, cycle, MDG_CYCLE_BOARD);
  theme = mdg_describe_value (self->workspace, cycle, MDG_CYCLE_THEME);
  facts = g_strjoin ("　", board, theme, mdg_record_get_text (cycle, MDG_CYCLE_NOTE), NULL);
  gtk_label_set_text (self->facts, facts);
  mdg_page_set_title (MDG_PAGE (self), mdg_record_get_text (cycle, MDG_CYCLE_NAME));
  self->is_showing = TRUE;
  for (guint i = 0; i < MIN (self->kept->len, (guint) MDG_CYCLE_N_STEPS); i++)
    show_step (&self->steps[i], self->kept->pdata[i], mdg_cycles_get_current_step (self->kept), is_forced);
  self->is_showing = FALSE;
}

static void
edit_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgCyclePage *self = MDG_CYCLE_PAGE (widget);
  g_autoptr (MdgRecord) cycle = mdg_workspace_load (self->workspace, MDG_KIND_CYCLE, &self->cycle, NULL);

  if (cycle != NULL && !mdg_workspace_is_read_only (self->workspace))
    mdg_meeting_forms_edit_cycle (widget, self->workspace, cycle);
}

static void
mdg_cycle_page_focus_first (MdgPage *page)
{
  gtk_widget_child_focus (MDG_CYCLE_PAGE (page)->scrolled, GTK_DIR_TAB_FORWARD);
}

static void
mdg_cycle_page_dispose (GObject *object)
{
  MdgCyclePage *self = MDG_CYCLE_PAGE (object);

  self->is_showing = TRUE;
  g_clear_pointer (&self->kept, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_cycle_page_parent_class)->dispose (object);
}

static void
mdg_cycle_page_class_init (MdgCyclePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_cycle_page_dispose;
  MDG_WRITING_PAGE_CLASS (klass)->flush = mdg_cycle_page_flush;
  MDG_WRITING_PAGE_CLASS (klass)->reload = mdg_cycle_page_reload;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_cycle_page_focus_first;

  gtk_widget_class_install_action (widget_class, "cycle.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "cycle.edit", NULL);
}

static GtkWidget *
new_step_head (Step *step)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (mdg_cycle_step_get_label (step->step));
  GtkWidget *planned_name = gtk_label_new (_ ("Planned for"));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  step->state = GTK_LABEL (gtk_label_new (NULL));
  step->planned = MDG_LINE_ENTRY (mdg_line_entry_new (_ ("Planned for")));
  step->close_button = gtk_button_new_with_label (_ ("Close This Step"));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "mdg-heading");
  gtk_widget_add_css_class (GTK_WIDGET (step->state), "mdg-hint");
  gtk_widget_set_hexpand (GTK_WIDGET (step->state), TRUE);
  gtk_label_set_xalign (step->state, 0);
  g_object_set (step->planned, "width-chars", 10, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (step->planned), FALSE);
  gtk_widget_add_css_class (planned_name, "mdg-hint");
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_planned_left), step);
  gtk_widget_add_controller (GTK_WIDGET (step->planned), focus);
  g_signal_connect_swapped (step->close_button, "clicked", G_CALLBACK (on_close_clicked), step);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (step->state));
  gtk_box_append (GTK_BOX (head), planned_name);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (step->planned));
  gtk_box_append (GTK_BOX (head), step->close_button);

  return head;
}

static GtkWidget *
new_step (Step *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), new_step_head (step));
  step->output = MDG_NOTE_FIELD (mdg_note_field_new (_ ("What came out")));
  mdg_note_field_set_n_lines (step->output, 2);
  g_signal_connect_swapped (step->output, "typed", G_CALLBACK (on_output_typed), step);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (step->output));
  step->professions = MDG_CODE_ENTRY (mdg_code_entry_new (_ ("Professions"), "profession"));
  g_object_set (step->professions, "placeholder", _ ("Professions, by reading or letters"), NULL);
  g_signal_connect_swapped (step->professions, "changed", G_CALLBACK (on_professions_changed), step);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (step->professions));

  return box;
}

static void
mdg_cycle_page_init (MdgCyclePage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *edit = gtk_button_new_with_mnemonic (_ ("_Edit…"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->facts = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->facts, 0);
  gtk_label_set_wrap (self->facts, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->facts), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "cycle.edit");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (head), edit);
  gtk_box_append (GTK_BOX (body), head);
  for (guint i = 0; i < MDG_CYCLE_N_STEPS; i++)
    {
      self->steps[i].page = self;
      self->steps[i].step = i;
      gtk_box_append (GTK_BOX (body), new_step (&self->steps[i]));
    }
  gtk_widget_set_margin_start (body, 24);
  gtk_widget_set_margin_end (body, 24);
  gtk_widget_set_margin_top (body, 16);
  gtk_widget_set_margin_bottom (body, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), body);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (self), self->scrolled);
}

MdgCyclePage *
mdg_cycle_page_new (MdgWorkspace *workspace)
{
  MdgCyclePage *self = g_object_new (MDG_TYPE_CYCLE_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  mdg_writing_page_set_up (MDG_WRITING_PAGE (self), workspace);
  self->workspace = mdg_writing_page_get_workspace (MDG_WRITING_PAGE (self));
  self->changes = mdg_writing_page_get_changes (MDG_WRITING_PAGE (self));
  for (guint i = 0; i < MDG_CYCLE_N_STEPS; i++)
    mdg_code_entry_set_vocabularies (self->steps[i].professions, mdg_workspace_get_vocabularies (workspace), 0);

  return self;
}

void
mdg_cycle_page_show_cycle (MdgCyclePage *self,
                           const MdgUuid *cycle)
{
  g_return_if_fail (MDG_IS_CYCLE_PAGE (self));

  if (self->kept != NULL)
    mdg_cycle_page_flush (MDG_WRITING_PAGE (self));
  self->cycle = *cycle;
  mdg_cycle_page_reload (MDG_WRITING_PAGE (self), TRUE);
}
