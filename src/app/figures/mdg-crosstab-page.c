#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-crosstab-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-consultation-filter.h"
#include "mdg-crosstab-filters.h"
#include "mdg-crosstab-use.h"
#include "mdg-drop-down.h"
#include "mdg-facts-loader.h"
#include "mdg-figure-grid.h"
#include "mdg-macros.h"
#include "mdg-report-crosstab.h"
#include "mdg-release-preview.h"

#define N_CHOICES 4 /* of fields: two for rows, two for columns */

struct _MdgCrosstabPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  GCancellable *cancellable;
  MdgCrosstabSpec *spec;
  MdgCrosstab *crosstab; /* as shown */
  char *name;            /* that it was saved under; NULL */
  const char *said;      /* when what is under way is on disk */
  gboolean is_filling;

  GtkDropDown *fields[N_CHOICES];
  GtkDropDown *measures;
  GtkDropDown *percents;
  MdgCrosstabFilters *filters;
  GtkDropDown *saved;
  GtkEditable *name_entry;
  GtkLabel *problem;
  MdgFigureGrid *grid;
};

G_DEFINE_FINAL_TYPE (MdgCrosstabPage, mdg_crosstab_page, MDG_TYPE_PAGE)

static void
say (MdgCrosstabPage *self,
     const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (MDG_IS_WINDOW (root))
    mdg_window_toast (MDG_WINDOW (root), text);
}

static void
show_problem (MdgCrosstabPage *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static guint
count_heads (const MdgCrosstabSpec *spec)
{
  return MAX (spec->n_rows, 1);
}

static void
count (MdgCrosstabPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgCrosstabWords) words = mdg_crosstab_words_new (self->workspace);
  g_autoptr (MdgCrosstab) crosstab = mdg_crosstab_use_count (self->workspace, words, self->spec, &error);
  g_autoptr (MdgTable) table = NULL;
  g_autofree char *title = mdg_crosstab_words_dup_title (self->spec);

  show_problem (self, error != NULL ? error->message : NULL);
  if (crosstab == NULL)
    return;

  table = mdg_report_crosstab_new_table (words, crosstab, title);
  mdg_figure_grid_set_table (self->grid, table, count_heads (self->spec));
  mdg_page_set_subtitle (MDG_PAGE (self), title);
  g_clear_pointer (&self->crosstab, mdg_crosstab_free);
  self->crosstab = g_steal_pointer (&crosstab);
}

static void
facts_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (MdgCrosstabPage) self = user_data;
  g_autoptr (GError) error = NULL;

  MdgFacts *facts = mdg_workspace_load_facts_finish (MDG_WORKSPACE (source), result, &error);

  if (facts != NULL)
    {
      mdg_crosstab_filters_set_facts (self->filters, facts);
      count (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error->message);
}

static void
reload (MdgCrosstabPage *self)
{
  mdg_workspace_load_facts_async (self->workspace, self->cancellable, facts_cb, g_object_ref (self));
}

/* From 1 on; 0 is no field. */
static guint
get_field (MdgCrosstabPage *self,
           guint choice)
{
  return gtk_drop_down_get_selected (self->fields[choice]);
}

static void
read_axis (MdgCrosstabPage *self,
           guint first,
           MdgCrosstabField *fields,
           guint *n)
{
  *n = 0;
  for (guint i = first; i < first + MDG_CROSSTAB_MAX_AXIS; i++)
    if (get_field (self, i) > 0)
      fields[(*n)++] = get_field (self, i) - 1;
}

static gboolean
is_twice (MdgCrosstabPage *self)
{
  for (guint i = 0; i < N_CHOICES; i++)
    for (guint j = 0; j < i; j++)
      if (get_field (self, i) > 0 && get_field (self, i) == get_field (self, j))
        return TRUE;

  return FALSE;
}

static void
on_chosen (MdgCrosstabPage *self)
{
  if (self->is_filling)
    return;
  if (is_twice (self))
    {
      show_problem (self, _ ("A field can stand in a table only once. Choose another one."));
      return;
    }

  read_axis (self, 0, self->spec->rows, &self->spec->n_rows);
  read_axis (self, MDG_CROSSTAB_MAX_AXIS, self->spec->columns, &self->spec->n_columns);
  self->spec->measure = gtk_drop_down_get_selected (self->measures);
  self->spec->percent = gtk_drop_down_get_selected (self->percents);
  mdg_crosstab_filters_read (self->filters, self->spec);
  reload (self);
}

