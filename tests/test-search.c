#include "mdg-test-register.h"

#include "mdg-consulter.h"
#include "mdg-contact.h"
#include "mdg-phone.h"
#include "mdg-sample.h"
#include "mdg-search-index.h"
#include "mdg-search.h"
#include "mdg-subject.h"
#include "mdg-text.h"
#include "mdg-workspace.h"

#include <string.h>

typedef struct
{
  MdgStore *store;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->store = mdg_test_register_new (":memory:");
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  mdg_search_index_check (self->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (self->store);
}

static guint
count (Fixture *self,
       const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = mdg_search_list_consultations (self->store, query, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpint (mdg_search_count_consultations (self->store, query, &error), ==, ids->len);
  g_assert_no_error (error);

  return ids->len;
}

static MdgRecord *
add (Fixture *self,
     const char *received_at,
     const char *text)
{
  MdgRecord *record = mdg_test_consultation (received_at, text);

  mdg_test_save (self->store, record, NULL);

  return record;
}

typedef struct
{
  const char *query;
  gboolean found;
} Query;

static const Query queries[] = {
  { "独居", TRUE },
  { "独", TRUE },
  { "居", TRUE },
  { "人", TRUE }, /* the last character of its run */
  { "し", TRUE },
  { "独居の女性が退院", TRUE },
  { "独居 退院", TRUE },
  { "退院　独居", TRUE },
  { "独居 入院", FALSE },
  { "居独", FALSE },
  { "MRSA", TRUE },
  { "mrsa", TRUE },
  { "ＭＲＳＡ", TRUE },
  { "ｹｱﾏﾈ", TRUE },
  { "ケアマネ", TRUE },
  { "けあまね", TRUE },
  { "ケアマネの", FALSE },
  { "渡邉", TRUE }, /* a variant of what is written */
  { "\"", FALSE },
  { "\" OR \"", FALSE },
  { "独居\"", TRUE },
  { "body : 独居", FALSE },
  { "独*", TRUE },
  { "NOT", FALSE },
  { "", FALSE },
  { "、。", FALSE },
  { "R8-0001", TRUE },
  { "居の女", TRUE },
  { "人、相談", TRUE }, /* a phrase goes on behind the end of a run */
  { "退院、辺", FALSE },
  { "独、居", FALSE },
  { "辺、居", FALSE },
  { "院、一人", FALSE },
  { "𠮷", TRUE }, /* beyond the basic plane */
  { "𠮷田", TRUE },
  { "田", TRUE },
  { "\x01"
    "独",
    TRUE },
  { "12345", TRUE },
  { "2345", TRUE },
  { "345", TRUE },
  { "2345号", TRUE },
  { "1234号", FALSE },
  { "1345", FALSE },
  { "123456", FALSE },
  { "12345号室、週2", TRUE },
  { "週2回", TRUE },
  { "週3回", FALSE }, /* no telephone with a 3 */
  { "8代", FALSE },
};

static void
test_words (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgRecord) record = add (self, "2026-05-12T14:05", "独居の女性が退院。渡辺ケアマネ、MRSA。家族は一人\n相談なし。𠮷田、12345号室、週2回");
  g_autoptr (MdgRecord) other = add (self, "2026-05-12T14:05", "無関係な内容");

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_test_message ("%s", queries[i].query);
      g_assert_cmpuint (count (self, queries[i].query), ==, queries[i].found);
    }
}

static void
test_people (Fixture *self,
             gconstpointer data)
{
  static const char *const found[] = { "山田", "ヤマダ", "ﾔﾏﾀﾞ", "やまだ たろう", "ﾔﾏﾀﾞ ﾀﾛｳ", "山田太郎", "5678", "090-1234-5678", "09012345678", "１２３４", "看護 佐藤", "市民病院" };
  static const char *const missing[] = { "山口", "8765", "佐藤 山口" };
  g_autoptr (MdgRecord) subject = mdg_test_record (MDG_KIND_SUBJECT, MDG_SUBJECT_NAME, "山田 太郎");
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "退院");

  mdg_record_set_text (subject, MDG_SUBJECT_KANA, "ヤマダ タロウ");
  mdg_record_set_text (subject, MDG_SUBJECT_PHONE, "090-1234-5678");
  mdg_record_set_reference (record, MDG_CONSULTATION_SUBJECT, mdg_record_get_uuid (subject));
  mdg_record_set_text (record, MDG_CONSULTATION_CONSULTER_NAME, "訪問看護 佐藤");
  mdg_record_set_text (record, MDG_CONSULTATION_AFFILIATION, "市民病院");
  mdg_test_save (self->store, subject, record, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autoptr (GArray) ids = mdg_search_list_people (self->store, MDG_KIND_SUBJECT, found[i], 10, NULL);

      g_test_message ("%s", found[i]);
      g_assert_cmpuint (count (self, found[i]), ==, 1);
      g_assert_cmpuint (ids->len, ==, i < 10);
    }
  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    g_assert_cmpuint (count (self, missing[i]), ==, 0);
}

