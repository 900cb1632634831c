#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-import-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-date.h"
#include "mdg-dialogs.h"
#include "mdg-import-rows.h"
#include "mdg-text.h"
#include "mdg-window.h"

#define TRY_AFTER_MS 400
#define N_SAMPLES 3
#define N_REMARKS 6
#define MAX_SAMPLE 24
#define MAX_SHOWN_ROWS 60
#define MAX_RUNS 30

struct _MdgImportSection
{
  MdgSettingsSection parent_instance;

  GtkWidget *start_view;
  GtkWidget *preview_view;
  GtkLabel *problem;
  GtkListBox *runs;
  GtkWidget *runs_box;
  GtkLabel *file_name;
  GtkLabel *counts;
  GtkLabel *warnings;
  GtkListBox *columns;
  GtkWidget *words_box;
  GtkListBox *words;
  GtkWidget *refused_box;
  GtkListBox *refused;
  GtkListBox *rows;
  GtkWidget *foot;
  GtkSpinner *spinner;
  GtkButton *apply_button;

  MdgImportPreview *preview;
  GPtrArray *samples; /* of char *, one a column */
  GCancellable *cancellable;
  guint try_source;
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (MdgImportSection, mdg_import_section, MDG_TYPE_SETTINGS_SECTION)

static const MdgFileFilter filters[] = {
  { N_ ("Spreadsheets and CSV"), "*.xlsx;*.csv;*.txt;*.tsv" },
  { NULL, NULL },
};

static MdgWorkspace *
get_workspace (MdgImportSection *self)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self));
}

static void
show_problem (MdgImportSection *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* No GtkStack: inside a scrolled column it asks wrapped labels for a width by height, which GTK 4.8 answers wrongly. */
static void
show_view (MdgImportSection *self,
           gboolean is_preview)
{
  gtk_widget_set_visible (self->start_view, !is_preview);
  gtk_widget_set_visible (self->preview_view, is_preview);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
update_actions (MdgImportSection *self)
{
  gboolean is_shown = self->preview != NULL;
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Take in %u consultation", "_Take in %u consultations", is_shown ? self->preview->n_new : 0),
                                            is_shown ? self->preview->n_new : 0);

  gtk_button_set_label (self->apply_button, label);
  gtk_spinner_set_spinning (self->spinner, self->is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->is_busy);
  gtk_widget_set_visible (self->foot, is_shown || self->is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", !self->is_busy && !mdg_workspace_is_read_only (get_workspace (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", !self->is_busy && is_shown && self->preview->n_new > 0);
  gtk_widget_set_sensitive (self->preview_view, !self->is_busy);
}

static void
set_busy (MdgImportSection *self,
          gboolean is_busy)
{
  self->is_busy = is_busy;
  update_actions (self);
}

/* What stands in the first rows below the head, column by column, as the file has it. */
static GPtrArray *
load_samples (MdgImportPreview *preview)
{
  guint n_columns = mdg_consultation_mapping_get_n_columns (preview->mapping);
  g_autoptr (MdgSheetReader) reader = mdg_sheet_reader_new_for_path (preview->path, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *samples = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (texts, g_ptr_array_new_with_free_func (g_free));
  for (guint taken = 0; reader != NULL && taken < N_SAMPLES;)
    {
      g_autoptr (GPtrArray) cells = NULL;
      guint number;
      MdgSheetStatus status = mdg_sheet_reader_next (reader, &cells, &number, NULL);

      if (status == MDG_SHEET_END || status == MDG_SHEET_FAILED)
        break;
      if (status != MDG_SHEET_ROW || number <= mdg_consultation_mapping_get_header_row (preview->mapping))
        continue;
      for (guint i = 0; i < n_columns && i < cells->len; i++)
        if (*(char *) cells->pdata[i] != '\0')
          g_ptr_array_add (texts->pdata[i], mdg_text_ellipsize (cells->pdata[i], MAX_SAMPLE));
      taken++;
    }

  for (guint i = 0; i < n_columns; i++)
    {
      GPtrArray *parts = texts->pdata[i];

      g_ptr_array_add (parts, NULL);
      g_ptr_array_add (samples, g_strdelimit (g_strjoinv (_ (" / "), (char **) parts->pdata), "\n", ' '));
    }

  return samples;
}

static void try_again (MdgImportSection *self);

static gboolean
try_cb (gpointer user_data)
{
  MdgImportSection *self = user_data;

  self->try_source = 0;
  try_again (self);

  return G_SOURCE_REMOVE;
}

/* Soon, so that several choices in a row are tried once. */
static void
schedule_try (MdgImportSection *self)
{
  g_clear_handle_id (&self->try_source, g_source_remove);
  self->try_source = g_timeout_add (TRY_AFTER_MS, try_cb, self);
}

static void
on_column_chosen (GtkWidget *row,
                  GParamSpec *pspec,
                  gpointer user_data)
{
  MdgImportSection *self = user_data;
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "mdg-column"));

  if (mdg_consultation_mapping_set_field (self->preview->mapping, column, mdg_import_column_row_get_field (row)))
    schedule_try (self);
}

