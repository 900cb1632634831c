#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-map-page.h"

#include "mdg-app-paths.h"
#include "mdg-change-stack.h"
#include "mdg-coverage-item.h"
#include "mdg-coverage-table.h"
#include "mdg-drop-down.h"
#include "mdg-map-area.h"
#include "mdg-map-editor.h"
#include "mdg-map-import.h"
#include "mdg-map-legend.h"
#include "mdg-range-edit.h"
#include "mdg-range-proposal.h"
#include "mdg-report-map.h"
#include "mdg-report-preview.h"
#include "mdg-visiting-range.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PAGE_ID "map"

static const struct
{
  MdgMapLayers layer;
  const char *label;
} layers[] = {
  { MDG_MAP_LAYER_AREAS, N_ ("Borders and names of areas") },
  { MDG_MAP_LAYER_SITES, N_ ("Agencies") },
  { MDG_MAP_LAYER_RANGES, N_ ("Outlines of ranges") },
  { MDG_MAP_LAYER_CELLS, N_ ("Nearest agency") },
  { MDG_MAP_LAYER_NEEDS, N_ ("Consultations of a year") },
};

struct _MdgMapPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  MdgGeography *geography;
  GPtrArray *ranges;
  MdgCoverageSheet *sheet;
  MdgCoverageSheet *before; /* as things are, while a proposal is shown */
  GPtrArray *services;      /* codes */
  GPtrArray *capabilities;  /* codes after the first line */
  GPtrArray *proposals;     /* of MdgRecord, after the first line */
  gboolean is_filling;
  gboolean is_stale;

  GtkStack *stack;
  GtkBox *questions;
  GtkBox *middle;
  GtkBox *map_box;
  GtkWidget *answers;
  GtkLabel *headline;
  GtkLabel *details;
  GtkLabel *source;
  GtkColumnView *table;
  GtkWidget *header_end;
  MdgMapArea *area;
  MdgMapEditor *editor;
  GtkDropDown *service;
  GtkDropDown *day;
  GtkWidget *time;
  GtkLabel *time_label;
  GtkDropDown *capability;
  GtkDropDown *proposal;
  GtkWidget *agreed;
  GtkWidget *adopt;
  GtkWidget *checks[G_N_ELEMENTS (layers)];
  GListStore *items;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (MdgMapPage, mdg_map_page, MDG_TYPE_PAGE)

static void
say (MdgMapPage *self,
     const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (MDG_IS_WINDOW (root))
    mdg_window_toast (MDG_WINDOW (root), text);
}

static MdgMapLayers
get_layers (MdgMapPage *self)
{
  MdgMapLayers chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      chosen |= layers[i].layer;

  return chosen;
}

static char *
dup_number (double number)
{
  return isnan (number) ? g_strdup ("―") : g_strdup_printf ("%'.0f", number);
}

static void
append_line (GString *text,
             const char *label,
             double old,
             double now,
             gboolean is_compared,
             gboolean is_area,
             gboolean is_towns)
{
  g_autofree char *first = is_area ? g_strdup_printf ("%.1f", old) : dup_number (old);
  g_autofree char *second = is_area ? g_strdup_printf ("%.1f", now) : dup_number (now);
  const char *unit = is_area ? _ ("km²") : is_towns ? _ ("towns")
                                                    : _ ("people");

  if (is_compared)
    g_string_append_printf (text, "%s%s %s → %s %s", text->len > 0 ? "\n" : "", label, first, second, unit);
  else
    g_string_append_printf (text, "%s%s %s %s", text->len > 0 ? "\n" : "", label, second, unit);
}

