#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-decision-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-capture-keys.h"
#include "mdg-choice.h"
#include "mdg-date.h"
#include "mdg-describe.h"
#include "mdg-ime-guard.h"
#include "mdg-issue-rows.h"
#include "mdg-ladder-step.h"
#include "mdg-measure.h"
#include "mdg-meetings.h"
#include "mdg-raised-issue.h"

typedef enum
{
  PART_VERDICT,
  PART_MEETING,
  PART_BOARD,
  PART_DAY,
  PART_MINUTES,
  N_PARTS,
} Part;

struct _MdgDecisionDialog
{
  AdwWindow parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  MdgKind kind;
  MdgUuid uuid;
  GPtrArray *meetings; /* of MdgMeeting, newest first */
  GPtrArray *boards;   /* codes */

  MdgChoice *verdict;
  GtkDropDown *meeting;
  GtkDropDown *board;
  GtkEditable *day;
  GtkTextView *minutes;
  GtkLabel *faults[N_PARTS];
};

G_DEFINE_FINAL_TYPE (MdgDecisionDialog, mdg_decision_dialog, ADW_TYPE_WINDOW)

/* What the fields say; read at once, for the dialog closes when it is asked for. */
typedef struct
{
  MdgKind kind;
  MdgUuid uuid;
  MdgUuid meeting;
  gboolean has_meeting;
  char *board;
  char *decided_on;
  char *verdict;
  char *minutes;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->board);
  g_free (asked->decided_on);
  g_free (asked->verdict);
  g_free (asked->minutes);
  g_free (asked);
}

static MdgChange *
make_decision (MdgWorkspace *workspace,
               gpointer data,
               GError **error)
{
  Asked *asked = data;
  const MdgLadderDecision decision = {
    .raised_issue = asked->kind == MDG_KIND_RAISED_ISSUE ? &asked->uuid : NULL,
    .measure = asked->kind == MDG_KIND_MEASURE ? &asked->uuid : NULL,
    .board = asked->board,
    .decided_on = asked->decided_on,
    .verdict = asked->verdict,
    .meeting = asked->has_meeting ? &asked->meeting : NULL,
    .minutes = asked->minutes,
  };

  return mdg_ladder_decide (workspace, &decision, error);
}

static MdgRecord *
get_meeting (MdgDecisionDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->meeting);

  return selected > 0 && selected <= self->meetings->len ? self->meetings->pdata[selected - 1] : NULL;
}

static char *
dup_minutes (MdgDecisionDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->minutes);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static Asked *
new_asked (MdgDecisionDialog *self)
{
  Asked *asked = g_new0 (Asked, 1);
  MdgRecord *meeting = get_meeting (self);
  guint board = gtk_drop_down_get_selected (self->board);
  MdgDate today;
  MdgDate date;

  asked->kind = self->kind;
  asked->uuid = self->uuid;
  asked->has_meeting = meeting != NULL;
  if (meeting != NULL)
    asked->meeting = *mdg_record_get_uuid (meeting);
  if (board > 0 && board <= self->boards->len)
    asked->board = g_strdup (self->boards->pdata[board - 1]);
  mdg_workspace_get_today (self->workspace, &today);
  /* What cannot be read is handed on as it is, to be refused. */
  asked->decided_on = mdg_date_parse (gtk_editable_get_text (self->day), MDG_DATE_RECENT, &today, &date, NULL) ? mdg_date_dup_iso (&date) : g_strdup (gtk_editable_get_text (self->day));
  asked->verdict = g_strdup (mdg_choice_get_code (self->verdict));
  asked->minutes = dup_minutes (self);

  return asked;
}

/* The field a refusal is about: what is lacking first, in the order it is checked, else the verdict. */
static Part
find_part (MdgDecisionDialog *self,
           const Asked *asked)
{
  MdgDate today;
  MdgDate date;

  mdg_workspace_get_today (self->workspace, &today);
  if (asked->board == NULL)
    return PART_BOARD;
  if (*asked->decided_on == '\0' ? !asked->has_meeting : !mdg_date_parse_iso (asked->decided_on, &date) || !mdg_date_is_full (&date) || mdg_date_compare (&date, &today) > 0)
    return PART_DAY;

  return *asked->minutes == '\0' ? PART_MINUTES : PART_VERDICT;
}

