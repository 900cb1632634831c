#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-feature-private.h"

#include "mdg-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

struct _MdgFeatureReader
{
  char *folder;      /* ours, removed at the end; NULL when nothing was unpacked */
  GPtrArray *layers; /* paths */
  guint at;
  const MdgLayerKind *kind;
  gpointer layer; /* open */
  char *crs;
};

MdgFeature *
mdg_feature_new (guint number)
{
  MdgFeature *feature = g_new0 (MdgFeature, 1);

  feature->number = number;
  feature->names = g_ptr_array_new_with_free_func (g_free);
  feature->values = g_ptr_array_new_with_free_func (g_free);

  return feature;
}

void
mdg_feature_free (MdgFeature *feature)
{
  if (feature == NULL)
    return;

  g_ptr_array_unref (feature->names);
  g_ptr_array_unref (feature->values);
  g_clear_pointer (&feature->rings, mdg_rings_free);
  g_free (feature);
}

void
mdg_feature_set (MdgFeature *feature,
                 const char *name,
                 const char *value)
{
  if (mdg_feature_get (feature, name) != NULL)
    return;

  g_ptr_array_add (feature->names, g_strdup (name));
  g_ptr_array_add (feature->values, g_strdup (value));
}

const char *
mdg_feature_get (const MdgFeature *feature,
                 const char *name)
{
  for (guint i = 0; i < feature->names->len; i++)
    if (strcmp (feature->names->pdata[i], name) == 0 && *(const char *) feature->values->pdata[i] != '\0')
      return feature->values->pdata[i];

  return NULL;
}

const char *
mdg_feature_get_any (const MdgFeature *feature,
                     const char *const *names)
{
  const char *value = NULL;

  for (guint i = 0; names[i] != NULL && value == NULL; i++)
    value = mdg_feature_get (feature, names[i]);

  return value;
}

void
mdg_layer_set_too_long (guint number,
                        GError **error)
{
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Shape %u has more points than a municipality can have. Take a simpler edition of the file."), number);
}

char *
mdg_layer_find_beside (const char *path,
                       const char *ending)
{
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".shp"));
  g_autofree char *low = g_strconcat (stem, ending, NULL);
  g_autofree char *upper_ending = g_ascii_strup (ending, -1);
  g_autofree char *upper = g_strconcat (stem, upper_ending, NULL);

  if (g_file_test (low, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&low);

  return g_file_test (upper, G_FILE_TEST_EXISTS) ? g_steal_pointer (&upper) : NULL;
}

static gboolean
read_beginning (const char *path,
                char *bytes,
                gsize size,
                GError **error)
{
  FILE *file = NULL;
  GStatBuf info;

  memset (bytes, 0, size);
  if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode))
    file = fopen (path, "rb");
  if (file == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("“%s” cannot be read: %s"), path, errno != 0 ? g_strerror (errno) : _ ("it is not a file"));
      return FALSE;
    }
  if (fread (bytes, 1, size - 1, file) == 0)
    bytes[0] = '\0';
  fclose (file);

  return TRUE;
}

/* The files of a shapefile under the names the library expects, in a folder where an index can be made. */
static gboolean
link_shapefile (MdgFeatureReader *self,
                const char *path,
                GError **error)
{
  static const char *const endings[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg" };
  g_autofree char *whole = g_canonicalize_filename (path, NULL);

  self->folder = g_dir_make_tmp ("madoguchi-XXXXXX", error);
  if (self->folder == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = i == 0 ? g_strdup (whole) : mdg_layer_find_beside (whole, endings[i]);
      g_autofree char *name = g_strconcat ("00001", endings[i], NULL);
      g_autofree char *to = g_build_filename (self->folder, name, NULL);

      if (from != NULL && symlink (from, to) != 0)
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("“%s” cannot be read: %s"), path, g_strerror (errno));
          return FALSE;
        }
      if (i == 0)
        g_ptr_array_add (self->layers, g_steal_pointer (&to));
    }

  return TRUE;
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
add_with_ending (MdgFeatureReader *self,
                 const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      g_ptr_array_add (self->layers, g_build_filename (self->folder, name, NULL));
  g_ptr_array_sort (self->layers, compare_paths);
}

