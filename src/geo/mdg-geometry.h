#pragma once

#include "mdg-point.h"

G_BEGIN_DECLS

/* A shape of GEOS: polygons with holes, or points. It never changes once made, and may be read from several threads. */
typedef struct GEOSGeom_t MdgGeometry;

void mdg_geometry_free (MdgGeometry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgGeometry, mdg_geometry_free)

/* Rings one after the other: those of ring i end before ends[i]. They are closed (the first point stands again at the
   end) or get closed. */
typedef struct
{
  GArray *points; /* of MdgPoint */
  GArray *ends;   /* of guint */
} MdgRings;

MdgRings *mdg_rings_new (void);
void mdg_rings_free (MdgRings *rings);
void mdg_rings_add_point (MdgRings *rings,
                          double x,
                          double y);
/* Ends the ring of the points added since the last one; one of fewer than three different points is dropped. */
void mdg_rings_end_ring (MdgRings *rings);
/* The sum over the rings by the rule of even and odd, so holes count as such whichever way they run. */
gboolean mdg_rings_contain (const MdgRings *rings,
                            const MdgPoint *point);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgRings, mdg_rings_free)

/* Polygons of rings, of which one inside another is a hole (and one inside that an island), whichever way it runs. NULL when
   there is no area at all. */
MdgGeometry *mdg_geometry_new_for_rings (const MdgRings *rings);
/* A polygon of 64 corners that has the area of the circle. */
MdgGeometry *mdg_geometry_new_circle (const MdgPoint *centre,
                                      double radius);
MdgGeometry *mdg_geometry_new_empty (void);
MdgGeometry *mdg_geometry_new_point (const MdgPoint *point);
MdgGeometry *mdg_geometry_dup (const MdgGeometry *self);

/* Well-known text, as SpatiaLite and PostGIS read it; INVALID when it is none or no area. */
MdgGeometry *mdg_geometry_new_from_text (const char *text,
                                         GError **error);
char *mdg_geometry_dup_text (const MdgGeometry *self,
                             int decimals);

/* NULL with what is wrong where when it crosses itself or the like. */
gboolean mdg_geometry_is_valid (const MdgGeometry *self,
                                char **reason);
/* The same area without crossings: the polygons of it, NULL when nothing is left. */
MdgGeometry *mdg_geometry_repair (const MdgGeometry *self);

gboolean mdg_geometry_is_empty (const MdgGeometry *self);
double mdg_geometry_get_area (const MdgGeometry *self);
guint mdg_geometry_get_n_points (const MdgGeometry *self);
MdgBox mdg_geometry_get_box (const MdgGeometry *self);
/* Inside it, near the middle: where its name goes. FALSE when it is empty. */
gboolean mdg_geometry_get_label_point (const MdgGeometry *self,
                                       MdgPoint *point);
gboolean mdg_geometry_contains_point (const MdgGeometry *self,
                                      const MdgPoint *point);
gboolean mdg_geometry_intersects (const MdgGeometry *self,
                                  const MdgGeometry *other);
double mdg_geometry_get_distance (const MdgGeometry *self,
                                  const MdgGeometry *other);

/* These repair and try again where GEOS does not take a shape; NULL only when that failed too, with FAILED. */
MdgGeometry *mdg_geometry_union (GPtrArray *shapes,
                                 GError **error);
/* The same of shapes that share their borders to the last bit and do not overlap, 15 times as fast; falls back to
   mdg_geometry_union where they do not. */
MdgGeometry *mdg_geometry_coverage_union (GPtrArray *shapes,
                                          GError **error);
MdgGeometry *mdg_geometry_union_two (const MdgGeometry *a,
                                     const MdgGeometry *b,
                                     GError **error);
MdgGeometry *mdg_geometry_intersection (const MdgGeometry *a,
                                        const MdgGeometry *b,
                                        GError **error);
MdgGeometry *mdg_geometry_difference (const MdgGeometry *a,
                                      const MdgGeometry *b,
                                      GError **error);
/* What lies in the box; a fast way that may take in a little outside along it. */
MdgGeometry *mdg_geometry_clip (const MdgGeometry *self,
                                const MdgBox *box,
                                GError **error);
/* Fewer points, none farther than tolerance from where it was. */
MdgGeometry *mdg_geometry_simplify (const MdgGeometry *self,
                                    double tolerance);
/* Points on a grid, so that neighbours share their borders to the last bit. */
MdgGeometry *mdg_geometry_snap (const MdgGeometry *self,
                                double grid);
/* Its polygons, each by itself; of MdgGeometry. */
GPtrArray *mdg_geometry_list_parts (const MdgGeometry *self);

MdgRings *mdg_geometry_get_rings (const MdgGeometry *self);

/* One shape that is asked many times. The shape must live on. */
typedef struct _MdgPreparedGeometry MdgPreparedGeometry;

MdgPreparedGeometry *mdg_prepared_geometry_new (const MdgGeometry *shape);
void mdg_prepared_geometry_free (MdgPreparedGeometry *self);
gboolean mdg_prepared_geometry_contains (const MdgPreparedGeometry *self,
                                         const MdgGeometry *shape);
gboolean mdg_prepared_geometry_intersects (const MdgPreparedGeometry *self,
                                           const MdgGeometry *shape);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgPreparedGeometry, mdg_prepared_geometry_free)

G_END_DECLS
