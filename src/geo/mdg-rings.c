#define G_LOG_DOMAIN "mdg-geo"

#include "config.h"

#include "mdg-geos-private.h"

#include <math.h>
#include <string.h>

MdgRings *
mdg_rings_new (void)
{
  MdgRings *rings = g_new0 (MdgRings, 1);

  rings->points = g_array_new (FALSE, FALSE, sizeof (MdgPoint));
  rings->ends = g_array_new (FALSE, FALSE, sizeof (guint));

  return rings;
}

void
mdg_rings_free (MdgRings *rings)
{
  if (rings == NULL)
    return;

  g_array_unref (rings->points);
  g_array_unref (rings->ends);
  g_free (rings);
}

static guint
get_start (const MdgRings *rings,
           guint ring)
{
  return ring > 0 ? g_array_index (rings->ends, guint, ring - 1) : 0;
}

void
mdg_rings_add_point (MdgRings *rings,
                     double x,
                     double y)
{
  MdgPoint point = { x, y };

  g_array_append_val (rings->points, point);
}

void
mdg_rings_end_ring (MdgRings *rings)
{
  guint start = get_start (rings, rings->ends->len);
  guint end = rings->points->len;
  const MdgPoint *points = (const MdgPoint *) (gpointer) rings->points->data;

  if (end > start + 1 && memcmp (&points[start], &points[end - 1], sizeof *points) != 0)
    {
      MdgPoint first = points[start];

      g_array_append_val (rings->points, first);
      end++;
    }
  if (end < start + 4)
    g_array_set_size (rings->points, start);
  else
    g_array_append_val (rings->ends, end);
}

static gboolean
ring_contains (const MdgPoint *points,
               guint n,
               const MdgPoint *point)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    if ((points[i].y > point->y) != (points[j].y > point->y) && point->x < (points[j].x - points[i].x) * (point->y - points[i].y) / (points[j].y - points[i].y) + points[i].x)
      inside = !inside;

  return inside;
}

gboolean
mdg_rings_contain (const MdgRings *rings,
                   const MdgPoint *point)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < rings->ends->len; i++)
    {
      guint start = get_start (rings, i);

      if (ring_contains (&g_array_index (rings->points, MdgPoint, start), g_array_index (rings->ends, guint, i) - start, point))
        inside = !inside;
    }

  return inside;
}

typedef struct
{
  const MdgPoint *points;
  guint n;
  double area;
  MdgBox box;
  int parent; /* the ring it is a hole of, -1 for an outer one */
  guint depth;
} Ring;

static int
compare_areas (gconstpointer a,
               gconstpointer b)
{
  const Ring *first = a;
  const Ring *second = b;

  return first->area > second->area ? -1 : first->area < second->area;
}

static GArray *
measure_rings (const MdgRings *rings)
{
  GArray *list = g_array_new (FALSE, TRUE, sizeof (Ring));

  for (guint i = 0; i < rings->ends->len; i++)
    {
      guint start = get_start (rings, i);
      Ring ring = { &g_array_index (rings->points, MdgPoint, start), g_array_index (rings->ends, guint, i) - start, 0, MDG_BOX_EMPTY, -1, 0 };
      double twice = 0;

      for (guint p = 0; p + 1 < ring.n; p++)
        {
          /* From the first point: degrees and plane metres are large beside the ring. */
          twice += (ring.points[p].x - ring.points[0].x) * (ring.points[p + 1].y - ring.points[0].y) - (ring.points[p + 1].x - ring.points[0].x) * (ring.points[p].y - ring.points[0].y);
          mdg_box_add_point (&ring.box, &ring.points[p]);
        }
      ring.area = fabs (twice) / 2;
      /* One that crosses itself may have no area by this sum, and still has some. */
      if (ring.box.x2 > ring.box.x1 && ring.box.y2 > ring.box.y1)
        g_array_append_val (list, ring);
    }
  g_array_sort (list, compare_areas);

  return list;
}

