#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-coverage-map.h"

#include "mdg-area.h"
#include "mdg-cells.h"
#include "mdg-geography-query.h"
#include "mdg-visiting-range.h"

#include <glib/gi18n-lib.h>

/* Fewer than this in a town could tell who it is. */
#define SMALL 3
#define DAYS_A_YEAR 365

typedef struct
{
  MdgWorkspace *workspace;
  MdgCoverageSheet *sheet;
  MdgCoverageSheet *before;
  MdgGeography *geography;
  MdgMapLayers layers;
  MdgMap *map;
  GArray *needs;
} Making;

static gboolean
load_needs (Making *self,
            GError **error)
{
  g_autofree char *from = NULL;
  MdgDate day;

  if ((self->layers & MDG_MAP_LAYER_NEEDS) == 0)
    return TRUE;

  mdg_workspace_get_today (self->workspace, &day);
  mdg_date_from_days (mdg_date_to_days (&day) - DAYS_A_YEAR, &day);
  from = mdg_date_dup_iso (&day);
  self->needs = mdg_geography_query_list_needs (mdg_workspace_get_store (self->workspace), from, error);

  return self->needs != NULL;
}

static char *
dup_need (Making *self,
          const MdgGeographyTown *town)
{
  for (guint i = 0; self->needs != NULL && i < self->needs->len; i++)
    {
      const MdgTownNeeds *needs = &g_array_index (self->needs, MdgTownNeeds, i);

      if (mdg_uuid_equal (&needs->town, &town->uuid))
        return needs->n_consultations < SMALL ? g_strdup ("＜3") : g_strdup_printf ("%u", needs->n_consultations);
    }

  return NULL;
}

static void
add_towns (Making *self)
{
  for (guint i = 0; i < self->geography->towns->len; i++)
    {
      const MdgGeographyTown *town = self->geography->towns->pdata[i];
      g_autofree char *need = dup_need (self, town);
      g_autofree char *number = g_strdup_printf ("[%u]", mdg_coverage_sheet_get_row (self->sheet, i)->n_providers);

      mdg_map_add_town (self->map, town->name, town->shape, need, number);
    }
}

static gboolean
add_areas (Making *self,
           GError **error)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (self->workspace, MDG_KIND_AREA, error);

  if (areas == NULL)
    return FALSE;

  for (guint i = 0; i < areas->len; i++)
    {
      g_autoptr (GPtrArray) shapes = g_ptr_array_new ();
      g_autoptr (MdgGeometry) whole = NULL;

      for (guint k = 0; k < self->geography->towns->len; k++)
        {
          const MdgGeographyTown *town = self->geography->towns->pdata[k];

          if (mdg_uuid_equal (&town->area, mdg_record_get_uuid (areas->pdata[i])))
            g_ptr_array_add (shapes, town->shape);
        }
      if (shapes->len == 0)
        continue;
      whole = mdg_geometry_coverage_union (shapes, error);
      if (whole == NULL)
        return FALSE;
      mdg_map_add_area (self->map, mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME), whole);
    }

  return TRUE;
}

static void
add_providers (Making *self)
{
  GPtrArray *providers = mdg_coverage_sheet_get_providers (self->sheet);

  for (guint i = 0; i < providers->len; i++)
    {
      const MdgProvider *provider = providers->pdata[i];

      if ((self->layers & MDG_MAP_LAYER_SITES) != 0 && provider->has_site)
        mdg_map_add_site (self->map, provider->name, &provider->site);
      for (guint k = 0; k < provider->ranges->len; k++)
        {
          const MdgMappedRange *range = provider->ranges->pdata[k];
          gboolean is_proposed = mdg_record_get_reference (range->record, MDG_VISITING_RANGE_PROPOSAL) != NULL;

          if (range->shape != NULL && (is_proposed || (self->layers & MDG_MAP_LAYER_RANGES) != 0))
            mdg_map_add_range (self->map, range->shape, is_proposed);
        }
    }
}

static gboolean
add_cells (Making *self,
           GError **error)
{
  GPtrArray *providers = mdg_coverage_sheet_get_providers (self->sheet);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (MdgPoint));
  g_autoptr (GPtrArray) cells = NULL;

  for (guint i = 0; i < providers->len; i++)
    {
      const MdgProvider *provider = providers->pdata[i];

      if (provider->has_site && mdg_geometry_contains_point (self->geography->city, &provider->site))
        g_array_append_val (points, provider->site);
    }
  if ((self->layers & MDG_MAP_LAYER_CELLS) == 0 || points->len < 2)
    return TRUE;

  cells = mdg_cells_new ((const MdgPoint *) (gpointer) points->data, points->len, self->geography->city, error);
  for (guint i = 0; cells != NULL && i < cells->len; i++)
    if (cells->pdata[i] != NULL)
      mdg_map_add_cell (self->map, cells->pdata[i]);

  return cells != NULL;
}

static gboolean
add_depth (Making *self,
           GError **error)
{
  const MdgGeometry *once = mdg_coverage_sheet_get_once (self->sheet);
  const MdgGeometry *twice = mdg_coverage_sheet_get_twice (self->sheet);
  const MdgGeometry *old = self->before != NULL ? mdg_coverage_sheet_get_once (self->before) : NULL;
  g_autoptr (MdgGeometry) covered = mdg_geometry_intersection (self->geography->city, once, error);
  g_autoptr (MdgGeometry) deep = covered != NULL ? mdg_geometry_intersection (covered, twice, error) : NULL;
  g_autoptr (MdgGeometry) gained = NULL;

  if (deep == NULL)
    return FALSE;
  mdg_map_set_depth (self->map, covered, deep);
  if (old == NULL)
    return TRUE;

  gained = mdg_geometry_difference (covered, old, error);
  if (gained != NULL)
    mdg_map_set_gained (self->map, gained);

  return gained != NULL;
}

MdgMap *
mdg_coverage_map_new (MdgWorkspace *workspace,
                      MdgCoverageSheet *sheet,
                      MdgCoverageSheet *before,
                      MdgMapLayers layers,
                      GError **error)
{
  MdgGeography *geography = mdg_coverage_sheet_get_geography (sheet);
  g_autoptr (MdgMap) map = mdg_map_new (geography->city);
  Making self = { workspace, sheet, before, geography, layers, map, NULL };
  gboolean done = load_needs (&self, error);

  for (guint i = 0; i < geography->neighbours->len; i++)
    {
      const MdgGeographyNeighbour *neighbour = geography->neighbours->pdata[i];

      mdg_map_add_neighbour (map, neighbour->name, neighbour->shape);
    }
  if (done)
    {
      add_towns (&self);
      add_providers (&self);
      done = add_depth (&self, error) && add_cells (&self, error) && ((layers & MDG_MAP_LAYER_AREAS) == 0 || add_areas (&self, error));
    }
  g_clear_pointer (&self.needs, g_array_unref);

  return done ? g_steal_pointer (&map) : NULL;
}
