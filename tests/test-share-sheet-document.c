#include "mdg-report-checks.h"
#include "mdg-report-samples.h"

static void
check_headings (MdgDocument *document)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (document);
  double y = 0;

  for (guint i = 0; i < MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const MdgPlacedText *text = mdg_check_find (texts, 0, number);

      g_assert_nonnull (text);
      g_assert_cmpfloat (text->x, <, 28);
      g_assert_cmpfloat (text->y, >, y);
      y = text->y;
    }
}

static void
test_twelve_on_one_page (void)
{
  g_autoptr (MdgShareSheetDocument) sheet = mdg_sample_new_share_sheet (FALSE, 1);
  MdgDocument *document = MDG_DOCUMENT (sheet);
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *first;
  const MdgPlacedText *second;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 1);
  mdg_check_texts (document, 20, 15, 195, 285, 8);
  mdg_check_margins (document, 20, 15, 195, 285);
  mdg_check_pdf (document);
  check_headings (document);

  texts = mdg_document_list_texts (document);
  first = mdg_check_find (texts, 0, "5");
  second = mdg_check_find (texts, 0, "団地4階、エレベーターなし。玄関に段差15cm。");
  g_assert_cmpfloat_with_epsilon (first->y, second->y, 1);
  g_assert_cmpfloat_with_epsilon (second->x, 20 + 56 + 1.5, 0.1);
}

/* Empty headings are as many lines to write on; the last ends near the foot. */
static void
test_blank (void)
{
  g_autoptr (MdgShareSheetDocument) sheet = mdg_sample_new_share_sheet (TRUE, 1);
  MdgDocument *document = MDG_DOCUMENT (sheet);
  cairo_surface_t *surface;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 1);
  check_headings (document);

  surface = mdg_check_render (document, 0);
  g_assert_true (mdg_check_has_upright (surface, 20, 100, 274));
  g_assert_true (mdg_check_has_upright (surface, 76, 100, 274));
  g_assert_true (mdg_check_has_upright (surface, 195, 100, 274));
  cairo_surface_destroy (surface);
}

static void
test_shrinks_then_goes_on (void)
{
  g_autoptr (MdgShareSheetDocument) more = mdg_sample_new_share_sheet (FALSE, 3);
  g_autoptr (MdgShareSheetDocument) many = mdg_sample_new_share_sheet (FALSE, 8);
  g_autoptr (GPtrArray) texts = NULL;

  mdg_document_paginate (MDG_DOCUMENT (more), MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (MDG_DOCUMENT (more)), ==, 1);

  mdg_document_paginate (MDG_DOCUMENT (many), MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (MDG_DOCUMENT (many)), ==, 2);
  mdg_check_texts (MDG_DOCUMENT (many), 20, 15, 195, 285, 8);
  texts = mdg_document_list_texts (MDG_DOCUMENT (many));
  g_assert_cmpuint (mdg_check_find (texts, G_MAXUINT, "12")->page, ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-sheet-document/twelve-on-one-page", test_twelve_on_one_page);
  g_test_add_func ("/share-sheet-document/blank", test_blank);
  g_test_add_func ("/share-sheet-document/shrinks-then-goes-on", test_shrinks_then_goes_on);

  return g_test_run ();
}
