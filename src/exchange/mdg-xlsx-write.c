#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-xlsx-write-private.h"

#include "mdg-date.h"
#include "mdg-error.h"
#include "mdg-file.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 1048575 /* of a sheet, the head apart */
#define PAGE_WIDTH 110.0 /* characters over which the columns are spread */
#define SIZE 10.0
#define TIME_FORMAT "[$-411]ge.m.d aaa h:mm"
#define TIME_WIDTH 18.0 /* a date that has no room is shown as ### */
#define LEAST_WIDTH 7.0
#define MOST_WIDTH 70.0

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
  lxw_format *time;
  lxw_format *note;
} Formats;

typedef struct
{
  GPtrArray *tables;
  const MdgXlsxPage *page;
} Job;

static lxw_format *
add_format (lxw_workbook *workbook,
            const MdgXlsxPage *page,
            Style style,
            const char *number_format)
{
  lxw_format *format = mdg_xlsx_add_format (workbook, page, SIZE);

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
              const MdgXlsxPage *page,
              Formats *formats)
{
  formats->head = add_format (workbook, page, STYLE_BOLD, NULL);
  format_set_align (formats->head, LXW_ALIGN_CENTER);
  format_set_align (formats->head, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color (formats->head, 0xebebeb);
  formats->indented = add_format (workbook, page, STYLE_PLAIN, NULL);
  format_set_indent (formats->indented, 1);
  for (Style style = STYLE_PLAIN; style < N_STYLES; style++)
    {
      formats->text[style] = add_format (workbook, page, style, NULL);
      formats->number[style] = add_format (workbook, page, style, "#,##0");
      formats->percent[style] = add_format (workbook, page, style, "0.0%");
    }
  formats->time = add_format (workbook, page, STYLE_PLAIN, TIME_FORMAT);
  format_set_align (formats->time, LXW_ALIGN_LEFT);
  formats->note = mdg_xlsx_add_format (workbook, page, SIZE);
}

/* A day and a time are a date, so that the sheet can be sorted and filtered by it; what is not stays a text. */
static gboolean
write_time (lxw_worksheet *sheet,
            const Formats *formats,
            guint row,
            guint column,
            const char *iso,
            GError **error)
{
  lxw_datetime time = { 0 };
  MdgDate date;
  g_autofree char *day = NULL;

  if (!mdg_datetime_is_valid (iso))
    return mdg_xlsx_write_text (sheet, row, column, iso, formats->text[STYLE_PLAIN], error);

  day = g_strndup (iso, 10);
  mdg_date_parse_iso (day, &date);
  time.year = date.year;
  time.month = date.month;
  time.day = date.day;
  time.hour = (int) g_ascii_strtoull (iso + 11, NULL, 10);
  time.min = (int) g_ascii_strtoull (iso + 14, NULL, 10);
  worksheet_write_datetime (sheet, row, (lxw_col_t) column, &time, formats->time);

  return TRUE;
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

  if (kind == MDG_CELL_TIME)
    return write_time (sheet, formats, row + 1, column, mdg_table_get_text (table, row, column), error);

  number = mdg_table_get_number (table, row, column);
  if (number == MDG_TABLE_NO_NUMBER)
    return mdg_xlsx_write_text (sheet, row + 1, column, "―", formats->number[style], error);

  worksheet_write_number (sheet, row + 1, (lxw_col_t) column, kind == MDG_CELL_PERCENT ? (double) number / 1000 : (double) number, kind == MDG_CELL_PERCENT ? formats->percent[style] : formats->number[style]);
  return TRUE;
}

/* Returns the widths in characters. */
static double *
set_widths (lxw_worksheet *sheet,
            MdgTable *table)
{
  guint n_columns = mdg_table_get_n_columns (table);
  double *widths = g_new0 (double, MAX (n_columns, 1));
  double total = 0;

  for (guint column = 0; column < n_columns; column++)
    total += mdg_table_get_column_weight (table, column);
  for (guint column = 0; column < n_columns && total > 0; column++)
    {
      double least = mdg_table_get_column_kind (table, column) == MDG_CELL_TIME ? TIME_WIDTH : LEAST_WIDTH;

      widths[column] = CLAMP (mdg_table_get_column_weight (table, column) / total * PAGE_WIDTH, least, MOST_WIDTH);
      worksheet_set_column (sheet, (lxw_col_t) column, (lxw_col_t) column, widths[column], NULL);
    }

  return widths;
}

static gboolean
write_head (lxw_worksheet *sheet,
            const Formats *formats,
            MdgTable *table,
            const double *widths,
            GError **error)
{
  guint n_columns = mdg_table_get_n_columns (table);
  guint n_lines = 1;

  for (guint column = 0; column < n_columns; column++)
    n_lines = MAX (n_lines, mdg_xlsx_count_lines (mdg_table_get_column_label (table, column), widths[column], SIZE));
  worksheet_set_row (sheet, 0, mdg_xlsx_get_height (n_lines, SIZE), NULL);
  for (guint column = 0; column < n_columns; column++)
    if (!mdg_xlsx_write_text (sheet, 0, column, mdg_table_get_column_label (table, column), formats->head, error))
      return FALSE;

  return TRUE;
}

static gboolean
write_row (lxw_worksheet *sheet,
           const Formats *formats,
           MdgTable *table,
           guint row,
           const double *widths,
           GError **error)
{
  guint n_columns = mdg_table_get_n_columns (table);
  guint n_lines = 1;

  for (guint column = 0; column < n_columns; column++)
    if (mdg_table_get_column_kind (table, column) == MDG_CELL_TEXT)
      n_lines = MAX (n_lines, mdg_xlsx_count_lines (mdg_table_get_text (table, row, column), widths[column], SIZE));
  if (n_lines > 1)
    worksheet_set_row (sheet, row + 1, mdg_xlsx_get_height (n_lines, SIZE), NULL);
  for (guint column = 0; column < n_columns; column++)
    if (!write_cell (sheet, formats, table, row, column, error))
      return FALSE;

  return TRUE;
}

static gboolean
write_table (lxw_workbook *workbook,
             const Formats *formats,
             MdgTable *table,
             const MdgXlsxPage *page,
             GError **error)
{
  lxw_worksheet *sheet = mdg_xlsx_workbook_add_sheet (workbook, mdg_table_get_title (table));
  guint n_rows = mdg_table_get_n_rows (table);
  g_autofree double *widths = NULL;
  GPtrArray *notes = mdg_table_get_notes (table);

  if (n_rows + notes->len > MAX_ROWS)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("%u rows are more than a spreadsheet holds. Nothing was written; narrow the list or export as CSV."), n_rows);
      return FALSE;
    }

  mdg_xlsx_sheet_set_page (sheet, page, mdg_table_get_title (table));
  widths = set_widths (sheet, table);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);

  if (!write_head (sheet, formats, table, widths, error))
    return FALSE;
  for (guint row = 0; row < n_rows; row++)
    if (!write_row (sheet, formats, table, row, widths, error))
      return FALSE;
  for (guint i = 0; i < notes->len; i++)
    if (!mdg_xlsx_write_text (sheet, n_rows + 1 + i, 0, g_ptr_array_index (notes, i), formats->note, error))
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

  make_formats (workbook, job->page, &formats);
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
