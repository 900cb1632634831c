#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-matrix-document-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mdg-units.h"

#define SHADE 0.08

static const MdgMatrixSheet a3_sheet = {
  { 20, 14, 388, 271 }, 20, 8, 12, 13.4, 7, 10, 6, 16, 42, 308, 22, 18, 16, 9, 11, 14, 10.5, 9, 14, 9, 15
};

#define A4_SCALE (267.0 / 388.0)

static const MdgMatrixSheet a4_sheet = {
  { 20, 10, 267, 191 }, 14, 7, 10, 17, 5.5, 7, 6, 16 * A4_SCALE, 42 * A4_SCALE, 308 * A4_SCALE, 22 * A4_SCALE, 16.5, 13, 8, 9, 11, 8.5, 8, 11, 8, 8
};

static MdgMatrixGroup *
get_group (MdgMatrixDocument *self,
           guint index)
{
  return &g_array_index (self->groups, MdgMatrixGroup, index);
}

static MdgMatrixColumn *
get_column (MdgMatrixDocument *self,
            guint index)
{
  return &g_array_index (self->columns, MdgMatrixColumn, index);
}

/* One past the columns from first on that belong to the same group, at most end. */
static guint
find_group_end (MdgMatrixDocument *self,
                guint first,
                guint end)
{
  guint i = first;

  while (i < end && get_column (self, i)->group == get_column (self, first)->group)
    i++;

  return i;
}

static void
add_panel (MdgMatrixDocument *self,
           guint first,
           guint n)
{
  MdgMatrixPanel panel = { self, first, n, self->sheet.column_head };

  g_array_append_val (self->panels, panel);
}

/* Whole groups side by side as far as they fit; a group too wide for a page in equal parts. */
static void
split_columns (MdgMatrixDocument *self)
{
  guint most = (guint) floor (self->sheet.body_width / self->sheet.least_column);
  guint n_columns = self->columns->len;
  guint first = 0;

  g_array_set_size (self->panels, 0);
  while (first < n_columns)
    {
      guint end = find_group_end (self, first, n_columns);

      if (end - first > most)
        {
          guint n_parts = (end - first + most - 1) / most;

          for (guint n = end - first; n_parts > 0; n_parts--)
            {
              guint part = (n + n_parts - 1) / n_parts;

              add_panel (self, first, part);
              first += part;
              n -= part;
            }
          continue;
        }
      while (end < n_columns && find_group_end (self, end, n_columns) - first <= most)
        end = find_group_end (self, end, n_columns);
      add_panel (self, first, end - first);
      first = end;
    }

  if (self->panels->len == 0)
    add_panel (self, 0, 0);
}

/* A head is set smaller before its row grows. */
static void
measure_heads (MdgMatrixDocument *self)
{
  for (guint i = 0; i < self->panels->len; i++)
    {
      MdgMatrixPanel *panel = &g_array_index (self->panels, MdgMatrixPanel, i);
      double width = self->sheet.body_width / MAX (panel->n, 1) - 2;

      for (guint j = panel->first; j < panel->first + panel->n; j++)
        {
          const MdgTextBlock *block = mdg_text_cache_get (self->cache,
                                                          get_column (self, j)->head,
                                                          8,
                                                          FALSE,
                                                          mdg_mm_to_points (width));
          MdgTextStyle style = { 8 };

          panel->column_head = MAX (panel->column_head,
                                    2 + mdg_text_block_get_height_mm (block, mdg_text_block_get_n_lines (block), &style));
        }
    }
}

static double
get_column_width (MdgMatrixDocument *self,
                  const MdgMatrixPanel *panel)
{
  return self->sheet.body_width / MAX (panel->n, 1);
}

/* The line left of the column at index of a panel. */
static MdgLine
get_left_line (MdgMatrixDocument *self,
               const MdgMatrixPanel *panel,
               guint index)
{
  guint column = panel->first + index;

  if (index == 0)
    return MDG_LINE_THICK;

  return get_column (self, column)->group != get_column (self, column - 1)->group ? MDG_LINE_DOUBLE : MDG_LINE_THIN;
}

