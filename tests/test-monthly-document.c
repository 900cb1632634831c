#include <string.h>

#include "mdg-report-checks.h"
#include "mdg-report-samples.h"

static void
test_head (void)
{
  g_autoptr (MdgMonthlyDocument) monthly = mdg_sample_new_monthly (FALSE);
  MdgDocument *document = MDG_DOCUMENT (monthly);
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *text;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  texts = mdg_document_list_texts (document);

  text = mdg_check_find (texts, 0, "見本市 健康福祉部 高齢者支援課 御中");
  g_assert_cmpfloat_with_epsilon (text->x, 20, 0.2);
  text = mdg_check_find (texts, 0, "令和8年6月3日");
  /* Left of the boxes for seals. */
  g_assert_cmpfloat_with_epsilon (text->x + text->width, 195 - 3 * 18 - 6 - 4, 0.2);
  text = mdg_check_find (texts, 0, "令和8年5月分");
  g_assert_cmpfloat_with_epsilon (text->size, 14, 0.01);
  g_assert_cmpfloat_with_epsilon (text->x + text->width / 2, 20 + 175.0 / 2, 0.2);
  g_assert_nonnull (mdg_check_find (texts, 0, "見本市在宅医療・介護連携支援センター"));
}

static void
test_columns (void)
{
  g_autoptr (MdgMonthlyDocument) monthly = mdg_sample_new_monthly (FALSE);
  MdgDocument *document = MDG_DOCUMENT (monthly);
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *head;
  const MdgPlacedText *first;
  const MdgPlacedText *second;
  cairo_surface_t *surface;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  texts = mdg_document_list_texts (document);
  head = mdg_check_find (texts, 0, "1　総括（相談件数）");
  first = mdg_check_find (texts, 0, "新規");
  second = mdg_check_find (texts, 0, "再相談");

  /* Lines as high as two pages allow, with figures that can be read. */
  g_assert_cmpfloat (second->y - first->y, >=, 4.1);
  g_assert_cmpfloat (second->y - first->y, <=, 6.1);
  g_assert_cmpfloat (first->size, >=, 8);
  surface = mdg_check_render (document, 0);
  g_assert_true (mdg_check_has_upright (surface, 20, head->y, first->y + 10));
  g_assert_true (mdg_check_has_upright (surface, 20 + 85, head->y, first->y + 10));
  g_assert_true (mdg_check_has_upright (surface, 20 + 85 + 5, head->y, first->y + 10));
  g_assert_true (mdg_check_has_upright (surface, 195, head->y, first->y + 10));
  cairo_surface_destroy (surface);
}

/* Both sides of one sheet; a number is never another section's. */
static void
test_sections (void)
{
  static const struct
  {
    const char *heading;
    guint page;
    gboolean right;
  } sections[] = {
    { "1　総括（相談件数）", 0, FALSE },
    { "2　方法別", 0, FALSE },
    { "3　相談元機関別", 0, TRUE },
    { "4　住民相談と", 0, TRUE },
    { "5　アウトリーチ・個別相談", 1, TRUE },
    { "6　職種別", 0, FALSE },
    { "7　相談内容別", 1, FALSE },
    { "8　場面別", 1, TRUE },
    { "9　圏域別", 1, TRUE },
    { "10　特徴的な相談・新しく現れた課題", 1, FALSE },
    { "11　翌月の予定", 1, TRUE },
  };
  g_autoptr (MdgMonthlyDocument) monthly = mdg_sample_new_monthly (FALSE);
  MdgDocument *document = MDG_DOCUMENT (monthly);
  g_autoptr (GPtrArray) texts = NULL;

  mdg_monthly_document_set_text (monthly, MDG_MONTHLY_SECTION_OUTREACH, "アウトリーチ・個別相談", NULL, 0);
  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 2);
  texts = mdg_document_list_texts (document);
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const MdgPlacedText *heading = mdg_check_find (texts, sections[i].page, sections[i].heading);

      g_assert_nonnull (heading);
      g_assert_true ((heading->x > 105) == sections[i].right);
      /* Never alone at the foot of a page. */
      g_assert_cmpfloat (heading->y, <, 276 - 20);
    }
  g_assert_nonnull (mdg_check_find (texts, 0, "6　職種別 (continued)"));
  g_assert_cmpuint (mdg_check_count_texts (texts, "重複計上のため合計は相談件数と一致しない。"), ==, 3);
  g_assert_null (mdg_check_find (texts, G_MAXUINT, "*"));
}