static void
on_word_chosen (GtkWidget *row,
                GParamSpec *pspec,
                gpointer user_data)
{
  MdgImportSection *self = user_data;
  const char *code = mdg_import_word_row_get_code (row);

  if (code == NULL)
    return;

  mdg_consultation_mapping_set_code (self->preview->mapping, mdg_import_word_row_get_vocabulary (row), mdg_import_word_row_get_word (row), code);
  schedule_try (self);
}

static void
show_columns (MdgImportSection *self)
{
  clear_list (self->columns);
  for (guint i = 0; i < mdg_consultation_mapping_get_n_columns (self->preview->mapping); i++)
    gtk_list_box_append (self->columns, mdg_import_column_row_new (self->preview->mapping, i,
                                                                   self->samples != NULL && i < self->samples->len ? self->samples->pdata[i] : NULL,
                                                                   G_CALLBACK (on_column_chosen), self));
}

static void
show_words (MdgImportSection *self)
{
  clear_list (self->words);
  for (guint i = 0; i < self->preview->unknown->len; i++)
    gtk_list_box_append (self->words, mdg_import_word_row_new (get_workspace (self), self->preview, self->preview->unknown->pdata[i], G_CALLBACK (on_word_chosen), self));
  gtk_widget_set_visible (self->words_box, self->preview->unknown->len > 0);
}

static guint
add_rows (MdgImportSection *self,
          GtkListBox *list,
          MdgImportOutcome outcome,
          guint n_shown)
{
  for (guint i = 0; i < self->preview->rows->len && n_shown < MAX_SHOWN_ROWS; i++)
    {
      MdgImportRow *row = self->preview->rows->pdata[i];

      if (row->outcome != outcome)
        continue;
      gtk_list_box_append (list, mdg_import_preview_row_new (row));
      n_shown++;
    }

  return n_shown;
}

/* What is refused stands above all else: it is what somebody has to look at. */
static void
show_rows (MdgImportSection *self)
{
  guint n_shown;

  clear_list (self->refused);
  clear_list (self->rows);
  gtk_widget_set_visible (self->refused_box, add_rows (self, self->refused, MDG_IMPORT_REFUSED, 0) > 0);
  n_shown = add_rows (self, self->rows, MDG_IMPORT_NEW, 0);
  n_shown = add_rows (self, self->rows, MDG_IMPORT_SAME, n_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n_shown > 0);
}

/* What a remark says without the row it is about: "12行目: …". */
static const char *
get_gist (const char *remark)
{
  const char *colon = strstr (remark, ": ");

  return colon != NULL ? colon : remark;
}

static void
append_remark (GString *text,
               const char *remark,
               guint n)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", remark);
  if (n > 1)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " (and %u row more)", " (and %u rows more)", n - 1), n - 1);
}

