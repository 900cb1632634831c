#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-place-list.h"

#include "mdg-error.h"
#include "mdg-place-private.h"
#include "mdg-projection.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Far above the towns of a prefecture. */
#define MAX_PLACES 50000
#define MAX_POINTS 5000000
/* No longitude or latitude is as large. */
#define MOST_DEGREES 400
#define TO_KM2 1.02e4 /* square degrees at the latitude of Japan, roughly: for telling how much a repair changed */

static void
refused_free (gpointer data)
{
  MdgPlaceRefused *refused = data;

  g_free (refused->reason);
  g_free (refused);
}

static MdgPlaceList *
list_new (void)
{
  MdgPlaceList *list = g_new0 (MdgPlaceList, 1);

  list->places = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_place_free);
  list->refused = g_ptr_array_new_with_free_func (refused_free);
  list->remarks = g_ptr_array_new_with_free_func (g_free);

  return list;
}

void
mdg_place_list_free (MdgPlaceList *list)
{
  if (list == NULL)
    return;

  g_ptr_array_unref (list->places);
  g_ptr_array_unref (list->refused);
  g_ptr_array_unref (list->remarks);
  g_free (list);
}

void
mdg_place_list_refuse (MdgPlaceList *list,
                       guint number,
                       const char *format,
                       ...)
{
  MdgPlaceRefused *refused = g_new0 (MdgPlaceRefused, 1);
  va_list arguments;

  va_start (arguments, format);
  refused->number = number;
  refused->reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (list->refused, refused);
}