/* A corner that does not lie on the other ring decides. */
static gboolean
lies_in (const Ring *ring,
         const Ring *outer)
{
  guint n_in = 0;
  guint n = MIN (ring->n - 1, 5);

  if (ring->box.x1 < outer->box.x1 || ring->box.y1 < outer->box.y1 || ring->box.x2 > outer->box.x2 || ring->box.y2 > outer->box.y2)
    return FALSE;

  for (guint i = 0; i < n; i++)
    n_in += ring_contains (outer->points, outer->n, &ring->points[i * (ring->n - 1) / n]);

  return 2 * n_in > n;
}

static void
nest (GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      Ring *ring = &g_array_index (list, Ring, i);
      int inner = -1;

      for (int j = (int) i - 1; j >= 0 && inner < 0; j--)
        if (lies_in (ring, &g_array_index (list, Ring, j)))
          inner = j;
      ring->depth = inner >= 0 ? g_array_index (list, Ring, inner).depth + 1 : 0;
      ring->parent = ring->depth % 2 == 1 ? inner : -1;
    }
}

static GEOSGeometry *
new_line (const Ring *ring)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  GEOSCoordSequence *points = GEOSCoordSeq_copyFromBuffer_r (handle, (const double *) ring->points, ring->n, FALSE, FALSE);

  return points != NULL ? GEOSGeom_createLinearRing_r (handle, points) : NULL;
}

static GEOSGeometry *
new_polygon (GArray *list,
             guint at)
{
  g_autoptr (GPtrArray) holes = g_ptr_array_new ();
  GEOSGeometry *outer = new_line (&g_array_index (list, Ring, at));

  for (guint i = at + 1; i < list->len; i++)
    if (g_array_index (list, Ring, i).parent == (int) at)
      {
        GEOSGeometry *hole = new_line (&g_array_index (list, Ring, i));

        if (hole != NULL)
          g_ptr_array_add (holes, hole);
      }

  return outer != NULL ? GEOSGeom_createPolygon_r (mdg_geos_get (), outer, (GEOSGeometry **) holes->pdata, holes->len) : NULL;
}

MdgGeometry *
mdg_geometry_new_for_rings (const MdgRings *rings)
{
  g_autoptr (GArray) list = measure_rings (rings);
  g_autoptr (GPtrArray) polygons = g_ptr_array_new ();

  nest (list);
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, Ring, i).depth % 2 == 0)
      {
        GEOSGeometry *polygon = new_polygon (list, i);

        if (polygon != NULL)
          g_ptr_array_add (polygons, polygon);
      }

  if (polygons->len == 0)
    return NULL;
  if (polygons->len == 1)
    return polygons->pdata[0];

  return GEOSGeom_createCollection_r (mdg_geos_get (), GEOS_MULTIPOLYGON, (GEOSGeometry **) polygons->pdata, polygons->len);
}

static void
add_line (MdgRings *rings,
          const GEOSGeometry *line)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  const GEOSCoordSequence *points = GEOSGeom_getCoordSeq_r (handle, line);
  guint start = rings->points->len;
  guint end;
  guint n = 0;

  if (points == NULL || !GEOSCoordSeq_getSize_r (handle, points, &n) || n == 0)
    return;

  end = start + n;
  g_array_set_size (rings->points, end);
  GEOSCoordSeq_copyToBuffer_r (handle, points, (double *) &g_array_index (rings->points, MdgPoint, start), FALSE, FALSE);
  g_array_append_val (rings->ends, end);
}

MdgRings *
mdg_geometry_get_rings (const MdgGeometry *self)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  MdgRings *rings = mdg_rings_new ();

  for (int i = 0; i < GEOSGetNumGeometries_r (handle, self); i++)
    {
      const GEOSGeometry *part = GEOSGetGeometryN_r (handle, self, i);

      if (GEOSGeomTypeId_r (handle, part) != GEOS_POLYGON || GEOSisEmpty_r (handle, part))
        continue;
      add_line (rings, GEOSGetExteriorRing_r (handle, part));
      for (int hole = 0; hole < GEOSGetNumInteriorRings_r (handle, part); hole++)
        add_line (rings, GEOSGetInteriorRingN_r (handle, part, hole));
    }

  return rings;
}
