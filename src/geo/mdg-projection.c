#define G_LOG_DOMAIN "mdg-geo"

#include "config.h"

#include "mdg-projection.h"

#include "mdg-error.h"
#include "mdg-geos-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <proj.h>
#include <string.h>

#define JGD2011 "EPSG:6668"
#define FIRST_ZONE 6669

struct _MdgProjection
{
  guint zone;
  PJ_CONTEXT *context;
  PJ *transformation;
};

/* By the two digits of the prefecture, 0 where the place decides. */
static const guint8 zones[] = {
  0, 0, 10, 10, 10, 10, 10, 9, 9, 9, 9, 9, 9, 0, 9, 8, 7, 7, 6, 8,
  8, 7, 8, 7, 6, 6, 6, 6, 5, 6, 6, 5, 3, 5, 3, 3, 4, 4, 4, 4,
  2, 2, 1, 2, 2, 2, 0, 0
};

guint
mdg_projection_get_zone (const MdgProjection *self)
{
  return self->zone;
}

gboolean
mdg_projection_is_in_japan (const MdgPoint *place)
{
  return place->x >= 122 && place->x <= 154 && place->y >= 20 && place->y <= 46;
}

gboolean
mdg_projection_is_swapped (const MdgPoint *place)
{
  MdgPoint turned = { place->y, place->x };

  return !mdg_projection_is_in_japan (place) && mdg_projection_is_in_japan (&turned);
}

static guint
find_of_islands (const MdgPoint *place)
{
  if (place->y > 28)
    return 9;
  if (place->x > 143)
    return 19;
  if (place->x < 140.5)
    return 18;

  return 14;
}

static guint
find_by_place (const MdgPoint *place)
{
  static const struct
  {
    guint zone;
    double x;
    double y;
  } origins[] = { { 1, 129.5, 33 }, { 2, 131, 33 }, { 3, 132.17, 36 }, { 4, 133.5, 33 }, { 5, 134.33, 36 }, { 6, 136, 36 }, { 7, 137.17, 36 }, { 8, 138.5, 36 }, { 9, 139.83, 36 }, { 10, 140.83, 40 }, { 11, 140.25, 44 }, { 12, 142.25, 44 }, { 13, 144.25, 44 }, { 14, 142, 26 }, { 15, 127.5, 26 }, { 16, 124, 26 }, { 17, 131, 26 }, { 18, 136, 20 }, { 19, 154, 26 } };
  guint best = 0;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      double distance = hypot (place->x - origins[i].x, (place->y - origins[i].y) / 2);

      if (distance < least)
        {
          least = distance;
          best = origins[i].zone;
        }
    }

  return best;
}

static guint
find_in_prefecture (guint prefecture,
                    const MdgPoint *place)
{
  /* 北海道, 東京都, 鹿児島県 and 沖縄県 lie in several. */
  if (prefecture == 1)
    return place->x < 141.3 ? 11 : place->x < 143.2 ? 12
                                                    : 13;
  if (prefecture == 13)
    return find_of_islands (place);
  if (prefecture == 46)
    return place->x < 130 || place->y < 30 ? 1 : 2;
  if (prefecture == 47)
    return place->x < 126 ? 16 : place->x > 130 ? 17
                                                : 15;

  return zones[prefecture];
}

guint
mdg_projection_find_zone (const char *municipality,
                          const MdgPoint *place)
{
  guint prefecture = 0;

  if (!mdg_projection_is_in_japan (place))
    return 0;
  if (municipality != NULL && g_ascii_isdigit (municipality[0]) && g_ascii_isdigit (municipality[1]))
    prefecture = (guint) (10 * (municipality[0] - '0') + municipality[1] - '0');

  return prefecture >= 1 && prefecture < G_N_ELEMENTS (zones) ? find_in_prefecture (prefecture, place) : find_by_place (place);
}

static void
ignore_log (void *data,
            int level,
            const char *message)
{
}

