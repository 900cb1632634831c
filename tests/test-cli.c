/* Each verb as people and scripts run it: a process, what it prints, its exit code, what it leaves. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *sample;
  char *out;
  char *err;
  int code;
} Fixture;

static char *shared_sample;
static char *shared_folder;

static char *
path_of (Fixture *self,
         const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* Runs the program with input on its standard input; the words are split at spaces, @ stands for the folder. */
static void
run (Fixture *self,
     const char *input,
     const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (argv, g_strdup (g_getenv ("MDG_CLI")));
  for (char **part = parts; *part != NULL; part++)
    g_ptr_array_add (argv, (*part)[0] == '@' ? g_build_filename (self->folder, *part + 1, NULL) : g_strdup (*part));
  g_ptr_array_add (argv, NULL);

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input != NULL ? input : "", NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->code = g_subprocess_get_exit_status (process);
}

static void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static void
copy_sample (Fixture *self)
{
  g_autoptr (GFile) from = g_file_new_for_path (shared_sample);
  g_autofree char *path = path_of (self, "s.madoguchi");
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("madoguchi-cli-XXXXXX", NULL);
  if (shared_sample == NULL)
    {
      shared_folder = g_dir_make_tmp ("madoguchi-cli-XXXXXX", NULL);
      shared_sample = g_build_filename (shared_folder, "s.madoguchi", NULL);
      g_free (self->folder);
      self->folder = g_strdup (shared_folder);
      run (self, NULL, "sample @s.madoguchi");
      g_assert_cmpint (self->code, ==, 0);
      g_free (self->folder);
      self->folder = g_dir_make_tmp ("madoguchi-cli-XXXXXX", NULL);
    }
  copy_sample (self);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->out);
  g_free (self->err);
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);

  return node;
}

static JsonNode *
load (Fixture *self,
      const char *name)
{
  g_autofree char *path = path_of (self, name);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);

  return parse (json);
}

/* Wrong calls: exit 2, a sentence on stderr, nothing on stdout. */
static void
test_wrong_usage (Fixture *self,
                  gconstpointer data)
{
  static const char *const calls[] = {
    "nothing",
    "new @n.madoguchi",
    "new --centre A",
    "sample @n.madoguchi --consultations 0",
    "sample @n.madoguchi --as-of never",
    "sample @n.madoguchi --unknown",
    "search @s.madoguchi",
    "search @s.madoguchi a b c",
    "search @s.madoguchi a --limit 0",
    "matrix @s.madoguchi --kind case-issue",
    "matrix @s.madoguchi --output @m.json",
    "matrix @s.madoguchi --kind case-issue --output @m.txt",
    "matrix @s.madoguchi --kind nothing --output @m.json",
    "matrix @s.madoguchi --kind case-issue --version secret --output @m.json",
    "report @s.madoguchi --kind agenda --output @m.json",
    "report @s.madoguchi --kind conference --meeting 1 --version public --output @m.pdf",
    "report @s.madoguchi --kind agenda --meeting 1 --copies 3 --output @m.pdf",
    "report @s.madoguchi --kind agenda --meeting 1 --version committee --copies 3 --output @m.csv",
    "matrix @s.madoguchi --kind case-issue --paper b5 --output @m.json",
    "report @s.madoguchi --kind monthly --output @m.json",
    "report @s.madoguchi --kind record --output @m.json",
    "report @s.madoguchi --kind share-sheet --output @m.pdf",
    "report @s.madoguchi --kind area-list --output @m.pdf",
    "report @s.madoguchi --kind crosstab --output @m.json",
    "report @s.madoguchi --kind issues --order size --output @m.json",
    "report @s.madoguchi --kind nonsense --output @m.json",
    "form @s.madoguchi",
    "form @s.madoguchi --output @m.pdf",
    "form @s.madoguchi --blank --output @m.csv",
    "form @s.madoguchi --blank --count 201 --output @m.pdf",
    "form @s.madoguchi --referral R8-R0001 --kind cover --output @m.pdf",
    "form @s.madoguchi --referral R8-R0001 --reason a --output @m.pdf",
    "import @s.madoguchi @x.csv",
    "export @s.madoguchi @x.xml",
    "coverage @s.madoguchi --service vns --at someday --output @m.json",
    "undo-import @s.madoguchi 12",
    "restore @s.madoguchi",
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_test_message ("%s", calls[i]);
      run (self, NULL, calls[i]);
      g_assert_cmpint (self->code, ==, 2);
      g_assert_cmpstr (self->out, ==, "");
      assert_contains (self->err, "--help");
    }
}