static void
show_axis (MdgCrosstabPage *self,
           guint first,
           const MdgCrosstabField *fields,
           guint n)
{
  for (guint i = 0; i < MDG_CROSSTAB_MAX_AXIS; i++)
    gtk_drop_down_set_selected (self->fields[first + i], i < n ? fields[i] + 1 : 0);
}

void
mdg_crosstab_page_set_spec (MdgCrosstabPage *self,
                            const MdgCrosstabSpec *spec)
{
  MdgCrosstabSpec *copy;

  g_return_if_fail (MDG_IS_CROSSTAB_PAGE (self));

  copy = mdg_crosstab_spec_copy (spec);
  mdg_crosstab_spec_free (self->spec);
  self->spec = copy;
  self->is_filling = TRUE;
  show_axis (self, 0, copy->rows, copy->n_rows);
  show_axis (self, MDG_CROSSTAB_MAX_AXIS, copy->columns, copy->n_columns);
  gtk_drop_down_set_selected (self->measures, copy->measure);
  gtk_drop_down_set_selected (self->percents, copy->percent);
  mdg_crosstab_filters_show (self->filters, copy);
  self->is_filling = FALSE;
  reload (self);
}

static char *
dup_typed_name (MdgCrosstabPage *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));
}

static void
update_actions (MdgCrosstabPage *self)
{
  g_autofree char *name = dup_typed_name (self);
  gboolean can_change = !mdg_workspace_is_read_only (self->workspace);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "crosstab.save", can_change && *name != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "crosstab.rename", can_change && self->name != NULL && *name != '\0' && !g_str_equal (name, self->name));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "crosstab.remove", can_change && self->name != NULL);
}

static void
fill_saved (MdgCrosstabPage *self)
{
  g_autoptr (GPtrArray) tables = mdg_crosstab_use_list (self->workspace, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Saved tables"));
  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      const char *name = mdg_record_get_text (tables->pdata[i], MDG_SAVED_TABLE_NAME);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (name, self->name) == 0)
        selected = i + 1;
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->saved, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->saved, selected);
  self->is_filling = FALSE;
  update_actions (self);
}

static void
on_saved_selected (MdgCrosstabPage *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->saved);
  g_autoptr (MdgCrosstabSpec) spec = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_filling || item == NULL || gtk_drop_down_get_selected (self->saved) == 0)
    return;

  mdg_set_str (&self->name, gtk_string_object_get_string (item));
  gtk_editable_set_text (self->name_entry, self->name);
  update_actions (self);
  spec = mdg_crosstab_use_load (self->workspace, self->name, &error);
  if (spec != NULL)
    mdg_crosstab_page_set_spec (self, spec);
  else
    show_problem (self, error->message);
}

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgCrosstabPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    {
      say (self, error->message);
      return;
    }

  fill_saved (self);
  say (self, self->said);
}

/* said: what is said when it is on disk; a literal. name: what the table is called then, NULL for none. */
static void
save (MdgCrosstabPage *self,
      MdgChange *change,
      const char *name,
      const char *said)
{
  mdg_set_str (&self->name, name);
  self->said = said;
  mdg_workspace_save_async (self->workspace, change, NULL, save_cb, g_object_ref (self));
}

void
mdg_crosstab_page_save (MdgCrosstabPage *self,
                        const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = mdg_crosstab_use_new_save (self->workspace, name, self->spec, &error);

  show_problem (self, error != NULL ? error->message : NULL);
  if (change == NULL)
    return;

  save (self, change, name, _ ("The table was saved."));
}

void
mdg_crosstab_page_rename (MdgCrosstabPage *self,
                          const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = NULL;

  g_return_if_fail (MDG_IS_CROSSTAB_PAGE (self));
  g_return_if_fail (self->name != NULL);

  change = mdg_crosstab_use_new_rename (self->workspace, self->name, name, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  if (change != NULL)
    save (self, change, name, _ ("The table has its new name."));
}

static void
rename_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgCrosstabPage *self = MDG_CROSSTAB_PAGE (widget);
  g_autofree char *name = dup_typed_name (self);

  mdg_crosstab_page_rename (self, name);
}

static void
save_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgCrosstabPage *self = MDG_CROSSTAB_PAGE (widget);
  g_autofree char *name = dup_typed_name (self);

  mdg_crosstab_page_save (self, name);
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgCrosstabPage *self = MDG_CROSSTAB_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = self->name != NULL ? mdg_crosstab_use_new_removal (self->workspace, self->name, &error) : NULL;

  if (change == NULL)
    return;

  save (self, change, NULL, _ ("The table was removed."));
}

