#define G_LOG_DOMAIN "mdg-draw"

#include "mdg-canvas.h"

#include <math.h>

#include "mdg-units.h"

#define THIN_WIDTH 0.2
#define THICK_WIDTH 0.5
#define DOUBLE_GAP 0.8

/* Noto CJK stands 0.88 above and 0.12 below its baseline, as the frame of a kanji does. */
#define ASCENT 0.88

/* How far back a line is looked for that the new one prolongs: one row of a wide table. */
#define MERGE_DEPTH 80

typedef struct
{
  double x1;
  double y1;
  double x2;
  double y2;
} Segment;

struct _MdgCanvas
{
  cairo_t *cr;
  MdgTextCache *cache;
  MdgTextBatch *batch;
  GArray *segments[MDG_LINE_DOTTED + 1];
  GPtrArray *texts;
  GArray *marks;
  GArray *curve;          /* replayed so far, x and y in turn */
  cairo_rectangle_t hole; /* replayed */
  guint page;
  guint n_blocks;
};

void
mdg_placed_text_free (MdgPlacedText *text)
{
  if (text == NULL)
    return;

  g_free (text->text);
  g_free (text);
}

MdgCanvas *
mdg_canvas_new (cairo_t *cr,
                MdgTextCache *cache)
{
  MdgCanvas *canvas = g_new0 (MdgCanvas, 1);

  canvas->cr = cr != NULL ? cairo_reference (cr) : NULL;
  canvas->cache = cache;
  canvas->batch = mdg_text_batch_new ();
  canvas->curve = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < G_N_ELEMENTS (canvas->segments); i++)
    canvas->segments[i] = g_array_new (FALSE, FALSE, sizeof (Segment));
  if (cr != NULL)
    cairo_set_source_rgb (cr, 0, 0, 0);

  return canvas;
}

static void
stroke_segments (MdgCanvas *canvas,
                 MdgLine line)
{
  GArray *segments = canvas->segments[line];
  double dashes[2] = { mdg_mm_to_points (1.2), mdg_mm_to_points (0.8) };

  if (segments->len == 0)
    return;

  cairo_save (canvas->cr);
  cairo_set_source_rgb (canvas->cr, 0, 0, 0);
  cairo_set_line_width (canvas->cr,
                        mdg_mm_to_points (line == MDG_LINE_THICK ? THICK_WIDTH : THIN_WIDTH));
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_SQUARE);
  if (line == MDG_LINE_DOTTED)
    {
      dashes[0] = 0;
      cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (canvas->cr, mdg_mm_to_points (0.3));
    }
  if (line == MDG_LINE_DASHED)
    cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_BUTT);
  if (line == MDG_LINE_DASHED || line == MDG_LINE_DOTTED)
    cairo_set_dash (canvas->cr, dashes, 2, 0);

  for (guint i = 0; i < segments->len; i++)
    {
      const Segment *s = &g_array_index (segments, Segment, i);

      cairo_move_to (canvas->cr, mdg_mm_to_points (s->x1), mdg_mm_to_points (s->y1));
      cairo_line_to (canvas->cr, mdg_mm_to_points (s->x2), mdg_mm_to_points (s->y2));
    }
  cairo_stroke (canvas->cr);
  cairo_restore (canvas->cr);
}

void
mdg_canvas_free (MdgCanvas *canvas)
{
  if (canvas == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (canvas->segments); i++)
    {
      if (canvas->cr != NULL)
        stroke_segments (canvas, i);
      g_array_unref (canvas->segments[i]);
    }
  if (canvas->cr != NULL)
    {
      mdg_text_batch_show (canvas->batch, canvas->cr);
      cairo_destroy (canvas->cr);
    }
  g_array_unref (canvas->curve);
  mdg_text_batch_free (canvas->batch);
  g_free (canvas);
}

void
mdg_canvas_record (MdgCanvas *canvas,
                   GPtrArray *texts,
                   guint page)
{
  canvas->texts = texts;
  canvas->page = page;
}