static void
test_consulters (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (MdgRecord) consulter = mdg_test_record (MDG_KIND_CONSULTER, MDG_CONSULTER_NAME, "鈴木 花子");
  g_autoptr (GArray) by_name = NULL;
  g_autoptr (GArray) by_phone = NULL;

  mdg_record_set_text (consulter, MDG_CONSULTER_MOBILE, "080 1111 2222");
  mdg_test_save (self->store, consulter, NULL);
  by_name = mdg_search_list_people (self->store, MDG_KIND_CONSULTER, "鈴木", 10, NULL);
  by_phone = mdg_search_list_people (self->store, MDG_KIND_CONSULTER, "2222", 10, NULL);
  g_assert_cmpuint (by_name->len, ==, 1);
  g_assert_cmpuint (by_phone->len, ==, 1);
}

static void
test_order (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgRecord) middle = add (self, "2026-05-12T14:05", "独居");
  g_autoptr (MdgRecord) newest = add (self, "2026-06-01T09:00", "独居");
  g_autoptr (MdgRecord) oldest = add (self, "2026-01-01T09:00", "独居");
  g_autoptr (GArray) ids = mdg_search_list_consultations (self->store, "独居", 2, NULL);

  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, mdg_record_get_id (newest));
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, mdg_record_get_id (middle));
}

/* The newest of the 500 last entered: what was entered before those is not looked at. */
static void
test_last_entered (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Many");
  g_autoptr (MdgRecord) newest = add (self, "2027-01-01T09:00", "独居");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *at = g_strdup_printf ("2026-05-12T%02d:%02d", i / 60, i % 60);
      g_autoptr (MdgRecord) record = mdg_test_consultation (at, "独居");

      mdg_change_add (change, record);
    }
  mdg_change_table_save (self->store, change, &error);
  g_assert_no_error (error);

  ids = mdg_search_list_consultations (self->store, "独居", 1000, NULL);
  g_assert_cmpuint (ids->len, ==, 500);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), !=, mdg_record_get_id (newest));
  g_assert_cmpint (mdg_search_count_consultations (self->store, "独居", NULL), ==, 501);
}

static void
test_voided_is_out (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgRecord) record = add (self, "2026-05-12T14:05", "独居");
  g_autoptr (MdgRecord) contact = mdg_test_contact (record, "折り返し");

  mdg_test_save (self->store, contact, NULL);
  g_assert_cmpuint (count (self, "独居 折り返し"), ==, 1);
  mdg_test_void (self->store, contact, "誤り");
  g_assert_cmpuint (count (self, "折り返し"), ==, 0);
  g_assert_cmpuint (count (self, "独居"), ==, 1);
  mdg_test_void (self->store, record, "誤り");
  g_assert_cmpuint (count (self, "独居"), ==, 0);
}

static void
test_contact_moves (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgRecord) first = add (self, "2026-05-12T14:05", "一件目");
  g_autoptr (MdgRecord) second = add (self, "2026-05-12T14:05", "二件目");
  g_autoptr (MdgRecord) contact = mdg_test_contact (first, "訪問看護へ");

  mdg_test_save (self->store, contact, NULL);
  mdg_record_set_reference (contact, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (second));
  mdg_test_save (self->store, contact, NULL);
  g_assert_cmpuint (count (self, "一件目 訪問看護"), ==, 0);
  g_assert_cmpuint (count (self, "二件目 訪問看護"), ==, 1);
}

