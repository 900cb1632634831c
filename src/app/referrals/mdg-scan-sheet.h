#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture of a page as wide as there is room, or larger; it can be turned by quarters. */
#define MDG_TYPE_SCAN_SHEET (mdg_scan_sheet_get_type ())
G_DECLARE_FINAL_TYPE (MdgScanSheet, mdg_scan_sheet, MDG, SCAN_SHEET, GtkWidget)

GtkWidget *mdg_scan_sheet_new (void);
void mdg_scan_sheet_set_texture (MdgScanSheet *self,
                                 GdkTexture *texture);
GdkTexture *mdg_scan_sheet_get_texture (MdgScanSheet *self);
void mdg_scan_sheet_turn (MdgScanSheet *self);
/* 1 fills the width. */
void mdg_scan_sheet_set_zoom (MdgScanSheet *self,
                              double zoom);
double mdg_scan_sheet_get_zoom (MdgScanSheet *self);
void mdg_scan_sheet_set_room (MdgScanSheet *self,
                              int width);

G_END_DECLS