static void
show_figures (MdgMapPage *self)
{
  const MdgCoverageRow *now = mdg_coverage_sheet_get_total (self->sheet);
  const MdgCoverageRow *old = self->before != NULL ? mdg_coverage_sheet_get_total (self->before) : now;
  gboolean is_compared = self->before != NULL;
  g_autofree char *missing = dup_number (now->people_uncovered);
  g_autofree char *headline = g_strdup_printf (_ ("Not reached: %s people"), missing);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *remarks = mdg_coverage_sheet_dup_remarks (self->sheet);

  if (is_compared)
    append_line (text, _ ("All"), old->people_uncovered, now->people_uncovered, TRUE, FALSE, FALSE);
  append_line (text, _ ("of 65 and over"), old->uncovered_65, now->uncovered_65, is_compared, FALSE, FALSE);
  append_line (text, _ ("of 75 and over"), old->uncovered_75, now->uncovered_75, is_compared, FALSE, FALSE);
  append_line (text, _ ("Blank area"), (old->area - old->covered) / 1e6, (now->area - now->covered) / 1e6, is_compared, TRUE, FALSE);
  append_line (text, _ ("Towns with a blank part"), is_compared ? mdg_coverage_sheet_count_blank (self->before) : 0, mdg_coverage_sheet_count_blank (self->sheet), is_compared, FALSE, TRUE);
  if (remarks != NULL)
    g_string_append_printf (text, "\n%s", remarks);
  gtk_label_set_text (self->headline, headline);
  gtk_label_set_text (self->details, text->str);
}

static void
draw (MdgMapPage *self)
{
  g_autoptr (GError) error = NULL;
  MdgMapLayers chosen = get_layers (self);
  g_autoptr (MdgMap) map = mdg_coverage_map_new (self->workspace, self->sheet, self->before, chosen, &error);

  if (map == NULL)
    {
      say (self, error->message);
      return;
    }

  mdg_map_area_set_names (self->area, (chosen & MDG_MAP_LAYER_AREAS) != 0, (chosen & MDG_MAP_LAYER_SITES) != 0);
  mdg_map_area_set_map (self->area, map);
  self->is_filling = TRUE;
  mdg_coverage_table_fill (self->items, self->sheet, self->before);
  mdg_coverage_table_show_proposed (self->table, self->before != NULL);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->is_filling = FALSE;
  show_figures (self);
}

static const char *
get_code (GtkDropDown *choice,
          GPtrArray *codes,
          guint first)
{
  guint at = gtk_drop_down_get_selected (choice);

  return at >= first && at - first < codes->len ? codes->pdata[at - first] : NULL;
}

static MdgRecord *
get_proposal (MdgMapPage *self)
{
  guint at = gtk_drop_down_get_selected (self->proposal);

  return at > 0 && at - 1 < self->proposals->len ? self->proposals->pdata[at - 1] : NULL;
}

/* The day column of mdg-hours.h, -1 for any. */
static void
read_question (MdgMapPage *self,
               MdgCoverageQuestion *question)
{
  MdgRecord *proposal = get_proposal (self);

  question->service = g_strdup (get_code (self->service, self->services, 0));
  question->capability = g_strdup (get_code (self->capability, self->capabilities, 1));
  question->day = (int) gtk_drop_down_get_selected (self->day) - 1;
  question->minute = (int) gtk_range_get_value (GTK_RANGE (self->time)) * 30;
  if (proposal != NULL)
    question->proposal = *mdg_record_get_uuid (proposal);
}

static void
show_moment (MdgMapPage *self)
{
  int minute = (int) gtk_range_get_value (GTK_RANGE (self->time)) * 30;
  gboolean matters = gtk_drop_down_get_selected (self->day) > 0;
  g_autofree char *text = matters ? g_strdup_printf ("%d:%02d", minute / 60, minute % 60) : g_strdup (_ ("at any time"));

  gtk_label_set_text (self->time_label, text);
  gtk_widget_set_sensitive (self->time, matters);
}

static void
ask (MdgMapPage *self)
{
  g_auto (MdgCoverageQuestion) question = { .day = -1 };
  g_autoptr (GError) error = NULL;
  MdgRecord *proposal;

  if (self->is_filling || self->geography == NULL)
    return;

  proposal = get_proposal (self);
  read_question (self, &question);
  if (question.service == NULL)
    return;
  mdg_map_editor_set_sheet (self->editor, NULL);
  g_clear_pointer (&self->sheet, mdg_coverage_sheet_free);
  g_clear_pointer (&self->before, mdg_coverage_sheet_free);
  self->sheet = mdg_coverage_sheet_new (self->geography, self->ranges, &question, &error);
  if (self->sheet != NULL && proposal != NULL)
    {
      question.proposal = (MdgUuid){ 0 };
      self->before = mdg_coverage_sheet_new (self->geography, self->ranges, &question, &error);
    }
  if (error != NULL)
    {
      say (self, error->message);
      g_clear_pointer (&self->sheet, mdg_coverage_sheet_free);
      return;
    }

  show_moment (self);
  gtk_widget_set_visible (self->agreed, proposal != NULL);
  gtk_widget_set_visible (self->adopt, proposal != NULL && mdg_record_get_flag (proposal, MDG_RANGE_PROPOSAL_IS_AGREED));
  if (proposal != NULL)
    {
      self->is_filling = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->agreed), mdg_record_get_flag (proposal, MDG_RANGE_PROPOSAL_IS_AGREED));
      self->is_filling = FALSE;
    }
  mdg_map_editor_set_sheet (self->editor, self->sheet);
  draw (self);
}