static void
test_inside_margins (void)
{
  g_autoptr (MdgMonthlyDocument) monthly = mdg_sample_new_monthly (TRUE);
  MdgDocument *document = MDG_DOCUMENT (monthly);

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  mdg_check_texts (document, 20, 15, 195, 285, 8);
  mdg_check_margins (document, 20, 15, 195, 285);
  mdg_check_pdf (document);
}

static MdgTable *
new_large_table (void)
{
  MdgTable *table = mdg_table_new ("by-profession", "職種別");

  mdg_table_add_column (table, "職種", MDG_CELL_TEXT, 79);
  for (guint i = 0; i < 8; i++)
    mdg_table_add_column (table, i % 2 == 0 ? "年度累計 主" : "年度累計 重複", MDG_CELL_NUMBER, 12);
  for (guint row = 0; row < 60; row++)
    {
      g_autofree char *label = g_strdup_printf ("職種%02u", row);

      mdg_table_add_row (table, NULL, 0);
      mdg_table_set_text (table, row, 0, label);
      for (guint i = 1; i <= 8; i++)
        mdg_table_set_number (table, row, i, 1234567);
    }

  return table;
}

/* Figures that are too long for half a page take its whole width, and the table its head on each page. */
static void
test_long_figures (void)
{
  g_autoptr (MdgMonthlyDocument) monthly = mdg_sample_new_monthly (FALSE);
  MdgDocument *document = MDG_DOCUMENT (monthly);
  g_autoptr (MdgTable) table = new_large_table ();
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *first;
  const MdgPlacedText *last;

  mdg_monthly_document_set_table (monthly, MDG_MONTHLY_SECTION_PROFESSION, table);
  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  mdg_check_texts (document, 20, 15, 195, 285, 8);
  texts = mdg_document_list_texts (document);
  first = mdg_check_find (texts, G_MAXUINT, "職種00");
  last = mdg_check_find (texts, G_MAXUINT, "職種59");
  g_assert_cmpuint (first->page, <, last->page);
  g_assert_cmpuint (mdg_check_count_texts (texts, "1,234,567"), ==, 60 * 8);
  for (guint page = first->page; page <= last->page; page++)
    g_assert_nonnull (mdg_check_find (texts, page, "6　職種別"));
  for (guint page = 1; page < mdg_document_get_n_pages (document); page++)
    g_assert_nonnull (mdg_check_find (texts, page, "(continued)"));
}

/* A line of lower height and smaller letters, but never less than 8 points, before a third page. */
static void
test_shrinks (void)
{
  g_autoptr (MdgMonthlyDocument) few = mdg_monthly_document_new ();
  g_autoptr (MdgMonthlyDocument) many = mdg_sample_new_monthly (FALSE);
  g_autoptr (MdgTable) table = mdg_table_new ("by-content", "相談内容別");
  g_autoptr (GPtrArray) few_texts = NULL;
  g_autoptr (GPtrArray) many_texts = NULL;

  mdg_table_add_column (table, "区分", MDG_CELL_TEXT, 79);
  for (guint i = 0; i < 4; i++)
    mdg_table_add_column (table, "当月", MDG_CELL_NUMBER, 24);
  for (guint row = 0; row < 44; row++)
    mdg_table_set_text (table, mdg_table_add_row (table, NULL, 0), 0, row == 0 ? "最初の行" : "次の行");
  mdg_monthly_document_set_table (few, MDG_MONTHLY_SECTION_SUMMARY, table);
  mdg_document_paginate (MDG_DOCUMENT (few), MDG_PAPER_A4_PORTRAIT);
  few_texts = mdg_document_list_texts (MDG_DOCUMENT (few));
  g_assert_cmpfloat_with_epsilon (mdg_check_find (few_texts, 0, "最初の行")->size, 10, 0.01);
  g_assert_cmpfloat_with_epsilon (mdg_check_find (few_texts, 0, "次の行")->y - mdg_check_find (few_texts, 0, "最初の行")->y, 6, 0.1);

  mdg_monthly_document_set_table (many, MDG_MONTHLY_SECTION_CONTENT, table);
  mdg_document_paginate (MDG_DOCUMENT (many), MDG_PAPER_A4_PORTRAIT);
  many_texts = mdg_document_list_texts (MDG_DOCUMENT (many));
  g_assert_cmpuint (mdg_document_get_n_pages (MDG_DOCUMENT (many)), ==, 2);
  g_assert_cmpfloat (mdg_check_find (many_texts, 1, "最初の行")->size, <, 10);
  mdg_check_texts (MDG_DOCUMENT (many), 20, 15, 195, 285, 8);
}

