#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-feature-private.h"

#include "mdg-error.h"
#include "mdg-sheet-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  MdgSheetReader *reader;
  GPtrArray *names;
  GPtrArray *waiting; /* the row after the head, when it was no second head */
  guint waiting_number;
} Layer;

static void
layer_close (gpointer data)
{
  Layer *layer = data;

  mdg_sheet_reader_free (layer->reader);
  g_clear_pointer (&layer->names, g_ptr_array_unref);
  g_clear_pointer (&layer->waiting, g_ptr_array_unref);
  g_free (layer);
}

static const char *
layer_get_crs (gpointer data)
{
  return "OGC:CRS84";
}

static gpointer
layer_open (const char *path,
            GError **error)
{
  MdgSheetReader *reader = mdg_sheet_reader_new_for_path (path, error);
  Layer *layer;

  if (reader == NULL)
    return NULL;

  layer = g_new0 (Layer, 1);
  layer->reader = reader;

  return layer;
}

/* Without the wide spaces that tables of the census begin their labels with. */
static char *
dup_label (const char *cell)
{
  while (*cell != '\0' && g_unichar_isspace (g_utf8_get_char (cell)))
    cell = g_utf8_next_char (cell);

  return g_strchomp (g_strdup (cell));
}

/* Tables of e-Stat have codes in the first line and what they mean in the second, whose first cells are empty. */
static gboolean
is_second_head (Layer *layer,
                GPtrArray *cells)
{
  if (layer->names->len == 0 || cells->len < 2 || strcmp (layer->names->pdata[0], "KEY_CODE") != 0)
    return FALSE;

  return *(const char *) cells->pdata[0] == '\0';
}

static MdgFeatureStatus
read_row (Layer *layer,
          GPtrArray **cells,
          guint *number,
          GError **error)
{
  MdgSheetStatus status = mdg_sheet_reader_next (layer->reader, cells, number, error);

  if (status == MDG_SHEET_ROW)
    return MDG_FEATURE_TAKEN;
  if (status == MDG_SHEET_END)
    return MDG_FEATURE_END;

  return status == MDG_SHEET_REFUSED ? MDG_FEATURE_REFUSED : MDG_FEATURE_FAILED;
}

static MdgFeatureStatus
read_head (Layer *layer,
           GError **error)
{
  g_autoptr (GPtrArray) cells = NULL;
  guint number;
  MdgFeatureStatus status = read_row (layer, &cells, &number, error);

  if (status == MDG_FEATURE_END)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The file is empty."));
  if (status != MDG_FEATURE_TAKEN)
    return MDG_FEATURE_FAILED;

  layer->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < cells->len; i++)
    g_ptr_array_add (layer->names, dup_label (cells->pdata[i]));

  status = read_row (layer, &layer->waiting, &layer->waiting_number, error);
  if (status == MDG_FEATURE_TAKEN && is_second_head (layer, layer->waiting))
    {
      for (guint i = 0; i < MIN (layer->names->len, layer->waiting->len); i++)
        if (*(const char *) layer->waiting->pdata[i] != '\0')
          {
            g_free (layer->names->pdata[i]);
            layer->names->pdata[i] = dup_label (layer->waiting->pdata[i]);
          }
      g_clear_pointer (&layer->waiting, g_ptr_array_unref);
    }

  return status;
}

static MdgFeatureStatus
layer_next (gpointer data,
            MdgFeature **feature,
            GError **error)
{
  Layer *layer = data;
  g_autoptr (GPtrArray) cells = NULL;
  guint number = 0;
  MdgFeatureStatus status = MDG_FEATURE_TAKEN;

  if (layer->names == NULL)
    status = read_head (layer, error);
  if (status == MDG_FEATURE_TAKEN && layer->waiting != NULL)
    {
      cells = g_steal_pointer (&layer->waiting);
      number = layer->waiting_number;
    }
  else if (status == MDG_FEATURE_TAKEN)
    status = read_row (layer, &cells, &number, error);
  if (status == MDG_FEATURE_REFUSED && error != NULL)
    g_prefix_error (error, _ ("Line %u: "), number);
  if (status != MDG_FEATURE_TAKEN)
    return status;

  *feature = mdg_feature_new (number);
  for (guint i = 0; i < MIN (cells->len, layer->names->len); i++)
    {
      g_autofree char *value = dup_label (cells->pdata[i]);

      mdg_feature_set (*feature, layer->names->pdata[i], value);
    }

  return MDG_FEATURE_TAKEN;
}

const MdgLayerKind mdg_layer_sheet = { layer_open, layer_next, layer_get_crs, layer_close };
