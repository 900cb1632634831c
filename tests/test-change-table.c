#include "mdg-test-register.h"

#include "mdg-case.h"
#include "mdg-contact.h"
#include "mdg-draft-table.h"
#include "mdg-error.h"
#include "mdg-record-table.h"
#include "mdg-revision-table.h"
#include "mdg-subject.h"

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
  g_assert_finalize_object (self->store);
}

static void
assert_text (Fixture *self,
             MdgRecord *record,
             guint field,
             const char *text)
{
  g_autoptr (MdgRecord) loaded = mdg_test_reload (self->store, record);

  g_assert_cmpstr (mdg_record_get_text (loaded, field), ==, text);
}

static void
test_save (Fixture *self,
           gconstpointer data)
{
  g_autoptr (MdgRecord) subject = mdg_test_record (MDG_KIND_SUBJECT, MDG_SUBJECT_NAME, "山田 太郎");
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "独居で退院");
  g_autoptr (MdgRecord) loaded = NULL;
  g_autoptr (GPtrArray) revisions = NULL;

  mdg_record_set_reference (record, MDG_CONSULTATION_SUBJECT, mdg_record_get_uuid (subject));
  mdg_record_set_text (record, MDG_CONSULTATION_CONTENTS, "C1 C2");
  mdg_record_set_text (record, MDG_CONSULTATION_ACTIONS, "A1");
  mdg_record_set_flag (record, MDG_CONSULTATION_IS_CONFERENCE, TRUE);
  mdg_test_save (self->store, subject, record, NULL);

  loaded = mdg_test_reload (self->store, record);
  for (guint i = 0; i < MDG_CONSULTATION_N_FIELDS; i++)
    g_assert_true (mdg_record_field_equal (record, loaded, i));
  g_assert_cmpstr (mdg_record_get_text (loaded, MDG_CONSULTATION_NUMBER), ==, "R8-0001");
  g_assert_cmpint (mdg_record_get_id (record), ==, mdg_record_get_id (loaded));
  g_assert_true (mdg_uuid_equal (mdg_record_get_revision (record), mdg_record_get_revision (loaded)));
  g_assert_cmpint (mdg_test_query (self->store, "SELECT count (*) FROM consultation_code"), ==, 3);
  g_assert_cmpint (mdg_test_query (self->store, "SELECT position FROM consultation_code WHERE axis = 1 AND code = 'C2'"), ==, 1);

  mdg_record_set_text (record, MDG_CONSULTATION_CONTENTS, "C3");
  mdg_test_save (self->store, record, NULL);
  g_assert_cmpint (mdg_test_query (self->store, "SELECT count (*) FROM consultation_code"), ==, 2);

  revisions = mdg_revision_table_list (self->store, mdg_record_get_uuid (record), NULL);
  g_assert_cmpuint (revisions->len, ==, 2);
  g_assert_cmpstr (mdg_record_get_text (((MdgRevision *) revisions->pdata[0])->record, MDG_CONSULTATION_CONTENTS), ==, "C1 C2");
  g_assert_cmpstr (((MdgRevision *) revisions->pdata[1])->author, ==, "試験");
}

static void
test_unchanged_writes_nothing (Fixture *self,
                               gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "同じ");
  gint64 revisions;

  mdg_test_save (self->store, record, NULL);
  revisions = mdg_test_query (self->store, "SELECT count (*) FROM revision");
  mdg_test_save (self->store, record, NULL);
  g_assert_cmpint (mdg_test_query (self->store, "SELECT count (*) FROM revision"), ==, revisions);
}

