#include "mdg-case-issues.h"

#include "mdg-area.h"
#include "mdg-case-issue.h"
#include "mdg-case-row.h"
#include "mdg-case-timeline.h"
#include "mdg-case-use.h"
#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-error.h"
#include "mdg-finding.h"
#include "mdg-history.h"
#include "mdg-memo.h"
#include "mdg-test-register.h"

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgUuid consultation;
  MdgUuid case_uuid;
} Fixture;

static void
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (GError) error = NULL;

  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) consultation = mdg_test_consultation ("2026-05-12T14:05", "80代女性独居。受診を拒否。長男は県外。");
  g_autoptr (MdgChange) change = mdg_change_new ("Consultation logged");
  g_autoptr (MdgChange) making = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "a.madoguchi", NULL);
  g_assert_true (mdg_workspace_create (path, "みほん市", &error));
  self->workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_author (self->workspace, "例示 直子");

  mdg_change_add (change, consultation);
  save (self, change);
  self->consultation = *mdg_record_get_uuid (consultation);
  making = mdg_case_use_make_from (self->workspace, &self->consultation, &error);
  g_assert_no_error (error);
  save (self, making);
  self->case_uuid = *mdg_record_get_uuid (g_ptr_array_index (mdg_change_get_records (making), 0));
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

static MdgRecord *
load_note (Fixture *self)
{
  return mdg_workspace_load (self->workspace, MDG_KIND_CONSULTATION, &self->consultation, NULL);
}

static MdgChange *
mark (Fixture *self)
{
  g_autoptr (MdgRecord) note = load_note (self);
  g_autoptr (GError) error = NULL;
  MdgChange *change = mdg_case_issues_mark (self->workspace, &self->case_uuid, note, 8, "受診を拒否", "P1b", 3, &error);

  g_assert_no_error (error);
  save (self, change);

  return change;
}

