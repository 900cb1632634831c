#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-pane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-app-paths.h"
#include "mdg-issue-cell.h"
#include "mdg-issue-rows.h"
#include "mdg-suggestion-box.h"

#define MAX_SUGGESTIONS 8u
#define MAX_BARS 6u

struct _MdgIssuePane
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgClassifySheet *sheet;
  guint row;
  guint column;
  char *preedit;

  MdgUuid proposed; /* the case that proposals are for */
  gboolean is_loading;
  guint source;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkListBox *ticks;
  GtkEntry *entry;
  GtkListBox *suggestions;
  GtkBox *proposals_place;
  MdgSuggestionBox *proposals;
  GtkLabel *evidence_title;
  GtkListBox *evidence;
  GtkWidget *no_evidence;
  GtkWidget *open_button;
  GtkLabel *column_title;
  GtkListBox *bars;
};

G_DEFINE_FINAL_TYPE (MdgIssuePane, mdg_issue_pane, GTK_TYPE_BOX)

enum
{
  TICKED,
  UNTICKED,
  WEIGHTED,
  WORDED,
  CONSULTATION_CHOSEN,
  CASE_CHOSEN,
  LEFT,
  PROPOSAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static const MdgColumnGroup *
get_group (MdgIssuePane *self)
{
  MdgClassifyColumns *columns = mdg_classify_sheet_get_columns (self->sheet);

  return mdg_classify_columns_get_group (columns, mdg_classify_columns_get_column (columns, self->column)->group);
}

static void
on_tick_removed (MdgIssuePane *self,
                 const char *issue)
{
  g_signal_emit (self, signals[UNTICKED], 0, issue);
}

static void
on_tick_weighted (MdgIssuePane *self,
                  const char *tick,
                  guint weight)
{
  g_signal_emit (self, signals[WEIGHTED], 0, tick, weight);
}

static void
on_tick_worded (MdgIssuePane *self,
                const char *tick,
                const char *text)
{
  g_signal_emit (self, signals[WORDED], 0, tick, text);
}

static void
show_ticks (MdgIssuePane *self)
{
  GPtrArray *ticks = mdg_classify_sheet_get_ticks (self->sheet, self->row, self->column);

  clear_list (self->ticks);
  gtk_widget_set_visible (GTK_WIDGET (self->ticks), ticks != NULL);
  for (guint i = 0; ticks != NULL && i < ticks->len; i++)
    {
      MdgTickRow *row = mdg_tick_row_new (self->sheet, ticks->pdata[i]);

      g_signal_connect_object (row, "removed", G_CALLBACK (on_tick_removed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "weighted", G_CALLBACK (on_tick_weighted), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "worded", G_CALLBACK (on_tick_worded), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->ticks, GTK_WIDGET (row));
    }
}

static void
show_evidence (MdgIssuePane *self)
{
  g_autoptr (GPtrArray) list = mdg_classify_list_evidence (self->workspace, self->sheet, self->row, self->column, NULL);
  gboolean any = list != NULL && list->len > 0;

  clear_list (self->evidence);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence), any);
  gtk_widget_set_visible (self->no_evidence, !any);
  for (guint i = 0; any && i < list->len; i++)
    gtk_list_box_append (self->evidence, mdg_evidence_row_new (list->pdata[i], get_group (self)->style));
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  MdgIssuePane *self = user_data;
  guint p = mdg_classify_sheet_count_issue (self->sheet, mdg_record_get_text (*(MdgRecord *const *) a, MDG_TERM_CODE));
  guint q = mdg_classify_sheet_count_issue (self->sheet, mdg_record_get_text (*(MdgRecord *const *) b, MDG_TERM_CODE));

  return p > q ? -1 : p < q;
}

static void
show_column (MdgIssuePane *self)
{
  const MdgIssueColumn *column = mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (self->sheet), self->column);
  g_autoptr (GPtrArray) items = g_ptr_array_copy (column->items, NULL, NULL);
  guint n_cases = mdg_classify_sheet_count_cases (self->sheet, self->column);
  guint n_ticks = mdg_classify_sheet_count_ticks (self->sheet, self->column);
  g_autofree char *cases = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case", "%u cases", n_cases), n_cases);
  g_autofree char *ticks = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u tick", "%u ticks", n_ticks), n_ticks);
  g_autofree char *title = g_markup_printf_escaped (_ ("<b>This column</b>  %s · %s"), cases, ticks);

  g_ptr_array_set_free_func (items, NULL);
  g_ptr_array_sort_with_data (items, compare_counts, self);
  gtk_label_set_markup (self->column_title, title);
  clear_list (self->bars);
  for (guint i = 0; i < MIN (items->len, MAX_BARS); i++)
    {
      guint n = mdg_classify_sheet_count_issue (self->sheet, mdg_record_get_text (items->pdata[i], MDG_TERM_CODE));

      if (n > 0)
        gtk_list_box_append (self->bars, mdg_bar_row_new (mdg_record_get_text (items->pdata[i], MDG_TERM_SHORT), n, mdg_classify_sheet_get_n_cases (self->sheet), get_group (self)->style));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->bars), n_cases > 0);
}

