#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-feature-private.h"

#include "mdg-error.h"
#include "mdg-json-stream.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  MdgJsonStream *stream;
  char *crs;
  guint number;
  gboolean is_in_list; /* of features, or of flat objects */
  gboolean is_over;
} Layer;

static void
layer_close (gpointer data)
{
  Layer *layer = data;

  mdg_json_stream_free (layer->stream);
  g_free (layer->crs);
  g_free (layer);
}

static const char *
layer_get_crs (gpointer data)
{
  const Layer *layer = data;

  /* What the format says where the file says nothing. */
  return layer->crs != NULL ? layer->crs : "OGC:CRS84";
}

static gpointer
layer_open (const char *path,
            GError **error)
{
  MdgJsonStream *stream = mdg_json_stream_new_for_path (path, error);
  Layer *layer;

  if (stream == NULL)
    return NULL;

  layer = g_new0 (Layer, 1);
  layer->stream = stream;

  return layer;
}

static gboolean
set_wrong (Layer *layer,
           GError **error)
{
  mdg_json_stream_set_error (layer->stream, _ ("this is JSON, but not GeoJSON and not a list of places."), error);

  return FALSE;
}

/* {"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::6668"}}: the only text in it that says something. */
static gboolean
read_crs (Layer *layer,
          MdgJsonToken token,
          GError **error)
{
  guint depth = token == MDG_JSON_BEGIN_OBJECT;
  gboolean is_name = FALSE;

  while (depth > 0)
    {
      token = mdg_json_stream_next (layer->stream, error);
      if (token == MDG_JSON_FAILED)
        return FALSE;
      if (token == MDG_JSON_BEGIN_OBJECT || token == MDG_JSON_BEGIN_ARRAY)
        depth++;
      else if (token == MDG_JSON_END_OBJECT || token == MDG_JSON_END_ARRAY)
        depth--;
      else if (token == MDG_JSON_KEY)
        is_name = strcmp (mdg_json_stream_get_text (layer->stream), "name") == 0;
      else if (token == MDG_JSON_STRING && is_name && layer->crs == NULL)
        layer->crs = g_strdup (mdg_json_stream_get_text (layer->stream));
    }

  return TRUE;
}

static void
set_from_token (Layer *layer,
                MdgFeature *feature,
                const char *name,
                MdgJsonToken token)
{
  if (token == MDG_JSON_STRING || token == MDG_JSON_NUMBER)
    mdg_feature_set (feature, name, mdg_json_stream_get_text (layer->stream));
  else if (token == MDG_JSON_TRUE || token == MDG_JSON_FALSE)
    mdg_feature_set (feature, name, token == MDG_JSON_TRUE ? "1" : "0");
}

static gboolean
read_properties (Layer *layer,
                 MdgFeature *feature,
                 MdgJsonToken token,
                 GError **error)
{
  if (token != MDG_JSON_BEGIN_OBJECT)
    return mdg_json_stream_skip (layer->stream, token, error);

  while ((token = mdg_json_stream_next (layer->stream, error)) == MDG_JSON_KEY)
    {
      g_autofree char *name = g_strdup (mdg_json_stream_get_text (layer->stream));

      token = mdg_json_stream_next (layer->stream, error);
      set_from_token (layer, feature, name, token);
      if (!mdg_json_stream_skip (layer->stream, token, error))
        return FALSE;
    }

  return token == MDG_JSON_END_OBJECT;
}

