#include "config.h"

#include "mdg-cells.h"
#include "mdg-count-raster.h"
#include "mdg-coverage.h"
#include "mdg-error.h"
#include "mdg-projection.h"
#include "mdg-range-tree.h"

#include <math.h>

#define assert_near(a, b, by) g_assert_cmpfloat_with_epsilon (a, b, by)

static MdgGeometry *
new_box (double x1,
         double y1,
         double x2,
         double y2)
{
  g_autoptr (MdgRings) rings = mdg_rings_new ();

  mdg_rings_add_point (rings, x1, y1);
  mdg_rings_add_point (rings, x2, y1);
  mdg_rings_add_point (rings, x2, y2);
  mdg_rings_add_point (rings, x1, y2);
  mdg_rings_end_ring (rings);

  return mdg_geometry_new_for_rings (rings);
}

static GPtrArray *
new_shapes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_geometry_free);
}

static void
add_square (MdgRings *rings,
            double size,
            gboolean backwards)
{
  mdg_rings_add_point (rings, -size, -size);
  mdg_rings_add_point (rings, backwards ? -size : size, backwards ? size : -size);
  mdg_rings_add_point (rings, size, size);
  mdg_rings_add_point (rings, backwards ? size : -size, backwards ? -size : size);
  mdg_rings_end_ring (rings);
}

/* A ring in a ring is a hole and one in that an island, whichever way they run and come. */
static void
test_rings_nest (void)
{
  for (guint way = 0; way < 8; way++)
    {
      g_autoptr (MdgRings) rings = mdg_rings_new ();
      g_autoptr (MdgGeometry) shape = NULL;
      MdgPoint hole = { 1.5, 0 };
      MdgPoint island = { 0, 0 };

      add_square (rings, 2, way & 1);
      add_square (rings, 3, way & 2);
      add_square (rings, 1, way & 4);
      shape = mdg_geometry_new_for_rings (rings);
      assert_near (mdg_geometry_get_area (shape), 36 - 16 + 4, 1e-9);
      g_assert_true (mdg_geometry_is_valid (shape, NULL));
      g_assert_false (mdg_geometry_contains_point (shape, &hole));
      g_assert_true (mdg_geometry_contains_point (shape, &island));
      g_assert_false (mdg_rings_contain (rings, &hole));
      g_assert_true (mdg_rings_contain (rings, &island));
    }
}

static void
test_no_ring (void)
{
  g_autoptr (MdgRings) rings = mdg_rings_new ();

  mdg_rings_end_ring (rings);
  mdg_rings_add_point (rings, 1, 1);
  mdg_rings_add_point (rings, 2, 2);
  mdg_rings_end_ring (rings);
  g_assert_cmpuint (rings->points->len, ==, 0);
  g_assert_null (mdg_geometry_new_for_rings (rings));
}

static void
test_crossing_is_repaired (void)
{
  g_autoptr (MdgRings) rings = mdg_rings_new ();
  g_autoptr (MdgGeometry) bow = NULL;
  g_autoptr (MdgGeometry) whole = NULL;
  g_autofree char *reason = NULL;

  mdg_rings_add_point (rings, 0, 0);
  mdg_rings_add_point (rings, 2, 2);
  mdg_rings_add_point (rings, 2, 0);
  mdg_rings_add_point (rings, 0, 4);
  mdg_rings_end_ring (rings);
  bow = mdg_geometry_new_for_rings (rings);
  g_assert_false (mdg_geometry_is_valid (bow, &reason));
  g_assert_nonnull (reason);
  whole = mdg_geometry_repair (bow);
  g_assert_true (mdg_geometry_is_valid (whole, NULL));
  assert_near (mdg_geometry_get_area (whole), 8.0 / 3 + 2.0 / 3, 1e-9);
}

static void
test_circle_has_its_area (void)
{
  MdgPoint centre = { -10000, 5000 };
  g_autoptr (MdgGeometry) circle = mdg_geometry_new_circle (&centre, 1500);

  assert_near (mdg_geometry_get_area (circle), G_PI * 1500 * 1500, 1);
}