static void
test_numbers (Fixture *self,
              gconstpointer data)
{
  static const char *const days[][2] = {
    { "2026-03-31T23:59", "R7-0001" },
    { "2026-04-01T00:00", "R8-0001" },
    { "2026-04-02T09:00", "R8-0002" },
    { "2027-03-31T09:00", "R8-0003" },
    { "2026-03-01T09:00", "R7-0002" },
    { "2019-04-30T09:00", "R1-0001" },
  };
  g_autoptr (MdgRecord) imported = mdg_test_consultation ("2026-05-12T14:05", "番号つき");
  g_autoptr (MdgRecord) next = mdg_test_consultation ("2026-05-12T14:05", "次");
  g_autoptr (MdgRecord) a_case = mdg_test_record (MDG_KIND_CASE, MDG_CASE_OPENED_ON, "2026-05-12");

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (MdgRecord) record = mdg_test_consultation (days[i][0], "x");

      mdg_test_save (self->store, record, NULL);
      if (i != 5) /* R1 begins in May 2019; what comes before keeps the name of its fiscal year */
        g_assert_cmpstr (mdg_record_get_text (record, MDG_CONSULTATION_NUMBER), ==, days[i][1]);
      mdg_record_set_text (record, MDG_CONSULTATION_RECEIVED_AT, "2030-01-01T00:00");
      mdg_test_save (self->store, record, NULL);
      if (i != 5)
        assert_text (self, record, MDG_CONSULTATION_NUMBER, days[i][1]);
    }

  mdg_record_set_text (imported, MDG_CONSULTATION_NUMBER, "R8-0004");
  mdg_test_save (self->store, imported, NULL);
  mdg_test_save (self->store, next, NULL);
  g_assert_cmpstr (mdg_record_get_text (next, MDG_CONSULTATION_NUMBER), ==, "R8-0005");

  mdg_test_save (self->store, a_case, NULL);
  g_assert_cmpstr (mdg_record_get_text (a_case, MDG_CASE_NUMBER), ==, "R8-C-001");
}

static void
test_merge (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "元");
  g_autoptr (MdgRecord) ours = NULL;
  g_autoptr (MdgRecord) theirs = NULL;

  mdg_test_save (self->store, record, NULL);
  ours = mdg_record_dup (record);
  theirs = mdg_record_dup (record);

  mdg_record_set_text (theirs, MDG_CONSULTATION_TEXT, "先");
  mdg_test_save (self->store, theirs, NULL);
  mdg_record_set_text (ours, MDG_CONSULTATION_AFFILIATION, "市民病院");
  mdg_test_save (self->store, ours, NULL);
  assert_text (self, record, MDG_CONSULTATION_TEXT, "先");
  assert_text (self, record, MDG_CONSULTATION_AFFILIATION, "市民病院");
  g_assert_cmpstr (mdg_record_get_text (ours, MDG_CONSULTATION_TEXT), ==, "先");

  /* The same on both sides is no conflict, other values of one field are. */
  mdg_record_set_text (theirs, MDG_CONSULTATION_AFFILIATION, "市民病院");
  mdg_record_set_text (theirs, MDG_CONSULTATION_URGENCY, "high");
  mdg_test_save (self->store, theirs, NULL);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, "後");
  mdg_test_fail_to_save (self->store, record, MDG_ERROR_CONFLICT);
  assert_text (self, record, MDG_CONSULTATION_TEXT, "先");
  assert_text (self, record, MDG_CONSULTATION_URGENCY, "high");
}

static void
test_merge_with_void (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "元");
  g_autoptr (MdgRecord) ours = NULL;
  g_autoptr (MdgRecord) loaded = NULL;

  mdg_test_save (self->store, record, NULL);
  ours = mdg_record_dup (record);
  mdg_test_void (self->store, record, "重複");
  g_assert_cmpint (mdg_record_get_state (record), ==, MDG_STATE_VOID);
  assert_text (self, record, MDG_CONSULTATION_VOID_REASON, "重複");

  mdg_record_set_text (ours, MDG_CONSULTATION_TEXT, "続き");
  mdg_test_fail_to_save (self->store, ours, MDG_ERROR_CONFLICT);
  loaded = mdg_test_reload (self->store, record);
  g_assert_cmpint (mdg_record_get_state (loaded), ==, MDG_STATE_VOID);
}

static void
test_dangling_reference (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "宙");
  gint64 changes = mdg_test_query (self->store, "SELECT count (*) FROM change");
  MdgUuid uuid;

  mdg_uuid_generate (&uuid);
  mdg_record_set_reference (record, MDG_CONSULTATION_SUBJECT, &uuid);
  mdg_test_fail_to_save (self->store, record, MDG_ERROR_CONFLICT);
  g_assert_cmpint (mdg_test_query (self->store, "SELECT count (*) FROM change"), ==, changes);
  g_assert_cmpint (mdg_test_query (self->store, "SELECT count (*) FROM number_series"), ==, 0);
}

