#define G_LOG_DOMAIN "mdg-draw"

#include "mdg-heat-map.h"

#include <math.h>

#include "mdg-units.h"

#define TEXT_SIZE 8.0
#define GAP 1.0
#define ROW_HEIGHT 6.0
#define MAX_LABEL 50.0
#define LEGEND_BOX 8.0

typedef struct
{
  guint value;
  gboolean is_starred;
} Cell;

struct _MdgHeatMap
{
  char **rows;
  char **columns;
  guint n_rows;
  guint n_columns;
  char *legend;
  Cell *cells;
  guint most;

  /* Of the last drawing. */
  guint first;
  guint end;
  double left;
  double column_width;
  double *tops; /* of rows, one more than drawn */
};

static const MdgTextStyle label_style = { TEXT_SIZE, FALSE, MDG_ALIGN_LEFT, 1.1 };
static const MdgTextStyle cell_style = { TEXT_SIZE, FALSE, MDG_ALIGN_CENTRE, 1.1 };

MdgHeatMap *
mdg_heat_map_new (const char *const *rows,
                  const char *const *columns,
                  const char *legend)
{
  MdgHeatMap *map = g_new0 (MdgHeatMap, 1);

  map->rows = g_strdupv ((char **) rows);
  map->columns = g_strdupv ((char **) columns);
  map->n_rows = g_strv_length (map->rows);
  map->n_columns = g_strv_length (map->columns);
  map->legend = g_strdup (legend);
  map->cells = g_new0 (Cell, (gsize) map->n_rows * map->n_columns + 1);
  map->tops = g_new0 (double, map->n_rows + 1);

  return map;
}

void
mdg_heat_map_free (MdgHeatMap *map)
{
  g_strfreev (map->rows);
  g_strfreev (map->columns);
  g_free (map->legend);
  g_free (map->cells);
  g_free (map->tops);
  g_free (map);
}

void
mdg_heat_map_set (MdgHeatMap *map,
                  guint row,
                  guint column,
                  guint value,
                  gboolean is_starred)
{
  g_return_if_fail (row < map->n_rows && column < map->n_columns);

  map->cells[(gsize) row * map->n_columns + column] = (Cell){ value, is_starred };
  map->most = MAX (map->most, value);
}

/* The largest figure of a hatch. */
static guint
get_bound (MdgHeatMap *map,
           guint hatch)
{
  return (guint) ((guint64) MAX (map->most, MDG_N_HATCHES) * hatch / MDG_N_HATCHES);
}

guint
mdg_heat_map_get_hatch (MdgHeatMap *map,
                        guint value)
{
  guint hatch = 0;

  if (value == 0)
    return 0;

  while (hatch < MDG_N_HATCHES && value > get_bound (map, hatch))
    hatch++;

  return MAX (hatch, 1);
}

gboolean
mdg_heat_map_get_cell (MdgHeatMap *map,
                       guint row,
                       guint column,
                       cairo_rectangle_t *cell)
{
  g_return_val_if_fail (row < map->n_rows && column < map->n_columns, FALSE);

  if (row < map->first || row >= map->end)
    return FALSE;

  *cell = (cairo_rectangle_t){ map->left + column * map->column_width, map->tops[row - map->first], map->column_width, map->tops[row - map->first + 1] - map->tops[row - map->first] };

  return TRUE;
}

static double
measure (MdgCanvas *canvas,
         const char *text)
{
  return mdg_points_to_mm (mdg_text_block_get_width (mdg_text_cache_get (mdg_canvas_get_cache (canvas), text, TEXT_SIZE, FALSE, -1)));
}

static double
measure_height (MdgCanvas *canvas,
                const char *text,
                double width)
{
  const MdgTextBlock *block = mdg_text_cache_get (mdg_canvas_get_cache (canvas), text, TEXT_SIZE, FALSE, mdg_mm_to_points (width));

  return mdg_text_block_get_height_mm (block, mdg_text_block_get_n_lines (block), &label_style);
}

static double
draw_heads (MdgHeatMap *map,
            MdgCanvas *canvas,
            double y)
{
  double height = 0;

  for (guint i = 0; i < map->n_columns; i++)
    height = MAX (height, measure_height (canvas, map->columns[i], map->column_width - 2 * 0.5));
  for (guint i = 0; i < map->n_columns; i++)
    {
      double own = measure_height (canvas, map->columns[i], map->column_width - 2 * 0.5);

      mdg_canvas_text (canvas, map->columns[i], map->left + i * map->column_width + 0.5, y + height - own, map->column_width - 2 * 0.5, &cell_style);
    }

  return height + GAP;
}