/* The same said of many rows is said once, so that it does not hide what is said of one. */
static char *
dup_remarks (MdgImportPreview *preview)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) firsts = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < preview->warnings->len; i++)
    {
      const char *gist = get_gist (preview->warnings->pdata[i]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, gist)) + 1;

      if (n == 1)
        g_ptr_array_add (firsts, preview->warnings->pdata[i]);
      g_hash_table_insert (counts, (gpointer) gist, GUINT_TO_POINTER (n));
    }
  for (guint i = 0; i < firsts->len && i < N_REMARKS; i++)
    append_remark (text, firsts->pdata[i], GPOINTER_TO_UINT (g_hash_table_lookup (counts, get_gist (firsts->pdata[i]))));
  if (firsts->len > N_REMARKS)
    {
      guint more = firsts->len - N_REMARKS;

      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "\n… and %u remark more", "\n… and %u remarks more", more), more);
    }

  return g_string_free (text, FALSE);
}

static void
show_preview (MdgImportSection *self)
{
  MdgImportPreview *preview = self->preview;
  g_autofree char *name = g_path_get_basename (preview->path);
  g_autofree char *counts = g_strdup_printf (_ ("New %u, known already %u, refused %u"), preview->n_new, preview->n_same, preview->n_refused);
  g_autofree char *remarks = dup_remarks (preview);

  gtk_label_set_text (self->file_name, name);
  gtk_label_set_text (self->counts, counts);
  gtk_label_set_text (self->warnings, remarks);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), remarks[0] != '\0');
  show_words (self);
  show_rows (self);
  show_view (self, TRUE);
}

static void
close_preview (MdgImportSection *self)
{
  g_clear_handle_id (&self->try_source, g_source_remove);
  g_clear_pointer (&self->preview, mdg_import_preview_free);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  show_view (self, FALSE);
  update_actions (self);
}

static void
preview_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (MdgImportSection) self = user_data;
  g_autoptr (GError) error = NULL;
  MdgImportPreview *preview = mdg_import_preview_finish (result, &error);
  gboolean is_first = self->preview == NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  show_problem (self, error != NULL ? error->message : NULL);
  if (preview == NULL)
    return;

  g_clear_pointer (&self->preview, mdg_import_preview_free);
  self->preview = preview;
  if (is_first)
    {
      self->samples = load_samples (preview);
      show_columns (self);
    }
  show_preview (self);
  update_actions (self);
  if (is_first)
    gtk_widget_grab_focus (GTK_WIDGET (self->apply_button));
}

static void
start_preview (MdgImportSection *self,
               const char *path,
               const char *mapping)
{
  show_problem (self, NULL);
  set_busy (self, TRUE);
  mdg_import_preview_async (get_workspace (self), path, NULL, mapping, self->cancellable, preview_cb, g_object_ref (self));
}

static void
try_again (MdgImportSection *self)
{
  g_autofree char *mapping = NULL;

  if (self->preview == NULL)
    return;
  if (self->is_busy)
    {
      schedule_try (self);
      return;
    }

  mapping = mdg_consultation_mapping_dup_json (self->preview->mapping);
  start_preview (self, self->preview->path, mapping);
}

void
mdg_import_section_open (MdgImportSection *self,
                         const char *path)
{
  g_return_if_fail (MDG_IS_IMPORT_SECTION (self));

  if (self->is_busy || mdg_workspace_is_read_only (get_workspace (self)))
    return;

  close_preview (self);
  start_preview (self, path, NULL);
}

gboolean
mdg_import_section_is_busy (MdgImportSection *self)
{
  g_return_val_if_fail (MDG_IS_IMPORT_SECTION (self), FALSE);

  return self->is_busy || self->try_source != 0;
}

static void
choose_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (MdgImportSection) self = user_data;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    mdg_import_section_open (self, g_file_peek_path (file));
}

static void
choose_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  mdg_dialog_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("List of Consultations"), _ ("_Open"),
                                filters, NULL, NULL, NULL, choose_cb, g_object_ref (widget));
}

