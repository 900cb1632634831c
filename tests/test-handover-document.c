#include "mdg-report-checks.h"
#include "mdg-report-samples.h"

static void
test_groups (void)
{
  static const char *const groups[] = { "Overdue (3 items)", "Today (3 items)", "Within 5 business days (3 items)", "Waiting for others (3 items)" };
  g_autoptr (MdgHandoverDocument) handover = mdg_sample_new_handover (3);
  MdgDocument *document = MDG_DOCUMENT (handover);
  g_autoptr (GPtrArray) texts = NULL;
  double y = 0;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 1);
  mdg_check_texts (document, 20, 15, 195, 285, 8);
  mdg_check_margins (document, 20, 15, 195, 285);
  mdg_check_pdf (document);

  texts = mdg_document_list_texts (document);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const MdgPlacedText *heading = mdg_check_find (texts, 0, groups[i]);

      g_assert_nonnull (heading);
      g_assert_cmpfloat (heading->y, >, y);
      y = heading->y;
    }
  g_assert_nonnull (mdg_check_find (texts, 0, "Destroy on the day"));
  g_assert_nonnull (mdg_check_find (texts, 0, "試験医師2は5/14(木)終日不在。急ぎは試験医師4へ。"));
}

static void
test_row (void)
{
  g_autoptr (MdgHandoverDocument) handover = mdg_handover_document_new ();
  MdgDocument *document = MDG_DOCUMENT (handover);
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *when;
  const MdgPlacedText *call;
  cairo_surface_t *surface;

  mdg_handover_document_add_item (handover, MDG_HANDOVER_TODAY, "5/12 火", "折り返し", "甲野 花子", "包括 047-000-1234");
  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  texts = mdg_document_list_texts (document);
  when = mdg_check_find (texts, 0, "5/12 火");
  call = mdg_check_find (texts, 0, "包括 047-000-1234");
  g_assert_cmpfloat_with_epsilon (when->x, 20 + 9 + 1.2, 0.1);
  g_assert_cmpfloat_with_epsilon (call->x, 195 - 54 + 1.2, 0.1);
  g_assert_cmpfloat_with_epsilon (when->y, call->y, 0.1);
  g_assert_nonnull (mdg_check_find (texts, 0, "Overdue (none)"));

  /* The box to tick stands left of it. */
  surface = mdg_check_render (document, 0);
  g_assert_true (mdg_check_has_upright (surface, 20 + 4.5 - 1.8, when->y + 0.8, when->y + when->height - 0.8));
  g_assert_true (mdg_check_has_upright (surface, 20 + 4.5 + 1.8, when->y + 0.8, when->y + when->height - 0.8));
  cairo_surface_destroy (surface);
}

static void
test_shrinks_then_goes_on (void)
{
  g_autoptr (MdgHandoverDocument) few = mdg_sample_new_handover (3);
  g_autoptr (MdgHandoverDocument) more = mdg_sample_new_handover (5);
  g_autoptr (MdgHandoverDocument) many = mdg_sample_new_handover (20);
  g_autoptr (GPtrArray) few_texts = NULL;
  g_autoptr (GPtrArray) more_texts = NULL;
  g_autoptr (GPtrArray) many_texts = NULL;

  mdg_document_paginate (MDG_DOCUMENT (few), MDG_PAPER_A4_PORTRAIT);
  mdg_document_paginate (MDG_DOCUMENT (more), MDG_PAPER_A4_PORTRAIT);
  mdg_document_paginate (MDG_DOCUMENT (many), MDG_PAPER_A4_PORTRAIT);
  few_texts = mdg_document_list_texts (MDG_DOCUMENT (few));
  more_texts = mdg_document_list_texts (MDG_DOCUMENT (more));
  many_texts = mdg_document_list_texts (MDG_DOCUMENT (many));

  g_assert_cmpuint (mdg_document_get_n_pages (MDG_DOCUMENT (more)), ==, 1);
  g_assert_cmpfloat (mdg_check_find (more_texts, 0, "5/12 火")->size, <, mdg_check_find (few_texts, 0, "5/12 火")->size);

  g_assert_cmpuint (mdg_document_get_n_pages (MDG_DOCUMENT (many)), >, 1);
  g_assert_cmpfloat_with_epsilon (mdg_check_find (many_texts, 0, "5/12 火")->size, 8, 0.01);
  /* Nothing is hidden. */
  g_assert_cmpuint (mdg_check_count_texts (many_texts, "5/11 月"), ==, 20);
  g_assert_cmpuint (mdg_check_count_texts (many_texts, "5/8 から2日"), ==, 20);
  mdg_check_texts (MDG_DOCUMENT (many), 20, 15, 195, 285, 8);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/handover-document/groups", test_groups);
  g_test_add_func ("/handover-document/row", test_row);
  g_test_add_func ("/handover-document/shrinks-then-goes-on", test_shrinks_then_goes_on);

  return g_test_run ();
}
