#define G_LOG_DOMAIN "mdg-draw"

#include "config.h"

#include "mdg-map-private.h"

#include <math.h>

#define HATCH_STEP 6.0

static void
set_rgb (cairo_t *cr,
         guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

/* Lines across the current clip, from bottom left (rising) or top left. They keep their place when the map moves by whole
   steps, so that a hatch does not crawl. */
static void
hatch (cairo_t *cr,
       gboolean rising,
       double step,
       double width)
{
  double x1;
  double y1;
  double x2;
  double y2;

  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  cairo_set_line_width (cr, width);
  if (rising)
    for (double at = floor ((x1 + y1) / step) * step; at < x2 + y2; at += step)
      {
        cairo_move_to (cr, at - y1, y1);
        cairo_line_to (cr, at - y2, y2);
      }
  else
    for (double at = floor ((x1 - y2) / step) * step; at < x2 - y1; at += step)
      {
        cairo_move_to (cr, at + y1, y1);
        cairo_line_to (cr, at + y2, y2);
      }
  cairo_stroke (cr);
}

static void
dot (cairo_t *cr,
     double step,
     double size)
{
  double x1;
  double y1;
  double x2;
  double y2;

  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  for (double y = floor (y1 / step) * step; y < y2; y += step)
    for (double x = floor (x1 / step) * step; x < x2; x += step)
      cairo_rectangle (cr, x, y, size, size);
  cairo_fill (cr);
}

static void
fill_hatched (cairo_t *cr,
              guint32 ground,
              guint32 line,
              gboolean rising,
              gboolean falling,
              double width)
{
  cairo_save (cr);
  cairo_clip (cr);
  set_rgb (cr, ground);
  cairo_paint (cr);
  set_rgb (cr, line);
  if (rising)
    hatch (cr, TRUE, HATCH_STEP, width);
  if (falling)
    hatch (cr, FALSE, HATCH_STEP, width);
  cairo_restore (cr);
}

static void
fill_black (cairo_t *cr,
            MdgMapKey key)
{
  if (key == MDG_MAP_KEY_ONE)
    {
      cairo_save (cr);
      cairo_clip (cr);
      set_rgb (cr, 0xffffff);
      cairo_paint (cr);
      set_rgb (cr, 0x000000);
      dot (cr, HATCH_STEP, 0.9);
      cairo_restore (cr);
    }
  else if (key == MDG_MAP_KEY_BLANK)
    fill_hatched (cr, 0xffffff, 0x000000, TRUE, FALSE, 0.7);
  else if (key == MDG_MAP_KEY_TWO)
    {
      set_rgb (cr, 0xffffff);
      cairo_fill (cr);
    }
  else
    fill_hatched (cr, 0xffffff, 0x000000, TRUE, TRUE, 0.5);
}

void
mdg_map_fill_key (cairo_t *cr,
                  MdgMapKey key,
                  MdgMapStyle style)
{
  if (style == MDG_MAP_BLACK)
    fill_black (cr, key);
  else if (key == MDG_MAP_KEY_BLANK)
    fill_hatched (cr, 0xffffff, 0x9a9a95, TRUE, FALSE, 0.7);
  else if (key == MDG_MAP_KEY_GAINED)
    fill_hatched (cr, 0xfdf3e6, 0xb35c00, FALSE, TRUE, 0.7);
  else
    {
      set_rgb (cr, key == MDG_MAP_KEY_ONE ? 0xd7ebec : 0x9dcbd0);
      cairo_fill (cr);
    }
}

static void
draw_line_key (cairo_t *cr,
               MdgMapKey key,
               MdgMapStyle style,
               double x,
               double y,
               double width,
               double height)
{
  const double dashes[] = { 5, 3 };
  const double dots[] = { 1.2, 2.4 };
  gboolean in_colour = style == MDG_MAP_COLOUR;

  set_rgb (cr, !in_colour ? 0x000000 : key == MDG_MAP_KEY_PROPOSED ? 0xb35c00
                                     : key == MDG_MAP_KEY_CELL     ? 0x7d3c88
                                                                   : 0x13747d);
  if (key == MDG_MAP_KEY_PROPOSED)
    cairo_set_dash (cr, dashes, 2, 0);
  else if (key == MDG_MAP_KEY_CELL)
    cairo_set_dash (cr, dots, 2, 0);
  cairo_set_line_width (cr, key == MDG_MAP_KEY_RANGE ? 0.8 : 1.4);
  cairo_move_to (cr, x, y + height / 2);
  cairo_line_to (cr, x + width, y + height / 2);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
mdg_map_draw_key (cairo_t *cr,
                  MdgMapKey key,
                  MdgMapStyle style,
                  double x,
                  double y,
                  double width,
                  double height)
{
  cairo_save (cr);
  if (key == MDG_MAP_KEY_SITE)
    {
      set_rgb (cr, style == MDG_MAP_COLOUR ? 0x13545c : 0x000000);
      cairo_arc (cr, x + width / 2, y + height / 2, height / 4, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  else if (key <= MDG_MAP_KEY_GAINED)
    {
      cairo_rectangle (cr, x, y, width, height);
      mdg_map_fill_key (cr, key, style);
      cairo_rectangle (cr, x, y, width, height);
      set_rgb (cr, 0x555555);
      cairo_set_line_width (cr, 0.6);
      cairo_stroke (cr);
    }
  else
    draw_line_key (cr, key, style, x, y, width, height);
  cairo_restore (cr);
}

void
mdg_map_draw_scale_bar (cairo_t *cr,
                        const MdgMapView *view,
                        const MdgMapLook *look,
                        double x,
                        double y,
                        double width)
{
  double metres = pow (10, floor (log10 (MAX (width / view->scale, 1))));
  double size = look->text_size;
  g_autofree char *text = NULL;
  double length;

  if (5 * metres * view->scale <= width)
    metres *= 5;
  else if (2 * metres * view->scale <= width)
    metres *= 2;
  length = metres * view->scale;
  text = metres >= 1000 ? g_strdup_printf ("%.0f km", metres / 1000) : g_strdup_printf ("%.0f m", metres);

  cairo_save (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.8);
  cairo_rectangle (cr, x - 3, y - 1.9 * size, length + 3.5 * size, 2.3 * size);
  cairo_fill (cr);
  set_rgb (cr, 0x222222);
  cairo_set_line_width (cr, 0.12 * size);
  cairo_move_to (cr, x, y - 0.5 * size);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x + length, y);
  cairo_line_to (cr, x + length, y - 0.5 * size);
  cairo_move_to (cr, x + length / 2, y - 0.3 * size);
  cairo_line_to (cr, x + length / 2, y);
  cairo_stroke (cr);
  mdg_map_draw_text (cr, look, "0", 0.9 * size, FALSE, x - 0.1 * size, y - 1.7 * size);
  mdg_map_draw_text (cr, look, text, 0.9 * size, FALSE, x + length - 0.3 * size, y - 1.7 * size);
  cairo_restore (cr);
}

/* Grid north of the plane, which is within half a degree of true north. */
void
mdg_map_draw_north (cairo_t *cr,
                    const MdgMapLook *look,
                    double x,
                    double y,
                    double size)
{
  cairo_save (cr);
  set_rgb (cr, 0x222222);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + size * 0.3, y + size);
  cairo_line_to (cr, x, y + size * 0.75);
  cairo_line_to (cr, x - size * 0.3, y + size);
  cairo_close_path (cr);
  cairo_fill (cr);
  mdg_map_draw_text (cr, look, "N", size * 0.55, TRUE, x - size * 0.2, y + size * 1.02);
  cairo_restore (cr);
}