MdgProjection *
mdg_projection_new (guint zone,
                    GError **error)
{
  g_autoptr (MdgProjection) self = g_new0 (MdgProjection, 1);
  g_autofree char *target = g_strdup_printf ("EPSG:%u", FIRST_ZONE + zone - 1);
  PJ *raw;

  g_return_val_if_fail (zone >= 1 && zone <= MDG_PROJECTION_N_ZONES, NULL);

  self->zone = zone;
  self->context = proj_context_create ();
  proj_log_func (self->context, NULL, ignore_log);
  proj_context_set_enable_network (self->context, 0);
  raw = proj_create_crs_to_crs (self->context, JGD2011, target, NULL);
  if (raw != NULL)
    {
      self->transformation = proj_normalize_for_visualization (self->context, raw);
      proj_destroy (raw);
    }
  if (self->transformation == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The plane of zone %u is not known on this computer (the data of PROJ are missing)."), zone);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* Within a metre of each other, which is less than such files are exact. */
static gboolean
is_degrees (const PJ *crs)
{
  static const char *const names[] = { "JGD", "WGS", "GCS_Japan", "CRS84", "Japanese Geodetic Datum" };
  PJ_TYPE type = proj_get_type (crs);
  const char *name = proj_get_name (crs);

  if (type != PJ_TYPE_GEOGRAPHIC_2D_CRS && type != PJ_TYPE_GEOGRAPHIC_3D_CRS)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (name != NULL && strstr (name, names[i]) != NULL)
      return TRUE;

  return FALSE;
}

static PJ *
new_between (PJ_CONTEXT *context,
             PJ *crs)
{
  PJ *degrees = proj_create (context, JGD2011);
  PJ *raw = degrees != NULL ? proj_create_crs_to_crs_from_pj (context, degrees, crs, NULL, NULL) : NULL;
  PJ *result = raw != NULL ? proj_normalize_for_visualization (context, raw) : NULL;

  proj_destroy (degrees);
  proj_destroy (raw);

  return result;
}

MdgProjection *
mdg_projection_new_for_definition (const char *definition,
                                   GError **error)
{
  g_autoptr (MdgProjection) self = g_new0 (MdgProjection, 1);
  gboolean is_plain = FALSE;
  PJ *crs;

  self->context = proj_context_create ();
  proj_log_func (self->context, NULL, ignore_log);
  proj_context_set_enable_network (self->context, 0);
  crs = proj_create (self->context, definition);
  if (crs != NULL)
    {
      is_plain = is_degrees (crs);
      self->transformation = is_plain ? NULL : new_between (self->context, crs);
      proj_destroy (crs);
    }
  if (is_plain)
    return NULL;
  if (self->transformation == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The file says its coordinates are in a system that is not understood: %.200s"), definition);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
mdg_projection_free (MdgProjection *self)
{
  if (self == NULL)
    return;

  if (self->transformation != NULL)
    proj_destroy (self->transformation);
  if (self->context != NULL)
    proj_context_destroy (self->context);
  g_free (self);
}

static MdgPoint
transform (MdgProjection *self,
           PJ_DIRECTION direction,
           const MdgPoint *point)
{
  PJ_COORD result = proj_trans (self->transformation, direction, proj_coord (point->x, point->y, 0, 0));

  return (MdgPoint){ result.xy.x, result.xy.y };
}

MdgPoint
mdg_projection_to_plane (MdgProjection *self,
                         const MdgPoint *degrees)
{
  return transform (self, PJ_FWD, degrees);
}

MdgPoint
mdg_projection_to_degrees (MdgProjection *self,
                           const MdgPoint *metres)
{
  return transform (self, PJ_INV, metres);
}

typedef struct
{
  MdgProjection *projection;
  PJ_DIRECTION direction;
} Job;

static int
transform_point (double *x,
                 double *y,
                 void *data)
{
  Job *job = data;
  MdgPoint from = { *x, *y };
  MdgPoint to = transform (job->projection, job->direction, &from);

  *x = to.x;
  *y = to.y;

  return isfinite (to.x) && isfinite (to.y);
}

static MdgGeometry *
transform_shape (MdgProjection *self,
                 PJ_DIRECTION direction,
                 const MdgGeometry *shape,
                 GError **error)
{
  Job job = { self, direction };
  MdgGeometry *result = GEOSGeom_transformXY_r (mdg_geos_get (), shape, transform_point, &job);

  if (result == NULL)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The shape does not lie on the plane of zone %u."), self->zone);

  return result;
}

MdgGeometry *
mdg_projection_shape_to_plane (MdgProjection *self,
                               const MdgGeometry *degrees,
                               GError **error)
{
  return transform_shape (self, PJ_FWD, degrees, error);
}

MdgGeometry *
mdg_projection_shape_to_degrees (MdgProjection *self,
                                 const MdgGeometry *metres,
                                 GError **error)
{
  return transform_shape (self, PJ_INV, metres, error);
}
