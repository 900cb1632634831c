#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-trends-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-area.h"
#include "mdg-drop-down.h"
#include "mdg-figure-grid.h"
#include "mdg-issue-tabs.h"
#include "mdg-macros.h"
#include "mdg-report-issues.h"
#include "mdg-release-preview.h"
#include "mdg-units.h"
#include "mdg-window.h"

#define N_MONTHS 24
#define N_HEADS 1
/* Columns of the table. */
#define STARRED 2
#define FIRST_SEEN 4
#define FIRST_MONTH 6
#define CHART_MM 75.0

enum
{
  FILTER_AFFILIATION,
  FILTER_PROFESSION,
  FILTER_SCENE,
  N_FILTERS
};

static const struct
{
  const char *vocabulary;
  const char *all;
} filters[N_FILTERS] = {
  { "affil_kind", N_ ("All affiliations") },
  { "profession", N_ ("All professions") },
  { "scene", N_ ("All scenes") },
};

struct _MdgTrendsPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  GCancellable *cancellable;
  MdgTrendSheet *sheet; /* NULL until loaded */
  MdgChart *chart;
  MdgHeatMap *map;
  GPtrArray *heads; /* codes by row of the map */
  int last_month;
  GArray *area_uuids;

  GtkDropDown *months;
  GtkDropDown *areas;
  GtkDropDown *codes[N_FILTERS];
  GtkDropDown *orders;
  GtkDropDown *levels; /* issues or their heads */
  MdgFigureGrid *grid;
  GtkWidget *chart_area;
  GtkWidget *map_area;
  GtkStack *side;
  GtkLabel *evidence_title;
  GtkListBox *evidence;
};

G_DEFINE_FINAL_TYPE (MdgTrendsPage, mdg_trends_page, MDG_TYPE_PAGE)

static MdgTrendOrder
get_order (MdgTrendsPage *self)
{
  return (MdgTrendOrder) gtk_drop_down_get_selected (self->orders);
}

static void
say (MdgTrendsPage *self,
     const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (MDG_IS_WINDOW (root))
    mdg_window_toast (MDG_WINDOW (root), text);
}

static gboolean
is_by_head (MdgTrendsPage *self)
{
  return gtk_drop_down_get_selected (self->levels) > 0;
}

static guint
add_row (MdgTrendsPage *self,
         MdgTable *table,
         const MdgTrendIssue *issue,
         const char *label)
{
  guint row = mdg_table_add_row (table, issue->code, 0);
  g_autofree char *first = mdg_trend_dup_month (issue->first_month);
  g_autofree char *gravity = issue->gravity > 0 ? g_strdup_printf ("%d.%d", issue->gravity / 10, issue->gravity % 10) : g_strdup ("―");
  g_autofree char *marks = mdg_trend_dup_marks (issue);

  mdg_table_set_text (table, row, 0, label);
  mdg_table_set_number (table, row, 1, issue->n_cases);
  mdg_table_set_number (table, row, 2, issue->n_starred);
  mdg_table_set_text (table, row, 3, gravity);
  mdg_table_set_text (table, row, 4, first);
  mdg_table_set_text (table, row, 5, marks);
  for (guint i = 0; i < mdg_trend_sheet_get_n_months (self->sheet); i++)
    mdg_table_set_number (table, row, FIRST_MONTH + i, issue->counts[i]);

  return row;
}

static MdgTable *
new_table (MdgTrendsPage *self)
{
  MdgTable *table = mdg_table_new ("trends", _ ("Course of the issues"));
  g_autoptr (GPtrArray) issues = mdg_trend_sheet_list (self->sheet, is_by_head (self), get_order (self));
  const MdgTrendIssue *total = mdg_trend_sheet_get_total (self->sheet);
  const MdgTrendScope *scope = mdg_trend_sheet_get_scope (self->sheet);

  mdg_table_add_column (table, C_ ("trend", "Issue"), MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, C_ ("trend", "Cases"), MDG_CELL_NUMBER, 1);
  mdg_table_add_column (table, C_ ("trend", "★"), MDG_CELL_NUMBER, 1);
  mdg_table_add_column (table, C_ ("trend", "Weight"), MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, C_ ("trend", "First seen"), MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, C_ ("trend", "Marks"), MDG_CELL_TEXT, 1);
  for (int month = scope->from; month <= scope->to; month++)
    {
      g_autofree char *label = mdg_trend_dup_month (month);

      mdg_table_add_column (table, label, MDG_CELL_NUMBER, 1);
    }
  for (guint i = 0; i < issues->len; i++)
    add_row (self, table, issues->pdata[i], mdg_trend_sheet_get_label (self->sheet, ((MdgTrendIssue *) issues->pdata[i])->code));
  if (total != NULL)
    mdg_table_set_total_row (table, add_row (self, table, total, C_ ("trend", "Total (each case once)")));

  return table;
}

