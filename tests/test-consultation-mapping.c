#include "mdg-consultation-headers.h"
#include "mdg-consultation-mapping.h"
#include "mdg-error.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <xlsxwriter.h>

static const MdgDate today = { 2026, 5, 12 };

typedef struct
{
  MdgConsultationWords *words;
} Fixture;

/* The vocabularies the program ships, as a register loads them. */
static void
add_vocabulary (MdgConsultationWords *words,
                const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.json", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "vocabularies", file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *terms;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  terms = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "terms");
  for (guint i = 0; i < json_array_get_length (terms); i++)
    {
      JsonObject *term = json_array_get_object_element (terms, i);
      const char *const members[] = { "label", "short", "kana" };

      for (guint k = 0; k < G_N_ELEMENTS (members); k++)
        mdg_consultation_words_add (words, name, json_object_get_string_member (term, "code"), json_object_get_string_member_with_default (term, members[k], NULL));
    }
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  static const char *const names[] = { "channel", "profession", "affil_kind", "content", "scene", "action", "urgency", "care_level" };

  self->words = mdg_consultation_words_new ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_vocabulary (self->words, names[i]);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_consultation_words_free (self->words);
}

typedef struct
{
  MdgConsultationMapping *mapping;
  GPtrArray *rows;    /* MdgConsultationRow */
  GPtrArray *refused; /* reasons */
  guint n_passed;
} Import;

static void
import_file (Fixture *self,
             Import *import,
             const char *path,
             const MdgConsultationMapping *remembered)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgSheetReader) first = mdg_sheet_reader_new_for_path (path, &error);
  g_autoptr (MdgSheetReader) reader = mdg_sheet_reader_new_for_path (path, NULL);

  g_assert_no_error (error);
  *import = (Import){ 0 };
  import->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_consultation_row_free);
  import->refused = g_ptr_array_new_with_free_func (g_free);
  import->mapping = mdg_consultation_mapping_new_for_reader (first, remembered, &error);
  g_assert_no_error (error);

  for (;;)
    {
      g_autoptr (GPtrArray) cells = NULL;
      MdgConsultationRow *row;
      guint number;
      MdgSheetStatus status = mdg_sheet_reader_next (reader, &cells, &number, &error);

      g_assert_no_error (error);
      if (status == MDG_SHEET_END)
        return;
      row = mdg_consultation_mapping_convert (import->mapping, cells, number, self->words, &today, &error);
      if (row != NULL)
        g_ptr_array_add (import->rows, row);
      else if (g_error_matches (error, MDG_ERROR, MDG_ERROR_NOT_FOUND))
        import->n_passed++;
      else
        {
          g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
          g_ptr_array_add (import->refused, g_strdup (error->message));
        }
      g_clear_error (&error);
    }
}

static void
clear_import (Import *import)
{
  mdg_consultation_mapping_free (import->mapping);
  g_ptr_array_unref (import->rows);
  g_ptr_array_unref (import->refused);
}

static const MdgConsultationRow *
get_row (Import *import,
         guint number)
{
  for (guint i = 0; i < import->rows->len; i++)
    {
      const MdgConsultationRow *row = g_ptr_array_index (import->rows, i);

      if (row->row_number == number)
        return row;
    }

  g_error ("row %u was not taken", number);
}

static void
assert_value (Import *import,
              guint number,
              const char *field,
              const char *expected)
{
  const char *found = mdg_consultation_row_get (get_row (import, number), field);

  if (g_strcmp0 (found, expected) != 0)
    g_error ("row %u %s: “%s” is not “%s”", number, field, found, expected);
}

typedef struct
{
  guint row;
  const char *field;
  const char *expected;
} Expected;

static void
assert_values (Import *import,
               const Expected *expected,
               guint n)
{
  for (guint i = 0; i < n; i++)
    assert_value (import, expected[i].row, expected[i].field, expected[i].expected);
}

