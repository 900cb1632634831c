#define G_LOG_DOMAIN "mdg-geo"

#include "config.h"

#include "mdg-geos-private.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define CIRCLE_CORNERS 64

struct _MdgPreparedGeometry
{
  const GEOSPreparedGeometry *shape;
};

void
mdg_geometry_free (MdgGeometry *self)
{
  if (self != NULL)
    GEOSGeom_destroy_r (mdg_geos_get (), self);
}

MdgGeometry *
mdg_geometry_new_circle (const MdgPoint *centre,
                         double radius)
{
  g_autoptr (MdgRings) rings = mdg_rings_new ();
  /* The corners stand out a little, so that the area is that of the circle. */
  double reach = radius * sqrt (2 * G_PI / CIRCLE_CORNERS / sin (2 * G_PI / CIRCLE_CORNERS));

  for (guint i = 0; i < CIRCLE_CORNERS; i++)
    mdg_rings_add_point (rings, centre->x + reach * cos (2 * G_PI * i / CIRCLE_CORNERS), centre->y + reach * sin (2 * G_PI * i / CIRCLE_CORNERS));
  mdg_rings_end_ring (rings);

  return mdg_geometry_new_for_rings (rings);
}

MdgGeometry *
mdg_geometry_new_empty (void)
{
  return GEOSGeom_createEmptyPolygon_r (mdg_geos_get ());
}

MdgGeometry *
mdg_geometry_new_point (const MdgPoint *point)
{
  return GEOSGeom_createPointFromXY_r (mdg_geos_get (), point->x, point->y);
}

MdgGeometry *
mdg_geometry_dup (const MdgGeometry *self)
{
  return GEOSGeom_clone_r (mdg_geos_get (), self);
}

MdgGeometry *
mdg_geometry_new_from_text (const char *text,
                            GError **error)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  GEOSWKTReader *reader = GEOSWKTReader_create_r (handle);
  MdgGeometry *shape = GEOSWKTReader_read_r (handle, reader, text);

  GEOSWKTReader_destroy_r (handle, reader);
  if (shape == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This is not a shape: %s"), mdg_geos_get_message ());
      return NULL;
    }

  return shape;
}

char *
mdg_geometry_dup_text (const MdgGeometry *self,
                       int decimals)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  GEOSWKTWriter *writer = GEOSWKTWriter_create_r (handle);
  char *text;
  char *copy;

  GEOSWKTWriter_setTrim_r (handle, writer, 1);
  GEOSWKTWriter_setRoundingPrecision_r (handle, writer, decimals);
  text = GEOSWKTWriter_write_r (handle, writer, self);
  copy = g_strdup (text);
  GEOSFree_r (handle, text);
  GEOSWKTWriter_destroy_r (handle, writer);

  return copy;
}

gboolean
mdg_geometry_is_valid (const MdgGeometry *self,
                       char **reason)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  gboolean valid = GEOSisValid_r (handle, self) == 1;

  if (!valid && reason != NULL)
    {
      char *text = GEOSisValidReason_r (handle, self);

      *reason = g_strdup (text);
      GEOSFree_r (handle, text);
    }

  return valid;
}

MdgGeometry *
mdg_geometry_repair (const MdgGeometry *self)
{
  MdgGeometry *whole = mdg_geos_keep_polygons (GEOSMakeValid_r (mdg_geos_get (), self));

  if (whole != NULL && mdg_geometry_is_empty (whole))
    g_clear_pointer (&whole, mdg_geometry_free);

  return whole;
}

gboolean
mdg_geometry_is_empty (const MdgGeometry *self)
{
  return GEOSisEmpty_r (mdg_geos_get (), self) != 0;
}

double
mdg_geometry_get_area (const MdgGeometry *self)
{
  double area = 0;

  GEOSArea_r (mdg_geos_get (), self, &area);

  return area;
}

guint
mdg_geometry_get_n_points (const MdgGeometry *self)
{
  return (guint) MAX (GEOSGetNumCoordinates_r (mdg_geos_get (), self), 0);
}

