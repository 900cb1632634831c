#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issues-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-area.h"
#include "mdg-case-issue.h"
#include "mdg-case-sets.h"
#include "mdg-issue-rows.h"
#include "mdg-issue-tabs.h"
#include "mdg-key-hints.h"

#define N_YEARS 6

G_DEFINE_FINAL_TYPE (MdgIssuesPage, mdg_issues_page, MDG_TYPE_PAGE)

void
mdg_issues_page_say (MdgIssuesPage *self,
                     const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (MDG_IS_WINDOW (root))
    mdg_window_toast (MDG_WINDOW (root), text);
}

static gboolean
is_queue (MdgIssuesPage *self)
{
  return mdg_uuid_is_nil (&self->set);
}

void
mdg_issues_page_get_filter (MdgIssuesPage *self,
                            MdgUuid *area,
                            char **from,
                            char **to)
{
  guint at = gtk_drop_down_get_selected (self->areas);
  guint period = gtk_drop_down_get_selected (self->periods);
  int year = period < self->years->len ? g_array_index (self->years, int, period) : 0;

  *area = at < self->area_uuids->len ? g_array_index (self->area_uuids, MdgUuid, at) : (MdgUuid){ 0 };
  *from = year > 0 ? g_strdup_printf ("%d-04-01", year) : NULL;
  *to = year > 0 ? g_strdup_printf ("%d-03-31", year + 1) : NULL;
}

static void
show_cursor (MdgIssuesPage *self)
{
  guint row;
  guint column;

  if (self->sheet != NULL && mdg_issue_grid_get_cursor (self->grid, &row, &column))
    mdg_issue_pane_show (self->pane, self->sheet, row, column);
  else
    mdg_issue_pane_show (self->pane, NULL, 0, 0);
}

static void
show_none (MdgIssuesPage *self)
{
  gboolean filtered = self->sheet != NULL && mdg_classify_sheet_get_n_all (self->sheet) > 0;

  if (is_queue (self))
    {
      adw_status_page_set_title (self->none_page, _ ("Nothing Waits to Be Classified"));
      adw_status_page_set_description (self->none_page, _ ("Cases of a set and flagged cases stand here until they have an issue."));
    }
  else if (filtered)
    {
      adw_status_page_set_title (self->none_page, _ ("No Case Fits the Filter"));
      adw_status_page_set_description (self->none_page, _ ("Choose another period or area above."));
    }
  else
    {
      adw_status_page_set_title (self->none_page, _ ("This Set Has No Cases Yet"));
      adw_status_page_set_description (self->none_page, _ ("Choose the cases that go to the meeting."));
    }
  gtk_widget_set_visible (self->none_button, !is_queue (self) && !filtered);
}

static void
show_sheet (MdgIssuesPage *self)
{
  gboolean any = self->sheet != NULL && mdg_classify_sheet_get_n_rows (self->sheet) > 0;

  if (!any)
    show_none (self);
  gtk_stack_set_visible_child_name (self->content, any ? "grid" : "none");
  show_cursor (self);
  mdg_issues_page_update_actions (self);
}

static gboolean
filter_sheet (MdgIssuesPage *self,
              MdgClassifySheet *sheet)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid area;

  mdg_issues_page_get_filter (self, &area, &from, &to);
  if (from == NULL && mdg_uuid_is_nil (&area))
    return TRUE;
  if (mdg_classify_sheet_set_filter (sheet, &area, from, to, &error))
    return TRUE;

  mdg_issues_page_say (self, error->message);

  return FALSE;
}

