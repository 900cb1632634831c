#pragma once

#include <geos_c.h>

#include "mdg-geometry.h"

G_BEGIN_DECLS

/* The context of the calling thread. */
GEOSContextHandle_t mdg_geos_get (void);
/* What GEOS said last in this thread, "" when nothing. */
const char *mdg_geos_get_message (void);
/* FAILED with that. */
void mdg_geos_set_error (GError **error);
/* Only the polygons of what an operation gave; takes shape, which may be NULL. */
MdgGeometry *mdg_geos_keep_polygons (MdgGeometry *shape);

G_END_DECLS