void
mdg_place_list_remark (MdgPlaceList *list,
                       const char *format,
                       ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (list->remarks, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* What is read and not yet put right. */
typedef struct
{
  MdgPlaceList *list;
  GPtrArray *rings; /* of MdgRings, beside list->places; NULL among them */
  guint n_points;
  guint n_swapped;
  guint n_in_japan;
  guint n_metres;
  char *crs;
} Reading;

static void
count_point (Reading *reading,
             const MdgPoint *point)
{
  if (fabs (point->x) > MOST_DEGREES || fabs (point->y) > MOST_DEGREES)
    reading->n_metres++;
  else if (mdg_projection_is_swapped (point))
    reading->n_swapped++;
  else if (mdg_projection_is_in_japan (point))
    reading->n_in_japan++;
}

static gboolean
take_feature (Reading *reading,
              MdgFeature *feature,
              gboolean with_shapes,
              GError **error)
{
  MdgPlace *place;

  if (feature->rings == NULL && !feature->has_point && with_shapes)
    {
      mdg_place_list_refuse (reading->list, feature->number, "%s", _ ("there is no area and no place in it."));
      return TRUE;
    }

  reading->n_points += feature->rings != NULL ? feature->rings->points->len : feature->has_point ? 1
                                                                                                 : 0;
  if (reading->list->places->len == MAX_PLACES || reading->n_points > MAX_POINTS)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The file holds far more than the towns of a prefecture. Choose that of your municipality."));
      return FALSE;
    }

  place = mdg_place_new_for_feature (feature);
  g_ptr_array_add (reading->list->places, place);
  if (feature->rings != NULL)
    count_point (reading, &g_array_index (feature->rings->points, MdgPoint, 0));
  else if (feature->has_point)
    count_point (reading, &feature->point);
  g_ptr_array_add (reading->rings, g_steal_pointer (&feature->rings));

  return TRUE;
}

static gboolean
read_file (Reading *reading,
           const char *path,
           gboolean with_shapes,
           GError **error)
{
  g_autoptr (MdgFeatureReader) reader = mdg_feature_reader_new_for_path (path, error);

  if (reader == NULL)
    return FALSE;

  for (;;)
    {
      g_autoptr (MdgFeature) feature = NULL;
      g_autoptr (GError) reason = NULL;
      MdgFeatureStatus status = mdg_feature_reader_next (reader, &feature, &reason);

      if (status == MDG_FEATURE_END)
        break;
      if (status == MDG_FEATURE_FAILED)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      if (status == MDG_FEATURE_REFUSED)
        mdg_place_list_refuse (reading->list, 0, "%s", reason->message);
      else if (!take_feature (reading, feature, with_shapes, error))
        return FALSE;
    }
  reading->crs = g_strdup (mdg_feature_reader_get_crs (reader));

  return TRUE;
}

static void
turn_point (MdgPoint *point)
{
  *point = (MdgPoint){ point->y, point->x };
}

static void
turn_axes (Reading *reading)
{
  for (guint i = 0; i < reading->rings->len; i++)
    {
      MdgRings *rings = reading->rings->pdata[i];

      turn_point (&((MdgPlace *) reading->list->places->pdata[i])->point);
      for (guint p = 0; rings != NULL && p < rings->points->len; p++)
        turn_point (&g_array_index (rings->points, MdgPoint, p));
    }
}

static void
leave_plane (Reading *reading,
             MdgProjection *plane)
{
  for (guint i = 0; i < reading->rings->len; i++)
    {
      MdgRings *rings = reading->rings->pdata[i];
      MdgPlace *place = reading->list->places->pdata[i];

      if (place->has_point)
        place->point = mdg_projection_to_degrees (plane, &place->point);
      for (guint p = 0; rings != NULL && p < rings->points->len; p++)
        {
          MdgPoint *point = &g_array_index (rings->points, MdgPoint, p);

          *point = mdg_projection_to_degrees (plane, point);
        }
    }
}

/* Whatever the coordinates are in becomes longitude and latitude. */
static gboolean
make_degrees (Reading *reading,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MdgProjection) plane = NULL;

  if (reading->crs != NULL)
    plane = mdg_projection_new_for_definition (reading->crs, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (plane != NULL)
    {
      leave_plane (reading, plane);
      mdg_place_list_remark (reading->list, "%s", _ ("The coordinates were turned into longitude and latitude as the definition in the file says."));
      return TRUE;
    }
  if (reading->n_metres > 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The coordinates are metres on a plane, and the file does not say which (.prj is missing). Choose the edition in longitude and latitude (JGD2011), or the file together with its .prj. Nothing was changed."));
      return FALSE;
    }
  if (reading->n_swapped > reading->n_in_japan)
    {
      turn_axes (reading);
      mdg_place_list_remark (reading->list, "%s", _ ("Longitude and latitude stood in the wrong order and were swapped."));
    }
  if (reading->crs == NULL && reading->n_points > 0)
    mdg_place_list_remark (reading->list, "%s", _ ("The file does not say what its coordinates are; they were taken as longitude and latitude of JGD2011."));

  return TRUE;
}

static gboolean
check_points (Reading *reading,
              guint at)
{
  const MdgPlace *place = reading->list->places->pdata[at];
  const MdgRings *rings = reading->rings->pdata[at];

  for (guint p = 0; p < (rings != NULL ? rings->points->len : place->has_point ? 1
                                                                               : 0);
       p++)
    {
      const MdgPoint *point = rings != NULL ? &g_array_index (rings->points, MdgPoint, p) : &place->point;

      if (!mdg_projection_is_in_japan (point))
        {
          mdg_place_list_refuse (reading->list, place->number, _ ("“%s”: the coordinates %.4f, %.4f are not in Japan."), place->name != NULL ? place->name : "", point->x, point->y);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
make_shape (Reading *reading,
            guint at)
{
  MdgPlace *place = reading->list->places->pdata[at];
  const char *name = place->name != NULL ? place->name : place->city != NULL ? place->city
                                                                             : "";
  MdgGeometry *whole;

  if (!check_points (reading, at))
    return FALSE;
  if (reading->rings->pdata[at] == NULL)
    return TRUE;

  place->shape = mdg_geometry_new_for_rings (reading->rings->pdata[at]);
  if (place->shape == NULL)
    {
      mdg_place_list_refuse (reading->list, place->number, _ ("“%s”: the shape has no area."), name);
      return FALSE;
    }
  if (mdg_geometry_is_valid (place->shape, NULL))
    return TRUE;

  whole = mdg_geometry_repair (place->shape);
  if (whole == NULL)
    {
      mdg_place_list_refuse (reading->list, place->number, _ ("“%s”: the shape crosses itself and could not be put right."), name);
      return FALSE;
    }
  mdg_place_list_remark (reading->list, _ ("“%s” (shape %u) crossed itself and was put right: about %.2f km² before, %.2f km² now."), name, place->number, mdg_geometry_get_area (place->shape) * TO_KM2, mdg_geometry_get_area (whole) * TO_KM2);
  mdg_geometry_free (place->shape);
  place->shape = whole;

  return TRUE;
}

static gboolean
put_right (Reading *reading,
           GError **error)
{
  guint kept = 0;

  if (reading->n_points > 0 && !make_degrees (reading, error))
    return FALSE;

  for (guint i = 0; i < reading->list->places->len; i++)
    {
      MdgPlace *place = reading->list->places->pdata[i];

      if (make_shape (reading, i))
        reading->list->places->pdata[kept++] = place;
      else
        mdg_place_free (place);
    }
  g_ptr_array_set_free_func (reading->list->places, NULL);
  g_ptr_array_set_size (reading->list->places, (int) kept);
  g_ptr_array_set_free_func (reading->list->places, (GDestroyNotify) mdg_place_free);

  return TRUE;
}

MdgPlaceList *
mdg_place_list_new_for_path (const char *path,
                             gboolean with_shapes,
                             GError **error)
{
  Reading reading = { .list = list_new () };
  gboolean done;

  reading.rings = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_rings_free);
  done = read_file (&reading, path, with_shapes, error) && put_right (&reading, error);
  g_ptr_array_unref (reading.rings);
  g_free (reading.crs);
  if (!done)
    {
      mdg_place_list_free (reading.list);
      return NULL;
    }

  return reading.list;
}
