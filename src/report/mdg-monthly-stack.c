#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-monthly-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-rows-private.h"
#include "mdg-units.h"

#define HEAD_SIZE 8.0
#define NOTE_SIZE 8.0
#define LEAST_PERIOD 10.0
#define SIDE_PADDING 0.8
#define HEAD_PADDING 0.6
#define FIGURE_PADDING 0.2 /* beside "main" and "all" under a period */
#define INDENT 2.5
#define SPACING 1.1
#define SECTION_GAP 3.0
#define TOLERANCE 0.2

/* What of a section stands here. */
typedef struct
{
  const MdgMonthlySectionData *section;
  guint from;
  guint to;
  guint n_head; /* rows of the flow, then the lines, then the notes */
  guint n_notes;
  guint first_row; /* in the flow */
} Part;

struct _MdgMonthlyStack
{
  double left;
  double width;
  MdgMonthlySize size;
  GArray *parts;
  double periods[MDG_MONTHLY_N_PERIODS];
  double label;
  guint n_rows;
  MdgFlow *flow;
  MdgTextCache *cache; /* borrowed while rows are filled */
  guint page;
  guint n_pages;
};

static guint
get_n_figures (MdgTable *table)
{
  return (mdg_table_get_n_columns (table) - 1) / MDG_MONTHLY_N_PERIODS;
}

static double
measure_text (MdgTextCache *cache,
              const char *text,
              double size,
              gboolean bold)
{
  return mdg_points_to_mm (mdg_text_block_get_width (mdg_text_cache_get (cache, text, size, bold, 0)));
}

static const Part *
find_part (MdgMonthlyStack *self,
           guint index)
{
  const Part *part = NULL;

  for (guint i = 0; i < self->parts->len && g_array_index (self->parts, Part, i).first_row <= index; i++)
    part = &g_array_index (self->parts, Part, i);

  return part;
}

static gboolean
is_bold (MdgTable *table,
         guint row)
{
  return row == mdg_table_get_total_row (table) || mdg_table_get_row_level (table, row) < 0;
}

static gboolean
is_changed (const MdgMonthlySectionData *section,
            guint row,
            guint column)
{
  return section->changed != NULL && g_hash_table_contains (section->changed, GUINT_TO_POINTER (row << 8 | column));
}

static char *
dup_figure (const MdgMonthlySectionData *section,
            guint row,
            guint column)
{
  g_autofree char *figure = mdg_table_dup_display (section->table, row, column);

  return is_changed (section, row, column) ? g_strconcat (MDG_MONTHLY_CHANGED, figure, NULL) : g_steal_pointer (&figure);
}

/* "This month main" is a column of the table; the head has its period over its figures. */
static char *
dup_period (MdgTable *table,
            guint period)
{
  guint n = get_n_figures (table);
  const char *label = mdg_table_get_column_label (table, 1 + period * n);
  const char *space = n > 1 ? strrchr (label, ' ') : NULL;

  return space != NULL ? g_strndup (label, (gsize) (space - label)) : g_strdup (label);
}

static const char *
get_figure_label (MdgTable *table,
                  guint column)
{
  const char *label = mdg_table_get_column_label (table, column);
  const char *space = strrchr (label, ' ');

  return space != NULL ? space + 1 : label;
}

static void
add_cell_rules (MdgMonthlyStack *self,
                MdgFlowRow *out)
{
  g_array_index (out->cells, MdgFlowCell, 0).left = MDG_LINE_THICK;
  g_array_index (out->cells, MdgFlowCell, out->cells->len - 1).right = MDG_LINE_THICK;
  out->width = self->width;
  out->break_line = MDG_LINE_THICK;
  out->side_padding = SIDE_PADDING;
  out->min_height = self->size.height;
  out->padding = 0.3;
}

static const char *
break_at_bracket (MdgFlowRow *out,
                  const char *title)
{
  const char *bracket = g_strrstr (title, "（");

  return bracket != NULL ? mdg_flow_row_take (out, g_strdup_printf ("%.*s\n%s", (int) (bracket - title), title, bracket)) : title;
}

