#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-xlsx-write-private.h"

#include "mdg-file.h"

#include <math.h>

#define SIZE 10.0
#define TITLE_SIZE 16.0
#define LABEL_GREY 0xebebeb
#define NEAR 0.05 /* mm: edges this near are one */
#define PIXELS_PER_MM (96 / 25.4)
#define POINTS_PER_MM (72 / 25.4)

typedef struct
{
  const MdgXlsxForm *forms;
  guint n_forms;
  const MdgXlsxPage *page;
} Job;

typedef struct
{
  const MdgXlsxForm *form;
  lxw_worksheet *sheet;
  GArray *columns; /* edges, mm */
  GArray *rows;
} Sheet;

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Every place where a cell begins or ends, once. */
static GArray *
list_edges (const MdgXlsxForm *form,
            gboolean upright)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < form->n_cells; i++)
    {
      const MdgXlsxFormCell *cell = &form->cells[i];
      double start = upright ? cell->x : cell->y;
      double end = start + (upright ? cell->width : cell->height);

      g_array_append_val (all, start);
      g_array_append_val (all, end);
    }
  g_array_sort (all, compare_numbers);
  for (guint i = 0; i < all->len; i++)
    if (edges->len == 0 || g_array_index (all, double, i) - g_array_index (edges, double, edges->len - 1) > NEAR)
      g_array_append_vals (edges, &g_array_index (all, double, i), 1);

  return edges;
}

static guint
find_edge (GArray *edges,
           double at)
{
  guint nearest = 0;

  for (guint i = 1; i < edges->len; i++)
    if (fabs (g_array_index (edges, double, i) - at) < fabs (g_array_index (edges, double, nearest) - at))
      nearest = i;

  return nearest;
}

static lxw_format *
add_format (lxw_workbook *workbook,
            const MdgXlsxPage *page,
            MdgXlsxCellKind kind)
{
  lxw_format *format = mdg_xlsx_add_format (workbook, page, kind == MDG_XLSX_CELL_TITLE ? TITLE_SIZE : SIZE);

  format_set_text_wrap (format);
  format_set_align (format, kind == MDG_XLSX_CELL_NOTE ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  if (kind == MDG_XLSX_CELL_TITLE || kind == MDG_XLSX_CELL_LABEL)
    format_set_align (format, LXW_ALIGN_CENTER);
  if (kind == MDG_XLSX_CELL_PLAIN_RIGHT)
    format_set_align (format, LXW_ALIGN_RIGHT);
  if (kind >= MDG_XLSX_CELL_LABEL)
    format_set_border (format, LXW_BORDER_THIN);
  if (kind == MDG_XLSX_CELL_LABEL)
    format_set_bg_color (format, LABEL_GREY);
  if (kind == MDG_XLSX_CELL_TITLE)
    format_set_bold (format);

  return format;
}

static void
set_sizes (const Sheet *sheet)
{
  for (guint i = 0; i + 1 < sheet->columns->len; i++)
    worksheet_set_column_pixels (sheet->sheet, (lxw_col_t) i, (lxw_col_t) i, (uint32_t) lround ((g_array_index (sheet->columns, double, i + 1) - g_array_index (sheet->columns, double, i)) * PIXELS_PER_MM), NULL);
  for (guint i = 0; i + 1 < sheet->rows->len; i++)
    worksheet_set_row (sheet->sheet, i, (g_array_index (sheet->rows, double, i + 1) - g_array_index (sheet->rows, double, i)) * POINTS_PER_MM, NULL);
}

static gboolean
write_cell (const Sheet *sheet,
            const MdgXlsxFormCell *cell,
            lxw_format *format,
            GError **error)
{
  guint column = find_edge (sheet->columns, cell->x);
  guint last_column = find_edge (sheet->columns, cell->x + cell->width) - 1;
  guint row = find_edge (sheet->rows, cell->y);
  guint last_row = find_edge (sheet->rows, cell->y + cell->height) - 1;

  if (last_column > column || last_row > row)
    worksheet_merge_range (sheet->sheet, row, (lxw_col_t) column, last_row, (lxw_col_t) last_column, "", format);

  return mdg_xlsx_write_text (sheet->sheet, row, column, cell->text, format, error);
}

static gboolean
write_form (const MdgXlsxForm *form,
            const Job *job,
            lxw_workbook *workbook,
            lxw_format **formats,
            GError **error)
{
  g_autoptr (GArray) columns = list_edges (form, TRUE);
  g_autoptr (GArray) rows = list_edges (form, FALSE);
  Sheet sheet = { form, mdg_xlsx_workbook_add_sheet (workbook, form->name), columns, rows };

  mdg_xlsx_sheet_set_page (sheet.sheet, job->page, NULL);
  worksheet_fit_to_pages (sheet.sheet, 1, 1);
  worksheet_gridlines (sheet.sheet, LXW_HIDE_ALL_GRIDLINES);
  set_sizes (&sheet);
  for (guint i = 0; i < form->n_cells; i++)
    if (!write_cell (&sheet, &form->cells[i], formats[form->cells[i].kind], error))
      return FALSE;

  return TRUE;
}

static gboolean
write_all (int fd,
           gpointer data,
           GError **error)
{
  const Job *job = data;
  lxw_workbook *workbook = mdg_xlsx_workbook_new (fd, FALSE);
  lxw_format *formats[MDG_XLSX_CELL_NOTE + 1];
  gboolean done = TRUE;

  for (MdgXlsxCellKind kind = MDG_XLSX_CELL_PLAIN; kind <= MDG_XLSX_CELL_NOTE; kind++)
    formats[kind] = add_format (workbook, job->page, kind);
  for (guint i = 0; i < job->n_forms && done; i++)
    done = write_form (&job->forms[i], job, workbook, formats, error);

  return mdg_xlsx_workbook_finish (workbook, fd, done ? error : NULL) && done;
}

gboolean
mdg_xlsx_write_forms (const MdgXlsxForm *forms,
                      guint n_forms,
                      const MdgXlsxPage *page,
                      const char *path,
                      GError **error)
{
  Job job = { forms, n_forms, page };

  g_return_val_if_fail (forms != NULL && n_forms > 0 && path != NULL, FALSE);

  return mdg_file_replace (path, write_all, &job, error);
}