static void
test_help_and_version (Fixture *self,
                       gconstpointer data)
{
  static const char *const verbs[] = { "new", "sample", "log", "import", "undo-import", "export", "validate", "search", "matrix", "report", "form", "check", "dump", "backup", "restore" };

  run (self, NULL, "--version");
  g_assert_cmpint (self->code, ==, 0);
  g_assert_true (g_ascii_isdigit (self->out[0]));

  run (self, NULL, "--help");
  g_assert_cmpint (self->code, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *call = g_strconcat (verbs[i], " --help", NULL);

      assert_contains (self->out, verbs[i]);
      run (self, NULL, call);
      g_assert_cmpint (self->code, ==, 0);
      assert_contains (self->out, "--staff");
      run (self, NULL, "--help");
    }
}

static void
test_new_log_search_check (Fixture *self,
                           gconstpointer data)
{
  run (self, NULL, "new @n.madoguchi --centre 見本");
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "new @n.madoguchi --centre 見本");
  g_assert_cmpint (self->code, ==, 1);
  g_assert_cmpstr (self->err, !=, "");

  run (self,
       "{\"uuid\":\"01890000-0000-7000-8000-000000000001\",\"received_at\":\"2026-05-12T14:05\",\"channel\":\"tel\",\"direction\":\"in\",\"text\":\"独居の方。\\r\\n往診の相談 \",\"action_text\":\"2か所を案内\",\"minutes\":15,"
       "\"consulter\":{\"name\":\"例田 花子\",\"profession\":\"cm\",\"affiliation\":\"みほん居宅\",\"phone\":\"047-000-1234\"},\"subject\":{\"name\":\"甲野 ハル\",\"kana\":\"こうの はる\",\"sex\":\"f\",\"birth\":\"1938-04\"},"
       "\"contents\":[\"A1\",\"C1\"],\"scenes\":[\"daily\"],\"actions\":[\"info\"],\"urgency\":\"u1\",\"follow_up\":{\"what\":\"折り返し\",\"due\":\"2026-05-14\"}}\n",
       "log @n.madoguchi --staff 例示");
  g_assert_cmpint (self->code, ==, 0);
  g_assert_cmpstr (self->out, ==, "ACK 01890000-0000-7000-8000-000000000001\n");

  run (self, NULL, "search @n.madoguchi ｺｳﾉ --json");
  {
    g_autoptr (JsonNode) root = parse (self->out);
    JsonObject *hit;

    g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 1);
    hit = json_array_get_object_element (json_node_get_array (root), 0);
    g_assert_cmpstr (json_object_get_string_member (hit, "uuid"), ==, "01890000-0000-7000-8000-000000000001");
    g_assert_cmpstr (json_object_get_string_member (hit, "received_at"), ==, "2026-05-12T14:05");
    g_assert_cmpstr (json_object_get_string_member (hit, "number"), ==, "R8-0001");
  }
  run (self, NULL, "search @n.madoguchi 2か所 --json");
  assert_contains (self->out, "2か所を案内");

  run (self, NULL, "dump @n.madoguchi");
  g_assert_cmpint (self->code, ==, 0);
  assert_contains (self->out, "独居の方。\\n往診の相談 ");
  assert_contains (self->out, "折り返し");
  run (self, NULL, "check @n.madoguchi");
  g_assert_cmpint (self->code, ==, 0);
}

/* The same again is fine, other content of the same uuid is not. */
static void
test_log_again (Fixture *self,
                gconstpointer data)
{
  static const char line[] = "{\"uuid\":\"01890000-0000-7000-8000-000000000002\",\"text\":\"一度目\",\"minutes\":5,\"subject\":{\"name\":\"乙川 清\"}}\n";
  g_autofree char *before = NULL;

  run (self, line, "log @s.madoguchi");
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "dump @s.madoguchi");
  before = g_strdup (self->out);

  run (self, line, "log @s.madoguchi");
  g_assert_cmpint (self->code, ==, 0);
  g_assert_cmpstr (self->out, ==, "ACK 01890000-0000-7000-8000-000000000002\n");
  run (self, "{\"uuid\":\"01890000-0000-7000-8000-000000000002\",\"text\":\"二度目\",\"minutes\":5,\"subject\":{\"name\":\"乙川 清\"}}\n", "log @s.madoguchi");
  g_assert_cmpint (self->code, ==, 1);
  g_assert_true (g_str_has_prefix (self->out, "NAK 1 "));
  run (self, "{\"uuid\":\"01890000-0000-7000-8000-000000000002\",\"text\":\"一度目\",\"minutes\":6,\"subject\":{\"name\":\"乙川 清\"}}\n", "log @s.madoguchi");
  g_assert_cmpint (self->code, ==, 1);
  run (self, NULL, "dump @s.madoguchi");
  g_assert_cmpstr (self->out, ==, before);
}

