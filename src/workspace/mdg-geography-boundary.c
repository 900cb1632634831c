#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-geography-plan-private.h"

#include "mdg-boundary.h"
#include "mdg-centre.h"
#include "mdg-error.h"
#include "mdg-town.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file of one other municipality farther off than this is a mistake. */
#define FAR 30000
#define NEAR 5000

typedef struct
{
  MdgGeographyPlan *plan;
  MdgProjection *projection;
  GPtrArray *ours; /* shapes of the municipality, borrowed */
  const MdgPlace *city;
  MdgGeometry *known; /* the municipality so far, in degrees */
  MdgGeometry *shape; /* the municipality now, in degrees */
  guint n_elsewhere;
} Boundary;

static guint
count_role (const MdgPlaceList *list,
            MdgPlaceRole role)
{
  guint n = 0;

  for (guint i = 0; i < list->places->len; i++)
    n += ((MdgPlace *) list->places->pdata[i])->role == role;

  return n;
}

static gboolean
is_named (const MdgPlace *place,
          const char *city)
{
  g_autofree char *whole = g_strconcat (place->county != NULL ? place->county : "", place->city != NULL ? place->city : "", place->ward, NULL);

  return city != NULL && (g_strcmp0 (place->city, city) == 0 || g_strcmp0 (place->county, city) == 0 || g_strcmp0 (place->ward, city) == 0 || strcmp (whole, city) == 0);
}

static gboolean
is_ours (const Boundary *self,
         const MdgPlace *place)
{
  const char *code = mdg_record_get_text (self->plan->centre, MDG_CENTRE_CITY_CODE);
  const char *city = mdg_record_get_text (self->plan->centre, MDG_CENTRE_CITY);

  if (code != NULL && place->city_code != NULL && strncmp (code, place->city_code, 5) == 0)
    return TRUE;

  return is_named (place, city);
}

/* A register that does not know its municipality yet: the one whose name its centre bears, or the only one there is. */
static const MdgPlace *
guess_ours (const Boundary *self)
{
  const char *centre = mdg_record_get_text (self->plan->centre, MDG_CENTRE_NAME);
  const MdgPlace *best = NULL;
  const MdgPlace *only = NULL;
  guint n = 0;

  for (guint i = 0; i < self->plan->list->places->len; i++)
    {
      const MdgPlace *place = self->plan->list->places->pdata[i];

      if (place->role != MDG_PLACE_MUNICIPALITY)
        continue;
      if (only == NULL || g_strcmp0 (place->city, only->city) != 0 || g_strcmp0 (place->city_code, only->city_code) != 0)
        n++;
      only = place;
      if (centre != NULL && place->city != NULL && g_utf8_strlen (place->city, -1) > 1 && strstr (centre, place->city) != NULL && (best == NULL || strlen (place->city) > strlen (best->city)))
        best = place;
    }

  return best != NULL ? best : n == 1 ? only
                                      : NULL;
}

/* Shapes that only have a name: one alone is a municipality; several are towns. */
static void
decide_unknown (Boundary *self)
{
  MdgPlaceList *list = self->plan->list;

  for (guint i = 0; i < list->places->len; i++)
    {
      MdgPlace *place = list->places->pdata[i];

      if (place->role == MDG_PLACE_UNKNOWN)
        place->role = list->places->len == 1 || is_ours (self, place) ? MDG_PLACE_MUNICIPALITY : MDG_PLACE_TOWN;
    }
}

static void
find_ours (Boundary *self)
{
  GPtrArray *places = self->plan->list->places;
  const MdgPlace *guessed = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      MdgPlace *place = places->pdata[i];

      if (place->role == MDG_PLACE_MUNICIPALITY && place->shape != NULL && is_ours (self, place))
        {
          g_ptr_array_add (self->ours, place->shape);
          self->city = place;
        }
    }
  if (self->ours->len > 0 || mdg_record_get_text (self->plan->centre, MDG_CENTRE_CITY) != NULL)
    return;

  guessed = guess_ours (self);
  for (guint i = 0; guessed != NULL && i < places->len; i++)
    {
      MdgPlace *place = places->pdata[i];

      if (place->role == MDG_PLACE_MUNICIPALITY && place->shape != NULL && g_strcmp0 (place->city, guessed->city) == 0 && g_strcmp0 (place->city_code, guessed->city_code) == 0)
        {
          g_ptr_array_add (self->ours, place->shape);
          self->city = place;
        }
    }
}

