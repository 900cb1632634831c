#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-record-form.h"

#include <glib/gi18n-lib.h>

#include "mdg-area.h"
#include "mdg-codes-row.h"
#include "mdg-date.h"
#include "mdg-doctor.h"
#include "mdg-error.h"
#include "mdg-form-text.h"
#include "mdg-masters.h"
#include "mdg-roster.h"
#include "mdg-staff.h"
#include "mdg-term.h"

typedef struct
{
  const MdgFormField *field;
  GtkWidget *widget;   /* the row */
  GtkLabel *counter;   /* of a limited text */
  GtkSwitch *toggle;   /* of a flag */
  GtkTextView *note;   /* of several lines */
  GPtrArray *values;   /* of a drop-down: what each item stands for, "" for nothing */
  GtkStringList *list; /* its items */
} Row;

struct _MdgRecordForm
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgRecord *record;
  GPtrArray *rows; /* of Row */
  gboolean is_showing;
};

/* Three lines of a note are in sight. */
#define NOTE_HEIGHT 66

G_DEFINE_FINAL_TYPE (MdgRecordForm, mdg_record_form, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_row (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->values, g_ptr_array_unref);
  g_clear_object (&row->list);
  g_free (row);
}

static void
on_edited (MdgRecordForm *self)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_count (Row *row)
{
  glong length = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (row->widget)), -1);
  g_autofree char *text = g_strdup_printf ("%ld / %u", length, row->field->max_length);

  gtk_label_set_text (row->counter, text);
  if (length > (glong) row->field->max_length)
    gtk_widget_add_css_class (GTK_WIDGET (row->counter), "mdg-late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->counter), "mdg-late");
}

static void
on_limited_text_changed (GtkEditable *editable,
                         gpointer user_data)
{
  show_count (user_data);
}

static void
add_counter (Row *row)
{
  row->counter = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (row->counter), "mdg-hint");
  gtk_widget_add_css_class (GTK_WIDGET (row->counter), "mdg-figures");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row->widget), GTK_WIDGET (row->counter));
  g_signal_connect (row->widget, "changed", G_CALLBACK (on_limited_text_changed), row);
}

static void
make_entry (MdgRecordForm *self,
            Row *row)
{
  row->widget = adw_entry_row_new ();
  if (row->field->kind == MDG_FORM_PHONE)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row->widget), GTK_INPUT_PURPOSE_PHONE);
  if (row->field->max_length > 0)
    add_counter (row);
  g_signal_connect_object (row->widget, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

static void
make_switch (MdgRecordForm *self,
             Row *row)
{
  row->widget = adw_action_row_new ();
  row->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (row->toggle), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->widget), GTK_WIDGET (row->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->widget), GTK_WIDGET (row->toggle));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (row->field->title), -1);
  g_signal_connect_object (row->toggle, "notify::active", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

static void
make_drop_down (MdgRecordForm *self,
                Row *row)
{
  row->widget = adw_combo_row_new ();
  row->list = gtk_string_list_new (NULL);
  row->values = g_ptr_array_new_with_free_func (g_free);
  adw_combo_row_set_model (ADW_COMBO_ROW (row->widget), G_LIST_MODEL (row->list));
  g_signal_connect_object (row->widget, "notify::selected", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

static void
make_note (MdgRecordForm *self,
           Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (_ (row->field->title));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  row->widget = adw_preferences_row_new ();
  gtk_widget_add_css_class (row->widget, "mdg-note-row");
  row->note = GTK_TEXT_VIEW (view);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "mdg-hint");
  gtk_text_view_set_wrap_mode (row->note, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (row->note, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (row->field->title), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), NOTE_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->widget), box);
  /* The text alone is a stop for the Tab key. */
  gtk_widget_set_focusable (row->widget, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->widget), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (row->note), "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_row (MdgRecordForm *self,
          const MdgFormField *field)
{
  Row *row = g_new0 (Row, 1);

  row->field = field;
  switch (field->kind)
    {
    case MDG_FORM_TEXT:
    case MDG_FORM_PHONE:
    case MDG_FORM_DATE:
    case MDG_FORM_DUE:
    case MDG_FORM_CLOCK:
    case MDG_FORM_HOURS:
    case MDG_FORM_NUMBER:
      make_entry (self, row);
      break;
    case MDG_FORM_CODES:
    case MDG_FORM_AREAS:
      row->widget = mdg_codes_row_new ();
      g_signal_connect_object (row->widget, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
      break;
    case MDG_FORM_FLAG:
      make_switch (self, row);
      break;
    case MDG_FORM_NOTE:
      make_note (self, row);
      break;
    case MDG_FORM_CODE:
    case MDG_FORM_REFERENCE:
    case MDG_FORM_PARENT:
    case MDG_FORM_YEAR:
    case MDG_FORM_CHOICE:
      make_drop_down (self, row);
      break;
    default:
      g_assert_not_reached ();
    }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), _ (field->title));
  if (field->tooltip != NULL)
    gtk_widget_set_tooltip_text (row->widget, _ (field->tooltip));
  g_ptr_array_add (self->rows, row);

  return row->widget;
}

