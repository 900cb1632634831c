#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-xlsx-write-private.h"

#include "mdg-file.h"

#include <string.h>

#define HEAD_GREY 0xebebeb
#define SIZE 9.0
#define LETTER_SIZE 14.0
#define LETTER_WIDTH 7.0 /* of columns, in characters */
#define ATTRIBUTES_WIDTH 20.0
#define ISSUE_WIDTH 14.0
#define BODY_HEIGHT 38.0 /* 13.4 mm */

typedef enum
{
  KIND_HEAD,
  KIND_LETTER,
  KIND_BODY,
  KIND_TOTAL,
  N_KINDS
} Kind;

typedef enum
{
  EDGE_PLAIN,
  EDGE_GROUP, /* a group begins here */
  N_EDGES
} Edge;

typedef struct
{
  const MdgXlsxMatrix *matrix;
  const MdgXlsxPage *page;
  lxw_worksheet *sheet;
  lxw_format *title;
  lxw_format *subtitle;
  lxw_format *note;
  lxw_format *formats[N_KINDS][N_EDGES];
  guint n_all_columns;
  guint row; /* next to be written */
  GError **error;
} Job;

static lxw_format *
add_format (lxw_workbook *workbook,
            const MdgXlsxPage *page,
            Kind kind,
            Edge edge)
{
  lxw_format *format = mdg_xlsx_add_format (workbook, page, kind == KIND_LETTER ? LETTER_SIZE : SIZE);

  format_set_border (format, LXW_BORDER_THIN);
  if (edge == EDGE_GROUP)
    format_set_left (format, LXW_BORDER_DOUBLE);
  format_set_text_wrap (format);
  format_set_align (format, kind == KIND_BODY ? LXW_ALIGN_LEFT : LXW_ALIGN_CENTER);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (kind == KIND_HEAD)
    format_set_bg_color (format, HEAD_GREY);
  if (kind != KIND_BODY)
    format_set_bold (format);

  return format;
}

static lxw_format *
add_line_format (lxw_workbook *workbook,
                 const MdgXlsxPage *page,
                 double size,
                 gboolean is_bold)
{
  lxw_format *format = mdg_xlsx_add_format (workbook, page, size);

  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (is_bold)
    format_set_bold (format);

  return format;
}

static void
make_formats (Job *self,
              lxw_workbook *workbook)
{
  self->title = add_line_format (workbook, self->page, 16, TRUE);
  self->subtitle = add_line_format (workbook, self->page, SIZE, FALSE);
  self->note = add_line_format (workbook, self->page, 8, FALSE);
  for (Kind kind = KIND_HEAD; kind < N_KINDS; kind++)
    for (Edge edge = EDGE_PLAIN; edge < N_EDGES; edge++)
      self->formats[kind][edge] = add_format (workbook, self->page, kind, edge);
}

/* Text over a block of cells. */
static gboolean
write_block (Job *self,
             guint row,
             guint column,
             guint n_rows,
             guint n_columns,
             const char *text,
             lxw_format *format)
{
  if (n_rows > 1 || n_columns > 1)
    worksheet_merge_range (self->sheet, row, (lxw_col_t) column, row + n_rows - 1, (lxw_col_t) (column + n_columns - 1), NULL, format);

  return mdg_xlsx_write_text (self->sheet, row, column, text, format, self->error);
}

