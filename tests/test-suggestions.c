#include "mdg-suggestions.h"

#include <glib/gstdio.h>

#include "mdg-case-issues.h"
#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-finding.h"
#include "mdg-sample.h"
#include "mdg-similar-cases.h"

/* Proposals and similar cases over a register: on the sample, as loaded and after what is saved. */

typedef struct
{
  char *folder;
  char *path;
  MdgWorkspace *workspace;
  MdgUuid uuid; /* an open case without issues, with the note below */
  MdgRecord *note;
} Fixture;

#define NOTE "・退院前カンファ済み。\n残薬が半年分あり、飲み忘れが続く。連絡待ち。"
#define SENTENCE "残薬が半年分あり、飲み忘れが続く"

static void
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (MdgChange) owned = change;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (owned);
  mdg_workspace_save (self->workspace, owned, &error);
  g_assert_no_error (error);
}

static void
add_case (Fixture *self)
{
  MdgCase *record = mdg_case_new ();
  MdgConsultation *note = mdg_consultation_new ();
  MdgChange *change = mdg_change_new ("Made");

  mdg_record_set_text (MDG_RECORD (record), MDG_CASE_TITLE, "薬の管理");
  mdg_record_set_text (MDG_RECORD (record), MDG_CASE_STATUS, "open");
  mdg_record_set_text (MDG_RECORD (record), MDG_CASE_OPENED_ON, "2026-03-01");
  self->uuid = *mdg_record_get_uuid (MDG_RECORD (record));
  mdg_record_set_text (MDG_RECORD (note), MDG_CONSULTATION_TEXT, NOTE);
  mdg_record_set_text (MDG_RECORD (note), MDG_CONSULTATION_RECEIVED_AT, "2026-03-20T10:00");
  mdg_record_set_reference (MDG_RECORD (note), MDG_CONSULTATION_CASE, &self->uuid);
  mdg_change_add (change, MDG_RECORD (record));
  mdg_change_add (change, MDG_RECORD (note));
  save (self, change);
  self->note = mdg_workspace_load (self->workspace, MDG_KIND_CONSULTATION, mdg_record_get_uuid (MDG_RECORD (note)), NULL);
  g_object_unref (note);
  g_object_unref (record);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;

  self->folder = g_dir_make_tmp ("mdg-suggestions-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.madoguchi", NULL);
  mdg_sample_options_init (&options);
  mdg_sample_create (self->path, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  self->workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  add_case (self);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };

  g_clear_object (&self->note);
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ends[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static const MdgProposal *
find (GPtrArray *proposals,
      const char *code)
{
  for (guint i = 0; i < proposals->len; i++)
    if (g_str_equal (((MdgProposal *) proposals->pdata[i])->code, code))
      return proposals->pdata[i];

  return NULL;
}

static gboolean
has_issue (Fixture *self,
           const char *code)
{
  g_autoptr (GPtrArray) issues = mdg_case_issues_list (self->workspace, &self->uuid, NULL);

  return mdg_case_issues_find (issues, code) != NULL;
}

/* The sentence of the note, its words and its issue; taking it marks the sentence and ticks the issue. */
static void
test_accept (Fixture *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = mdg_suggestions_list_for_case (self->workspace, &self->uuid, &error);
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *words = NULL;
  const MdgProposal *proposal;

  /* Not loaded yet: nothing is proposed and nothing is wrong. */
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_nonnull (mdg_suggestions_load (self->workspace, &error));
  proposals = mdg_suggestions_list_for_case (self->workspace, &self->uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposals->len, <=, MDG_SUGGEST_MAX);
  proposal = find (proposals, "P2c");
  g_assert_nonnull (proposal);
  g_assert_cmpstr (proposal->quote, ==, SENTENCE);
  g_assert_true (mdg_uuid_equal (mdg_record_get_uuid (proposal->note), mdg_record_get_uuid (self->note)));
  g_assert_cmpstr (proposal->group_name, ==, "person");
  words = mdg_proposal_dup_words (proposal);
  g_assert_nonnull (strstr (words, "残薬"));
  g_assert_false (has_issue (self, "P2c"));

  save (self, mdg_suggestions_accept (self->workspace, &self->uuid, proposal, &error));
  g_assert_no_error (error);
  g_assert_true (has_issue (self, "P2c"));
  findings = mdg_workspace_list_children (self->workspace, MDG_KIND_FINDING, MDG_FINDING_CASE, &self->uuid, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (mdg_record_get_text (findings->pdata[0], MDG_FINDING_QUOTE), ==, SENTENCE);
  after = mdg_suggestions_list_for_case (self->workspace, &self->uuid, &error);
  g_assert_null (find (after, "P2c"));
}

/* A wording that no table and no sample knows, learned by marking it and forgotten by taking the mark off. */
static void
test_learns_what_is_saved (Fixture *self,
                           gconstpointer data)
{
  static const char text[] = "今日も回覧板が止まったままだった。";
  MdgSuggest *suggest = mdg_suggestions_load (self->workspace, NULL);
  guint n = mdg_suggest_get_n_decisions (suggest);
  g_autoptr (GPtrArray) before = mdg_suggestions_list_for_text (self->workspace, text);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  MdgChange *taking_off = mdg_change_new ("Taken off");
  MdgUuid note = *mdg_record_get_uuid (self->note);

  g_assert_cmpuint (n, >, 100);
  g_assert_null (find (before, "C1b"));
  mdg_record_set_text (self->note, MDG_CONSULTATION_TEXT, "回覧板が止まっている。");
  {
    MdgChange *edit = mdg_change_new ("Edited");

    mdg_change_add (edit, self->note);
    save (self, edit);
    g_clear_object (&self->note);
    self->note = mdg_workspace_load (self->workspace, MDG_KIND_CONSULTATION, &note, NULL);
  }
  save (self, mdg_case_issues_mark (self->workspace, &self->uuid, self->note, 0, "回覧板が止まっている", "C1b", 0, NULL));
  g_assert_cmpuint (mdg_suggest_get_n_decisions (suggest), ==, n + 1);
  after = mdg_suggestions_list_for_text (self->workspace, text);
  g_assert_nonnull (find (after, "C1b"));

  findings = mdg_workspace_list_children (self->workspace, MDG_KIND_FINDING, MDG_FINDING_CASE, &self->uuid, NULL);
  mdg_change_add_void (taking_off, findings->pdata[0], "taken off");
  save (self, taking_off);
  g_assert_cmpuint (mdg_suggest_get_n_decisions (suggest), ==, n);
  again = mdg_suggestions_list_for_text (self->workspace, text);
  g_assert_null (find (again, "C1b"));
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mdg_suggestions_load_finish (MDG_WORKSPACE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* What is saved while it is being read is not lost. */
static void
test_saved_while_loading (Fixture *self,
                          gconstpointer data)
{
  gboolean is_loaded = FALSE;
  gint64 n;

  mdg_suggestions_load_async (self->workspace, NULL, loaded_cb, &is_loaded);
  save (self, mdg_case_issues_mark (self->workspace, &self->uuid, self->note, 12, SENTENCE, "P2c", 0, NULL));
  while (!is_loaded)
    g_main_context_iteration (NULL, TRUE);
  {
    static const char sql[] = "SELECT count (*) FROM finding WHERE state = 0";
    g_autoptr (MdgStatement) stmt = mdg_store_prepare (mdg_workspace_get_store (self->workspace), sql, NULL);

    g_assert_cmpint (mdg_statement_step (stmt, NULL), ==, MDG_STEP_ROW);
    n = mdg_statement_get_int64 (stmt, 0);
  }
  g_assert_cmpint (mdg_suggest_get_n_decisions (mdg_suggestions_load (self->workspace, NULL)), ==, n);
}

/* A register nobody worked in yet: the table of words alone. */
static void
test_empty_register (Fixture *self,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "empty.madoguchi", NULL);
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) proposals = NULL;

  g_assert_true (mdg_workspace_create (path, "見本", NULL));
  workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, NULL);
  g_assert_nonnull (mdg_suggestions_load (workspace, NULL));
  proposals = mdg_suggestions_list_for_text (workspace, "褥瘡があり、独居。");
  g_assert_nonnull (find (proposals, "M4e"));
  g_assert_null (((MdgProposal *) proposals->pdata[0])->note);
  mdg_workspace_close (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);

      g_unlink (name);
    }
}

static void
close_case (Fixture *self,
            const MdgUuid *uuid,
            const char *status)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, MDG_KIND_CASE, uuid, NULL);
  MdgChange *change = mdg_change_new ("Closed");

  mdg_record_set_text (record, MDG_CASE_STATUS, status);
  mdg_record_set_text (record, MDG_CASE_CLOSED_ON, g_str_equal (status, "closed") ? "2026-03-25" : NULL);
  mdg_record_set_text (record, MDG_CASE_CLOSE_REASON, g_str_equal (status, "closed") ? "facility" : NULL);
  mdg_change_add (change, record);
  save (self, change);
}