static void
test_log_bad_lines (Fixture *self,
                    gconstpointer data)
{
  static const char *const bad[] = {
    "nonsense",
    "[]",
    "{\"text\":\"a\"",
    "{\"text\":\"a\",}",
    "{\"text\":\"a\",\"text\":\"b\"}",
    "{\"text\":\"a\"} {\"text\":\"b\"}",
    "{'text':'a'}",
    "{\"text\":\"a\" /* b */}",
    "{\"text\":\"\"}",
    "{\"text\":\"   \"}",
    "{\"text\":5}",
    "{\"channel\":\"tel\"}",
    "{\"text\":\"a\",\"chanel\":\"tel\"}",
    "{\"text\":\"a\",\"channel\":\"telephone\"}",
    "{\"text\":\"a\",\"contents\":\"A1\"}",
    "{\"text\":\"a\",\"contents\":[\"A1\",\"A1\"]}",
    "{\"text\":\"a\",\"received_at\":\"2026-02-30T10:00\"}",
    "{\"text\":\"a\",\"minutes\":-1}",
    "{\"text\":\"a\",\"minutes\":\"5\"}",
    "{\"text\":\"a\\u0007b\"}",
    "{\"text\":\"a\\u0000b\"}",
    "{\"text\":\"a\\ud842b\"}",
    "{\"text\":\"a\\udfb7b\"}",
    "{\"text\":\"a\",\"uuid\":\"12\"}",
    "{\"text\":\"a\",\"subject\":\"x\"}",
    "{\"text\":\"a\",\"subject\":{\"birth\":\"1938-13\"}}",
    "{\"text\":\"a\",\"subject\":{\"age\":400}}",
  };

  run (self, NULL, "new @n.madoguchi --centre 見本");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *input = g_strconcat ("{\"text\":\"前\"}\n", bad[i], "\n{\"text\":\"後\"}\n", NULL);
      g_auto (GStrv) lines = NULL;

      g_test_message ("%s", bad[i]);
      run (self, input, "log @n.madoguchi");
      g_assert_cmpint (self->code, ==, 1);
      lines = g_strsplit (self->out, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, 4);
      g_assert_true (g_str_has_prefix (lines[0], "ACK "));
      g_assert_true (g_str_has_prefix (lines[1], "NAK 2 "));
      g_assert_cmpuint (strlen (lines[1]), >, strlen ("NAK 2 xxx"));
      g_assert_true (g_str_has_prefix (lines[2], "ACK "));
      g_assert_cmpstr (self->err, !=, "");
    }
}

static void
test_matrix (Fixture *self,
             gconstpointer data)
{
  static const int cases[] = { 5, 6, 2, 13, 5, 4, 7, 3, 3, 8, 4 };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonObject *totals;
  JsonArray *rows;

  run (self, NULL, "matrix @s.madoguchi --kind case-issue --output @m.json");
  g_assert_cmpint (self->code, ==, 0);
  root = load (self, "m.json");
  object = json_node_get_object (root);
  rows = json_object_get_array_member (object, "rows");
  totals = json_object_get_object_member (object, "totals");
  g_assert_cmpuint (json_array_get_length (rows), ==, 15);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "columns")), ==, 11);

  for (guint column = 0; column < 11; column++)
    {
      int n_cases = 0;
      int n_ticks = 0;

      for (guint row = 0; row < 15; row++)
        {
          JsonArray *cell = json_array_get_array_element (json_object_get_array_member (json_array_get_object_element (rows, row), "cells"), column);

          n_cases += json_array_get_length (cell) > 0;
          n_ticks += (int) json_array_get_length (cell);
        }
      g_assert_cmpint (n_cases, ==, cases[column]);
      g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (totals, "cases"), column), ==, n_cases);
      g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (totals, "ticks"), column), ==, n_ticks);
    }
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (rows, 0), "letter"), ==, "A");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (rows, 14), "letter"), ==, "O");

  run (self, NULL, "matrix @s.madoguchi --kind case-issue --set なし --output @x.json");
  g_assert_cmpint (self->code, ==, 1);
  run (self, NULL, "matrix @s.madoguchi --kind case-issue --area ZZ --output @x.json");
  g_assert_cmpint (self->code, ==, 1);
}