static void
show_sheet (MdgTrendsPage *self)
{
  g_autoptr (MdgTable) table = new_table (self);

  mdg_figure_grid_set_table (self->grid, table, N_HEADS);
  g_clear_pointer (&self->chart, mdg_chart_free);
  g_clear_pointer (&self->map, mdg_heat_map_free);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  self->chart = mdg_trend_sheet_new_chart (self->sheet, get_order (self));
  self->map = mdg_trend_sheet_new_heat_map (self->sheet, &self->heads);
  gtk_widget_queue_draw (self->chart_area);
  gtk_widget_queue_draw (self->map_area);
}

static void
load_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgTrendsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgTrendSheet) sheet = mdg_trend_sheet_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (sheet == NULL)
    {
      say (self, error->message);
      return;
    }

  g_clear_pointer (&self->sheet, mdg_trend_sheet_free);
  self->sheet = g_steal_pointer (&sheet);
  show_sheet (self);
}

static void
read_codes (MdgTrendsPage *self,
            MdgTrendScope *scope)
{
  char **const values[N_FILTERS] = { &scope->affiliation, &scope->profession, &scope->scene };

  for (guint i = 0; i < N_FILTERS; i++)
    {
      g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), filters[i].vocabulary, 0);
      guint at = gtk_drop_down_get_selected (self->codes[i]);

      if (at > 0 && at <= terms->len)
        mdg_set_str (values[i], mdg_record_get_text (terms->pdata[at - 1], MDG_TERM_CODE));
    }
}

static void
reload (MdgTrendsPage *self)
{
  guint area = gtk_drop_down_get_selected (self->areas);
  MdgTrendScope scope;

  mdg_trend_scope_init (&scope, self->workspace, self->last_month - (int) gtk_drop_down_get_selected (self->months));
  if (area > 0 && area < self->area_uuids->len)
    scope.area = g_array_index (self->area_uuids, MdgUuid, area);
  read_codes (self, &scope);
  gtk_stack_set_visible_child_name (self->side, "pictures");
  mdg_trend_sheet_load_async (self->workspace, &scope, self->cancellable, load_cb, g_object_ref (self));
  mdg_trend_scope_clear (&scope);
}

static void
on_order_selected (MdgTrendsPage *self)
{
  if (self->sheet != NULL)
    show_sheet (self);
}

static GtkWidget *
new_evidence_row (MdgTrendsPage *self,
                  const MdgTrendEvidence *evidence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *day = evidence->at != NULL ? mdg_datetime_format (evidence->at) : g_strdup ("");
  g_autofree char *head = g_strdup_printf ("%s%s　%s　%s", evidence->is_starred ? "★" : "", evidence->case_number != NULL ? evidence->case_number : "", day, mdg_trend_sheet_get_label (self->sheet, evidence->issue));
  GtkWidget *title = gtk_label_new (head);
  GtkWidget *quote = gtk_label_new (evidence->quote != NULL ? evidence->quote : _ ("ticked without a sentence"));
  GtkWidget *row = gtk_list_box_row_new ();
  char uuid[MDG_UUID_STRING_SIZE];

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (quote), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (quote), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), quote);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  mdg_uuid_format (&evidence->case_uuid, uuid);
  g_object_set_data_full (G_OBJECT (row), "mdg-case", g_strdup (uuid), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, head, -1);

  return row;
}

static char *
dup_figure_title (MdgTrendsPage *self,
                  const MdgTrendFigure *figure,
                  guint n)
{
  g_autofree char *first = mdg_trend_dup_month (figure->from);
  g_autofree char *last = mdg_trend_dup_month (figure->to);
  g_autofree char *period = figure->from == figure->to ? g_strdup (first) : g_strdup_printf ("%s〜%s", first, last);
  const char *label = figure->code != NULL ? mdg_trend_sheet_get_label (self->sheet, figure->code) : _ ("All issues");
  g_autofree char *limit = n >= MDG_TREND_MAX_EVIDENCE ? g_strdup_printf (_ ("the newest %u"), n) : NULL;

  return g_strdup_printf ("%s%s　%s%s%s", figure->is_starred ? "★" : "", label, period, limit != NULL ? "　" : "", limit != NULL ? limit : "");
}