/* The register learns the name and code of its municipality. */
static void
tell_centre (Boundary *self,
             const char *name,
             const char *code)
{
  MdgRecord *centre = self->plan->centre;

  if (name == NULL || mdg_record_get_text (centre, MDG_CENTRE_CITY) != NULL)
    return;

  mdg_record_set_text (centre, MDG_CENTRE_CITY, name);
  if (mdg_record_is_empty (centre, MDG_CENTRE_CITY_CODE))
    mdg_record_set_text (centre, MDG_CENTRE_CITY_CODE, code);
  mdg_change_add (self->plan->import->change, centre);
  mdg_place_list_remark (self->plan->list, _ ("The municipality of this register is now “%s”."), name);
}

static gboolean
is_town_of_ours (Boundary *self,
                 const MdgPlace *place)
{
  MdgPoint middle;

  if (place->shape == NULL)
    return FALSE;
  if (place->city_code != NULL || place->city != NULL)
    {
      if (mdg_record_get_text (self->plan->centre, MDG_CENTRE_CITY) != NULL || mdg_record_get_text (self->plan->centre, MDG_CENTRE_CITY_CODE) != NULL)
        return is_ours (self, place);
      return TRUE;
    }

  return self->shape == NULL || (mdg_geometry_get_label_point (place->shape, &middle) && mdg_geometry_contains_point (self->shape, &middle));
}

/* Without a shape of its own the municipality is all its towns and waters together. */
static gboolean
join_towns (Boundary *self,
            GError **error)
{
  GPtrArray *places = self->plan->list->places;
  const MdgPlace *first = NULL;
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    {
      MdgPlace *place = places->pdata[i];

      if (place->role != MDG_PLACE_TOWN && place->role != MDG_PLACE_WATER)
        continue;
      if (!is_town_of_ours (self, place))
        continue;
      if (first != NULL && g_strcmp0 (first->city_code, place->city_code) != 0)
        {
          g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The file holds the towns of several municipalities. Say in the settings which is yours, or choose its file. Nothing was changed."));
          return FALSE;
        }
      first = first != NULL ? first : place;
      g_ptr_array_add (shapes, place->shape);
    }
  if (shapes->len == 0)
    return TRUE;

  self->shape = mdg_geometry_coverage_union (shapes, error);
  if (self->shape == NULL)
    return FALSE;
  tell_centre (self, first->city, first->city_code);
  mdg_geography_plan_set_boundary (self->plan, MDG_BOUNDARY_OF_CITY, NULL, first->city_code, first->city, self->shape);
  mdg_place_list_remark (self->plan->list, "%s", _ ("The boundary of the municipality was put together from its towns."));

  return TRUE;
}

static MdgGeometry *
new_plane (Boundary *self,
           const MdgGeometry *degrees)
{
  if (self->projection == NULL)
    {
      MdgPoint middle = { 0 };
      guint zone;

      mdg_geometry_get_label_point (degrees, &middle);
      zone = mdg_projection_find_zone (mdg_record_get_text (self->plan->centre, MDG_CENTRE_CITY_CODE), &middle);
      self->projection = zone > 0 ? mdg_projection_new (zone, NULL) : NULL;
    }

  return self->projection != NULL ? mdg_projection_shape_to_plane (self->projection, degrees, NULL) : NULL;
}