static void
test_text_goes_round (void)
{
  g_autoptr (MdgGeometry) box = new_box (139.9, 35.7, 140.0, 35.8);
  g_autofree char *text = mdg_geometry_dup_text (box, 7);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgGeometry) again = mdg_geometry_new_from_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "POLYGON ((139.9 35.7, 140 35.7, 140 35.8, 139.9 35.8, 139.9 35.7))");
  assert_near (mdg_geometry_get_area (again), 0.01, 1e-9);
  g_assert_null (mdg_geometry_new_from_text ("POLYGON ((1 2", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

/* The reference point of the Geospatial Information Authority's own page for zone 9 and its origin. */
static void
test_plane_of_zone_9 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgProjection) projection = mdg_projection_new (9, &error);
  MdgPoint origin = { 139.0 + 50.0 / 60, 36 };
  MdgPoint tokyo = { 139.7414, 35.6581 };
  MdgPoint plane;
  MdgPoint back;

  g_assert_no_error (error);
  plane = mdg_projection_to_plane (projection, &origin);
  assert_near (plane.x, 0, 0.001);
  assert_near (plane.y, 0, 0.001);
  plane = mdg_projection_to_plane (projection, &tokyo);
  g_assert_cmpfloat (plane.x, <, -8000);
  g_assert_cmpfloat (plane.x, >, -8700);
  assert_near (plane.y, -37930, 100);
  back = mdg_projection_to_degrees (projection, &plane);
  assert_near (back.x, tokyo.x, 1e-9);
  assert_near (back.y, tokyo.y, 1e-9);
}

static void
test_zones (void)
{
  static const struct
  {
    const char *code;
    MdgPoint place;
    guint zone;
  } cases[] = {
    { "12207", { 139.9, 35.8 }, 9 },
    { "13101", { 139.75, 35.7 }, 9 },
    { "13421", { 142.2, 27.1 }, 14 },
    { "01100", { 141.35, 43.06 }, 12 },
    { "01202", { 140.73, 41.77 }, 11 },
    { "01206", { 144.38, 42.98 }, 13 },
    { "47201", { 127.68, 26.21 }, 15 },
    { "47207", { 124.16, 24.34 }, 16 },
    { "46222", { 129.5, 28.4 }, 1 },
    { "46201", { 130.55, 31.6 }, 2 },
    { "27100", { 135.5, 34.7 }, 6 },
    { "28100", { 135.2, 34.7 }, 5 },
    { NULL, { 139.9, 35.8 }, 9 },
    { NULL, { 135.5, 34.7 }, 6 },
    { "12207", { 35.8, 139.9 }, 0 },
    { "12207", { 0, 0 }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (mdg_projection_find_zone (cases[i].code, &cases[i].place), ==, cases[i].zone);
  g_assert_true (mdg_projection_is_swapped (&cases[14].place));
  g_assert_false (mdg_projection_is_swapped (&cases[15].place));
}

static void
test_coverage_union (void)
{
  g_autoptr (GPtrArray) towns = new_shapes ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgGeometry) exact = NULL;
  g_autoptr (MdgGeometry) sloppy = NULL;

  g_ptr_array_add (towns, new_box (0, 0, 1, 1));
  g_ptr_array_add (towns, new_box (1, 0, 2, 1));
  exact = mdg_geometry_coverage_union (towns, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mdg_geometry_get_n_points (exact), <=, 7);
  assert_near (mdg_geometry_get_area (exact), 2, 1e-12);

  g_ptr_array_add (towns, new_box (1.5, 0.5, 3, 1));
  sloppy = mdg_geometry_coverage_union (towns, &error);
  g_assert_no_error (error);
  assert_near (mdg_geometry_get_area (sloppy), 2.5, 1e-12);
  g_assert_true (mdg_geometry_is_valid (sloppy, NULL));
}

/* Random circles, one after the other changed: the tree, the exact figures and the raster say what a plain union says. */
static void
test_tree_is_the_union (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) places = new_shapes ();
  g_autoptr (GPtrArray) ranges = new_shapes ();
  g_autoptr (MdgCoverage) coverage = NULL;
  g_autoptr (MdgCountRaster) raster = NULL;

  for (guint i = 0; i < 25; i++)
    g_ptr_array_add (places, new_box (i % 5 * 1000, (guint) (i / 5) * 1000, i % 5 * 1000 + 1000, (guint) (i / 5) * 1000 + 1000));
  for (guint i = 0; i < 30; i++)
    {
      MdgPoint centre = { g_rand_double_range (rand, 0, 5000), g_rand_double_range (rand, 0, 5000) };

      g_ptr_array_add (ranges, mdg_geometry_new_circle (&centre, g_rand_double_range (rand, 100, 900)));
    }
  coverage = mdg_coverage_new (places, ranges);
  raster = mdg_count_raster_new (places, 500, 500);
  for (guint i = 0; i < ranges->len; i++)
    mdg_count_raster_add (raster, ranges->pdata[i], 1);

  for (guint round = 0; round < 20; round++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, 30);
      MdgPoint centre = { g_rand_double_range (rand, 0, 5000), g_rand_double_range (rand, 0, 5000) };
      MdgGeometry *moved = mdg_geometry_new_circle (&centre, g_rand_double_range (rand, 100, 900));
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgGeometry) whole = NULL;
      const MdgCovered *covered;

      mdg_count_raster_add (raster, ranges->pdata[at], -1);
      mdg_count_raster_add (raster, moved, 1);
      mdg_coverage_replace (coverage, at, moved);
      mdg_geometry_free (ranges->pdata[at]);
      ranges->pdata[at] = moved;

      whole = mdg_geometry_union (ranges, &error);
      covered = mdg_coverage_measure (coverage, TRUE, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < places->len; i++)
        {
          g_autoptr (MdgGeometry) common = mdg_geometry_intersection (whole, places->pdata[i], &error);
          const MdgCellCounts *cells = &mdg_count_raster_get_counts (raster)[i];

          assert_near (covered[i].covered, mdg_geometry_get_area (common), 1e-3);
          g_assert_cmpuint (cells->cells, ==, 10000);
          assert_near (cells->covered * 100.0, covered[i].covered, 0.005 * 1e6);
          assert_near (cells->twice * 100.0, covered[i].twice, 0.005 * 1e6);
          g_assert_cmpfloat (covered[i].twice, <=, covered[i].covered);
        }
    }
}

