#include <glib/gstdio.h>
#include <string.h>

#include "mdg-error.h"
#include "mdg-report-checks.h"
#include "mdg-report-samples.h"

typedef struct
{
  MdgDocument *document;
  char *folder;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->document = MDG_DOCUMENT (mdg_sample_new_table_document (40));
  self->folder = g_dir_make_tmp ("mdg-document-XXXXXX", NULL);
  mdg_document_paginate (self->document, MDG_PAPER_A4_LANDSCAPE);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->document);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static void
test_page_sizes (Fixture *self,
                 gconstpointer data)
{
  double width;
  double height;

  mdg_document_get_page_size_mm (self->document, &width, &height);
  g_assert_cmpfloat (width, ==, 297);
  g_assert_cmpfloat (height, ==, 210);
  mdg_document_get_page_size_points (self->document, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 841.89, 0.01);
  mdg_paper_get_size_mm (MDG_PAPER_A3_LANDSCAPE, &width, &height);
  g_assert_cmpfloat (width, ==, 420);
}

static void
test_papers (Fixture *self,
             gconstpointer data)
{
  g_autoptr (MdgMatrixDocument) matrix = mdg_sample_new_matrix (1);

  g_assert_true (mdg_document_supports_paper (self->document, MDG_PAPER_A4_PORTRAIT));
  g_assert_false (mdg_document_supports_paper (MDG_DOCUMENT (matrix), MDG_PAPER_A4_PORTRAIT));
  g_assert_cmpint ((int) mdg_document_get_default_paper (MDG_DOCUMENT (matrix)), ==, MDG_PAPER_A4_LANDSCAPE);
  g_assert_cmpuint (mdg_document_get_n_pages (MDG_DOCUMENT (matrix)), ==, 0);
}

static char *
write_pdf (Fixture *self,
           gsize *length)
{
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  mdg_document_write_pdf (self->document, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);

  return bytes;
}

static void
test_same_bytes (Fixture *self,
                 gconstpointer data)
{
  gsize one_length;
  gsize two_length;
  g_autofree char *one = write_pdf (self, &one_length);
  g_autofree char *two = write_pdf (self, &two_length);

  g_assert_cmpmem (one, one_length, two, two_length);
}

/* The title, the making program and a time that is always the same; nothing of who or when. */
static void
test_metadata (Fixture *self,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "pdfinfo", path, NULL };

  mdg_document_write_pdf (self->document, path, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);

  g_assert_nonnull (strstr (output, "相談一覧"));
  g_assert_nonnull (strstr (output, "2000"));
  g_assert_null (strstr (output, "Author"));
  g_assert_null (strstr (output, "ModDate"));
  g_assert_null (strstr (output, "Subject"));
  g_assert_null (strstr (output, "Keywords"));
}

static void
test_folder_is_missing (Fixture *self,
                        gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "missing", "a.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (mdg_document_write_pdf (self->document, path, &error));
  g_assert_true (error->domain == MDG_ERROR);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static cairo_status_t
refuse (void *data,
        const unsigned char *bytes,
        unsigned int length)
{
  return CAIRO_STATUS_WRITE_ERROR;
}

static void
test_refused_stream (Fixture *self,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mdg_document_write_pdf_to (self->document, refuse, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
}

/* One glyph serves 一 and a radical of the same shape; the PDF must give back the letter that was meant. */
static void
test_letters_survive (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (MdgTable) table = mdg_table_new ("t", "一二人入八力十又口土士大女子小山川工己干");
  g_autoptr (MdgTableDocument) document = NULL;

  mdg_table_add_column (table, "𠮷髙﨑邉", MDG_CELL_TEXT, 1);
  mdg_table_set_text (table, mdg_table_add_row (table, NULL, 0), 0, "戸手支文斗斤方日曰月木止水火父片牛犬玉瓜<&\">令令");
  document = mdg_table_document_new (table);
  mdg_document_paginate (MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
  mdg_check_pdf (MDG_DOCUMENT (document));
}

static void
test_frame (Fixture *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (self->document);
  const MdgPlacedText *text;
  guint last = mdg_document_get_n_pages (self->document) - 1;

  g_assert_cmpuint (last, >=, 1);
  for (guint page = 0; page <= last; page++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u/%u", page + 1, last + 1);

      text = mdg_check_find (texts, page, number);
      g_assert_nonnull (text);
      g_assert_cmpfloat_with_epsilon (text->x + text->width, 285, 0.3);
      g_assert_cmpfloat (text->y, >, 191);
      g_assert_nonnull (mdg_check_find (texts, page, "Handle with care"));
      g_assert_nonnull (mdg_check_find (texts, page, "内部用・made 令和8年6月3日"));
    }
  text = mdg_check_find (texts, 0, "TEL 047-000-0000　FAX 047-000-0001");
  g_assert_cmpfloat_with_epsilon (text->x + text->width, 285, 0.3);
}

static void
test_handling_taken_away (Fixture *self,
                          gconstpointer data)
{
  g_autoptr (GPtrArray) texts = NULL;

  mdg_document_set_handling (self->document, NULL);
  mdg_document_set_letterhead (self->document, NULL);
  mdg_document_paginate (self->document, MDG_PAPER_A4_LANDSCAPE);
  texts = mdg_document_list_texts (self->document);
  g_assert_null (mdg_check_find (texts, G_MAXUINT, "Handle with care"));
  g_assert_null (mdg_check_find (texts, G_MAXUINT, "見本市在宅医療・介護連携支援センター"));
}

static void
test_typefaces (Fixture *self,
                gconstpointer data)
{
  mdg_document_set_typeface (self->document, MDG_TYPEFACE_MINCHO);
  g_assert_cmpuint (mdg_document_get_n_pages (self->document), ==, 0);
  mdg_document_paginate (self->document, MDG_PAPER_A4_LANDSCAPE);
  mdg_check_pdf (self->document);
}

static gpointer
paginate_in_thread (gpointer data)
{
  MdgDocument *document = data;

  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  g_ptr_array_unref (mdg_document_list_texts (document));

  return NULL;
}

static void
test_threads (Fixture *self,
              gconstpointer data)
{
  g_autoptr (MdgTableDocument) other = mdg_sample_new_table_document (200);
  GThread *one = g_thread_new ("one", paginate_in_thread, self->document);
  GThread *two = g_thread_new ("two", paginate_in_thread, other);

  g_thread_join (one);
  g_thread_join (two);
  g_assert_cmpuint (mdg_document_get_n_pages (self->document), >, 1);
  mdg_check_pdf (self->document);
}

static void
test_notifies (Fixture *self,
               gconstpointer data)
{
  guint n = 0;

  g_signal_connect_swapped (self->document, "notify::version", G_CALLBACK (g_atomic_int_inc), &n);
  mdg_document_set_version (self->document, "委員限り");
  mdg_document_set_version (self->document, "委員限り");
  g_assert_cmpuint (n, ==, 1);
}

#define ADD(name, function) g_test_add ("/document/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("page-sizes", test_page_sizes);
  ADD ("papers", test_papers);
  ADD ("same-bytes", test_same_bytes);
  ADD ("metadata", test_metadata);
  ADD ("folder-is-missing", test_folder_is_missing);
  ADD ("refused-stream", test_refused_stream);
  ADD ("letters-survive", test_letters_survive);
  ADD ("frame", test_frame);
  ADD ("handling-taken-away", test_handling_taken_away);
  ADD ("typefaces", test_typefaces);
  ADD ("threads", test_threads);
  ADD ("notifies", test_notifies);

  return g_test_run ();
}