/* While the edge moves: from a raster, and it says so. */
static void
on_estimated (MdgMapPage *self,
              double uncovered)
{
  g_autofree char *missing = dup_number (uncovered);
  g_autofree char *text = g_strdup_printf (_ ("Not reached: about %s people (estimate)"), missing);

  gtk_label_set_text (self->headline, text);
}

static MdgChange *
make_change (MdgWorkspace *workspace,
             gpointer data,
             GError **error)
{
  return g_object_ref (data);
}

static void
on_wants (MdgMapPage *self,
          MdgChange *change)
{
  mdg_change_stack_run (self->changes, make_change, g_object_ref (change), g_object_unref);
}

static void
on_picked (MdgMapPage *self,
           int town)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MdgCoverageItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (town >= 0 && mdg_coverage_item_get_town (item) == (guint) town)
        {
          self->is_filling = TRUE;
          gtk_single_selection_set_selected (self->selection, i);
          self->is_filling = FALSE;
          gtk_widget_activate_action (GTK_WIDGET (self->table), "list.scroll-to-item", "u", i);
          return;
        }
    }
}

static void
on_selected (MdgMapPage *self)
{
  MdgCoverageItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->is_filling && item != NULL)
    mdg_map_area_set_selected (self->area, (int) mdg_coverage_item_get_town (item));
}

static void
on_agreed (MdgMapPage *self)
{
  MdgRecord *proposal = get_proposal (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = NULL;

  if (self->is_filling || proposal == NULL)
    return;
  change = mdg_range_edit_agree (self->workspace, mdg_record_get_uuid (proposal), gtk_check_button_get_active (GTK_CHECK_BUTTON (self->agreed)), &error);
  if (change != NULL)
    on_wants (self, change);
  else
    say (self, error->message);
}

static void
on_adopt (MdgMapPage *self)
{
  MdgRecord *proposal = get_proposal (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = proposal != NULL ? mdg_range_edit_adopt (self->workspace, mdg_record_get_uuid (proposal), &error) : NULL;

  if (change != NULL)
    on_wants (self, change);
  else if (error != NULL)
    say (self, error->message);
}

static GtkLabel *
add_heading (MdgMapPage *self,
             const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "mdg-heading");
  gtk_box_append (self->questions, label);

  return GTK_LABEL (label);
}

static void
set_names (GtkDropDown *choice,
           GtkStringList *names,
           guint selected)
{
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, selected);
}

/* Services that have a range, with that of visiting nurses first where there is one. */
static void
fill_services (MdgMapPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *old = g_strdup (get_code (self->service, self->services, 0));
  guint selected = 0;
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), "service", 0);

  g_ptr_array_set_size (self->services, 0);
  for (guint i = 0; i < terms->len; i++)
    {
      const char *code = mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE);
      gboolean has_range = self->ranges->len == 0;

      for (guint k = 0; k < self->ranges->len && !has_range; k++)
        has_range = g_strcmp0 (mdg_record_get_text (((MdgMappedRange *) self->ranges->pdata[k])->record, MDG_VISITING_RANGE_SERVICE), code) == 0;
      if (!has_range)
        continue;
      if (g_strcmp0 (old, code) == 0)
        selected = self->services->len;
      g_ptr_array_add (self->services, g_strdup (code));
      gtk_string_list_append (names, mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));
    }
  set_names (self->service, names, selected);
}