/* Where a label has no room it is set smaller, then without its bracket, then short; its line stays one. */
static void
test_labels (void)
{
  static const struct
  {
    const char *label;
    const char *short_label;
    const char *printed;
  } rows[] = {
    { "病院", "院", "病院" },
    { "介護支援専門員（ケアマネジャー等を含む）", "CM", "介護支援専門員" },
    { "在宅医療・介護連携支援センターの相談員", "連携センター", "連携センター" },
  };
  g_autoptr (MdgMonthlyDocument) document = mdg_monthly_document_new ();
  g_autoptr (MdgTable) table = mdg_table_new ("by-affiliation", "相談元機関別");
  g_autoptr (GPtrArray) texts = NULL;

  mdg_table_add_column (table, "区分", MDG_CELL_TEXT, 79);
  for (guint i = 0; i < 4; i++)
    mdg_table_add_column (table, "当月", MDG_CELL_NUMBER, 24);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint row = mdg_table_add_row (table, NULL, 0);

      mdg_table_set_text (table, row, 0, rows[i].label);
      mdg_table_set_row_short (table, row, rows[i].short_label);
    }
  mdg_monthly_document_set_table (document, MDG_MONTHLY_SECTION_AFFILIATION, table);
  mdg_document_paginate (MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
  texts = mdg_document_list_texts (MDG_DOCUMENT (document));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (mdg_check_find (texts, 0, rows[i].printed)->text, ==, rows[i].printed);
}

static void
test_corrected (void)
{
  g_autoptr (MdgMonthlyDocument) monthly = mdg_sample_new_monthly (TRUE);
  MdgDocument *document = MDG_DOCUMENT (monthly);
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *text;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  texts = mdg_document_list_texts (document);
  text = mdg_check_find (texts, 0, "第2版（6月12日訂正）: * marks a corrected figure");
  g_assert_nonnull (text);
  /* The two figures that were marked, and no other. */
  g_assert_nonnull (mdg_check_find (texts, 0, "*16"));
  g_assert_nonnull (mdg_check_find (texts, 0, "*19"));
  g_assert_cmpuint (mdg_check_count_texts (texts, "*16") + mdg_check_count_texts (texts, "*19"), ==, 2);
  g_assert_nonnull (mdg_check_find (texts, 1, "第2版（6月12日訂正）"));
}

static void
test_long_text (void)
{
  g_autoptr (MdgMonthlyDocument) monthly = mdg_sample_new_monthly (FALSE);
  MdgDocument *document = MDG_DOCUMENT (monthly);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) texts = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "事例%03u：受診につながらない。", i);
  mdg_monthly_document_set_text (monthly, MDG_MONTHLY_SECTION_NOTABLE, "備考", text->str, 20);
  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  mdg_check_texts (document, 20, 15, 195, 285, 8);
  texts = mdg_document_list_texts (document);
  g_assert_nonnull (mdg_check_find (texts, G_MAXUINT, "299："));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monthly-document/head", test_head);
  g_test_add_func ("/monthly-document/columns", test_columns);
  g_test_add_func ("/monthly-document/sections", test_sections);
  g_test_add_func ("/monthly-document/inside-margins", test_inside_margins);
  g_test_add_func ("/monthly-document/long-figures", test_long_figures);
  g_test_add_func ("/monthly-document/shrinks", test_shrinks);
  g_test_add_func ("/monthly-document/labels", test_labels);
  g_test_add_func ("/monthly-document/corrected", test_corrected);
  g_test_add_func ("/monthly-document/long-text", test_long_text);

  return g_test_run ();
}
