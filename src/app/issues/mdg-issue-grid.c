#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-grid-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-issue-cell.h"

#define MIN_LINES 2u
#define MAX_LINES 3u
#define ROW_PADDING 4

static void mdg_issue_grid_scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdgIssueGrid, mdg_issue_grid, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, mdg_issue_grid_scrollable_init))

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static guint signals[MDG_GRID_N_SIGNALS];

static void
mdg_issue_grid_scrollable_init (GtkScrollableInterface *iface)
{
}

void
mdg_issue_grid_emit (MdgIssueGrid *self,
                     guint signal)
{
  g_signal_emit (self, signals[signal], 0);
}

void
mdg_issue_grid_emit_drilled (MdgIssueGrid *self,
                             guint column,
                             guint group)
{
  g_signal_emit (self, signals[MDG_GRID_DRILLED], 0, column, group);
}

static gpointer
get_key (guint row,
         guint column)
{
  return GUINT_TO_POINTER (row * 4096 + column + 1);
}

static int
get_edge (GArray *edges,
          guint index)
{
  return index < edges->len ? g_array_index (edges, int, index) : 0;
}

static guint
get_lines (MdgIssueGrid *self,
           guint row)
{
  return CLAMP (mdg_classify_sheet_get_max_ticks (self->sheet, row), MIN_LINES, MAX_LINES);
}

static void
place_rows (MdgIssueGrid *self)
{
  int top = 0;

  g_array_set_size (self->row_tops, 0);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_array_append_val (self->row_tops, top);
      top += (int) get_lines (self, i) * self->line_height + ROW_PADDING;
    }
  g_array_append_val (self->row_tops, top);
}

static guint
find_edge (GArray *edges,
           guint n,
           double at)
{
  guint low = 0;
  guint high = n;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (get_edge (edges, middle) <= at)
        low = middle;
      else
        high = middle;
    }

  return low;
}

guint
mdg_issue_grid_find_row_at (MdgIssueGrid *self,
                            double y)
{
  return find_edge (self->row_tops, self->n_rows, y + gtk_adjustment_get_value (self->vadjustment));
}

guint
mdg_issue_grid_find_column_at (MdgIssueGrid *self,
                               double x)
{
  return find_edge (self->column_lefts, self->n_columns, x + gtk_adjustment_get_value (self->hadjustment));
}

guint
mdg_issue_grid_get_page_rows (MdgIssueGrid *self)
{
  int height = self->line_height * (int) MIN_LINES + ROW_PADDING;

  return MAX (1u, (guint) (gtk_adjustment_get_page_size (self->vadjustment) / height) - 1);
}

static void
bind_cell (MdgIssueGrid *self,
           MdgIssueCell *cell,
           guint row,
           guint column)
{
  mdg_issue_cell_bind_ticks (cell, self->sheet, row, column, get_lines (self, row));
  mdg_issue_cell_set_is_cursor (cell, row == self->row && column == self->column);
}

static MdgIssueCell *
take_cell (GPtrArray *spare,
           MdgIssueStrip *strip,
           GtkAccessibleRole role)
{
  MdgIssueCell *cell;

  if (spare->len > 0)
    {
      cell = g_ptr_array_remove_index_fast (spare, spare->len - 1);
      gtk_widget_set_child_visible (GTK_WIDGET (cell), TRUE);
      return cell;
    }

  cell = mdg_issue_cell_new (role);
  mdg_issue_strip_add (strip, GTK_WIDGET (cell));

  return cell;
}

static MdgIssueCell *
need_cell (MdgIssueGrid *self,
           guint row,
           guint column)
{
  MdgIssueCell *cell = g_hash_table_lookup (self->cells, get_key (row, column));

  if (cell == NULL)
    {
      cell = take_cell (self->spare_cells, self->body, GTK_ACCESSIBLE_ROLE_GRID_CELL);
      bind_cell (self, cell, row, column);
      g_hash_table_insert (self->cells, get_key (row, column), cell);
    }

  return cell;
}

