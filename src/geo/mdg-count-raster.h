#pragma once

#include "mdg-geometry.h"

G_BEGIN_DECLS

/* A grid over the places that counts how many ranges lie on each cell: what is shown while a range is dragged, within
   some tenths of a percent. A range added or taken off costs as many steps as cells it has. */
typedef struct _MdgCountRaster MdgCountRaster;

typedef struct
{
  guint cells;
  guint covered;
  guint twice;
} MdgCellCounts;

/* places of MdgGeometry; where two overlap a cell belongs to the later one. */
MdgCountRaster *mdg_count_raster_new (GPtrArray *places,
                                      guint width,
                                      guint height);
void mdg_count_raster_free (MdgCountRaster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCountRaster, mdg_count_raster_free)

/* by is 1 to lay it down, -1 to take it up. */
void mdg_count_raster_add (MdgCountRaster *self,
                           const MdgGeometry *range,
                           int by);
/* One for each place; borrowed, follows every change. */
const MdgCellCounts *mdg_count_raster_get_counts (const MdgCountRaster *self);

G_END_DECLS