static const MdgSimilarFound *
find_similar (GPtrArray *found,
              const MdgUuid *uuid)
{
  for (guint i = 0; i < found->len; i++)
    if (mdg_uuid_equal (&((MdgSimilarFound *) found->pdata[i])->uuid, uuid))
      return found->pdata[i];

  return NULL;
}

/* Two cases with the same rare issue: similar from the moment one is closed until it is opened again. */
static void
test_similar (Fixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MdgUuid first = self->uuid;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) reopened = NULL;
  const MdgSimilarFound *similar;

  save (self, mdg_case_issues_tick (self->workspace, &first, "P2c"));
  save (self, mdg_case_issues_tick (self->workspace, &first, "C2i"));
  g_clear_object (&self->note);
  add_case (self);
  save (self, mdg_case_issues_tick (self->workspace, &self->uuid, "P2c"));
  save (self, mdg_case_issues_tick (self->workspace, &self->uuid, "C2i"));

  g_assert_true (mdg_similar_cases_load (self->workspace, &error));
  open = mdg_similar_cases_list (self->workspace, &self->uuid, &error);
  g_assert_no_error (error);
  g_assert_null (find_similar (open, &first));

  close_case (self, &first, "closed");
  found = mdg_similar_cases_list (self->workspace, &self->uuid, &error);
  similar = find_similar (found, &first);
  g_assert_nonnull (similar);
  g_assert_true (found->pdata[0] == similar);
  g_assert_nonnull (strstr (similar->shared, "服薬管理"));
  g_assert_nonnull (strstr (similar->ended, "施設入所"));
  g_assert_null (find_similar (found, &self->uuid));

  close_case (self, &first, "open");
  reopened = mdg_similar_cases_list (self->workspace, &self->uuid, &error);
  g_assert_null (find_similar (reopened, &first));
}

