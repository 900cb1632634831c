#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-rows.h"

#include <glib/gi18n-lib.h>

#include "mdg-issue-cell.h"

struct _MdgTickRow
{
  GtkListBoxRow parent_instance;

  char *issue;
  char *tick;
  char *text;
};

G_DEFINE_FINAL_TYPE (MdgTickRow, mdg_tick_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  REMOVED,
  WEIGHTED,
  WORDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mdg_tick_row_finalize (GObject *object)
{
  MdgTickRow *self = MDG_TICK_ROW (object);

  g_free (self->issue);
  g_free (self->tick);
  g_free (self->text);

  G_OBJECT_CLASS (mdg_tick_row_parent_class)->finalize (object);
}

static void
mdg_tick_row_class_init (MdgTickRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_tick_row_finalize;

  signals[REMOVED] = g_signal_new ("removed", MDG_TYPE_TICK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WEIGHTED] = g_signal_new ("weighted", MDG_TYPE_TICK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[WORDED] = g_signal_new ("worded", MDG_TYPE_TICK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
mdg_tick_row_init (MdgTickRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
on_remove_clicked (MdgTickRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0, self->issue);
}

static void
on_weight_selected (GtkDropDown *weights,
                    GParamSpec *pspec,
                    MdgTickRow *self)
{
  g_signal_emit (self, signals[WEIGHTED], 0, self->tick, gtk_drop_down_get_selected (weights));
}

static void
put_in_words (MdgTickRow *self,
              GtkEditable *entry)
{
  if (g_strcmp0 (gtk_editable_get_text (entry), self->text != NULL ? self->text : "") == 0)
    return;

  mdg_set_str (&self->text, gtk_editable_get_text (entry));
  g_signal_emit (self, signals[WORDED], 0, self->tick, self->text);
}

static void
on_words_activated (GtkEntry *entry,
                    MdgTickRow *self)
{
  put_in_words (self, GTK_EDITABLE (entry));
}

static void
on_words_left (GtkEventControllerFocus *controller,
               MdgTickRow *self)
{
  put_in_words (self, GTK_EDITABLE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))));
}

void
mdg_issue_name_drop_down (GtkWidget *drop_down,
                          const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
new_weights (MdgTickRow *self,
             const MdgMatrixTick *tick)
{
  const char *const names[] = { _ ("No weight"), _ ("Weight 1"), _ ("Weight 2"), _ ("Weight 3"), _ ("Weight 4"), NULL };
  GtkWidget *weights = gtk_drop_down_new_from_strings (names);

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == MDG_WEIGHT_MAX + 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (weights), (guint) CLAMP (tick->weight, 0, MDG_WEIGHT_MAX));
  gtk_widget_set_tooltip_text (weights, _ ("How heavily it weighs, 1 to 4"));
  mdg_issue_name_drop_down (weights, _ ("Weight"));
  gtk_widget_add_css_class (weights, "flat");
  gtk_widget_set_halign (weights, GTK_ALIGN_START);
  g_signal_connect_object (weights, "notify::selected", G_CALLBACK (on_weight_selected), self, 0);

  return weights;
}

static GtkWidget *
new_words (MdgTickRow *self,
           const MdgMatrixTick *tick)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), tick->text != NULL ? tick->text : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("In words, as short as it fits"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Other, in words"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_words_activated), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_words_left), self, 0);
  gtk_widget_add_controller (entry, focus);

  return entry;
}

MdgTickRow *
mdg_tick_row_new (MdgClassifySheet *sheet,
                  const MdgMatrixTick *tick)
{
  MdgTickRow *self = g_object_new (MDG_TYPE_TICK_ROW, NULL);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (mdg_classify_sheet_get_label (sheet, tick));
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), mdg_classify_sheet_get_label (sheet, tick));

  self->issue = g_strdup (tick->issue);
  self->tick = mdg_uuid_dup_string (&tick->uuid);
  self->text = g_strdup (tick->text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (GTK_BOX (column), line);
  gtk_box_append (GTK_BOX (column), new_weights (self, tick));
  if (mdg_classify_takes_text (tick->issue))
    gtk_box_append (GTK_BOX (column), new_words (self, tick));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);

  return self;
}