/* Every form of every kind begins as such a file begins. */
static guint
count_of (const char *text,
          const char *part)
{
  g_auto (GStrv) parts = g_strsplit (text, part, -1);

  return g_strv_length (parts) - 1;
}

/* Sheets for others leave in every form, are noted, and what names somebody does not leave. */
static void
test_versions (Fixture *self,
               gconstpointer data)
{
  static const char *const suffixes[] = { "pdf", "xlsx", "csv", "json" };
  static const char *const ladder[] = {
    "matrix @s.madoguchi --kind area-issue --version committee --output @l.pdf",
    "matrix @s.madoguchi --kind area-issue --version public --output @l.xlsx",
    "matrix @s.madoguchi --kind theme-response --version committee --output @l.csv",
    "matrix @s.madoguchi --kind theme-response --version public --output @l.json",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ladder); i++)
    {
      run (self, NULL, ladder[i]);
      g_assert_cmpint (self->code, ==, 0);
    }
  run (self, NULL, "matrix @s.madoguchi --kind area-issue --version committee --area 中央 --output @a.pdf");
  g_assert_cmpint (self->code, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *committee = g_strdup_printf ("matrix @s.madoguchi --kind case-issue --version committee --output @m.%s", suffixes[i]);
      g_autofree char *public = g_strdup_printf ("matrix @s.madoguchi --kind case-issue --version public --output @p.%s", suffixes[i]);

      run (self, NULL, committee);
      g_assert_cmpint (self->code, ==, 0);
      run (self, NULL, public);
      g_assert_cmpint (self->code, ==, 0);
    }
  run (self, NULL, "report @s.madoguchi --kind monthly --month 2026-03 --version public --output @r.pdf");
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "matrix @s.madoguchi --kind case-issue --version committee --area 中央 --output @a.pdf");
  g_assert_cmpint (self->code, ==, 1);
  run (self, NULL, "dump @s.madoguchi");
  g_assert_cmpint (self->code, ==, 0);
  g_assert_cmpuint (count_of (self->out, "\"version\":\"committee\",\"released_on\""), ==, 6);
}