/* Numbers in brackets, however deep: a list of points is a ring, and a single point a point. */
static gboolean
read_coordinates (Layer *layer,
                  MdgFeature *feature,
                  guint *n_numbers,
                  GError **error)
{
  double numbers[2] = { NAN, NAN };
  guint n_points = 0;
  MdgJsonToken token;

  *n_numbers = 0;
  while ((token = mdg_json_stream_next (layer->stream, error)) != MDG_JSON_END_ARRAY)
    {
      guint n_inner = 0;

      if (token == MDG_JSON_FAILED)
        return FALSE;
      if (token == MDG_JSON_NUMBER)
        {
          if (*n_numbers < 2)
            numbers[*n_numbers] = mdg_json_stream_get_number (layer->stream);
          (*n_numbers)++;
          continue;
        }
      if (token != MDG_JSON_BEGIN_ARRAY)
        return set_wrong (layer, error);
      if (!read_coordinates (layer, feature, &n_inner, error))
        return FALSE;
      n_points += n_inner > 0;
    }
  if (*n_numbers == 1 || feature->rings->points->len > MDG_FEATURE_MAX_POINTS)
    {
      if (*n_numbers == 1)
        return set_wrong (layer, error);
      mdg_layer_set_too_long (feature->number, error);
      return FALSE;
    }
  if (*n_numbers > 1)
    mdg_rings_add_point (feature->rings, numbers[0], numbers[1]);
  else if (n_points > 3)
    mdg_rings_end_ring (feature->rings);

  return TRUE;
}

static gboolean read_geometry (Layer *layer,
                               MdgFeature *feature,
                               MdgJsonToken token,
                               GError **error);

static gboolean
read_geometry_member (Layer *layer,
                      MdgFeature *feature,
                      char **type,
                      GError **error)
{
  g_autofree char *name = g_strdup (mdg_json_stream_get_text (layer->stream));
  MdgJsonToken token = mdg_json_stream_next (layer->stream, error);
  guint n;

  if (token == MDG_JSON_STRING && strcmp (name, "type") == 0)
    {
      g_free (*type);
      *type = g_strdup (mdg_json_stream_get_text (layer->stream));
    }
  if (token == MDG_JSON_BEGIN_ARRAY && strcmp (name, "coordinates") == 0)
    return read_coordinates (layer, feature, &n, error);
  if (token == MDG_JSON_BEGIN_ARRAY && strcmp (name, "geometries") == 0)
    {
      while ((token = mdg_json_stream_next (layer->stream, error)) != MDG_JSON_END_ARRAY)
        if (token == MDG_JSON_FAILED || !read_geometry (layer, feature, token, error))
          return FALSE;
      return TRUE;
    }

  return mdg_json_stream_skip (layer->stream, token, error);
}

static gboolean
read_geometry (Layer *layer,
               MdgFeature *feature,
               MdgJsonToken token,
               GError **error)
{
  g_autofree char *type = NULL;
  guint n_before;

  if (token != MDG_JSON_BEGIN_OBJECT)
    return mdg_json_stream_skip (layer->stream, token, error);

  if (feature->rings == NULL)
    feature->rings = mdg_rings_new ();
  n_before = feature->rings->ends->len;
  while ((token = mdg_json_stream_next (layer->stream, error)) == MDG_JSON_KEY)
    if (!read_geometry_member (layer, feature, &type, error))
      return FALSE;

  if (g_strcmp0 (type, "Point") == 0 && feature->rings->points->len > 0)
    {
      feature->point = g_array_index (feature->rings->points, MdgPoint, feature->rings->points->len - 1);
      feature->has_point = TRUE;
    }
  /* Lines bound nothing. */
  if (type != NULL && !g_str_has_suffix (type, "Polygon") && strcmp (type, "GeometryCollection") != 0)
    g_array_set_size (feature->rings->ends, n_before);
  n_before = feature->rings->ends->len;
  g_array_set_size (feature->rings->points, n_before > 0 ? g_array_index (feature->rings->ends, guint, n_before - 1) : 0);

  return token == MDG_JSON_END_OBJECT;
}

/* A feature, or a flat object of a list of places. */
static gboolean
read_object (Layer *layer,
             MdgFeature *feature,
             GError **error)
{
  MdgJsonToken token;

  while ((token = mdg_json_stream_next (layer->stream, error)) == MDG_JSON_KEY)
    {
      g_autofree char *name = g_strdup (mdg_json_stream_get_text (layer->stream));
      gboolean done;

      token = mdg_json_stream_next (layer->stream, error);
      if (strcmp (name, "geometry") == 0)
        done = read_geometry (layer, feature, token, error);
      else if (strcmp (name, "properties") == 0)
        done = read_properties (layer, feature, token, error);
      else
        {
          if (strcmp (name, "type") != 0)
            set_from_token (layer, feature, name, token);
          done = mdg_json_stream_skip (layer->stream, token, error);
        }
      if (!done)
        return FALSE;
    }
  if (feature->rings != NULL && feature->rings->ends->len == 0)
    g_clear_pointer (&feature->rings, mdg_rings_free);

  return token == MDG_JSON_END_OBJECT;
}

