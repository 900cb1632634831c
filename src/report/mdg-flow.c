#define G_LOG_DOMAIN "mdg-report"

#include "mdg-flow-private.h"

#include <math.h>

#include "mdg-units.h"

/* A chain of kept rows longer than this is broken anyway. */
#define MAX_KEEP 12

/* Heights are sums of rounded figures. */
/* Of the height of a page; what is longer may be broken. */
#define LONG_ROW 0.25
#define TOLERANCE 0.02

typedef struct
{
  guint row;
  guint line;
} Position;

typedef struct
{
  double height;
  guint n_lines; /* of the cell that has the most */
  double line_height;
} Measure;

struct _MdgFlow
{
  gpointer source;
  MdgFlowFill fill;
  MdgFlowFrame frame;
  MdgTextCache *cache; /* borrowed while laying out or drawing */
  guint n_rows;
  GArray *starts; /* Position of each page */
  double end;
  MdgFlowRow row;
  MdgFlowRow ahead; /* looked at for what must stay together */
};

static void
row_clear (MdgFlowRow *row)
{
  GArray *cells = row->cells;
  GPtrArray *strings = row->strings;

  g_array_set_size (cells, 0);
  g_ptr_array_set_size (strings, 0);
  *row = (MdgFlowRow){
    .cells = cells,
    .strings = strings,
    .padding = 0.7,
    .side_padding = 1.2,
    .head = MDG_FLOW_NO_HEAD,
    .n_head = 1,
  };
}

MdgFlow *
mdg_flow_new (gpointer source,
              MdgFlowFill fill)
{
  MdgFlow *flow = g_new0 (MdgFlow, 1);

  flow->source = source;
  flow->fill = fill;
  flow->starts = g_array_new (FALSE, FALSE, sizeof (Position));
  flow->row.cells = g_array_new (FALSE, TRUE, sizeof (MdgFlowCell));
  flow->row.strings = g_ptr_array_new_with_free_func (g_free);
  flow->ahead.cells = g_array_new (FALSE, TRUE, sizeof (MdgFlowCell));
  flow->ahead.strings = g_ptr_array_new_with_free_func (g_free);

  return flow;
}

void
mdg_flow_free (MdgFlow *flow)
{
  if (flow == NULL)
    return;

  g_array_unref (flow->starts);
  g_array_unref (flow->row.cells);
  g_ptr_array_unref (flow->row.strings);
  g_array_unref (flow->ahead.cells);
  g_ptr_array_unref (flow->ahead.strings);
  g_free (flow);
}

MdgFlowCell *
mdg_flow_row_add (MdgFlowRow *row,
                  double x,
                  double width,
                  const char *text,
                  const MdgTextStyle *style)
{
  MdgFlowCell *cell;

  g_array_set_size (row->cells, row->cells->len + 1);
  cell = &g_array_index (row->cells, MdgFlowCell, row->cells->len - 1);
  cell->x = x;
  cell->width = width;
  cell->text = text;
  cell->style = *style;

  return cell;
}

const char *
mdg_flow_row_take (MdgFlowRow *row,
                   char *text)
{
  g_ptr_array_add (row->strings, text);

  return text;
}

static void
load_row (MdgFlow *flow,
          guint index,
          MdgFlowRow *row)
{
  row_clear (row);
  flow->fill (flow->source, index, row);
}

static const MdgTextBlock *
get_block (MdgFlow *flow,
           const MdgFlowRow *row,
           const MdgFlowCell *cell)
{
  double width = cell->width - 2 * row->side_padding - cell->indent;

  return mdg_text_cache_get (flow->cache,
                             cell->text,
                             cell->style.size,
                             cell->style.bold,
                             mdg_mm_to_points (MAX (width, 1)));
}

static gboolean
has_text (const MdgFlowCell *cell)
{
  return cell->text != NULL && *cell->text != '\0';
}

/* What is left of the row from first_line on. */
static void
measure_row (MdgFlow *flow,
             const MdgFlowRow *row,
             guint first_line,
             Measure *measure)
{
  *measure = (Measure){ first_line == 0 ? row->min_height : 0, 0, 0 };

  for (guint i = 0; i < row->cells->len; i++)
    {
      const MdgFlowCell *cell = &g_array_index (row->cells, MdgFlowCell, i);
      const MdgTextBlock *block;
      guint n;

      if (!has_text (cell))
        continue;

      block = get_block (flow, row, cell);
      n = mdg_text_block_get_n_lines (block);
      measure->n_lines = MAX (measure->n_lines, n);
      measure->line_height = MAX (measure->line_height, mdg_text_block_get_height_mm (block, 1, &cell->style));
      if (n > first_line)
        measure->height = MAX (measure->height,
                               2 * row->padding + mdg_text_block_get_height_mm (block, n - first_line, &cell->style));
    }
}

