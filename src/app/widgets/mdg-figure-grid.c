#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-figure-grid.h"

#define PADDING 8
#define ROW_HEIGHT 30
#define MAX_WIDTH 220

struct _MdgFigureGrid
{
  GtkWidget parent_instance;

  MdgTable *table; /* NULL: nothing */
  guint n_heads;
  int *widths;
  int *edges; /* of each column and the end of the last */
  guint row;
  guint column;
};

G_DEFINE_FINAL_TYPE (MdgFigureGrid, mdg_figure_grid, GTK_TYPE_WIDGET)

enum
{
  DRILLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
count_rows (MdgFigureGrid *self)
{
  return self->table != NULL ? mdg_table_get_n_rows (self->table) : 0;
}

static guint
count_columns (MdgFigureGrid *self)
{
  return self->table != NULL ? mdg_table_get_n_columns (self->table) : 0;
}

static PangoLayout *
new_layout (MdgFigureGrid *self,
            const char *text,
            int width,
            gboolean is_bold,
            gboolean is_right)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  if (is_bold)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  if (width > 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment (layout, is_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    }

  return layout;
}

static int
get_text_width (MdgFigureGrid *self,
                const char *text)
{
  g_autoptr (PangoLayout) layout = new_layout (self, text, 0, TRUE, FALSE);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return MIN (width, MAX_WIDTH) + 2 * PADDING;
}

static void
measure_columns (MdgFigureGrid *self)
{
  guint n = count_columns (self);

  g_free (self->widths);
  g_free (self->edges);
  self->widths = g_new0 (int, n + 1);
  self->edges = g_new0 (int, n + 1);
  for (guint j = 0; j < n; j++)
    {
      self->widths[j] = MAX (48, get_text_width (self, mdg_table_get_column_label (self->table, j)));
      for (guint i = 0; i < count_rows (self) && (j < self->n_heads || i + 1 == count_rows (self) || mdg_table_get_column_kind (self->table, j) == MDG_CELL_TEXT); i++)
        {
          g_autofree char *text = mdg_table_dup_display (self->table, i, j);

          self->widths[j] = MAX (self->widths[j], get_text_width (self, text));
        }
      self->edges[j + 1] = self->edges[j] + self->widths[j];
    }
}

static void
mdg_figure_grid_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  MdgFigureGrid *self = MDG_FIGURE_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = self->edges != NULL ? self->edges[count_columns (self)] : 0;
  else
    *minimum = (int) (count_rows (self) + 1) * ROW_HEIGHT;
  *natural = *minimum;
}

/* What is in sight, in the coordinates of the grid. */
static void
get_sight (MdgFigureGrid *self,
           GdkRectangle *sight)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *x;
  GtkAdjustment *y;

  *sight = (GdkRectangle){ 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  if (scroller == NULL)
    return;

  x = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  y = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  *sight = (GdkRectangle){ (int) gtk_adjustment_get_value (x), (int) gtk_adjustment_get_value (y), (int) gtk_adjustment_get_page_size (x), (int) gtk_adjustment_get_page_size (y) };
}

static void
draw_cell (MdgFigureGrid *self,
           GtkSnapshot *snapshot,
           const char *text,
           const GdkRectangle *box,
           gboolean is_bold,
           gboolean is_right)
{
  g_autoptr (PangoLayout) layout = new_layout (self, text, box->width - 2 * PADDING, is_bold, is_right);
  GdkRGBA colour;
  int height;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (box->x + PADDING), (float) (box->y + (box->height - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);

  colour.alpha *= 0.15f;
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT ((float) box->x, (float) (box->y + box->height - 1), (float) box->width, 1));
}

