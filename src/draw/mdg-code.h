#pragma once

#include "mdg-canvas.h"

G_BEGIN_DECLS

/* A two-dimensional code (QR, a quarter of it may be lost on the way) of digits, capitals and -, in a square of size millimetres
   without the white around it: leave 2 mm at least. Other text is drawn as well, larger. */
void mdg_code_draw (MdgCanvas *canvas,
                    const char *text,
                    double x,
                    double y,
                    double size);

G_END_DECLS