static void
draw_cell (MdgFlow *flow,
           MdgCanvas *canvas,
           const MdgFlowRow *row,
           const MdgFlowCell *cell,
           double y,
           double height,
           guint first_line,
           guint n_lines)
{
  double x = flow->frame.left + cell->x;
  const MdgTextBlock *block;
  double used;
  guint n;

  mdg_canvas_fill (canvas, x, y, cell->width, height, cell->shade);
  mdg_canvas_line (canvas, x, y, x, y + height, cell->left);
  mdg_canvas_line (canvas, x + cell->width, y, x + cell->width, y + height, cell->right);

  if (!has_text (cell))
    return;
  block = get_block (flow, row, cell);
  if (mdg_text_block_get_n_lines (block) <= first_line)
    return;

  n = MIN (n_lines, mdg_text_block_get_n_lines (block) - first_line);
  used = mdg_text_block_get_height_mm (block, n, &cell->style);
  mdg_canvas_show_lines (canvas,
                         block,
                         first_line,
                         n,
                         x + row->side_padding + cell->indent,
                         cell->top ? y + row->padding : y + MAX (row->padding, (height - used) / 2),
                         cell->width - 2 * row->side_padding - cell->indent,
                         &cell->style);
}

static void
draw_row (MdgFlow *flow,
          MdgCanvas *canvas,
          const MdgFlowRow *row,
          double y,
          double height,
          guint first_line,
          guint n_lines,
          gboolean at_top)
{
  double left = flow->frame.left;
  /* A box that goes on over the page is closed above; where heads are repeated they have done that. */
  gboolean open = at_top && row->head == MDG_FLOW_NO_HEAD && (first_line > 0 || row->top == MDG_LINE_NONE);
  MdgLine top = open ? row->break_line : row->top;

  if (canvas == NULL)
    return;

  for (guint i = 0; i < row->cells->len; i++)
    draw_cell (flow,
               canvas,
               row,
               &g_array_index (row->cells, MdgFlowCell, i),
               y,
               height,
               first_line,
               n_lines);

  mdg_canvas_line (canvas, left, y, left + row->width, y, top);
  if (row->draw != NULL)
    row->draw (canvas, left, y, height, first_line, row->draw_data);
}

static void
draw_bottom (MdgFlow *flow,
             MdgCanvas *canvas,
             double width,
             double y,
             MdgLine line)
{
  if (canvas != NULL)
    mdg_canvas_line (canvas, flow->frame.left, y, flow->frame.left + width, y, line);
}

/* The heads of the table that goes on; returns where they end. */
static double
draw_heads (MdgFlow *flow,
            MdgCanvas *canvas,
            guint head,
            guint n_head,
            double y)
{
  for (guint i = head; i < head + n_head; i++)
    {
      Measure measure;

      load_row (flow, i, &flow->ahead);
      measure_row (flow, &flow->ahead, 0, &measure);
      draw_row (flow, canvas, &flow->ahead, y, measure.height, 0, G_MAXUINT, FALSE);
      y += measure.height;
      draw_bottom (flow, canvas, flow->ahead.width, y, flow->ahead.bottom);
    }

  return y;
}

/* Height of the rows that must stand on the page of row index, from it on. */
static double
measure_kept (MdgFlow *flow,
              guint index,
              double height)
{
  gboolean keep = flow->row.keep;

  for (guint i = 1; keep && i < MAX_KEEP && index + i < flow->n_rows; i++)
    {
      Measure measure;

      load_row (flow, index + i, &flow->ahead);
      measure_row (flow, &flow->ahead, 0, &measure);
      /* A row that may be broken needs two of its lines only. */
      if (flow->ahead.split)
        measure.height = MIN (measure.height, 2 * flow->ahead.padding + 2 * measure.line_height);
      height += flow->ahead.space_before + measure.height;
      keep = flow->ahead.keep;
    }

  return height;
}

/* How many lines of a row to break stand in room. */
static guint
count_lines (const MdgFlowRow *row,
             const Measure *measure,
             double room)
{
  double lines;

  if (measure->line_height <= 0)
    return 0;
  lines = floor ((room - 2 * row->padding + TOLERANCE) / measure->line_height);

  return lines >= 1 ? (guint) lines : 0;
}

typedef struct
{
  double y;
  guint n_rows; /* that count */
  gboolean at_top;
  MdgLine last_line; /* rule below the last row, drawn when it is known what follows */
  MdgLine last_break;
  double last_width;
} Page;