static void
take_neighbours (Boundary *self)
{
  GPtrArray *places = self->plan->list->places;
  g_autoptr (MdgGeometry) city = self->shape != NULL ? new_plane (self, self->shape) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; city != NULL && i < places->len; i++)
    {
      const MdgPlace *place = places->pdata[i];
      const char *key = place->city_code != NULL ? place->city_code : place->city;
      g_autoptr (GPtrArray) parts = g_ptr_array_new ();
      g_autoptr (MdgGeometry) whole = NULL;
      g_autoptr (MdgGeometry) plane = NULL;

      if (place->role != MDG_PLACE_MUNICIPALITY || place->shape == NULL || key == NULL || g_strcmp0 (place->city, "所属未定地") == 0 || g_ptr_array_find (self->ours, place->shape, NULL) || !g_hash_table_add (seen, (gpointer) key))
        continue;
      for (guint k = i; k < places->len; k++)
        {
          const MdgPlace *part = places->pdata[k];

          if (part->role == MDG_PLACE_MUNICIPALITY && part->shape != NULL && g_strcmp0 (part->city_code, place->city_code) == 0 && g_strcmp0 (part->city, place->city) == 0)
            g_ptr_array_add (parts, part->shape);
        }
      whole = mdg_geometry_union (parts, NULL);
      plane = whole != NULL ? new_plane (self, whole) : NULL;
      if (plane != NULL && mdg_geometry_get_distance (city, plane) < NEAR)
        mdg_geography_plan_set_boundary (self->plan, MDG_BOUNDARY_OF_NEIGHBOUR, NULL, place->city_code, place->ward != NULL ? place->ward : place->city, whole);
      else
        self->n_elsewhere++;
    }
}

/* Another municipality alone: a neighbour is welcome, anything else is the wrong file. */
static gboolean
check_other (Boundary *self,
             GError **error)
{
  const char *ours = mdg_record_get_text (self->plan->centre, MDG_CENTRE_CITY);
  const MdgPlace *place = NULL;
  g_autoptr (MdgGeometry) city = NULL;
  g_autoptr (MdgGeometry) other = NULL;
  g_autoptr (MdgGeometry) common = NULL;
  double distance;

  for (guint i = 0; i < self->plan->list->places->len && place == NULL; i++)
    if (((MdgPlace *) self->plan->list->places->pdata[i])->role == MDG_PLACE_MUNICIPALITY)
      place = self->plan->list->places->pdata[i];
  if (place == NULL || place->shape == NULL)
    return TRUE;

  city = self->known != NULL ? new_plane (self, self->known) : NULL;
  other = city != NULL ? new_plane (self, place->shape) : NULL;
  if (other == NULL && ours == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The file holds several municipalities, and this register does not know which is its own. Enter the municipality in the settings first. Nothing was changed."));
      return FALSE;
    }
  if (other == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no shape of “%s” in the file, but one of “%s”. Choose the file of your municipality, or correct its name in the settings. Nothing was changed."), ours, place->city != NULL ? place->city : "");
      return FALSE;
    }
  distance = mdg_geometry_get_distance (city, other);
  common = mdg_geometry_intersection (city, other, NULL);
  if (distance > FAR)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” lies %.0f km from “%s” (another zone or prefecture). This is not a boundary of this register; nothing was changed."), place->city != NULL ? place->city : "", distance / 1000, ours != NULL ? ours : "");
  else if (common != NULL && mdg_geometry_get_area (common) > 0.05 * mdg_geometry_get_area (city))
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” lies over “%s”, the municipality of this register. Correct the name in the settings if it is the same; nothing was changed."), place->city != NULL ? place->city : "", ours != NULL ? ours : "");
  else
    return TRUE;

  return FALSE;
}

static char *
dup_group_key (const MdgPlace *place)
{
  return g_strdup (place->code != NULL ? place->code : place->name != NULL ? place->name
                                                                           : "");
}