static void
draw_cell (MdgHeatMap *map,
           MdgCanvas *canvas,
           guint row,
           guint column)
{
  const Cell *cell = &map->cells[(gsize) row * map->n_columns + column];
  g_autofree char *text = g_strdup_printf ("%s%u", cell->is_starred ? "★" : "", cell->value);
  cairo_rectangle_t box;
  cairo_rectangle_t hole = { 0 };

  mdg_heat_map_get_cell (map, row, column, &box);
  mdg_canvas_box (canvas, box.x, box.y, box.width, box.height, MDG_LINE_THIN);
  if (cell->value == 0 && !cell->is_starred)
    return;

  hole.width = MIN (measure (canvas, text) + 1, box.width);
  hole.height = MIN (mdg_points_to_mm (TEXT_SIZE) + 0.8, box.height);
  hole.x = box.x + (box.width - hole.width) / 2;
  hole.y = box.y + (box.height - hole.height) / 2;
  mdg_canvas_hatch (canvas, &box, &hole, mdg_heat_map_get_hatch (map, cell->value));
  mdg_canvas_text_in_box (canvas, text, box.x, box.y, box.width, box.height, &cell_style);
}

/* "1–5" beside the hatch it has, for each that can occur. */
static void
draw_legend (MdgHeatMap *map,
             MdgCanvas *canvas,
             double x,
             double y)
{
  double line = mdg_points_to_mm (TEXT_SIZE) * label_style.spacing;

  if (map->legend != NULL)
    {
      double width = measure (canvas, map->legend) + 0.1;

      mdg_canvas_text (canvas, map->legend, x, y, width, &label_style);
      x += width + 3 * GAP;
    }
  for (guint i = 1; i <= MDG_N_HATCHES; i++)
    {
      guint from = get_bound (map, i - 1) + 1;
      guint to = get_bound (map, i);
      cairo_rectangle_t box = { x, y, LEGEND_BOX, line };
      cairo_rectangle_t hole = { 0 };
      g_autofree char *text = from == to ? g_strdup_printf ("%u", from) : g_strdup_printf ("%u–%u", from, to);

      if (from > map->most)
        continue;
      mdg_canvas_hatch (canvas, &box, &hole, i);
      mdg_canvas_box (canvas, box.x, box.y, box.width, box.height, MDG_LINE_THIN);
      x += LEGEND_BOX + GAP;
      mdg_canvas_text (canvas, text, x, y, measure (canvas, text) + 0.1, &label_style);
      x += measure (canvas, text) + 3 * GAP;
    }
}

guint
mdg_heat_map_draw (MdgHeatMap *map,
                   MdgCanvas *canvas,
                   guint first,
                   double x,
                   double y,
                   double width,
                   double height)
{
  double legend = mdg_points_to_mm (TEXT_SIZE) * label_style.spacing + 2 * GAP;
  double label_width = 0;
  double at = y;

  g_return_val_if_fail (first < map->n_rows && map->n_columns > 0, map->n_rows);

  for (guint i = 0; i < map->n_rows; i++)
    label_width = MAX (label_width, measure (canvas, map->rows[i]) + 0.1);
  label_width = MIN (label_width, MIN (MAX_LABEL, width * 0.4));
  map->left = x + label_width + GAP;
  map->column_width = (width - label_width - GAP) / map->n_columns;
  map->first = first;
  at += draw_heads (map, canvas, y);

  for (map->end = first; map->end < map->n_rows; map->end++)
    {
      double own = measure_height (canvas, map->rows[map->end], label_width);
      double row_height = MAX (ROW_HEIGHT, own + GAP);

      if (map->end > first && at + row_height > y + height - legend)
        break;
      map->tops[map->end - first] = at;
      mdg_canvas_text (canvas, map->rows[map->end], x, at + (row_height - own) / 2, label_width, &label_style);
      at += row_height;
    }
  map->tops[map->end - first] = at;
  for (guint row = first; row < map->end; row++)
    for (guint column = 0; column < map->n_columns; column++)
      draw_cell (map, canvas, row, column);
  draw_legend (map, canvas, map->left, at + 2 * GAP);

  return map->end;
}