/* Kept under a number, and written again under it. */
static void
test_kept (Fixture *self,
           gconstpointer data)
{
  g_autofree char *again = NULL;
  g_autofree char *first = path_of (self, "1.csv");
  g_autofree char *second = path_of (self, "2.csv");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run (self, NULL, "matrix @s.madoguchi --kind theme-response --keep --output @1.csv");
  g_assert_cmpint (self->code, ==, 0);
  again = g_strdup_printf ("matrix @s.madoguchi --kind theme-response --release %s --output @2.csv", g_strstrip (self->out));
  run (self, NULL, again);
  g_assert_cmpint (self->code, ==, 0);
  g_assert_true (g_file_get_contents (first, &before, NULL, NULL));
  g_assert_true (g_file_get_contents (second, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
  assert_contains (after, "ACPの普及");

  run (self, NULL, "matrix @s.madoguchi --kind theme-response --release 0 --output @3.csv");
  g_assert_cmpint (self->code, ==, 1);
  run (self, NULL, "matrix @s.madoguchi --kind theme-response --release 0 --keep --output @3.csv");
  g_assert_cmpint (self->code, ==, 2);
}

static void
test_forms (Fixture *self,
            gconstpointer data)
{
  static const char *const calls[] = {
    "matrix @s.madoguchi --kind case-issue",
    "matrix @s.madoguchi --kind case-issue --paper a4",
    "matrix @s.madoguchi --kind area-issue",
    "matrix @s.madoguchi --kind area-issue --fields by-area --paper a4",
    "matrix @s.madoguchi --kind theme-response",
    "report @s.madoguchi --kind ladder --year 0",
    "report @s.madoguchi --kind agenda --meeting 1",
    "report @s.madoguchi --kind members --meeting 1",
    "report @s.madoguchi --kind minutes --meeting 1",
    "report @s.madoguchi --kind conference --meeting 5",
    "report @s.madoguchi --kind conference --fields four --meeting 5",
    "report @s.madoguchi --kind monthly --month 2026-03",
    "report @s.madoguchi --kind list --from 2026-03-01 --to 2026-03-31",
    "report @s.madoguchi --kind record --number R7-0001",
    "report @s.madoguchi --kind share-sheet --case R7-C-001",
    "report @s.madoguchi --kind area-list --area A06",
    "report @s.madoguchi --kind handover --as-of 2026-03-31",
  };
  static const char *const forms[][2] = { { "pdf", "%PDF" }, { "xlsx", "PK" }, { "csv", "\xef\xbb\xbf" }, { "json", "{" } };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    for (guint f = 0; f < G_N_ELEMENTS (forms); f++)
      {
        g_autofree char *call = g_strdup_printf ("%s --output @o.%s", calls[i], forms[f][0]);
        g_autofree char *name = g_strconcat ("o.", forms[f][0], NULL);
        g_autofree char *path = path_of (self, name);
        g_autofree char *content = NULL;
        gsize size;

        g_test_message ("%s", call);
        run (self, NULL, call);
        if (self->code != 0)
          g_error ("%s", self->err);
        g_assert_true (g_file_get_contents (path, &content, &size, NULL));
        g_assert_cmpuint (size, >, 100);
        g_assert_cmpmem (content, strlen (forms[f][1]), forms[f][1], strlen (forms[f][1]));
      }

  run (self, NULL, "report @s.madoguchi --kind record --number R7-9999 --output @o.pdf");
  g_assert_cmpint (self->code, ==, 1);
}

/* A cell that a spreadsheet would take for a formula. */
static void
test_apostrophes (Fixture *self,
                  gconstpointer data)
{
  g_autofree char *path = path_of (self, "o.csv");
  g_autofree char *office = NULL;
  g_autofree char *raw = NULL;

  run (self, NULL, "new @n.madoguchi --centre 見本");
  run (self, "{\"text\":\"=1+1\",\"received_at\":\"2026-05-12T10:00\",\"consulter\":{\"name\":\"@例田\"}}\n", "log @n.madoguchi");
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "report @n.madoguchi --kind list --output @o.csv");
  g_assert_cmpint (self->code, ==, 0);
  g_assert_true (g_file_get_contents (path, &office, NULL, NULL));
  assert_contains (office, "'=1+1");
  run (self, NULL, "report @n.madoguchi --kind list --raw --output @o.csv");
  g_assert_true (g_file_get_contents (path, &raw, NULL, NULL));
  g_assert_null (strstr (raw, "'=1+1"));
  assert_contains (raw, "=1+1");
}

static const char list_csv[] = "受付日,方法,相談者,所属,職種,対象者,ふりがな,性別,生年月日,相談内容,対応\n"
                               "2026-05-12,電話,例田 花子,みほん居宅,ケアマネ,甲野 ハル,こうの はる,女,S13.4.1,往診の先生を探している,2か所を案内\n"
                               "2026-05-13,FAX,雛形 茂,れいだい病院,MSW,甲野 はる,コウノ ハル,女,1938-04-01,退院の相談,日程を調整\n"
                               "2026-13-40,電話,凡例 正,みほん居宅,ケアマネ,乙川 清,おつかわ きよし,男,S10.1.1,日付の誤った行,\n";

static void
write_list (Fixture *self)
{
  g_autofree char *path = path_of (self, "list.csv");

  g_assert_true (g_file_set_contents (path, list_csv, -1, NULL));
}

static void
test_import_and_undo (Fixture *self,
                      gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *import = NULL;
  g_autofree char *undo = NULL;

  write_list (self);
  run (self, NULL, "new @n.madoguchi --centre 見本");
  run (self, NULL, "dump @n.madoguchi");
  before = g_strdup (self->out);

  run (self, NULL, "import @n.madoguchi @list.csv --kind consultations --dry-run --json");
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "dump @n.madoguchi");
  g_assert_cmpstr (self->out, ==, before);

  run (self, NULL, "import @n.madoguchi @list.csv --kind consultations --json");
  g_assert_cmpint (self->code, ==, 0);
  {
    g_autoptr (JsonNode) root = parse (self->out);
    JsonObject *object = json_node_get_object (root);

    g_assert_cmpint (json_object_get_int_member (object, "new"), ==, 2);
    g_assert_cmpint (json_object_get_int_member (object, "same"), ==, 0);
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "refused")), ==, 1);
    g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (json_object_get_array_member (object, "refused"), 0), "line"), ==, 4);
    import = g_strdup (json_object_get_string_member (object, "import_id"));
  }

  /* One person: kana, birth date and sex are equal when folded. */
  run (self, NULL, "dump @n.madoguchi");
  {
    g_auto (GStrv) parts = g_strsplit (self->out, "\nsubject ", -1);

    g_assert_cmpuint (g_strv_length (parts), ==, 2);
  }
  run (self, NULL, "check @n.madoguchi");
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "search @n.madoguchi 往診");
  assert_contains (self->out, "R8-0001");

  run (self, NULL, "import @n.madoguchi @list.csv --kind consultations");
  assert_contains (self->out, "New: 0, already there: 2, left out: 1");
  assert_contains (self->err, "Row 4");

  undo = g_strconcat ("undo-import @n.madoguchi ", import, NULL);
  run (self, NULL, undo);
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "dump @n.madoguchi");
  g_assert_cmpstr (self->out, ==, before);
  run (self, NULL, "dump @n.madoguchi --all");
  g_assert_cmpstr (self->out, !=, before);
  run (self, NULL, undo);
  g_assert_cmpint (self->code, ==, 1);
}

