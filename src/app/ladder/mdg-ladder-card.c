#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-ladder-card.h"

#include <glib/gi18n-lib.h>

#include "mdg-date.h"
#include "mdg-decision.h"
#include "mdg-describe.h"
#include "mdg-issue-rows.h"
#include "mdg-ladder-step.h"
#include "mdg-measure-review.h"
#include "mdg-measure.h"
#include "mdg-raised-issue.h"
#include "mdg-wrap-box.h"

struct _MdgLadderCard
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  MdgKind kind;
  MdgUuid uuid;
  gboolean is_filling;

  GtkBox *content;
  GtkLabel *problem;
  GHashTable *fields; /* number → widget */
};

G_DEFINE_FINAL_TYPE (MdgLadderCard, mdg_ladder_card, GTK_TYPE_BOX)

static const guint issue_fields[] = { MDG_RAISED_ISSUE_TEXT, MDG_RAISED_ISSUE_THEME, MDG_RAISED_ISSUE_PRIORITY, MDG_RAISED_ISSUE_IS_GRAVE };
static const guint measure_fields[] = { MDG_MEASURE_STATUS, MDG_MEASURE_BODY, MDG_MEASURE_OWNER, MDG_MEASURE_DUE, MDG_MEASURE_DUE_TEXT, MDG_MEASURE_THEME, MDG_MEASURE_SCHEME, MDG_MEASURE_PLAN_ITEM, MDG_MEASURE_NOTE };

static void
say (MdgLadderCard *self,
     const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static gboolean
save (MdgLadderCard *self,
      guint field,
      const char *typed)
{
  g_autoptr (GError) error = NULL;

  if (self->is_filling)
    return TRUE;

  if (mdg_ladder_step_edit (self->changes, self->workspace, self->kind, &self->uuid, field, typed, &error))
    {
      say (self, NULL);
      return TRUE;
    }
  say (self, error->message);

  return FALSE;
}

static guint
get_field (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, "field"));
}

static void
on_entry_done (GtkEditable *entry,
               MdgLadderCard *self)
{
  const char *shown = g_object_get_data (G_OBJECT (entry), "shown");

  if (g_strcmp0 (shown, gtk_editable_get_text (entry)) == 0)
    return;
  if (save (self, get_field (entry), gtk_editable_get_text (entry)))
    g_object_set_data_full (G_OBJECT (entry), "shown", g_strdup (gtk_editable_get_text (entry)), g_free);
}

static void
on_entry_left (GtkEventController *controller,
               MdgLadderCard *self)
{
  if (!self->is_filling)
    on_entry_done (GTK_EDITABLE (gtk_event_controller_get_widget (controller)), self);
}

/* Days are written as an office does and read again the same way. */
static char *
dup_shown (MdgRecord *record,
           guint field)
{
  const char *text = mdg_record_get_text (record, field);
  MdgDate date;

  if (text != NULL && mdg_record_get_info (record)->fields[field].type == MDG_FIELD_DATE && mdg_date_parse_iso (text, &date))
    return mdg_date_format_short (&date);

  return g_strdup (text != NULL ? text : "");
}

static GtkWidget *
new_entry (MdgLadderCard *self,
           MdgRecord *record,
           guint field,
           const char *title)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  char *shown = dup_shown (record, field);

  gtk_editable_set_text (GTK_EDITABLE (entry), shown);
  g_object_set_data_full (G_OBJECT (entry), "shown", shown, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry))), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (on_entry_done), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_entry_left), self);
  gtk_widget_add_controller (entry, focus);

  return entry;
}

/* What is refused goes back to what is so. */
static void
on_code_selected (GtkDropDown *drop_down,
                  GParamSpec *pspec,
                  MdgLadderCard *self)
{
  GPtrArray *codes = g_object_get_data (G_OBJECT (drop_down), "codes");
  guint selected = gtk_drop_down_get_selected (drop_down);
  guint shown = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "shown"));

  if (self->is_filling || selected >= codes->len || selected == shown)
    return;

  if (save (self, get_field (drop_down), codes->pdata[selected]))
    g_object_set_data (G_OBJECT (drop_down), "shown", GUINT_TO_POINTER (selected));
  else
    gtk_drop_down_set_selected (drop_down, shown);
}

