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
  g_assert_cmpfloat_with_epsilon (text->x + text->width, 195, 0.2);
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
  head = mdg_check_find (texts, 0, "区分");
  first = mdg_check_find (texts, 0, "新規");
  second = mdg_check_find (texts, 0, "再相談");

  /* 79 for the label, 24 for each of the four figures, rows 6 high. */
  g_assert_cmpfloat_with_epsilon (second->y - first->y, 6, 0.1);
  g_assert_cmpfloat_with_epsilon (first->size, 10, 0.01);
  surface = mdg_check_render (document, 0);
  for (guint i = 0; i <= 4; i++)
    g_assert_true (mdg_check_has_upright (surface, 20 + 79 + i * 24, head->y, first->y + 20));
  g_assert_true (mdg_check_has_upright (surface, 20, head->y, first->y + 20));
  cairo_surface_destroy (surface);
}

static void
test_sections (void)
{
  static const char *const headings[] = { "1　総括（相談件数）", "2　対応延回数", "3　方法別", "4　相談元機関別", "8　相談内容別（主／重複）", "10　圏域別", "11　特徴的な相談・新しく現れた課題", "12　翌月の予定" };
  g_autoptr (MdgMonthlyDocument) monthly = mdg_sample_new_monthly (FALSE);
  MdgDocument *document = MDG_DOCUMENT (monthly);
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *previous = NULL;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  texts = mdg_document_list_texts (document);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const MdgPlacedText *heading = mdg_check_find (texts, G_MAXUINT, headings[i]);

      g_assert_nonnull (heading);
      if (previous != NULL)
        g_assert_true (heading->page > previous->page || (heading->page == previous->page && heading->y > previous->y));
      /* Never alone at the foot of a page. */
      g_assert_cmpfloat (heading->y, <, 276 - 20);
      previous = heading;
    }
  g_assert_cmpuint (mdg_check_count (texts, "重複計上のため合計は相談件数と一致しない。"), ==, 4);
  g_assert_null (mdg_check_find (texts, G_MAXUINT, "※"));
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

static void
test_heads_repeated (void)
{
  g_autoptr (MdgMonthlyDocument) monthly = mdg_sample_new_monthly (FALSE);
  MdgDocument *document = MDG_DOCUMENT (monthly);
  g_autoptr (GPtrArray) texts = NULL;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  texts = mdg_document_list_texts (document);
  /* A table broken by a page has its head on both. */
  g_assert_cmpuint (mdg_check_count (texts, "年度累計"), >, 10);
  for (guint page = 1; page < mdg_document_get_n_pages (document); page++)
    g_assert_nonnull (mdg_check_find (texts, page, "(continued)"));
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
  text = mdg_check_find (texts, 0, "第2版（6月12日訂正）: ※ marks a corrected figure");
  g_assert_nonnull (text);
  /* The two figures that were marked, and no other. */
  g_assert_nonnull (mdg_check_find (texts, 0, "※ 16"));
  g_assert_nonnull (mdg_check_find (texts, 0, "※ 19"));
  g_assert_cmpuint (mdg_check_count (texts, "※ 16") + mdg_check_count (texts, "※ 19"), ==, 2);
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
  mdg_monthly_document_add_text (monthly, "備考", text->str, 20);
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
  g_test_add_func ("/monthly-document/heads-repeated", test_heads_repeated);
  g_test_add_func ("/monthly-document/corrected", test_corrected);
  g_test_add_func ("/monthly-document/long-text", test_long_text);

  return g_test_run ();
}
