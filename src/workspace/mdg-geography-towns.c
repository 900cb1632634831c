#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-geography-plan-private.h"

#include "mdg-boundary.h"
#include "mdg-centre.h"
#include "mdg-error.h"
#include "mdg-town.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Points of towns are put near their middle, sometimes just over the border; anything farther is elsewhere or in the sea. */
#define LEAST_INSIDE 0.003 /* degrees, about 300 m */

typedef struct
{
  MdgRecord *town;
  GPtrArray *points; /* of MdgGeometry */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->points);
  g_free (group);
}

static gboolean
is_of_us (MdgGeographyPlan *plan,
          const MdgPlace *place)
{
  const char *code = mdg_record_get_text (plan->centre, MDG_CENTRE_CITY_CODE);
  const char *city = mdg_record_get_text (plan->centre, MDG_CENTRE_CITY);

  if (code != NULL && place->city_code != NULL)
    return strncmp (code, place->city_code, 5) == 0;
  if (city != NULL && place->city != NULL && place->role == MDG_PLACE_TOWN)
    return strcmp (city, place->city) == 0;

  return TRUE;
}

static gboolean
check_point (MdgGeographyPlan *plan,
             const MdgGeometry *city,
             const MdgPlace *place,
             const char *name)
{
  g_autoptr (MdgGeometry) point = mdg_geometry_new_point (&place->point);

  if (city == NULL || mdg_geometry_get_distance (city, point) <= LEAST_INSIDE)
    return TRUE;

  mdg_place_list_refuse (plan->list, place->number, _ ("“%s”: the point %.5f, %.5f lies outside the municipality (in the sea or elsewhere)."), name, place->point.x, place->point.y);

  return FALSE;
}

static void
add_point (GHashTable *groups,
           GPtrArray *order,
           MdgRecord *town,
           const MdgPoint *point)
{
  Group *group = g_hash_table_lookup (groups, town);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->town = town;
      group->points = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_geometry_free);
      g_hash_table_insert (groups, town, group);
      g_ptr_array_add (order, group);
    }
  g_ptr_array_add (group->points, mdg_geometry_new_point (point));
}

/* A polygon that is there is better than a point. */
static gboolean
has_area (MdgGeographyPlan *plan,
          MdgRecord *town)
{
  MdgRecord *boundary = mdg_geography_plan_find_boundary (plan, MDG_BOUNDARY_OF_TOWN, town, NULL, NULL);
  const char *shape = boundary != NULL ? mdg_record_get_text (boundary, MDG_BOUNDARY_SHAPE) : NULL;

  return shape != NULL && strstr (shape, "POLYGON") != NULL;
}

static MdgGeometry *
gather (GPtrArray *points)
{
  g_autoptr (GString) text = g_string_new ("MULTIPOINT (");

  for (guint i = 0; i < points->len; i++)
    {
      MdgPoint point = { 0 };
      char x[G_ASCII_DTOSTR_BUF_SIZE];
      char y[G_ASCII_DTOSTR_BUF_SIZE];

      mdg_geometry_get_label_point (points->pdata[i], &point);
      g_string_append_printf (text, "%s(%s %s)", i > 0 ? ", " : "", g_ascii_formatd (x, sizeof x, "%.8f", point.x), g_ascii_formatd (y, sizeof y, "%.8f", point.y));
    }
  g_string_append_c (text, ')');

  return mdg_geometry_new_from_text (text->str, NULL);
}

static void
finish_groups (MdgGeographyPlan *plan,
               GPtrArray *order)
{
  for (guint i = 0; i < order->len; i++)
    {
      const Group *group = order->pdata[i];
      g_autoptr (MdgGeometry) shape = NULL;

      if (has_area (plan, group->town))
        {
          plan->import->n_same++;
          continue;
        }
      shape = gather (group->points);
      mdg_geography_plan_set_boundary (plan, MDG_BOUNDARY_OF_TOWN, group->town, mdg_record_get_text (group->town, MDG_TOWN_CODE), mdg_record_get_text (group->town, MDG_TOWN_NAME), shape);
    }
}

