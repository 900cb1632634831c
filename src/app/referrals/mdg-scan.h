#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A scanned original (PDF, PNG, JPEG) that somebody asked to see. It is read in a thread of its own and nothing in it is
   followed or run; what is damaged or too large is refused with the reason. */
#define MDG_TYPE_SCAN (mdg_scan_get_type ())
G_DECLARE_FINAL_TYPE (MdgScan, mdg_scan, MDG, SCAN, GObject)

void mdg_scan_open_async (GBytes *bytes,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
MdgScan *mdg_scan_open_finish (GAsyncResult *result,
                               GError **error);

guint mdg_scan_get_n_pages (MdgScan *self);

/* page counts from 0. */
void mdg_scan_draw_async (MdgScan *self,
                          guint page,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GdkTexture *mdg_scan_draw_finish (MdgScan *self,
                                  GAsyncResult *result,
                                  GError **error);

G_END_DECLS
