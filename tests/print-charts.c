/* Writes charts with made-up figures as pictures into a folder, to be looked at: 100 dpi in shades, and 200 dpi in
   one bit as a FAX leaves them. print-charts FOLDER. Run by hand; no test depends on it. */

#include <math.h>

#include "mdg-chart.h"
#include "mdg-heat-map.h"
#include "mdg-units.h"

#define WIDTH 180.0
#define HEIGHT 90.0

typedef void (*Draw) (MdgCanvas *canvas);

static const char *const months[] = { "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月", "2月", "3月", NULL };

static void
draw_lines (MdgCanvas *canvas)
{
  static const struct
  {
    const char *label;
    double values[12];
  } series[] = {
    { "認知症疑い", { 12, 14, 11, 15, 17, 16, 19, 21, 20, 22, 24, 27 } },
    { "受診拒否", { 8, 9, 9, 7, 10, 12, 11, 13, 12, 12, 14, 13 } },
    { "介護疲れ", { 6, 6, 7, 9, 8, 8, 9, 12, 13, 13, 13, 14 } },
    { "通院困難", { 15, 13, 14, 12, 13, 11, 12, 10, 11, 12, 13, 12 } },
    { "家族の協力が得られない", { 2, 3, 2, 4, 3, 3, 5, 4, 4, 6, 5, 5 } },
    { "ごみ出し", { 0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 4 } },
  };
  g_autoptr (MdgChart) chart = mdg_chart_new (months, "件");

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    mdg_chart_add_series (chart, series[i].label, series[i].values);
  mdg_chart_draw (chart, canvas, 5, 5, WIDTH - 10, HEIGHT - 10);
}

static void
draw_heat_map (MdgCanvas *canvas)
{
  static const char *const rows[] = { "見守り不在", "地域のつながり・理解／資源の不足", "ごみ出し・住環境の問題", "世帯の困難（複合課題）", "支援・サービスの拒否", "認知症", "精神・障害", "医療連携", "医療依存・その他", NULL };
  g_autoptr (MdgHeatMap) map = mdg_heat_map_new (rows, months, "課題のある事例");

  for (guint i = 0; i < 9; i++)
    for (guint j = 0; j < 12; j++)
      mdg_heat_map_set (map, i, j, (i * 7 + j * j * 3 + i * j) % 27 * ((i + j) % 5 != 0), (i * 5 + j) % 29 == 7);
  mdg_heat_map_draw (map, canvas, 0, 5, 5, WIDTH - 10, HEIGHT - 10);
}

/* One bit: what is darker than half is black. */
static void
threshold (cairo_surface_t *surface)
{
  guint8 *data;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        guint8 *pixel = data + y * cairo_image_surface_get_stride (surface) + 4 * x;

        pixel[0] = pixel[1] = pixel[2] = pixel[0] + pixel[1] + pixel[2] < 384 ? 0 : 255;
      }
  cairo_surface_mark_dirty (surface);
}

static void
print (const char *folder,
       const char *name,
       Draw draw,
       double dpi,
       gboolean is_fax)
{
  g_autofree char *path = g_strdup_printf ("%s/%s-%.0f%s.png", folder, name, dpi, is_fax ? "-fax" : "");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH / 25.4 * dpi), (int) (HEIGHT / 25.4 * dpi));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  MdgCanvas *canvas;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, dpi / 72, dpi / 72);
  canvas = mdg_canvas_new (cr, cache);
  draw (canvas);
  mdg_canvas_free (canvas);
  cairo_destroy (cr);
  if (is_fax)
    threshold (surface);
  if (cairo_surface_write_to_png (surface, path) != CAIRO_STATUS_SUCCESS)
    g_error ("%s", path);
  cairo_surface_destroy (surface);
  g_print ("%s\n", path);
}

int
main (int argc,
      char **argv)
{
  const char *folder = argc > 1 ? argv[1] : ".";

  print (folder, "lines", draw_lines, 100, FALSE);
  print (folder, "lines", draw_lines, 200, TRUE);
  print (folder, "heat-map", draw_heat_map, 100, FALSE);
  print (folder, "heat-map", draw_heat_map, 200, TRUE);

  return 0;
}