static void
mdg_record_form_dispose (GObject *object)
{
  MdgRecordForm *self = MDG_RECORD_FORM (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (mdg_record_form_parent_class)->dispose (object);
}

static void
mdg_record_form_finalize (GObject *object)
{
  g_ptr_array_unref (MDG_RECORD_FORM (object)->rows);

  G_OBJECT_CLASS (mdg_record_form_parent_class)->finalize (object);
}

static void
mdg_record_form_class_init (MdgRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdg_record_form_dispose;
  object_class->finalize = mdg_record_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_record_form_init (MdgRecordForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (free_row);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
}

GtkWidget *
mdg_record_form_new (MdgWorkspace *workspace,
                     const MdgFormGroup *groups,
                     guint n_groups)
{
  MdgRecordForm *self = g_object_new (MDG_TYPE_RECORD_FORM, NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < n_groups; i++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      if (groups[i].title != NULL)
        adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (groups[i].title));
      if (groups[i].description != NULL)
        adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ (groups[i].description));
      for (guint j = 0; j < groups[i].n_fields; j++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, &groups[i].fields[j]));
      gtk_box_append (GTK_BOX (self), group);
    }

  return GTK_WIDGET (self);
}

static void
add_item (Row *row,
          const char *value,
          const char *label)
{
  g_ptr_array_add (row->values, g_strdup (value));
  gtk_string_list_append (row->list, label);
}

static void
fill_codes (MdgRecordForm *self,
            Row *row,
            const char *vocabulary)
{
  int year = mdg_workspace_get_fiscal_year (self->workspace);
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (vocabularies, vocabulary, year);
  const char *current = mdg_record_get_text (self->record, row->field->field);
  gboolean has_current = current == NULL;

  add_item (row, "", _ ("—"));
  for (guint i = 0; i < terms->len; i++)
    {
      const char *code = mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE);

      has_current = has_current || g_str_equal (code, current);
      add_item (row, code, mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));
    }
  if (!has_current)
    add_item (row, current, mdg_vocabularies_get_label (vocabularies, vocabulary, current, year));
}

static void
fill_several (MdgRecordForm *self,
              Row *row)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  MdgCodesRow *several = MDG_CODES_ROW (row->widget);
  const MdgField *field = &mdg_record_get_info (self->record)->fields[row->field->field];
  gboolean is_area = row->field->kind == MDG_FORM_AREAS;
  g_autoptr (GPtrArray) records = is_area ? mdg_masters_list (self->workspace, MDG_KIND_AREA, NULL) : mdg_vocabularies_list (vocabularies, field->vocabulary, mdg_workspace_get_fiscal_year (self->workspace));

  mdg_codes_row_clear (several);
  for (guint i = 0; records != NULL && i < records->len; i++)
    mdg_codes_row_append (several, mdg_record_get_text (records->pdata[i], is_area ? (guint) MDG_AREA_CODE : (guint) MDG_TERM_CODE), mdg_record_get_text (records->pdata[i], is_area ? (guint) MDG_AREA_NAME : (guint) MDG_TERM_LABEL));
  mdg_codes_row_set_codes (several, mdg_record_get_text (self->record, row->field->field));
}

static gboolean
is_offered (MdgRecordForm *self,
            MdgRecord *record,
            const MdgUuid *current)
{
  g_autofree char *today = NULL;
  MdgDate date;

  if (current != NULL && mdg_uuid_equal (current, mdg_record_get_uuid (record)))
    return TRUE;
  if (mdg_record_get_kind (record) == MDG_KIND_STAFF)
    return mdg_record_get_flag (record, MDG_STAFF_IS_ACTIVE);
  if (mdg_record_get_kind (record) != MDG_KIND_DOCTOR)
    return TRUE;

  mdg_workspace_get_today (self->workspace, &date);
  today = mdg_date_dup_iso (&date);

  return mdg_roster_is_in_term (record, today);
}

