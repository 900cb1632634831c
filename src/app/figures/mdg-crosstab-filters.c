#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-crosstab-filters.h"

#include <glib/gi18n-lib.h>

#include "mdg-crosstab-words.h"
#include "mdg-drop-down.h"
#include "mdg-filter-button.h"
#include "mdg-line-entry.h"
#include "mdg-macros.h"
#include "mdg-wrap-box.h"

#define N_YEARS 6

/* In the list of periods. */
enum
{
  PERIOD_ALL,
  PERIOD_NEWEST_YEAR,
  PERIOD_DAYS = PERIOD_NEWEST_YEAR + N_YEARS,
};

struct _MdgCrosstabFilters
{
  GtkWidget parent_instance;

  MdgWorkspace *workspace;
  MdgFacts *facts; /* NULL until there are some */
  gboolean is_filling;

  GtkWidget *box;
  GtkDropDown *periods;
  MdgLineEntry *days[2]; /* from, to */
  MdgFilterButton *buttons[MDG_CROSSTAB_N_FIELDS];
  gboolean is_filled[MDG_CROSSTAB_N_FIELDS];
  GtkMenuButton *add_button;
  GtkListBox *addable;
};

G_DEFINE_FINAL_TYPE (MdgCrosstabFilters, mdg_crosstab_filters, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (MdgCrosstabFilters *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Months and years are what the period is for. */
static gboolean
is_offered (MdgCrosstabField field)
{
  return field != MDG_CROSSTAB_MONTH && field != MDG_CROSSTAB_FISCAL_YEAR;
}

typedef struct
{
  const char *code;
  int rank;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  return x->rank != y->rank ? (x->rank > y->rank) - (x->rank < y->rank) : g_strcmp0 (x->code, y->code);
}

static void
fill_button (MdgCrosstabFilters *self,
             MdgCrosstabField field)
{
  g_autoptr (MdgCrosstabWords) words = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_auto (GStrv) values = NULL;
  MdgFactsView view;

  if (self->facts == NULL || self->is_filled[field])
    return;

  words = mdg_crosstab_words_new (self->workspace);
  mdg_facts_get_view (self->facts, field, &view);
  for (guint i = 1; i < view.n_codes; i++)
    {
      Place place = { mdg_facts_get_text (self->facts, field, i), 0 };

      place.rank = mdg_crosstab_words_rank (field, place.code, words);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  mdg_filter_button_clear_choices (self->buttons[field]);
  for (guint i = 0; i <= places->len; i++)
    {
      const char *code = i < places->len ? g_array_index (places, Place, i).code : "";
      g_autofree char *label = mdg_crosstab_words_dup_label (words, field, code);

      mdg_filter_button_add_choice (self->buttons[field], code, label, NULL, 0);
    }
  values = mdg_filter_button_dup_values (self->buttons[field]);
  mdg_filter_button_set_values (self->buttons[field], (const char *const *) values);
  self->is_filled[field] = TRUE;
}

static gboolean
has_values (MdgCrosstabFilters *self,
            MdgCrosstabField field)
{
  g_auto (GStrv) values = mdg_filter_button_dup_values (self->buttons[field]);

  return values[0] != NULL;
}

static void
on_closed (MdgCrosstabFilters *self,
           MdgFilterButton *button)
{
  for (guint i = 0; i < MDG_CROSSTAB_N_FIELDS; i++)
    if (self->buttons[i] == button && !has_values (self, i))
      {
        gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
        gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
      }
}

static void
add_button (MdgCrosstabFilters *self,
            MdgCrosstabField field)
{
  self->buttons[field] = MDG_FILTER_BUTTON (mdg_filter_button_new (mdg_crosstab_field_get_label (field)));
  mdg_filter_button_set_values (self->buttons[field], NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons[field]), FALSE);
  g_signal_connect_object (self->buttons[field], "chosen", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buttons[field], "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
  mdg_wrap_box_append (MDG_WRAP_BOX (self->box), GTK_WIDGET (self->buttons[field]));
}

static void
on_add_activated (MdgCrosstabFilters *self,
                  GtkListBoxRow *row)
{
  MdgCrosstabField field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));

  gtk_menu_button_popdown (self->add_button);
  fill_button (self, field);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons[field]), TRUE);
  mdg_filter_button_popup (self->buttons[field]);
}

/* Those that stand in the bar are changed there. */
static void
on_add_shown (MdgCrosstabFilters *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->addable)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      MdgCrosstabField field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));

      gtk_widget_set_visible (row, !gtk_widget_get_visible (GTK_WIDGET (self->buttons[field])));
    }
}

