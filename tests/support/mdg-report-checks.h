#pragma once

#include "mdg-document.h"

G_BEGIN_DECLS

/* Looking at a document as a reader with a ruler would: at its texts, at its ink, at the words of its PDF.
   The documents must be laid out. Millimetres from the top left corner. */

/* The first line of text that equals (or, failing that, contains) string; NULL when there is none. page
   G_MAXUINT looks on all pages. */
const MdgPlacedText *mdg_check_find (GPtrArray *texts,
                                     guint page,
                                     const char *string);
guint mdg_check_count_texts (GPtrArray *texts,
                             const char *string);
/* All lines in order, without spaces and line ends. */
char *mdg_check_join (GPtrArray *texts);

/* Every text stands inside the margins and is no smaller than least points; no two texts lie over
   each other. */
void mdg_check_texts (MdgDocument *document,
                      double left,
                      double top,
                      double right,
                      double bottom,
                      double least);
/* Writes the PDF, reads it back with pdftotext and finds each line of text where the document says it is. */
void mdg_check_pdf (MdgDocument *document);

/* A page drawn at ten pixels a millimetre. */
cairo_surface_t *mdg_check_render (MdgDocument *document,
                                   guint page);
/* An unbroken upright line within 0.3 mm of x from y1 to y2; a level one alike. */
gboolean mdg_check_has_upright (cairo_surface_t *surface,
                                double x,
                                double y1,
                                double y2);
gboolean mdg_check_has_level (cairo_surface_t *surface,
                              double y,
                              double x1,
                              double x2);
/* No ink outside the margins (0.3 mm for half a thick line). */
void mdg_check_margins (MdgDocument *document,
                        double left,
                        double top,
                        double right,
                        double bottom);

G_END_DECLS