static void
fill_references (MdgRecordForm *self,
                 Row *row)
{
  MdgKind kind = mdg_record_get_info (self->record)->fields[row->field->field].refers_to;
  guint name = kind == MDG_KIND_STAFF ? (guint) MDG_STAFF_NAME : kind == MDG_KIND_DOCTOR ? (guint) MDG_DOCTOR_NAME
                                                                                         : (guint) MDG_AREA_NAME;
  const MdgUuid *current = mdg_record_get_reference (self->record, row->field->field);
  g_autoptr (GPtrArray) records = kind == MDG_KIND_DOCTOR ? mdg_roster_list (self->workspace, NULL, NULL) : mdg_masters_list (self->workspace, kind, NULL);

  add_item (row, "", _ ("—"));
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (is_offered (self, records->pdata[i], current))
      {
        g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (records->pdata[i]));

        add_item (row, uuid, mdg_record_get_text (records->pdata[i], name));
      }
}

static void
fill_parents (MdgRecordForm *self,
              Row *row)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (vocabularies, mdg_record_get_text (self->record, MDG_TERM_VOCABULARY), 0);

  for (guint i = 0; i < terms->len; i++)
    if (mdg_vocabularies_is_group (vocabularies, terms->pdata[i]))
      add_item (row, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE), mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));
  gtk_widget_set_visible (row->widget, row->values->len > 0);
  if (row->values->len == 0)
    add_item (row, "", _ ("—"));
}

static void
fill_years (MdgRecordForm *self,
            Row *row)
{
  MdgDate today;
  int year;

  mdg_workspace_get_today (self->workspace, &today);
  year = mdg_date_fiscal_year (&today);
  add_item (row, "0", _ ("From the beginning (a correction)"));
  for (int i = -1; i <= 2; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", year + i);
      g_autofree char *label = mdg_fiscal_year_format_long (year + i);

      add_item (row, value, label);
    }
}

static char *
dup_value (MdgRecordForm *self,
           const MdgFormField *field)
{
  const MdgUuid *uuid = NULL;

  if (field->kind == MDG_FORM_REFERENCE)
    {
      uuid = mdg_record_get_reference (self->record, field->field);
      return uuid != NULL ? mdg_uuid_dup_string (uuid) : g_strdup ("");
    }
  if (field->kind == MDG_FORM_YEAR)
    return g_strdup_printf ("%d", (int) mdg_record_get_integer (self->record, field->field));

  return g_strdup (mdg_record_get_text (self->record, field->field) != NULL ? mdg_record_get_text (self->record, field->field) : "");
}

static void
show_choice (MdgRecordForm *self,
             Row *row)
{
  g_autofree char *value = dup_value (self, row->field);

  gtk_string_list_splice (row->list, 0, g_list_model_get_n_items (G_LIST_MODEL (row->list)), NULL);
  g_ptr_array_set_size (row->values, 0);
  if (row->field->kind == MDG_FORM_CODE)
    fill_codes (self, row, mdg_record_get_info (self->record)->fields[row->field->field].vocabulary);
  else if (row->field->kind == MDG_FORM_REFERENCE)
    fill_references (self, row);
  else if (row->field->kind == MDG_FORM_PARENT)
    fill_parents (self, row);
  else if (row->field->kind == MDG_FORM_YEAR)
    fill_years (self, row);
  else
    for (const MdgFormChoice *choice = row->field->choices; choice->label != NULL; choice++)
      add_item (row, choice->value, _ (choice->label));

  adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), 0);
  for (guint i = 0; i < row->values->len; i++)
    if (g_str_equal (row->values->pdata[i], value))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), i);
}

static void
show_row (MdgRecordForm *self,
          Row *row)
{
  if (row->toggle != NULL)
    gtk_switch_set_active (row->toggle, mdg_record_get_flag (self->record, row->field->field));
  else if (row->values != NULL)
    show_choice (self, row);
  else if (row->note != NULL)
    {
      g_autofree char *value = dup_value (self, row->field);

      gtk_text_buffer_set_text (gtk_text_view_get_buffer (row->note), value, -1);
    }
  else if (MDG_IS_CODES_ROW (row->widget))
    fill_several (self, row);
  else
    {
      g_autofree char *value = mdg_form_text_show (self->record, row->field);

      gtk_editable_set_text (GTK_EDITABLE (row->widget), value);
      if (row->counter != NULL)
        show_count (row);
    }
}