static void
cancel_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgImportSection *self = MDG_IMPORT_SECTION (widget);

  if (self->is_busy)
    return;

  show_problem (self, NULL);
  close_preview (self);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         gpointer user_data)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return FALSE;

  mdg_import_section_open (user_data, g_file_peek_path (file));

  return TRUE;
}

static void
toast (MdgImportSection *self,
       const char *text,
       const MdgUuid *import)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *uuid = import != NULL ? mdg_uuid_dup_string (import) : NULL;
  g_autofree char *action = import != NULL ? g_strdup_printf ("win.undo-import('%s')", uuid) : NULL;

  if (root == NULL || !MDG_IS_WINDOW (root))
    return;
  if (action != NULL)
    mdg_window_toast_undo (MDG_WINDOW (root), text, action);
  else
    mdg_window_toast (MDG_WINDOW (root), text);
}

static void
apply_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (MdgImportSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  MdgUuid import;

  if (!mdg_import_apply_finish (MDG_WORKSPACE (source), result, &import, &error))
    {
      set_busy (self, FALSE);
      show_problem (self, error->message);
      return;
    }

  text = g_strdup_printf (_ ("Taken in: new %u, known already %u, refused %u"), self->preview->n_new, self->preview->n_same, self->preview->n_refused);
  set_busy (self, FALSE);
  close_preview (self);
  mdg_settings_section_reload (MDG_SETTINGS_SECTION (self));
  toast (self, text, &import);
}

static void
apply_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgImportSection *self = MDG_IMPORT_SECTION (widget);

  /* What was chosen last has to be tried first. */
  if (self->try_source != 0)
    return;

  show_problem (self, NULL);
  set_busy (self, TRUE);
  mdg_import_apply_async (get_workspace (self), self->preview, NULL, apply_cb, g_object_ref (self));
}

static char *
dup_time (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%dT%H:%M");

  return mdg_datetime_format (iso);
}

static GtkWidget *
new_run_row (MdgImportSection *self,
             const MdgImportRun *run)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (run->is_undone ? _ ("Taken back") : _ ("Take Back"));
  g_autofree char *uuid = mdg_uuid_dup_string (&run->uuid);
  g_autofree char *time = dup_time (run->at);
  g_autofree char *subtitle = g_strdup_printf ("%s　%s", time, run->author != NULL ? run->author : "");
  g_autofree char *name = g_strdup_printf (_ ("Take back %s"), run->file_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), run->file_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (run->is_undone)
    gtk_widget_set_sensitive (button, FALSE);
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo-import");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uuid);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
mdg_import_section_reload (MdgSettingsSection *section)
{
  MdgImportSection *self = MDG_IMPORT_SECTION (section);
  g_autoptr (GPtrArray) runs = mdg_import_list (get_workspace (self), MAX_RUNS, NULL);

  clear_list (self->runs);
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    gtk_list_box_append (self->runs, new_run_row (self, runs->pdata[i]));
  gtk_widget_set_visible (self->runs_box, runs != NULL && runs->len > 0);
}

static void
mdg_import_section_dispose (GObject *object)
{
  MdgImportSection *self = MDG_IMPORT_SECTION (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->try_source, g_source_remove);

  G_OBJECT_CLASS (mdg_import_section_parent_class)->dispose (object);
}

static void
mdg_import_section_finalize (GObject *object)
{
  MdgImportSection *self = MDG_IMPORT_SECTION (object);

  g_clear_pointer (&self->preview, mdg_import_preview_free);
  g_clear_pointer (&self->samples, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_import_section_parent_class)->finalize (object);
}

static void
mdg_import_section_class_init (MdgImportSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_import_section_dispose;
  object_class->finalize = mdg_import_section_finalize;
  MDG_SETTINGS_SECTION_CLASS (klass)->reload = mdg_import_section_reload;

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.apply", NULL);
}