static void
draw_row (MdgFigureGrid *self,
          GtkSnapshot *snapshot,
          guint row,
          int y,
          guint column,
          int x)
{
  gboolean is_head = row == G_MAXUINT;
  gboolean is_right = mdg_table_get_column_kind (self->table, column) != MDG_CELL_TEXT;
  GdkRectangle box = { x, y, self->widths[column], ROW_HEIGHT };
  g_autofree char *text = is_head ? g_strdup (mdg_table_get_column_label (self->table, column)) : mdg_table_dup_display (self->table, row, column);

  if (!is_head && row == self->row && column == self->column)
    {
      GdkRGBA tint;
      gboolean is_focus = gtk_widget_has_focus (GTK_WIDGET (self));

      gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_bg_color", &tint);
      tint.alpha = is_focus ? 0.35f : 0.15f;
      gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) box.width, ROW_HEIGHT - 1));
    }
  draw_cell (self, snapshot, text, &box, is_head || row == mdg_table_get_total_row (self->table), is_right);
}

static void
draw_column (MdgFigureGrid *self,
             GtkSnapshot *snapshot,
             const GdkRectangle *sight,
             guint column,
             int x)
{
  guint first = (guint) (sight->y / ROW_HEIGHT);

  for (guint i = first; i < count_rows (self) && (int) i * ROW_HEIGHT < sight->y + sight->height; i++)
    draw_row (self, snapshot, i, (int) (i + 1) * ROW_HEIGHT, column, x);
}

static void
draw_ground (MdgFigureGrid *self,
             GtkSnapshot *snapshot,
             int x,
             int y,
             int width,
             int height)
{
  GdkRGBA ground;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "view_bg_color", &ground);
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* The figures, over them the head, over both the names of the rows. */
static void
mdg_figure_grid_snapshot (GtkWidget *widget,
                          GtkSnapshot *snapshot)
{
  MdgFigureGrid *self = MDG_FIGURE_GRID (widget);
  guint n = count_columns (self);
  GdkRectangle sight;

  if (n == 0)
    return;

  get_sight (self, &sight);
  draw_ground (self, snapshot, sight.x, sight.y, sight.width, sight.height);
  for (guint j = self->n_heads; j < n; j++)
    if (self->edges[j + 1] > sight.x && self->edges[j] < sight.x + sight.width)
      draw_column (self, snapshot, &sight, j, self->edges[j]);
  draw_ground (self, snapshot, sight.x, sight.y, self->edges[self->n_heads], sight.height);
  for (guint j = 0; j < self->n_heads; j++)
    draw_column (self, snapshot, &sight, j, sight.x + self->edges[j]);
  draw_ground (self, snapshot, sight.x, sight.y, sight.width, ROW_HEIGHT);
  for (guint j = self->n_heads; j < n; j++)
    if (self->edges[j] - sight.x >= self->edges[self->n_heads] - self->widths[j])
      draw_row (self, snapshot, G_MAXUINT, sight.y, j, self->edges[j]);
  draw_ground (self, snapshot, sight.x, sight.y, self->edges[self->n_heads], ROW_HEIGHT);
  for (guint j = 0; j < self->n_heads; j++)
    draw_row (self, snapshot, G_MAXUINT, sight.y, j, sight.x + self->edges[j]);
}

/* Says where the cursor is to who does not see it. */
static void
describe_cursor (MdgFigureGrid *self)
{
  g_autofree char *name = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *text = NULL;

  if (self->row >= count_rows (self) || self->column >= count_columns (self))
    return;

  name = mdg_table_dup_display (self->table, self->row, 0);
  figure = mdg_table_dup_display (self->table, self->row, self->column);
  text = g_strdup_printf ("%s、%s、%s", name, mdg_table_get_column_label (self->table, self->column), figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show_cursor (MdgFigureGrid *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  int heads;

  describe_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (scroller == NULL || self->column >= count_columns (self))
    return;

  heads = self->edges[self->n_heads];
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), self->edges[self->column] - heads, self->edges[self->column + 1]);
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), self->row * ROW_HEIGHT, (self->row + 2) * ROW_HEIGHT);
}

