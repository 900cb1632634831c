#include <string.h>

#include "mdg-report-checks.h"
#include "mdg-report-samples.h"

typedef struct
{
  MdgMatrixDocument *matrix;
  MdgDocument *document;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->matrix = mdg_sample_new_matrix (GPOINTER_TO_UINT (data));
  self->document = MDG_DOCUMENT (self->matrix);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->matrix);
}

static void
test_fifteen_on_one_page (Fixture *self,
                          gconstpointer data)
{
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *text;

  mdg_document_paginate (self->document, MDG_PAPER_A3_LANDSCAPE);
  g_assert_cmpuint (mdg_document_get_n_pages (self->document), ==, 1);

  texts = mdg_document_list_texts (self->document);
  text = mdg_check_find (texts, 0, "個別事例の課題整理");
  g_assert_cmpfloat_with_epsilon (text->x, 20, 0.3);
  g_assert_cmpfloat_with_epsilon (text->size, 16, 0.01);
  g_assert_true (text->bold);
  /* The last row: its star, its labels in columns 2 and 3, the totals below. */
  text = mdg_check_find (texts, 0, "O★");
  g_assert_cmpfloat_with_epsilon (text->y + text->height / 2, 54 + 14.5 * 13.4, 0.3);
  g_assert_true (text->bold);
  text = mdg_check_find (texts, 0, "住宅老朽");
  g_assert_cmpfloat_with_epsilon (text->x, 78 + 2 * 28 + 1, 0.3);
  text = mdg_check_find (texts, 0, "15（100.0%）");
  g_assert_cmpfloat_with_epsilon (text->x + text->width / 2, 78 + 4 * 28, 0.3);
  g_assert_cmpfloat_with_epsilon (text->y + text->height / 2, 265.5, 0.3);
  /* Attributes stand in three lines of nine points. */
  text = mdg_check_find (texts, 0, "親と中高年の子（8050等）");
  g_assert_cmpfloat_with_epsilon (text->size, 9, 0.01);
  g_assert_cmpuint (text->line, ==, 2);
  g_assert_nonnull (mdg_check_find (texts, 0, "Handle with care"));
  g_assert_nonnull (mdg_check_find (texts, 0, "委員限り・会議終了後回収"));
  g_assert_nonnull (mdg_check_find (texts, 0, "12／25"));
  g_assert_nonnull (mdg_check_find (texts, 0, "1/1"));
}

static void
test_lines_to_the_millimetre (Fixture *self,
                              gconstpointer data)
{
  cairo_surface_t *surface;

  mdg_document_paginate (self->document, MDG_PAPER_A3_LANDSCAPE);
  surface = mdg_check_render (self->document, 0);

  g_assert_true (mdg_check_has_upright (surface, 20, 34, 269));
  g_assert_true (mdg_check_has_upright (surface, 36, 34.5, 255));
  for (guint i = 0; i <= 11; i++)
    {
      gboolean is_double = i == 3 || i == 5 || i == 7;
      double x = 78 + i * 28;

      g_test_message ("column line %u at %.1f", i, x);
      if (is_double)
        {
          g_assert_true (mdg_check_has_upright (surface, x - 0.4, 34.5, 268));
          g_assert_true (mdg_check_has_upright (surface, x + 0.4, 34.5, 268));
        }
      else
        g_assert_true (mdg_check_has_upright (surface, x, 54.5, 262));
      g_assert_false (mdg_check_has_upright (surface, x + 14, 54.5, 255));
    }
  g_assert_true (mdg_check_has_upright (surface, 408, 34, 269));

  g_assert_true (mdg_check_has_level (surface, 34, 20, 408));
  g_assert_true (mdg_check_has_level (surface, 42, 79, 385));
  for (guint i = 0; i <= 15; i++)
    g_assert_true (mdg_check_has_level (surface, 54 + i * 13.4, 20, 408));
  g_assert_true (mdg_check_has_level (surface, 262, 20, 408));
  g_assert_true (mdg_check_has_level (surface, 269, 20, 408));

  cairo_surface_destroy (surface);
}

static void
test_inside_margins (Fixture *self,
                     gconstpointer data)
{
  mdg_document_paginate (self->document, MDG_PAPER_A3_LANDSCAPE);
  mdg_check_texts (self->document, 20, 14, 408, 285, 8);
  mdg_check_margins (self->document, 20, 14, 408, 285);
  mdg_check_pdf (self->document);

  mdg_document_paginate (self->document, MDG_PAPER_A4_LANDSCAPE);
  mdg_check_texts (self->document, 20, 10, 287, 201, 8);
  mdg_check_margins (self->document, 20, 10, 287, 201);
  mdg_check_pdf (self->document);
}

static void
test_eight_on_a4 (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) texts = NULL;

  mdg_document_paginate (self->document, MDG_PAPER_A4_LANDSCAPE);
  g_assert_cmpuint (mdg_document_get_n_pages (self->document), ==, 2);

  texts = mdg_document_list_texts (self->document);
  g_assert_nonnull (mdg_check_find (texts, 0, "H"));
  g_assert_cmpuint (mdg_check_find (texts, G_MAXUINT, "I")->page, ==, 1);
  /* Heads on both, totals on the last only. */
  g_assert_cmpuint (mdg_check_count_texts (texts, "医療連携"), ==, 2);
  g_assert_cmpuint (mdg_check_find (texts, G_MAXUINT, "15（100.0%）")->page, ==, 1);
}