static GtkWidget *
new_codes (MdgLadderCard *self,
           MdgRecord *record,
           guint field,
           const char *title)
{
  const MdgField *info = &mdg_record_get_info (record)->fields[field];
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), info->vocabulary, 0);
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint selected = 0;

  g_ptr_array_add (codes, g_strdup (""));
  gtk_string_list_append (names, _ ("none"));
  for (guint i = 0; i < terms->len; i++)
    {
      gtk_string_list_append (names, mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));
      g_ptr_array_add (codes, g_strdup (mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE)));
      if (g_strcmp0 (mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE), mdg_record_get_text (record, field)) == 0)
        selected = i + 1;
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  g_object_set_data_full (G_OBJECT (drop_down), "codes", codes, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (drop_down), "shown", GUINT_TO_POINTER (selected));
  mdg_issue_name_drop_down (drop_down, title);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (on_code_selected), self);

  return drop_down;
}

static void
on_flag_toggled (GtkCheckButton *check,
                 MdgLadderCard *self)
{
  save (self, get_field (check), gtk_check_button_get_active (check) ? "1" : "");
}

static void
append_label (MdgLadderCard *self,
              const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (self->content, label);
}

static void
append_field (MdgLadderCard *self,
              MdgRecord *record,
              guint field)
{
  const MdgField *info = &mdg_record_get_info (record)->fields[field];
  const char *title = mdg_field_get_label (info);
  GtkWidget *widget;

  if (info->type == MDG_FIELD_FLAG)
    {
      widget = gtk_check_button_new_with_label (title);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), mdg_record_get_flag (record, field));
      g_signal_connect (widget, "toggled", G_CALLBACK (on_flag_toggled), self);
    }
  else
    {
      append_label (self, title, "mdg-hint");
      widget = info->vocabulary != NULL ? new_codes (self, record, field, title) : new_entry (self, record, field, title);
    }
  g_object_set_data (G_OBJECT (widget), "field", GUINT_TO_POINTER (field));
  g_hash_table_insert (self->fields, GUINT_TO_POINTER (field), widget);
  gtk_box_append (self->content, widget);
}

static const char *
get_label (MdgLadderCard *self,
           const char *vocabulary,
           MdgRecord *record,
           guint field)
{
  return mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), vocabulary, mdg_record_get_text (record, field), 0);
}

static void
append_decisions (MdgLadderCard *self)
{
  guint field = self->kind == MDG_KIND_MEASURE ? MDG_DECISION_MEASURE : MDG_DECISION_RAISED_ISSUE;
  g_autoptr (GPtrArray) decisions = mdg_workspace_list_children (self->workspace, MDG_KIND_DECISION, field, &self->uuid, NULL);

  append_label (self, _ ("Decisions of boards"), "mdg-section-head");
  if (decisions == NULL || decisions->len == 0)
    append_label (self, _ ("No board has decided yet."), "mdg-hint");
  for (guint i = 0; decisions != NULL && i < decisions->len; i++)
    {
      MdgRecord *decision = decisions->pdata[i];
      g_autofree char *day = mdg_describe_day (self->workspace, mdg_record_get_text (decision, MDG_DECISION_DECIDED_ON));
      g_autofree char *line = g_strdup_printf ("%s　%s %s", get_label (self, "verdict", decision, MDG_DECISION_VERDICT), get_label (self, "board", decision, MDG_DECISION_BOARD), day);

      append_label (self, line, "mdg-heading");
      append_label (self, mdg_record_get_text (decision, MDG_DECISION_MINUTES), "mdg-dim");
    }
}