static const Expected simple_expected[] = {
  { 4, "received_at", "2025-04-03T09:15" },
  { 4, "channel", "tel" },
  { 4, "consulter.name", "山田　花子" },
  { 4, "consulter.affiliation", "みどり居宅介護支援事業所" },
  { 4, "consulter.profession", "cm" },
  { 4, "consulter.phone", "090-0000-1111" },
  { 4, "subject.name", "相談　一郎" },
  { 4, "subject.kana", "ソウダン　イチロウ" },
  { 4, "subject.sex", "m" },
  { 4, "subject.birth", "1935-03-05" },
  { 4, "text", "退院後の訪問診療医を探している。\n家族は在宅を希望" },
  { 4, "contents", "A1" },
  { 4, "action_text", "A医院を案内" },
  { 4, "minutes", "30" },
  { 4, "staff", "佐藤" },
  { 4, "follow_up.due", "2025-04-10" },
  { 4, "note", "備考：=要確認" },
  { 6, "received_at", "2025-04-03T14:05" },
  { 6, "channel", "fax" },
  { 6, "consulter.profession", "msw" },
  { 6, "consulter.phone", "047-333-0000" },
  { 6, "subject.sex", "f" },
  { 6, "subject.birth", NULL },
  { 6, "contents", "B1" },
  { 6, "minutes", "90" },
  { 6, "follow_up.due", NULL },
  { 6, "follow_up.what", "来週電話" },
  { 6, "note", "生年月日：昭和12年13月1日\n相談種別：謎の分類" },
  { 7, "received_at", "2025-04-04T00:00" },
  { 7, "channel", "visit_in" },
  { 7, "consulter.profession", "family" },
  { 7, "subject.sex", "unknown" },
  { 7, "contents", "C1" },
  { 7, "minutes", "20" },
  { 11, "received_at", "2025-04-08T00:00" },
  { 13, "text", "死亡診断・検案" },
  { 16, "channel", NULL },
  { 16, "note", "相談方法：伝書鳩" },
};

static void
test_simple (Fixture *self,
             gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "registers", "simple.csv", NULL);
  Import import;

  import_file (self, &import, path, NULL);
  g_assert_cmpuint (mdg_consultation_mapping_get_header_row (import.mapping), ==, 3);
  g_assert_null (mdg_consultation_mapping_get_field (import.mapping, 0));
  g_assert_cmpstr (mdg_consultation_mapping_get_header (import.mapping, 7), ==, "連絡先（TEL）");
  assert_values (&import, simple_expected, G_N_ELEMENTS (simple_expected));

  g_assert_true (get_row (&import, 4)->has_time);
  g_assert_cmpuint (get_row (&import, 4)->warnings->len, ==, 0);
  g_assert_false (get_row (&import, 7)->has_time);
  g_assert_cmpuint (get_row (&import, 6)->unknown->len, ==, 1);
  g_assert_cmpstr (((MdgUnknownWord *) g_ptr_array_index (get_row (&import, 6)->unknown, 0))->word, ==, "謎の分類");
  g_assert_cmpuint (get_row (&import, 6)->warnings->len, ==, 3); /* telephone, date of birth, due */
  g_assert_cmpuint (get_row (&import, 11)->warnings->len, ==, 1);

  /* 4.57E+04, 25:99, the telephone, no text */
  g_assert_cmpuint (import.refused->len, ==, 4);
  g_assert_nonnull (strstr (g_ptr_array_index (import.refused, 0), "Row 8: "));
  g_assert_nonnull (strstr (g_ptr_array_index (import.refused, 0), "4.27E+09"));
  g_assert_nonnull (strstr (g_ptr_array_index (import.refused, 1), "25:99"));
  g_assert_nonnull (strstr (g_ptr_array_index (import.refused, 2), "Row 10: "));
  g_assert_nonnull (strstr (g_ptr_array_index (import.refused, 3), "Row 14: "));
  g_assert_cmpuint (import.n_passed, ==, 4); /* title, head, empty number 8, head again */
  g_assert_cmpuint (import.rows->len, ==, 6);
  clear_import (&import);
}

