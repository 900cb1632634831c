#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-feature-private.h"

#include "mdg-cp932.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <shapefil.h>
#include <string.h>

#define MAX_FIELDS 256
#define MAX_PRJ (64 * 1024)

typedef struct
{
  SHPHandle shapes;
  DBFHandle table; /* NULL when there is none */
  char *crs;
  gboolean is_utf8;
  int at;
  int n;
} Layer;

static void
layer_close (gpointer data)
{
  Layer *layer = data;

  if (layer->shapes != NULL)
    SHPClose (layer->shapes);
  if (layer->table != NULL)
    DBFClose (layer->table);
  g_free (layer->crs);
  g_free (layer);
}

static const char *
layer_get_crs (gpointer data)
{
  return ((Layer *) data)->crs;
}

/* The library writes what is wrong to stderr; we say it ourselves. */
static void
ignore_message (const char *message)
{
}

static char *
read_beside (const char *path,
             const char *ending)
{
  g_autofree char *beside = mdg_layer_find_beside (path, ending);
  g_autofree char *text = NULL;
  gsize size = 0;

  if (beside == NULL || !g_file_get_contents (beside, &text, &size, NULL) || size == 0 || size > MAX_PRJ || !g_utf8_validate (text, (gssize) size, NULL))
    return NULL;

  return g_strdup (g_strstrip (text));
}

/* By .cpg, else by the language number of the table; an old file says nothing and is of Windows. */
static void
find_encoding (Layer *layer,
               const char *path)
{
  g_autofree char *page = read_beside (path, ".cpg");
  const char *code = page != NULL ? page : layer->table != NULL ? DBFGetCodePage (layer->table)
                                                                : NULL;
  g_autofree char *folded = code != NULL ? g_ascii_strdown (code, -1) : g_strdup ("");

  layer->is_utf8 = strstr (folded, "utf") != NULL || strstr (folded, "65001") != NULL;
}

static gpointer
layer_open (const char *path,
            GError **error)
{
  Layer *layer = g_new0 (Layer, 1);
  g_autofree char *table = mdg_layer_find_beside (path, ".dbf");
  g_autofree char *index = mdg_layer_find_beside (path, ".shx");
  SAHooks hooks;
  int type;

  SASetupDefaultHooks (&hooks);
  hooks.Error = ignore_message;
  /* Without an index one is made, beside a copy of ours (see mdg_unpack_layers). */
  if (index == NULL)
    SHPRestoreSHX (path, "rb", &hooks);
  layer->shapes = SHPOpenLL (path, "rb", &hooks);
  if (layer->shapes == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The shapefile cannot be read: it is damaged or cut short."));
      layer_close (layer);
      return NULL;
    }
  SHPGetInfo (layer->shapes, &layer->n, &type, NULL, NULL);
  if (table != NULL)
    layer->table = DBFOpenLL (table, "rb", &hooks);
  layer->crs = read_beside (path, ".prj");
  find_encoding (layer, path);

  return layer;
}

static void
read_fields (Layer *layer,
             MdgFeature *feature,
             int row)
{
  int n = layer->table != NULL && row < DBFGetRecordCount (layer->table) ? MIN (DBFGetFieldCount (layer->table), MAX_FIELDS) : 0;

  for (int i = 0; i < n; i++)
    {
      char name[XBASE_FLDNAME_LEN_READ + 1] = "";
      const char *bytes;
      g_autofree char *text = NULL;
      g_autofree char *key = NULL;

      DBFGetFieldInfo (layer->table, i, name, NULL, NULL);
      if (DBFIsAttributeNULL (layer->table, row, i))
        continue;
      bytes = DBFReadStringAttribute (layer->table, row, i);
      if (bytes == NULL)
        continue;
      if (layer->is_utf8 && g_utf8_validate (bytes, -1, NULL))
        text = g_strdup (bytes);
      else
        text = mdg_cp932_decode (bytes, strlen (bytes));
      key = g_utf8_validate (name, -1, NULL) ? g_strdup (name) : mdg_cp932_decode (name, strlen (name));
      if (text != NULL && key != NULL)
        mdg_feature_set (feature, key, g_strstrip (text));
    }
}

static void
read_rings (MdgFeature *feature,
            const SHPObject *shape)
{
  feature->rings = mdg_rings_new ();
  for (int part = 0; part < shape->nParts; part++)
    {
      int end = part + 1 < shape->nParts ? shape->panPartStart[part + 1] : shape->nVertices;

      for (int i = MAX (shape->panPartStart[part], 0); i < MIN (end, shape->nVertices); i++)
        mdg_rings_add_point (feature->rings, shape->padfX[i], shape->padfY[i]);
      mdg_rings_end_ring (feature->rings);
    }
  if (feature->rings->ends->len == 0)
    g_clear_pointer (&feature->rings, mdg_rings_free);
}

static MdgFeatureStatus
layer_next (gpointer data,
            MdgFeature **feature,
            GError **error)
{
  Layer *layer = data;
  g_autoptr (MdgFeature) made = NULL;
  SHPObject *shape;

  if (layer->at >= layer->n)
    return MDG_FEATURE_END;

  made = mdg_feature_new ((guint) layer->at + 1);
  shape = SHPReadObject (layer->shapes, layer->at);
  read_fields (layer, made, layer->at);
  layer->at++;
  if (shape == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Shape %u of the shapefile is damaged."), made->number);
      return MDG_FEATURE_REFUSED;
    }

  if (shape->nSHPType == SHPT_POLYGON || shape->nSHPType == SHPT_POLYGONZ || shape->nSHPType == SHPT_POLYGONM)
    read_rings (made, shape);
  else if ((shape->nSHPType == SHPT_POINT || shape->nSHPType == SHPT_POINTZ || shape->nSHPType == SHPT_POINTM) && shape->nVertices > 0)
    {
      made->point = (MdgPoint){ shape->padfX[0], shape->padfY[0] };
      made->has_point = TRUE;
    }
  SHPDestroyObject (shape);
  *feature = g_steal_pointer (&made);

  return MDG_FEATURE_TAKEN;
}

const MdgLayerKind mdg_layer_shapefile = { layer_open, layer_next, layer_get_crs, layer_close };