static void
add_adder (MdgCrosstabFilters *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->addable = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->addable), "mdg-choices");
  gtk_list_box_set_selection_mode (self->addable, GTK_SELECTION_NONE);
  for (guint i = 0; i < MDG_CROSSTAB_N_FIELDS; i++)
    if (is_offered (i))
      {
        GtkWidget *row = gtk_list_box_row_new ();
        GtkWidget *label = gtk_label_new (mdg_crosstab_field_get_label (i));

        gtk_label_set_xalign (GTK_LABEL (label), 0);
        gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, mdg_crosstab_field_get_label (i), -1);
        g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (i));
        gtk_list_box_append (self->addable, row);
      }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->addable));
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  self->add_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->add_button, _ ("Add a Condition"));
  gtk_menu_button_set_popover (self->add_button, popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->add_button))), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a Condition"), -1);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_add_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->addable, "row-activated", G_CALLBACK (on_add_activated), self, G_CONNECT_SWAPPED);
  mdg_wrap_box_append (MDG_WRAP_BOX (self->box), GTK_WIDGET (self->add_button));
}

/* The first or the last day of what was typed: "R7.4" is a month. FALSE shows what is wrong. */
static gboolean
read_day (MdgCrosstabFilters *self,
          gboolean is_last,
          char **iso)
{
  MdgLineEntry *entry = self->days[is_last ? 1 : 0];
  const char *typed = mdg_line_entry_get_text (entry);
  g_autoptr (GError) error = NULL;
  MdgDate today;
  MdgDate day;

  mdg_line_entry_set_fault (entry, NULL);
  mdg_workspace_get_today (self->workspace, &today);
  if (*typed == '\0')
    return TRUE;
  if (!mdg_date_parse (typed, MDG_DATE_RECENT, &today, &day, &error))
    {
      mdg_line_entry_set_fault (entry, error->message);
      return FALSE;
    }

  if (day.month == 0)
    day.month = is_last ? 12 : 1;
  if (day.day == 0)
    day.day = is_last ? g_date_get_days_in_month (day.month, (GDateYear) day.year) : 1;
  *iso = mdg_date_dup_iso (&day);

  return TRUE;
}

static gboolean
read_days (MdgCrosstabFilters *self,
           char **from,
           char **to)
{
  gboolean is_read = read_day (self, FALSE, from);

  if (!read_day (self, TRUE, to) || !is_read)
    return FALSE;
  if (*from == NULL || *to == NULL || strcmp (*from, *to) <= 0)
    return TRUE;

  mdg_line_entry_set_fault (self->days[1], _ ("The last day lies before the first."));

  return FALSE;
}

static void
on_day_entered (MdgCrosstabFilters *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!self->is_filling && gtk_drop_down_get_selected (self->periods) == PERIOD_DAYS && read_days (self, &from, &to))
    tell (self);
}

static void
show_days (MdgCrosstabFilters *self)
{
  gboolean has_days = gtk_drop_down_get_selected (self->periods) == PERIOD_DAYS;

  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    gtk_widget_set_visible (GTK_WIDGET (self->days[i]), has_days);
}

static void
on_period_selected (MdgCrosstabFilters *self)
{
  show_days (self);
  if (self->is_filling)
    return;
  if (gtk_drop_down_get_selected (self->periods) == PERIOD_DAYS)
    gtk_widget_grab_focus (GTK_WIDGET (mdg_line_entry_get_text_widget (self->days[0])));
  tell (self);
}

static void
add_period (MdgCrosstabFilters *self)
{
  static const char *const labels[] = { N_ ("First day"), N_ ("Last day") };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  int newest = mdg_workspace_get_fiscal_year (self->workspace);

  gtk_string_list_append (names, _ ("All periods"));
  for (int i = 0; i < N_YEARS; i++)
    {
      g_autofree char *name = mdg_fiscal_year_format_long (newest - i);

      gtk_string_list_append (names, name);
    }
  gtk_string_list_append (names, _ ("Days…"));
  self->periods = mdg_drop_down_add (GTK_BOX (holder), names, _ ("Period"));
  mdg_wrap_box_append (MDG_WRAP_BOX (self->box), holder);
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      self->days[i] = MDG_LINE_ENTRY (mdg_line_entry_new (_ (labels[i])));
      g_object_set (self->days[i], "placeholder", _ (labels[i]), "width-chars", 10, "hexpand", FALSE, NULL);
      g_signal_connect_object (mdg_line_entry_get_text_widget (self->days[i]), "activate", G_CALLBACK (on_day_entered), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (focus, "leave", G_CALLBACK (on_day_entered), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (GTK_WIDGET (self->days[i]), focus);
      mdg_wrap_box_append (MDG_WRAP_BOX (self->box), GTK_WIDGET (self->days[i]));
    }
  show_days (self);
  g_signal_connect_object (self->periods, "notify::selected", G_CALLBACK (on_period_selected), self, G_CONNECT_SWAPPED);
}

static void
mdg_crosstab_filters_dispose (GObject *object)
{
  MdgCrosstabFilters *self = MDG_CROSSTAB_FILTERS (object);

  self->is_filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->facts);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_crosstab_filters_parent_class)->dispose (object);
}