static gboolean
write_lines (Job *self,
             const char *const *lines,
             lxw_format *first,
             lxw_format *others)
{
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      worksheet_set_row (self->sheet, self->row, i == 0 && first == self->title ? 26 : 14, NULL);
      if (!write_block (self, self->row++, 0, 1, self->n_all_columns, lines[i], i == 0 ? first : others))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_head (Job *self)
{
  const MdgXlsxMatrix *matrix = self->matrix;
  guint column = 0;

  worksheet_set_row (self->sheet, self->row, 20, NULL);
  worksheet_set_row (self->sheet, self->row + 1, 36, NULL);
  if (!write_block (self, self->row, 0, 2, 1, matrix->letter_label, self->formats[KIND_HEAD][EDGE_PLAIN]) || !write_block (self, self->row, 1, 2, 1, matrix->attributes_label, self->formats[KIND_HEAD][EDGE_PLAIN]))
    return FALSE;

  for (guint group = 0; group < matrix->n_groups; group++)
    {
      guint span = matrix->groups[group].span;
      gboolean is_tall = span == 1 && *matrix->groups[group].label == '\0';
      const char *label = is_tall ? matrix->columns[column] : matrix->groups[group].label;

      if (!write_block (self, self->row, column + 2, is_tall ? 2 : 1, span, label, self->formats[KIND_HEAD][EDGE_GROUP]))
        return FALSE;
      for (guint i = 0; i < span && !is_tall; i++)
        if (!write_block (self, self->row + 1, column + 2 + i, 1, 1, matrix->columns[column + i], self->formats[KIND_HEAD][i == 0 ? EDGE_GROUP : EDGE_PLAIN]))
          return FALSE;
      column += span;
    }
  self->row += 2;

  return TRUE;
}

/* Calls for each column whether its group begins there. */
static Edge
get_edge (const MdgXlsxMatrix *matrix,
          guint column)
{
  guint first = 0;

  for (guint group = 0; group < matrix->n_groups; first += matrix->groups[group++].span)
    if (first == column)
      return EDGE_GROUP;

  return EDGE_PLAIN;
}

static gboolean
write_body (Job *self)
{
  const MdgXlsxMatrix *matrix = self->matrix;

  for (guint i = 0; i < matrix->n_rows; i++, self->row++)
    {
      const MdgXlsxMatrixRow *row = &matrix->rows[i];
      guint n_lines = mdg_xlsx_count_lines (row->attributes, ATTRIBUTES_WIDTH, SIZE);

      for (guint column = 0; column < matrix->n_columns; column++)
        n_lines = MAX (n_lines, mdg_xlsx_count_lines (row->cells[column], ISSUE_WIDTH, SIZE));
      worksheet_set_row (self->sheet, self->row, MAX (BODY_HEIGHT, mdg_xlsx_get_height (n_lines, SIZE)), NULL);
      if (!write_block (self, self->row, 0, 1, 1, row->letter, self->formats[KIND_LETTER][EDGE_PLAIN]) || !write_block (self, self->row, 1, 1, 1, row->attributes, self->formats[KIND_BODY][EDGE_PLAIN]))
        return FALSE;
      for (guint column = 0; column < matrix->n_columns; column++)
        if (!write_block (self, self->row, column + 2, 1, 1, row->cells[column], self->formats[KIND_BODY][get_edge (matrix, column)]))
          return FALSE;
    }

  return TRUE;
}

static gboolean
write_total (Job *self,
             guint column,
             guint span,
             const char *text,
             Edge edge)
{
  guint64 number;

  if (!write_block (self, self->row, column, 1, span, text, self->formats[KIND_TOTAL][edge]))
    return FALSE;
  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &number, NULL))
    worksheet_write_number (self->sheet, self->row, (lxw_col_t) column, (double) number, self->formats[KIND_TOTAL][edge]);

  return TRUE;
}

static gboolean
write_totals (Job *self)
{
  const MdgXlsxMatrix *matrix = self->matrix;
  guint column = 0;

  if (matrix->totals_label != NULL)
    {
      if (!write_block (self, self->row, 0, 1, 2, matrix->totals_label, self->formats[KIND_TOTAL][EDGE_PLAIN]))
        return FALSE;
      for (guint i = 0; i < matrix->n_columns; i++)
        if (!write_total (self, i + 2, 1, matrix->totals[i], get_edge (matrix, i)))
          return FALSE;
      self->row++;
    }
  if (matrix->group_totals_label != NULL)
    {
      if (!write_block (self, self->row, 0, 1, 2, matrix->group_totals_label, self->formats[KIND_TOTAL][EDGE_PLAIN]))
        return FALSE;
      for (guint i = 0; i < matrix->n_groups; column += matrix->groups[i++].span)
        if (!write_total (self, column + 2, matrix->groups[i].span, matrix->group_totals[i], EDGE_GROUP))
          return FALSE;
      self->row++;
    }

  return TRUE;
}

static gboolean
write_matrix (int fd,
              gpointer data,
              GError **error)
{
  Job *self = data;
  const MdgXlsxMatrix *matrix = self->matrix;
  lxw_workbook *workbook = mdg_xlsx_workbook_new (fd, FALSE);
  gboolean done;
  guint head;

  make_formats (self, workbook);
  self->error = error;
  self->n_all_columns = matrix->n_columns + 2;
  self->sheet = mdg_xlsx_workbook_add_sheet (workbook, matrix->name);
  mdg_xlsx_sheet_set_page (self->sheet, self->page, NULL);
  worksheet_set_column (self->sheet, 0, 0, LETTER_WIDTH, NULL);
  worksheet_set_column (self->sheet, 1, 1, ATTRIBUTES_WIDTH, NULL);
  worksheet_set_column (self->sheet, 2, (lxw_col_t) (matrix->n_columns + 1), ISSUE_WIDTH, NULL);

  done = write_lines (self, matrix->title_lines, self->title, self->subtitle);
  head = self->row;
  done = done && write_head (self) && write_body (self) && write_totals (self) && write_lines (self, matrix->notes, self->note, self->note);
  worksheet_repeat_rows (self->sheet, head, head + 1);
  worksheet_freeze_panes (self->sheet, head + 2, 2);

  return mdg_xlsx_workbook_finish (workbook, fd, done ? error : NULL) && done;
}

gboolean
mdg_xlsx_write_matrix (const MdgXlsxMatrix *matrix,
                       const MdgXlsxPage *page,
                       const char *path,
                       GError **error)
{
  Job job = { .matrix = matrix, .page = page };
  guint n_columns = 0;

  g_return_val_if_fail (matrix != NULL && path != NULL, FALSE);
  for (guint i = 0; i < matrix->n_groups; i++)
    n_columns += matrix->groups[i].span;
  g_return_val_if_fail (n_columns == matrix->n_columns, FALSE);

  return mdg_file_replace (path, write_matrix, &job, error);
}