static GtkListBox *
new_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_LIST_BOX (list);
}

static GtkLabel *
new_text (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static GtkWidget *
new_start_view (MdgImportSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("_Choose a File…"));

  gtk_widget_add_css_class (choose, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choose), "import.choose");
  gtk_box_append (GTK_BOX (box), mdg_settings_heading_new (_ ("Take in a List of Consultations"), _ ("The list the centre has kept until now, as Excel (.xlsx) or CSV. Choose it or drop it here; first it is shown what would come in, and all of it can be taken back."), choose));
  gtk_box_append (GTK_BOX (box), mdg_import_steps_new ());
  self->runs_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->runs = new_list (_ ("Taken in earlier"));
  gtk_box_append (GTK_BOX (self->runs_box), mdg_settings_heading_new (_ ("Taken in earlier"), _ ("Taking one back removes what it brought, except what was edited since."), NULL));
  gtk_box_append (GTK_BOX (self->runs_box), GTK_WIDGET (self->runs));
  gtk_box_append (GTK_BOX (box), self->runs_box);

  return box;
}

/* It scrolls sideways only, and GTK 4.8 takes the wheel for it all the same: the wheel is for the page. */
static void
leave_wheel_alone (GtkWidget *scroller)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scroller);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static GtkWidget *
new_preview_view (MdgImportSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->file_name = new_text ("mdg-page-title");
  self->counts = new_text (NULL);
  self->warnings = new_text ("mdg-dim");
  self->words = new_list (_ ("Unknown words"));
  self->columns = new_list (_ ("Columns of the file"));
  self->rows = new_list (_ ("What would come in"));
  self->refused = new_list (_ ("What would not come in"));
  self->refused_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->refused_box), mdg_settings_heading_new (_ ("What would not come in"), _ ("Mend these rows in the file and take it in once more; what is known already does not come in twice."), NULL));
  gtk_box_append (GTK_BOX (self->refused_box), GTK_WIDGET (self->refused));
  self->words_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->words_box), mdg_settings_heading_new (_ ("Unknown words"), _ ("Choose what each stands for; it is remembered. What is left stays in the note of the consultation."), NULL));
  gtk_box_append (GTK_BOX (self->words_box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->file_name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (box), self->refused_box);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->warnings));
  gtk_box_append (GTK_BOX (box), mdg_settings_heading_new (_ ("Columns of the file"), _ ("Each with what stands in its first rows and where it goes. The choice is remembered for a file with the same head."), NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  gtk_box_append (GTK_BOX (box), self->words_box);
  gtk_box_append (GTK_BOX (box), mdg_settings_heading_new (_ ("What would come in"), _ ("The first rows."), NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));

  /* A choice with a long name must not push the buttons off the screen. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  leave_wheel_alone (scroller);

  return scroller;
}

static void
add_foot (MdgImportSection *self)
{
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->apply_button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->apply_button, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->apply_button), _ ("Ctrl+Enter"));
  gtk_widget_add_css_class (GTK_WIDGET (self->apply_button), "suggested-action");
  gtk_widget_set_hexpand (cancel, TRUE);
  gtk_widget_set_halign (cancel, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "import.cancel");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->apply_button), "import.apply");
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (self->foot), cancel);
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->apply_button));
  mdg_settings_section_add_foot (MDG_SETTINGS_SECTION (self), self->foot);
}

static void
mdg_import_section_init (MdgImportSection *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  self->problem = new_text ("mdg-field-error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), GTK_WIDGET (self->problem));
  self->start_view = new_start_view (self);
  self->preview_view = new_preview_view (self);
  show_view (self, FALSE);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), self->start_view);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), self->preview_view);
  add_foot (self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
mdg_import_section_new (MdgWorkspace *workspace)
{
  MdgImportSection *self = g_object_new (MDG_TYPE_IMPORT_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);
  mdg_settings_section_reload (MDG_SETTINGS_SECTION (self));
  update_actions (self);

  return GTK_WIDGET (self);
}