static void
fill_capabilities (MdgMapPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->capability);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), "proc", 0);

  g_ptr_array_set_size (self->capabilities, 0);
  gtk_string_list_append (names, _ ("Anything"));
  for (guint i = 0; i < terms->len; i++)
    {
      g_ptr_array_add (self->capabilities, g_strdup (mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE)));
      gtk_string_list_append (names, mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));
    }
  set_names (self->capability, names, selected <= self->capabilities->len ? selected : 0);
}

static void
fill_proposals (MdgMapPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  MdgRecord *old = get_proposal (self);
  g_autofree char *kept = old != NULL ? mdg_uuid_dup_string (mdg_record_get_uuid (old)) : NULL;
  guint selected = 0;

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = mdg_workspace_list (self->workspace, MDG_KIND_RANGE_PROPOSAL, NULL);
  if (self->proposals == NULL)
    self->proposals = g_ptr_array_new ();
  gtk_string_list_append (names, _ ("As it is"));
  for (guint i = 0; i < self->proposals->len; i++)
    {
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (self->proposals->pdata[i]));

      if (g_strcmp0 (kept, uuid) == 0)
        selected = i + 1;
      gtk_string_list_append (names, mdg_record_get_text (self->proposals->pdata[i], MDG_RANGE_PROPOSAL_NAME));
    }
  set_names (self->proposal, names, selected);
}

static void
load (MdgMapPage *self)
{
  g_autoptr (GError) error = NULL;

  self->is_stale = FALSE;
  mdg_map_editor_set_sheet (self->editor, NULL);
  g_clear_pointer (&self->sheet, mdg_coverage_sheet_free);
  g_clear_pointer (&self->before, mdg_coverage_sheet_free);
  g_clear_pointer (&self->ranges, g_ptr_array_unref);
  g_clear_pointer (&self->geography, mdg_geography_unref);
  self->geography = mdg_geography_load (self->workspace, &error);
  self->ranges = self->geography != NULL ? mdg_visiting_ranges_load (self->workspace, self->geography, &error) : NULL;
  gtk_stack_set_visible_child_name (self->stack, self->ranges != NULL ? "map" : "empty");
  if (self->ranges == NULL)
    return;

  self->is_filling = TRUE;
  fill_services (self);
  fill_capabilities (self);
  fill_proposals (self);
  self->is_filling = FALSE;
  gtk_label_set_text (self->source, self->geography->sources);
  ask (self);
}

static gboolean
concerns_us (MdgChange *change)
{
  static const MdgKind kinds[] = { MDG_KIND_BOUNDARY, MDG_KIND_VISITING_RANGE, MDG_KIND_RANGE_PROPOSAL, MDG_KIND_TOWN, MDG_KIND_AGENCY, MDG_KIND_AGENCY_SERVICE, MDG_KIND_AGENCY_ABILITY, MDG_KIND_AREA };
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      if (mdg_record_get_kind (records->pdata[i]) == kinds[k])
        return TRUE;

  return FALSE;
}

static void
on_changed (MdgMapPage *self,
            MdgChange *change)
{
  if (change != NULL && !concerns_us (change))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->is_stale = TRUE;
}

static void
on_register_changed (MdgMapPage *self)
{
  on_changed (self, NULL);
}

static void
mdg_map_page_enter (MdgPage *page)
{
  MdgMapPage *self = MDG_MAP_PAGE (page);

  if (self->geography == NULL || self->is_stale)
    load (self);
}

static void
mdg_map_page_focus_first (MdgPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (MDG_MAP_PAGE (page)->area));
}

static void
print_map (MdgMapPage *self,
           const MdgMapSheet *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = NULL;

  if (self->sheet == NULL)
    return;
  report = mdg_report_map_new (self->workspace, self->sheet, self->before, options, &error);
  if (report != NULL)
    mdg_report_preview_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, report);
  else
    say (self, error->message);
}

static void
mdg_map_page_print (MdgPage *page)
{
  MdgMapPage *self = MDG_MAP_PAGE (page);

  print_map (self, &(MdgMapSheet){ get_layers (self), MDG_MAP_COLOUR, TRUE, FALSE, MDG_PAPER_A4_LANDSCAPE });
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgMapPage *self = MDG_MAP_PAGE (widget);
  gboolean is_fax = g_str_has_suffix (action_name, "fax");
  const MdgMapSheet options = { get_layers (self), is_fax ? MDG_MAP_BLACK : MDG_MAP_COLOUR, TRUE, is_fax, g_str_has_suffix (action_name, "a3") ? MDG_PAPER_A3_LANDSCAPE : MDG_PAPER_A4_LANDSCAPE };

  print_map (self, &options);
}