static void
show_evidence (MdgTrendsPage *self,
               const MdgTrendFigure *figure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = mdg_trend_sheet_list_evidence (self->sheet, figure, &error);
  g_autofree char *title = NULL;

  if (list == NULL)
    {
      say (self, error->message);
      return;
    }

  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->evidence))) != NULL;)
    gtk_list_box_remove (self->evidence, child);
  title = dup_figure_title (self, figure, list->len);
  gtk_label_set_text (self->evidence_title, title);
  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (self->evidence, new_evidence_row (self, list->pdata[i]));
  gtk_stack_set_visible_child_name (self->side, "evidence");
}

/* "R7.4" of a first month is the month of what came first. */
static gboolean
find_first_month (MdgTrendsPage *self,
                  const MdgTrendFigure *figure,
                  int *month)
{
  g_autoptr (GPtrArray) issues = mdg_trend_sheet_list (self->sheet, figure->by_head, MDG_TREND_BY_FREQUENCY);
  const MdgTrendIssue *total = mdg_trend_sheet_get_total (self->sheet);

  if (figure->code == NULL && total != NULL)
    *month = total->first_month;
  for (guint i = 0; figure->code != NULL && i < issues->len; i++)
    if (g_str_equal (((MdgTrendIssue *) issues->pdata[i])->code, figure->code))
      *month = ((MdgTrendIssue *) issues->pdata[i])->first_month;

  return *month > 0;
}

static void
on_drilled (MdgTrendsPage *self,
            guint row,
            guint column)
{
  const MdgTrendScope *scope = mdg_trend_sheet_get_scope (self->sheet);
  MdgTable *table = mdg_figure_grid_get_table (self->grid);
  MdgTrendFigure figure = {
    .by_head = is_by_head (self),
    .code = row == mdg_table_get_total_row (table) ? NULL : mdg_table_get_row_code (table, row),
    .from = scope->from,
    .to = scope->to,
    .is_starred = column == STARRED,
  };
  int first = 0;

  if (column >= FIRST_MONTH)
    figure.from = figure.to = scope->from + (int) column - FIRST_MONTH;
  else if (column == FIRST_SEEN && find_first_month (self, &figure, &first))
    figure.from = figure.to = first;
  show_evidence (self, &figure);
}

static void
on_evidence_activated (MdgTrendsPage *self,
                       GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-case", "s", (const char *) g_object_get_data (G_OBJECT (row), "mdg-case"));
}

/* A point of the map in millimetres. */
static void
on_map_pressed (MdgTrendsPage *self,
                int n_press,
                double x,
                double y)
{
  double scale = 96 / 25.4;

  for (guint i = 0; self->map != NULL && i < self->heads->len; i++)
    for (guint j = 0; j < mdg_trend_sheet_get_n_months (self->sheet); j++)
      {
        int month = mdg_trend_sheet_get_scope (self->sheet)->from + (int) j;
        cairo_rectangle_t cell;

        if (!mdg_heat_map_get_cell (self->map, i, j, &cell) || x / scale < cell.x || x / scale >= cell.x + cell.width || y / scale < cell.y || y / scale >= cell.y + cell.height)
          continue;
        show_evidence (self, &(MdgTrendFigure){ .by_head = TRUE, .code = self->heads->pdata[i], .from = month, .to = month });
        return;
      }
}

/* Both as on paper: black on white. */
static void
draw (GtkDrawingArea *area,
      cairo_t *cr,
      int width,
      int height,
      gpointer user_data)
{
  MdgTrendsPage *self = user_data;
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  MdgCanvas *canvas;
  double wide = width * 25.4 / 96;
  double high = height * 25.4 / 96;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->sheet == NULL || wide < MDG_CHART_MIN_WIDTH || self->heads->len == 0)
    return;

  cairo_scale (cr, 96 / 72.0, 96 / 72.0);
  cairo_set_source_rgb (cr, 0, 0, 0);
  canvas = mdg_canvas_new (cr, cache);
  if (GTK_WIDGET (area) == self->chart_area)
    mdg_chart_draw (self->chart, canvas, 2, 2, wide - 4, high - 4);
  else
    mdg_heat_map_draw (self->map, canvas, 0, 2, 2, wide - 4, high - 4);
  mdg_canvas_free (canvas);
}