/* The title takes the place of a label; a table that goes on says so. */
static void
fill_head (MdgMonthlyStack *self,
           const Part *part,
           MdgFlowRow *out)
{
  MdgTable *table = part->section->table;
  const char *title = part->section->heading;
  MdgTextStyle style = { MAX (self->size.text, HEAD_SIZE + 1), TRUE, MDG_ALIGN_LEFT, SPACING };
  double x = self->label;

  if (part->from > 0)
    title = mdg_flow_row_take (out, g_strdup_printf (C_ ("print", "%s (continued)"), title));
  if (measure_text (self->cache, title, style.size, TRUE) > self->label - 2 * HEAD_PADDING)
    title = break_at_bracket (out, title);
  /* A bracket that has no room in one line is set as small as the heads. */
  if (strchr (title, '\n') != NULL && measure_text (self->cache, title, style.size, TRUE) > self->label - 2 * HEAD_PADDING)
    style.size = HEAD_SIZE;
  mdg_flow_row_add (out, 0, self->label, title, &style)->shade = MDG_ROWS_SHADE;

  style = (MdgTextStyle){ HEAD_SIZE, FALSE, MDG_ALIGN_CENTRE, SPACING };
  for (guint i = 0; i < MDG_MONTHLY_N_PERIODS; i++)
    {
      MdgFlowCell *cell = mdg_flow_row_add (out, x, self->periods[i], mdg_flow_row_take (out, dup_period (table, i)), &style);

      cell->shade = MDG_ROWS_SHADE;
      cell->left = MDG_LINE_THIN;
      x += self->periods[i];
    }

  add_cell_rules (self, out);
  out->side_padding = HEAD_PADDING;
  out->top = MDG_LINE_THICK;
  out->bottom = part->n_head > 1 ? MDG_LINE_NONE : MDG_LINE_THIN;
  out->space_before = SECTION_GAP;
  out->keep = TRUE;
}

static void
fill_figure_labels (MdgMonthlyStack *self,
                    const Part *part,
                    MdgFlowRow *out)
{
  MdgTable *table = part->section->table;
  MdgTextStyle style = { HEAD_SIZE, FALSE, MDG_ALIGN_CENTRE, SPACING };
  guint n = get_n_figures (table);
  double x = self->label;

  mdg_flow_row_add (out, 0, self->label, NULL, &style)->shade = MDG_ROWS_SHADE;
  for (guint i = 0; i < MDG_MONTHLY_N_PERIODS * n; i++)
    {
      double width = self->periods[i / n] / n;
      MdgFlowCell *cell = mdg_flow_row_add (out, x, width, get_figure_label (table, i + 1), &style);

      cell->shade = MDG_ROWS_SHADE;
      cell->left = i % n == 0 ? MDG_LINE_THIN : MDG_LINE_NONE;
      x += width;
    }

  add_cell_rules (self, out);
  out->side_padding = FIGURE_PADDING;
  out->min_height = 0;
  out->bottom = MDG_LINE_THIN;
  out->keep = TRUE;
}

/* The label as it stands in one line: whole, smaller, without what is in brackets at its end, short; else in two. */
static void
fit_label (MdgMonthlyStack *self,
           MdgTable *table,
           guint row,
           MdgFlowRow *out,
           MdgFlowCell *cell)
{
  const char *label = mdg_table_get_text (table, row, 0);
  const char *bracket = g_str_has_suffix (label, "）") ? g_strrstr (label, "（") : NULL;
  const char *bare = bracket != NULL && bracket > label ? mdg_flow_row_take (out, g_strndup (label, (gsize) (bracket - label))) : NULL;
  const char *texts[] = { label, bare, mdg_table_get_row_short (table, row) };
  double room = cell->width - cell->indent - 2 * SIDE_PADDING + TOLERANCE / 2;

  cell->text = label;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (double size = self->size.text; texts[i] != NULL && size >= MAX (HEAD_SIZE, self->size.text - 1); size -= 0.5)
      if (measure_text (self->cache, texts[i], size, cell->style.bold) <= room)
        {
          cell->text = texts[i];
          cell->style.size = size;
          return;
        }
}