/* The sample has closed cases with contacts: what was tried stands there. */
static void
test_what_was_tried (Fixture *self,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) cases = mdg_workspace_list (self->workspace, MDG_KIND_CASE, NULL);
  guint n_tried = 0;
  guint n_found = 0;

  g_assert_true (mdg_similar_cases_load (self->workspace, NULL));
  for (guint i = 0; i < cases->len; i++)
    {
      g_autoptr (GPtrArray) found = mdg_similar_cases_list (self->workspace, mdg_record_get_uuid (cases->pdata[i]), NULL);

      g_assert_cmpuint (found->len, <=, 5);
      for (guint j = 0; j < found->len; j++)
        {
          const MdgSimilarFound *similar = found->pdata[j];

          g_assert_cmpstr (similar->shared, !=, "");
          g_assert_cmpstr (similar->title, !=, "");
          n_tried += similar->tried->len;
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, >, 50);
  g_assert_cmpuint (n_tried, >, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/suggestions/accept", Fixture, NULL, set_up, test_accept, tear_down);
  g_test_add ("/suggestions/learns-what-is-saved", Fixture, NULL, set_up, test_learns_what_is_saved, tear_down);
  g_test_add ("/suggestions/saved-while-loading", Fixture, NULL, set_up, test_saved_while_loading, tear_down);
  g_test_add ("/suggestions/empty-register", Fixture, NULL, set_up, test_empty_register, tear_down);
  g_test_add ("/suggestions/similar", Fixture, NULL, set_up, test_similar, tear_down);
  g_test_add ("/suggestions/what-was-tried", Fixture, NULL, set_up, test_what_was_tried, tear_down);

  return g_test_run ();
}
