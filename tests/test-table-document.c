#include <string.h>

#include "mdg-report-checks.h"
#include "mdg-report-samples.h"

static void
test_list (void)
{
  g_autoptr (MdgTableDocument) list = mdg_sample_new_table_document (60);
  MdgDocument *document = MDG_DOCUMENT (list);
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *head;
  guint n_pages;

  mdg_document_paginate (document, MDG_PAPER_A4_LANDSCAPE);
  n_pages = mdg_document_get_n_pages (document);
  g_assert_cmpuint (n_pages, >=, 3);
  mdg_check_texts (document, 20, 14, 285, 198, 8);
  mdg_check_margins (document, 20, 14, 285, 198);
  mdg_check_pdf (document);

  texts = mdg_document_list_texts (document);
  /* The head on each page, each row once, in order. */
  g_assert_cmpuint (mdg_check_count_texts (texts, "受付日時"), ==, n_pages);
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("R8-%04u", i);

      g_assert_cmpuint (mdg_check_count_texts (texts, number), ==, 1);
    }
  g_assert_cmpuint (mdg_check_find (texts, G_MAXUINT, "R8-0060")->page, ==, n_pages - 1);
  /* Columns in the proportion of their weights: 18 of 260 for the number. */
  head = mdg_check_find (texts, 0, "番号");
  g_assert_cmpfloat_with_epsilon (head->x + head->width / 2, 20 + 265.0 * 9 / 260, 0.3);
  head = mdg_check_find (texts, 0, "担当");
  g_assert_cmpfloat_with_epsilon (head->x + head->width / 2, 285 - 265.0 * 11 / 260, 0.3);
}

static void
test_portrait (void)
{
  g_autoptr (MdgTableDocument) list = mdg_sample_new_table_document (60);

  mdg_document_paginate (MDG_DOCUMENT (list), MDG_PAPER_A4_PORTRAIT);
  mdg_check_texts (MDG_DOCUMENT (list), 20, 15, 195, 285, 8);
  mdg_check_margins (MDG_DOCUMENT (list), 20, 15, 195, 285);
}

static void
test_fax (void)
{
  g_autoptr (MdgTableDocument) list = mdg_sample_new_table_document (60);

  mdg_document_set_fax (MDG_DOCUMENT (list), TRUE);
  mdg_document_paginate (MDG_DOCUMENT (list), MDG_PAPER_A4_LANDSCAPE);
  mdg_check_texts (MDG_DOCUMENT (list), 20, 14, 285, 198, 10);
}

static void
test_empty (void)
{
  g_autoptr (MdgTableDocument) list = mdg_sample_new_table_document (0);
  g_autoptr (GPtrArray) texts = NULL;

  mdg_document_paginate (MDG_DOCUMENT (list), MDG_PAPER_A4_LANDSCAPE);
  g_assert_cmpuint (mdg_document_get_n_pages (MDG_DOCUMENT (list)), ==, 1);
  texts = mdg_document_list_texts (MDG_DOCUMENT (list));
  g_assert_nonnull (mdg_check_find (texts, 0, "None."));
}

/* A cell longer than a page goes on over pages; not a letter of it is lost. */
static void
test_endless_cell (void)
{
  g_autoptr (MdgTable) table = mdg_table_new ("t", "長い記録");
  g_autoptr (MdgTableDocument) list = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *joined = NULL;
  guint found = 0;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "第%04u文。", i);
  mdg_table_add_column (table, "番号", MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, "内容", MDG_CELL_TEXT, 3);
  mdg_table_set_text (table, mdg_table_add_row (table, NULL, 0), 1, text->str);
  mdg_table_set_text (table, mdg_table_add_row (table, NULL, 0), 1, "次の行");
  list = mdg_table_document_new (table);
  mdg_document_paginate (MDG_DOCUMENT (list), MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (MDG_DOCUMENT (list)), >=, 4);
  mdg_check_texts (MDG_DOCUMENT (list), 20, 15, 195, 285, 8);
  mdg_check_margins (MDG_DOCUMENT (list), 20, 15, 195, 285);

  texts = mdg_document_list_texts (MDG_DOCUMENT (list));
  g_assert_nonnull (mdg_check_find (texts, G_MAXUINT, "次の行"));
  joined = mdg_check_join (texts);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *sentence = g_strdup_printf ("第%04u文", i);

      /* A page break puts foot and head between two lines. */
      if (strstr (joined, sentence) != NULL)
        found++;
    }
  g_assert_cmpuint (found, >=, 2000 - mdg_document_get_n_pages (MDG_DOCUMENT (list)));
}

