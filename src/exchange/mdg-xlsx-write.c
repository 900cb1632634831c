#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-xlsx-write-private.h"

#include "mdg-error.h"
#include "mdg-file.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 1048575 /* of a sheet, the head apart */
#define PAGE_WIDTH 110.0 /* characters over which the columns are spread */

typedef enum
{
  STYLE_PLAIN,
  STYLE_BOLD, /* totals and subtotals */
  N_STYLES
} Style;

typedef struct
{
  lxw_format *head;
  lxw_format *text[N_STYLES];
  lxw_format *indented;
  lxw_format *number[N_STYLES];
  lxw_format *percent[N_STYLES];
} Formats;

typedef struct
{
  GPtrArray *tables;
  const MdgXlsxPage *page;
} Job;

static lxw_format *
add_format (lxw_workbook *workbook,
            Style style,
            const char *number_format)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_border (format, LXW_BORDER_THIN);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (style == STYLE_BOLD)
    format_set_bold (format);
  if (number_format != NULL)
    {
      format_set_num_format (format, number_format);
      format_set_align (format, LXW_ALIGN_RIGHT);
    }
  else
    format_set_text_wrap (format);

  return format;
}

static void
make_formats (lxw_workbook *workbook,
              Formats *formats)
{
  formats->head = add_format (workbook, STYLE_BOLD, NULL);
  format_set_align (formats->head, LXW_ALIGN_CENTER);
  format_set_align (formats->head, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color (formats->head, 0xebebeb);
  formats->indented = add_format (workbook, STYLE_PLAIN, NULL);
  format_set_indent (formats->indented, 1);
  for (Style style = STYLE_PLAIN; style < N_STYLES; style++)
    {
      formats->text[style] = add_format (workbook, style, NULL);
      formats->number[style] = add_format (workbook, style, "#,##0");
      formats->percent[style] = add_format (workbook, style, "0.0%");
    }
}

static gboolean
write_cell (lxw_worksheet *sheet,
            const Formats *formats,
            MdgTable *table,
            guint row,
            guint column,
            GError **error)
{
  int level = mdg_table_get_row_level (table, row);
  Style style = level < 0 || row == mdg_table_get_total_row (table) ? STYLE_BOLD : STYLE_PLAIN;
  MdgCellKind kind = mdg_table_get_column_kind (table, column);
  gint64 number;

  if (kind == MDG_CELL_TEXT)
    return mdg_xlsx_write_text (sheet, row + 1, column, mdg_table_get_text (table, row, column), column == 0 && level > 0 ? formats->indented : formats->text[style], error);

  number = mdg_table_get_number (table, row, column);
  if (number == MDG_TABLE_NO_NUMBER)
    return mdg_xlsx_write_text (sheet, row + 1, column, "―", formats->number[style], error);

  worksheet_write_number (sheet, row + 1, (lxw_col_t) column, kind == MDG_CELL_PERCENT ? (double) number / 1000 : (double) number, kind == MDG_CELL_PERCENT ? formats->percent[style] : formats->number[style]);
  return TRUE;
}

static void
set_widths (lxw_worksheet *sheet,
            MdgTable *table)
{
  guint n_columns = mdg_table_get_n_columns (table);
  double total = 0;

  for (guint column = 0; column < n_columns; column++)
    total += mdg_table_get_column_weight (table, column);
  for (guint column = 0; column < n_columns && total > 0; column++)
    worksheet_set_column (sheet, (lxw_col_t) column, (lxw_col_t) column, CLAMP (mdg_table_get_column_weight (table, column) / total * PAGE_WIDTH, 7, 70), NULL);
}

static gboolean
write_table (lxw_workbook *workbook,
             const Formats *formats,
             MdgTable *table,
             const MdgXlsxPage *page,
             GError **error)
{
  lxw_worksheet *sheet = mdg_xlsx_workbook_add_sheet (workbook, mdg_table_get_title (table));
  guint n_columns = mdg_table_get_n_columns (table);
  guint n_rows = mdg_table_get_n_rows (table);
  GPtrArray *notes = mdg_table_get_notes (table);

  if (n_rows + notes->len > MAX_ROWS)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("%u rows are more than a spreadsheet holds. Nothing was written; narrow the list or export as CSV."), n_rows);
      return FALSE;
    }

  mdg_xlsx_sheet_set_page (sheet, page, mdg_table_get_title (table));
  set_widths (sheet, table);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);

  for (guint column = 0; column < n_columns; column++)
    if (!mdg_xlsx_write_text (sheet, 0, column, mdg_table_get_column_label (table, column), formats->head, error))
      return FALSE;
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      if (!write_cell (sheet, formats, table, row, column, error))
        return FALSE;
  for (guint i = 0; i < notes->len; i++)
    if (!mdg_xlsx_write_text (sheet, n_rows + 1 + i, 0, g_ptr_array_index (notes, i), NULL, error))
      return FALSE;

  return TRUE;
}

static gboolean
write_tables (int fd,
              gpointer data,
              GError **error)
{
  Job *job = data;
  lxw_workbook *workbook = mdg_xlsx_workbook_new (fd, TRUE);
  gboolean done = TRUE;
  Formats formats;

  make_formats (workbook, &formats);
  for (guint i = 0; i < job->tables->len && done; i++)
    done = write_table (workbook, &formats, g_ptr_array_index (job->tables, i), job->page, error);

  return mdg_xlsx_workbook_finish (workbook, fd, done ? error : NULL) && done;
}

gboolean
mdg_xlsx_write (GPtrArray *tables,
                const MdgXlsxPage *page,
                const char *path,
                GError **error)
{
  Job job = { tables, page };

  g_return_val_if_fail (tables != NULL && path != NULL, FALSE);

  return mdg_file_replace (path, write_tables, &job, error);
}