static MdgIssueCell *
need_row_head (MdgIssueGrid *self,
               guint row)
{
  MdgIssueCell *cell = g_hash_table_lookup (self->row_heads, get_key (row, 0));

  if (cell == NULL)
    {
      cell = take_cell (self->spare_row_heads, self->side, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
      gtk_widget_add_css_class (GTK_WIDGET (cell), "mdg-sheet-case");
      mdg_issue_cell_bind_case (cell, self->sheet, row, self->digit_width * 4);
      mdg_issue_cell_set_is_cursor (cell, row == self->row);
      g_hash_table_insert (self->row_heads, get_key (row, 0), cell);
    }

  return cell;
}

typedef struct
{
  guint first_row;
  guint end_row;
  guint first_column;
  guint end_column;
} View;

static gboolean
is_in_view (const View *view,
            guint row,
            guint column)
{
  return row >= view->first_row && row < view->end_row && column >= view->first_column && column < view->end_column;
}

/* What has left the view is kept for what comes into it; the cell with the focus stays. */
static void
put_aside (MdgIssueGrid *self,
           const View *view)
{
  GHashTableIter iter;
  gpointer key;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, &cell))
    {
      guint place = GPOINTER_TO_UINT (key) - 1;

      if (is_in_view (view, place / 4096, place % 4096) || (place / 4096 == self->row && place % 4096 == self->column))
        continue;
      gtk_widget_set_child_visible (cell, FALSE);
      g_ptr_array_add (self->spare_cells, cell);
      g_hash_table_iter_remove (&iter);
    }

  g_hash_table_iter_init (&iter, self->row_heads);
  while (g_hash_table_iter_next (&iter, &key, &cell))
    {
      guint row = (GPOINTER_TO_UINT (key) - 1) / 4096;

      if (row >= view->first_row && row < view->end_row)
        continue;
      gtk_widget_set_child_visible (cell, FALSE);
      g_ptr_array_add (self->spare_row_heads, cell);
      g_hash_table_iter_remove (&iter);
    }
}

static void
place_cell (MdgIssueGrid *self,
            guint row,
            guint column)
{
  int x = get_edge (self->column_lefts, column);
  int y = get_edge (self->row_tops, row);

  mdg_issue_strip_place (GTK_WIDGET (need_cell (self, row, column)),
                         x - (int) gtk_adjustment_get_value (self->hadjustment), y - (int) gtk_adjustment_get_value (self->vadjustment),
                         get_edge (self->column_lefts, column + 1) - x, get_edge (self->row_tops, row + 1) - y);
}

static void
place_cells (MdgIssueGrid *self,
             int width,
             int height)
{
  View view = { 0 };

  /* Before the first allocation nothing has its size. */
  if (self->digit_width == 0)
    return;

  if (self->n_rows > 0 && self->n_columns > 0)
    {
      view.first_row = mdg_issue_grid_find_row_at (self, 0);
      view.end_row = mdg_issue_grid_find_row_at (self, height) + 1;
      view.first_column = mdg_issue_grid_find_column_at (self, 0);
      view.end_column = mdg_issue_grid_find_column_at (self, width) + 1;
    }
  put_aside (self, &view);

  for (guint row = view.first_row; row < view.end_row; row++)
    {
      int y = get_edge (self->row_tops, row);

      mdg_issue_strip_place (GTK_WIDGET (need_row_head (self, row)), 0, y - (int) gtk_adjustment_get_value (self->vadjustment), self->side_width, get_edge (self->row_tops, row + 1) - y);
      for (guint column = view.first_column; column < view.end_column; column++)
        place_cell (self, row, column);
    }
  if (self->n_rows > 0 && !is_in_view (&view, self->row, self->column))
    place_cell (self, self->row, self->column);
}

static void
place_heads (MdgIssueGrid *self)
{
  int scrolled = (int) gtk_adjustment_get_value (self->hadjustment);
  MdgClassifyColumns *columns = mdg_classify_sheet_get_columns (self->sheet);

  for (guint i = 0; i < self->n_columns; i++)
    {
      int x = get_edge (self->column_lefts, i);
      int width = get_edge (self->column_lefts, i + 1) - x;

      mdg_issue_strip_place (self->column_heads->pdata[i], x - scrolled, self->group_height, width, self->head_height);
      mdg_issue_strip_place (self->column_totals->pdata[i], x - scrolled, 0, width, self->foot_height);
    }
  for (guint i = 0; i < mdg_classify_columns_get_n_groups (columns); i++)
    {
      const MdgColumnGroup *group = mdg_classify_columns_get_group (columns, i);
      int x = get_edge (self->column_lefts, group->first);
      int width = get_edge (self->column_lefts, group->first + group->n_columns) - x;

      mdg_issue_strip_place (self->group_heads->pdata[i], x - scrolled, 0, width, self->group_height);
      mdg_issue_strip_place (self->group_totals->pdata[i], x - scrolled, self->foot_height, width, self->foot_height);
    }
}

static void
scroll_to (GtkAdjustment *adjustment,
           int start,
           int end)
{
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (start < value || end - start > page)
    gtk_adjustment_set_value (adjustment, start);
  else if (end > value + page)
    gtk_adjustment_set_value (adjustment, end - page);
}