/* A long row moved whole to the next page would leave a hole in this one. */
static gboolean
may_break (MdgFlow *flow,
           const MdgFlowRow *row,
           double height)
{
  return row->split || (!row->keep && height > (flow->frame.bottom - flow->frame.top) * LONG_ROW);
}

/* Places as much of the row at *position as stands on the page; FALSE when the page is full. */
static gboolean
place_row (MdgFlow *flow,
           MdgCanvas *canvas,
           Page *page,
           Position *position)
{
  MdgFlowRow *row = &flow->row;
  double y = page->y + (page->at_top ? 0 : row->space_before);
  double room = flow->frame.bottom - y;
  guint n_lines = G_MAXUINT;
  gboolean whole = TRUE;
  Measure measure;

  measure_row (flow, row, position->line, &measure);
  if (!page->at_top && row->keep && measure_kept (flow, position->row, measure.height) > room + TOLERANCE)
    return FALSE;

  if (measure.height > room + TOLERANCE)
    {
      guint least = page->at_top ? 1 : 2;

      if (!page->at_top && !may_break (flow, row, measure.height))
        return FALSE;
      n_lines = count_lines (row, &measure, room);
      /* Not one line has room even on an empty page: better over the edge than for ever. */
      if (page->at_top)
        n_lines = MAX (n_lines, 1);
      if (n_lines < least)
        return FALSE;
      if (position->line + n_lines < measure.n_lines)
        {
          whole = FALSE;
          measure.height = 2 * row->padding + n_lines * measure.line_height;
        }
    }

  draw_bottom (flow, canvas, page->last_width, page->y, page->last_line);
  draw_row (flow, canvas, row, y, measure.height, position->line, n_lines, page->at_top);

  page->y = y + measure.height;
  page->at_top = FALSE;
  page->n_rows += row->counts ? 1 : 0;
  page->last_line = whole ? row->bottom : row->break_line;
  page->last_break = row->break_line;
  page->last_width = row->width;
  if (whole)
    *position = (Position){ position->row + 1, 0 };
  else
    position->line += n_lines;

  return whole;
}

/* Lays out, and with a canvas draws, the page that begins at start; returns where the next begins. */
static Position
fill_page (MdgFlow *flow,
           MdgCanvas *canvas,
           Position start,
           gboolean first_page)
{
  Position position = start;
  Page page = { first_page ? flow->frame.first_top : flow->frame.top, 0, TRUE, MDG_LINE_NONE, MDG_LINE_NONE, 0 };
  gboolean continues = FALSE;

  while (position.row < flow->n_rows)
    {
      MdgFlowRow *row = &flow->row;

      load_row (flow, position.row, row);
      continues = row->head != MDG_FLOW_NO_HEAD;
      if (!page.at_top && row->new_page)
        {
          continues = FALSE;
          break;
        }
      if (row->counts && flow->frame.max_rows > 0 && page.n_rows >= flow->frame.max_rows)
        break;
      if (page.at_top && row->head != MDG_FLOW_NO_HEAD)
        page.y = draw_heads (flow, canvas, row->head, row->n_head, page.y);
      if (!place_row (flow, canvas, &page, &position))
        break;
      continues = FALSE;
    }

  draw_bottom (flow, canvas, page.last_width, page.y, continues ? page.last_break : page.last_line);
  flow->end = page.y;

  return position;
}

guint
mdg_flow_paginate (MdgFlow *flow,
                   MdgTextCache *cache,
                   const MdgFlowFrame *frame,
                   guint n_rows)
{
  Position position = { 0, 0 };

  flow->cache = cache;
  flow->frame = *frame;
  flow->n_rows = n_rows;
  g_array_set_size (flow->starts, 0);

  do
    {
      mdg_text_cache_trim (cache);
      g_array_append_val (flow->starts, position);
      position = fill_page (flow, NULL, position, flow->starts->len == 1);
    }
  while (position.row < n_rows);

  return flow->starts->len;
}

void
mdg_flow_draw (MdgFlow *flow,
               MdgCanvas *canvas,
               guint page)
{
  g_return_if_fail (page < flow->starts->len);

  flow->cache = mdg_canvas_get_cache (canvas);
  fill_page (flow, canvas, g_array_index (flow->starts, Position, page), page == 0);
}

double
mdg_flow_get_end (MdgFlow *flow)
{
  return flow->end;
}

double
mdg_flow_measure (MdgFlow *flow,
                  MdgTextCache *cache,
                  guint index)
{
  Measure measure;

  flow->cache = cache;
  load_row (flow, index, &flow->ahead);
  measure_row (flow, &flow->ahead, 0, &measure);

  return measure.height;
}