static void
test_import_by_mapping (Fixture *self,
                        gconstpointer data)
{
  g_autofree char *map = path_of (self, "map.json");
  g_autofree char *list = path_of (self, "own.csv");

  g_assert_true (g_file_set_contents (list, "いつ,だれ,なに,メモ\n2026-05-12 09:30,例田,用件の文,余白\n", -1, NULL));
  g_assert_true (g_file_set_contents (map, "{\"columns\":[{\"header\":\"いつ\",\"field\":\"received_at\"},{\"header\":\"だれ\",\"field\":\"consulter.name\"},{\"header\":\"なに\",\"field\":\"text\"},{\"header\":\"メモ\",\"field\":null}],\"words\":{}}", -1, NULL));
  run (self, NULL, "new @n.madoguchi --centre 見本");
  run (self, NULL, "import @n.madoguchi @own.csv --kind consultations --map @map.json");
  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "search @n.madoguchi 用件");
  assert_contains (self->out, "用件の文");

  g_assert_true (g_file_set_contents (map, "{\"columns\":[{\"header\":\"どこ\",\"field\":\"text\"}],\"words\":{}}", -1, NULL));
  run (self, NULL, "import @n.madoguchi @own.csv --kind consultations --map @map.json");
  g_assert_cmpint (self->code, ==, 1);
  run (self, NULL, "import @n.madoguchi @none.csv --kind consultations");
  g_assert_cmpint (self->code, ==, 1);
}

static void
test_backup_and_restore (Fixture *self,
                         gconstpointer data)
{
  g_autofree char *before = NULL;

  run (self, NULL, "dump @s.madoguchi --all");
  before = g_strdup (self->out);
  run (self, NULL, "backup @s.madoguchi @b.madoguchi-backup");
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "restore @b.madoguchi-backup @s.madoguchi");
  g_assert_cmpint (self->code, ==, 1);
  run (self, "{\"text\":\"あとの分\"}\n", "log @s.madoguchi");
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "restore @b.madoguchi-backup @s.madoguchi --replace");
  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpint (self->code, ==, 0);
  run (self, NULL, "dump @s.madoguchi --all");
  g_assert_cmpstr (self->out, ==, before);
}

static void
test_expected (Fixture *self,
               gconstpointer data)
{
  g_autofree char *path = path_of (self, "acks");

  run (self, "{\"text\":\"確かめる分\"}\n", "log @s.madoguchi");
  g_assert_true (g_file_set_contents (path, self->out, -1, NULL));
  run (self, NULL, "check @s.madoguchi --expect @acks");
  g_assert_cmpint (self->code, ==, 0);
  g_assert_true (g_file_set_contents (path, "ACK 01890000-0000-7000-8000-00000000dead\n", -1, NULL));
  run (self, NULL, "check @s.madoguchi --expect @acks");
  g_assert_cmpint (self->code, ==, 1);
  g_assert_cmpstr (self->err, !=, "");
}

