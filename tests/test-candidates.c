#include "mdg-candidates.h"

#include "mdg-candidate-score.h"
#include "mdg-field.h"
#include "mdg-intake-sample.h"
#include "mdg-intake.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
} Fixture;

static const MdgDate day = { 2026, 5, 12 };

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("mdg-candidates-XXXXXX", NULL);
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_intake_sample_open (path);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };

  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat ("test.madoguchi", ends[i], NULL);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

typedef struct
{
  MdgCandidateQuery query;
  const char *name;   /* of the first; NULL when nobody fits */
  const char *birth;  /* of the first */
  const char *reason; /* stands in its reason */
  guint n;
} Search;

static void
test_searches (Fixture *self,
               gconstpointer data)
{
  static const Search searches[] = {
    { { .kana = "ｺｳﾉ ﾊﾅ", .birth = "1938-03-05" }, "甲野 花子", "1938-03-05", "birth date", 2 },
    { { .kana = "コウノ", .birth = "1938-05-03" }, "甲野 花子", "1938-03-05", "exchanged", 2 },
    { { .kana = "こうの はなこ", .birth = "1941-07-09" }, "甲野 花子", "1941-07-09", "kana", 2 },
    { { .kana = "こうの はなこ", .age = 88 }, "甲野 花子", "1938-03-05", "age", 2 },
    { { .kana = "こうの はなこ", .age = 84 }, "甲野 花子", "1941-07-09", "age", 2 },
    { { .age = 88 }, NULL, NULL, NULL, 0 },
    { { .name = "高見本ハル" }, "髙見本 ハル", "1937-12-03", "other characters", 1 },
    { { .phone = "090-0000-7788" }, NULL, NULL, NULL, 0 },
    { { .birth = "1935-01-20" }, "乙川 キク", "1935-01-20", "birth date", 1 },
    { { .address = "緑ヶ丘団地 5-302" }, "乙川 キク", "1935-01-20", "address", 1 },
    { { .kana = "ぽぽぽ" }, NULL, NULL, NULL, 0 },
    { { .kana = NULL }, NULL, NULL, NULL, 0 },
    { { .kana = "\"*()" }, NULL, NULL, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = mdg_candidates_find_subjects (self->workspace, &searches[i].query, &day, 9, &error);
      const MdgCandidate *first;

      g_test_message ("search %u", i);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, searches[i].n);
      if (found->len == 0)
        continue;
      first = found->pdata[0];
      g_assert_cmpstr (first->name, ==, searches[i].name);
      g_assert_cmpstr (first->birth, ==, searches[i].birth);
      g_test_message ("%s", first->reason);
      g_assert_nonnull (strstr (first->reason, searches[i].reason));
    }
}

static void
test_what_is_known (Fixture *self,
                    gconstpointer data)
{
  const MdgCandidateQuery query = { .kana = "こうの はなこ", .birth = "1938-03-05" };
  g_autoptr (GPtrArray) found = mdg_candidates_find_subjects (self->workspace, &query, &day, 9, NULL);
  const MdgCandidate *first = found->pdata[0];
  g_autoptr (GPtrArray) past = mdg_candidates_list_consultations (self->workspace, &first->uuid, 9, NULL);
  g_autoptr (GPtrArray) promises = mdg_candidates_list_promises (self->workspace, &first->uuid, NULL);

  g_assert_cmpint (first->age, ==, 88);
  g_assert_cmpuint (first->n_consultations, ==, 2);
  g_assert_cmpuint (first->n_open, ==, 1);
  g_assert_cmpstr (first->last, ==, "2026-04-20T15:00");
  g_assert_true (first->is_unshareable);
  g_assert_cmpuint (past->len, ==, 2);
  g_assert_cmpstr (((MdgPastConsultation *) past->pdata[0])->number, ==, "R8-0001");
  g_assert_cmpuint (promises->len, ==, 1);
}

static void
test_housemate (Fixture *self,
                gconstpointer data)
{
  const MdgCandidateQuery query = { .name = "乙川 二郎", .birth = "1965-04-01", .address = "緑ヶ丘団地 5-302" };
  g_autoptr (GPtrArray) found = mdg_candidates_find_subjects (self->workspace, &query, &day, 9, NULL);
  const MdgCandidate *first = found->pdata[0];

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (first->is_housemate);
  g_assert_nonnull (strstr (first->reason, "parent and child"));
}

static void
test_slips (Fixture *self,
            gconstpointer data)
{
  g_auto (GStrv) slips = mdg_candidate_list_slips ("1938-03-05");
  g_auto (GStrv) partial = mdg_candidate_list_slips ("1938");

  g_assert_true (g_strv_contains ((const char *const *) slips, "1938-05-03"));
  g_assert_true (g_strv_contains ((const char *const *) slips, "1956-03-05")); /* S13 and S31 */
  g_assert_false (g_strv_contains ((const char *const *) slips, "1938-03-05"));
  g_assert_cmpuint (g_strv_length (partial), ==, 0);
}

static void
test_consulters (Fixture *self,
                 gconstpointer data)
{
  static const char *const typed[] = { "緑ヶ丘包括", "試野", "1111", "しけんの" };
  static const guint n[] = { 1, 1, 1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GPtrArray) found = mdg_candidates_find_consulters (self->workspace, typed[i], 9, NULL);

      g_test_message ("%s", typed[i]);
      g_assert_cmpuint (found->len, ==, n[i]);
      if (n[i] == 0)
        continue;
      g_assert_cmpstr (((MdgKnownConsulter *) found->pdata[0])->name, ==, "試野 和子");
      g_assert_cmpstr (((MdgKnownConsulter *) found->pdata[0])->profession, ==, "cgsc");
      g_assert_cmpuint (((MdgKnownConsulter *) found->pdata[0])->n_consultations, ==, 2);
    }
}

static void
test_to_continue (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) open = mdg_candidates_list_to_continue (self->workspace, "", 9, NULL);
  g_autoptr (GPtrArray) typed = mdg_candidates_list_to_continue (self->workspace, "こうの", 9, NULL);
  g_autoptr (GPtrArray) phone = mdg_candidates_list_by_phone (self->workspace, "0470001111", NULL, 9, NULL);
  g_autoptr (GPtrArray) tail = mdg_candidates_list_by_phone (self->workspace, "1111", NULL, 9, NULL);

  g_assert_cmpuint (open->len, ==, 2);
  g_assert_cmpuint (typed->len, ==, 3);
  g_assert_cmpstr (((MdgPastConsultation *) typed->pdata[0])->number, ==, "R8-0001");
  g_assert_cmpuint (phone->len, ==, 2);
  g_assert_cmpuint (tail->len, ==, 0);
}

#define ADD(name, function) g_test_add ("/candidates/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("searches", test_searches);
  ADD ("what-is-known", test_what_is_known);
  ADD ("housemate", test_housemate);
  ADD ("slips", test_slips);
  ADD ("consulters", test_consulters);
  ADD ("to-continue", test_to_continue);

  return g_test_run ();
}
