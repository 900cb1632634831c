#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-import-rows.h"

#include <glib/gi18n-lib.h>

#include "mdg-date.h"
#include "mdg-text.h"

#define TEXT_MAX 60

static const struct
{
  const char *field;
  const char *label;
} labels[] = {
  { "received_at", N_ ("Received, date and time") },
  { "received_date", N_ ("Received, date") },
  { "received_time", N_ ("Received, time") },
  { "kind", N_ ("New, repeated or continued") },
  { "channel", N_ ("Channel") },
  { "direction", N_ ("Direction") },
  { "consulter.name", N_ ("Consulter, name") },
  { "consulter.affiliation", N_ ("Consulter, affiliation") },
  { "consulter.affil_kind", N_ ("Consulter, kind of affiliation") },
  { "consulter.profession", N_ ("Consulter, profession") },
  { "consulter.phone", N_ ("Consulter, telephone") },
  { "subject.name", N_ ("Person, name") },
  { "subject.kana", N_ ("Person, reading") },
  { "subject.sex", N_ ("Person, sex") },
  { "subject.birth", N_ ("Person, birth date") },
  { "subject.age", N_ ("Person, age") },
  { "subject.address", N_ ("Person, address") },
  { "subject.area", N_ ("Person, area") },
  { "subject.care_level", N_ ("Person, care level") },
  { "text", N_ ("Text of the consultation") },
  { "contents", N_ ("Contents") },
  { "scenes", N_ ("Scenes") },
  { "actions", N_ ("Actions") },
  { "action_text", N_ ("What was answered") },
  { "urgency", N_ ("Urgency") },
  { "minutes", N_ ("Minutes") },
  { "staff", N_ ("Taken by") },
  { "follow_up.who", N_ ("Next action, who") },
  { "follow_up.due", N_ ("Next action, by when") },
  { "follow_up.what", N_ ("Next action, what") },
  { "note", N_ ("Note") },
};

const char *
mdg_import_field_get_label (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].field, field) == 0)
      return _ (labels[i].label);

  return field;
}

/* The field whose words come from a vocabulary. */
static const char *
get_field_of_vocabulary (const char *vocabulary)
{
  static const char *const pairs[][2] = {
    { "consult_kind", "kind" },
    { "affil_kind", "consulter.affil_kind" },
    { "profession", "consulter.profession" },
    { "sex", "subject.sex" },
    { "care_level", "subject.care_level" },
    { "content", "contents" },
    { "scene", "scenes" },
    { "action", "actions" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (pairs[i][0], vocabulary))
      return pairs[i][1];

  return vocabulary;
}

static AdwComboRow *
new_choice_row (const char *title,
                const char *subtitle,
                GtkStringList *list)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));

  return ADW_COMBO_ROW (row);
}

GtkWidget *
mdg_import_column_row_new (const MdgConsultationMapping *mapping,
                           guint column,
                           const char *samples,
                           GCallback on_chosen,
                           gpointer data)
{
  const char *const *fields = mdg_consultation_mapping_list_fields ();
  const char *current = mdg_consultation_mapping_get_field (mapping, column);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  AdwComboRow *row;
  guint selected = 0;

  gtk_string_list_append (list, _ ("Not taken in"));
  for (guint i = 0; fields[i] != NULL; i++)
    {
      gtk_string_list_append (list, mdg_import_field_get_label (fields[i]));
      if (g_strcmp0 (fields[i], current) == 0)
        selected = i + 1;
    }

  row = new_choice_row (mdg_consultation_mapping_get_header (mapping, column), samples != NULL ? samples : "", list);
  adw_combo_row_set_selected (row, selected);
  g_object_set_data (G_OBJECT (row), "mdg-column", GUINT_TO_POINTER (column));
  g_signal_connect (row, "notify::selected", on_chosen, data);

  return GTK_WIDGET (row);
}

const char *
mdg_import_column_row_get_field (GtkWidget *row)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL : mdg_consultation_mapping_list_fields ()[selected - 1];
}