static GtkWidget *
new_row (GtkWidget *child,
         const char *key,
         const char *value)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  g_object_set_data_full (G_OBJECT (row), key, g_strdup (value), g_free);

  return row;
}

static GtkWidget *
new_text (const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* The mark of a group in running text: its line, and bold; the line is the same as elsewhere where Pango has it. */
static char *
dup_markup (const MdgEvidence *evidence,
            MdgIssueGroupStyle style)
{
  const char *line = style == MDG_ISSUE_GROUP_FAMILY ? "double" : "single";
  g_autofree char *lost = evidence->is_lost ? g_markup_printf_escaped ("\n<small>%s</small>", _ ("The original text was changed since.")) : g_strdup ("");
  g_autofree char *text = g_markup_printf_escaped ("%s<span underline=\"%s\" weight=\"bold\">%s</span>%s", evidence->before, line, evidence->quote, evidence->after);

  return g_strconcat (text, lost, NULL);
}

GtkWidget *
mdg_evidence_row_new (const MdgEvidence *evidence,
                      MdgIssueGroupStyle style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *text = new_text (NULL, NULL);
  g_autofree char *markup = dup_markup (evidence, style);
  g_autofree char *uuid = mdg_uuid_is_nil (&evidence->consultation) ? NULL : mdg_uuid_dup_string (&evidence->consultation);
  g_autofree char *name = g_strdup_printf ("%s %s%s%s", evidence->when, evidence->before, evidence->quote, evidence->after);
  GtkWidget *row;

  gtk_label_set_markup (GTK_LABEL (text), markup);
  if (evidence->is_lost)
    gtk_widget_add_css_class (text, "mdg-dim");
  gtk_box_append (GTK_BOX (box), new_text (evidence->when, "mdg-hint"));
  gtk_box_append (GTK_BOX (box), text);
  row = new_row (box, "consultation", uuid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (row, _ ("Open the record"));

  return row;
}

const char *
mdg_evidence_row_get_consultation (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "consultation");
}

GtkWidget *
mdg_suggestion_row_new (MdgTerm *term,
                        const MdgIssueColumn *column,
                        gboolean is_ticked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *code = mdg_record_get_text (MDG_RECORD (term), MDG_TERM_CODE);
  const char *text = mdg_record_get_text (MDG_RECORD (term), MDG_TERM_LABEL);
  GtkWidget *label = new_text (text, NULL);
  g_autofree char *where = is_ticked ? g_strdup (_ ("ticked")) : g_strdup (code);
  GtkWidget *side = gtk_label_new (where);
  g_autofree char *name = g_strdup_printf ("%s %s %s", text, where, column->head);
  GtkWidget *row;

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (side, "mdg-hint");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), side);
  row = new_row (box, "code", code);
  gtk_widget_set_tooltip_text (row, column->head);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

const char *
mdg_suggestion_row_get_code (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "code");
}

GtkWidget *
mdg_bar_row_new (const char *label,
                 guint n,
                 guint n_cases,
                 MdgIssueGroupStyle style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, MAX (1, n_cases));
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u case", "%s: %u cases", n), label, n);
  GtkWidget *count = gtk_label_new (number);
  GtkWidget *row;

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_width_chars (GTK_LABEL (text), 11);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), n);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "mdg-issue-bar");
  gtk_widget_add_css_class (bar, mdg_issue_group_tint_class (style));
  gtk_widget_add_css_class (count, "mdg-figures");
  gtk_widget_add_css_class (count, "mdg-heading");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), count);
  row = new_row (box, "code", NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}
