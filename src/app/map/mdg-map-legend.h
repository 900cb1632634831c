#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the fills of the map mean. */
GtkWidget *mdg_map_legend_new (void);

G_END_DECLS
