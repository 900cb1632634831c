#pragma once

#include "mdg-geometry.h"

G_BEGIN_DECLS

/* Longitude and latitude (JGD2011, degrees) to metres on the plane rectangular zone (平面直角座標系) of a place and back. x is
   always the longitude or the east, whatever the axis order of the authority. Used by one thread at a time. */
typedef struct _MdgProjection MdgProjection;

#define MDG_PROJECTION_N_ZONES 19

/* zone is 1 to 19. */
MdgProjection *mdg_projection_new (guint zone,
                                   GError **error);
/* Between degrees and the coordinates that a definition says (.prj of a shapefile, EPSG:6677, a URN), with zone 0. NULL without an error
   when those are degrees already (JGD2000, JGD2011, WGS 84), NULL with one when it is not understood. */
MdgProjection *mdg_projection_new_for_definition (const char *definition,
                                                  GError **error);
void mdg_projection_free (MdgProjection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgProjection, mdg_projection_free)

guint mdg_projection_get_zone (const MdgProjection *self);

/* The zone of a place as the notice of the ministry has it: by prefecture (the two digits a code of a municipality begins with; NULL or
   another text when not known), by the place where one prefecture has several. 0 when the place is not in Japan. */
guint mdg_projection_find_zone (const char *municipality,
                                const MdgPoint *place);
/* In degrees: whether it is in Japan at all, and whether it would be with its axes swapped. */
gboolean mdg_projection_is_in_japan (const MdgPoint *place);
gboolean mdg_projection_is_swapped (const MdgPoint *place);

MdgPoint mdg_projection_to_plane (MdgProjection *self,
                                  const MdgPoint *degrees);
MdgPoint mdg_projection_to_degrees (MdgProjection *self,
                                    const MdgPoint *metres);
/* Of polygons; a point gives a point. */
MdgGeometry *mdg_projection_shape_to_plane (MdgProjection *self,
                                            const MdgGeometry *degrees,
                                            GError **error);
MdgGeometry *mdg_projection_shape_to_degrees (MdgProjection *self,
                                              const MdgGeometry *metres,
                                              GError **error);

G_END_DECLS