static MdgReport *
build (MdgVersion version,
       MdgPaper paper,
       gpointer user_data,
       GError **error)
{
  MdgTrendsPage *self = user_data;

  if (version == MDG_VERSION_INTERNAL)
    return mdg_report_issues_new_for (self->workspace, self->sheet, get_order (self));

  return mdg_report_issues_new_version (self->workspace, mdg_trend_sheet_get_scope (self->sheet), get_order (self), version, error);
}

static void
mdg_trends_page_print (MdgPage *page)
{
  MdgTrendsPage *self = MDG_TRENDS_PAGE (page);
  const MdgReleaseChoices choices = { MDG_RELEASE_PREVIEW_ALL, MDG_VERSION_INTERNAL, FALSE };

  if (self->sheet != NULL)
    mdg_release_preview_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, &choices, build, g_object_ref (self), g_object_unref, NULL);
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  mdg_trends_page_print (MDG_PAGE (widget));
}

static void
show_pictures_action (GtkWidget *widget,
                      const char *action_name,
                      GVariant *parameter)
{
  gtk_stack_set_visible_child_name (MDG_TRENDS_PAGE (widget)->side, "pictures");
}

static void
mdg_trends_page_enter (MdgPage *page)
{
  reload (MDG_TRENDS_PAGE (page));
}

static void
mdg_trends_page_dispose (GObject *object)
{
  MdgTrendsPage *self = MDG_TRENDS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->sheet, mdg_trend_sheet_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_trends_page_parent_class)->dispose (object);
}

static void
mdg_trends_page_finalize (GObject *object)
{
  MdgTrendsPage *self = MDG_TRENDS_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->chart, mdg_chart_free);
  g_clear_pointer (&self->map, mdg_heat_map_free);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_array_unref (self->area_uuids);

  G_OBJECT_CLASS (mdg_trends_page_parent_class)->finalize (object);
}

static void
mdg_trends_page_class_init (MdgTrendsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_trends_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mdg_trends_page_finalize;
  MDG_PAGE_CLASS (klass)->enter = mdg_trends_page_enter;
  MDG_PAGE_CLASS (klass)->print = mdg_trends_page_print;
  gtk_widget_class_install_action (widget_class, "trends.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "trends.show-pictures", NULL, show_pictures_action);
}

static void
mdg_trends_page_init (MdgTrendsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->area_uuids = g_array_new (FALSE, TRUE, sizeof (MdgUuid));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

static void
add_months (MdgTrendsPage *self,
            GtkBox *box)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  MdgTrendScope scope;

  mdg_trend_scope_init (&scope, self->workspace, 0);
  self->last_month = scope.to;
  for (int i = 0; i < N_MONTHS; i++)
    {
      g_autofree char *month = mdg_trend_dup_month (scope.to - i);
      g_autofree char *name = g_strdup_printf (_ ("12 months to %s"), month);

      gtk_string_list_append (names, name);
    }
  self->months = mdg_drop_down_add (box, names, _ ("Period"));
}

static void
add_areas (MdgTrendsPage *self,
           GtkBox *box)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (self->workspace, MDG_KIND_AREA, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const MdgUuid nil = { 0 };

  gtk_string_list_append (names, _ ("All areas"));
  g_array_append_val (self->area_uuids, nil);
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      gtk_string_list_append (names, mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME));
      g_array_append_vals (self->area_uuids, mdg_record_get_uuid (areas->pdata[i]), 1);
    }
  self->areas = mdg_drop_down_add (box, names, _ ("Area"));
}