static void
test_invalid (Fixture *self,
              gconstpointer data)
{
  g_autoptr (MdgRecord) undated = mdg_test_record (MDG_KIND_CONSULTATION, MDG_CONSULTATION_TEXT, "x");
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "x");

  mdg_test_fail_to_save (self->store, undated, MDG_ERROR_INVALID);
  mdg_record_set_text (record, MDG_CONSULTATION_RECEIVED_AT, "2026-02-30T10:00");
  mdg_test_fail_to_save (self->store, record, MDG_ERROR_INVALID);
  mdg_record_set_text (record, MDG_CONSULTATION_RECEIVED_AT, "2026-02-28T10:00");
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, "a\x01");
  mdg_test_fail_to_save (self->store, record, MDG_ERROR_INVALID);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, "a\rb");
  mdg_test_fail_to_save (self->store, record, MDG_ERROR_INVALID);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, "a\nb");
  mdg_record_set_text (record, MDG_CONSULTATION_AFFILIATION, "a\nb");
  mdg_test_fail_to_save (self->store, record, MDG_ERROR_INVALID);
}

/* A change that failed can be saved again as it is: disk full, then room. */
static void
test_retry (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Tested");
  g_autoptr (MdgRecord) edited = mdg_test_consultation ("2026-05-12T14:05", "元");
  g_autoptr (MdgRecord) fresh = mdg_test_consultation ("2026-05-12T15:00", "新");
  g_autoptr (GError) error = NULL;
  MdgRecord *saved;

  mdg_test_save (self->store, edited, NULL);
  mdg_record_set_text (edited, MDG_CONSULTATION_TEXT, "後");
  mdg_change_add (change, edited);
  mdg_change_add (change, fresh);

  g_assert_true (mdg_store_execute (self->store, "PRAGMA max_page_count = 1", &error));
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strnfill (400000, 'x');

      mdg_record_set_text (mdg_change_find (change, mdg_record_get_uuid (fresh)), MDG_CONSULTATION_TEXT, text);
      g_assert_false (mdg_change_table_save (self->store, change, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
      g_clear_error (&error);
    }
  saved = mdg_change_find (change, mdg_record_get_uuid (fresh));
  g_assert_false (mdg_record_is_stored (saved));
  g_assert_true (mdg_record_is_empty (saved, MDG_CONSULTATION_NUMBER));

  g_assert_true (mdg_store_execute (self->store, "PRAGMA max_page_count = 1000000", &error));
  g_assert_true (mdg_change_table_save (self->store, change, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (mdg_record_get_text (saved, MDG_CONSULTATION_NUMBER), ==, "R8-0002");
  assert_text (self, edited, MDG_CONSULTATION_TEXT, "後");
}

static void
test_draft_goes_with_the_save (Fixture *self,
                               gconstpointer data)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Logged");
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "下書きから");
  MdgDraft draft = { .form = (char *) "intake", .value = (char *) "{}" };
  g_autoptr (GError) error = NULL;

  mdg_uuid_generate (&draft.uuid);
  g_assert_true (mdg_draft_table_save (self->store, &draft, NULL));
  mdg_change_add (change, record);
  mdg_change_set_draft (change, &draft.uuid);
  mdg_change_table_save (self->store, change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mdg_test_query (self->store, "SELECT count (*) FROM draft"), ==, 0);
}

static MdgUuid
save_as_change (Fixture *self,
                MdgRecord *record)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Tested");
  g_autoptr (GError) error = NULL;

  mdg_change_add (change, record);
  mdg_change_table_save (self->store, change, &error);
  g_assert_no_error (error);
  mdg_record_assign (record, mdg_change_find (change, mdg_record_get_uuid (record)));

  return *mdg_change_get_uuid (change);
}

static MdgUuid
undo (Fixture *self,
      const MdgUuid *uuid,
      guint n_kept)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) inverse = mdg_change_table_undo (self->store, uuid, "試験", &kept, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, n_kept);

  return *mdg_change_get_uuid (inverse);
}

static void
test_undo_creation (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "作成");
  MdgUuid change = save_as_change (self, record);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (MdgRecord) gone = NULL;
      g_autoptr (MdgRecord) back = NULL;

      change = undo (self, &change, 0);
      gone = mdg_test_reload (self->store, record);
      g_assert_cmpint (mdg_record_get_state (gone), ==, MDG_STATE_VOID);

      change = undo (self, &change, 0);
      back = mdg_test_reload (self->store, record);
      g_assert_cmpint (mdg_record_get_state (back), ==, MDG_STATE_LIVE);
      g_assert_cmpstr (mdg_record_get_text (back, MDG_CONSULTATION_NUMBER), ==, "R8-0001");
    }
}