MdgBox
mdg_geometry_get_box (const MdgGeometry *self)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  MdgBox box = MDG_BOX_EMPTY;

  if (!mdg_geometry_is_empty (self))
    {
      GEOSGeom_getXMin_r (handle, self, &box.x1);
      GEOSGeom_getYMin_r (handle, self, &box.y1);
      GEOSGeom_getXMax_r (handle, self, &box.x2);
      GEOSGeom_getYMax_r (handle, self, &box.y2);
    }

  return box;
}

static gboolean
read_point (GEOSGeometry *shape,
            MdgPoint *point)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  gboolean found = shape != NULL && !GEOSisEmpty_r (handle, shape) && GEOSGeomGetX_r (handle, shape, &point->x) == 1 && GEOSGeomGetY_r (handle, shape, &point->y) == 1;

  if (shape != NULL)
    GEOSGeom_destroy_r (handle, shape);

  return found;
}

gboolean
mdg_geometry_get_label_point (const MdgGeometry *self,
                              MdgPoint *point)
{
  GEOSContextHandle_t handle = mdg_geos_get ();

  if (read_point (GEOSGetCentroid_r (handle, self), point) && (GEOSGeomTypeId_r (handle, self) == GEOS_POINT || mdg_geometry_contains_point (self, point)))
    return TRUE;

  return read_point (GEOSPointOnSurface_r (handle, self), point);
}

gboolean
mdg_geometry_contains_point (const MdgGeometry *self,
                             const MdgPoint *point)
{
  g_autoptr (MdgGeometry) at = mdg_geometry_new_point (point);

  return GEOSIntersects_r (mdg_geos_get (), self, at) == 1;
}

gboolean
mdg_geometry_intersects (const MdgGeometry *self,
                         const MdgGeometry *other)
{
  return GEOSIntersects_r (mdg_geos_get (), self, other) == 1;
}

double
mdg_geometry_get_distance (const MdgGeometry *self,
                           const MdgGeometry *other)
{
  double distance = 0;

  GEOSDistance_r (mdg_geos_get (), self, other, &distance);

  return distance;
}

static MdgGeometry *
new_collection (GPtrArray *shapes)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  g_autoptr (GPtrArray) copies = g_ptr_array_new ();

  for (guint i = 0; i < shapes->len; i++)
    g_ptr_array_add (copies, GEOSGeom_clone_r (handle, shapes->pdata[i]));

  return GEOSGeom_createCollection_r (handle, GEOS_GEOMETRYCOLLECTION, (GEOSGeometry **) copies->pdata, copies->len);
}

MdgGeometry *
mdg_geometry_union (GPtrArray *shapes,
                    GError **error)
{
  g_autoptr (MdgGeometry) all = NULL;
  MdgGeometry *result;

  if (shapes->len == 0)
    return mdg_geometry_new_empty ();

  all = new_collection (shapes);
  result = mdg_geos_keep_polygons (GEOSUnaryUnion_r (mdg_geos_get (), all));
  if (result == NULL)
    {
      g_autoptr (MdgGeometry) mended = GEOSMakeValid_r (mdg_geos_get (), all);

      result = mended != NULL ? mdg_geos_keep_polygons (GEOSUnaryUnion_r (mdg_geos_get (), mended)) : NULL;
    }
  if (result == NULL)
    mdg_geos_set_error (error);

  return result;
}

MdgGeometry *
mdg_geometry_coverage_union (GPtrArray *shapes,
                             GError **error)
{
  g_autoptr (MdgGeometry) all = NULL;
  g_autoptr (MdgGeometry) result = NULL;
  double parts = 0;

  if (shapes->len == 0)
    return mdg_geometry_new_empty ();

  all = new_collection (shapes);
  result = mdg_geos_keep_polygons (GEOSCoverageUnion_r (mdg_geos_get (), all));
  parts = mdg_geometry_get_area (all);

  /* Borders that differ in the last bit give NULL or, worse, a shape that overlaps itself. */
  if (result != NULL && fabs (mdg_geometry_get_area (result) - parts) <= 1e-9 * parts && GEOSisValid_r (mdg_geos_get (), result) == 1)
    return g_steal_pointer (&result);

  return mdg_geometry_union (shapes, error);
}