void
mdg_record_form_set_record (MdgRecordForm *self,
                            MdgRecord *record)
{
  g_return_if_fail (MDG_IS_RECORD_FORM (self));

  g_clear_object (&self->record);
  self->record = mdg_record_dup (record);
  self->is_showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, self->rows->pdata[i]);
  self->is_showing = FALSE;
}

static void
collect_choice (Row *row,
                MdgRecord *record)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget));
  const char *value = selected < row->values->len ? row->values->pdata[selected] : "";
  MdgUuid uuid;

  if (row->field->kind == MDG_FORM_REFERENCE)
    mdg_record_set_reference (record, row->field->field, mdg_uuid_parse (value, &uuid) ? &uuid : NULL);
  else if (row->field->kind == MDG_FORM_YEAR)
    mdg_record_set_integer (record, row->field->field, g_ascii_strtoll (value, NULL, 10));
  else
    mdg_record_set_text (record, row->field->field, value);
}

static void
collect_note (Row *row,
              MdgRecord *record)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (row->note), "text", &text, NULL);
  mdg_record_set_text (record, row->field->field, g_strstrip (text));
}

static gboolean
collect_row (MdgRecordForm *self,
             Row *row,
             MdgRecord *record,
             GError **error)
{
  if (row->toggle != NULL)
    mdg_record_set_flag (record, row->field->field, gtk_switch_get_active (row->toggle));
  else if (row->values != NULL)
    collect_choice (row, record);
  else if (row->note != NULL)
    collect_note (row, record);
  else if (MDG_IS_CODES_ROW (row->widget))
    {
      g_autofree char *codes = mdg_codes_row_dup_codes (MDG_CODES_ROW (row->widget));

      mdg_record_set_text (record, row->field->field, codes);
    }
  else
    {
      MdgDate today;

      mdg_workspace_get_today (self->workspace, &today);
      return mdg_form_text_read (record, row->field, gtk_editable_get_text (GTK_EDITABLE (row->widget)), &today, error);
    }

  return TRUE;
}

static void
focus_row (Row *row)
{
  gtk_widget_grab_focus (row->note != NULL ? GTK_WIDGET (row->note) : row->widget);
}

MdgRecord *
mdg_record_form_collect (MdgRecordForm *self,
                         GError **error)
{
  g_autoptr (MdgRecord) record = NULL;

  g_return_val_if_fail (MDG_IS_RECORD_FORM (self), NULL);
  g_return_val_if_fail (self->record != NULL, NULL);

  record = mdg_record_dup (self->record);
  for (guint i = 0; i < self->rows->len; i++)
    if (!collect_row (self, self->rows->pdata[i], record, error))
      {
        g_prefix_error (error, "%s: ", _ (((Row *) self->rows->pdata[i])->field->title));
        focus_row (self->rows->pdata[i]);
        return NULL;
      }

  return mdg_record_validate (record, error) ? g_steal_pointer (&record) : NULL;
}

gboolean
mdg_record_form_is_changed (MdgRecordForm *self)
{
  g_autoptr (MdgRecord) record = NULL;
  const MdgRecordInfo *info;

  g_return_val_if_fail (MDG_IS_RECORD_FORM (self), FALSE);

  if (self->record == NULL)
    return FALSE;

  record = mdg_record_dup (self->record);
  for (guint i = 0; i < self->rows->len; i++)
    if (!collect_row (self, self->rows->pdata[i], record, NULL))
      return TRUE;

  info = mdg_record_get_info (record);
  for (guint i = 0; i < info->n_fields; i++)
    if (!mdg_record_field_equal (record, self->record, i))
      return TRUE;

  return FALSE;
}

void
mdg_record_form_focus_first (MdgRecordForm *self)
{
  g_return_if_fail (MDG_IS_RECORD_FORM (self));

  focus_row (self->rows->pdata[0]);
}

GtkWidget *
mdg_record_form_get_row (MdgRecordForm *self,
                         guint field)
{
  g_return_val_if_fail (MDG_IS_RECORD_FORM (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (((Row *) self->rows->pdata[i])->field->field == field)
      return ((Row *) self->rows->pdata[i])->widget;

  return NULL;
}