static void
add_filters (MdgTrendsPage *self,
             GtkBox *box)
{
  static const char *const orders[] = { NC_ ("trend", "By frequency"), NC_ ("trend", "By gravity"), NC_ ("trend", "By novelty") };
  g_autoptr (GtkStringList) order_names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) level_names = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_FILTERS; i++)
    {
      g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), filters[i].vocabulary, 0);
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      gtk_string_list_append (names, _ (filters[i].all));
      for (guint j = 0; j < terms->len; j++)
        gtk_string_list_append (names, mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (self->workspace), filters[i].vocabulary, mdg_record_get_text (terms->pdata[j], MDG_TERM_CODE), 0));
      self->codes[i] = mdg_drop_down_add (box, names, _ (filters[i].all));
    }
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    gtk_string_list_append (order_names, g_dpgettext2 (GETTEXT_PACKAGE, "trend", orders[i]));
  self->orders = mdg_drop_down_add (box, order_names, _ ("Order"));
  gtk_string_list_append (level_names, C_ ("trend", "Each issue"));
  gtk_string_list_append (level_names, C_ ("trend", "Heads"));
  self->levels = mdg_drop_down_add (box, level_names, _ ("Rows of the table"));
}

static GtkWidget *
new_picture (MdgTrendsPage *self,
             GtkBox *box,
             const char *label,
             double height_mm)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  GtkWidget *heading = gtk_label_new (label);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (height_mm * 96 / 25.4));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 420);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (box, heading);
  gtk_box_append (box, area);

  return area;
}

static GtkWidget *
new_pictures (MdgTrendsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->chart_area = new_picture (self, GTK_BOX (box), _ ("Issues by month"), CHART_MM);
  self->map_area = new_picture (self, GTK_BOX (box), _ ("Heads of the issues by month"), 100);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_map_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->map_area, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);

  return scroller;
}

static GtkWidget *
new_evidence (MdgTrendsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *back = gtk_button_new_with_label (_ ("Back to the Charts"));

  self->evidence_title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->evidence_title, 0);
  gtk_label_set_wrap (self->evidence_title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->evidence_title), "title-4");
  self->evidence = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->evidence, GTK_SELECTION_NONE);
  g_signal_connect_object (self->evidence, "row-activated", G_CALLBACK (on_evidence_activated), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "trends.show-pictures");
  gtk_widget_set_halign (back, GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->evidence));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_box_append (GTK_BOX (box), back);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->evidence_title));
  gtk_box_append (GTK_BOX (box), scroller);

  return box;
}

static void
add_content (MdgTrendsPage *self)
{
  GtkWidget *panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = MDG_FIGURE_GRID (mdg_figure_grid_new (_ ("Course of the issues")));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (panes, TRUE);
  self->side = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->side), 460, -1);
  gtk_stack_add_named (self->side, new_pictures (self), "pictures");
  gtk_stack_add_named (self->side, new_evidence (self), "evidence");
  gtk_box_append (GTK_BOX (panes), scroller);
  gtk_box_append (GTK_BOX (panes), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (panes), GTK_WIDGET (self->side));
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self), panes);
  g_signal_connect_object (self->grid, "drilled", G_CALLBACK (on_drilled), self, G_CONNECT_SWAPPED);
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->grid));
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->side));
}

static void
connect_choices (MdgTrendsPage *self)
{
  g_signal_connect_object (self->months, "notify::selected", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->areas, "notify::selected", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_FILTERS; i++)
    g_signal_connect_object (self->codes[i], "notify::selected", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->orders, "notify::selected", G_CALLBACK (on_order_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->levels, "notify::selected", G_CALLBACK (on_order_selected), self, G_CONNECT_SWAPPED);
}

MdgTrendsPage *
mdg_trends_page_new (MdgWorkspace *workspace)
{
  MdgTrendsPage *self = g_object_new (MDG_TYPE_TRENDS_PAGE, NULL);
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *print = gtk_button_new_with_label (_ ("Print…"));

  self->workspace = g_object_ref (workspace);
  mdg_page_set_title (MDG_PAGE (self), _ ("Issues"));
  mdg_page_set_is_wide (MDG_PAGE (self), TRUE);
  mdg_page_set_header_start (MDG_PAGE (self), mdg_issue_tabs_new ("trends"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "trends.print");
  gtk_widget_set_margin_start (toolbar, 16);
  gtk_widget_set_margin_end (toolbar, 16);
  gtk_widget_set_margin_top (toolbar, 6);
  gtk_widget_set_margin_bottom (toolbar, 6);
  gtk_box_append (GTK_BOX (self), toolbar);
  add_months (self, GTK_BOX (toolbar));
  add_areas (self, GTK_BOX (toolbar));
  add_filters (self, GTK_BOX (toolbar));
  gtk_box_append (GTK_BOX (toolbar), print);
  add_content (self);
  connect_choices (self);

  return self;
}