void
mdg_canvas_record_marks (MdgCanvas *canvas,
                         GArray *marks,
                         guint page)
{
  canvas->marks = marks;
  canvas->page = page;
}

static void
record_mark (MdgCanvas *canvas,
             MdgMarkKind kind,
             double a,
             double b,
             double c,
             double d,
             double e)
{
  const MdgPlacedMark mark = { canvas->page, kind, { a, b, c, d, e } };

  if (canvas->marks != NULL)
    g_array_append_val (canvas->marks, mark);
}

static void
replay_point (MdgCanvas *canvas,
              const double *at)
{
  const double point[] = { at[0], at[4] > 0 ? (double) NAN : at[1] };

  g_array_append_vals (canvas->curve, point, G_N_ELEMENTS (point));
  if (at[3] <= 0)
    return;

  mdg_canvas_curve (canvas, (const double *) canvas->curve->data, canvas->curve->len / 2, (guint) CLAMP (at[2], 0, MDG_N_STROKES - 1));
  g_array_set_size (canvas->curve, 0);
}

void
mdg_canvas_replay (MdgCanvas *canvas,
                   const MdgPlacedMark *mark)
{
  const double *at = mark->at;

  switch (mark->kind)
    {
    case MDG_MARK_LINE:
      mdg_canvas_line (canvas, at[0], at[1], at[2], at[3], (MdgLine) CLAMP (at[4], 0, MDG_LINE_DOTTED));
      break;

    case MDG_MARK_FILL:
      mdg_canvas_fill (canvas, at[0], at[1], at[2], at[3], at[4]);
      break;

    case MDG_MARK_CHECK_BOX:
      mdg_canvas_check_box (canvas, at[0], at[1], at[2], at[3] > 0);
      break;

    case MDG_MARK_OVAL:
      mdg_canvas_oval (canvas, at[0], at[1], at[2], at[3]);
      break;

    case MDG_MARK_DOT:
      mdg_canvas_dot (canvas, at[0], at[1], at[2]);
      break;

    case MDG_MARK_LEADER:
      mdg_canvas_leader (canvas, at[0], at[1], at[2], at[3]);
      break;

    case MDG_MARK_POINT:
      replay_point (canvas, at);
      break;

    case MDG_MARK_HOLE:
      canvas->hole = (cairo_rectangle_t){ at[0], at[1], at[2], at[3] };
      break;

    case MDG_MARK_HATCH:
      mdg_canvas_hatch (canvas, &(cairo_rectangle_t){ at[0], at[1], at[2], at[3] }, &canvas->hole, (guint) CLAMP (at[4], 0, MDG_N_HATCHES));
      break;

    case MDG_N_MARKS:
    default:
      g_return_if_reached ();
    }
}

cairo_t *
mdg_canvas_get_cairo (MdgCanvas *canvas)
{
  return canvas->cr;
}

MdgTextCache *
mdg_canvas_get_cache (MdgCanvas *canvas)
{
  return canvas->cache;
}

void
mdg_canvas_fill (MdgCanvas *canvas,
                 double x,
                 double y,
                 double width,
                 double height,
                 double shade)
{
  if (shade <= 0)
    return;
  record_mark (canvas, MDG_MARK_FILL, x, y, width, height, shade);
  if (canvas->cr == NULL)
    return;

  cairo_set_source_rgb (canvas->cr, 1 - shade, 1 - shade, 1 - shade);
  cairo_rectangle (canvas->cr,
                   mdg_mm_to_points (x),
                   mdg_mm_to_points (y),
                   mdg_mm_to_points (width),
                   mdg_mm_to_points (height));
  cairo_fill (canvas->cr);
  cairo_set_source_rgb (canvas->cr, 0, 0, 0);
}