static void
test_two_line_head (Fixture *self,
                    gconstpointer data)
{
  static const Expected expected[] = {
    { 5, "received_at", "2025-10-01T10:05" },
    { 5, "channel", "tel" },
    { 5, "consulter.name", "髙橋" },
    { 5, "consulter.affiliation", "﨑田クリニック" },
    { 5, "consulter.profession", "dr" },
    { 5, "consulter.phone", "047-000-0000" },
    { 5, "subject.name", "対象～太郎" },
    { 5, "subject.age", "85" },
    { 5, "subject.care_level", "k3" },
    { 5, "subject.address", "小金原" },
    { 5, "contents", "D1" },
    { 5, "text", "看取りの相談\n急ぎ" },
    { 5, "urgency", "u3" },
    { 5, "action_text", "つないだ" },
    { 5, "note", "備考：㈱" },
    { 7, "received_at", "2025-10-02T14:00" },
    { 7, "channel", "visit_in" },
    { 7, "consulter.profession", "self" },
    { 7, "subject.care_level", "s2" },
    { 7, "subject.age", NULL },
    { 7, "subject.age_text", "８０代" },
    { 7, "note", NULL },
    { 8, "received_at", "2025-10-02T00:00" },
    { 8, "text", "続けて相談" },
  };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "registers", "two-line-head.csv", NULL);
  Import import;

  import_file (self, &import, path, NULL);
  g_assert_cmpuint (mdg_consultation_mapping_get_header_row (import.mapping), ==, 4);
  g_assert_cmpstr (mdg_consultation_mapping_get_header (import.mapping, 3), ==, "相談者／氏名");
  assert_values (&import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpuint (import.refused->len, ==, 0);
  g_assert_cmpuint (get_row (&import, 8)->warnings->len, ==, 1);
  clear_import (&import);
}

/* Of whom no birth is known the age stands there, or about. */
static void
test_age_for_birth (Fixture *self,
                    gconstpointer data)
{
  static const Expected expected[] = {
    { 2, "subject.birth", "1938-03-05" },
    { 2, "subject.age", NULL },
    { 3, "subject.age", "88" },
    { 3, "subject.birth", NULL },
    { 4, "subject.age", "92" },
    { 5, "subject.age_text", "80代前半" },
    { 5, "subject.birth", NULL },
    { 6, "subject.birth", "1938" },
    { 7, "note", "生年月日：高齢" },
  };
  static const char text[] = "受付日,対象者,生年月日,相談内容\n"
                             "2025/4/1,見本 花子,S13.3.5,本文\n"
                             "2025/4/1,見本 二子,88歳,本文\n"
                             "2025/4/1,見本 三子,９２,本文\n"
                             "2025/4/1,見本 四子,80代前半,本文\n"
                             "2025/4/1,見本 五子,昭和13年,本文\n"
                             "2025/4/1,見本 六子,高齢,本文\n";
  g_autofree char *folder = g_dir_make_tmp ("mdg-ages-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ages.csv", NULL);
  Import import;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  import_file (self, &import, path, NULL);
  assert_values (&import, expected, G_N_ELEMENTS (expected));
  for (guint i = 2; i < 7; i++)
    g_assert_cmpuint (get_row (&import, i)->warnings->len, ==, 0);
  clear_import (&import);
  g_unlink (path);
  g_rmdir (folder);
}

