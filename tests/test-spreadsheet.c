#include "mdg-csv.h"
#include "mdg-error.h"
#include "mdg-json-tables.h"
#include "mdg-sheet-reader.h"
#include "mdg-xlsx.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("madoguchi-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "out", NULL);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* no temporary file is left behind */
  g_free (self->folder);
  g_free (self->path);
}

/* What breaks programs: formulas, markup, escapes, spaces, quotes, scripts of every direction, long runs. */
static const char *const seeds[] = {
  "=1+1",
  "+81-47",
  "-",
  "@SUM(A1)",
  "'=x",
  "''=x",
  "'",
  "'quoted'",
  "\t=x",
  "=HYPERLINK(\"http://x\")",
  "=cmd|' /C calc'!A0",
  ",",
  ";",
  "\"",
  "\"\"",
  "\"a\"\"b\"",
  "a,b;c\td",
  "\n",
  "a\nb",
  "\n\n",
  " ",
  "  lead",
  "trail  ",
  "\ttab\t",
  "a\n",
  "\na",
  "<b>",
  "&amp;",
  "&",
  "]]>",
  "<![CDATA[x]]>",
  "<!DOCTYPE x>",
  "<?xml?>",
  "&#x41;",
  "%s%n",
  "{{7*7}}",
  "${x}",
  "\\",
  "\\n",
  "\\\"",
  "_x0041_",
  "_x005F_",
  "_x005F_x0041_",
  "__x0041__",
  "_x00",
  "_x000D_",
  "_X0041_",
  "髙橋﨑",
  "𠮷野家",
  "葛󠄀城",
  "神︀",
  "が",
  "ｶﾞｷﾞ",
  "Å",
  "é",
  "👩‍👩‍👧‍👦",
  "🇯🇵",
  "☎️",
  "①㈱㍻",
  "～〜−－―—‖∥",
  "￥¥\\",
  "العربية",
  "עברית",
  "\u202eabc",
  "\u200b",
  "\ufeff",
  "\ufeffa",
  "\xc2\xa0",
  "　",
  "\u2028",
  "\xc2\x85",
  "\ufffd",
  "\U0010fffd",
  "Z͑ͫ̓a͂l̀go",
  "0",
  "-0",
  "007",
  "1e5",
  "4.27E+09",
  "1/2",
  "2026/5/12",
  "TRUE",
  "NULL",
  "#N/A",
  "INF",
  "NaN",
  "090-0000-1234",
  "1,234",
  "ID",
  "../../etc/passwd",
  "'; DROP TABLE x;--",
  "<script>alert(1)</script>",
  "Robert",
  "undefined",
  "con",
  "sep=,",
};

static GPtrArray *
make_nasty (void)
{
  GPtrArray *nasty = g_ptr_array_new_with_free_func (g_free);
  guint n = G_N_ELEMENTS (seeds);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (nasty, g_strdup (seeds[i]));
  for (guint i = 0; nasty->len < 499; i++)
    g_ptr_array_add (nasty, g_strconcat (seeds[i % n], seeds[(i * 7 + i / n * 3 + 1) % n], seeds[(i * 11 + 5) % n], NULL));
  g_ptr_array_add (nasty, g_strnfill (32767, 'x'));

  return nasty;
}

static MdgTable *
make_nasty_table (GPtrArray *nasty)
{
  MdgTable *table = mdg_table_new ("nasty", "文字列");

  mdg_table_add_column (table, "番号", MDG_CELL_NUMBER, 1);
  mdg_table_add_column (table, "=見出し", MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, "末尾", MDG_CELL_TEXT, 1);
  for (guint i = 0; i < nasty->len; i++)
    {
      guint row = mdg_table_add_row (table, NULL, 0);

      mdg_table_set_number (table, row, 0, (gint64) i - 3);
      mdg_table_set_text (table, row, 1, g_ptr_array_index (nasty, i));
      mdg_table_set_text (table, row, 2, "。");
    }

  return table;
}

static GPtrArray *
one_table (MdgTable *table)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (tables, table);
  return tables;
}