static const MdgUuid *
get_case (MdgIssuePane *self)
{
  return &mdg_classify_sheet_get_case (self->sheet, self->row)->uuid;
}

static gboolean
propose_cb (gpointer user_data)
{
  MdgIssuePane *self = user_data;
  g_autoptr (GPtrArray) proposals = NULL;

  self->source = 0;
  if (self->sheet == NULL)
    return G_SOURCE_REMOVE;

  proposals = mdg_suggestions_list_for_case (self->workspace, get_case (self), NULL);
  mdg_suggestion_box_set (self->proposals, proposals, mdg_uuid_equal (get_case (self), &self->proposed));
  self->proposed = *get_case (self);

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (MdgIssuePane) self = user_data;

  self->is_loading = FALSE;
  if (self->workspace != NULL && mdg_suggestions_load_finish (MDG_WORKSPACE (source), result, NULL) && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, propose_cb, self, NULL);
}

/* When nobody walks the cells any more. */
static void
show_proposals (MdgIssuePane *self)
{
  if (!mdg_uuid_equal (get_case (self), &self->proposed))
    mdg_suggestion_box_set (self->proposals, NULL, FALSE);
  if (self->is_loading || mdg_workspace_is_read_only (self->workspace))
    return;

  self->is_loading = TRUE;
  mdg_suggestions_load_async (self->workspace, NULL, loaded_cb, g_object_ref (self));
}

const MdgProposal *
mdg_issue_pane_get_proposal (MdgIssuePane *self,
                             guint key)
{
  g_return_val_if_fail (MDG_IS_ISSUE_PANE (self), NULL);

  return self->sheet != NULL && mdg_uuid_equal (get_case (self), &self->proposed) ? mdg_suggestion_box_get (self->proposals, key) : NULL;
}

static void
on_proposal_chosen (MdgIssuePane *self,
                    guint key)
{
  g_signal_emit (self, signals[PROPOSAL_CHOSEN], 0, key);
}

void
mdg_issue_pane_show (MdgIssuePane *self,
                     MdgClassifySheet *sheet,
                     guint row,
                     guint column)
{
  g_autofree char *letter = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  const MdgSheetCase *facts;

  g_return_if_fail (MDG_IS_ISSUE_PANE (self));

  self->sheet = sheet;
  gtk_widget_set_visible (GTK_WIDGET (self), sheet != NULL);
  if (sheet == NULL)
    return;

  self->row = row;
  self->column = column;
  facts = mdg_classify_sheet_get_case (sheet, row);
  letter = mdg_classify_sheet_dup_letter (sheet, row);
  title = g_strdup_printf (_ ("Case %s × %s"), letter, mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (sheet), column)->head);
  subtitle = g_strdup_printf ("%s・%s%s%s", mdg_classify_sheet_get_person (sheet, row), mdg_classify_sheet_get_situation (sheet, row), facts->title != NULL ? "\n" : "", facts->title != NULL ? facts->title : "");
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  show_ticks (self);
  show_proposals (self);
  show_evidence (self);
  show_column (self);
}

static char *
dup_typed (MdgIssuePane *self)
{
  return g_strconcat (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->preedit, NULL);
}

static void
suggest (MdgIssuePane *self,
         MdgTerm *term,
         GPtrArray *taken)
{
  MdgClassifyColumns *columns = mdg_classify_sheet_get_columns (self->sheet);
  const char *code = mdg_record_get_text (MDG_RECORD (term), MDG_TERM_CODE);
  guint column = mdg_classify_columns_find (columns, code, NULL);

  if (column == G_MAXUINT || taken->len >= MAX_SUGGESTIONS || g_ptr_array_find (taken, term, NULL))
    return;

  g_ptr_array_add (taken, term);
  gtk_list_box_append (self->suggestions,
                       mdg_suggestion_row_new (term, mdg_classify_columns_get_column (columns, column),
                                               mdg_classify_sheet_find_tick (self->sheet, self->row, code) != NULL));
}

/* What fits in the column of the cell comes first, then the rest of the vocabulary. */
static void
update_suggestions (MdgIssuePane *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  clear_list (self->suggestions);
  if (self->sheet != NULL && *g_strstrip (typed) != '\0')
    {
      MdgClassifyColumns *columns = mdg_classify_sheet_get_columns (self->sheet);

      terms = mdg_vocabularies_complete (mdg_workspace_get_vocabularies (self->workspace), "issue", mdg_classify_columns_get_fiscal_year (columns), typed);
      for (guint i = 0; i < terms->len; i++)
        if (mdg_classify_columns_find (columns, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE), NULL) == self->column)
          suggest (self, terms->pdata[i], taken);
      for (guint i = 0; i < terms->len; i++)
        suggest (self, terms->pdata[i], taken);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), taken->len > 0);
  gtk_list_box_select_row (self->suggestions, gtk_list_box_get_row_at_index (self->suggestions, 0));
  if (terms != NULL && taken->len == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "warning");
}