static void
test_renamed_subject (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (MdgRecord) subject = mdg_test_record (MDG_KIND_SUBJECT, MDG_SUBJECT_NAME, "旧姓 花子");
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "退院");

  mdg_record_set_reference (record, MDG_CONSULTATION_SUBJECT, mdg_record_get_uuid (subject));
  mdg_test_save (self->store, subject, record, NULL);
  mdg_record_set_text (subject, MDG_SUBJECT_NAME, "新姓 花子");
  mdg_test_save (self->store, subject, NULL);
  g_assert_cmpuint (count (self, "旧姓"), ==, 0);
  g_assert_cmpuint (count (self, "新姓"), ==, 1);
}

static void
test_rebuild_and_merge (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (MdgRecord) record = add (self, "2026-05-12T14:05", i % 2 == 0 ? "独居の方" : "施設の方");
    }
  while (more)
    {
      g_assert_true (mdg_search_index_merge (self->store, &more, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count (self, "独居"), ==, 20);

  g_assert_true (mdg_store_begin (self->store, &error));
  g_assert_true (mdg_search_index_rebuild (self->store, &error));
  g_assert_true (mdg_store_commit (self->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (self, "施設"), ==, 20);
}

/* FTS5 ends at 2000 segments with "disk full"; the log verb saves faster than idle time comes. */
static void
test_many_saves_without_a_pause (Fixture *self,
                                 gconstpointer data)
{
  g_autofree char *folder = mdg_test_folder_new_in_memory ();
  g_autofree char *path = g_build_filename (folder, "台帳.madoguchi", NULL);
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mdg_workspace_create (path, "みほん市", &error));
  workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);

  for (int i = 0; i < 2600; i++)
    {
      g_autoptr (MdgRecord) subject = mdg_test_record (MDG_KIND_SUBJECT, MDG_SUBJECT_NAME, "山田 太郎");
      g_autoptr (MdgRecord) consulter = mdg_test_record (MDG_KIND_CONSULTER, MDG_CONSULTER_NAME, "鈴木 花子");
      g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "独居の方");

      g_autoptr (MdgChange) change = mdg_change_new ("Tested");

      mdg_change_add (change, subject);
      mdg_change_add (change, consulter);
      mdg_change_add (change, record);
      g_assert_true (mdg_workspace_save (workspace, change, &error));
    }
  g_assert_cmpint (mdg_search_count_consultations (mdg_workspace_get_store (workspace), "独居", NULL), ==, 2600);
  /* The structure record of the index: what it would take to open that many segments. */
  g_assert_cmpint (mdg_test_query (mdg_workspace_get_store (workspace), "SELECT count (DISTINCT segid) FROM consultation_search_idx"), <, 100);

  g_clear_object (&workspace);
  mdg_test_folder_free (g_steal_pointer (&folder));
}