static void
assert_reads_back (const char *path,
                   GPtrArray *nasty)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgSheetReader) reader = mdg_sheet_reader_new_for_path (path, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (;; n++)
    {
      g_autoptr (GPtrArray) cells = NULL;
      guint row;
      MdgSheetStatus status = mdg_sheet_reader_next (reader, &cells, &row, &error);

      g_assert_no_error (error);
      if (status == MDG_SHEET_END)
        break;
      g_assert_cmpint (status, ==, MDG_SHEET_ROW);
      g_assert_cmpuint (cells->len, ==, 3);
      if (n == 0)
        g_assert_cmpstr (g_ptr_array_index (cells, 1), ==, "=見出し");
      else
        {
          g_autofree char *number = g_strdup_printf ("%d", (int) n - 4);

          g_assert_cmpstr (g_ptr_array_index (cells, 0), ==, number);
          g_assert_cmpstr (g_ptr_array_index (cells, 1), ==, g_ptr_array_index (nasty, n - 1));
          g_assert_cmpstr (g_ptr_array_index (cells, 2), ==, "。");
        }
    }
  g_assert_cmpuint (n, ==, nasty->len + 1);
}

static void
test_csv_round_trip (Fixture *self,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) nasty = make_nasty ();
  g_autoptr (GPtrArray) tables = one_table (make_nasty_table (nasty));
  g_autoptr (GError) error = NULL;

  g_assert_true (mdg_csv_write (tables, self->path, MDG_CSV_OFFICE, NULL, &error));
  g_assert_no_error (error);
  assert_reads_back (self->path, nasty);
}

static void
test_xlsx_round_trip (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) nasty = make_nasty ();
  g_autoptr (GPtrArray) tables = one_table (make_nasty_table (nasty));
  g_autoptr (GError) error = NULL;

  g_assert_true (mdg_xlsx_write (tables, NULL, self->path, &error));
  g_assert_no_error (error);
  assert_reads_back (self->path, nasty);
}

static MdgTable *
make_small_table (const char *title)
{
  MdgTable *table = mdg_table_new ("by-channel", title);
  guint row;

  mdg_table_add_column (table, "方法", MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, "件数", MDG_CELL_NUMBER, 1);
  mdg_table_add_column (table, "割合", MDG_CELL_PERCENT, 1);
  row = mdg_table_add_row (table, "tel", 0);
  mdg_table_set_text (table, row, 0, "=電話");
  mdg_table_set_number (table, row, 1, -1234);
  mdg_table_set_number (table, row, 2, 305);
  row = mdg_table_add_row (table, NULL, 1);
  mdg_table_set_text (table, row, 0, "訪問, 来所");
  row = mdg_table_add_row (table, "total", 0);
  mdg_table_set_text (table, row, 0, "計");
  mdg_table_set_number (table, row, 1, 0);
  mdg_table_set_number (table, row, 2, 1000);
  mdg_table_set_total_row (table, row);
  mdg_table_add_note (table, "重複計上");

  return table;
}

static void
test_csv_form (void)
{
  g_autoptr (GPtrArray) tables = one_table (make_small_table ("方法別"));
  g_autoptr (GByteArray) office = mdg_csv_format (tables, MDG_CSV_OFFICE, NULL, NULL);
  g_autoptr (GByteArray) raw = mdg_csv_format (tables, MDG_CSV_RAW, NULL, NULL);
  g_autoptr (GByteArray) both = NULL;
  static const guint8 end = 0;

  g_byte_array_append (office, &end, 1);
  g_assert_cmpstr ((char *) office->data, ==, "\xef\xbb\xbf方法,件数,割合\r\n'=電話,-1234,30.5%\r\n\"訪問, 来所\",―,―\r\n計,0,100.0%\r\n重複計上\r\n");
  g_byte_array_append (raw, &end, 1);
  g_assert_nonnull (strstr ((char *) raw->data, "\r\n=電話,-1234"));

  g_ptr_array_add (tables, make_small_table ("職種別"));
  both = mdg_csv_format (tables, MDG_CSV_OFFICE, NULL, NULL);
  g_byte_array_append (both, &end, 1);
  g_assert_nonnull (strstr ((char *) both->data, "方法別\r\n方法"));
  g_assert_nonnull (strstr ((char *) both->data, "重複計上\r\n\r\n職種別\r\n"));
}