static void
draw_head_cell (MdgCanvas *canvas,
                const char *text,
                double x,
                double y,
                double width,
                double height,
                double size,
                gboolean bold)
{
  MdgTextStyle style = { size, bold, MDG_ALIGN_CENTRE, 1.2 };

  mdg_canvas_fill (canvas, x, y, width, height, SHADE);
  mdg_canvas_text_in_box (canvas, text, x + 1, y + 0.3, width - 2, height - 0.6, &style);
}

static void
draw_group_head (MdgMatrixDocument *self,
                 MdgCanvas *canvas,
                 const MdgMatrixPanel *panel,
                 guint first,
                 guint n,
                 double x,
                 double y)
{
  const MdgMatrixSheet *sheet = &self->sheet;
  const MdgMatrixGroup *group = get_group (self, get_column (self, panel->first + first)->group);
  double column = get_column_width (self, panel);
  guint before = panel->first + first;
  gboolean continued = before > 0 && get_column (self, before - 1)->group == get_column (self, before)->group;
  g_autofree char *label = continued ? g_strdup_printf (C_ ("print", "%s (continued)"), group->label) : NULL;

  draw_head_cell (canvas,
                  continued ? label : group->label,
                  x,
                  y,
                  n * column,
                  sheet->group_head - 1.2,
                  sheet->group_size,
                  TRUE);
  mdg_canvas_fill (canvas, x, y + sheet->group_head - 1.2, n * column, 1.2, SHADE);
  mdg_canvas_group_rule (canvas, x + 2, y + sheet->group_head - 1.3, n * column - 4, group->pattern);
  mdg_canvas_line (canvas, x, y + sheet->group_head, x + n * column, y + sheet->group_head, MDG_LINE_THIN);
}

static void
draw_head (MdgCanvas *canvas,
           double x,
           double y,
           double height,
           guint first_line,
           gpointer data)
{
  const MdgMatrixPanel *panel = data;
  MdgMatrixDocument *self = panel->document;
  const MdgMatrixSheet *sheet = &self->sheet;
  double column = get_column_width (self, panel);
  double body = x + sheet->letter_width + sheet->attributes_width;
  double stage = body + sheet->body_width;

  draw_head_cell (canvas, C_ ("print", "Case"), x, y, sheet->letter_width, height, sheet->column_size, FALSE);
  draw_head_cell (canvas, _ ("Age, sex, care level, household"), x + sheet->letter_width, y, sheet->attributes_width, height, sheet->column_size, FALSE);
  draw_head_cell (canvas, _ ("Stage of discussion"), stage, y, sheet->stage_width, height, sheet->column_size, FALSE);
  mdg_canvas_line (canvas, x + sheet->letter_width, y, x + sheet->letter_width, y + height, MDG_LINE_THIN);

  for (guint i = 0; i < panel->n;)
    {
      guint n = find_group_end (self, panel->first + i, panel->first + panel->n) - panel->first - i;

      draw_group_head (self, canvas, panel, i, n, body + i * column, y);
      for (guint j = i; j < i + n; j++)
        {
          MdgLine line = get_left_line (self, panel, j);
          double top = line == MDG_LINE_THIN ? y + sheet->group_head : y;

          draw_head_cell (canvas,
                          get_column (self, panel->first + j)->head,
                          body + j * column,
                          y + sheet->group_head,
                          column,
                          height - sheet->group_head,
                          sheet->column_size,
                          FALSE);
          mdg_canvas_line (canvas, body + j * column, top, body + j * column, y + height, line);
        }
      i += n;
    }

  mdg_canvas_line (canvas, x, y, x, y + height, MDG_LINE_THICK);
  mdg_canvas_line (canvas, stage, y, stage, y + height, MDG_LINE_THICK);
  mdg_canvas_line (canvas, x + sheet->area.width, y, x + sheet->area.width, y + height, MDG_LINE_THICK);
}

/* Rows of a panel: head, cases, two totals. */
static guint
get_panel_length (MdgMatrixDocument *self)
{
  return self->rows->len + 3;
}

