#include "mdg-table.h"

static void
test_cells (void)
{
  g_autoptr (MdgTable) table = mdg_table_new ("by-channel", "方法別");
  guint row;
  guint other;

  mdg_table_add_column (table, "方法", MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, "当月", MDG_CELL_NUMBER, 1);
  mdg_table_add_column (table, "割合", MDG_CELL_PERCENT, 1.5);
  row = mdg_table_add_row (table, "tel", 0);
  other = mdg_table_add_row (table, NULL, 1);

  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpstr (mdg_table_get_text (table, row, 0), ==, "");
  g_assert_cmpint (mdg_table_get_number (table, row, 1), ==, MDG_TABLE_NO_NUMBER);

  mdg_table_set_text (table, row, 0, "電話");
  mdg_table_set_text (table, row, 0, "電話・FAX");
  mdg_table_set_number (table, row, 1, 0);
  mdg_table_set_number (table, other, 1, -12345);
  mdg_table_set_text (table, other, 0, "電話");

  g_assert_cmpstr (mdg_table_get_key (table), ==, "by-channel");
  g_assert_cmpstr (mdg_table_get_title (table), ==, "方法別");
  g_assert_cmpstr (mdg_table_get_text (table, row, 0), ==, "電話・FAX");
  g_assert_cmpstr (mdg_table_get_text (table, other, 0), ==, "電話");
  g_assert_cmpint (mdg_table_get_number (table, row, 1), ==, 0);
  g_assert_cmpint (mdg_table_get_number (table, other, 1), ==, -12345);
  g_assert_cmpstr (mdg_table_get_row_code (table, row), ==, "tel");
  g_assert_null (mdg_table_get_row_code (table, other));
  g_assert_cmpint (mdg_table_get_row_level (table, other), ==, 1);
  g_assert_cmpstr (mdg_table_get_column_label (table, 2), ==, "割合");
  g_assert_cmpint (mdg_table_get_column_kind (table, 2), ==, MDG_CELL_PERCENT);
  g_assert_cmpfloat (mdg_table_get_column_weight (table, 2), ==, 1.5);

  g_assert_finalize_object (g_steal_pointer (&table));
}

typedef struct
{
  gint64 number;
  const char *as_number;
  const char *as_percent;
} Display;

static void
test_display (void)
{
  static const Display cases[] = {
    { 0, "0", "0.0%" },
    { 7, "7", "0.7%" },
    { 305, "305", "30.5%" },
    { 1000, "1,000", "100.0%" },
    { -999, "-999", "-99.9%" },
    { -1234567, "-1,234,567", "-123456.7%" },
    { G_MAXINT64, "9,223,372,036,854,775,807", "922337203685477580.7%" },
    { MDG_TABLE_NO_NUMBER, "―", "―" },
  };
  g_autoptr (MdgTable) table = mdg_table_new ("t", NULL);

  mdg_table_add_column (table, "n", MDG_CELL_NUMBER, 1);
  mdg_table_add_column (table, "p", MDG_CELL_PERCENT, 1);
  mdg_table_add_column (table, "t", MDG_CELL_TEXT, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint row = mdg_table_add_row (table, NULL, 0);
      g_autofree char *number = NULL;
      g_autofree char *percent = NULL;
      g_autofree char *text = NULL;

      mdg_table_set_number (table, row, 0, cases[i].number);
      mdg_table_set_number (table, row, 1, cases[i].number);
      mdg_table_set_text (table, row, 2, "=1\n2");
      number = mdg_table_dup_display (table, row, 0);
      percent = mdg_table_dup_display (table, row, 1);
      text = mdg_table_dup_display (table, row, 2);
      g_assert_cmpstr (number, ==, cases[i].as_number);
      g_assert_cmpstr (percent, ==, cases[i].as_percent);
      g_assert_cmpstr (text, ==, "=1\n2");
    }
}

static void
test_total_and_notes (void)
{
  g_autoptr (MdgTable) table = mdg_table_new ("t", "");

  mdg_table_add_column (table, "a", MDG_CELL_NUMBER, 1);
  g_assert_cmpuint (mdg_table_get_total_row (table), ==, G_MAXUINT);
  mdg_table_add_row (table, NULL, 0);
  mdg_table_set_total_row (table, mdg_table_add_row (table, "total", 0));
  g_assert_cmpuint (mdg_table_get_total_row (table), ==, 1);
  mdg_table_add_note (table, "重複計上");
  g_assert_cmpuint (mdg_table_get_notes (table)->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (mdg_table_get_notes (table), 0), ==, "重複計上");
}

static void
test_many_rows (void)
{
  g_autoptr (MdgTable) table = mdg_table_new ("big", "");

  for (guint column = 0; column < 24; column++)
    mdg_table_add_column (table, "c", column % 2 == 0 ? MDG_CELL_TEXT : MDG_CELL_NUMBER, 1);
  for (guint i = 0; i < 10000; i++)
    {
      guint row = mdg_table_add_row (table, NULL, 0);

      for (guint column = 0; column < 24; column += 2)
        {
          g_autofree char *text = g_strdup_printf ("%u", (row * column) % 101);

          mdg_table_set_text (table, row, column, text);
          mdg_table_set_number (table, row, column + 1, (gint64) row * column);
        }
    }

  g_assert_cmpuint (mdg_table_get_n_rows (table), ==, 10000);
  g_assert_cmpuint (mdg_table_get_n_columns (table), ==, 24);
  g_assert_cmpstr (mdg_table_get_text (table, 9999, 22), ==, "0");
  g_assert_cmpstr (mdg_table_get_text (table, 9998, 22), ==, "79");
  g_assert_cmpint (mdg_table_get_number (table, 9999, 23), ==, 9999 * 22);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/cells", test_cells);
  g_test_add_func ("/table/display", test_display);
  g_test_add_func ("/table/total-and-notes", test_total_and_notes);
  g_test_add_func ("/table/many-rows", test_many_rows);

  return g_test_run ();
}