static void
load_sheet (MdgIssuesPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgClassifySheet) sheet = NULL;
  MdgUuid kept = { 0 };
  guint row;
  guint column;

  if (self->sheet != NULL && mdg_issue_grid_get_cursor (self->grid, &row, &column))
    kept = mdg_classify_sheet_get_case (self->sheet, row)->uuid;

  sheet = mdg_classify_sheet_load (self->workspace, is_queue (self) ? NULL : &self->set, &error);
  if (sheet == NULL)
    {
      mdg_issues_page_say (self, error->message);
      return;
    }
  if (!filter_sheet (self, sheet))
    return;

  if (self->drill_column != G_MAXUINT || self->drill_group != G_MAXUINT)
    mdg_classify_sheet_set_drill (sheet, self->drill_column, self->drill_group);
  mdg_issue_grid_set_sheet (self->grid, sheet);
  g_clear_pointer (&self->sheet, mdg_classify_sheet_free);
  self->sheet = g_steal_pointer (&sheet);
  row = mdg_classify_sheet_find_row (self->sheet, &kept);
  if (row != G_MAXUINT && mdg_issue_grid_get_cursor (self->grid, &(guint){ 0 }, &column))
    mdg_issue_grid_set_cursor (self->grid, row, column);
  show_sheet (self);
}

static char *
name_queue (MdgIssuesPage *self)
{
  return g_strdup_printf (_ ("Waiting to be classified (%u)"), mdg_page_get_badge (MDG_PAGE (self)));
}

static void
fill_sets (MdgIssuesPage *self,
           GPtrArray *lines)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *queue = name_queue (self);
  guint selected = G_MAXUINT;
  const MdgUuid nil = { 0 };

  g_array_set_size (self->set_uuids, 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const MdgCaseSetLine *line = lines->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s (%u)", line->name, line->n_cases);

      gtk_string_list_append (names, name);
      g_array_append_val (self->set_uuids, line->uuid);
      if (mdg_uuid_equal (&line->uuid, &self->set))
        selected = i;
    }
  gtk_string_list_append (names, queue);
  g_array_append_val (self->set_uuids, nil);

  /* The newest set is the one people work on. */
  if (!self->has_set || (selected == G_MAXUINT && !is_queue (self)))
    selected = 0;
  else if (selected == G_MAXUINT)
    selected = lines->len;
  self->has_set = TRUE;
  self->set = g_array_index (self->set_uuids, MdgUuid, selected);
  gtk_drop_down_set_model (self->sets, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sets, selected);
}

static void
fill_areas (MdgIssuesPage *self)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (self->workspace, MDG_KIND_AREA, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->areas);
  const MdgUuid nil = { 0 };

  g_array_set_size (self->area_uuids, 0);
  g_array_append_val (self->area_uuids, nil);
  gtk_string_list_append (names, _ ("All areas"));
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      gtk_string_list_append (names, mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME));
      g_array_append_vals (self->area_uuids, mdg_record_get_uuid (areas->pdata[i]), 1);
    }
  gtk_drop_down_set_model (self->areas, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->areas, selected < self->area_uuids->len ? selected : 0);
}

static void
fill_periods (MdgIssuesPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int newest = mdg_workspace_get_fiscal_year (self->workspace);
  int none = 0;

  gtk_string_list_append (names, _ ("All periods"));
  g_array_append_val (self->years, none);
  for (int year = newest; year > newest - N_YEARS; year--)
    {
      g_autofree char *name = mdg_fiscal_year_format_long (year);

      gtk_string_list_append (names, name);
      g_array_append_val (self->years, year);
    }
  gtk_drop_down_set_model (self->periods, G_LIST_MODEL (names));
}

/* A set, or the queue when somebody waits in it. */
static void
show_any (MdgIssuesPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->set_uuids->len <= 1 && mdg_page_get_badge (MDG_PAGE (self)) == 0 ? "empty" : "sheet");
}

/* The number that wait comes from outside, after a moment. */
static void
on_badge_changed (MdgIssuesPage *self)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->sets));
  g_autofree char *queue = name_queue (self);
  const char *const queues[] = { queue, NULL };
  guint selected = gtk_drop_down_get_selected (self->sets);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  self->is_filling = TRUE;
  gtk_string_list_splice (names, n - 1, 1, queues);
  gtk_drop_down_set_selected (self->sets, selected);
  self->is_filling = FALSE;
  show_any (self);
}