static void
fill_line (MdgMonthlyStack *self,
           const Part *part,
           guint row,
           MdgFlowRow *out)
{
  MdgTable *table = part->section->table;
  int level = mdg_table_get_row_level (table, row);
  gboolean bold = is_bold (table, row);
  MdgTextStyle style = { self->size.text, bold, MDG_ALIGN_LEFT, SPACING };
  guint n = get_n_figures (table);
  guint n_rows = mdg_table_get_n_rows (table);
  MdgFlowCell *label = mdg_flow_row_add (out, 0, self->label, NULL, &style);
  double x = self->label;

  label->indent = level > 0 ? INDENT * level : 0;
  fit_label (self, table, row, out, label);
  style.align = MDG_ALIGN_RIGHT;
  for (guint i = 0; i < MDG_MONTHLY_N_PERIODS * n; i++)
    {
      double width = self->periods[i / n] / n;
      MdgFlowCell *cell = mdg_flow_row_add (out, x, width, mdg_flow_row_take (out, dup_figure (part->section, row, i + 1)), &style);

      cell->left = i % n == 0 ? MDG_LINE_THIN : MDG_LINE_DOTTED;
      cell->style.bold = bold || is_changed (part->section, row, i + 1);
      x += width;
    }

  add_cell_rules (self, out);
  out->top = row == mdg_table_get_total_row (table) && row > 0 ? MDG_LINE_THICK : MDG_LINE_NONE;
  out->bottom = row + 1 == part->to ? MDG_LINE_THICK : MDG_LINE_THIN;
  out->head = part->first_row;
  out->n_head = part->n_head;
  /* Neither a row or two after the head nor the total with its note are left alone. */
  out->keep = row < MIN (part->from + 2, part->to - 1) || row + 2 == n_rows || (row + 1 == n_rows && part->n_notes > 0);
}

static void
fill_text (MdgMonthlyStack *self,
           const Part *part,
           guint row,
           MdgFlowRow *out)
{
  MdgTextStyle style = { MAX (self->size.text, 9), FALSE, MDG_ALIGN_LEFT, 1.4 };

  if (row == 0)
    {
      mdg_rows_heading (out, self->width, part->section->heading);
      g_array_index (out->cells, MdgFlowCell, 0).style.size = MAX (self->size.text, HEAD_SIZE + 1);
      out->min_height = 5.5;
      out->space_before = SECTION_GAP;
      out->keep = part->section->height > 0;
      return;
    }

  mdg_flow_row_add (out, 0, self->width, part->section->text, &style)->top = TRUE;
  mdg_rows_frame (out, self->width, TRUE, TRUE);
  out->min_height = part->section->height;
  out->padding = 1.5;
  out->side_padding = 2;
  out->split = TRUE;
}

static void
fill_row (gpointer source,
          guint index,
          MdgFlowRow *out)
{
  MdgMonthlyStack *self = source;
  const Part *part = find_part (self, index);
  guint row = index - part->first_row;
  guint n_lines = part->to - part->from;

  if (part->section->table == NULL)
    fill_text (self, part, row, out);
  else if (row == 0)
    fill_head (self, part, out);
  else if (row < part->n_head)
    fill_figure_labels (self, part, out);
  else if (row - part->n_head < n_lines)
    fill_line (self, part, part->from + row - part->n_head, out);
  else
    {
      mdg_rows_note (out, self->width, g_ptr_array_index (mdg_table_get_notes (part->section->table), row - part->n_head - n_lines));
      g_array_index (out->cells, MdgFlowCell, 0).style.size = NOTE_SIZE;
    }
}

double
mdg_monthly_stack_get_label_width (MdgMonthlyStack *self)
{
  return self->label;
}

void
mdg_monthly_stack_move_edges (MdgMonthlyStack *self,
                              double left,
                              double right)
{
  self->left += left;
  self->width += right - left;
  self->label += right - left;
}

