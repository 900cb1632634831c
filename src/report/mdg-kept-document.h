#pragma once

#include "mdg-document.h"

G_BEGIN_DECLS

/* Pages as they were once printed: texts and lines stand where they stood, whatever the register says by now. */
#define MDG_TYPE_KEPT_DOCUMENT (mdg_kept_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgKeptDocument, mdg_kept_document, MDG, KEPT_DOCUMENT, MdgDocument)

/* To be laid out for the paper it was printed on, which is the only one it looks right on. */
MdgKeptDocument *mdg_kept_document_new (const char *title,
                                        guint n_pages);
void mdg_kept_document_add_text (MdgKeptDocument *self,
                                 guint page,
                                 double x,
                                 double y,
                                 double size,
                                 gboolean bold,
                                 const char *text);
void mdg_kept_document_add_mark (MdgKeptDocument *self,
                                 const MdgPlacedMark *mark);

G_END_DECLS
