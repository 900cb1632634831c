#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-scan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>

#include "mdg-error.h"

/* What a FAX of a day's length stays far below. */
#define MAX_BYTES (20 * 1024 * 1024)
#define MAX_PAGES 200
#define MAX_SIDE 20000
/* Handwriting is read at 200 dots to the inch; a larger sheet is drawn coarser. */
#define DOTS_PER_POINT (200 / 72.0)
#define MAX_DRAWN_SIDE 4000

struct _MdgScan
{
  GObject parent_instance;

  GMutex drawing; /* a document is read by one thread at a time */
  PopplerDocument *document;
  GdkTexture *picture; /* of what is no PDF */
  guint n_pages;
};

G_DEFINE_FINAL_TYPE (MdgScan, mdg_scan, G_TYPE_OBJECT)

static void
mdg_scan_finalize (GObject *object)
{
  MdgScan *self = MDG_SCAN (object);

  g_clear_object (&self->document);
  g_clear_object (&self->picture);
  g_mutex_clear (&self->drawing);

  G_OBJECT_CLASS (mdg_scan_parent_class)->finalize (object);
}

static void
mdg_scan_class_init (MdgScanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_scan_finalize;
}

static void
mdg_scan_init (MdgScan *self)
{
  g_mutex_init (&self->drawing);
}

static const char *
guess_type (GBytes *bytes)
{
  static const struct
  {
    const char *type;
    const char *head;
    gsize size;
  } heads[] = {
    { "pdf", "%PDF-", 5 },
    { "png", "\x89PNG\r\n\x1a\n", 8 },
    { "jpeg", "\xff\xd8\xff", 3 },
  };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (size > heads[i].size && memcmp (data, heads[i].head, heads[i].size) == 0)
      return heads[i].type;

  return NULL;
}

static gboolean
open_document (MdgScan *self,
               GBytes *bytes,
               GError **error)
{
  g_autoptr (GError) reason = NULL;
  int n_pages;

  self->document = poppler_document_new_from_bytes (bytes, NULL, &reason);
  if (self->document == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID,
                           g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? _ ("The PDF is locked with a password. Scan the sheet again or save it without one.")
                                                                                            : _ ("The PDF is damaged and cannot be shown. Scan the sheet again."));
      return FALSE;
    }

  n_pages = poppler_document_get_n_pages (self->document);
  if (n_pages < 1)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The PDF is damaged and cannot be shown. Scan the sheet again."));
      return FALSE;
    }
  if (n_pages > MAX_PAGES)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The PDF has %d pages; up to %d can be shown."), n_pages, MAX_PAGES);
      return FALSE;
    }
  self->n_pages = (guint) n_pages;

  return TRUE;
}

/* A picture that would fill the memory is not unpacked at all; a large one is made smaller while it is. */
static void
on_size_prepared (GdkPixbufLoader *loader,
                  int width,
                  int height,
                  gpointer user_data)
{
  gboolean *is_too_large = user_data;
  double scale = (double) MAX_DRAWN_SIDE / MAX (width, height);

  *is_too_large = width > MAX_SIDE || height > MAX_SIDE;
  if (*is_too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale), 1), MAX ((int) (height * scale), 1));
}

static gboolean
open_picture (MdgScan *self,
              GBytes *bytes,
              const char *type,
              GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (type, error);
  g_autoptr (GdkPixbuf) upright = NULL;
  gboolean is_too_large = FALSE;
  gboolean is_read;

  if (loader == NULL)
    return FALSE;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &is_too_large);
  is_read = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  is_read = gdk_pixbuf_loader_close (loader, NULL) && is_read;
  if (is_too_large)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The picture is larger than %d dots on one side. Scan the sheet again at 200 to 300 dots to the inch."), MAX_SIDE);
      return FALSE;
    }
  if (is_read && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    upright = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  if (upright == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The picture is damaged and cannot be shown. Scan the sheet again."));
      return FALSE;
    }
  self->picture = gdk_texture_new_for_pixbuf (upright);
  self->n_pages = 1;

  return TRUE;
}

static void
open_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  g_autoptr (MdgScan) self = g_object_new (MDG_TYPE_SCAN, NULL);
  GBytes *bytes = task_data;
  const char *type = guess_type (bytes);
  GError *error = NULL;
  gboolean is_open = FALSE;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    error = g_error_new_literal (MDG_ERROR, MDG_ERROR_INVALID, _ ("The file is larger than 20 megabytes. Scan the sheet again in black and white."));
  else if (type == NULL)
    error = g_error_new_literal (MDG_ERROR, MDG_ERROR_INVALID, _ ("The file is neither a PDF nor a PNG or JPEG picture."));
  else
    is_open = g_str_equal (type, "pdf") ? open_document (self, bytes, &error) : open_picture (self, bytes, type, &error);

  if (is_open)
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
mdg_scan_open_async (GBytes *bytes,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (bytes != NULL);

  g_task_set_source_tag (task, mdg_scan_open_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, open_in_thread);
}

MdgScan *
mdg_scan_open_finish (GAsyncResult *result,
                      GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
mdg_scan_get_n_pages (MdgScan *self)
{
  g_return_val_if_fail (MDG_IS_SCAN (self), 0);

  return self->n_pages;
}

static GdkTexture *
draw_page (MdgScan *self,
           guint number)
{
  PopplerPage *page = poppler_document_get_page (self->document, (int) number);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  double width = 0;
  double height = 0;
  double scale;

  if (page == NULL)
    return NULL;
  poppler_page_get_size (page, &width, &height);
  if (!(width > 0) || !(height > 0))
    {
      g_object_unref (page);
      return NULL;
    }

  scale = MIN (DOTS_PER_POINT, MAX_DRAWN_SIDE / MAX (width, height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX ((int) ceil (width * scale), 1), MAX ((int) ceil (height * scale), 1));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  g_object_unref (page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      gsize stride = (gsize) cairo_image_surface_get_stride (surface);
      int rows = cairo_image_surface_get_height (surface);

      bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) rows);
      texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), rows, GDK_MEMORY_DEFAULT, bytes, stride);
    }
  cairo_surface_destroy (surface);

  return texture;
}

static void
draw_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  MdgScan *self = source;
  GdkTexture *texture;

  g_mutex_lock (&self->drawing);
  texture = g_cancellable_is_cancelled (cancellable) ? NULL : draw_page (self, GPOINTER_TO_UINT (task_data));
  g_mutex_unlock (&self->drawing);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, MDG_ERROR, MDG_ERROR_INVALID, "%s", _ ("This page is damaged and cannot be shown."));
}

void
mdg_scan_draw_async (MdgScan *self,
                     guint page,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (MDG_IS_SCAN (self));
  g_return_if_fail (page < self->n_pages);

  g_task_set_source_tag (task, mdg_scan_draw_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (page), NULL);
  if (self->picture != NULL)
    g_task_return_pointer (task, g_object_ref (self->picture), g_object_unref);
  else
    g_task_run_in_thread (task, draw_in_thread);
}

GdkTexture *
mdg_scan_draw_finish (MdgScan *self,
                      GAsyncResult *result,
                      GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