/* What was on screen when it was printed. */
typedef struct
{
  MdgWorkspace *workspace;
  MdgCrosstabSpec *spec;
  char *name;
} Printed;

static void
free_printed (gpointer data)
{
  Printed *printed = data;

  g_object_unref (printed->workspace);
  mdg_crosstab_spec_free (printed->spec);
  g_free (printed->name);
  g_free (printed);
}

static MdgReport *
build (MdgVersion version,
       MdgPaper paper,
       gpointer user_data,
       GError **error)
{
  const Printed *printed = user_data;

  return mdg_report_crosstab_new_version (printed->workspace, printed->spec, printed->name, version, error);
}

static void
mdg_crosstab_page_print (MdgPage *page)
{
  MdgCrosstabPage *self = MDG_CROSSTAB_PAGE (page);
  const MdgReleaseChoices choices = { MDG_RELEASE_PREVIEW_ALL, MDG_VERSION_INTERNAL, FALSE };
  g_autoptr (GError) error = NULL;
  Printed *printed = g_new0 (Printed, 1);

  printed->workspace = g_object_ref (self->workspace);
  printed->spec = mdg_crosstab_spec_copy (self->spec);
  printed->name = g_strdup (self->name);
  if (!mdg_release_preview_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, &choices, build, printed, free_printed, &error))
    say (self, error->message);
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  mdg_crosstab_page_print (MDG_PAGE (widget));
}

/* Row numbers as a filter of the list. */
static void
on_drilled (MdgCrosstabPage *self,
            guint row,
            guint column)
{
  MdgTable *table = mdg_figure_grid_get_table (self->grid);
  guint place = (column - count_heads (self->spec)) / (self->spec->percent != MDG_CROSSTAB_NO_PERCENT ? 2 : 1);
  MdgFacts *facts = mdg_workspace_load_facts (self->workspace, NULL);
  g_autoptr (MdgCrosstabSpec) drill = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_new ();
  g_autofree char *text = NULL;

  if (facts == NULL || self->crosstab == NULL)
    return;

  drill = mdg_crosstab_dup_drill (self->crosstab, row == mdg_table_get_total_row (table) ? MDG_CROSSTAB_TOTAL : row, place < mdg_crosstab_get_n_columns (self->crosstab) ? place : MDG_CROSSTAB_TOTAL);
  ids = mdg_crosstab_list_consultations (facts, drill);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  mdg_consultation_filter_set (filter, MDG_CRITERION_ROWS, json->str);
  text = mdg_consultation_filter_to_json (filter);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.list-consultations", "s", text);
}

static void
mdg_crosstab_page_enter (MdgPage *page)
{
  fill_saved (MDG_CROSSTAB_PAGE (page));
  reload (MDG_CROSSTAB_PAGE (page));
}

static void
mdg_crosstab_page_dispose (GObject *object)
{
  MdgCrosstabPage *self = MDG_CROSSTAB_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_crosstab_page_parent_class)->dispose (object);
}

static void
mdg_crosstab_page_finalize (GObject *object)
{
  MdgCrosstabPage *self = MDG_CROSSTAB_PAGE (object);

  g_object_unref (self->cancellable);
  mdg_crosstab_spec_free (self->spec);
  g_clear_pointer (&self->crosstab, mdg_crosstab_free);
  g_free (self->name);

  G_OBJECT_CLASS (mdg_crosstab_page_parent_class)->finalize (object);
}

static void
mdg_crosstab_page_class_init (MdgCrosstabPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_crosstab_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mdg_crosstab_page_finalize;
  MDG_PAGE_CLASS (klass)->enter = mdg_crosstab_page_enter;
  MDG_PAGE_CLASS (klass)->print = mdg_crosstab_page_print;
  gtk_widget_class_install_action (widget_class, "crosstab.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "crosstab.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "crosstab.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "crosstab.print", NULL, print_action);
}

static void
mdg_crosstab_page_init (MdgCrosstabPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->spec = mdg_crosstab_spec_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

static GtkBox *
add_toolbar (MdgCrosstabPage *self)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_margin_start (toolbar, 16);
  gtk_widget_set_margin_end (toolbar, 16);
  gtk_widget_set_margin_top (toolbar, 6);
  gtk_widget_set_margin_bottom (toolbar, 6);
  gtk_box_append (GTK_BOX (self), toolbar);

  return GTK_BOX (toolbar);
}

static void
add_choices (MdgCrosstabPage *self,
             GtkBox *box)
{
  static const char *const labels[N_CHOICES] = { N_ ("Rows"), N_ ("Rows, second field"), N_ ("Columns"), N_ ("Columns, second field") };

  for (guint i = 0; i < N_CHOICES; i++)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      gtk_string_list_append (names, "―");
      for (guint j = 0; j < MDG_CROSSTAB_N_FIELDS; j++)
        gtk_string_list_append (names, mdg_crosstab_field_get_label (j));
      if (i % MDG_CROSSTAB_MAX_AXIS == 0)
        gtk_box_append (box, gtk_label_new (_ (labels[i])));
      self->fields[i] = mdg_drop_down_add (box, names, _ (labels[i]));
    }
}