static void
test_csv_cp932 (Fixture *self,
                gconstpointer data)
{
  g_autoptr (MdgTable) table = mdg_table_new ("t", "t");
  g_autoptr (GPtrArray) tables = one_table (g_object_ref (table));
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgSheetReader) reader = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  g_autofree char *unwritable = NULL;
  guint row;

  mdg_table_add_column (table, "髙橋〜①", MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, "𠮷野é𠮷", MDG_CELL_TEXT, 1);

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_assert_false (mdg_csv_write (tables, self->path, MDG_CSV_CP932, &unwritable, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_assert_cmpstr (unwritable, ==, "é𠮷");
  g_clear_error (&error);
  g_clear_pointer (&unwritable, g_free);
  {
    g_autofree char *before = NULL;

    g_assert_true (g_file_get_contents (self->path, &before, NULL, NULL));
    g_assert_cmpstr (before, ==, "before");
  }

  g_assert_true (mdg_csv_write (tables, self->path, MDG_CSV_CP932 | MDG_CSV_REPLACE, &unwritable, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (unwritable, ==, "é𠮷");
  reader = mdg_sheet_reader_new_for_path (self->path, &error);
  g_assert_cmpstr (mdg_sheet_reader_get_format (reader), ==, "CP932");
  g_assert_cmpint (mdg_sheet_reader_next (reader, &cells, &row, &error), ==, MDG_SHEET_ROW);
  g_assert_cmpstr (g_ptr_array_index (cells, 0), ==, "髙橋～①");
  g_assert_cmpstr (g_ptr_array_index (cells, 1), ==, "〓野〓〓");
}

static void
test_json (void)
{
  g_autoptr (GPtrArray) tables = one_table (make_small_table ("方法別"));
  g_autofree char *text = mdg_json_format_tables (tables);

  g_assert_cmpstr (text, ==, "{\"tables\":[{\"key\":\"by-channel\",\"title\":\"方法別\",\"columns\":[\"方法\",\"件数\",\"割合\"],"
                             "\"rows\":[{\"code\":\"tel\",\"cells\":[\"=電話\",-1234,30.5]},{\"level\":1,\"cells\":[\"訪問, 来所\",null,null]}],"
                             "\"total\":{\"code\":\"total\",\"cells\":[\"計\",0,100.0]},\"notes\":[\"重複計上\"]}]}");
}

/* One file inside the zip, as text. */
static char *
read_part (const char *path,
           const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  GString *text = g_string_new (NULL);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 4096), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (strcmp (archive_entry_pathname (entry), name) == 0)
      {
        char bytes[4096];
        gssize n;

        while ((n = archive_read_data (archive, bytes, sizeof bytes)) > 0)
          g_string_append_len (text, bytes, n);
      }
  archive_read_free (archive);

  return g_string_free (text, FALSE);
}

static void
assert_part_has (const char *path,
                 const char *name,
                 const char *const *pieces)
{
  g_autofree char *part = read_part (path, name);

  for (; *pieces != NULL; pieces++)
    if (strstr (part, *pieces) == NULL)
      g_error ("%s lacks %s: %s", name, *pieces, part);
}

static void
test_xlsx_form (Fixture *self,
                gconstpointer data)
{
  static const char *const sheet[] = { "state=\"frozen\"", "t=\"inlineStr\"><is><t>=電話</t>", "<v>-1234</v>", "<v>0.305</v>", "orientation=\"landscape\"", "paperSize=\"8\"", "fitToHeight=\"0\"", "&amp;R取扱注意", "&amp;LA&amp;&amp;B", "内部用", NULL };
  static const char *const book[] = { "name=\"方法別\"", "name=\"方法別 2\"", "name=\"a b\"", "Print_Titles", NULL };
  static const char *const core[] = { "<dc:creator></dc:creator>", "2020-01-01T00:00:00Z", NULL };
  static const MdgXlsxPage page = { TRUE, TRUE, "A&B", "内部用", "取扱注意", "作成 R8.5.12" };
  g_autoptr (GPtrArray) tables = one_table (make_small_table ("方法別"));
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize size;
  gsize again;

  g_ptr_array_add (tables, make_small_table ("方法別"));
  g_ptr_array_add (tables, make_small_table ("a/b"));
  g_assert_true (mdg_xlsx_write (tables, &page, self->path, &error));
  g_assert_no_error (error);
  assert_part_has (self->path, "xl/worksheets/sheet1.xml", sheet);
  assert_part_has (self->path, "xl/workbook.xml", book);
  assert_part_has (self->path, "docProps/core.xml", core);

  g_assert_true (g_file_get_contents (self->path, &first, &size, NULL));
  g_assert_true (mdg_xlsx_write (tables, &page, self->path, &error));
  g_assert_true (g_file_get_contents (self->path, &second, &again, NULL));
  g_assert_cmpmem (first, size, second, again);
}

/* A day and a time are a number with a format that programs show as a date; a row is as high as its text. */
static void
test_xlsx_times_and_heights (Fixture *self,
                             gconstpointer data)
{
  static const char *const sheet[] = { "<v>46056.3784722", "<t>令和8年のいつか</t>", "customHeight=\"1\"", NULL };
  static const char *const styles[] = { "[$-411]ge.m.d aaa h:mm", "游明朝", NULL };
  static const MdgXlsxPage page = { .is_mincho = TRUE };
  MdgTable *table = mdg_table_new ("t", "t");
  g_autoptr (GPtrArray) tables = one_table (table);
  g_autoptr (GError) error = NULL;
  g_autofree char *display = NULL;
  guint row;

  mdg_table_add_column (table, "受付日時", MDG_CELL_TIME, 1);
  mdg_table_add_column (table, "内容", MDG_CELL_TEXT, 1);
  row = mdg_table_add_row (table, NULL, 0);
  mdg_table_set_text (table, row, 0, "2026-02-03T09:05");
  mdg_table_set_text (table, row, 1, "一行\n二行");
  mdg_table_set_text (table, mdg_table_add_row (table, NULL, 0), 0, "令和8年のいつか");
  display = mdg_table_dup_display (table, row, 0);
  g_assert_cmpstr (display, ==, "R8.2.3 火 9:05");

  g_assert_true (mdg_xlsx_write (tables, &page, self->path, &error));
  g_assert_no_error (error);
  assert_part_has (self->path, "xl/worksheets/sheet1.xml", sheet);
  assert_part_has (self->path, "xl/styles.xml", styles);
}

static void
test_xlsx_refusals (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgTable) table = mdg_table_new ("t", "t");
  g_autoptr (GPtrArray) tables = one_table (g_object_ref (table));
  g_autoptr (GError) error = NULL;
  g_autofree char *longer = g_strnfill (32768, 'x');
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "out.xlsx", NULL);

  mdg_table_add_column (table, "a", MDG_CELL_TEXT, 1);
  mdg_table_set_text (table, mdg_table_add_row (table, NULL, 0), 0, longer);
  g_assert_false (mdg_xlsx_write (tables, NULL, self->path, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  mdg_table_set_text (table, 0, 0, "short");
  g_assert_false (mdg_xlsx_write (tables, NULL, nowhere, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
}

/* Where the disk holds only the first 40 KiB, the error says so and the old file stays. */
static void
test_no_room (Fixture *self,
              gconstpointer data)
{
  g_autoptr (MdgTable) table = mdg_table_new ("t", "t");
  g_autoptr (GPtrArray) tables = one_table (g_object_ref (table));
  g_autofree char *left = NULL;
  struct rlimit limit;
  struct rlimit small;

  mdg_table_add_column (table, "a", MDG_CELL_TEXT, 1);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u%u", g_str_hash ("x") * (i + 7), i * i * 977);

      mdg_table_set_text (table, mdg_table_add_row (table, NULL, 0), 0, text);
    }
  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = (struct rlimit){ 40 * 1024, limit.rlim_max };
  for (int kind = 0; kind < 3; kind++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      if (kind == 0)
        done = mdg_csv_write (tables, self->path, MDG_CSV_OFFICE, NULL, &error);
      else if (kind == 1)
        done = mdg_json_write_tables (tables, self->path, &error);
      else
        done = mdg_xlsx_write (tables, NULL, self->path, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      g_assert_false (done);
      g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
    }
  g_assert_true (g_file_get_contents (self->path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "before");
}

static void
test_xlsx_matrix (Fixture *self,
                  gconstpointer data)
{
  static const char *const titles[] = { "個別事例の課題整理", "対象期間 R7", NULL };
  static const char *const notes[] = { "★ 1件でも重大", NULL };
  static const MdgXlsxGroup groups[] = { { "地域課題", 2 }, { "家族課題", 1 }, { "", 1 } };
  static const char *const columns[] = { "見守り不在", "資源の不足", "世帯の困難", "検討段階" };
  static const char *const cells_a[] = { "孤立\n行方不明", "", "=独居", "個別" };
  static const char *const cells_b[] = { "", "夜間休日", "", "市" };
  static const MdgXlsxMatrixRow rows[] = { { "A", "80代・女\n要介護2", cells_a }, { "B★", "90歳以上・男", cells_b } };
  static const char *const totals[] = { "1", "1", "1", "" };
  static const char *const group_totals[] = { "2（100%）", "1（50%）", "" };
  static const MdgXlsxMatrix matrix = { "課題整理", titles, "事例", "年代・性別", groups, G_N_ELEMENTS (groups), columns, G_N_ELEMENTS (columns), rows, G_N_ELEMENTS (rows), "該当事例数", totals, "グループ計", group_totals, notes };
  static const MdgXlsxPage page = { .is_a3 = TRUE, .is_landscape = TRUE };
  static const char *const sheet[] = { "<mergeCell ref=\"A3:A4\"/>", "<mergeCell ref=\"C3:D3\"/>", "<mergeCell ref=\"F3:F4\"/>", "<mergeCell ref=\"C8:D8\"/>", "topLeftCell=\"C5\"", "paperSize=\"8\"", NULL };
  static const char *const expected[] = { "個別事例の課題整理", "対象期間 R7", "事例|年代・性別|地域課題||家族課題|検討段階", "||見守り不在|資源の不足|世帯の困難", "A|80代・女\n要介護2|孤立\n行方不明||=独居|個別", "B★|90歳以上・男||夜間休日||市", "該当事例数||1|1|1", "グループ計||2（100%）||1（50%）", "★ 1件でも重大" };
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgSheetReader) reader = NULL;

  g_assert_true (mdg_xlsx_write_matrix (&matrix, &page, self->path, &error));
  g_assert_no_error (error);
  assert_part_has (self->path, "xl/worksheets/sheet1.xml", sheet);

  reader = mdg_sheet_reader_new_for_path (self->path, &error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GPtrArray) cells = NULL;
      g_autofree char *joined = NULL;
      guint row;

      g_assert_cmpint (mdg_sheet_reader_next (reader, &cells, &row, &error), ==, MDG_SHEET_ROW);
      g_ptr_array_add (cells, NULL);
      joined = g_strjoinv ("|", (char **) cells->pdata);
      g_assert_cmpstr (joined, ==, expected[i]);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/spreadsheet/csv-round-trip", Fixture, NULL, set_up, test_csv_round_trip, tear_down);
  g_test_add ("/spreadsheet/xlsx-round-trip", Fixture, NULL, set_up, test_xlsx_round_trip, tear_down);
  g_test_add_func ("/spreadsheet/csv-form", test_csv_form);
  g_test_add ("/spreadsheet/csv-cp932", Fixture, NULL, set_up, test_csv_cp932, tear_down);
  g_test_add_func ("/spreadsheet/json", test_json);
  g_test_add ("/spreadsheet/xlsx-form", Fixture, NULL, set_up, test_xlsx_form, tear_down);
  g_test_add ("/spreadsheet/xlsx-times-and-heights", Fixture, NULL, set_up, test_xlsx_times_and_heights, tear_down);
  g_test_add ("/spreadsheet/xlsx-refusals", Fixture, NULL, set_up, test_xlsx_refusals, tear_down);
  g_test_add ("/spreadsheet/no-room", Fixture, NULL, set_up, test_no_room, tear_down);
  g_test_add ("/spreadsheet/xlsx-matrix", Fixture, NULL, set_up, test_xlsx_matrix, tear_down);

  return g_test_run ();
}