static void
add_segment (MdgCanvas *canvas,
             MdgLine line,
             double x1,
             double y1,
             double x2,
             double y2)
{
  GArray *segments = canvas->segments[line];
  Segment segment = { x1, y1, x2, y2 };

  for (guint i = segments->len; i > 0 && segments->len - i < MERGE_DEPTH; i--)
    {
      Segment *old = &g_array_index (segments, Segment, i - 1);

      if (x1 == x2 && old->x1 == x1 && old->x2 == x1 && fabs (old->y2 - y1) < 0.001)
        {
          old->y2 = y2;
          return;
        }
      if (y1 == y2 && old->y1 == y1 && old->y2 == y1 && fabs (old->x2 - x1) < 0.001)
        {
          old->x2 = x2;
          return;
        }
    }

  g_array_append_val (segments, segment);
}

void
mdg_canvas_line (MdgCanvas *canvas,
                 double x1,
                 double y1,
                 double x2,
                 double y2,
                 MdgLine line)
{
  if (line == MDG_LINE_NONE)
    return;
  record_mark (canvas, MDG_MARK_LINE, x1, y1, x2, y2, line);
  if (canvas->cr == NULL)
    return;

  if (line == MDG_LINE_DOUBLE)
    {
      double dx = x1 == x2 ? DOUBLE_GAP / 2 : 0;
      double dy = x1 == x2 ? 0 : DOUBLE_GAP / 2;

      add_segment (canvas, MDG_LINE_THIN, x1 - dx, y1 - dy, x2 - dx, y2 - dy);
      add_segment (canvas, MDG_LINE_THIN, x1 + dx, y1 + dy, x2 + dx, y2 + dy);
    }
  else
    add_segment (canvas, line, x1, y1, x2, y2);
}

void
mdg_canvas_box (MdgCanvas *canvas,
                double x,
                double y,
                double width,
                double height,
                MdgLine line)
{
  mdg_canvas_line (canvas, x, y, x + width, y, line);
  mdg_canvas_line (canvas, x, y + height, x + width, y + height, line);
  mdg_canvas_line (canvas, x, y, x, y + height, line);
  mdg_canvas_line (canvas, x + width, y, x + width, y + height, line);
}

void
mdg_canvas_check_box (MdgCanvas *canvas,
                      double x,
                      double y,
                      double size,
                      gboolean ticked)
{
  record_mark (canvas, MDG_MARK_CHECK_BOX, x, y, size, ticked, 0);
  if (canvas->cr == NULL)
    return;

  cairo_save (canvas->cr);
  cairo_scale (canvas->cr, MDG_POINTS_PER_MM, MDG_POINTS_PER_MM);
  cairo_set_line_width (canvas->cr, 0.25);
  cairo_rectangle (canvas->cr, x, y, size, size);
  if (ticked)
    {
      cairo_move_to (canvas->cr, x + size * 0.2, y + size * 0.5);
      cairo_line_to (canvas->cr, x + size * 0.42, y + size * 0.75);
      cairo_line_to (canvas->cr, x + size * 0.85, y + size * 0.15);
    }
  cairo_stroke (canvas->cr);
  cairo_restore (canvas->cr);
}

void
mdg_canvas_dot (MdgCanvas *canvas,
                double x,
                double y,
                double diameter)
{
  record_mark (canvas, MDG_MARK_DOT, x, y, diameter, 0, 0);
  if (canvas->cr == NULL)
    return;

  cairo_new_sub_path (canvas->cr);
  cairo_arc (canvas->cr,
             mdg_mm_to_points (x),
             mdg_mm_to_points (y),
             mdg_mm_to_points (diameter / 2),
             0,
             2 * G_PI);
  cairo_fill (canvas->cr);
}

