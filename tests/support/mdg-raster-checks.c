#include "mdg-raster-checks.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define DPI 200.0
#define DOTS_PER_MM (DPI / 25.4)

struct _MdgRaster
{
  char *folder;
  char *path;
  guint8 *bits; /* of rows, into contents */
  char *contents;
  guint width;
  guint height;
};

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);

  return out;
}

/* P4, width and height, one white space, then the bits. */
static void
read_header (MdgRaster *raster)
{
  char *end;

  g_assert_true (g_str_has_prefix (raster->contents, "P4"));
  raster->width = (guint) g_ascii_strtoull (raster->contents + 2, &end, 10);
  raster->height = (guint) g_ascii_strtoull (end, &end, 10);
  raster->bits = (guint8 *) end + 1;
}

MdgRaster *
mdg_raster_new (MdgDocument *document,
                guint page)
{
  MdgRaster *raster = g_new0 (MdgRaster, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *out = NULL;

  raster->folder = g_dir_make_tmp ("mdg-raster-XXXXXX", &error);
  g_assert_no_error (error);
  pdf = g_build_filename (raster->folder, "document.pdf", NULL);
  stem = g_build_filename (raster->folder, "page", NULL);
  raster->path = g_strconcat (stem, ".pbm", NULL);
  {
    const char *const argv[] = { "pdftoppm", "-r", "200", "-mono", "-singlefile", "-f", number, "-l", number, pdf, stem, NULL };

    mdg_document_write_pdf (document, pdf, &error);
    g_assert_no_error (error);
    out = run (argv);
  }
  g_unlink (pdf);
  g_file_get_contents (raster->path, &raster->contents, NULL, &error);
  g_assert_no_error (error);
  read_header (raster);

  return raster;
}

void
mdg_raster_free (MdgRaster *raster)
{
  if (raster == NULL)
    return;

  g_unlink (raster->path);
  g_rmdir (raster->folder);
  g_free (raster->path);
  g_free (raster->folder);
  g_free (raster->contents);
  g_free (raster);
}

char *
mdg_raster_read_code (const MdgRaster *raster)
{
  const char *const argv[] = { "zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", raster->path, NULL };

  return g_strchomp (run (argv));
}

static gboolean
is_black (const MdgRaster *raster,
          int x,
          int y)
{
  gsize stride = (raster->width + 7) / 8;

  if (x < 0 || y < 0 || x >= (int) raster->width || y >= (int) raster->height)
    return FALSE;

  return (raster->bits[(gsize) y * stride + (gsize) x / 8] >> (7 - x % 8) & 1) != 0;
}

double
mdg_raster_measure_ink (const MdgRaster *raster,
                        const MdgPlacedText *text,
                        double *black)
{
  int left = (int) floor (text->x * DOTS_PER_MM);
  int right = (int) ceil ((text->x + text->width) * DOTS_PER_MM);
  int top = (int) floor (text->y * DOTS_PER_MM);
  int bottom = (int) ceil ((text->y + text->height) * DOTS_PER_MM);
  int first = G_MAXINT;
  int last = 0;
  int n = 0;

  for (int y = top; y <= bottom; y++)
    for (int x = left; x <= right; x++)
      if (is_black (raster, x, y))
        {
          first = MIN (first, y);
          last = y;
          n++;
        }

  *black = n / (double) ((right - left + 1) * (bottom - top + 1));

  return first == G_MAXINT ? 0 : (last - first + 1) / DPI * 72;
}
