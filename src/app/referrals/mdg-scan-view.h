#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A scanned original beside what is typed from it: opened only on request, page by page, turned and made larger. */
#define MDG_TYPE_SCAN_VIEW (mdg_scan_view_get_type ())
G_DECLARE_FINAL_TYPE (MdgScanView, mdg_scan_view, MDG, SCAN_VIEW, GtkBox)

/* Signals: wanted (), the original is to be fetched and given to mdg_scan_view_open; attach (), there is none yet and a
   file is to be chosen; dropped (GFile *file), a file was dragged here. */
GtkWidget *mdg_scan_view_new (void);
/* NULL: there is no original. Nothing is opened. */
void mdg_scan_view_set_name (MdgScanView *self,
                             const char *name);
void mdg_scan_view_set_can_attach (MdgScanView *self,
                                   gboolean can_attach);
void mdg_scan_view_open (MdgScanView *self,
                         GBytes *bytes);
/* What is said instead of a picture. */
void mdg_scan_view_fail (MdgScanView *self,
                         const char *reason);
gboolean mdg_scan_view_is_open (MdgScanView *self);
/* A page is in sight. */
gboolean mdg_scan_view_has_picture (MdgScanView *self);

G_END_DECLS