/* Ticks under merged heads, real dates, numbers that lost their zero. */
static void
write_ticks (const char *path)
{
  static const char *const upper[] = { "相談日", "方法", NULL, NULL, "新規・継続", "相談者", "連絡先", "相談内容", "療養場面", NULL };
  static const char *const lower[] = { NULL, "電話", "来所", "その他の手段", NULL, NULL, NULL, NULL, "看取り", "急変" };
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "台帳");
  lxw_format *date = workbook_add_format (workbook);
  lxw_datetime day = { 2025, 12, 1, 9, 30, 0 };

  format_set_num_format (date, "ggge\"年\"m\"月\"d\"日\"");
  worksheet_write_string (sheet, 0, 0, "令和7年度 台帳", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (upper); i++)
    {
      if (upper[i] != NULL)
        worksheet_write_string (sheet, 1, (lxw_col_t) i, upper[i], NULL);
      if (lower[i] != NULL)
        worksheet_write_string (sheet, 2, (lxw_col_t) i, lower[i], NULL);
    }
  worksheet_write_datetime (sheet, 3, 0, &day, date);
  worksheet_write_string (sheet, 3, 2, "○", NULL);
  worksheet_write_string (sheet, 3, 4, "継続", NULL);
  worksheet_write_string (sheet, 3, 5, "=SUM(A1)", NULL);
  worksheet_write_number (sheet, 3, 6, 9000001234, NULL);
  worksheet_write_string (sheet, 3, 7, "内容", NULL);
  worksheet_write_string (sheet, 3, 8, "○", NULL);
  worksheet_write_string (sheet, 3, 9, "●", NULL);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
}