static void
append_reviews (MdgLadderCard *self)
{
  g_autoptr (GPtrArray) reviews = mdg_workspace_list_children (self->workspace, MDG_KIND_MEASURE_REVIEW, MDG_MEASURE_REVIEW_MEASURE, &self->uuid, NULL);

  append_label (self, _ ("Reviews"), "mdg-section-head");
  if (reviews == NULL || reviews->len == 0)
    append_label (self, _ ("Not reviewed yet."), "mdg-hint");
  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    {
      MdgRecord *review = reviews->pdata[i];
      g_autofree char *day = mdg_describe_day (self->workspace, mdg_record_get_text (review, MDG_MEASURE_REVIEW_REVIEWED_ON));
      g_autofree char *line = g_strdup_printf ("%s　%s", day, get_label (self, "rating", review, MDG_MEASURE_REVIEW_RATING));

      append_label (self, line, "mdg-heading");
      if (!mdg_record_is_empty (review, MDG_MEASURE_REVIEW_TEXT))
        append_label (self, mdg_record_get_text (review, MDG_MEASURE_REVIEW_TEXT), "mdg-dim");
      if (!mdg_record_is_empty (review, MDG_MEASURE_REVIEW_NEXT))
        append_label (self, mdg_record_get_text (review, MDG_MEASURE_REVIEW_NEXT), "mdg-dim");
    }
}

/* Side by side where there is room. */
static MdgWrapBox *
append_buttons (MdgLadderCard *self)
{
  GtkWidget *box = mdg_wrap_box_new (6);

  gtk_box_append (self->content, box);

  return MDG_WRAP_BOX (box);
}

static void
append_button (MdgWrapBox *box,
               const char *label,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "mdg-card-button");
  mdg_wrap_box_append (box, button);
}

static void
on_measure_written (GtkEditable *entry,
                    MdgLadderCard *self)
{
  g_autoptr (GError) error = NULL;

  if (mdg_ladder_step_measure (self->changes, self->workspace, &self->uuid, NULL, "act", gtk_editable_get_text (entry), &error))
    {
      gtk_editable_set_text (entry, "");
      say (self, NULL);
    }
  else
    {
      say (self, error->message);
    }
}

static void
append_new_measure (MdgLadderCard *self)
{
  GtkWidget *entry = gtk_entry_new ();

  append_label (self, _ ("Measures"), "mdg-section-head");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Another measure, then Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Another measure"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry))), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Another measure"), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (on_measure_written), self);
  gtk_widget_set_sensitive (entry, !mdg_workspace_is_read_only (self->workspace));
  gtk_box_append (self->content, entry);
}

static void
append_issue (MdgLadderCard *self,
              MdgRecord *issue)
{
  MdgWrapBox *buttons;
  g_autofree char *state = g_strdup_printf ("%s・%s", get_label (self, "issue_level", issue, MDG_RAISED_ISSUE_LEVEL), get_label (self, "standing", issue, MDG_RAISED_ISSUE_STANDING));

  append_label (self, mdg_record_get_text (issue, MDG_RAISED_ISSUE_TITLE), "mdg-page-title");
  append_label (self, state, "mdg-dim");
  buttons = append_buttons (self);
  append_button (buttons, _ ("Decision of a Board…"), "ladder.decide");
  append_button (buttons, _ ("Which Cases Is It From?"), "page.trace");
  append_button (buttons, _ ("History"), "ladder.show-history");
  if (g_strcmp0 (mdg_record_get_text (issue, MDG_RAISED_ISSUE_LEVEL), "area") == 0)
    append_button (buttons, _ ("Raise to an Issue of the City"), "ladder.to-city");
  append_new_measure (self);
  append_decisions (self);
  append_label (self, _ ("More"), "mdg-section-head");
  for (guint i = 0; i < G_N_ELEMENTS (issue_fields); i++)
    append_field (self, issue, issue_fields[i]);
}