static void
fill_case (MdgMatrixDocument *self,
           const MdgMatrixPanel *panel,
           guint index,
           MdgFlowRow *out)
{
  const MdgMatrixSheet *sheet = &self->sheet;
  const MdgMatrixRow *row = &g_array_index (self->rows, MdgMatrixRow, index);
  MdgTextStyle letter = { sheet->letter_size, TRUE, MDG_ALIGN_CENTRE, 1.1 };
  MdgTextStyle text = { sheet->text_size, FALSE, MDG_ALIGN_LEFT, 1.2 };
  double column = get_column_width (self, panel);
  double x = sheet->letter_width + sheet->attributes_width;
  MdgFlowCell *stage;

  mdg_flow_row_add (out, 0, sheet->letter_width, row->letter, &letter)->left = MDG_LINE_THICK;
  mdg_flow_row_add (out, sheet->letter_width, sheet->attributes_width, row->attributes, &text)->left = MDG_LINE_THIN;
  for (guint i = 0; i < panel->n; i++)
    {
      const char *labels = panel->first + i < row->cells->len ? g_ptr_array_index (row->cells, panel->first + i) : NULL;

      MdgFlowCell *cell = mdg_flow_row_add (out, x + i * column, column, labels, &text);

      cell->left = get_left_line (self, panel, i);
      cell->indent = cell->left == MDG_LINE_DOUBLE ? 0.4 : 0;
    }
  stage = mdg_flow_row_add (out, x + sheet->body_width, sheet->stage_width, row->stage, &text);
  stage->left = MDG_LINE_THICK;
  stage->right = MDG_LINE_THICK;

  out->side_padding = 1;
  out->min_height = sheet->row;
  out->counts = TRUE;
}