static MdgFeatureStatus
next_in_list (Layer *layer,
              MdgFeature **feature,
              GError **error)
{
  MdgJsonToken token = mdg_json_stream_next (layer->stream, error);
  g_autoptr (MdgFeature) made = NULL;

  if (token == MDG_JSON_END_ARRAY)
    {
      layer->is_in_list = FALSE;
      return MDG_FEATURE_END;
    }
  if (token != MDG_JSON_BEGIN_OBJECT)
    {
      if (token != MDG_JSON_FAILED)
        set_wrong (layer, error);
      return MDG_FEATURE_FAILED;
    }

  made = mdg_feature_new (++layer->number);
  if (!read_object (layer, made, error))
    return MDG_FEATURE_FAILED;
  *feature = g_steal_pointer (&made);

  return MDG_FEATURE_TAKEN;
}

/* The members of the file's own object up to the list of features; a file may also be one feature or one shape alone. */
static gboolean
read_head (Layer *layer,
           MdgFeature *alone,
           GError **error)
{
  MdgJsonToken token;

  while ((token = mdg_json_stream_next (layer->stream, error)) == MDG_JSON_KEY)
    {
      g_autofree char *name = g_strdup (mdg_json_stream_get_text (layer->stream));
      guint n;
      gboolean done;

      token = mdg_json_stream_next (layer->stream, error);
      if (strcmp (name, "features") == 0 && token == MDG_JSON_BEGIN_ARRAY)
        {
          layer->is_in_list = TRUE;
          return TRUE;
        }
      if (strcmp (name, "crs") == 0)
        done = read_crs (layer, token, error);
      else if (strcmp (name, "properties") == 0)
        done = read_properties (layer, alone, token, error);
      else if (strcmp (name, "geometry") == 0)
        done = read_geometry (layer, alone, token, error);
      else if (strcmp (name, "coordinates") == 0 && token == MDG_JSON_BEGIN_ARRAY)
        {
          alone->rings = mdg_rings_new ();
          done = read_coordinates (layer, alone, &n, error);
        }
      else
        done = mdg_json_stream_skip (layer->stream, token, error);
      if (!done)
        return FALSE;
    }
  layer->is_over = token == MDG_JSON_END_OBJECT;

  return layer->is_over;
}

static MdgFeatureStatus
layer_next (gpointer data,
            MdgFeature **feature,
            GError **error)
{
  Layer *layer = data;
  g_autoptr (MdgFeature) alone = NULL;

  if (layer->is_in_list)
    {
      MdgFeatureStatus status = next_in_list (layer, feature, error);

      if (status != MDG_FEATURE_END)
        return status;
    }
  if (layer->is_over)
    return MDG_FEATURE_END;

  alone = mdg_feature_new (1);
  if (layer->number == 0)
    {
      MdgJsonToken token = mdg_json_stream_next (layer->stream, error);

      if (token == MDG_JSON_BEGIN_ARRAY)
        {
          layer->is_in_list = TRUE;
          layer->is_over = TRUE;
          return layer_next (layer, feature, error);
        }
      if (token != MDG_JSON_BEGIN_OBJECT)
        {
          if (token != MDG_JSON_FAILED)
            set_wrong (layer, error);
          return MDG_FEATURE_FAILED;
        }
    }
  if (!read_head (layer, alone, error))
    return MDG_FEATURE_FAILED;
  if (layer->is_in_list)
    return layer_next (layer, feature, error);
  if (alone->rings == NULL || layer->number > 0)
    return MDG_FEATURE_END;

  layer->number++;
  *feature = g_steal_pointer (&alone);

  return MDG_FEATURE_TAKEN;
}

const MdgLayerKind mdg_layer_geojson = { layer_open, layer_next, layer_get_crs, layer_close };
