#include "mdg-document-lines.h"

#include <string.h>

#include "mdg-report-samples.h"

/* What is printed is what is checked, wherever lines and pages break. */

static const MdgDate today = { 2026, 6, 3 };

static MdgLeakDictionary *
new_dictionary (void)
{
  MdgLeakDictionary *dictionary = mdg_leak_dictionary_new ();

  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_SUBJECT, "甲野 花子", "こうの はなこ");

  return dictionary;
}

static const MdgLeak *
find_leak (GPtrArray *leaks,
           MdgLeakKind kind)
{
  for (guint i = 0; i < leaks->len; i++)
    if (((const MdgLeak *) leaks->pdata[i])->kind == kind)
      return leaks->pdata[i];

  return NULL;
}

/* A long text with the name behind so many characters. */
static MdgRecordDocument *
new_record (guint before)
{
  static const char filler[] = "受診が途絶え見守りもなく";
  MdgRecordDocument *document = mdg_record_document_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < before; i++)
    g_string_append_unichar (text, g_utf8_get_char (g_utf8_offset_to_pointer (filler, i % 12)));
  g_string_append (text, "甲野花子");
  for (guint i = 0; i < 40; i++)
    g_string_append (text, "、訪問診療につなぐ");
  mdg_record_document_add_text (document, "相談内容", text->str);
  mdg_document_paginate (MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return document;
}

static guint
find_page (GPtrArray *texts,
           const char *character)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const MdgPlacedText *text = texts->pdata[i];

      if (strstr (text->text, character) != NULL)
        return text->page;
    }

  return G_MAXUINT;
}

/* The first number of characters that brings the end of the name to the second page. */
static guint
find_turn (void)
{
  guint low = 0;
  guint high = 8000;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      g_autoptr (MdgRecordDocument) document = new_record (middle);
      g_autoptr (GPtrArray) texts = mdg_document_list_texts (MDG_DOCUMENT (document));

      if (find_page (texts, "子") == 0)
        low = middle;
      else
        high = middle;
    }

  return high;
}

/* The four characters stand together on one line. */
static gboolean
is_whole (GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    if (strstr (((const MdgPlacedText *) texts->pdata[i])->text, "甲野花子") != NULL)
      return TRUE;

  return FALSE;
}

static void
test_wherever_it_breaks (void)
{
  g_autoptr (MdgLeakDictionary) dictionary = new_dictionary ();
  guint n_broken = 0;
  guint n_over_pages = 0;
  guint turn = find_turn ();

  for (guint before = turn - 60; before < turn + 5; before++)
    {
      g_autoptr (MdgRecordDocument) document = new_record (before);
      g_autoptr (GPtrArray) texts = mdg_document_list_texts (MDG_DOCUMENT (document));
      g_autoptr (GPtrArray) leaks = mdg_document_check_leaks (MDG_DOCUMENT (document), dictionary, &today);
      const MdgLeak *leak = find_leak (leaks, MDG_LEAK_FULL_NAME);

      n_broken += is_whole (texts) ? 0 : 1;
      n_over_pages += find_page (texts, "甲") != find_page (texts, "子") ? 1 : 0;
      g_assert_nonnull (leak);
      g_assert_cmpstr (leak->word, ==, "甲野花子");
      g_assert_cmpint ((int) leak->severity, ==, MDG_LEAK_BLOCKED);
    }
  g_test_message ("%u broken over lines, %u of them over pages", n_broken, n_over_pages);
  g_assert_cmpuint (n_broken, >, 3);
  g_assert_cmpuint (n_over_pages, >, 0);
}