/* A town in several parts is one town. */
static gboolean
take_towns (Boundary *self,
            GError **error)
{
  GPtrArray *places = self->plan->list->places;
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    {
      MdgPlace *place = places->pdata[i];
      g_autofree char *key = dup_group_key (place);
      GPtrArray *group = g_hash_table_lookup (groups, key);

      if (place->role != MDG_PLACE_TOWN || place->shape == NULL)
        continue;
      if (!is_town_of_ours (self, place))
        {
          self->n_elsewhere++;
          continue;
        }
      if (place->name == NULL && place->code == NULL)
        {
          mdg_place_list_refuse (self->plan->list, place->number, "%s", _ ("the town has neither a name nor a code."));
          continue;
        }
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, g_steal_pointer (&key), group);
          g_ptr_array_add (order, group);
        }
      g_ptr_array_add (group, place);
    }

  for (guint i = 0; i < order->len; i++)
    {
      GPtrArray *group = order->pdata[i];
      MdgPlace all = *(MdgPlace *) group->pdata[0];
      g_autoptr (GPtrArray) shapes = g_ptr_array_new ();
      g_autoptr (MdgGeometry) whole = NULL;
      MdgRecord *town = mdg_geography_plan_take_town (self->plan, &all);

      all.people = MDG_NO_INTEGER;
      for (guint k = 0; k < group->len; k++)
        {
          const MdgPlace *part = group->pdata[k];

          g_ptr_array_add (shapes, part->shape);
          if (part->people != MDG_NO_INTEGER)
            all.people = MAX (all.people, 0) + part->people;
        }
      whole = mdg_geometry_union (shapes, error);
      if (whole == NULL)
        return FALSE;
      mdg_geography_plan_take_people (self->plan, town, &all);
      mdg_geography_plan_set_boundary (self->plan, MDG_BOUNDARY_OF_TOWN, town, all.code, mdg_record_get_text (town, MDG_TOWN_NAME), whole);
    }

  return TRUE;
}

static gboolean
run (Boundary *self,
     GError **error)
{
  MdgGeographyPlan *plan = self->plan;

  self->known = mdg_geography_plan_load_city (plan);
  decide_unknown (self);
  find_ours (self);
  if (self->ours->len > 0)
    {
      self->shape = mdg_geometry_union (self->ours, error);
      if (self->shape == NULL)
        return FALSE;
      tell_centre (self, self->city->ward != NULL && self->city->city == NULL ? self->city->ward : self->city->city, self->city->city_code);
      mdg_geography_plan_set_boundary (plan, MDG_BOUNDARY_OF_CITY, NULL, self->city->city_code, self->city->city, self->shape);
    }
  else if (count_role (plan->list, MDG_PLACE_MUNICIPALITY) > 0 && !check_other (self, error))
    return FALSE;
  if (self->shape == NULL && self->known != NULL)
    self->shape = mdg_geometry_dup (self->known);
  if (self->shape == NULL && !join_towns (self, error))
    return FALSE;

  take_neighbours (self);
  if (!take_towns (self, error))
    return FALSE;
  if (self->n_elsewhere > 0)
    mdg_place_list_remark (plan->list, ngettext ("%u shape of other municipalities was left out.", "%u shapes of other municipalities were left out.", self->n_elsewhere), self->n_elsewhere);
  if (count_role (plan->list, MDG_PLACE_WATER) > 0)
    mdg_place_list_remark (plan->list, ngettext ("%u shape of water was left out.", "%u shapes of water were left out.", count_role (plan->list, MDG_PLACE_WATER)), count_role (plan->list, MDG_PLACE_WATER));
  if (plan->import->n_new + plan->import->n_update + plan->import->n_same > 0)
    return TRUE;

  if (plan->list->refused->len > 0)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("No shape of the file could be taken: %s Nothing was changed."), ((MdgPlaceRefused *) plan->list->refused->pdata[0])->reason);
  else
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no shape of your municipality or its towns in the file. Nothing was changed."));

  return FALSE;
}

gboolean
mdg_geography_plan_boundary (MdgGeographyPlan *plan,
                             GError **error)
{
  Boundary self = { .plan = plan };
  gboolean done;

  self.ours = g_ptr_array_new ();
  done = run (&self, error);
  g_ptr_array_unref (self.ours);
  mdg_geometry_free (self.known);
  mdg_geometry_free (self.shape);
  g_clear_pointer (&self.projection, mdg_projection_free);

  return done;
}