typedef GEOSGeometry *(*Overlay) (GEOSContextHandle_t handle,
                                  const GEOSGeometry *a,
                                  const GEOSGeometry *b);

static MdgGeometry *
overlay (Overlay operation,
         const MdgGeometry *a,
         const MdgGeometry *b,
         GError **error)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  MdgGeometry *result = mdg_geos_keep_polygons (operation (handle, a, b));

  if (result == NULL)
    {
      g_autoptr (MdgGeometry) first = GEOSMakeValid_r (handle, a);
      g_autoptr (MdgGeometry) second = GEOSMakeValid_r (handle, b);

      if (first != NULL && second != NULL)
        result = mdg_geos_keep_polygons (operation (handle, first, second));
    }
  if (result == NULL)
    mdg_geos_set_error (error);

  return result;
}

MdgGeometry *
mdg_geometry_union_two (const MdgGeometry *a,
                        const MdgGeometry *b,
                        GError **error)
{
  return overlay (GEOSUnion_r, a, b, error);
}

MdgGeometry *
mdg_geometry_intersection (const MdgGeometry *a,
                           const MdgGeometry *b,
                           GError **error)
{
  return overlay (GEOSIntersection_r, a, b, error);
}

MdgGeometry *
mdg_geometry_difference (const MdgGeometry *a,
                         const MdgGeometry *b,
                         GError **error)
{
  return overlay (GEOSDifference_r, a, b, error);
}

MdgGeometry *
mdg_geometry_clip (const MdgGeometry *self,
                   const MdgBox *box,
                   GError **error)
{
  MdgGeometry *result = mdg_geos_keep_polygons (GEOSClipByRect_r (mdg_geos_get (), self, box->x1, box->y1, box->x2, box->y2));

  if (result == NULL)
    mdg_geos_set_error (error);

  return result;
}

MdgGeometry *
mdg_geometry_simplify (const MdgGeometry *self,
                       double tolerance)
{
  return mdg_geos_keep_polygons (GEOSTopologyPreserveSimplify_r (mdg_geos_get (), self, tolerance));
}

MdgGeometry *
mdg_geometry_snap (const MdgGeometry *self,
                   double grid)
{
  MdgGeometry *result = mdg_geos_keep_polygons (GEOSGeom_setPrecision_r (mdg_geos_get (), self, grid, 0));

  return result != NULL ? result : mdg_geometry_dup (self);
}

static void
add_parts (GPtrArray *parts,
           const GEOSGeometry *shape)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  int type = GEOSGeomTypeId_r (handle, shape);

  if (type == GEOS_POLYGON && !GEOSisEmpty_r (handle, shape))
    g_ptr_array_add (parts, GEOSGeom_clone_r (handle, shape));
  else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION)
    for (int i = 0; i < GEOSGetNumGeometries_r (handle, shape); i++)
      add_parts (parts, GEOSGetGeometryN_r (handle, shape, i));
}

GPtrArray *
mdg_geometry_list_parts (const MdgGeometry *self)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_geometry_free);

  add_parts (parts, self);

  return parts;
}

MdgPreparedGeometry *
mdg_prepared_geometry_new (const MdgGeometry *shape)
{
  MdgPreparedGeometry *self = g_new0 (MdgPreparedGeometry, 1);

  self->shape = GEOSPrepare_r (mdg_geos_get (), shape);

  return self;
}

void
mdg_prepared_geometry_free (MdgPreparedGeometry *self)
{
  if (self == NULL)
    return;

  if (self->shape != NULL)
    GEOSPreparedGeom_destroy_r (mdg_geos_get (), self->shape);
  g_free (self);
}

gboolean
mdg_prepared_geometry_contains (const MdgPreparedGeometry *self,
                                const MdgGeometry *shape)
{
  return self->shape != NULL && GEOSPreparedContains_r (mdg_geos_get (), self->shape, shape) == 1;
}

gboolean
mdg_prepared_geometry_intersects (const MdgPreparedGeometry *self,
                                  const MdgGeometry *shape)
{
  return self->shape != NULL && GEOSPreparedIntersects_r (mdg_geos_get (), self->shape, shape) == 1;
}