static void
test_rows_grow (Fixture *self,
                gconstpointer data)
{
  static const char label[] = "生活習慣に関するとても長い自由記載の課題がここに入る";
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *joined = NULL;
  const MdgPlacedText *before;
  const MdgPlacedText *after;

  for (guint i = 0; i < 4; i++)
    mdg_matrix_document_add_label (self->matrix, 0, 6, label, "¹²");
  mdg_document_paginate (self->document, MDG_PAPER_A3_LANDSCAPE);
  /* Fifteen rows of which one is high leave no room for the totals. */
  g_assert_cmpuint (mdg_document_get_n_pages (self->document), ==, 2);

  texts = mdg_document_list_texts (self->document);
  joined = mdg_check_join (texts);
  g_assert_nonnull (strstr (joined, "生活習慣に関するとても長い自由記載の課題がここに入る¹²生活習慣に"));
  before = mdg_check_find (texts, 0, "A");
  after = mdg_check_find (texts, 0, "B");
  g_assert_cmpfloat (after->y - before->y, >, 13.4 * 1.5);
  mdg_check_texts (self->document, 20, 14, 408, 285, 8);
}

static void
test_many_rows (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GPtrArray) texts = NULL;

  mdg_document_paginate (self->document, MDG_PAPER_A3_LANDSCAPE);
  g_assert_cmpuint (mdg_document_get_n_pages (self->document), ==, 3);

  texts = mdg_document_list_texts (self->document);
  g_assert_cmpuint (mdg_check_count_texts (texts, "本人要素（医療関係）"), ==, 3);
  g_assert_cmpuint (mdg_check_count_texts (texts, "個別事例の課題整理"), ==, 3);
  g_assert_nonnull (mdg_check_find (texts, 2, "3/3"));
  g_assert_cmpuint (mdg_check_count_texts (texts, "15（100.0%）"), ==, 1);
}

static void
test_wide (void)
{
  g_autoptr (MdgMatrixDocument) matrix = mdg_sample_new_wide_matrix (200, 60);
  MdgDocument *document = MDG_DOCUMENT (matrix);
  g_autoptr (GPtrArray) texts = NULL;

  mdg_document_paginate (document, MDG_PAPER_A3_LANDSCAPE);
  texts = mdg_document_list_texts (document);
  /* Nothing is lost: every label, every head on each of its pages, every letter once for each set of columns. */
  g_assert_cmpuint (mdg_check_count_texts (texts, "見守り不在"), ==, 200 * 20);
  g_assert_cmpuint (mdg_check_count_texts (texts, "課題の見出し 60"), ==, 14);
  g_assert_cmpuint (mdg_check_count_texts (texts, "HR"), ==, mdg_document_get_n_pages (document) / 14);
  mdg_check_texts (document, 20, 14, 408, 285, 8);
}

static void
test_columns_shrink (void)
{
  g_autoptr (MdgMatrixDocument) matrix = mdg_sample_new_wide_matrix (5, 16);
  MdgDocument *document = MDG_DOCUMENT (matrix);
  cairo_surface_t *surface;

  mdg_document_paginate (document, MDG_PAPER_A3_LANDSCAPE);
  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 1);
  surface = mdg_check_render (document, 0);
  for (guint i = 0; i <= 16; i++)
    g_assert_true (mdg_check_has_upright (surface, 78 + i * 308.0 / 16, 54.5, 54 + 5 * 13.4));
  cairo_surface_destroy (surface);
}

static void
test_evidence (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray) texts = NULL;

  mdg_matrix_document_add_label (self->matrix, 1, 7, "BPSD", "³");
  mdg_matrix_document_add_evidence (self->matrix, "3", "R8.5.12 受電 R8-0127「物を盗られた」");
  mdg_document_paginate (self->document, MDG_PAPER_A3_LANDSCAPE);
  texts = mdg_document_list_texts (self->document);
  g_assert_nonnull (mdg_check_find (texts, 0, "BPSD³"));
  g_assert_nonnull (mdg_check_find (texts, 1, "「物を盗られた」"));
}

static void
test_fax (Fixture *self,
          gconstpointer data)
{
  mdg_document_set_fax (self->document, TRUE);
  mdg_document_paginate (self->document, MDG_PAPER_A3_LANDSCAPE);
  mdg_check_texts (self->document, 20, 14, 408, 285, 10);
}

#define ADD(name, n_rows, function) \
  g_test_add ("/matrix-document/" name, Fixture, GUINT_TO_POINTER (n_rows), set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("fifteen-on-one-page", 15, test_fifteen_on_one_page);
  ADD ("lines-to-the-millimetre", 15, test_lines_to_the_millimetre);
  ADD ("inside-margins", 15, test_inside_margins);
  ADD ("eight-on-a4", 15, test_eight_on_a4);
  ADD ("rows-grow", 15, test_rows_grow);
  ADD ("many-rows", 40, test_many_rows);
  ADD ("evidence", 15, test_evidence);
  ADD ("fax", 15, test_fax);
  g_test_add_func ("/matrix-document/wide", test_wide);
  g_test_add_func ("/matrix-document/columns-shrink", test_columns_shrink);

  return g_test_run ();
}