static void
scroll_to_cursor (MdgIssueGrid *self)
{
  if (self->n_rows == 0)
    return;

  scroll_to (self->vadjustment, get_edge (self->row_tops, self->row), get_edge (self->row_tops, self->row + 1));
  scroll_to (self->hadjustment, get_edge (self->column_lefts, self->column), get_edge (self->column_lefts, self->column + 1));
}

/* Cells are bound here and not while sizes are given out, where each new text would ask for another round. */
static void
on_scrolled (MdgIssueGrid *self)
{
  if (self->sheet == NULL || self->is_allocating)
    return;

  place_cells (self, (int) gtk_adjustment_get_page_size (self->hadjustment), (int) gtk_adjustment_get_page_size (self->vadjustment));
  place_heads (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self->body));
  gtk_widget_queue_allocate (GTK_WIDGET (self->side));
  gtk_widget_queue_allocate (GTK_WIDGET (self->heads));
  gtk_widget_queue_allocate (GTK_WIDGET (self->foot));
}

static void
configure (GtkAdjustment *adjustment,
           int page,
           int upper,
           int step)
{
  double value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, upper - page));

  gtk_adjustment_configure (adjustment, value, 0, MAX (upper, page), step, page * 0.9, page);
}

static void
mdg_issue_grid_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  MdgIssueGrid *self = MDG_ISSUE_GRID (widget);
  int heads;
  int foot;
  int body_width;
  int body_height;

  if (self->sheet == NULL)
    return;

  self->is_allocating = TRUE;
  mdg_issue_grid_measure_text (self);
  heads = self->group_height + self->head_height;
  foot = 2 * self->foot_height;
  body_width = MAX (0, width - self->side_width);
  body_height = MAX (0, height - heads - foot);
  mdg_issue_grid_place_columns (self, body_width);
  place_rows (self);
  /* A short sheet has its totals right below. */
  body_height = MIN (body_height, get_edge (self->row_tops, self->n_rows));

  configure (self->hadjustment, body_width, get_edge (self->column_lefts, self->n_columns), self->digit_width * MDG_GRID_LABEL_CHARACTERS);
  configure (self->vadjustment, body_height, get_edge (self->row_tops, self->n_rows), self->line_height * (int) MIN_LINES);
  if (self->is_scrolling_to)
    scroll_to_cursor (self);
  self->is_scrolling_to = FALSE;
  self->is_allocating = FALSE;

  place_cells (self, body_width, body_height);
  place_heads (self);
  mdg_issue_strip_place (self->corner_label, 0, 0, self->side_width, heads);
  mdg_issue_strip_place (self->column_totals_label, 0, 0, self->side_width, self->foot_height);
  mdg_issue_strip_place (self->group_totals_label, 0, self->foot_height, self->side_width, self->foot_height);
  mdg_issue_strip_allocate (self->corner, 0, 0, self->side_width, heads);
  mdg_issue_strip_allocate (self->heads, self->side_width, 0, body_width, heads);
  mdg_issue_strip_allocate (self->side, 0, heads, self->side_width, body_height);
  mdg_issue_strip_allocate (self->body, self->side_width, heads, body_width, body_height);
  mdg_issue_strip_allocate (self->foot_corner, 0, heads + body_height, self->side_width, foot);
  mdg_issue_strip_allocate (self->foot, self->side_width, heads + body_height, body_width, foot);
}

static void
mdg_issue_grid_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  MdgIssueGrid *self = MDG_ISSUE_GRID (widget);

  gtk_widget_measure (self->probe, orientation, for_size, NULL, NULL, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 600;
}

static void
set_adjustment (MdgIssueGrid *self,
                GtkAdjustment **slot,
                GtkAdjustment *adjustment)
{
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, on_scrolled, self);
  g_clear_object (slot);
  *slot = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*slot, "value-changed", G_CALLBACK (on_scrolled), self);
}