static MdgTableDocument *
new_table (const char *text)
{
  g_autoptr (MdgTable) table = mdg_table_new ("t", "一覧");
  MdgTableDocument *document;

  mdg_table_add_column (table, "事例", MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, "要旨", MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, "件数", MDG_CELL_NUMBER, 12);
  for (guint i = 0; i < 3; i++)
    {
      guint row = mdg_table_add_row (table, NULL, 0);

      mdg_table_set_text (table, row, 0, "A");
      mdg_table_set_text (table, row, 1, i == 1 ? text : "独居");
      mdg_table_set_number (table, row, 2, 5);
    }
  document = mdg_table_document_new (table);
  mdg_document_set_handling (MDG_DOCUMENT (document), NULL);
  mdg_document_paginate (MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return document;
}

/* A narrow cell breaks the name anywhere; the line that is told is the one a reader counts to. */
static void
test_narrow_cell (void)
{
  g_autoptr (MdgLeakDictionary) dictionary = new_dictionary ();
  g_autoptr (MdgTableDocument) document = new_table ("ﾎﾝﾆﾝ ｺｳﾉ ﾊﾅｺ");
  g_autoptr (GPtrArray) leaks = mdg_document_check_leaks (MDG_DOCUMENT (document), dictionary, &today);
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (MDG_DOCUMENT (document));
  g_autoptr (GArray) lines = mdg_document_lines_new (texts);
  const MdgLeak *leak = find_leak (leaks, MDG_LEAK_KANA);
  guint first = G_MAXUINT;
  guint last = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    {
      const MdgLeakLine *line = &g_array_index (lines, MdgLeakLine, i);

      if (strstr (line->text, "ｺ") == NULL)
        continue;
      first = MIN (first, line->line);
      last = line->line;
    }
  g_assert_nonnull (leak);
  g_assert_cmpstr (leak->word, ==, "ｺｳﾉ ﾊﾅｺ");
  g_assert_cmpuint (leak->page, ==, 0);
  g_assert_cmpuint (leak->line, ==, first);
  g_assert_cmpuint (last, >, first);
}

/* The title of the file is read like a page. */
static void
test_metadata (void)
{
  g_autoptr (MdgLeakDictionary) dictionary = new_dictionary ();
  g_autoptr (MdgTableDocument) document = new_table ("独居");
  g_autoptr (GPtrArray) none = mdg_document_check_leaks (MDG_DOCUMENT (document), dictionary, &today);
  g_autoptr (GPtrArray) leaks = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  mdg_document_set_title (MDG_DOCUMENT (document), "甲野花子の件");
  leaks = mdg_document_check_leaks (MDG_DOCUMENT (document), dictionary, &today);
  g_assert_cmpuint (leaks->len, ==, 1);
  g_assert_cmpuint (((const MdgLeak *) leaks->pdata[0])->page, ==, MDG_LEAK_METADATA);
}

/* Every character of every document in reading order is one that is drawn, and none is left out. */
static void
test_all_is_read (void)
{
  g_autoptr (MdgMatrixDocument) matrix = mdg_sample_new_matrix (30);
  g_autoptr (MdgHandoverDocument) handover = mdg_sample_new_handover (40);
  g_autoptr (MdgRecordDocument) record = mdg_sample_new_record (12);
  MdgDocument *documents[] = { MDG_DOCUMENT (matrix), MDG_DOCUMENT (handover), MDG_DOCUMENT (record) };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GPtrArray) texts = NULL;
      g_autoptr (GArray) lines = NULL;
      g_autoptr (GHashTable) read = g_hash_table_new (NULL, NULL);

      mdg_document_paginate (documents[i], mdg_document_get_default_paper (documents[i]));
      texts = mdg_document_list_texts (documents[i]);
      lines = mdg_document_lines_new (texts);
      g_assert_cmpuint (lines->len, ==, texts->len);
      for (guint j = 0; j < lines->len; j++)
        g_assert_true (g_hash_table_add (read, (gpointer) g_array_index (lines, MdgLeakLine, j).text));
      for (guint j = 0; j < texts->len; j++)
        g_assert_true (g_hash_table_contains (read, ((const MdgPlacedText *) texts->pdata[j])->text));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document-lines/wherever-it-breaks", test_wherever_it_breaks);
  g_test_add_func ("/document-lines/narrow-cell", test_narrow_cell);
  g_test_add_func ("/document-lines/metadata", test_metadata);
  g_test_add_func ("/document-lines/all-is-read", test_all_is_read);

  return g_test_run ();
}
