#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-map-legend.h"

#include "mdg-map.h"

#include <glib/gi18n-lib.h>

static void
draw_legend (GtkDrawingArea *area,
             cairo_t *cr,
             int width,
             int height,
             gpointer user_data)
{
  mdg_map_draw_key (cr, GPOINTER_TO_UINT (user_data), MDG_MAP_COLOUR, 1, 1, width - 2, height - 2);
}

GtkWidget *
mdg_map_legend_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const char *const labels[] = { _ ("0: nobody comes"), _ ("1: one agency; blank when it is closed"), _ ("2 or more agencies"), _ ("covered by the proposal") };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *key = gtk_drawing_area_new ();
      GtkWidget *label = gtk_label_new (labels[i]);

      gtk_widget_set_size_request (key, 28, 16);
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (key), draw_legend, GUINT_TO_POINTER (MDG_MAP_KEY_BLANK + i), NULL);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (line), key);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (box), line);
    }

  return box;
}
