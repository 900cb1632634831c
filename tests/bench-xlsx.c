/* Row 13 of the figures: 10,000 rows of a list as .xlsx, ours against a bare loop over libxlsxwriter writing the
   same cells, taking turns; prints the median of the ratios. */

#include "mdg-xlsx.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#define ROWS 10000
#define COLUMNS 12
#define TURNS 7

static MdgTable *
make_table (void)
{
  static const char *const words[] = { "電話", "退院後の訪問診療医を探している。家族は在宅を希望", "居宅介護支援事業所", "R8-0042" };
  MdgTable *table = mdg_table_new ("list", "相談一覧");

  for (guint column = 0; column < COLUMNS; column++)
    mdg_table_add_column (table, "見出し", column % 4 == 3 ? MDG_CELL_NUMBER : MDG_CELL_TEXT, 1);
  for (guint row = 0; row < ROWS; row++)
    {
      mdg_table_add_row (table, NULL, 0);
      for (guint column = 0; column < COLUMNS; column++)
        {
          g_autofree char *text = g_strdup_printf ("%s %u", words[(row + column) % G_N_ELEMENTS (words)], row % 977);

          if (column % 4 == 3)
            mdg_table_set_number (table, row, column, row);
          else
            mdg_table_set_text (table, row, column, text);
        }
    }

  return table;
}

static void
write_bare (MdgTable *table,
            const char *path)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);
  lxw_format *format = workbook_add_format (workbook);

  format_set_text_wrap (format);
  for (guint column = 0; column < COLUMNS; column++)
    worksheet_write_string (sheet, 0, (lxw_col_t) column, "見出し", format);
  for (guint row = 0; row < ROWS; row++)
    for (guint column = 0; column < COLUMNS; column++)
      if (column % 4 == 3)
        worksheet_write_number (sheet, row + 1, (lxw_col_t) column, (double) mdg_table_get_number (table, row, column), format);
      else
        worksheet_write_string (sheet, row + 1, (lxw_col_t) column, mdg_table_get_text (table, row, column), format);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("madoguchi-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.xlsx", NULL);
  g_autoptr (MdgTable) table = make_table ();
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  double ratios[TURNS];
  double ours = 0;

  g_ptr_array_add (tables, table);
  for (guint turn = 0; turn < TURNS; turn++)
    {
      gint64 start = g_get_monotonic_time ();
      gint64 middle;

      g_assert_true (mdg_xlsx_write (tables, NULL, path, NULL));
      middle = g_get_monotonic_time ();
      write_bare (table, path);
      ours = (double) (middle - start);
      ratios[turn] = ours / (double) (g_get_monotonic_time () - middle);
    }
  qsort (ratios, TURNS, sizeof *ratios, compare_doubles);
  g_print ("13 xlsx of %d rows x %d: %.2f x bare libxlsxwriter (goal 1.2), %.0f ms\n", ROWS, COLUMNS, ratios[TURNS / 2], ours / 1000);
  g_unlink (path);
  g_rmdir (folder);

  return 0;
}
