#define G_LOG_DOMAIN "mdg-report"

#include "mdg-rows-private.h"

#include "mdg-units.h"

#include <string.h>

#define SUB_ROW_INDENT 4.0

void
mdg_rows_add_field (MdgFlowRow *row,
                    double x,
                    double width,
                    const char *label,
                    const char *value)
{
  MdgTextStyle label_style = { 9, FALSE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle value_style = { 10.5, FALSE, MDG_ALIGN_LEFT, 0 };
  MdgFlowCell *cell = mdg_flow_row_add (row, x, MDG_ROWS_LABEL, label, &label_style);

  cell->shade = MDG_ROWS_SHADE;
  cell->left = x > 0 ? MDG_LINE_THIN : MDG_LINE_THICK;
  cell = mdg_flow_row_add (row, x + MDG_ROWS_LABEL, width - MDG_ROWS_LABEL, value, &value_style);
  cell->left = MDG_LINE_THIN;
}

void
mdg_rows_frame (MdgFlowRow *row,
                double width,
                gboolean first,
                gboolean last)
{
  if (row->cells->len > 0)
    {
      g_array_index (row->cells, MdgFlowCell, 0).left = MDG_LINE_THICK;
      g_array_index (row->cells, MdgFlowCell, row->cells->len - 1).right = MDG_LINE_THICK;
    }
  row->width = width;
  row->top = first ? MDG_LINE_THICK : MDG_LINE_NONE;
  row->bottom = last ? MDG_LINE_THICK : MDG_LINE_THIN;
  row->break_line = MDG_LINE_THICK;
}

void
mdg_rows_heading (MdgFlowRow *row,
                  double width,
                  const char *text)
{
  MdgTextStyle style = { 11, TRUE, MDG_ALIGN_LEFT, 0 };

  mdg_flow_row_add (row, 0, width, text, &style);
  row->side_padding = 0;
  row->width = width;
  row->min_height = 7;
  row->space_before = 3;
  row->keep = TRUE;
}

void
mdg_rows_note (MdgFlowRow *row,
               double width,
               const char *text)
{
  MdgTextStyle style = { 8.5, FALSE, MDG_ALIGN_LEFT, 0 };

  mdg_flow_row_add (row, 0, width, text, &style)->top = TRUE;
  row->width = width;
  row->padding = 0.5;
  row->side_padding = 0.5;
  row->split = TRUE;
}

static void
frame_table_row (MdgFlowRow *row,
                 MdgTable *table,
                 const double *widths)
{
  guint n = mdg_table_get_n_columns (table);
  double width = 0;

  for (guint i = 0; i < n; i++)
    width += widths[i];

  row->width = width;
  row->break_line = MDG_LINE_THICK;
  row->min_height = 6;
  row->padding = 0.75;
  if (n > 0)
    {
      g_array_index (row->cells, MdgFlowCell, 0).left = MDG_LINE_THICK;
      g_array_index (row->cells, MdgFlowCell, n - 1).right = MDG_LINE_THICK;
    }
}

/* Where a head has no room for its line, it breaks at its space and not within a Japanese word. */
static const char *
break_head (MdgFlowRow *row,
            const char *label,
            double width,
            double size)
{
  const char *space = strrchr (label, ' ');

  if (space == NULL || mdg_points_to_mm ((double) g_utf8_strlen (label, -1) * size) <= width)
    return label;

  return mdg_flow_row_take (row, g_strdup_printf ("%.*s\n%s", (int) (space - label), label, space + 1));
}

void
mdg_rows_table_head (MdgFlowRow *row,
                     MdgTable *table,
                     const double *widths,
                     double size)
{
  MdgTextStyle style = { size, FALSE, MDG_ALIGN_CENTRE, 1.15 };
  double x = 0;

  for (guint i = 0; i < mdg_table_get_n_columns (table); i++)
    {
      MdgFlowCell *cell = mdg_flow_row_add (row, x, widths[i], break_head (row, mdg_table_get_column_label (table, i), widths[i], size), &style);

      cell->shade = MDG_ROWS_SHADE;
      cell->left = MDG_LINE_THIN;
      x += widths[i];
    }

  frame_table_row (row, table, widths);
  row->top = MDG_LINE_THICK;
  row->bottom = MDG_LINE_THIN;
  row->keep = TRUE;
}

typedef struct
{
  MdgTable *table;
  const double *widths;
  guint index;
} Rules;

static gboolean
goes_on_anywhere (MdgTable *table,
                  guint row)
{
  for (guint i = 0; i < mdg_table_get_n_columns (table); i++)
    if (mdg_table_goes_on (table, row, i))
      return TRUE;

  return FALSE;
}

/* The rule above a row, open where a cell goes on from above. */
static void
draw_open_rule (MdgCanvas *canvas,
                double x,
                double y,
                double height,
                guint first_line,
                gpointer data)
{
  const Rules *rules = data;

  for (guint i = 0; first_line == 0 && i < mdg_table_get_n_columns (rules->table); i++)
    {
      if (!mdg_table_goes_on (rules->table, rules->index, i))
        mdg_canvas_line (canvas, x, y, x + rules->widths[i], y, MDG_LINE_THIN);
      x += rules->widths[i];
    }
}

static void
join_rows (MdgFlowRow *row,
           MdgTable *table,
           guint index,
           const double *widths)
{
  if (index + 1 < mdg_table_get_n_rows (table) && goes_on_anywhere (table, index + 1))
    {
      row->bottom = MDG_LINE_NONE;
      row->keep = TRUE;
    }
  if (goes_on_anywhere (table, index))
    {
      Rules *rules = g_new (Rules, 1);

      *rules = (Rules){ table, widths, index };
      mdg_flow_row_take (row, (char *) rules);
      row->draw = draw_open_rule;
      row->draw_data = rules;
    }
}

void
mdg_rows_table_row (MdgFlowRow *row,
                    MdgTable *table,
                    guint index,
                    const double *widths,
                    double size)
{
  int level = mdg_table_get_row_level (table, index);
  gboolean total = index == mdg_table_get_total_row (table);
  gboolean last = index + 1 == mdg_table_get_n_rows (table);
  MdgTextStyle style = { size, total || level < 0, MDG_ALIGN_LEFT, 0 };
  double x = 0;

  for (guint i = 0; i < mdg_table_get_n_columns (table); i++)
    {
      gboolean text = mdg_table_get_column_kind (table, i) == MDG_CELL_TEXT;
      const char *value = mdg_table_goes_on (table, index, i) ? NULL : text ? mdg_table_get_text (table, index, i)
                                                                            : mdg_flow_row_take (row, mdg_table_dup_display (table, index, i));
      MdgFlowCell *cell;

      style.align = text || mdg_table_get_column_kind (table, i) == MDG_CELL_TIME ? MDG_ALIGN_LEFT : MDG_ALIGN_RIGHT;
      cell = mdg_flow_row_add (row, x, widths[i], value, &style);
      cell->left = MDG_LINE_THIN;
      cell->indent = i == 0 && level > 0 ? SUB_ROW_INDENT * level : 0;
      x += widths[i];
    }

  frame_table_row (row, table, widths);
  row->top = total && index > 0 ? MDG_LINE_THICK : MDG_LINE_NONE;
  row->bottom = last ? MDG_LINE_THICK : MDG_LINE_THIN;
  join_rows (row, table, index, widths);
}