MdgMonthlyStack *
mdg_monthly_stack_new (double left,
                       double width,
                       const MdgMonthlySize *size)
{
  MdgMonthlyStack *self = g_new0 (MdgMonthlyStack, 1);

  self->left = left;
  self->width = width;
  self->size = *size;
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->flow = mdg_flow_new (self, fill_row);

  return self;
}

void
mdg_monthly_stack_free (MdgMonthlyStack *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->parts);
  mdg_flow_free (self->flow);
  g_free (self);
}

void
mdg_monthly_stack_add (MdgMonthlyStack *self,
                       const MdgMonthlySectionData *section,
                       guint from,
                       guint to)
{
  Part part = { .section = section, .from = from, .first_row = self->n_rows };

  if (section->table != NULL)
    {
      guint n_rows = mdg_table_get_n_rows (section->table);

      part.to = MIN (to, n_rows);
      part.n_head = get_n_figures (section->table) > 1 ? 2 : 1;
      part.n_notes = part.to == n_rows ? mdg_table_get_notes (section->table)->len : 0;
      self->n_rows += part.n_head + (part.to - part.from) + part.n_notes;
    }
  else
    self->n_rows += section->height > 0 ? 2 : 1;

  g_array_append_val (self->parts, part);
}

/* The widest figure of a period decides. */
static double
measure_period (MdgMonthlyStack *self,
                MdgTextCache *cache,
                const MdgMonthlySectionData *section,
                guint period)
{
  guint n = get_n_figures (section->table);
  g_autofree char *label = dup_period (section->table, period);
  double width = MAX (LEAST_PERIOD, measure_text (cache, label, HEAD_SIZE, FALSE) + 2 * HEAD_PADDING);

  for (guint column = 1 + period * n; column < 1 + (period + 1) * n; column++)
    {
      if (n > 1)
        width = MAX (width, n * (measure_text (cache, get_figure_label (section->table, column), HEAD_SIZE, FALSE) + 2 * FIGURE_PADDING + TOLERANCE));
      for (guint row = 0; row < mdg_table_get_n_rows (section->table); row++)
        {
          g_autofree char *figure = dup_figure (section, row, column);
          gboolean bold = is_bold (section->table, row) || is_changed (section, row, column);

          width = MAX (width, n * (measure_text (cache, figure, self->size.text, bold) + 2 * SIDE_PADDING + TOLERANCE));
        }
    }

  return width;
}

void
mdg_monthly_stack_set_widths (MdgMonthlyStack *self,
                              MdgTextCache *cache)
{
  self->label = self->width;
  for (guint period = 0; period < MDG_MONTHLY_N_PERIODS; period++)
    {
      self->periods[period] = 0;
      for (guint i = 0; i < self->parts->len; i++)
        {
          const MdgMonthlySectionData *section = g_array_index (self->parts, Part, i).section;

          if (section->table == NULL)
            continue;
          self->periods[period] = MAX (self->periods[period], measure_period (self, cache, section, period));
        }
      self->label -= self->periods[period];
    }
}

guint
mdg_monthly_stack_place (MdgMonthlyStack *self,
                         MdgTextCache *cache,
                         const MdgFlowFrame *frame,
                         guint page)
{
  MdgFlowFrame own = *frame;

  own.left = self->left;
  own.width = self->width;
  self->cache = cache;
  self->page = page;
  self->n_pages = mdg_flow_paginate (self->flow, cache, &own, self->n_rows);

  return self->n_pages;
}

double
mdg_monthly_stack_get_end (MdgMonthlyStack *self,
                           guint page)
{
  return self->page + self->n_pages - 1 == page ? mdg_flow_get_end (self->flow) : 0;
}

void
mdg_monthly_stack_draw (MdgMonthlyStack *self,
                        MdgCanvas *canvas,
                        guint page)
{
  self->cache = mdg_canvas_get_cache (canvas);
  if (self->n_rows > 0 && page >= self->page && page < self->page + self->n_pages)
    mdg_flow_draw (self->flow, canvas, page - self->page);
}
