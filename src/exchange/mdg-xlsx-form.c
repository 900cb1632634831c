#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-xlsx-write-private.h"

#include "mdg-file.h"

#include <math.h>

#define SIZE 10.0
#define TITLE_SIZE 16.0
#define LABEL_GREY 0xebebeb
#define NEAR 0.05            /* mm: edges this near are one */
#define CHARACTER_MM 1.95    /* width of a digit of the default face with its white */
#define POINTS_PER_MM 2.8346 /* 72 / 25.4 */

typedef struct
{
  const char *name;
  const MdgXlsxFormCell *cells;
  guint n_cells;
  const MdgXlsxPage *page;
  GArray *columns; /* edges, mm */
  GArray *rows;
} Job;

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
list_edges (const Job *job,
            gboolean upright)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < job->n_cells; i++)
    {
      const MdgXlsxFormCell *cell = &job->cells[i];
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
set_sizes (const Job *job,
           lxw_worksheet *sheet)
{
  for (guint i = 0; i + 1 < job->columns->len; i++)
    worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, (g_array_index (job->columns, double, i + 1) - g_array_index (job->columns, double, i)) / CHARACTER_MM, NULL);
  for (guint i = 0; i + 1 < job->rows->len; i++)
    worksheet_set_row (sheet, i, (g_array_index (job->rows, double, i + 1) - g_array_index (job->rows, double, i)) * POINTS_PER_MM, NULL);
}

static gboolean
write_cell (const Job *job,
            lxw_worksheet *sheet,
            const MdgXlsxFormCell *cell,
            lxw_format *format,
            GError **error)
{
  guint column = find_edge (job->columns, cell->x);
  guint last_column = find_edge (job->columns, cell->x + cell->width) - 1;
  guint row = find_edge (job->rows, cell->y);
  guint last_row = find_edge (job->rows, cell->y + cell->height) - 1;

  if (last_column > column || last_row > row)
    worksheet_merge_range (sheet, row, (lxw_col_t) column, last_row, (lxw_col_t) last_column, "", format);

  return mdg_xlsx_write_text (sheet, row, column, cell->text, format, error);
}

static gboolean
write_form (int fd,
            gpointer data,
            GError **error)
{
  Job *job = data;
  lxw_workbook *workbook = mdg_xlsx_workbook_new (fd, FALSE);
  lxw_worksheet *sheet = mdg_xlsx_workbook_add_sheet (workbook, job->name);
  lxw_format *formats[MDG_XLSX_CELL_NOTE + 1];
  gboolean done = TRUE;

  for (MdgXlsxCellKind kind = MDG_XLSX_CELL_PLAIN; kind <= MDG_XLSX_CELL_NOTE; kind++)
    formats[kind] = add_format (workbook, job->page, kind);
  mdg_xlsx_sheet_set_page (sheet, job->page, NULL);
  worksheet_fit_to_pages (sheet, 1, 1);
  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  set_sizes (job, sheet);
  for (guint i = 0; i < job->n_cells && done; i++)
    done = write_cell (job, sheet, &job->cells[i], formats[job->cells[i].kind], error);

  return mdg_xlsx_workbook_finish (workbook, fd, done ? error : NULL) && done;
}

gboolean
mdg_xlsx_write_form (const char *name,
                     const MdgXlsxFormCell *cells,
                     guint n_cells,
                     const MdgXlsxPage *page,
                     const char *path,
                     GError **error)
{
  Job job = { name, cells, n_cells, page };
  gboolean written;

  g_return_val_if_fail (name != NULL && cells != NULL && n_cells > 0 && path != NULL, FALSE);

  job.columns = list_edges (&job, TRUE);
  job.rows = list_edges (&job, FALSE);
  written = mdg_file_replace (path, write_form, &job, error);
  g_array_unref (job.columns);
  g_array_unref (job.rows);

  return written;
}