static void
test_make_from (Fixture *self,
                gconstpointer data)
{
  g_autoptr (MdgRecord) note = load_note (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (mdg_uuid_equal (mdg_record_get_reference (note, MDG_CONSULTATION_CASE), &self->case_uuid));
  g_assert_null (mdg_case_use_make_from (self->workspace, &self->consultation, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
}

static void
test_mark_ticks (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (MdgChange) first = mark (self);
  g_autoptr (MdgChange) second = mark (self);
  g_autoptr (GPtrArray) issues = mdg_case_issues_list (self->workspace, &self->case_uuid, NULL);
  const MdgCaseIssueEntry *entry;

  g_assert_cmpuint (issues->len, ==, 1);
  entry = mdg_case_issues_find (issues, "P1b");
  g_assert_nonnull (entry->tick);
  g_assert_cmpuint (entry->findings->len, ==, 2);
  g_assert_cmpint (entry->group, ==, MDG_ISSUE_PERSON);
  g_assert_cmpuint (entry->number, ==, 1);
  g_assert_cmpint (mdg_record_get_integer (entry->findings->pdata[0], MDG_FINDING_WEIGHT), ==, 3);

  g_assert_true (mdg_workspace_undo (self->workspace, mdg_change_get_uuid (second), NULL, NULL, NULL));
  g_assert_true (mdg_workspace_undo (self->workspace, mdg_change_get_uuid (first), NULL, NULL, NULL));
  g_ptr_array_unref (issues);
  issues = mdg_case_issues_list (self->workspace, &self->case_uuid, NULL);
  g_assert_cmpuint (issues->len, ==, 0);
}

static void
test_mark_what_is_not_there (Fixture *self,
                             gconstpointer data)
{
  g_autoptr (MdgRecord) note = load_note (self);
  g_autoptr (GError) error = NULL;

  g_assert_null (mdg_case_issues_mark (self->workspace, &self->case_uuid, note, 9, "受診を拒否", "P1b", 1, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mdg_case_issues_mark (self->workspace, &self->case_uuid, note, 999, "受診", "P1b", 1, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

static void
rewrite (Fixture *self,
         const char *text)
{
  g_autoptr (MdgRecord) note = load_note (self);
  g_autoptr (MdgChange) change = mdg_change_new ("Consultation corrected");

  mdg_record_set_text (note, MDG_CONSULTATION_TEXT, text);
  mdg_change_add (change, note);
  save (self, change);
}

static void
check_finding (Fixture *self,
               gboolean is_lost,
               gint64 offset)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list_children (self->workspace, MDG_KIND_FINDING, MDG_FINDING_CASE, &self->case_uuid, NULL);

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (mdg_record_get_flag (list->pdata[0], MDG_FINDING_IS_LOST), ==, is_lost);
  g_assert_cmpstr (mdg_record_get_text (list->pdata[0], MDG_FINDING_QUOTE), ==, "受診を拒否");
  if (!is_lost)
    g_assert_cmpint (mdg_record_get_integer (list->pdata[0], MDG_FINDING_OFFSET), ==, offset);
}

static void
test_findings_follow (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (MdgChange) marked = mark (self);

  rewrite (self, "5/12の電話。80代女性独居。受診を拒否。長男は県外。");
  check_finding (self, FALSE, 16);
  rewrite (self, "80代女性独居。受診は家族が断る。");
  check_finding (self, TRUE, 0);
  rewrite (self, "80代女性独居。受診を拒否。");
  check_finding (self, FALSE, 8);
}

static void
test_close_and_reopen (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, MDG_KIND_CASE, &self->case_uuid, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) closing = NULL;
  g_autoptr (MdgChange) reopening = NULL;
  g_autoptr (GPtrArray) memos = NULL;
  g_autoptr (GPtrArray) events = NULL;

  g_assert_null (mdg_case_use_close (self->workspace, record, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  closing = mdg_case_use_close (self->workspace, record, "died_home", "自宅で看取り", "home", "home", &error);
  g_assert_no_error (error);
  save (self, closing);

  g_clear_object (&record);
  record = mdg_workspace_load (self->workspace, MDG_KIND_CASE, &self->case_uuid, NULL);
  g_assert_cmpstr (mdg_record_get_text (record, MDG_CASE_STATUS), ==, "closed");
  reopening = mdg_case_use_reopen (self->workspace, record, "家族から再び相談");
  save (self, reopening);

  g_clear_object (&record);
  record = mdg_workspace_load (self->workspace, MDG_KIND_CASE, &self->case_uuid, NULL);
  g_assert_cmpstr (mdg_record_get_text (record, MDG_CASE_STATUS), ==, "open");
  g_assert_null (mdg_record_get_text (record, MDG_CASE_CLOSE_REASON));
  memos = mdg_workspace_list_children (self->workspace, MDG_KIND_MEMO, MDG_MEMO_CASE, &self->case_uuid, NULL);
  g_assert_cmpuint (memos->len, ==, 1);

  /* The consultation, the memo, and both turns of the state. */
  events = mdg_case_timeline_list (self->workspace, &self->case_uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 4);
}

static gboolean
has_sentence (GPtrArray *entries,
              const char *part)
{
  for (guint i = 0; i < entries->len; i++)
    {
      GPtrArray *sentences = ((const MdgHistoryEntry *) entries->pdata[i])->sentences;

      for (guint j = 0; j < sentences->len; j++)
        if (strstr (sentences->pdata[j], part) != NULL)
          return TRUE;
    }

  return FALSE;
}

static void
test_history (Fixture *self,
              gconstpointer data)
{
  g_autoptr (MdgRecord) note = NULL;
  g_autoptr (MdgChange) change = mdg_change_new ("Consultation corrected");
  g_autoptr (MdgChange) voiding = mdg_change_new ("Consultation voided");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  rewrite (self, "80代女性独居。受診を強く拒否。長男は県外。");
  note = load_note (self);
  mdg_record_set_text (note, MDG_CONSULTATION_CHANNEL, "tel");
  mdg_record_set_flag (note, MDG_CONSULTATION_IS_UNSHAREABLE, TRUE);
  mdg_change_add (change, note);
  save (self, change);
  g_clear_object (&note);
  note = load_note (self);
  mdg_record_set_text (note, MDG_CONSULTATION_CHANNEL, "fax");
  mdg_change_add_void (voiding, note, "二重登録");
  save (self, voiding);

  entries = mdg_history_list (self->workspace, MDG_KIND_CONSULTATION, &self->consultation, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 5);
  g_assert_cmpstr (((const MdgHistoryEntry *) entries->pdata[0])->author, ==, "例示 直子");
  g_assert_true (has_sentence (entries, "Consultation was recorded."));
  g_assert_true (has_sentence (entries, "“強く” was added to Consultation."));
  g_assert_true (has_sentence (entries, "“Channel” was written as “電話”."));
  g_assert_true (has_sentence (entries, "“Channel” was changed from “電話” to “FAX”."));
  g_assert_true (has_sentence (entries, "“Not to be shared” was marked."));
  g_assert_true (has_sentence (entries, "Consultation was voided."));
  g_assert_true (has_sentence (entries, "二重登録"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

static MdgRecord *
add_area (Fixture *self,
          const char *name)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Area added");
  MdgRecord *area = mdg_test_record (MDG_KIND_AREA, MDG_AREA_NAME, name);

  mdg_record_set_text (area, MDG_AREA_CODE, "01");
  mdg_change_add (change, area);
  save (self, change);

  return area;
}

static void
add_later_consultation (Fixture *self,
                        const char *at,
                        MdgUuid *uuid)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Consultation logged");
  g_autoptr (MdgRecord) record = mdg_test_consultation (at, "その後の相談。");

  mdg_record_set_reference (record, MDG_CONSULTATION_CASE, &self->case_uuid);
  mdg_change_add (change, record);
  save (self, change);
  *uuid = *mdg_record_get_uuid (record);
}

static void
assert_area (Fixture *self,
             MdgKind kind,
             const MdgUuid *uuid,
             guint field,
             MdgRecord *area)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, kind, uuid, NULL);
  const MdgUuid *is = mdg_record_get_reference (record, field);

  g_assert_true (area == NULL ? is == NULL : is != NULL && mdg_uuid_equal (is, mdg_record_get_uuid (area)));
}

/* What came before the day stays with the old area, what came on it goes with the case. */
static void
test_transfer_divides_by_date (Fixture *self,
                               gconstpointer data)
{
  static const MdgDate today = { 2026, 6, 30 };
  static const MdgDate day = { 2026, 6, 1 };
  static const MdgDate ahead = { 2026, 7, 1 };
  g_autoptr (MdgRecord) area = add_area (self, "本町西");
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, MDG_KIND_CASE, &self->case_uuid, NULL);
  g_autoptr (MdgChange) transfer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) memos = NULL;
  MdgUuid on_the_day;

  mdg_workspace_set_today (self->workspace, &today);
  add_later_consultation (self, "2026-06-01T00:00", &on_the_day);
  g_assert_null (mdg_case_use_transfer (self->workspace, record, mdg_record_get_uuid (area), &day, "", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mdg_case_use_transfer (self->workspace, record, mdg_record_get_uuid (area), &ahead, "転居", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);

  transfer = mdg_case_use_transfer (self->workspace, record, mdg_record_get_uuid (area), &day, "転居", &error);
  g_assert_no_error (error);
  save (self, transfer);

  assert_area (self, MDG_KIND_CASE, &self->case_uuid, MDG_CASE_AREA, area);
  assert_area (self, MDG_KIND_CONSULTATION, &on_the_day, MDG_CONSULTATION_AREA, area);
  assert_area (self, MDG_KIND_CONSULTATION, &self->consultation, MDG_CONSULTATION_AREA, NULL);
  memos = mdg_workspace_list_children (self->workspace, MDG_KIND_MEMO, MDG_MEMO_CASE, &self->case_uuid, NULL);
  g_assert_cmpuint (memos->len, ==, 1);
  g_assert_nonnull (strstr (mdg_record_get_text (memos->pdata[0], MDG_MEMO_TEXT), "転居"));
}

/* Its marked sentences go with it; the issue stays ticked, and undo brings all of it back. */
static void
test_unlink_takes_the_sentences_along (Fixture *self,
                                       gconstpointer data)
{
  g_autoptr (MdgChange) marking = mark (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) unlinking = mdg_case_use_link (self->workspace, &self->consultation, NULL, &error);
  g_autoptr (MdgRecord) note = NULL;
  g_autoptr (GPtrArray) issues = NULL;

  g_assert_no_error (error);
  save (self, unlinking);
  note = load_note (self);
  g_assert_null (mdg_record_get_reference (note, MDG_CONSULTATION_CASE));
  issues = mdg_case_issues_list (self->workspace, &self->case_uuid, NULL);
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_cmpuint (((MdgCaseIssueEntry *) issues->pdata[0])->findings->len, ==, 0);

  g_assert_true (mdg_workspace_undo (self->workspace, mdg_change_get_uuid (unlinking), NULL, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&issues, g_ptr_array_unref);
  issues = mdg_case_issues_list (self->workspace, &self->case_uuid, NULL);
  g_assert_cmpuint (((MdgCaseIssueEntry *) issues->pdata[0])->findings->len, ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/case-issues/make-from", test_make_from);
  ADD ("/case-issues/mark-ticks", test_mark_ticks);
  ADD ("/case-issues/mark-what-is-not-there", test_mark_what_is_not_there);
  ADD ("/case-issues/findings-follow", test_findings_follow);
  ADD ("/case-issues/close-and-reopen", test_close_and_reopen);
  ADD ("/case-issues/transfer-divides-by-date", test_transfer_divides_by_date);
  ADD ("/case-issues/unlink-takes-the-sentences-along", test_unlink_takes_the_sentences_along);
  ADD ("/case-issues/history", test_history);

  return g_test_run ();
}