static void
print_table_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  MdgMapPage *self = MDG_MAP_PAGE (widget);
  g_autoptr (MdgReport) report = self->sheet != NULL ? mdg_report_coverage_new (self->workspace, self->sheet) : NULL;

  if (report != NULL)
    mdg_report_preview_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, report);
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  if (g_str_has_suffix (action_name, "undo"))
    mdg_change_stack_undo (MDG_MAP_PAGE (widget)->changes);
  else
    mdg_change_stack_redo (MDG_MAP_PAGE (widget)->changes);
}

static void
import_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgGeographyKind kind;

  if (g_str_has_suffix (action_name, "boundary"))
    kind = MDG_GEOGRAPHY_BOUNDARY;
  else
    kind = g_str_has_suffix (action_name, "towns") ? MDG_GEOGRAPHY_TOWNS : MDG_GEOGRAPHY_POPULATION;
  mdg_map_import_choose (widget, MDG_MAP_PAGE (widget)->workspace, kind);
}

static void
mdg_map_page_dispose (GObject *object)
{
  MdgMapPage *self = MDG_MAP_PAGE (object);

  if (self->editor != NULL)
    mdg_map_editor_set_sheet (self->editor, NULL);
  self->editor = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_MAP_PAGE);
  g_clear_pointer (&self->sheet, mdg_coverage_sheet_free);
  g_clear_pointer (&self->before, mdg_coverage_sheet_free);
  g_clear_pointer (&self->ranges, g_ptr_array_unref);
  g_clear_pointer (&self->geography, mdg_geography_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->capabilities, g_ptr_array_unref);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_object (&self->changes);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_map_page_parent_class)->dispose (object);
}

static void
mdg_map_page_class_init (MdgMapPageClass *klass)
{
  static const char *const imports[] = { "map.import-boundary", "map.import-towns", "map.import-population" };
  static const char *const prints[] = { "map.print-a4", "map.print-a3", "map.print-fax" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_map_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_map_page_enter;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_map_page_focus_first;
  MDG_PAGE_CLASS (klass)->print = mdg_map_page_print;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "map/mdg-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgMapPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgMapPage, questions);
  gtk_widget_class_bind_template_child (widget_class, MdgMapPage, middle);
  gtk_widget_class_bind_template_child (widget_class, MdgMapPage, map_box);
  gtk_widget_class_bind_template_child (widget_class, MdgMapPage, answers);
  gtk_widget_class_bind_template_child (widget_class, MdgMapPage, headline);
  gtk_widget_class_bind_template_child (widget_class, MdgMapPage, details);
  gtk_widget_class_bind_template_child (widget_class, MdgMapPage, source);
  gtk_widget_class_bind_template_child (widget_class, MdgMapPage, table);
  gtk_widget_class_bind_template_child (widget_class, MdgMapPage, header_end);
  for (guint i = 0; i < G_N_ELEMENTS (imports); i++)
    gtk_widget_class_install_action (widget_class, imports[i], NULL, import_action);
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    gtk_widget_class_install_action (widget_class, prints[i], NULL, print_action);
  gtk_widget_class_install_action (widget_class, "map.print-table", NULL, print_table_action);
  gtk_widget_class_install_action (widget_class, "map.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "map.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "map.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "map.redo", NULL);
}

static void
add_columns (MdgMapPage *self)
{
  mdg_coverage_table_add_columns (self->table);
  self->items = g_list_store_new (MDG_TYPE_COVERAGE_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->items));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
}

static GtkDropDown *
add_choice (MdgMapPage *self,
            const char *label)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkDropDown *choice;

  add_heading (self, label);
  choice = mdg_drop_down_add (self->questions, names, label);
  mdg_drop_down_set_narrow (choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);

  return choice;
}

