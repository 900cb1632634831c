#define G_LOG_DOMAIN "mdg-geo"

#include "config.h"

#include "mdg-cells.h"

#include "mdg-geos-private.h"

static GEOSGeometry *
new_points (const MdgPoint *points,
            guint n)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  g_autofree GEOSGeometry **list = g_new (GEOSGeometry *, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    list[i] = GEOSGeom_createPointFromXY_r (handle, points[i].x, points[i].y);

  return GEOSGeom_createCollection_r (handle, GEOS_MULTIPOINT, list, n);
}

/* The first point without a cell that lies in it, n when there is none. */
static guint
find_point (const GEOSGeometry *cell,
            const MdgPoint *points,
            guint n,
            GPtrArray *cells)
{
  MdgBox box = mdg_geometry_get_box (cell);

  for (guint i = 0; i < n; i++)
    if (cells->pdata[i] == NULL && points[i].x >= box.x1 && points[i].x <= box.x2 && points[i].y >= box.y1 && points[i].y <= box.y2 && mdg_geometry_contains_point (cell, &points[i]))
      return i;

  return n;
}

/* With one point GEOS makes no diagram. */
static gboolean
take_whole (const MdgPoint *points,
            guint n,
            const MdgGeometry *boundary,
            GPtrArray *cells)
{
  for (guint i = 1; i < n; i++)
    if (points[i].x < points[0].x || points[i].x > points[0].x || points[i].y < points[0].y || points[i].y > points[0].y)
      return FALSE;

  if (n > 0)
    cells->pdata[0] = mdg_geometry_dup (boundary);

  return TRUE;
}

GPtrArray *
mdg_cells_new (const MdgPoint *points,
               guint n,
               const MdgGeometry *boundary,
               GError **error)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_geometry_free);
  g_autoptr (MdgGeometry) all = NULL;
  g_autoptr (MdgGeometry) diagram = NULL;

  g_ptr_array_set_size (cells, (int) n);
  if (take_whole (points, n, boundary, cells))
    return g_steal_pointer (&cells);

  all = new_points (points, n);
  diagram = GEOSVoronoiDiagram_r (handle, all, boundary, 0, 0);
  if (diagram == NULL)
    {
      mdg_geos_set_error (error);
      return NULL;
    }

  for (int i = 0; i < GEOSGetNumGeometries_r (handle, diagram); i++)
    {
      const GEOSGeometry *cell = GEOSGetGeometryN_r (handle, diagram, i);
      guint at = find_point (cell, points, n, cells);
      MdgGeometry *part;

      if (at == n)
        continue;
      part = mdg_geometry_intersection (cell, boundary, error);
      if (part == NULL)
        return NULL;
      cells->pdata[at] = part;
    }
  for (guint i = 0; i < n; i++)
    if (cells->pdata[i] != NULL && mdg_geometry_is_empty (cells->pdata[i]))
      {
        mdg_geometry_free (cells->pdata[i]);
        cells->pdata[i] = NULL;
      }

  return g_steal_pointer (&cells);
}
