#pragma once

#include "mdg-canvas.h"

G_BEGIN_DECLS

/* Figures in a grid, hatched the closer the larger, each printed as well: readable in black and white. Lengths in
   millimetres. */
typedef struct _MdgHeatMap MdgHeatMap;

/* legend: what the figures are ("件数"). */
MdgHeatMap *mdg_heat_map_new (const char *const *rows,
                              const char *const *columns,
                              const char *legend);
void mdg_heat_map_free (MdgHeatMap *map);
/* All are 0 at first. A starred one is shown with ★ whatever its size. */
void mdg_heat_map_set (MdgHeatMap *map,
                       guint row,
                       guint column,
                       guint value,
                       gboolean is_starred);

/* Rows from first that fit in the box, with the heads above and the legend below. Returns the first row that did not;
   the number of rows when all stand. At least one row is drawn. */
guint mdg_heat_map_draw (MdgHeatMap *map,
                         MdgCanvas *canvas,
                         guint first,
                         double x,
                         double y,
                         double width,
                         double height);
/* The box of a cell when last drawn, for pointing at it; FALSE when it was not. */
gboolean mdg_heat_map_get_cell (MdgHeatMap *map,
                                guint row,
                                guint column,
                                cairo_rectangle_t *cell);
/* 0 of nothing, then 1 to MDG_N_HATCHES in equal parts of the largest figure, of four at least. */
guint mdg_heat_map_get_hatch (MdgHeatMap *map,
                              guint value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgHeatMap, mdg_heat_map_free)

G_END_DECLS
