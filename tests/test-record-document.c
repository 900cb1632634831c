#include <string.h>

#include "mdg-report-checks.h"
#include "mdg-report-samples.h"

static void
test_one_page (void)
{
  g_autoptr (MdgRecordDocument) record = mdg_sample_new_record (1);
  MdgDocument *document = MDG_DOCUMENT (record);
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *label;
  const MdgPlacedText *value;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 1);
  mdg_check_texts (document, 20, 15, 195, 285, 8);
  mdg_check_margins (document, 20, 15, 195, 285);
  mdg_check_pdf (document);

  texts = mdg_document_list_texts (document);
  /* Two narrow fields in a line, a wide one alone. */
  label = mdg_check_find (texts, 0, "生年月日");
  value = mdg_check_find (texts, 0, "髙見本 花子（たかみほん はなこ）");
  g_assert_cmpfloat_with_epsilon (label->y + label->height / 2, value->y + value->height / 2, 0.1);
  g_assert_cmpfloat_with_epsilon (label->x, 20 + 87.5 + 1.2, 0.1);
  value = mdg_check_find (texts, 0, "見本市緑ヶ丘団地　緑ヶ丘圏域");
  g_assert_cmpfloat_with_epsilon (value->x, 20 + 26 + 1.2, 0.1);
}

static void
test_rail (void)
{
  g_autoptr (MdgRecordDocument) record = mdg_sample_new_record (1);
  MdgDocument *document = MDG_DOCUMENT (record);
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *first;
  const MdgPlacedText *last;
  cairo_surface_t *surface;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  texts = mdg_document_list_texts (document);
  first = mdg_check_find (texts, 0, "R8.5.12 火 14:05");
  last = mdg_check_find (texts, 0, "R8.5.20 水 10:00");
  g_assert_cmpfloat (last->y, >, first->y + 20);

  surface = mdg_check_render (document, 0);
  /* From the middle of the first to the middle of the last and no further. */
  g_assert_true (mdg_check_has_upright (surface, 20 + 34 + 3.5, first->y + 2, last->y + 2));
  g_assert_false (mdg_check_has_upright (surface, 20 + 34 + 3.5, last->y + 2, last->y + 8));
  cairo_surface_destroy (surface);
}

static void
test_goes_on (void)
{
  g_autoptr (MdgRecordDocument) record = mdg_sample_new_record (30);
  MdgDocument *document = MDG_DOCUMENT (record);
  g_autoptr (GPtrArray) texts = NULL;
  guint n = 0;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 3);
  mdg_check_texts (document, 20, 15, 195, 285, 8);
  mdg_check_margins (document, 20, 15, 195, 285);

  texts = mdg_document_list_texts (document);
  /* All of the long text: thirty times 92 letters, and once in a contact. */
  for (guint i = 0; i < texts->len; i++)
    {
      const MdgPlacedText *text = g_ptr_array_index (texts, i);

      for (const char *p = text->text; *p != '\0'; p = g_utf8_next_char (p))
        n += g_utf8_get_char (p) == g_utf8_get_char ("妄") ? 1 : 0;
    }
  g_assert_cmpuint (n, ==, 31);
  g_assert_cmpuint (mdg_check_find (texts, G_MAXUINT, "生年月日を「昭和13年」から")->page, ==, 2);
}

static void
test_without_anything (void)
{
  g_autoptr (MdgRecordDocument) record = mdg_record_document_new ();
  g_autoptr (GPtrArray) texts = NULL;

  mdg_document_paginate (MDG_DOCUMENT (record), MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (MDG_DOCUMENT (record)), ==, 1);
  texts = mdg_document_list_texts (MDG_DOCUMENT (record));
  g_assert_nonnull (mdg_check_find (texts, 0, "Record of a consultation"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-document/one-page", test_one_page);
  g_test_add_func ("/record-document/rail", test_rail);
  g_test_add_func ("/record-document/goes-on", test_goes_on);
  g_test_add_func ("/record-document/without-anything", test_without_anything);

  return g_test_run ();
}
