#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-today-layout.h"

struct _MdgTodayLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (MdgTodayLayout, mdg_today_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first;
  GtkWidget *second;
  int first_min;
  int second_width;
} Columns;

static Columns
get_columns (GtkWidget *widget)
{
  Columns columns = { gtk_widget_get_first_child (widget), gtk_widget_get_last_child (widget) };

  gtk_widget_measure (columns.first, GTK_ORIENTATION_HORIZONTAL, -1, &columns.first_min, NULL, NULL, NULL);
  gtk_widget_measure (columns.second, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &columns.second_width, NULL, NULL);

  return columns;
}

static gboolean
is_wide (MdgTodayLayout *self,
         const Columns *columns,
         int width)
{
  return width >= columns->first_min + self->spacing + columns->second_width;
}

static int
get_height (GtkWidget *child,
            int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

static GtkSizeRequestMode
mdg_today_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mdg_today_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  MdgTodayLayout *self = MDG_TODAY_LAYOUT (manager);
  Columns columns = get_columns (widget);
  int both = columns.first_min + self->spacing + columns.second_width;
  int width = for_size >= 0 ? for_size : both;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (columns.first_min, columns.second_width);
      *natural = both;
    }
  else if (is_wide (self, &columns, width))
    *minimum = *natural = MAX (get_height (columns.first, width - self->spacing - columns.second_width), get_height (columns.second, columns.second_width));
  else
    *minimum = *natural = get_height (columns.first, width) + get_height (columns.second, width);
}

static void
mdg_today_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           int width,
                           int height,
                           int baseline)
{
  MdgTodayLayout *self = MDG_TODAY_LAYOUT (manager);
  Columns columns = get_columns (widget);

  if (is_wide (self, &columns, width))
    {
      int first_width = width - self->spacing - columns.second_width;

      gtk_widget_size_allocate (columns.first, &(GtkAllocation){ 0, 0, first_width, height }, -1);
      gtk_widget_size_allocate (columns.second, &(GtkAllocation){ first_width + self->spacing, 0, columns.second_width, height }, -1);
    }
  else
    {
      int first_height = get_height (columns.first, width);

      gtk_widget_size_allocate (columns.first, &(GtkAllocation){ 0, 0, width, first_height }, -1);
      gtk_widget_size_allocate (columns.second, &(GtkAllocation){ 0, first_height, width, MAX (0, height - first_height) }, -1);
    }
}

static void
mdg_today_layout_class_init (MdgTodayLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = mdg_today_layout_get_request_mode;
  manager_class->measure = mdg_today_layout_measure;
  manager_class->allocate = mdg_today_layout_allocate;
}

static void
mdg_today_layout_init (MdgTodayLayout *self)
{
}

GtkLayoutManager *
mdg_today_layout_new (int spacing)
{
  MdgTodayLayout *self = g_object_new (MDG_TYPE_TODAY_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
