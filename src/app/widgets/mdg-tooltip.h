#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A tooltip that is asked for only when the pointer rests there; text NULL shows a label's own text, of which the
   widget may show less. gtk_widget_set_tooltip_text asks the display where the pointer is, each time: too much
   for every row of a list. */
void mdg_tooltip_add (GtkWidget *widget,
                      const char *text);

G_END_DECLS