/* A long row goes on from where it is; moved whole it would leave a hole. A short one stays whole. */
static void
test_long_row_fills_the_page (void)
{
  g_autoptr (MdgTable) table = mdg_table_new ("t", "長い記録");
  g_autoptr (MdgTableDocument) list = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 220; i++)
    g_string_append_printf (text, "第%04u文。", i);
  mdg_table_add_column (table, "番号", MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, "内容", MDG_CELL_TEXT, 1);
  for (guint i = 0; i < 10; i++)
    mdg_table_set_text (table, mdg_table_add_row (table, NULL, 0), 1, "短い行");
  mdg_table_set_text (table, mdg_table_add_row (table, NULL, 0), 1, text->str);
  list = mdg_table_document_new (table);
  mdg_document_paginate (MDG_DOCUMENT (list), MDG_PAPER_A4_LANDSCAPE);
  mdg_check_texts (MDG_DOCUMENT (list), 20, 14, 285, 198, 8);

  texts = mdg_document_list_texts (MDG_DOCUMENT (list));
  g_assert_cmpuint (mdg_document_get_n_pages (MDG_DOCUMENT (list)), ==, 2);
  g_assert_nonnull (mdg_check_find (texts, 0, "第0000文"));
  g_assert_nonnull (mdg_check_find (texts, 1, "第0219文"));
}

static void
test_numbers (void)
{
  g_autoptr (MdgTable) table = mdg_table_new ("t", "件数");
  g_autoptr (MdgTableDocument) list = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *one;
  const MdgPlacedText *two;

  mdg_table_add_column (table, "区分", MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, "件数", MDG_CELL_NUMBER, 1);
  mdg_table_add_column (table, "割合", MDG_CELL_PERCENT, 1);
  for (guint i = 0; i < 3; i++)
    {
      guint row = mdg_table_add_row (table, NULL, i == 1 ? 1 : 0);

      mdg_table_set_text (table, row, 0, i == 2 ? "計" : i == 1 ? "うち電話"
                                                                : "電話");
      mdg_table_set_number (table, row, 1, i == 2 ? 12345 : (gint64) i);
      mdg_table_set_number (table, row, 2, 333);
    }
  mdg_table_set_total_row (table, 2);
  mdg_table_add_note (table, "重複計上のため合計は相談件数と一致しない");

  list = mdg_table_document_new (table);
  mdg_document_paginate (MDG_DOCUMENT (list), MDG_PAPER_A4_PORTRAIT);
  texts = mdg_document_list_texts (MDG_DOCUMENT (list));
  /* Right-aligned, zero printed, the total bold, a sub-row indented. */
  one = mdg_check_find (texts, 0, "0");
  two = mdg_check_find (texts, 0, "12,345");
  g_assert_cmpfloat_with_epsilon (one->x + one->width, two->x + two->width, 0.1);
  g_assert_true (two->bold);
  g_assert_false (one->bold);
  g_assert_nonnull (mdg_check_find (texts, 0, "33.3%"));
  one = mdg_check_find (texts, 0, "電話");
  two = mdg_check_find (texts, 0, "うち電話");
  g_assert_cmpfloat_with_epsilon (two->x - one->x, 4, 0.1);
  one = mdg_check_find (texts, 0, "重複計上のため合計は相談件数と一致しない");
  g_assert_cmpfloat (one->y, >, mdg_check_find (texts, 0, "計")->y);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-document/list", test_list);
  g_test_add_func ("/table-document/portrait", test_portrait);
  g_test_add_func ("/table-document/fax", test_fax);
  g_test_add_func ("/table-document/empty", test_empty);
  g_test_add_func ("/table-document/endless-cell", test_endless_cell);
  g_test_add_func ("/table-document/long-row-fills-the-page", test_long_row_fills_the_page);
  g_test_add_func ("/table-document/numbers", test_numbers);

  return g_test_run ();
}
