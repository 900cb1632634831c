#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-geography-plan-private.h"

#include "mdg-boundary.h"
#include "mdg-town-index.h"
#include "mdg-town.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A millimetre; as all files are cut to it, neighbours keep the same corners. */
#define DECIMALS 8
/* A note holds a mebibyte. */
#define MAX_TEXT (900 * 1024)
#define FIRST_TOLERANCE 5e-6 /* half a metre */

MdgRecord *
mdg_geography_plan_find_town (MdgGeographyPlan *plan,
                              const char *code,
                              const char *name)
{
  MdgRecord *town = code != NULL ? g_hash_table_lookup (plan->by_code, code) : NULL;
  g_autofree char *key = NULL;

  if (town != NULL || name == NULL)
    return town;

  key = mdg_town_dup_key (name);

  return g_hash_table_lookup (plan->by_key, key);
}

MdgRecord *
mdg_geography_plan_take_town (MdgGeographyPlan *plan,
                              const MdgPlace *place)
{
  MdgRecord *town = mdg_geography_plan_find_town (plan, place->code, place->name);

  if (town == NULL)
    {
      town = mdg_record_new (MDG_KIND_TOWN);
      mdg_record_set_text (town, MDG_TOWN_NAME, place->name != NULL ? place->name : place->code);
      mdg_record_set_text (town, MDG_TOWN_CODE, place->code);
      g_ptr_array_add (plan->towns, town);
      mdg_change_add (plan->import->change, town);
      if (place->name != NULL)
        g_hash_table_insert (plan->by_key, mdg_town_dup_key (place->name), town);
    }
  else if (mdg_record_is_empty (town, MDG_TOWN_CODE) && place->code != NULL)
    {
      mdg_record_set_text (town, MDG_TOWN_CODE, place->code);
      mdg_change_add (plan->import->change, town);
    }
  if (place->code != NULL)
    g_hash_table_insert (plan->by_code, g_strdup (place->code), town);

  return town;
}

gboolean
mdg_geography_plan_take_people (MdgGeographyPlan *plan,
                                MdgRecord *town,
                                const MdgPlace *place)
{
  const gint64 figures[] = { place->people, place->people_65, place->people_75 };
  static const guint fields[] = { MDG_TOWN_POPULATION, MDG_TOWN_POPULATION_65, MDG_TOWN_POPULATION_75 };
  gboolean is_changed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (figures[i] != MDG_NO_INTEGER && figures[i] != mdg_record_get_integer (town, fields[i]))
      {
        mdg_record_set_integer (town, fields[i], figures[i]);
        is_changed = TRUE;
      }
  if (!is_changed)
    return FALSE;

  mdg_record_set_text (town, MDG_TOWN_POPULATION_SOURCE, plan->source);
  mdg_record_set_text (town, MDG_TOWN_POPULATION_ON, plan->dated_on);
  mdg_change_add (plan->import->change, town);

  return TRUE;
}

MdgRecord *
mdg_geography_plan_find_boundary (MdgGeographyPlan *plan,
                                  const char *kind,
                                  MdgRecord *town,
                                  const char *code,
                                  const char *name)
{
  for (guint i = 0; i < plan->boundaries->len; i++)
    {
      MdgRecord *boundary = plan->boundaries->pdata[i];
      const MdgUuid *of = mdg_record_get_reference (boundary, MDG_BOUNDARY_TOWN);

      if (g_strcmp0 (mdg_record_get_text (boundary, MDG_BOUNDARY_KIND), kind) != 0)
        continue;
      if (strcmp (kind, MDG_BOUNDARY_OF_CITY) == 0)
        return boundary;
      if (town != NULL)
        {
          if (of != NULL && mdg_uuid_equal (of, mdg_record_get_uuid (town)))
            return boundary;
        }
      else if ((code != NULL && g_strcmp0 (mdg_record_get_text (boundary, MDG_BOUNDARY_CODE), code) == 0) || (code == NULL && g_strcmp0 (mdg_record_get_text (boundary, MDG_BOUNDARY_NAME), name) == 0))
        return boundary;
    }

  return NULL;
}

/* As text, cut to a millimetre, whole, and no longer than a record holds. */
static char *
dup_shape_text (MdgGeographyPlan *plan,
                const char *name,
                const MdgGeometry *shape)
{
  char *text = mdg_geometry_dup_text (shape, DECIMALS);
  double tolerance = FIRST_TOLERANCE;

  while (strlen (text) > MAX_TEXT && tolerance < 1)
    {
      g_autoptr (MdgGeometry) simpler = mdg_geometry_simplify (shape, tolerance);

      g_free (text);
      text = mdg_geometry_dup_text (simpler != NULL ? simpler : shape, DECIMALS);
      tolerance *= 2;
    }
  if (tolerance > FIRST_TOLERANCE)
    mdg_place_list_remark (plan->list, _ ("“%s” had more corners than a record holds; it was simplified to within %.1f m."), name != NULL ? name : "", tolerance / 2 * 1e5);

  return text;
}

void
mdg_geography_plan_set_boundary (MdgGeographyPlan *plan,
                                 const char *kind,
                                 MdgRecord *town,
                                 const char *code,
                                 const char *name,
                                 const MdgGeometry *shape)
{
  MdgRecord *known = mdg_geography_plan_find_boundary (plan, kind, town, code, name);
  MdgRecord *boundary = known != NULL ? mdg_record_dup (known) : mdg_record_new (MDG_KIND_BOUNDARY);
  g_autofree char *text = dup_shape_text (plan, name, shape);

  mdg_record_set_text (boundary, MDG_BOUNDARY_KIND, kind);
  mdg_record_set_text (boundary, MDG_BOUNDARY_NAME, name);
  mdg_record_set_text (boundary, MDG_BOUNDARY_CODE, code);
  mdg_record_set_text (boundary, MDG_BOUNDARY_SHAPE, text);
  if (town != NULL)
    mdg_record_set_reference (boundary, MDG_BOUNDARY_TOWN, mdg_record_get_uuid (town));

  if (known != NULL && mdg_record_field_equal (known, boundary, MDG_BOUNDARY_SHAPE) && mdg_record_field_equal (known, boundary, MDG_BOUNDARY_NAME) && mdg_record_field_equal (known, boundary, MDG_BOUNDARY_CODE))
    {
      plan->import->n_same++;
      g_object_unref (boundary);
      return;
    }

  mdg_record_set_text (boundary, MDG_BOUNDARY_SOURCE, plan->source);
  mdg_record_set_text (boundary, MDG_BOUNDARY_DATED_ON, plan->dated_on);
  mdg_change_add (plan->import->change, boundary);
  if (known != NULL)
    {
      plan->import->n_update++;
      mdg_record_assign (known, boundary);
      g_object_unref (boundary);
    }
  else
    {
      plan->import->n_new++;
      g_ptr_array_add (plan->boundaries, boundary);
    }
}

MdgGeometry *
mdg_geography_plan_load_city (MdgGeographyPlan *plan)
{
  MdgRecord *boundary = mdg_geography_plan_find_boundary (plan, MDG_BOUNDARY_OF_CITY, NULL, NULL, NULL);

  return boundary != NULL ? mdg_geometry_new_from_text (mdg_record_get_text (boundary, MDG_BOUNDARY_SHAPE), NULL) : NULL;
}
