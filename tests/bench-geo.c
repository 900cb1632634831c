/* Ranges, unions and maps against bare GEOS and a copy of a frame on the same data, in turns. */
#include "config.h"

#include "mdg-count-raster.h"
#include "mdg-coverage.h"
#include "mdg-map.h"

#include <geos_c.h>
#include <math.h>
#include <stdio.h>

#define N_ROUNDS 15
#define SIDE 18000.0
#define ACROSS 25
#define UP 20
#define CORNERS 100

static double
elapsed (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_part (double *values,
          guint n,
          double part)
{
  qsort (values, n, sizeof *values, compare);

  return values[MIN ((guint) (part * n), n - 1)];
}

/* A wavy border from one corner to the next, the same from both sides. */
static void
add_side (MdgRings *rings,
          MdgPoint from,
          MdgPoint to)
{
  for (guint i = 0; i < CORNERS / 4; i++)
    {
      double t = i / (CORNERS / 4.0);
      double sway = 40 * sin (2 * G_PI * t) * (from.x + from.y < to.x + to.y ? 1 : -1);
      double length = hypot (to.x - from.x, to.y - from.y);

      mdg_rings_add_point (rings, from.x + t * (to.x - from.x) - sway * (to.y - from.y) / length, from.y + t * (to.y - from.y) + sway * (to.x - from.x) / length);
    }
}

static GPtrArray *
make_towns (void)
{
  GPtrArray *towns = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_geometry_free);

  for (guint i = 0; i < ACROSS * UP; i++)
    {
      g_autoptr (MdgRings) rings = mdg_rings_new ();
      g_autoptr (MdgGeometry) shape = NULL;
      double w = SIDE / ACROSS;
      double h = SIDE / UP;
      double x = (i % ACROSS) * w;
      double y = (guint) (i / ACROSS) * h;
      const MdgPoint corners[] = { { x, y }, { x + w, y }, { x + w, y + h }, { x, y + h } };

      for (guint k = 0; k < 4; k++)
        add_side (rings, corners[k], corners[(k + 1) % 4]);
      mdg_rings_end_ring (rings);
      shape = mdg_geometry_new_for_rings (rings);
      /* As at import: cut to a millimetre, so that neighbours share their corners. */
      g_ptr_array_add (towns, mdg_geometry_snap (shape, 0.001));
    }

  return towns;
}

static MdgGeometry *
new_range (GRand *rand)
{
  MdgPoint centre = { g_rand_double_range (rand, 0, SIDE), g_rand_double_range (rand, 0, SIDE) };

  return mdg_geometry_new_circle (&centre, g_rand_double_range (rand, 300, 1500));
}

/* GEOS alone. */
static double
time_bare_union (GPtrArray *shapes)
{
  GEOSContextHandle_t handle = GEOS_init_r ();
  g_autofree GEOSGeometry **copies = g_new (GEOSGeometry *, shapes->len);
  GEOSGeometry *all;
  GEOSGeometry *whole;
  gint64 start = g_get_monotonic_time ();
  double time;

  for (guint i = 0; i < shapes->len; i++)
    copies[i] = GEOSGeom_clone_r (handle, shapes->pdata[i]);
  all = GEOSGeom_createCollection_r (handle, GEOS_GEOMETRYCOLLECTION, copies, shapes->len);
  whole = GEOSUnaryUnion_r (handle, all);
  time = elapsed (start);
  GEOSGeom_destroy_r (handle, whole);
  GEOSGeom_destroy_r (handle, all);
  GEOS_finish_r (handle);

  return time;
}

static double
time_union (GPtrArray *shapes)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MdgGeometry) whole = mdg_geometry_union (shapes, NULL);

  g_assert_nonnull (whole);

  return elapsed (start);
}

static double
time_redo (GPtrArray *towns,
           GPtrArray *ranges)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MdgCoverage) coverage = mdg_coverage_new (towns, ranges);

  g_assert_nonnull (mdg_coverage_measure (coverage, FALSE, NULL));

  return elapsed (start);
}

static void
bench_ranges (GPtrArray *towns,
              guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);
  g_autoptr (GPtrArray) ranges = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_geometry_free);
  g_autoptr (MdgCoverage) coverage = NULL;
  double edits[N_ROUNDS];
  double deep[N_ROUNDS];
  double redos[N_ROUNDS];
  double unions[N_ROUNDS];

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ranges, new_range (rand));
  coverage = mdg_coverage_new (towns, ranges);
  mdg_coverage_measure (coverage, TRUE, NULL);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (MdgGeometry) moved = new_range (rand);
      gint64 start = g_get_monotonic_time ();
      double bare;

      mdg_coverage_replace (coverage, (guint) g_rand_int_range (rand, 0, (gint32) n), moved);
      g_assert_nonnull (mdg_coverage_measure (coverage, FALSE, NULL));
      edits[i] = elapsed (start);
      mdg_coverage_measure (coverage, TRUE, NULL);
      deep[i] = elapsed (start);
      redos[i] = time_redo (towns, ranges);
      bare = time_bare_union (ranges);
      unions[i] = time_union (ranges) / bare;
    }
  printf ("%5u ranges × %u towns: edit p50 %.1f ms p95 %.1f ms (with depth p50 %.1f ms p95 %.1f ms); all redone / edit %.1f; union / bare GEOS %.2f\n", n, towns->len, get_part (edits, N_ROUNDS, 0.5), get_part (edits, N_ROUNDS, 0.95), get_part (deep, N_ROUNDS, 0.5), get_part (deep, N_ROUNDS, 0.95), get_part (redos, N_ROUNDS, 0.5) / get_part (edits, N_ROUNDS, 0.5), get_part (unions, N_ROUNDS, 0.5));
}

static void
bench_coverage_union (GPtrArray *towns)
{
  double ratios[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (MdgGeometry) whole = mdg_geometry_coverage_union (towns, NULL);
      double ours = elapsed (start);

      ratios[i] = ours / time_bare_union (towns);
    }
  printf ("municipality out of %u towns: / bare unary union %.2f\n", towns->len, get_part (ratios, N_ROUNDS, 0.5));
}

static void
bench_map (GPtrArray *towns)
{
  g_autoptr (MdgGeometry) city = mdg_geometry_coverage_union (towns, NULL);
  g_autoptr (MdgMap) map = mdg_map_new (city);
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1600, 1000);
  double times[N_ROUNDS];
  MdgMapView view;
  MdgMapLook look = { MDG_MAP_COLOUR, cache, 12, TRUE, TRUE, TRUE, -1, NULL };

  for (guint i = 0; i < towns->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u丁目", i);

      mdg_map_add_town (map, name, towns->pdata[i], NULL, NULL);
    }
  mdg_map_view_fit (&view, map, 1600, 1000, 20);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      cairo_t *cr = cairo_create (surface);
      gint64 start = g_get_monotonic_time ();

      mdg_map_draw (map, cr, &view, &look);
      times[i] = elapsed (start);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
  printf ("map of %u towns drawn sharp, 1600 × 1000, off the main thread: p50 %.0f ms\n", towns->len, get_part (times, N_ROUNDS, 0.5));
}

int
main (void)
{
  static const guint sizes[] = { 100, 1000, 5000 };
  g_autoptr (GPtrArray) towns = make_towns ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    bench_ranges (towns, sizes[i]);
  bench_coverage_union (towns);
  bench_map (towns);

  return 0;
}