/* Names and telephone numbers of the sample; as bytes, so that any file can be searched for them. */
static const char *
find_name (const char *bytes,
           gsize size)
{
  static const char *const names[] = { "甲野", "乙川", "丙山", "丁原", "戊田", "例田", "仮山", "試野", "花子", "こうの", "047-000", "090-0000" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (memmem (bytes, size, names[i], strlen (names[i])) != NULL)
      return names[i];

  return NULL;
}

/* In files of the folder and in what they are called. */
static void
assert_no_names_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size = 0;

      g_assert_null (find_name (name, strlen (name)));
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          assert_no_names_in (path);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      if (find_name (bytes, size) != NULL)
        g_error ("“%s” stands in %s", find_name (bytes, size), path);
    }
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_tree (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

/* A day's work with all messages on: who is in the register is told to nobody but the register and the sheets asked for. */
static void
test_no_names_outside (Fixture *self,
                       gconstpointer data)
{
  static const char *const variables[] = { "HOME", "TMPDIR", "SQLITE_TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR" };
  static const struct
  {
    const char *words;
    int code;
  } verbs[] = {
    { "log @s.madoguchi", 1 },
    { "search @s.madoguchi 甲野", 0 },
    { "import @s.madoguchi @list.csv --kind consultations", 0 },
    { "report @s.madoguchi --kind record --number R7-0001 --history --output @record.pdf", 0 },
    { "report @s.madoguchi --kind list --month 2026-03 --output @list.xlsx", 0 },
    { "report @s.madoguchi --kind handover --as-of 2026-03-31 --output @handover.pdf", 0 },
    { "matrix @s.madoguchi --kind case-issue --output @matrix.pdf", 0 },
    { "backup @s.madoguchi @copy.madoguchi-backup", 0 },
    { "check @s.madoguchi", 0 },
    { "check @cut.madoguchi", 1 },
  };
  g_autofree char *home = path_of (self, "home");
  g_autofree char *list = path_of (self, "list.csv");
  g_autofree char *sample = path_of (self, "s.madoguchi");
  g_autofree char *cut = path_of (self, "cut.madoguchi");
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_cmpint (g_mkdir (home, 0700), ==, 0);
  g_assert_true (g_file_set_contents (list, "受付日,対象者,フリガナ,相談内容,電話\n2026-05-12,甲野 花子,こうの はなこ,相談,047-000-1234\n2026-02-31,乙川 清,おつかわ,日付,\n", -1, NULL));
  g_assert_true (g_file_get_contents (sample, &bytes, &size, NULL));
  g_assert_nonnull (find_name (bytes, size));
  g_assert_true (g_file_set_contents (cut, bytes, (gssize) size / 2, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], home, TRUE);
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      run (self, i == 0 ? "{\"text\":\"訪問の相談\",\"subject\":{\"name\":\"甲野 花子\",\"kana\":\"こうの はなこ\"}}\n{\"text\":1}\n" : NULL, verbs[i].words);
      g_test_message ("%s: %d %s", verbs[i].words, self->code, self->err);
      g_assert_cmpint (self->code, ==, verbs[i].code);
      g_assert_null (find_name (self->err, strlen (self->err)));
    }
  assert_no_names_in (home);

  g_unsetenv ("G_MESSAGES_DEBUG");
  remove_tree (home);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/wrong-usage", test_wrong_usage);
  ADD ("/cli/help-and-version", test_help_and_version);
  ADD ("/cli/new-log-search-check", test_new_log_search_check);
  ADD ("/cli/log/again", test_log_again);
  ADD ("/cli/log/bad-lines", test_log_bad_lines);
  ADD ("/cli/matrix", test_matrix);
  ADD ("/cli/versions", test_versions);
  ADD ("/cli/kept", test_kept);
  ADD ("/cli/forms", test_forms);
  ADD ("/cli/apostrophes", test_apostrophes);
  ADD ("/cli/import-and-undo", test_import_and_undo);
  ADD ("/cli/import-by-mapping", test_import_by_mapping);
  ADD ("/cli/backup-and-restore", test_backup_and_restore);
  ADD ("/cli/expected", test_expected);
  /* The last: its environment stays. */
  ADD ("/cli/no-names-outside", test_no_names_outside);

  result = g_test_run ();
  if (shared_folder != NULL)
    remove_folder (shared_folder);
  g_free (shared_folder);
  g_free (shared_sample);

  return result;
}
