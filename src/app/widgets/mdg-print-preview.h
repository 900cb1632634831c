#pragma once

#include <adwaita.h>

#include "mdg-document.h"

G_BEGIN_DECLS

/* A document as it will be on paper, with its pages at the side; from here it is printed or saved. Ctrl+P prints,
   Page Up and Page Down turn, Ctrl + − 0 zoom, Escape closes. */
#define MDG_TYPE_PRINT_PREVIEW (mdg_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (MdgPrintPreview, mdg_print_preview, MDG, PRINT_PREVIEW, AdwWindow)

/* Writes down that the document leaves the register, before it does; kind is "print" or the suffix of the file.
   FALSE with error refuses the output. */
typedef gboolean (*MdgPreviewRecordFunc) (const char *kind,
                                          gpointer user_data,
                                          GError **error);
/* Writes the content of the document to path, whole or not at all. */
typedef gboolean (*MdgPreviewSaveFunc) (const char *path,
                                        gpointer user_data,
                                        GError **error);

/* document is laid out already; file_name is suggested, without suffix. */
GtkWidget *mdg_print_preview_new (GtkWindow *parent,
                                  MdgDocument *document,
                                  const char *file_name);
void mdg_print_preview_set_recorder (MdgPrintPreview *self,
                                     MdgPreviewRecordFunc record,
                                     gpointer user_data,
                                     GDestroyNotify destroy);
/* A button besides PDF ("Excel", "xlsx"). */
void mdg_print_preview_add_format (MdgPrintPreview *self,
                                   const char *label,
                                   const char *suffix,
                                   MdgPreviewSaveFunc save,
                                   gpointer user_data,
                                   GDestroyNotify destroy);
/* A widget for choices of the document (paper, version) in the header bar. */
void mdg_print_preview_add_choice (MdgPrintPreview *self,
                                   GtkWidget *widget);
/* After the document was laid out anew, or another takes its place. */
void mdg_print_preview_set_document (MdgPrintPreview *self,
                                     MdgDocument *document);
/* A message over the pages; several lines in a dialog. */
void mdg_print_preview_say (MdgPrintPreview *self,
                            const char *text);
guint mdg_print_preview_get_page (MdgPrintPreview *self);

G_END_DECLS