static void
test_empty_ranges (void)
{
  g_autoptr (GPtrArray) places = new_shapes ();
  g_autoptr (GPtrArray) ranges = new_shapes ();
  g_autoptr (MdgCoverage) coverage = NULL;
  g_autoptr (MdgCoverage) none = NULL;
  g_autoptr (GPtrArray) nothing = new_shapes ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgGeometry) box = new_box (0, 0, 5, 10);

  g_ptr_array_add (places, new_box (0, 0, 10, 10));
  g_ptr_array_add (ranges, NULL);
  coverage = mdg_coverage_new (places, ranges);
  assert_near (mdg_coverage_measure (coverage, TRUE, &error)->covered, 0, 1e-12);
  mdg_coverage_replace (coverage, 0, box);
  assert_near (mdg_coverage_measure (coverage, TRUE, &error)->covered, 50, 1e-9);
  mdg_coverage_replace (coverage, 0, NULL);
  assert_near (mdg_coverage_measure (coverage, TRUE, &error)->covered, 0, 1e-12);
  none = mdg_coverage_new (places, nothing);
  assert_near (mdg_coverage_measure (none, TRUE, &error)->area, 100, 1e-9);
  g_assert_no_error (error);
}

static void
test_cells (void)
{
  static const MdgPoint points[] = { { 1, 1 }, { 9, 1 }, { 1, 1 }, { 5, 9 }, { 50, 50 } };
  g_autoptr (MdgGeometry) boundary = new_box (0, 0, 10, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cells = mdg_cells_new (points, G_N_ELEMENTS (points), boundary, &error);
  g_autoptr (GPtrArray) one = mdg_cells_new (points, 1, boundary, &error);
  double sum = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (cells->len, ==, 5);
  g_assert_null (cells->pdata[2]);
  g_assert_null (cells->pdata[4]);
  for (guint i = 0; i < cells->len; i++)
    if (cells->pdata[i] != NULL)
      {
        g_assert_true (mdg_geometry_contains_point (cells->pdata[i], &points[i]));
        sum += mdg_geometry_get_area (cells->pdata[i]);
      }
  assert_near (sum, 100, 1e-6);
  assert_near (mdg_geometry_get_area (one->pdata[0]), 100, 1e-9);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/geo/rings-nest", test_rings_nest);
  g_test_add_func ("/geo/no-ring", test_no_ring);
  g_test_add_func ("/geo/crossing-is-repaired", test_crossing_is_repaired);
  g_test_add_func ("/geo/circle-has-its-area", test_circle_has_its_area);
  g_test_add_func ("/geo/text-goes-round", test_text_goes_round);
  g_test_add_func ("/geo/plane-of-zone-9", test_plane_of_zone_9);
  g_test_add_func ("/geo/zones", test_zones);
  g_test_add_func ("/geo/coverage-union", test_coverage_union);
  g_test_add_func ("/geo/tree-is-the-union", test_tree_is_the_union);
  g_test_add_func ("/geo/empty-ranges", test_empty_ranges);
  g_test_add_func ("/geo/cells", test_cells);

  return g_test_run ();
}
