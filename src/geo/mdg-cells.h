#pragma once

#include "mdg-geometry.h"

G_BEGIN_DECLS

/* Who is nearest: for each of n points the part of boundary that is nearer to it than to any other (Voronoi), in the order of the
   points. NULL in the array where there is no such part: outside, or the same place as an earlier point. */
GPtrArray *mdg_cells_new (const MdgPoint *points,
                          guint n,
                          const MdgGeometry *boundary,
                          GError **error);

G_END_DECLS