static void
fill_total (MdgMatrixDocument *self,
            const MdgMatrixPanel *panel,
            gboolean by_group,
            MdgFlowRow *out)
{
  const MdgMatrixSheet *sheet = &self->sheet;
  MdgTextStyle head = { sheet->text_size, TRUE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle text = { sheet->text_size + (by_group ? 0 : 1), !by_group, MDG_ALIGN_CENTRE, 0 };
  double x = sheet->letter_width + sheet->attributes_width;
  double column = get_column_width (self, panel);
  MdgFlowCell *cell;

  mdg_flow_row_add (out, 0, x, by_group ? _ ("Cases by group (share)") : C_ ("print", "Cases"), &head)->left = MDG_LINE_THICK;
  for (guint i = 0; i < panel->n;)
    {
      guint at = panel->first + i;
      guint n = by_group ? find_group_end (self, at, panel->first + panel->n) - at : 1;
      const char *total = by_group ? get_group (self, get_column (self, at)->group)->total : get_column (self, at)->total;

      mdg_flow_row_add (out, x + i * column, n * column, total, &text)->left = get_left_line (self, panel, i);
      i += n;
    }
  cell = mdg_flow_row_add (out, x + sheet->body_width, sheet->stage_width, NULL, &text);
  cell->left = MDG_LINE_THICK;
  cell->right = MDG_LINE_THICK;

  out->min_height = sheet->total;
  out->keep = !by_group;
  if (!by_group)
    out->top = MDG_LINE_THICK;
}

static void
fill_panel_row (MdgMatrixDocument *self,
                guint panel_index,
                guint index,
                MdgFlowRow *out)
{
  MdgMatrixPanel *panel = &g_array_index (self->panels, MdgMatrixPanel, panel_index);

  out->width = self->sheet.area.width;
  out->bottom = MDG_LINE_THIN;
  out->break_line = MDG_LINE_THICK;

  if (index == 0)
    {
      out->min_height = self->sheet.group_head + panel->column_head;
      out->top = MDG_LINE_THICK;
      out->bottom = MDG_LINE_THICK;
      out->draw = draw_head;
      out->draw_data = panel;
      out->keep = TRUE;
      out->new_page = panel_index > 0;
      return;
    }

  out->head = panel_index * get_panel_length (self);
  if (index <= self->rows->len)
    fill_case (self, panel, index - 1, out);
  else
    fill_total (self, panel, index == self->rows->len + 2, out);
  if (index == self->rows->len + 2)
    out->bottom = MDG_LINE_THICK;
}

static void
fill_evidence (MdgMatrixDocument *self,
               guint index,
               MdgFlowRow *out)
{
  const MdgMatrixSheet *sheet = &self->sheet;
  MdgTextStyle head = { sheet->text_size, TRUE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle text = { sheet->text_size, FALSE, MDG_ALIGN_LEFT, 1.35 };
  const MdgMatrixEvidence *evidence;

  out->width = sheet->area.width;
  out->padding = 0.3;
  out->side_padding = 0.5;
  if (index == 0)
    {
      mdg_flow_row_add (out, 0, sheet->area.width, _ ("Evidence (numbers as in the table)"), &head);
      out->keep = TRUE;
      out->new_page = TRUE;
      out->min_height = 8;
      return;
    }

  evidence = &g_array_index (self->evidence, MdgMatrixEvidence, index - 1);
  text.align = MDG_ALIGN_RIGHT;
  mdg_flow_row_add (out, 0, 12, mdg_flow_row_take (out, g_strdup_printf ("%s)", evidence->footnote)), &text)->top = TRUE;
  text.align = MDG_ALIGN_LEFT;
  mdg_flow_row_add (out, 13, sheet->area.width - 13, evidence->text, &text)->top = TRUE;
  out->split = TRUE;
}

void
mdg_matrix_sheet_fill_row (gpointer source,
                           guint index,
                           MdgFlowRow *out)
{
  MdgMatrixDocument *self = source;
  guint length = get_panel_length (self);

  if (index < length * self->panels->len)
    fill_panel_row (self, index / length, index % length, out);
  else
    fill_evidence (self, index - length * self->panels->len, out);
}

/* Items side by side, a new line where the next has no room, so that none is torn in two. */
static char *
join_items (MdgTextCache *cache,
            GPtrArray *items,
            double size,
            double width)
{
  GString *joined = g_string_new (NULL);
  gsize line = 0; /* where the last line begins */

  for (guint i = 0; i < items->len; i++)
    {
      gsize before = joined->len;

      g_string_append_printf (joined, "%s%s", i > 0 ? "　　" : "", (const char *) g_ptr_array_index (items, i));
      if (i > 0 && mdg_text_block_get_width (mdg_text_cache_get (cache, joined->str + line, size, FALSE, 0)) > mdg_mm_to_points (width))
        {
          g_string_truncate (joined, before);
          line = before + 1;
          g_string_append_printf (joined, "\n%s", (const char *) g_ptr_array_index (items, i));
        }
    }

  return g_string_free (joined, FALSE);
}

/* Left, centre and right of the title block; the height it takes. */
static double
draw_title (MdgMatrixDocument *self,
            MdgCanvas *canvas)
{
  const MdgMatrixSheet *sheet = &self->sheet;
  const MdgArea *area = &sheet->area;
  MdgTextStyle heading = { sheet->heading_size, TRUE, MDG_ALIGN_LEFT, 1.2 };
  MdgTextStyle lines = { sheet->title_size, FALSE, MDG_ALIGN_LEFT, 1.2 };
  MdgTextStyle meeting = { sheet->meeting_size, FALSE, MDG_ALIGN_CENTRE, 1.3 };
  g_autofree char *when = g_strdup_printf ("%s%s%s",
                                           self->meeting != NULL ? self->meeting : "",
                                           self->meeting != NULL && self->meeting_date != NULL ? "\n" : "",
                                           self->meeting_date != NULL ? self->meeting_date : "");
  double left = 0;
  double centre;

  left += mdg_canvas_text (canvas, self->heading, area->left, area->top, area->width * 0.46, &heading);
  left += 0.5;
  left += mdg_canvas_text (canvas, self->title_text, area->left, area->top + left, area->width * 0.46, &lines);
  centre = mdg_canvas_text (canvas,
                            when,
                            area->left + area->width * 0.48,
                            area->top + 1,
                            area->width * 0.31,
                            &meeting);

  return MAX (left, centre + 1) + 1;
}

static void
draw_marks (MdgMatrixDocument *self,
            MdgCanvas *canvas,
            double height)
{
  const MdgMatrixSheet *sheet = &self->sheet;
  const char *handling = mdg_document_get_handling (MDG_DOCUMENT (self));
  double width = sheet->area.width * 0.18;
  double x = sheet->area.left + sheet->area.width - width;
  double y = sheet->area.top;
  double line = (height - 2) / (sheet->mark_size + 2 * (sheet->title_size + 1));
  MdgTextStyle mark = { sheet->mark_size, TRUE, MDG_ALIGN_CENTRE, 1.0 };
  MdgTextStyle text = { sheet->title_size + 1, FALSE, MDG_ALIGN_CENTRE, 1.0 };
  const char *circle = mdg_document_get_circle (MDG_DOCUMENT (self));
  g_autofree char *numbers = mdg_document_dup_numbers (MDG_DOCUMENT (self));

  if (handling == NULL && circle == NULL && numbers == NULL)
    return;

  mdg_canvas_box (canvas, x, y, width, height - 2, MDG_LINE_THICK);
  if (circle == NULL && numbers == NULL)
    {
      mdg_canvas_text_in_box (canvas, handling, x + 1, y, width - 2, height - 2, &mark);
      return;
    }

  mdg_canvas_text_in_box (canvas, handling, x + 1, y + 0.3, width - 2, sheet->mark_size * line, &mark);
  y += sheet->mark_size * line;
  mdg_canvas_text_in_box (canvas, circle, x + 1, y, width - 2, (sheet->title_size + 1) * line, &text);
  y += (sheet->title_size + 1) * line;
  mdg_canvas_text_in_box (canvas, numbers, x + 1, y, width - 2, (sheet->title_size + 1) * line, &text);
}

static void
prepare_sheet (MdgMatrixDocument *self)
{
  g_autoptr (MdgCanvas) canvas = mdg_canvas_new (NULL, self->cache);
  MdgTextStyle notes = { 8, FALSE, MDG_ALIGN_LEFT, 1.15 };
  gboolean a3 = mdg_document_get_paper (MDG_DOCUMENT (self)) == MDG_PAPER_A3_LANDSCAPE;

  self->sheet = a3 ? a3_sheet : a4_sheet;
  g_free (self->title_text);
  self->title_text = join_items (self->cache,
                                 self->title_lines,
                                 self->sheet.title_size,
                                 self->sheet.area.width * 0.46);
  g_free (self->notes_text);
  self->notes_text = join_items (self->cache, self->notes, 8, self->sheet.area.width);

  self->sheet.title = MAX (self->sheet.title, draw_title (self, canvas));
  self->sheet.notes = MAX (self->sheet.notes,
                           1.5 + mdg_canvas_text (canvas, self->notes_text, 0, 0, self->sheet.area.width, &notes));
}

guint
mdg_matrix_sheet_paginate (MdgMatrixDocument *self,
                           MdgTextCache *cache)
{
  const MdgMatrixSheet *sheet = &self->sheet;
  MdgFlowFrame frame;
  guint n_rows;

  self->cache = cache;
  prepare_sheet (self);
  split_columns (self);
  measure_heads (self);
  self->cache = NULL;

  frame.left = sheet->area.left;
  frame.width = sheet->area.width;
  frame.first_top = frame.top = sheet->area.top + sheet->title;
  frame.bottom = sheet->area.top + sheet->area.height - sheet->foot - sheet->notes;
  frame.max_rows = sheet->max_rows;
  n_rows = self->panels->len * get_panel_length (self);
  if (self->evidence->len > 0)
    n_rows += 1 + self->evidence->len;

  return mdg_flow_paginate (self->flow, cache, &frame, n_rows);
}

void
mdg_matrix_sheet_draw_page (MdgMatrixDocument *self,
                            MdgCanvas *canvas,
                            guint page)
{
  const MdgMatrixSheet *sheet = &self->sheet;
  const MdgArea *area = &sheet->area;
  MdgTextStyle notes = { 8, FALSE, MDG_ALIGN_LEFT, 1.15 };

  draw_title (self, canvas);
  draw_marks (self, canvas, sheet->title);
  mdg_flow_draw (self->flow, canvas, page);
  mdg_canvas_text (canvas,
                   self->notes_text,
                   area->left,
                   area->top + area->height - sheet->foot - sheet->notes + 1.5,
                   area->width,
                   &notes);
  mdg_page_draw_foot (MDG_DOCUMENT (self), canvas, page, area, TRUE);
}
