#pragma once

#include <gtk/gtk.h>

#include "mdg-document.h"

G_BEGIN_DECLS

/* One page of a document on screen, by the same drawing as on paper. */
#define MDG_TYPE_SHEET (mdg_sheet_get_type ())
G_DECLARE_FINAL_TYPE (MdgSheet, mdg_sheet, MDG, SHEET, GtkWidget)

GtkWidget *mdg_sheet_new (void);
/* document may be NULL; page counts from 0. */
void mdg_sheet_set_page (MdgSheet *self,
                         MdgDocument *document,
                         guint page);
/* Pixels of the screen to a point of the paper. */
void mdg_sheet_set_scale (MdgSheet *self,
                          double scale);

G_END_DECLS
