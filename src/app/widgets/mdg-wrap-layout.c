#define G_LOG_DOMAIN "mdg-app"

#include "mdg-wrap-layout.h"

struct _MdgWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (MdgWrapLayout, mdg_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
mdg_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

typedef struct
{
  GtkWidget *child;
  GtkAllocation place;
} Placed;

/* In the middle of their row: so the Tab key takes them as they are read, too. */
static void
allocate_row (GArray *row,
              int row_height)
{
  for (guint i = 0; i < row->len; i++)
    {
      Placed *placed = &g_array_index (row, Placed, i);

      placed->place.y += (row_height - placed->place.height) / 2;
      gtk_widget_size_allocate (placed->child, &placed->place, -1);
    }
}

/* Lays out for width and returns the height; allocates only when asked to. */
static int
place (MdgWrapLayout *self,
       GtkWidget *widget,
       int width,
       gboolean allocate)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (Placed));
  int x = 0;
  int y = 0;
  int row_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      Placed placed = { child, { 0 } };
      int minimum;
      int natural;
      int height;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      natural = MAX (minimum, MIN (natural, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural, NULL, &height, NULL, NULL);
      if (x > 0 && x + natural > width)
        {
          if (allocate)
            allocate_row (row, row_height);
          g_array_set_size (row, 0);
          x = 0;
          y += row_height + self->spacing;
          row_height = 0;
        }
      placed.place = (GtkAllocation){ is_rtl ? width - x - natural : x, y, natural, height };
      g_array_append_val (row, placed);
      x += natural + self->spacing;
      row_height = MAX (row_height, height);
    }
  if (allocate)
    allocate_row (row, row_height);

  return y + row_height;
}

static void
mdg_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  MdgWrapLayout *self = MDG_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int child_minimum;
          int child_natural;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
          *natural += child_natural + (*natural > 0 ? self->spacing : 0);
        }
      return;
    }

  if (for_size < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
  *minimum = *natural = place (self, widget, for_size, FALSE);
}

static void
mdg_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  place (MDG_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
mdg_wrap_layout_class_init (MdgWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = mdg_wrap_layout_get_request_mode;
  layout_class->measure = mdg_wrap_layout_measure;
  layout_class->allocate = mdg_wrap_layout_allocate;
}

static void
mdg_wrap_layout_init (MdgWrapLayout *self)
{
  self->spacing = 6;
}

GtkLayoutManager *
mdg_wrap_layout_new (int spacing)
{
  MdgWrapLayout *self = g_object_new (MDG_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