gboolean
mdg_geography_plan_towns (MdgGeographyPlan *plan,
                          GError **error)
{
  g_autoptr (MdgGeometry) city = mdg_geography_plan_load_city (plan);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, group_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  guint n_elsewhere = 0;

  for (guint i = 0; i < plan->list->places->len; i++)
    {
      MdgPlace *place = plan->list->places->pdata[i];
      MdgRecord *town;

      if (place->shape != NULL && !mdg_geometry_get_label_point (place->shape, &place->point))
        continue;
      if (!is_of_us (plan, place))
        {
          n_elsewhere++;
          continue;
        }
      if (place->name == NULL)
        {
          mdg_place_list_refuse (plan->list, place->number, "%s", _ ("the town has no name."));
          continue;
        }
      if (!check_point (plan, city, place, place->name))
        continue;
      town = mdg_geography_plan_take_town (plan, place);
      mdg_geography_plan_take_people (plan, town, place);
      add_point (groups, order, town, &place->point);
    }
  finish_groups (plan, order);
  if (n_elsewhere > 0)
    mdg_place_list_remark (plan->list, ngettext ("%u row of other municipalities was left out.", "%u rows of other municipalities were left out.", n_elsewhere), n_elsewhere);
  if (city == NULL)
    mdg_place_list_remark (plan->list, "%s", _ ("The boundary of the municipality is not there yet: until it is imported, the towns have no area."));
  if (order->len > 0)
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("No town of the file could be taken. %s Nothing was changed."), plan->list->refused->len > 0 ? ((MdgPlaceRefused *) plan->list->refused->pdata[0])->reason : _ ("There is none of your municipality in it."));

  return FALSE;
}

/* Rows that are the sum of others: a code that other codes begin with. */
static gboolean
is_sum (MdgGeographyPlan *plan,
        const MdgPlace *place)
{
  if (place->code == NULL)
    return FALSE;

  for (guint i = 0; i < plan->list->places->len; i++)
    {
      const MdgPlace *other = plan->list->places->pdata[i];

      if (other != place && other->code != NULL && g_str_has_prefix (other->code, place->code) && strcmp (other->code, place->code) != 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_figures (const MdgPlace *place)
{
  return place->people != MDG_NO_INTEGER || place->people_65 != MDG_NO_INTEGER || place->people_75 != MDG_NO_INTEGER;
}

static MdgRecord *
join (MdgGeographyPlan *plan,
      const MdgPlace *place)
{
  MdgRecord *town = place->code != NULL ? mdg_geography_plan_find_town (plan, place->code, NULL) : NULL;

  if (town == NULL && !is_sum (plan, place))
    town = mdg_geography_plan_find_town (plan, NULL, place->name);

  return town;
}

gboolean
mdg_geography_plan_population (MdgGeographyPlan *plan,
                               GError **error)
{
  guint n_joined = 0;
  guint n_figures = 0;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plan->list->places->len; i++)
    {
      const MdgPlace *place = plan->list->places->pdata[i];
      const char *name = place->name != NULL ? place->name : place->code != NULL ? place->code
                                                                                 : "";
      MdgRecord *town = is_of_us (plan, place) ? join (plan, place) : NULL;

      n_figures += has_figures (place);
      if (town == NULL)
        {
          if (is_of_us (plan, place) && !is_sum (plan, place) && *name != '\0')
            mdg_place_list_refuse (plan->list, place->number, _ ("“%s”: there is no such town in the register."), name);
          continue;
        }
      if (!has_figures (place))
        {
          mdg_place_list_refuse (plan->list, place->number, _ ("“%s”: the figures are withheld or missing."), name);
          continue;
        }
      if (!g_hash_table_add (seen, town))
        {
          mdg_place_list_refuse (plan->list, place->number, _ ("“%s” stands further up already."), name);
          continue;
        }
      n_joined++;
      if (mdg_geography_plan_take_people (plan, town, place))
        plan->import->n_update++;
      else
        plan->import->n_same++;
    }
  if (n_joined > 0)
    return TRUE;

  if (n_figures == 0)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no column with a population in the file (総数, 人口, 65歳以上, 75歳以上). Nothing was changed."));
  else
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("None of the rows belongs to a town of this register, by code or by name. Import the boundary or the towns first. Nothing was changed."));

  return FALSE;
}