static void
on_entry_changed (MdgIssuePane *self)
{
  update_suggestions (self);
}

static void
on_preedit_changed (MdgIssuePane *self,
                    const char *preedit)
{
  if (mdg_set_str (&self->preedit, preedit))
    update_suggestions (self);
}

static void
take_row (MdgIssuePane *self,
          GtkListBoxRow *row)
{
  g_autofree char *code = g_strdup (mdg_suggestion_row_get_code (GTK_WIDGET (row)));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[TICKED], 0, code);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_entry_activated (MdgIssuePane *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->suggestions);

  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->suggestions)))
    take_row (self, row);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    g_signal_emit (self, signals[LEFT], 0);
}

static void
on_suggestion_activated (MdgIssuePane *self,
                         GtkListBoxRow *row)
{
  take_row (self, row);
}

static void
on_evidence_activated (MdgIssuePane *self,
                       GtkListBoxRow *row)
{
  const char *uuid = mdg_evidence_row_get_consultation (GTK_WIDGET (row));

  if (uuid != NULL)
    g_signal_emit (self, signals[CONSULTATION_CHOSEN], 0, uuid);
  else
    g_signal_emit (self, signals[CASE_CHOSEN], 0);
}

static void
on_open_clicked (MdgIssuePane *self)
{
  g_signal_emit (self, signals[CASE_CHOSEN], 0);
}

static gboolean
choose_suggestion (GtkWidget *widget,
                   GVariant *arguments,
                   gpointer user_data)
{
  MdgIssuePane *self = MDG_ISSUE_PANE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->suggestions);
  GtkListBoxRow *next;

  if (row == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->suggestions)) || gtk_widget_get_focus_child (GTK_WIDGET (self->suggestions)) != NULL)
    return FALSE;

  next = gtk_list_box_get_row_at_index (self->suggestions, gtk_list_box_row_get_index (row) + g_variant_get_int32 (arguments));
  if (next != NULL)
    gtk_list_box_select_row (self->suggestions, next);

  return TRUE;
}

static gboolean
leave_entry (GtkWidget *widget,
             GVariant *arguments,
             gpointer user_data)
{
  MdgIssuePane *self = MDG_ISSUE_PANE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[LEFT], 0);

  return TRUE;
}

GtkEditable *
mdg_issue_pane_get_entry (MdgIssuePane *self)
{
  g_return_val_if_fail (MDG_IS_ISSUE_PANE (self), NULL);

  return GTK_EDITABLE (self->entry);
}

static void
mdg_issue_pane_dispose (GObject *object)
{
  MdgIssuePane *self = MDG_ISSUE_PANE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_ISSUE_PANE);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->preedit, g_free);

  G_OBJECT_CLASS (mdg_issue_pane_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            guint n,
            GType first,
            GType second)
{
  return g_signal_new (name, MDG_TYPE_ISSUE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, first, second);
}

static void
mdg_issue_pane_class_init (MdgIssuePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_issue_pane_dispose;

  signals[TICKED] = add_signal ("ticked", 1, G_TYPE_STRING, 0);
  signals[UNTICKED] = add_signal ("unticked", 1, G_TYPE_STRING, 0);
  signals[WEIGHTED] = add_signal ("weighted", 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[WORDED] = add_signal ("worded", 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[CONSULTATION_CHOSEN] = add_signal ("consultation-chosen", 1, G_TYPE_STRING, 0);
  signals[CASE_CHOSEN] = add_signal ("case-chosen", 0, 0, 0);
  signals[LEFT] = add_signal ("left", 0, 0, 0);
  signals[PROPOSAL_CHOSEN] = add_signal ("proposal-chosen", 1, G_TYPE_UINT, 0);

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "issues/mdg-issue-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, title);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, ticks);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, entry);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, suggestions);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, proposals_place);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, evidence_title);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, evidence);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, no_evidence);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, open_button);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, column_title);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuePane, bars);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_suggestion_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_evidence_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, choose_suggestion, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, choose_suggestion, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_entry, NULL);
}

static void
mdg_issue_pane_init (MdgIssuePane *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (on_preedit_changed), self, G_CONNECT_SWAPPED);
  self->proposals = MDG_SUGGESTION_BOX (mdg_suggestion_box_new (FALSE));
  g_signal_connect_object (self->proposals, "chosen", G_CALLBACK (on_proposal_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->proposals_place, GTK_WIDGET (self->proposals));
}

MdgIssuePane *
mdg_issue_pane_new (MdgWorkspace *workspace)
{
  MdgIssuePane *self = g_object_new (MDG_TYPE_ISSUE_PANE, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}