void
mdg_figure_grid_set_cursor (MdgFigureGrid *self,
                            guint row,
                            guint column)
{
  g_return_if_fail (MDG_IS_FIGURE_GRID (self));

  if (row >= count_rows (self) || column < self->n_heads || column >= count_columns (self))
    return;

  self->row = row;
  self->column = column;
  show_cursor (self);
}

void
mdg_figure_grid_drill (MdgFigureGrid *self)
{
  g_return_if_fail (MDG_IS_FIGURE_GRID (self));

  if (self->row < count_rows (self) && self->column < count_columns (self))
    g_signal_emit (self, signals[DRILLED], 0, self->row, self->column);
}

static gboolean
on_key (MdgFigureGrid *self,
        guint key,
        guint code,
        GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || count_rows (self) == 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Up)
    mdg_figure_grid_set_cursor (self, self->row - (self->row > 0), self->column);
  else if (key == GDK_KEY_Down)
    mdg_figure_grid_set_cursor (self, self->row + 1, self->column);
  else if (key == GDK_KEY_Left)
    mdg_figure_grid_set_cursor (self, self->row, self->column - (self->column > 0));
  else if (key == GDK_KEY_Right)
    mdg_figure_grid_set_cursor (self, self->row, self->column + 1);
  else if (key == GDK_KEY_Home)
    mdg_figure_grid_set_cursor (self, self->row, self->n_heads);
  else if (key == GDK_KEY_End)
    mdg_figure_grid_set_cursor (self, self->row, count_columns (self) - 1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    mdg_figure_grid_drill (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
on_pressed (MdgFigureGrid *self,
            int n_press,
            double x,
            double y)
{
  GdkRectangle sight;
  guint row;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  get_sight (self, &sight);
  row = (guint) (y / ROW_HEIGHT);
  if (y - sight.y < ROW_HEIGHT || row == 0 || row > count_rows (self) || count_columns (self) == 0 || x - sight.x < self->edges[self->n_heads])
    return;

  for (guint j = self->n_heads; j < count_columns (self); j++)
    if (x >= self->edges[j] && x < self->edges[j + 1])
      {
        mdg_figure_grid_set_cursor (self, row - 1, j);
        mdg_figure_grid_drill (self);
        return;
      }
}

/* What is drawn depends on where it is scrolled to. */
static void
mdg_figure_grid_root (GtkWidget *widget)
{
  GtkWidget *scroller;

  GTK_WIDGET_CLASS (mdg_figure_grid_parent_class)->root (widget);

  scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (scroller == NULL)
    return;

  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), "value-changed", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "value-changed", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

static void
mdg_figure_grid_finalize (GObject *object)
{
  MdgFigureGrid *self = MDG_FIGURE_GRID (object);

  g_clear_object (&self->table);
  g_free (self->widths);
  g_free (self->edges);

  G_OBJECT_CLASS (mdg_figure_grid_parent_class)->finalize (object);
}

static void
mdg_figure_grid_class_init (MdgFigureGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_figure_grid_finalize;
  widget_class->root = mdg_figure_grid_root;
  widget_class->measure = mdg_figure_grid_measure;
  widget_class->snapshot = mdg_figure_grid_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[DRILLED] = g_signal_new ("drilled", MDG_TYPE_FIGURE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
mdg_figure_grid_init (MdgFigureGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
mdg_figure_grid_new (const char *label)
{
  GtkWidget *self = g_object_new (MDG_TYPE_FIGURE_GRID, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return self;
}

void
mdg_figure_grid_set_table (MdgFigureGrid *self,
                           MdgTable *table,
                           guint n_heads)
{
  g_return_if_fail (MDG_IS_FIGURE_GRID (self));

  g_set_object (&self->table, table);
  self->n_heads = n_heads;
  measure_columns (self);
  self->row = 0;
  self->column = MIN (n_heads, MAX (count_columns (self), 1) - 1);
  describe_cursor (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

MdgTable *
mdg_figure_grid_get_table (MdgFigureGrid *self)
{
  g_return_val_if_fail (MDG_IS_FIGURE_GRID (self), NULL);

  return self->table;
}