static void
mdg_issue_grid_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  MdgIssueGrid *self = MDG_ISSUE_GRID (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      /* The sheet takes what it is given either way. */
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mdg_issue_grid_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  MdgIssueGrid *self = MDG_ISSUE_GRID (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static gboolean
mdg_issue_grid_grab_focus (GtkWidget *widget)
{
  MdgIssueGrid *self = MDG_ISSUE_GRID (widget);

  return self->n_rows > 0 && gtk_widget_grab_focus (GTK_WIDGET (need_cell (self, self->row, self->column)));
}

/* Tab comes to the cell of the cursor and leaves to the totals, then out. */
static gboolean
mdg_issue_grid_focus (GtkWidget *widget,
                      GtkDirectionType direction)
{
  MdgIssueGrid *self = MDG_ISSUE_GRID (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  GtkWidget *foot = GTK_WIDGET (self->foot);

  if (focus == NULL && direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (foot, direction) || mdg_issue_grid_grab_focus (widget);
  if (focus == NULL)
    return mdg_issue_grid_grab_focus (widget);
  if (focus == foot)
    return gtk_widget_child_focus (foot, direction) || (direction == GTK_DIR_TAB_BACKWARD && mdg_issue_grid_grab_focus (widget));

  return direction == GTK_DIR_TAB_FORWARD && gtk_widget_child_focus (foot, direction);
}

static void
mdg_issue_grid_dispose (GObject *object)
{
  MdgIssueGrid *self = MDG_ISSUE_GRID (object);
  GtkWidget *child;

  self->sheet = NULL;
  self->n_rows = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->row_heads, g_hash_table_unref);
  g_clear_pointer (&self->spare_cells, g_ptr_array_unref);
  g_clear_pointer (&self->spare_row_heads, g_ptr_array_unref);
  g_clear_pointer (&self->group_heads, g_ptr_array_unref);
  g_clear_pointer (&self->column_heads, g_ptr_array_unref);
  g_clear_pointer (&self->column_totals, g_ptr_array_unref);
  g_clear_pointer (&self->group_totals, g_ptr_array_unref);
  g_clear_pointer (&self->row_tops, g_array_unref);
  g_clear_pointer (&self->column_lefts, g_array_unref);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->hadjustment, on_scrolled, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, on_scrolled, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_weak_pointer (&self->typing_target);

  G_OBJECT_CLASS (mdg_issue_grid_parent_class)->dispose (object);
}

static void
mdg_issue_grid_class_init (MdgIssueGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { "cursor-moved", "toggled", "listed", "cleared", "opened" };

  object_class->dispose = mdg_issue_grid_dispose;
  object_class->set_property = mdg_issue_grid_set_property;
  object_class->get_property = mdg_issue_grid_get_property;
  widget_class->measure = mdg_issue_grid_measure;
  widget_class->size_allocate = mdg_issue_grid_size_allocate;
  widget_class->grab_focus = mdg_issue_grid_grab_focus;
  widget_class->focus = mdg_issue_grid_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], MDG_TYPE_ISSUE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MDG_GRID_DRILLED] = g_signal_new ("drilled", MDG_TYPE_ISSUE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  mdg_issue_grid_class_add_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "issuegrid");
}

static MdgIssueStrip *
add_strip (MdgIssueGrid *self,
           const char *css_class)
{
  MdgIssueStrip *strip = mdg_issue_strip_new ();

  gtk_widget_add_css_class (GTK_WIDGET (strip), css_class);
  gtk_widget_set_parent (GTK_WIDGET (strip), GTK_WIDGET (self));

  return strip;
}

static GtkWidget *
add_label (MdgIssueStrip *strip,
           const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "mdg-sheet-label");
  mdg_issue_strip_add (strip, label);

  return label;
}

static void
mdg_issue_grid_init (MdgIssueGrid *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->row_heads = g_hash_table_new (NULL, NULL);
  self->spare_cells = g_ptr_array_new ();
  self->spare_row_heads = g_ptr_array_new ();
  self->group_heads = g_ptr_array_new ();
  self->column_heads = g_ptr_array_new ();
  self->column_totals = g_ptr_array_new ();
  self->group_totals = g_ptr_array_new ();
  self->row_tops = g_array_new (FALSE, FALSE, sizeof (int));
  self->column_lefts = g_array_new (FALSE, FALSE, sizeof (int));

  self->probe = GTK_WIDGET (mdg_issue_cell_new (GTK_ACCESSIBLE_ROLE_PRESENTATION));
  gtk_widget_set_parent (self->probe, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->probe, FALSE);
  self->body = add_strip (self, "mdg-sheet-body");
  self->side = add_strip (self, "mdg-sheet-side");
  self->heads = add_strip (self, "mdg-sheet-heads");
  self->corner = add_strip (self, "mdg-sheet-corner");
  self->foot = add_strip (self, "mdg-sheet-foot");
  self->foot_corner = add_strip (self, "mdg-sheet-foot");
  self->corner_label = add_label (self->corner, NULL);
  self->column_totals_label = add_label (self->foot_corner, _ ("Cases concerned"));
  self->group_totals_label = add_label (self->foot_corner, _ ("By group"));
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  mdg_issue_grid_add_controllers (self);
}

GtkWidget *
mdg_issue_grid_new (void)
{
  return g_object_new (MDG_TYPE_ISSUE_GRID, NULL);
}