void
mdg_canvas_oval (MdgCanvas *canvas,
                 double x,
                 double y,
                 double width,
                 double height)
{
  record_mark (canvas, MDG_MARK_OVAL, x, y, width, height, 0);
  if (canvas->cr == NULL)
    return;

  cairo_save (canvas->cr);
  cairo_scale (canvas->cr, MDG_POINTS_PER_MM, MDG_POINTS_PER_MM);
  cairo_translate (canvas->cr, x + width / 2, y + height / 2);
  cairo_scale (canvas->cr, width / 2, height / 2);
  cairo_new_sub_path (canvas->cr);
  cairo_arc (canvas->cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (canvas->cr);
  cairo_set_line_width (canvas->cr, mdg_mm_to_points (THICK_WIDTH));
  cairo_stroke (canvas->cr);
}

/* The black squares beside each other from column on; 0 when the one at column is white. */
static guint
count_black (const guint8 *row,
             guint column,
             guint n)
{
  guint end = column;

  while (end < n && row[end] != 0)
    end++;

  return end - column;
}

void
mdg_canvas_squares (MdgCanvas *canvas,
                    const guint8 *squares,
                    guint n,
                    double x,
                    double y,
                    double size)
{
  double step = size / n;

  for (guint row = 0; row < n; row++)
    for (guint column = 0, length; column < n; column += MAX (length, 1))
      {
        length = count_black (squares + row * n, column, n);
        if (length == 0)
          continue;
        record_mark (canvas, MDG_MARK_FILL, x + column * step, y + row * step, length * step, step, 1);
        if (canvas->cr != NULL)
          cairo_rectangle (canvas->cr, mdg_mm_to_points (x + column * step), mdg_mm_to_points (y + row * step), mdg_mm_to_points (length * step), mdg_mm_to_points (step));
      }

  /* All in one: filled one by one they would show their seams. */
  if (canvas->cr != NULL)
    cairo_fill (canvas->cr);
}

static void
stroke_curve (cairo_t *cr,
              const double *points,
              guint n,
              guint stroke)
{
  static const struct
  {
    double dashes[6];
    int n;
  } dashes[MDG_N_STROKES] = {
    { { 0 }, 0 },
    { { 2.4, 1.0 }, 2 },
    { { 0.5, 0.8 }, 2 },
    { { 2.4, 0.8, 0.5, 0.8 }, 4 },
    { { 1.2, 0.8 }, 2 },
    { { 2.4, 0.8, 0.5, 0.8, 0.5, 0.8 }, 6 },
  };
  gboolean is_down = FALSE;

  cairo_set_dash (cr, dashes[stroke].dashes, dashes[stroke].n, 0);
  for (guint i = 0; i < n; i++)
    {
      if (isnan (points[2 * i + 1]))
        is_down = FALSE;
      else if (is_down)
        cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
      else
        {
          cairo_move_to (cr, points[2 * i], points[2 * i + 1]);
          is_down = TRUE;
        }
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
trace_mark (cairo_t *cr,
            double x,
            double y,
            guint stroke)
{
  static const double corners[MDG_N_STROKES][8] = {
    [1] = { -1, -1, 1, -1, 1, 1, -1, 1 },
    [2] = { 0, -1.2, 1.1, 0.8, -1.1, 0.8, 0, -1.2 },
    [3] = { 0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0 },
    [5] = { 0, 1.2, 1.1, -0.8, -1.1, -0.8, 0, 1.2 },
  };
  const double size = 0.75;

  cairo_new_sub_path (cr);
  if (stroke == 0 || stroke == 4)
    cairo_arc (cr, x, y, size, 0, 2 * G_PI);
  else
    for (guint i = 0; i < 4; i++)
      cairo_line_to (cr, x + corners[stroke][2 * i] * size, y + corners[stroke][2 * i + 1] * size);
  cairo_close_path (cr);
}

void
mdg_canvas_curve (MdgCanvas *canvas,
                  const double *points,
                  guint n,
                  guint stroke)
{
  g_return_if_fail (stroke < MDG_N_STROKES);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_gap = isnan (points[2 * i + 1]);

      record_mark (canvas, MDG_MARK_POINT, points[2 * i], is_gap ? 0 : points[2 * i + 1], stroke, i + 1 == n, is_gap);
    }
  if (canvas->cr == NULL)
    return;

  cairo_save (canvas->cr);
  cairo_scale (canvas->cr, MDG_POINTS_PER_MM, MDG_POINTS_PER_MM);
  cairo_set_line_width (canvas->cr, 0.35);
  stroke_curve (canvas->cr, points, n, stroke);
  for (guint i = 0; i < n; i++)
    {
      if (isnan (points[2 * i + 1]))
        continue;
      trace_mark (canvas->cr, points[2 * i], points[2 * i + 1], stroke);
      /* Full ones and open ones in turn. */
      if (stroke % 2 == 0 && stroke != 4)
        cairo_set_source_rgb (canvas->cr, 0, 0, 0);
      else
        cairo_set_source_rgb (canvas->cr, 1, 1, 1);
      cairo_fill_preserve (canvas->cr);
      cairo_set_source_rgb (canvas->cr, 0, 0, 0);
      cairo_set_line_width (canvas->cr, 0.25);
      cairo_stroke (canvas->cr);
    }
  cairo_restore (canvas->cr);
}

void
mdg_canvas_leader (MdgCanvas *canvas,
                   double x1,
                   double y1,
                   double x2,
                   double y2)
{
  const double dashes[] = { 0.2, 0.6 };

  record_mark (canvas, MDG_MARK_LEADER, x1, y1, x2, y2, 0);
  if (canvas->cr == NULL)
    return;

  cairo_save (canvas->cr);
  cairo_scale (canvas->cr, MDG_POINTS_PER_MM, MDG_POINTS_PER_MM);
  cairo_set_line_width (canvas->cr, 0.2);
  cairo_set_dash (canvas->cr, dashes, 2, 0);
  cairo_move_to (canvas->cr, x1, y1);
  cairo_line_to (canvas->cr, x2, y2);
  cairo_stroke (canvas->cr);
  cairo_restore (canvas->cr);
}

void
mdg_canvas_hatch (MdgCanvas *canvas,
                  const cairo_rectangle_t *box,
                  const cairo_rectangle_t *hole,
                  guint hatch)
{
  static const double steps[MDG_N_HATCHES + 1] = { 0, 2.4, 1.2, 1.2, 0.7 };

  g_return_if_fail (hatch <= MDG_N_HATCHES);

  if (hatch == 0)
    return;
  record_mark (canvas, MDG_MARK_HOLE, hole->x, hole->y, hole->width, hole->height, 0);
  record_mark (canvas, MDG_MARK_HATCH, box->x, box->y, box->width, box->height, hatch);
  if (canvas->cr == NULL)
    return;

  cairo_save (canvas->cr);
  cairo_scale (canvas->cr, MDG_POINTS_PER_MM, MDG_POINTS_PER_MM);
  cairo_rectangle (canvas->cr, box->x, box->y, box->width, box->height);
  cairo_rectangle (canvas->cr, hole->x, hole->y, hole->width, hole->height);
  cairo_set_fill_rule (canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (canvas->cr);
  cairo_set_line_width (canvas->cr, 0.2);
  for (double at = 0; at < box->width + box->height; at += steps[hatch])
    {
      cairo_move_to (canvas->cr, box->x + at, box->y);
      cairo_line_to (canvas->cr, box->x + at - box->height, box->y + box->height);
      if (hatch < 3)
        continue;
      cairo_move_to (canvas->cr, box->x + box->width - at, box->y);
      cairo_line_to (canvas->cr, box->x + box->width - at + box->height, box->y + box->height);
    }
  cairo_stroke (canvas->cr);
  cairo_restore (canvas->cr);
}

void
mdg_canvas_group_rule (MdgCanvas *canvas,
                       double x,
                       double y,
                       double width,
                       MdgGroupPattern group)
{
  static const MdgLine lines[] = {
    [MDG_GROUP_COMMUNITY] = MDG_LINE_THICK,
    [MDG_GROUP_FAMILY] = MDG_LINE_DOUBLE,
    [MDG_GROUP_PERSON] = MDG_LINE_DOTTED,
    [MDG_GROUP_MEDICAL] = MDG_LINE_DASHED,
  };

  mdg_canvas_line (canvas, x, y, x + width, y, lines[group]);
}

double
mdg_text_style_get_spacing (const MdgTextStyle *style)
{
  return style->spacing > 0 ? style->spacing : MDG_TEXT_SPACING;
}

double
mdg_text_block_get_height_mm (const MdgTextBlock *block,
                              guint n,
                              const MdgTextStyle *style)
{
  return mdg_points_to_mm (n * mdg_text_block_get_size (block) * mdg_text_style_get_spacing (style));
}

static void
record_line (MdgCanvas *canvas,
             const MdgTextBlock *block,
             guint line,
             double x,
             double y,
             gboolean bold)
{
  g_autofree char *string = mdg_text_block_dup_line (block, line);
  MdgPlacedText *text;

  if (*string == '\0')
    return;

  text = g_new0 (MdgPlacedText, 1);
  text->page = canvas->page;
  text->block = canvas->n_blocks;
  text->source = g_str_hash (mdg_text_block_get_text (block));
  text->line = line;
  text->x = x;
  text->y = y;
  text->width = mdg_points_to_mm (mdg_text_block_get_line_width (block, line));
  text->height = mdg_points_to_mm (mdg_text_block_get_size (block));
  text->size = mdg_text_block_get_size (block);
  text->bold = bold;
  text->text = g_steal_pointer (&string);
  g_ptr_array_add (canvas->texts, text);
}

void
mdg_canvas_show_lines (MdgCanvas *canvas,
                       const MdgTextBlock *block,
                       guint first,
                       guint n,
                       double x,
                       double y,
                       double width,
                       const MdgTextStyle *style)
{
  double size = mdg_points_to_mm (mdg_text_block_get_size (block));
  double advance = size * mdg_text_style_get_spacing (style);
  guint end = MIN (first + n, mdg_text_block_get_n_lines (block));

  canvas->n_blocks++;
  y += (advance - size) / 2;

  for (guint i = first; i < end; i++, y += advance)
    {
      double left = x;
      double spare = width - mdg_points_to_mm (mdg_text_block_get_line_width (block, i));

      if (style->align == MDG_ALIGN_CENTRE)
        left += spare / 2;
      else if (style->align == MDG_ALIGN_RIGHT)
        left += spare;

      if (canvas->cr != NULL)
        mdg_text_batch_add (canvas->batch,
                            block,
                            i,
                            mdg_mm_to_points (left),
                            mdg_mm_to_points (y + size * ASCENT));
      if (canvas->texts != NULL)
        record_line (canvas, block, i, left, y, style->bold);
    }
}

double
mdg_canvas_text (MdgCanvas *canvas,
                 const char *text,
                 double x,
                 double y,
                 double width,
                 const MdgTextStyle *style)
{
  const MdgTextBlock *block;
  guint n;

  if (text == NULL || *text == '\0')
    return 0;

  block = mdg_text_cache_get (canvas->cache, text, style->size, style->bold, mdg_mm_to_points (width));
  n = mdg_text_block_get_n_lines (block);
  mdg_canvas_show_lines (canvas, block, 0, n, x, y, width, style);

  return mdg_text_block_get_height_mm (block, n, style);
}

void
mdg_canvas_text_in_box (MdgCanvas *canvas,
                        const char *text,
                        double x,
                        double y,
                        double width,
                        double height,
                        const MdgTextStyle *style)
{
  const MdgTextBlock *block;
  guint n;

  if (text == NULL || *text == '\0')
    return;

  block = mdg_text_cache_fit (canvas->cache,
                              text,
                              style->size,
                              style->bold,
                              mdg_mm_to_points (width),
                              mdg_mm_to_points (height),
                              mdg_text_style_get_spacing (style));
  n = mdg_text_block_get_n_lines (block);
  mdg_canvas_show_lines (canvas,
                         block,
                         0,
                         n,
                         x,
                         y + MAX (0, (height - mdg_text_block_get_height_mm (block, n, style)) / 2),
                         width,
                         style);
}