static void
append_measure (MdgLadderCard *self,
                MdgRecord *measure)
{
  MdgWrapBox *buttons;
  g_autofree char *state = g_strdup_printf ("%s・%s", get_label (self, "response", measure, MDG_MEASURE_RESPONSE), get_label (self, "measure_state", measure, MDG_MEASURE_STATUS));

  append_label (self, mdg_record_get_text (measure, MDG_MEASURE_TEXT), "mdg-page-title");
  append_label (self, state, "mdg-dim");
  buttons = append_buttons (self);
  append_button (buttons, _ ("Decision of a Board…"), "ladder.decide");
  append_button (buttons, _ ("Which Cases Is It From?"), "page.trace");
  append_button (buttons, _ ("History"), "ladder.show-history");
  append_button (buttons, _ ("Write a Review…"), "ladder.review");
  for (guint i = 0; i < G_N_ELEMENTS (measure_fields); i++)
    append_field (self, measure, measure_fields[i]);
  append_decisions (self);
  append_reviews (self);
}

static void
mdg_ladder_card_dispose (GObject *object)
{
  MdgLadderCard *self = MDG_LADDER_CARD (object);

  self->is_filling = TRUE;
  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_clear_object (&self->workspace);
  g_clear_object (&self->changes);

  G_OBJECT_CLASS (mdg_ladder_card_parent_class)->dispose (object);
}

static void
mdg_ladder_card_class_init (MdgLadderCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_ladder_card_dispose;
}

static void
mdg_ladder_card_init (MdgLadderCard *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->fields = g_hash_table_new (NULL, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-issue-pane");
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mdg-field-error");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mdg-ladder-said");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_add_css_class (GTK_WIDGET (self->content), "mdg-ladder-card");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->content));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (self), scroller);
}

GtkWidget *
mdg_ladder_card_new (MdgWorkspace *workspace,
                     MdgChangeStack *changes)
{
  MdgLadderCard *self = g_object_new (MDG_TYPE_LADDER_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  self->changes = g_object_ref (changes);
  mdg_ladder_card_show (self, MDG_KIND_RAISED_ISSUE, NULL);

  return GTK_WIDGET (self);
}

/* The field that has the focus, so that saving it does not throw one out of the card. */
static guint
find_focused (MdgLadderCard *self)
{
  GHashTableIter iter;
  gpointer field;
  gpointer widget;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, &field, &widget))
    if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
      return GPOINTER_TO_UINT (field);

  return G_MAXUINT;
}

void
mdg_ladder_card_show (MdgLadderCard *self,
                      MdgKind kind,
                      const MdgUuid *uuid)
{
  g_autoptr (MdgRecord) record = NULL;
  gboolean is_same;
  guint focused;
  GtkWidget *child;

  g_return_if_fail (MDG_IS_LADDER_CARD (self));

  is_same = uuid != NULL && mdg_uuid_equal (uuid, &self->uuid);
  focused = is_same ? find_focused (self) : G_MAXUINT;
  self->is_filling = TRUE;
  if (!is_same)
    say (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  g_hash_table_remove_all (self->fields);
  self->kind = kind;
  self->uuid = uuid != NULL ? *uuid : (MdgUuid){ 0 };
  record = uuid != NULL ? mdg_workspace_load (self->workspace, kind, uuid, NULL) : NULL;
  if (record == NULL)
    append_label (self, _ ("Choose an issue or a measure in the table."), "mdg-hint");
  else if (kind == MDG_KIND_MEASURE)
    append_measure (self, record);
  else
    append_issue (self, record);
  self->is_filling = FALSE;
  if (focused != G_MAXUINT && mdg_ladder_card_get_field (self, focused) != NULL)
    gtk_widget_child_focus (mdg_ladder_card_get_field (self, focused), GTK_DIR_TAB_FORWARD);
}

GtkWidget *
mdg_ladder_card_get_field (MdgLadderCard *self,
                           guint field)
{
  g_return_val_if_fail (MDG_IS_LADDER_CARD (self), NULL);

  return g_hash_table_lookup (self->fields, GUINT_TO_POINTER (field));
}