/* The same layer often comes in several forms: the first form that is there is read. */
static gboolean
open_zip (MdgFeatureReader *self,
          const char *path,
          GError **error)
{
  static const char *const endings[] = { ".geojson", ".shp", ".json", ".csv", ".txt", ".xlsx" };

  self->folder = mdg_unpack_layers (path, error);
  if (self->folder == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (endings) && self->layers->len == 0; i++)
    add_with_ending (self, endings[i]);
  if (self->layers->len == 0)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no map and no table in the zip file (.geojson, .shp, .csv, .txt or .xlsx)."));

  return self->layers->len > 0;
}

static gboolean
is_sheet_zip (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ".xlsx");
}

static gboolean
is_shapefile (const char *bytes)
{
  return memcmp (bytes, "\0\0\x27\x0a", 4) == 0;
}

MdgFeatureReader *
mdg_feature_reader_new_for_path (const char *path,
                                 GError **error)
{
  g_autoptr (MdgFeatureReader) self = g_new0 (MdgFeatureReader, 1);
  char bytes[8];
  gboolean done = TRUE;

  self->layers = g_ptr_array_new_with_free_func (g_free);
  if (!read_beginning (path, bytes, sizeof bytes, error))
    return NULL;

  if (is_shapefile (bytes))
    done = link_shapefile (self, path, error);
  else if (memcmp (bytes, "PK", 2) == 0 && !is_sheet_zip (path))
    done = open_zip (self, path, error);
  else
    g_ptr_array_add (self->layers, g_strdup (path));

  return done ? g_steal_pointer (&self) : NULL;
}

static void
close_layer (MdgFeatureReader *self)
{
  if (self->layer == NULL)
    return;

  if (self->crs == NULL)
    self->crs = g_strdup (self->kind->get_crs (self->layer));
  self->kind->close (self->layer);
  self->layer = NULL;
}

void
mdg_feature_reader_free (MdgFeatureReader *self)
{
  if (self == NULL)
    return;

  close_layer (self);
  if (self->folder != NULL)
    mdg_unpack_remove (self->folder);
  g_free (self->folder);
  g_free (self->crs);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

const char *
mdg_feature_reader_get_crs (MdgFeatureReader *self)
{
  return self->crs;
}

static const MdgLayerKind *
find_kind (const char *path,
           GError **error)
{
  char bytes[256];
  const char *at = bytes;

  if (!read_beginning (path, bytes, sizeof bytes, error))
    return NULL;
  if (is_shapefile (bytes))
    return &mdg_layer_shapefile;

  if (memcmp (at, "\xef\xbb\xbf", 3) == 0)
    at += 3;
  while (g_ascii_isspace (*at))
    at++;

  return *at == '{' || *at == '[' ? &mdg_layer_geojson : &mdg_layer_sheet;
}

static gboolean
parse_degrees (const MdgFeature *feature,
               const char *const *names,
               double *degrees)
{
  const char *text = mdg_feature_get_any (feature, names);
  char *end;

  if (text == NULL)
    return FALSE;
  *degrees = g_ascii_strtod (text, &end);

  return end != text && *end == '\0';
}

/* Tables and flat lists have their place in two columns. */
static void
find_point (MdgFeature *feature)
{
  static const char *const latitudes[] = { "緯度", "lat", "latitude", "LAT", "Latitude", "fY", "Y_CODE", NULL };
  static const char *const longitudes[] = { "経度", "lng", "lon", "long", "longitude", "LON", "LNG", "Longitude", "fX", "X_CODE", NULL };
  MdgPoint point;

  if (feature->rings != NULL || feature->has_point || !parse_degrees (feature, longitudes, &point.x) || !parse_degrees (feature, latitudes, &point.y))
    return;

  feature->point = point;
  feature->has_point = TRUE;
}

MdgFeatureStatus
mdg_feature_reader_next (MdgFeatureReader *self,
                         MdgFeature **feature,
                         GError **error)
{
  for (;;)
    {
      MdgFeatureStatus status;

      if (self->layer == NULL)
        {
          if (self->at == self->layers->len)
            return MDG_FEATURE_END;
          self->kind = find_kind (self->layers->pdata[self->at], error);
          self->layer = self->kind != NULL ? self->kind->open (self->layers->pdata[self->at], error) : NULL;
          self->at++;
          if (self->layer == NULL)
            return MDG_FEATURE_FAILED;
        }
      status = self->kind->next (self->layer, feature, error);
      if (status == MDG_FEATURE_TAKEN)
        find_point (*feature);
      if (status != MDG_FEATURE_END)
        return status;
      close_layer (self);
    }
}