static void
test_undo_edit (Fixture *self,
                gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "一");
  MdgUuid edit;
  MdgUuid redo;

  mdg_test_save (self->store, record, NULL);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, "二");
  mdg_record_set_text (record, MDG_CONSULTATION_AFFILIATION, "市民病院");
  edit = save_as_change (self, record);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, "三");
  mdg_test_save (self->store, record, NULL);

  redo = undo (self, &edit, 1);
  assert_text (self, record, MDG_CONSULTATION_TEXT, "三");
  assert_text (self, record, MDG_CONSULTATION_AFFILIATION, NULL);
  undo (self, &redo, 0);
  assert_text (self, record, MDG_CONSULTATION_AFFILIATION, "市民病院");
}

static void
test_undo_keeps_what_was_edited (Fixture *self,
                                 gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "作成");
  g_autoptr (MdgRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid change = save_as_change (self, record);
  MdgUuid unknown;

  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, "加筆");
  mdg_test_save (self->store, record, NULL);
  undo (self, &change, 1);
  loaded = mdg_test_reload (self->store, record);
  g_assert_cmpint (mdg_record_get_state (loaded), ==, MDG_STATE_LIVE);

  mdg_uuid_generate (&unknown);
  g_assert_null (mdg_change_table_undo (self->store, &unknown, "", NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
}

static void
test_undo_hundred_steps (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "0");
  MdgUuid changes[120];

  mdg_test_save (self->store, record, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i + 1);

      mdg_record_set_text (record, i % 2 == 0 ? MDG_CONSULTATION_TEXT : MDG_CONSULTATION_AFFILIATION, text);
      changes[i] = save_as_change (self, record);
    }
  for (guint i = G_N_ELEMENTS (changes); i > 0; i--)
    undo (self, &changes[i - 1], 0);

  assert_text (self, record, MDG_CONSULTATION_TEXT, "0");
  assert_text (self, record, MDG_CONSULTATION_AFFILIATION, NULL);
}

static void
test_a_record_stands_in_a_change_once (Fixture *self,
                                       gconstpointer data)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Tested");
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "一");
  g_autoptr (GError) error = NULL;

  mdg_change_add (change, record);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, "二");
  mdg_change_add (change, record);
  g_assert_cmpuint (mdg_change_get_records (change)->len, ==, 1);
  mdg_change_table_save (self->store, change, &error);
  g_assert_no_error (error);
  assert_text (self, record, MDG_CONSULTATION_TEXT, "二");
}

static void
test_lists (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "親");
  g_autoptr (MdgRecord) first = mdg_test_contact (record, "一回目");
  g_autoptr (MdgRecord) second = mdg_test_contact (record, "二回目");
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid unknown;

  mdg_test_save (self->store, record, first, second, NULL);
  mdg_test_void (self->store, first, "誤り");

  children = mdg_record_table_list_by_reference (self->store, MDG_KIND_CONTACT, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (record), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (children->len, ==, 1);
  g_assert_cmpstr (mdg_record_get_text (children->pdata[0], MDG_CONTACT_TEXT), ==, "二回目");

  mdg_uuid_generate (&unknown);
  none = mdg_record_table_list_by_reference (self->store, MDG_KIND_CONTACT, MDG_CONTACT_CONSULTATION, &unknown, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_null (mdg_record_table_load (self->store, MDG_KIND_CONTACT, &unknown, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/change-table/save", test_save);
  ADD ("/change-table/unchanged-writes-nothing", test_unchanged_writes_nothing);
  ADD ("/change-table/numbers", test_numbers);
  ADD ("/change-table/merge", test_merge);
  ADD ("/change-table/merge-with-void", test_merge_with_void);
  ADD ("/change-table/dangling-reference", test_dangling_reference);
  ADD ("/change-table/invalid", test_invalid);
  ADD ("/change-table/retry", test_retry);
  ADD ("/change-table/draft-goes-with-the-save", test_draft_goes_with_the_save);
  ADD ("/change-table/undo-creation", test_undo_creation);
  ADD ("/change-table/undo-edit", test_undo_edit);
  ADD ("/change-table/undo-keeps-what-was-edited", test_undo_keeps_what_was_edited);
  ADD ("/change-table/undo-hundred-steps", test_undo_hundred_steps);
  ADD ("/change-table/a-record-stands-in-a-change-once", test_a_record_stands_in_a_change_once);
  ADD ("/change-table/lists", test_lists);

  return g_test_run ();
}
