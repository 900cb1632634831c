#define G_LOG_DOMAIN "mdg-geo"

#include "config.h"

#include "mdg-coverage.h"

#include "mdg-range-tree.h"

/* Shapes of so few points are cut as they are; clipping them first would cost more. */
#define FEW_POINTS 200

struct _MdgCoverage
{
  GPtrArray *places;
  MdgBox *boxes;
  MdgCovered *covered;
  gboolean *is_stale;
  gboolean *is_deep_stale;
  MdgRangeTree *tree;
};

MdgCoverage *
mdg_coverage_new (GPtrArray *places,
                  GPtrArray *ranges)
{
  MdgCoverage *self = g_new0 (MdgCoverage, 1);
  guint n = MAX (places->len, 1);

  self->places = g_ptr_array_ref (places);
  self->boxes = g_new0 (MdgBox, n);
  self->covered = g_new0 (MdgCovered, n);
  self->is_stale = g_new0 (gboolean, n);
  self->is_deep_stale = g_new0 (gboolean, n);
  self->tree = mdg_range_tree_new (ranges);
  for (guint i = 0; i < places->len; i++)
    {
      self->boxes[i] = mdg_geometry_get_box (places->pdata[i]);
      self->covered[i].area = mdg_geometry_get_area (places->pdata[i]);
      self->is_stale[i] = TRUE;
      self->is_deep_stale[i] = TRUE;
    }

  return self;
}

void
mdg_coverage_free (MdgCoverage *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->places);
  g_free (self->boxes);
  g_free (self->covered);
  g_free (self->is_stale);
  g_free (self->is_deep_stale);
  mdg_range_tree_free (self->tree);
  g_free (self);
}

static void
mark_touched (MdgCoverage *self,
              const MdgGeometry *shape)
{
  MdgBox box;
  g_autoptr (MdgPreparedGeometry) prepared = NULL;

  if (shape == NULL || mdg_geometry_is_empty (shape))
    return;

  box = mdg_geometry_get_box (shape);
  prepared = mdg_prepared_geometry_new (shape);
  for (guint i = 0; i < self->places->len; i++)
    if (!self->is_stale[i] && mdg_box_overlaps (&box, &self->boxes[i]) && mdg_prepared_geometry_intersects (prepared, self->places->pdata[i]))
      {
        self->is_stale[i] = TRUE;
        self->is_deep_stale[i] = TRUE;
      }
}

void
mdg_coverage_replace (MdgCoverage *self,
                      guint range,
                      const MdgGeometry *shape)
{
  mark_touched (self, mdg_range_tree_get (self->tree, range));
  mdg_range_tree_replace (self->tree, range, shape);
  mark_touched (self, shape);
}

static MdgBox
get_stale_box (MdgCoverage *self,
               const gboolean *is_stale,
               guint *n)
{
  MdgBox box = MDG_BOX_EMPTY;

  *n = 0;
  for (guint i = 0; i < self->places->len; i++)
    if (is_stale[i])
      {
        mdg_box_add (&box, &self->boxes[i]);
        (*n)++;
      }

  return box;
}

static gboolean
measure_place (MdgCoverage *self,
               guint place,
               const MdgGeometry *whole,
               const MdgPreparedGeometry *prepared,
               double *covered,
               GError **error)
{
  const MdgGeometry *shape = self->places->pdata[place];
  g_autoptr (MdgGeometry) near = NULL;
  g_autoptr (MdgGeometry) common = NULL;

  *covered = 0;
  if (!mdg_prepared_geometry_intersects (prepared, shape))
    return TRUE;
  if (mdg_prepared_geometry_contains (prepared, shape))
    {
      *covered = self->covered[place].area;
      return TRUE;
    }

  /* Cut to the box first: the union has far more points than lie near one town. */
  if (mdg_geometry_get_n_points (whole) > FEW_POINTS)
    near = mdg_geometry_clip (whole, &self->boxes[place], NULL);
  if (near != NULL && !mdg_geometry_is_valid (near, NULL))
    g_clear_pointer (&near, mdg_geometry_free);
  common = mdg_geometry_intersection (near != NULL ? near : whole, shape, error);
  if (common == NULL)
    return FALSE;
  *covered = MIN (mdg_geometry_get_area (common), self->covered[place].area);

  return TRUE;
}

static gboolean
measure_all (MdgCoverage *self,
             const MdgGeometry *whole,
             gboolean *is_stale,
             gboolean deep,
             GError **error)
{
  guint n;
  MdgBox box = get_stale_box (self, is_stale, &n);
  g_autoptr (MdgPreparedGeometry) prepared = n > 0 ? mdg_prepared_geometry_new (whole) : NULL;

  for (guint i = 0; i < self->places->len && n > 0; i++)
    {
      double *covered = deep ? &self->covered[i].twice : &self->covered[i].covered;

      if (!is_stale[i] || !mdg_box_overlaps (&box, &self->boxes[i]))
        continue;
      if (!measure_place (self, i, whole, prepared, covered, error))
        return FALSE;
      is_stale[i] = FALSE;
    }

  return TRUE;
}

const MdgCovered *
mdg_coverage_measure (MdgCoverage *self,
                      gboolean with_depth,
                      GError **error)
{
  const MdgGeometry *once = mdg_range_tree_get_once (self->tree, error);
  const MdgGeometry *twice = NULL;

  if (once == NULL || !measure_all (self, once, self->is_stale, FALSE, error))
    return NULL;
  if (!with_depth)
    return self->covered;

  twice = mdg_range_tree_get_twice (self->tree, error);
  if (twice == NULL || !measure_all (self, twice, self->is_deep_stale, TRUE, error))
    return NULL;
  for (guint i = 0; i < self->places->len; i++)
    self->covered[i].twice = MIN (self->covered[i].twice, self->covered[i].covered);

  return self->covered;
}

const MdgGeometry *
mdg_coverage_get_once (MdgCoverage *self,
                       GError **error)
{
  return mdg_range_tree_get_once (self->tree, error);
}

const MdgGeometry *
mdg_coverage_get_twice (MdgCoverage *self,
                        GError **error)
{
  return mdg_range_tree_get_twice (self->tree, error);
}
