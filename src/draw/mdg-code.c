#define G_LOG_DOMAIN "mdg-draw"

#include "mdg-code.h"

#include <qrencode.h>
#include <string.h>

void
mdg_code_draw (MdgCanvas *canvas,
               const char *text,
               double x,
               double y,
               double size)
{
  QRcode *code;
  g_autofree guint8 *squares = NULL;
  guint n;

  g_return_if_fail (text != NULL && *text != '\0');

  code = QRcode_encodeString (text, 0, QR_ECLEVEL_Q, QR_MODE_8, 1);
  if (code == NULL)
    {
      g_warning ("no code for a text of %" G_GSIZE_FORMAT " bytes", strlen (text));
      return;
    }

  n = (guint) code->width;
  squares = g_new0 (guint8, n * n);
  for (guint i = 0; i < n * n; i++)
    squares[i] = code->data[i] & 1;
  QRcode_free (code);

  mdg_canvas_squares (canvas, squares, n, x, y, size);
}