static void
add_day_and_time (MdgMapPage *self)
{
  static const char *const days[MDG_HOURS_N_DAYS] = { N_ ("Monday"), N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"), N_ ("Holiday") };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->day = add_choice (self, _ ("Day of the week"));
  self->is_filling = TRUE;
  gtk_string_list_append (names, _ ("Any day"));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    gtk_string_list_append (names, _ (days[i]));
  set_names (self->day, names, 0);
  self->is_filling = FALSE;
  self->time_label = add_heading (self, NULL);
  self->time = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 47, 1);
  gtk_range_set_value (GTK_RANGE (self->time), 20);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Time of day, in half hours"), -1);
  g_signal_connect_object (self->time, "value-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->questions, self->time);
}

static void
on_layer (MdgMapPage *self)
{
  if (self->sheet != NULL)
    draw (self);
}

static void
add_questions (MdgMapPage *self)
{
  self->service = add_choice (self, _ ("Service"));
  add_day_and_time (self);
  self->capability = add_choice (self, _ ("What they can do"));
  self->proposal = add_choice (self, _ ("Proposal"));
  self->agreed = gtk_check_button_new_with_label (_ ("The agency agrees"));
  g_signal_connect_object (self->agreed, "toggled", G_CALLBACK (on_agreed), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->questions, self->agreed);
  self->adopt = gtk_button_new_with_mnemonic (_ ("Take the Proposal _Over"));
  g_signal_connect_object (self->adopt, "clicked", G_CALLBACK (on_adopt), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->questions, self->adopt);
  add_heading (self, _ ("Layers"));
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      self->checks[i] = gtk_check_button_new_with_label (_ (layers[i].label));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), (MDG_MAP_LAYERS_USUAL & layers[i].layer) != 0);
      g_signal_connect_object (self->checks[i], "toggled", G_CALLBACK (on_layer), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->questions, self->checks[i]);
    }
  add_heading (self, _ ("Legend"));
  gtk_box_append (self->questions, mdg_map_legend_new ());
}

static void
mdg_map_page_init (MdgMapPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->services = g_ptr_array_new_with_free_func (g_free);
  self->capabilities = g_ptr_array_new_with_free_func (g_free);
  self->proposals = g_ptr_array_new ();
  self->area = MDG_MAP_AREA (mdg_map_area_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->area), TRUE);
  gtk_box_append (self->map_box, GTK_WIDGET (self->area));
  g_signal_connect_object (self->area, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  add_questions (self);
  add_columns (self);
  mdg_page_set_is_wide (MDG_PAGE (self), TRUE);
  mdg_page_set_header_end (MDG_PAGE (self), self->header_end);
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->questions));
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->middle));
  mdg_page_add_pane (MDG_PAGE (self), self->answers);
}

MdgMapPage *
mdg_map_page_new (MdgWorkspace *workspace)
{
  MdgMapPage *self = g_object_new (MDG_TYPE_MAP_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  self->changes = mdg_change_stack_new (workspace);
  g_signal_connect_object (self->changes, "said", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  self->editor = MDG_MAP_EDITOR (mdg_map_editor_new (workspace, self->area));
  gtk_widget_add_css_class (GTK_WIDGET (self->editor), "toolbar");
  gtk_box_append (self->middle, GTK_WIDGET (self->editor));
  g_signal_connect_object (self->editor, "tried", G_CALLBACK (draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "estimated", G_CALLBACK (on_estimated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "wants", G_CALLBACK (on_wants), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "register-changed", G_CALLBACK (on_register_changed), self, G_CONNECT_SWAPPED);

  return self;
}

static MdgPage *
make_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_map_page_new (mdg_window_get_workspace (window)));
}

void
mdg_map_install (MdgWindow *window)
{
  const char *group = _ ("Map");

  mdg_window_add_page_later (window, PAGE_ID, "mark-location-symbolic", _ ("Visiting Ranges"), make_page);
  mdg_command_palette_add_command (mdg_window_get_palette (window), _ ("Visiting Ranges"),
                                   /* Translators: other words for Visiting Ranges, by reading. */
                                   C_ ("keywords", "map visiting ranges blank areas coverage"), "win.show-page('map')");
  mdg_window_add_shortcut (window, group, "Left Right Up Down", _ ("The next town that way"));
  mdg_window_add_shortcut (window, group, "plus minus 0", _ ("Closer, farther, all of it"));
  mdg_window_add_shortcut (window, group, "bracketleft bracketright", _ ("A smaller or larger circle"));
  mdg_window_add_shortcut (window, group, "space", _ ("The town in or out of the range"));
}
