#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-window-private.h"

static gboolean
is_list (GtkWidget *widget)
{
  /* A list box without a selection is a form in a frame: its rows are fields. */
  if (GTK_IS_LIST_BOX (widget))
    return gtk_list_box_get_selection_mode (GTK_LIST_BOX (widget)) != GTK_SELECTION_NONE;

  return GTK_IS_LIST_VIEW (widget) || GTK_IS_GRID_VIEW (widget);
}

static gboolean
is_tab (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
}

GtkWidget *
mdg_window_find_list_to_leave (GtkWindow *window,
                               GtkDirectionType direction)
{
  GtkWidget *row = gtk_window_get_focus (window);

  if (row == NULL || !is_tab (direction))
    return NULL;

  for (GtkWidget *parent; (parent = gtk_widget_get_parent (row)) != NULL; row = parent)
    if (is_list (parent))
      return parent;

  return NULL;
}
