#pragma once

#include "mdg-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A table of figures in a scroller, drawn where it is in sight; the head and the first columns stay. Arrows walk the
   figures, Enter or a click leads to what one counts. */
#define MDG_TYPE_FIGURE_GRID (mdg_figure_grid_get_type ())
G_DECLARE_FINAL_TYPE (MdgFigureGrid, mdg_figure_grid, MDG, FIGURE_GRID, GtkWidget)

/* Signal: drilled (guint row, guint column), as in the table. */
GtkWidget *mdg_figure_grid_new (const char *label);
/* n_heads: columns that name the row and count nothing. table may be NULL. */
void mdg_figure_grid_set_table (MdgFigureGrid *self,
                                MdgTable *table,
                                guint n_heads);
MdgTable *mdg_figure_grid_get_table (MdgFigureGrid *self);
void mdg_figure_grid_set_cursor (MdgFigureGrid *self,
                                 guint row,
                                 guint column);
/* As Enter does. */
void mdg_figure_grid_drill (MdgFigureGrid *self);

G_END_DECLS