void
mdg_issues_page_reload (MdgIssuesPage *self)
{
  g_autoptr (GPtrArray) lines = mdg_case_set_query_list (mdg_workspace_get_store (self->workspace), NULL);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  if (lines == NULL)
    return;

  self->is_filling = TRUE;
  fill_sets (self, lines);
  fill_areas (self);
  self->is_filling = FALSE;
  show_any (self);
  load_sheet (self);
}

void
mdg_issues_page_show_set (MdgIssuesPage *self,
                          const MdgUuid *set)
{
  g_return_if_fail (MDG_IS_ISSUES_PAGE (self));

  self->set = *set;
  self->has_set = TRUE;
  mdg_issues_page_drill (self, G_MAXUINT, G_MAXUINT);
  mdg_issues_page_reload (self);
}

void
mdg_issues_page_drill (MdgIssuesPage *self,
                       guint column,
                       guint group)
{
  gboolean is_drilled = column != G_MAXUINT || group != G_MAXUINT;

  self->drill_column = column;
  self->drill_group = group;
  gtk_widget_set_visible (self->drill_button, is_drilled);
  if (self->sheet == NULL)
    return;

  if (is_drilled)
    {
      MdgClassifyColumns *columns = mdg_classify_sheet_get_columns (self->sheet);

      gtk_label_set_text (self->drill_label, column != G_MAXUINT ? mdg_classify_columns_get_column (columns, column)->head : mdg_classify_columns_get_group (columns, group)->label);
    }
  mdg_classify_sheet_set_drill (self->sheet, column, group);
  mdg_issue_grid_refresh (self->grid);
  show_sheet (self);
}

static gboolean
reload_cb (gpointer user_data)
{
  MdgIssuesPage *self = user_data;

  self->reload_source = 0;
  mdg_issues_page_reload (self);

  return G_SOURCE_REMOVE;
}

static void
queue_reload (MdgIssuesPage *self)
{
  if (self->reload_source == 0)
    self->reload_source = g_idle_add (reload_cb, self);
}

/* After an undo the eye is led to what came back. */
static void
go_to_change (MdgIssuesPage *self,
              MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    {
      const MdgUuid *uuid = mdg_record_get_kind (records->pdata[i]) == MDG_KIND_CASE_ISSUE ? mdg_record_get_reference (records->pdata[i], MDG_CASE_ISSUE_CASE) : NULL;
      guint row = uuid != NULL ? mdg_classify_sheet_find_row (self->sheet, uuid) : G_MAXUINT;
      guint column = row != G_MAXUINT ? mdg_classify_columns_find (mdg_classify_sheet_get_columns (self->sheet), mdg_record_get_text (records->pdata[i], MDG_CASE_ISSUE_ISSUE), NULL) : G_MAXUINT;

      if (column != G_MAXUINT)
        {
          mdg_issue_grid_set_cursor (self->grid, row, column);
          return;
        }
    }
}

static void
on_changed (MdgIssuesPage *self,
            MdgChange *change)
{
  MdgSheetEffect effect = self->sheet != NULL ? mdg_classify_sheet_apply (self->sheet, change) : MDG_SHEET_STALE;

  if (effect == MDG_SHEET_STALE)
    {
      queue_reload (self);
      return;
    }
  if (effect != MDG_SHEET_UPDATED)
    return;

  mdg_issue_grid_refresh (self->grid);
  if (mdg_change_stack_is_undoing (self->changes))
    go_to_change (self, change);
  show_sheet (self);
}

static void
on_filter_selected (MdgIssuesPage *self)
{
  if (!self->is_filling)
    load_sheet (self);
}

static void
on_set_selected (MdgIssuesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->sets);

  if (self->is_filling || selected >= self->set_uuids->len)
    return;

  self->set = g_array_index (self->set_uuids, MdgUuid, selected);
  mdg_issues_page_drill (self, G_MAXUINT, G_MAXUINT);
  load_sheet (self);
}

static void
mdg_issues_page_enter (MdgPage *page)
{
  mdg_issues_page_reload (MDG_ISSUES_PAGE (page));
}