static void
add_figures (MdgCrosstabPage *self,
             GtkBox *box)
{
  g_autoptr (GtkStringList) measures = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) percents = gtk_string_list_new (NULL);

  for (guint i = 0; i < MDG_CROSSTAB_N_MEASURES; i++)
    gtk_string_list_append (measures, mdg_crosstab_measure_get_label (i));
  for (guint i = 0; i < MDG_CROSSTAB_N_PERCENTS; i++)
    gtk_string_list_append (percents, mdg_crosstab_percent_get_label (i));
  self->measures = mdg_drop_down_add (box, measures, _ ("What is counted"));
  self->percents = mdg_drop_down_add (box, percents, _ ("Percentages"));
}

static void
add_filters (MdgCrosstabPage *self,
             GtkBox *box)
{
  self->filters = MDG_CROSSTAB_FILTERS (mdg_crosstab_filters_new (self->workspace));
  gtk_widget_set_hexpand (GTK_WIDGET (self->filters), TRUE);
  gtk_box_append (box, GTK_WIDGET (self->filters));
}

static void
add_saving (MdgCrosstabPage *self,
            GtkBox *box)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *save = gtk_button_new_with_label (_ ("Save"));
  GtkWidget *rename = gtk_button_new_with_label (_ ("Rename"));
  GtkWidget *clear = gtk_button_new_with_label (_ ("Remove"));

  self->saved = mdg_drop_down_add (box, names, _ ("Saved tables"));
  self->name_entry = GTK_EDITABLE (gtk_entry_new ());
  gtk_editable_set_width_chars (self->name_entry, 12);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name_entry), _ ("Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the table"), -1);
  gtk_box_append (box, GTK_WIDGET (self->name_entry));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "crosstab.save");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (rename), "crosstab.rename");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "crosstab.remove");
  gtk_box_append (box, save);
  gtk_box_append (box, rename);
  gtk_box_append (box, clear);
}

static void
add_grid (MdgCrosstabPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->problem));
  self->grid = MDG_FIGURE_GRID (mdg_figure_grid_new (_ ("Cross table")));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self), scroller);
  g_signal_connect_object (self->grid, "drilled", G_CALLBACK (on_drilled), self, G_CONNECT_SWAPPED);
}

MdgCrosstabPage *
mdg_crosstab_page_new (MdgWorkspace *workspace)
{
  MdgCrosstabPage *self = g_object_new (MDG_TYPE_CROSSTAB_PAGE, NULL);
  g_autoptr (MdgCrosstabSpec) spec = mdg_crosstab_spec_new ();
  GtkWidget *print = gtk_button_new_with_label (_ ("Print and Export…"));
  GtkBox *top;

  self->workspace = g_object_ref (workspace);
  mdg_page_set_title (MDG_PAGE (self), _ ("Figures"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "crosstab.print");
  top = add_toolbar (self);
  add_choices (self, top);
  add_figures (self, top);
  add_filters (self, add_toolbar (self));
  top = add_toolbar (self);
  add_saving (self, top);
  gtk_box_append (top, print);
  add_grid (self);
  for (guint i = 0; i < N_CHOICES; i++)
    g_signal_connect_object (self->fields[i], "notify::selected", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->measures, "notify::selected", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->percents, "notify::selected", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saved, "notify::selected", G_CALLBACK (on_saved_selected), self, G_CONNECT_SWAPPED);
  fill_saved (self);
  spec->rows[spec->n_rows++] = MDG_CROSSTAB_PROFESSION;
  spec->columns[spec->n_columns++] = MDG_CROSSTAB_MONTH;
  mdg_crosstab_page_set_spec (self, spec);

  return self;
}