static void
mdg_crosstab_filters_class_init (MdgCrosstabFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_crosstab_filters_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_CROSSTAB_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_crosstab_filters_init (MdgCrosstabFilters *self)
{
  self->box = mdg_wrap_box_new (8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mdg_crosstab_filters_new (MdgWorkspace *workspace)
{
  MdgCrosstabFilters *self = g_object_new (MDG_TYPE_CROSSTAB_FILTERS, NULL);

  self->workspace = g_object_ref (workspace);
  add_period (self);
  for (guint i = 0; i < MDG_CROSSTAB_N_FIELDS; i++)
    add_button (self, i);
  add_adder (self);

  return GTK_WIDGET (self);
}

void
mdg_crosstab_filters_set_facts (MdgCrosstabFilters *self,
                                MdgFacts *facts)
{
  g_return_if_fail (MDG_IS_CROSSTAB_FILTERS (self));

  g_set_object (&self->facts, facts);
  for (guint i = 0; i < MDG_CROSSTAB_N_FIELDS; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->buttons[i])))
      fill_button (self, i);
}

static void
show_period (MdgCrosstabFilters *self,
             const MdgCrosstabSpec *spec)
{
  const char *const isos[] = { spec->from, spec->to };
  MdgDate from = { 0 };
  int newest = mdg_workspace_get_fiscal_year (self->workspace);
  guint selected = spec->from == NULL && spec->to == NULL ? PERIOD_ALL : PERIOD_DAYS;

  if (spec->from != NULL && mdg_date_parse_iso (spec->from, &from) && from.month == 4 && from.day == 1 && from.year <= newest && from.year > newest - N_YEARS)
    {
      g_autofree char *end = g_strdup_printf ("%04d-03-31", from.year + 1);

      if (g_strcmp0 (spec->to, end) == 0)
        selected = PERIOD_NEWEST_YEAR + (guint) (newest - from.year);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      MdgDate day;
      g_autofree char *text = isos[i] != NULL && mdg_date_parse_iso (isos[i], &day) ? mdg_date_format_short (&day) : g_strdup ("");

      mdg_line_entry_set_text (self->days[i], text);
      mdg_line_entry_set_fault (self->days[i], NULL);
    }
  gtk_drop_down_set_selected (self->periods, selected);
}

void
mdg_crosstab_filters_show (MdgCrosstabFilters *self,
                           const MdgCrosstabSpec *spec)
{
  g_return_if_fail (MDG_IS_CROSSTAB_FILTERS (self));

  self->is_filling = TRUE;
  show_period (self, spec);
  for (guint i = 0; i < MDG_CROSSTAB_N_FIELDS; i++)
    {
      self->is_filled[i] = FALSE;
      mdg_filter_button_set_values (self->buttons[i], NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), FALSE);
    }
  for (guint i = 0; i < spec->filters->len; i++)
    {
      const MdgCrosstabFilter *filter = spec->filters->pdata[i];

      mdg_filter_button_set_values (self->buttons[filter->field], (const char *const *) filter->codes);
      gtk_widget_set_visible (GTK_WIDGET (self->buttons[filter->field]), TRUE);
      fill_button (self, filter->field);
    }
  self->is_filling = FALSE;
}

void
mdg_crosstab_filters_read (MdgCrosstabFilters *self,
                           MdgCrosstabSpec *spec)
{
  guint period = gtk_drop_down_get_selected (self->periods);
  int year = mdg_workspace_get_fiscal_year (self->workspace) - (int) (period - PERIOD_NEWEST_YEAR);

  g_return_if_fail (MDG_IS_CROSSTAB_FILTERS (self));

  if (period == PERIOD_DAYS)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      if (read_days (self, &from, &to))
        {
          mdg_set_str (&spec->from, from);
          mdg_set_str (&spec->to, to);
        }
    }
  else
    {
      g_clear_pointer (&spec->from, g_free);
      g_clear_pointer (&spec->to, g_free);
      if (period >= PERIOD_NEWEST_YEAR)
        {
          spec->from = g_strdup_printf ("%04d-04-01", year);
          spec->to = g_strdup_printf ("%04d-03-31", year + 1);
        }
    }
  g_ptr_array_set_size (spec->filters, 0);
  for (guint i = 0; i < MDG_CROSSTAB_N_FIELDS; i++)
    {
      g_auto (GStrv) values = mdg_filter_button_dup_values (self->buttons[i]);

      if (values[0] != NULL)
        mdg_crosstab_spec_add_filter (spec, i, (const char *const *) values);
    }
}