static void
test_ticks_and_memory (Fixture *self,
                       gconstpointer data)
{
  static const Expected expected[] = {
    { 4, "received_at", "2025-12-01T09:30" },
    { 4, "channel", "visit_in" },
    { 4, "kind", "continue" },
    { 4, "consulter.name", "=SUM(A1)" },
    { 4, "consulter.phone", "090-0000-1234" },
    { 4, "text", "内容" },
    { 4, "scenes", "eol acute" },
  };
  g_autofree char *folder = g_dir_make_tmp ("madoguchi-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "register", NULL);
  g_autoptr (MdgConsultationMapping) remembered = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  Import import;

  write_ticks (path);
  import_file (self, &import, path, NULL);
  g_assert_cmpstr (mdg_consultation_mapping_get_field (import.mapping, 2), ==, "channel");
  g_assert_cmpstr (mdg_consultation_mapping_get_word (import.mapping, 2), ==, "来所");
  mdg_consultation_mapping_set_code (import.mapping, "scene", "急変", "acute");
  assert_values (&import, expected, 6);

  /* changed, remembered, used again */
  g_assert_false (mdg_consultation_mapping_set_field (import.mapping, 5, "nonsense"));
  g_assert_true (mdg_consultation_mapping_set_field (import.mapping, 5, "consulter.affiliation"));
  g_assert_true (mdg_consultation_mapping_set_field (import.mapping, 4, NULL));
  json = mdg_consultation_mapping_dup_json (import.mapping);
  clear_import (&import);
  remembered = mdg_consultation_mapping_new_from_json (json, &error);
  g_assert_no_error (error);
  import_file (self, &import, path, remembered);
  assert_value (&import, 4, "consulter.affiliation", "=SUM(A1)");
  assert_value (&import, 4, "consulter.name", NULL);
  assert_value (&import, 4, "kind", NULL);
  assert_value (&import, 4, "scenes", "eol acute");
  again = mdg_consultation_mapping_dup_json (import.mapping);
  g_assert_cmpstr (again, ==, json);
  {
    g_autoptr (MdgConsultationMapping) other = mdg_consultation_mapping_new_from_json ("{\"columns\": [{\"header\": \"相談日\", \"field\": \"received_at\"}, {\"header\": \"無い列\", \"field\": \"text\"}, {\"header\": \"要らない列\", \"field\": null}]}", NULL);
    g_autoptr (GPtrArray) missing = mdg_consultation_mapping_list_missing (import.mapping, other);

    g_assert_cmpuint (missing->len, ==, 1);
    g_assert_cmpstr (g_ptr_array_index (missing, 0), ==, "無い列");
  }
  clear_import (&import);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_no_head (Fixture *self,
              gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("madoguchi-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "register", NULL);
  g_autoptr (MdgSheetReader) reader = NULL;
  g_autoptr (MdgConsultationMapping) mapping = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "受付日,a,b\n2025/4/1,x,y\n", -1, NULL));
  reader = mdg_sheet_reader_new_for_path (path, NULL);
  mapping = mdg_consultation_mapping_new_for_reader (reader, NULL, &error);
  g_assert_null (mapping);
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_bad_json (void)
{
  static const char *const cases[] = { "", "[]", "{}", "{\"columns\": 1}", "{\"columns\": [1]}", "{\"columns\": [{\"field\": \"text\"}]}", "{\"columns\": [{\"header\": \"a\", \"field\": \"nonsense\"}]}", "{\"columns\": [], \"words\": []}", "{\"columns\": [], \"words\": {\"channel\": 1}}", "{\"columns\": [], \"words\": {\"channel\": {\"a\": 1}}}" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mdg_consultation_mapping_new_from_json (cases[i], &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

static void
test_words (Fixture *self,
            gconstpointer data)
{
  static const struct
  {
    const char *vocabulary;
    const char *word;
    const char *code;
  } cases[] = {
    { "channel", "電話", "tel" },
    { "channel", "ＴＥＬ", "tel" },
    { "channel", "tel", "tel" },
    { "channel", "でんわ", "tel" },
    { "channel", "１．電話", "tel" },
    { "channel", "②来所", "visit_in" },
    { "channel", "ｆａｘ", "fax" },
    { "channel", "狼煙", NULL },
    { "channel", "", NULL },
    { "profession", "ケアマネージャー", "cm" },
    { "profession", "介護支援専門員", "cm" },
    { "profession", "訪看", "ns_visit" },
    { "profession", "ＭＳＷ", "msw" },
    { "profession", "長女", "family" },
    { "profession", "医師", "dr" },
    { "care_level", "要介護３", "k3" },
    { "care_level", "要介護5", "k5" },
    { "content", "A1", "A1" },
    { "sex", "女性", "f" },
    { "direction", "架電", "out" },
    { "consult_kind", "再", "repeat" },
    { "nonsense", "電話", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].word);
      g_assert_cmpstr (mdg_consultation_words_lookup (self->words, cases[i].vocabulary, cases[i].word), ==, cases[i].code);
    }
}

/* Every name of the list is found, and every field it names exists. */
static void
test_headers (void)
{
  guint n;
  const MdgConsultationHeader *headers = mdg_consultation_headers_list (&n);
  const char *const *fields = mdg_consultation_mapping_list_fields ();

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) names = g_strsplit (headers[i].names, "|", -1);

      g_assert_true (g_strv_contains (fields, headers[i].field));
      for (guint k = 0; names[k] != NULL; k++)
        {
          g_test_message ("%s", names[k]);
          g_assert_cmpstr (mdg_consultation_headers_find (names[k]), ==, headers[i].field);
        }
    }
  g_assert_cmpstr (mdg_consultation_headers_find (" 所要 時間\n（分）※"), ==, "minutes");
  g_assert_cmpstr (mdg_consultation_headers_find ("ﾌﾘｶﾞﾅ"), ==, "subject.kana");
  g_assert_null (mdg_consultation_headers_find ("血液型"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/consultation-mapping/simple", Fixture, NULL, set_up, test_simple, tear_down);
  g_test_add ("/consultation-mapping/two-line-head", Fixture, NULL, set_up, test_two_line_head, tear_down);
  g_test_add ("/consultation-mapping/ticks-and-memory", Fixture, NULL, set_up, test_ticks_and_memory, tear_down);
  g_test_add ("/consultation-mapping/age-for-birth", Fixture, NULL, set_up, test_age_for_birth, tear_down);
  g_test_add ("/consultation-mapping/no-head", Fixture, NULL, set_up, test_no_head, tear_down);
  g_test_add_func ("/consultation-mapping/bad-json", test_bad_json);
  g_test_add ("/consultation-mapping/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add_func ("/consultation-mapping/headers", test_headers);

  return g_test_run ();
}