GtkWidget *
mdg_import_word_row_new (MdgWorkspace *workspace,
                         const MdgImportPreview *preview,
                         const MdgUnknownWord *word,
                         GCallback on_chosen,
                         gpointer data)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), word->vocabulary, 0);
  const char *current = mdg_consultation_mapping_get_code (preview->mapping, word->vocabulary, word->word);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  AdwComboRow *row;
  guint selected = 0;

  gtk_string_list_append (list, _ ("Keep it in the note"));
  g_ptr_array_add (codes, NULL);
  for (guint i = 0; i < terms->len; i++)
    {
      const char *code = mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE);

      gtk_string_list_append (list, mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));
      g_ptr_array_add (codes, g_strdup (code));
      if (g_strcmp0 (code, current) == 0)
        selected = codes->len - 1;
    }

  row = new_choice_row (word->word, mdg_import_field_get_label (get_field_of_vocabulary (word->vocabulary)), list);
  adw_combo_row_set_selected (row, selected);
  g_object_set_data_full (G_OBJECT (row), "mdg-vocabulary", g_strdup (word->vocabulary), g_free);
  g_object_set_data_full (G_OBJECT (row), "mdg-word", g_strdup (word->word), g_free);
  g_object_set_data_full (G_OBJECT (row), "mdg-codes", g_steal_pointer (&codes), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (row, "notify::selected", on_chosen, data);

  return GTK_WIDGET (row);
}

const char *
mdg_import_word_row_get_vocabulary (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "mdg-vocabulary");
}

const char *
mdg_import_word_row_get_word (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "mdg-word");
}

const char *
mdg_import_word_row_get_code (GtkWidget *row)
{
  GPtrArray *codes = g_object_get_data (G_OBJECT (row), "mdg-codes");
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected < codes->len ? codes->pdata[selected] : NULL;
}

static const char *
get_value (const MdgImportRow *row,
           const char *field)
{
  const char *value = row->row != NULL ? mdg_consultation_row_get (row->row, field) : NULL;

  return value != NULL ? value : "";
}

/* A time that the list did not have is not shown as midnight. */
static char *
dup_received (const MdgImportRow *row)
{
  const char *iso = get_value (row, "received_at");
  g_autofree char *day = g_strndup (iso, 10);
  MdgDate date;

  if (row->row != NULL && row->row->has_time)
    return mdg_datetime_format (iso);

  return mdg_date_parse_iso (day, &date) ? mdg_date_format_short_weekday (&date) : g_strdup ("");
}

static char *
dup_warnings (const MdgImportRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; row->row != NULL && i < row->row->warnings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) row->row->warnings->pdata[i]);

  return g_string_free (text, FALSE);
}

static void
add_outcome (GtkWidget *row,
             MdgImportOutcome outcome)
{
  static const char *const texts[] = { N_ ("new"), N_ ("known already"), N_ ("refused") };
  static const char *const classes[] = { "mdg-chip", "mdg-hint", "mdg-late" };
  GtkWidget *label = gtk_label_new (_ (texts[outcome]));

  gtk_widget_add_css_class (label, classes[outcome]);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

GtkWidget *
mdg_import_preview_row_new (const MdgImportRow *row)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *received = dup_received (row);
  g_autofree char *text = mdg_text_ellipsize (get_value (row, "text"), TEXT_MAX);
  g_autofree char *warnings = dup_warnings (row);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_strdelimit (text, "\n", ' ');
  if (row->outcome == MDG_IMPORT_REFUSED)
    title = g_strdup (row->reason);
  else
    title = g_strdup_printf (_ ("Line %u　%s　%s"), row->line, received, get_value (row, "subject.name"));
  subtitle = *warnings != '\0' ? g_strdup_printf ("%s\n%s", text, warnings) : g_strdup (text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  if (row->outcome != MDG_IMPORT_REFUSED)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  add_outcome (widget, row->outcome);

  return widget;
}

GtkWidget *
mdg_import_steps_new (void)
{
  static const char *const steps[][2] = {
    { N_ ("Choose the file"), N_ ("The head is looked for in the first ten rows. Columns such as date, consulter, person and contents are found by name; others are chosen by hand, and the choice is remembered.") },
    { N_ ("Look it through"), N_ ("What would come in, which rows would not and why, and words nobody knows yet. Nothing has been written.") },
    { N_ ("Take it in"), N_ ("It comes in as a whole and can be taken back as a whole. The same file a second time brings nothing twice.") },
  };
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How a list is taken in"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget *label = gtk_label_new (number);

      gtk_widget_add_css_class (label, "mdg-heading");
      gtk_widget_set_focusable (row, FALSE);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (steps[i][0]));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (steps[i][1]));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  return list;
}