static void
test_damage_is_seen (Fixture *self,
                     gconstpointer data)
{
  g_autoptr (MdgRecord) record = add (self, "2026-05-12T14:05", "独居の方");
  g_autoptr (GError) error = NULL;

  g_assert_true (mdg_store_execute (self->store, "UPDATE consultation SET text = '別の内容'", &error));
  g_assert_false (mdg_search_index_check (self->store, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (mdg_store_execute (self->store, "UPDATE consultation SET text = '独居の方'", &error));
}

/* What is searched of one consultation, by plain reading. */
typedef struct
{
  gint64 id;
  GString *text;
  GPtrArray *names;  /* folded */
  GPtrArray *phones; /* digits */
} Read;

static Read *
read_new (gint64 id)
{
  Read *self = g_new0 (Read, 1);

  self->id = id;
  self->text = g_string_new (NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->phones = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
read_free (gpointer data)
{
  Read *self = data;

  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->phones);
  g_free (self);
}

static void
read_row (Read *self,
          MdgStatement *stmt)
{
  g_autofree char *folded = mdg_text_fold (mdg_statement_get_text (stmt, 1) != NULL ? mdg_statement_get_text (stmt, 1) : "");

  g_string_append_printf (self->text, "%s\n", folded);
  for (int i = 2; i < 8; i++)
    if (mdg_statement_get_text (stmt, i) != NULL)
      g_ptr_array_add (self->names, mdg_text_fold_name (mdg_statement_get_text (stmt, i)));
  for (int i = 8; i < 10; i++)
    if (mdg_statement_get_text (stmt, i) != NULL)
      g_ptr_array_add (self->phones, mdg_phone_dup_digits (mdg_statement_get_text (stmt, i)));
}

static GPtrArray *
read_all (MdgStore *store)
{
  static const char sql[] = "SELECT c.id, c.text, c.number, c.consulter_name, c.affiliation, s.name, s.kana, NULL, c.consulter_phone, s.phone"
                            "  FROM consultation AS c LEFT JOIN subject AS s ON s.id = c.subject"
                            " WHERE c.state = 0"
                            " UNION ALL "
                            "SELECT t.consultation, t.text, t.with_whom, NULL, NULL, NULL, NULL, NULL, NULL, NULL"
                            "  FROM contact AS t JOIN consultation AS c ON c.id = t.consultation"
                            " WHERE c.state = 0 AND t.state = 0"
                            " ORDER BY 1";
  GPtrArray *all = g_ptr_array_new_with_free_func (read_free);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, NULL);

  while (mdg_statement_step (stmt, NULL) == MDG_STEP_ROW)
    {
      gint64 id = mdg_statement_get_int64 (stmt, 0);

      if (all->len == 0 || ((Read *) all->pdata[all->len - 1])->id != id)
        g_ptr_array_add (all, read_new (id));
      read_row (all->pdata[all->len - 1], stmt);
    }

  return all;
}

static gboolean
stands_in (GPtrArray *list,
           const char *part)
{
  for (guint i = 0; i < list->len; i++)
    if (part[0] != '\0' && strstr (list->pdata[i], part) != NULL)
      return TRUE;

  return FALSE;
}

static guint
count_by_reading (GPtrArray *all,
                  const char *word)
{
  g_autofree char *folded = mdg_text_fold (word);
  g_autofree char *name = mdg_text_fold_name (word);
  g_autofree char *digits = strspn (folded, "0123456789-") == strlen (folded) ? mdg_phone_dup_digits (word) : g_strdup ("");
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      Read *read = all->pdata[i];

      n += strstr (read->text->str, folded) != NULL || stands_in (read->names, name) || stands_in (read->phones, name) || stands_in (read->phones, digits);
    }

  return n;
}

/* A part of some consultation's text, name or telephone, of letters and digits only; NULL when it has others. */
static char *
pick_word (GRand *rand,
           GPtrArray *all)
{
  Read *read = all->pdata[g_rand_int_range (rand, 0, (gint32) all->len)];
  GPtrArray *list = g_rand_boolean (rand) && read->phones->len > 0 ? read->phones : read->names;
  const char *from = g_rand_boolean (rand) ? read->text->str : list->pdata[g_rand_int_range (rand, 0, (gint32) list->len)];
  glong length = g_utf8_strlen (from, -1);
  glong start = g_rand_int_range (rand, 0, (gint32) MAX (length, 1));
  glong n = g_rand_int_range (rand, 1, 9);
  g_autofree char *word = g_utf8_substring (from, start, MIN (length, start + n));

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)))
      return NULL;

  return word[0] != '\0' ? g_steal_pointer (&word) : NULL;
}

/* Every answer of the index is that of a scan. */
static void
test_equals_a_scan (Fixture *self,
                    gconstpointer data)
{
  g_autofree char *folder = mdg_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "sample.madoguchi", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;
  MdgStore *store;
  guint n = 0;

  mdg_sample_options_init (&options);
  mdg_sample_create (path, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  store = mdg_store_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  all = read_all (store);

  while (n < 2000)
    {
      g_autofree char *word = pick_word (rand, all);

      if (word == NULL)
        continue;
      g_test_message ("%s", word);
      g_assert_cmpint (mdg_search_count_consultations (store, word, &error), ==, count_by_reading (all, word));
      g_assert_no_error (error);
      n++;
    }
  g_assert_finalize_object (store);
  mdg_test_folder_free (g_steal_pointer (&folder));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/search/words", test_words);
  ADD ("/search/equals-a-scan", test_equals_a_scan);
  ADD ("/search/people", test_people);
  ADD ("/search/consulters", test_consulters);
  ADD ("/search/order", test_order);
  ADD ("/search/last-entered", test_last_entered);
  ADD ("/search/voided-is-out", test_voided_is_out);
  ADD ("/search/contact-moves", test_contact_moves);
  ADD ("/search/renamed-subject", test_renamed_subject);
  ADD ("/search/rebuild-and-merge", test_rebuild_and_merge);
  ADD ("/search/many-saves-without-a-pause", test_many_saves_without_a_pause);
  ADD ("/search/damage-is-seen", test_damage_is_seen);

  return g_test_run ();
}