static void
show_fault (MdgDecisionDialog *self,
            Part part,
            const char *text)
{
  GtkWidget *fields[] = { GTK_WIDGET (self->verdict), GTK_WIDGET (self->meeting), GTK_WIDGET (self->board), GTK_WIDGET (self->day), GTK_WIDGET (self->minutes) };

  for (guint i = 0; i < N_PARTS; i++)
    {
      gtk_label_set_text (self->faults[i], text != NULL && i == part ? text : "");
      gtk_widget_set_visible (GTK_WIDGET (self->faults[i]), text != NULL && i == part);
    }
  if (text != NULL && !gtk_widget_grab_focus (fields[part]))
    gtk_widget_child_focus (fields[part], GTK_DIR_TAB_FORWARD);
}

static void
save_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgDecisionDialog *self = MDG_DECISION_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  Asked *asked = new_asked (self);
  Part part = find_part (self, asked);

  if (asked->verdict == NULL)
    {
      asked_free (asked);
      show_fault (self, PART_VERDICT, _ ("Say what the board decided. Nothing was changed."));
      return;
    }
  if (mdg_ladder_step_try (self->changes, self->workspace, make_decision, asked, asked_free, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_fault (self, part, error->message);
}

/* Board, day and minutes are those of the meeting until somebody writes others. */
static void
on_meeting_selected (MdgDecisionDialog *self)
{
  MdgRecord *meeting = get_meeting (self);
  const char *board = meeting != NULL ? mdg_record_get_text (meeting, MDG_MEETING_BOARD) : NULL;
  const char *held_on = meeting != NULL ? mdg_record_get_text (meeting, MDG_MEETING_HELD_ON) : NULL;
  g_autofree char *written = dup_minutes (self);
  g_autofree char *day = NULL;
  MdgDate date;

  if (meeting == NULL)
    return;

  for (guint i = 0; i < self->boards->len; i++)
    if (g_strcmp0 (self->boards->pdata[i], board) == 0)
      gtk_drop_down_set_selected (self->board, i + 1);
  if (held_on != NULL && mdg_date_parse_iso (held_on, &date))
    {
      day = mdg_date_format_short (&date);
      gtk_editable_set_text (self->day, day);
    }
  if (*written == '\0' && !mdg_record_is_empty (meeting, MDG_MEETING_MINUTES))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->minutes), mdg_record_get_text (meeting, MDG_MEETING_MINUTES), -1);
}

static void
mdg_decision_dialog_dispose (GObject *object)
{
  MdgDecisionDialog *self = MDG_DECISION_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->changes);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->boards, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_decision_dialog_parent_class)->dispose (object);
}

static void
mdg_decision_dialog_class_init (MdgDecisionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_decision_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "decision.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "decision.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_decision_dialog_init (MdgDecisionDialog *self)
{
  mdg_ime_guard_attach (GTK_WINDOW (self));
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "decision.save");
}

static GtkWidget *
new_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Record"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "decision.save");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);

  return header;
}

static void
add_part (MdgDecisionDialog *self,
          GtkBox *box,
          Part part,
          const char *title,
          GtkWidget *field)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "mdg-section-head");
  self->faults[part] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->faults[part], 0);
  gtk_label_set_wrap (self->faults[part], TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->faults[part]), "mdg-field-error");
  gtk_widget_set_visible (GTK_WIDGET (self->faults[part]), FALSE);
  gtk_box_append (box, label);
  gtk_box_append (box, field);
  gtk_box_append (box, GTK_WIDGET (self->faults[part]));
}

/* A measure is not raised to a board above, nor is an issue of the city. */
static void
add_verdicts (MdgDecisionDialog *self,
              gboolean can_rise)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), "verdict", 0);

  self->verdict = MDG_CHOICE (mdg_choice_new ());
  for (guint i = 0; i < terms->len; i++)
    if (can_rise || g_strcmp0 (mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE), "raised") != 0)
      mdg_choice_append (self->verdict, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE), mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));
}

static void
add_meetings (MdgDecisionDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) all = mdg_meetings_list (self->workspace, NULL, 0, NULL);

  self->meetings = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_string_list_append (names, _ ("No meeting on record"));
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autofree char *title = mdg_meetings_dup_title (self->workspace, all->pdata[i]);
      g_autofree char *day = mdg_describe_day (self->workspace, mdg_record_get_text (all->pdata[i], MDG_MEETING_HELD_ON));
      g_autofree char *name = g_strdup_printf ("%s %s", day, title);

      gtk_string_list_append (names, name);
      g_ptr_array_add (self->meetings, g_object_ref (all->pdata[i]));
    }
  self->meeting = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL));
  mdg_issue_name_drop_down (GTK_WIDGET (self->meeting), _ ("Meeting"));
  g_signal_connect_object (self->meeting, "notify::selected", G_CALLBACK (on_meeting_selected), self, G_CONNECT_SWAPPED);
}