static void
mdg_issues_page_focus_first (MdgPage *page)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (page);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->grid)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
mdg_issues_page_dispose (GObject *object)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  if (self->grid != NULL)
    mdg_issue_grid_set_sheet (self->grid, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_ISSUES_PAGE);
  self->grid = NULL;
  self->pane = NULL;
  g_clear_pointer (&self->sheet, mdg_classify_sheet_free);
  g_clear_pointer (&self->set_uuids, g_array_unref);
  g_clear_pointer (&self->area_uuids, g_array_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_object (&self->changes);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_issues_page_parent_class)->dispose (object);
}

static void
mdg_issues_page_class_init (MdgIssuesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  MdgPageClass *page_class = MDG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_issues_page_dispose;
  page_class->enter = mdg_issues_page_enter;
  page_class->focus_first = mdg_issues_page_focus_first;
  page_class->print = mdg_issues_page_print;
  g_type_ensure (MDG_TYPE_ISSUE_SPLIT);

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "issues/mdg-issues-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, content);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, split);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, sets);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, periods);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, areas);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, drill_button);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, drill_label);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, none_page);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, none_button);
  gtk_widget_class_bind_template_child (widget_class, MdgIssuesPage, hints);
  mdg_issues_page_class_add_actions (widget_class);
}

static void
mdg_issues_page_init (MdgIssuesPage *self)
{
  self->set_uuids = g_array_new (FALSE, FALSE, sizeof (MdgUuid));
  self->area_uuids = g_array_new (FALSE, FALSE, sizeof (MdgUuid));
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->drill_column = G_MAXUINT;
  self->drill_group = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));

  mdg_issue_name_drop_down (GTK_WIDGET (self->sets), _ ("Set of cases"));
  mdg_issue_name_drop_down (GTK_WIDGET (self->periods), _ ("Period"));
  mdg_issue_name_drop_down (GTK_WIDGET (self->areas), _ ("Area"));
  mdg_key_hints_add (self->hints, "← ↑ ↓ →", _ ("move"));
  mdg_key_hints_add (self->hints, "Space", _ ("tick"));
  mdg_key_hints_add (self->hints, "F2", _ ("list"));
  mdg_key_hints_add (self->hints, _ ("letters"), _ ("classify"));
}

static void
add_parts (MdgIssuesPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = MDG_ISSUE_GRID (mdg_issue_grid_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cases and issues"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  self->pane = mdg_issue_pane_new (self->workspace);
  mdg_issue_split_set_children (self->split, scroller, GTK_WIDGET (self->pane));
  mdg_issue_grid_set_typing_target (self->grid, mdg_issue_pane_get_entry (self->pane));
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->grid));
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->pane));
}

MdgIssuesPage *
mdg_issues_page_new (MdgWorkspace *workspace,
                     MdgChangeStack *stack)
{
  MdgIssuesPage *self = g_object_new (MDG_TYPE_ISSUES_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->changes = g_object_ref (stack);
  mdg_page_set_title (MDG_PAGE (self), _ ("Issues"));
  mdg_page_set_is_wide (MDG_PAGE (self), TRUE);
  mdg_page_set_has_tabs (MDG_PAGE (self), TRUE);
  mdg_page_set_header_start (MDG_PAGE (self), mdg_issue_tabs_new ("issues"));
  mdg_page_set_header_end (MDG_PAGE (self), mdg_issues_page_new_header ());
  add_parts (self);
  fill_periods (self);
  mdg_issues_page_connect (self);
  g_signal_connect_object (self->grid, "cursor-moved", G_CALLBACK (show_cursor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sets, "notify::selected", G_CALLBACK (on_set_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->periods, "notify::selected", G_CALLBACK (on_filter_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->areas, "notify::selected", G_CALLBACK (on_filter_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "register-changed", G_CALLBACK (queue_reload), self, G_CONNECT_SWAPPED);
  mdg_issues_page_reload (self);
  g_signal_connect_object (self, "notify::badge", G_CALLBACK (on_badge_changed), self, G_CONNECT_SWAPPED);

  return self;
}
