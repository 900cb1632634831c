#pragma once

#include "mdg-document.h"

G_BEGIN_DECLS

/* A page as a FAX sends it: 200 dots an inch, black or white. */
typedef struct _MdgRaster MdgRaster;

/* Through the PDF and pdftoppm. */
MdgRaster *mdg_raster_new (MdgDocument *document,
                           guint page);
void mdg_raster_free (MdgRaster *raster);

/* What zbarimg reads in it, a line each code; "" when there is none. */
char *mdg_raster_read_code (const MdgRaster *raster);
/* Height in points of the ink of a line of text, and the part of its box that is black. */
double mdg_raster_measure_ink (const MdgRaster *raster,
                               const MdgPlacedText *text,
                               double *black);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgRaster, mdg_raster_free)

G_END_DECLS