static void
add_boards (MdgDecisionDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), "board", 0);

  self->boards = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (names, _ ("Choose the board"));
  for (guint i = 0; i < terms->len; i++)
    {
      gtk_string_list_append (names, mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));
      g_ptr_array_add (self->boards, g_strdup (mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE)));
    }
  self->board = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL));
  mdg_issue_name_drop_down (GTK_WIDGET (self->board), _ ("Board"));
}

static GtkWidget *
new_minutes (MdgDecisionDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->minutes = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->minutes, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->minutes, FALSE);
  gtk_text_view_set_left_margin (self->minutes, 8);
  gtk_text_view_set_right_margin (self->minutes, 8);
  gtk_text_view_set_top_margin (self->minutes, 6);
  gtk_text_view_set_bottom_margin (self->minutes, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the minutes say"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->minutes));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 110);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "mdg-settings-frame");

  return scroller;
}

static GtkWidget *
new_content (MdgDecisionDialog *self,
             const char *subject,
             gboolean can_rise)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *name = gtk_label_new (subject);

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (name, "mdg-page-title");
  gtk_box_append (GTK_BOX (box), name);

  add_verdicts (self, can_rise);
  add_boards (self);
  self->day = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->day), _ ("As in 9/18 or R7.9.18"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Day of the decision"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (self->day)), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Day of the decision"), -1);
  add_meetings (self);
  add_part (self, GTK_BOX (box), PART_VERDICT, _ ("Decision"), GTK_WIDGET (self->verdict));
  add_part (self, GTK_BOX (box), PART_MEETING, _ ("Meeting"), GTK_WIDGET (self->meeting));
  add_part (self, GTK_BOX (box), PART_BOARD, _ ("Board"), GTK_WIDGET (self->board));
  add_part (self, GTK_BOX (box), PART_DAY, _ ("Day of the decision"), GTK_WIDGET (self->day));
  add_part (self, GTK_BOX (box), PART_MINUTES, _ ("What the minutes say"), new_minutes (self));

  return box;
}

GtkWidget *
mdg_decision_dialog_new (GtkWindow *parent,
                         MdgWorkspace *workspace,
                         MdgChangeStack *changes,
                         MdgKind kind,
                         const MdgUuid *uuid,
                         GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, kind, uuid, error);
  gboolean is_issue = kind == MDG_KIND_RAISED_ISSUE;
  MdgDecisionDialog *self;
  GtkWidget *box;

  if (record == NULL)
    return NULL;

  self = g_object_new (MDG_TYPE_DECISION_DIALOG, "transient-for", parent, "modal", TRUE, "title", _ ("Decision of a Board"), "default-width", 520, "default-height", 600, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->workspace = g_object_ref (workspace);
  self->changes = g_object_ref (changes);
  self->kind = kind;
  self->uuid = *uuid;
  gtk_box_append (GTK_BOX (box), new_header ());
  gtk_box_append (GTK_BOX (box), new_content (self, mdg_record_get_text (record, is_issue ? MDG_RAISED_ISSUE_TITLE : MDG_MEASURE_TEXT), is_issue && g_strcmp0 (mdg_record_get_text (record, MDG_RAISED_ISSUE_LEVEL), "area") == 0));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->verdict)));

  return GTK_WIDGET (self);
}

GtkWidget *
mdg_decision_dialog_get_verdict (MdgDecisionDialog *self)
{
  g_return_val_if_fail (MDG_IS_DECISION_DIALOG (self), NULL);

  return GTK_WIDGET (self->verdict);
}

GtkDropDown *
mdg_decision_dialog_get_meeting (MdgDecisionDialog *self)
{
  g_return_val_if_fail (MDG_IS_DECISION_DIALOG (self), NULL);

  return self->meeting;
}

GtkDropDown *
mdg_decision_dialog_get_board (MdgDecisionDialog *self)
{
  g_return_val_if_fail (MDG_IS_DECISION_DIALOG (self), NULL);

  return self->board;
}

GtkWidget *
mdg_decision_dialog_get_day (MdgDecisionDialog *self)
{
  g_return_val_if_fail (MDG_IS_DECISION_DIALOG (self), NULL);

  return GTK_WIDGET (self->day);
}

GtkTextView *
mdg_decision_dialog_get_minutes (MdgDecisionDialog *self)
{
  g_return_val_if_fail (MDG_IS_DECISION_DIALOG (self), NULL);

  return self->minutes;
}

const char *
mdg_decision_dialog_get_fault (MdgDecisionDialog *self)
{
  g_return_val_if_fail (MDG_IS_DECISION_DIALOG (self), NULL);

  for (guint i = 0; i < N_PARTS; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->faults[i])))
      return gtk_label_get_text (self->faults[i]);

  return "";
}