static void
put_all_aside (MdgIssueGrid *self)
{
  const View nothing = { 0 };
  guint row = self->row;

  self->row = G_MAXUINT;
  put_aside (self, &nothing);
  self->row = row;
}

static gboolean
has_focus (MdgIssueGrid *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->body)) != NULL;
}

void
mdg_issue_grid_refresh (MdgIssueGrid *self)
{
  gboolean had_focus;

  g_return_if_fail (MDG_IS_ISSUE_GRID (self));

  if (self->sheet == NULL)
    return;

  had_focus = has_focus (self);
  put_all_aside (self);
  self->n_rows = mdg_classify_sheet_get_n_rows (self->sheet);
  self->row = MIN (self->row, self->n_rows > 0 ? self->n_rows - 1 : 0);
  self->column = MIN (self->column, self->n_columns > 0 ? self->n_columns - 1 : 0);
  self->is_scrolling_to = TRUE;
  mdg_issue_grid_show_totals (self);
  if (self->column_lefts->len == self->n_columns + 1)
    {
      place_rows (self);
      on_scrolled (self);
    }
  if (had_focus)
    mdg_issue_grid_grab_focus (GTK_WIDGET (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
mdg_issue_grid_set_sheet (MdgIssueGrid *self,
                          MdgClassifySheet *sheet)
{
  g_return_if_fail (MDG_IS_ISSUE_GRID (self));

  self->sheet = sheet;
  if (sheet == NULL)
    return;

  self->n_columns = mdg_classify_columns_get_n_columns (mdg_classify_sheet_get_columns (sheet));
  mdg_issue_grid_make_heads (self);
  mdg_issue_grid_refresh (self);
}

gboolean
mdg_issue_grid_get_cursor (MdgIssueGrid *self,
                           guint *row,
                           guint *column)
{
  g_return_val_if_fail (MDG_IS_ISSUE_GRID (self), FALSE);

  *row = self->row;
  *column = self->column;

  return self->sheet != NULL && self->row < self->n_rows && self->column < self->n_columns;
}

static void
mark (MdgIssueGrid *self,
      gboolean is_cursor)
{
  MdgIssueCell *cell = g_hash_table_lookup (self->cells, get_key (self->row, self->column));
  MdgIssueCell *head = g_hash_table_lookup (self->row_heads, get_key (self->row, 0));

  if (cell != NULL)
    mdg_issue_cell_set_is_cursor (cell, is_cursor);
  if (head != NULL)
    mdg_issue_cell_set_is_cursor (head, is_cursor);
}

void
mdg_issue_grid_set_cursor (MdgIssueGrid *self,
                           guint row,
                           guint column)
{
  gboolean had_focus;

  g_return_if_fail (MDG_IS_ISSUE_GRID (self));

  if (self->n_rows == 0 || self->n_columns == 0)
    return;

  had_focus = has_focus (self);
  mark (self, FALSE);
  self->row = MIN (row, self->n_rows - 1);
  self->column = MIN (column, self->n_columns - 1);
  mark (self, TRUE);
  if (self->row_tops->len > self->row + 1)
    scroll_to_cursor (self);
  else
    self->is_scrolling_to = TRUE;
  on_scrolled (self);
  if (had_focus)
    mdg_issue_grid_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[MDG_GRID_CURSOR_MOVED], 0);
}

void
mdg_issue_grid_point_at_cursor (MdgIssueGrid *self,
                                GtkPopover *popover)
{
  GdkRectangle place = { 0, 0, 1, 1 };
  graphene_rect_t bounds;

  g_return_if_fail (MDG_IS_ISSUE_GRID (self));

  if (self->n_rows > 0 && gtk_widget_compute_bounds (GTK_WIDGET (need_cell (self, self->row, self->column)), GTK_WIDGET (self), &bounds))
    place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  gtk_popover_set_pointing_to (popover, &place);
}

GtkWidget *
mdg_issue_grid_find_cell (MdgIssueGrid *self,
                          guint row,
                          guint column)
{
  g_return_val_if_fail (MDG_IS_ISSUE_GRID (self), NULL);

  return g_hash_table_lookup (self->cells, get_key (row, column));
}

guint
mdg_issue_grid_get_n_cells (MdgIssueGrid *self)
{
  g_return_val_if_fail (MDG_IS_ISSUE_GRID (self), 0);

  return g_hash_table_size (self->cells) + self->spare_cells->len;
}

void
mdg_issue_grid_set_typing_target (MdgIssueGrid *self,
                                  GtkEditable *entry)
{
  g_return_if_fail (MDG_IS_ISSUE_GRID (self));

  g_set_weak_pointer (&self->typing_target, entry);
}
