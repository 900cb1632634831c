#define G_LOG_DOMAIN "mdg-geo"

#include "config.h"

#include "mdg-geos-private.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>

/* A context belongs to one thread; it ends with it. */
typedef struct
{
  GEOSContextHandle_t handle;
  char *message;
} Context;

static void
free_context (gpointer data)
{
  Context *context = data;

  GEOS_finish_r (context->handle);
  g_free (context->message);
  g_free (context);
}

static GPrivate current = G_PRIVATE_INIT (free_context);

static void
on_message (const char *message,
            void *data)
{
  Context *context = data;

  g_free (context->message);
  context->message = g_strdup (message);
}

static Context *
get_context (void)
{
  Context *context = g_private_get (&current);

  if (context == NULL)
    {
      context = g_new0 (Context, 1);
      context->handle = GEOS_init_r ();
      GEOSContext_setErrorMessageHandler_r (context->handle, on_message, context);
      g_private_set (&current, context);
    }

  return context;
}

GEOSContextHandle_t
mdg_geos_get (void)
{
  return get_context ()->handle;
}

const char *
mdg_geos_get_message (void)
{
  const Context *context = get_context ();

  return context->message != NULL ? context->message : "";
}

void
mdg_geos_set_error (GError **error)
{
  g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("A shape could not be worked out: %s"), mdg_geos_get_message ());
}

MdgGeometry *
mdg_geos_keep_polygons (MdgGeometry *shape)
{
  GEOSContextHandle_t handle = mdg_geos_get ();
  g_autoptr (MdgGeometry) whole = shape;
  g_autoptr (GPtrArray) polygons = NULL;
  int type;

  if (shape == NULL)
    return NULL;
  type = GEOSGeomTypeId_r (handle, shape);
  if (type == GEOS_POLYGON || type == GEOS_MULTIPOLYGON)
    return g_steal_pointer (&whole);

  /* Where shapes touch, lines and points come along. */
  polygons = mdg_geometry_list_parts (shape);
  g_ptr_array_set_free_func (polygons, NULL);

  return GEOSGeom_createCollection_r (handle, GEOS_MULTIPOLYGON, (GEOSGeometry **) polygons->pdata, polygons->len);
}
