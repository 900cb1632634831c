#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-follow-up.h"
#include "mdg-report-handover.h"
#include "mdg-report-list.h"
#include "mdg-report-share-sheet.h"
#include "mdg-staff.h"
#include "mdg-subject.h"
#include "mdg-test-register.h"

/* What sheets for other people carry and what they leave out. */

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
} Fixture;

static const MdgDate today = { 2026, 5, 12 };

static void
save (Fixture *self,
      MdgRecord *record)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autoptr (GError) error = NULL;

  mdg_change_add (change, record);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
  mdg_record_assign (record, mdg_change_get_records (change)->pdata[0]);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "a.madoguchi", NULL);
  g_assert_true (mdg_workspace_create (path, "みほん市", &error));
  self->workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_today (self->workspace, &today);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

static MdgRecord *
add_subject (Fixture *self,
             const char *name)
{
  MdgRecord *subject = MDG_RECORD (mdg_subject_new ());

  mdg_record_set_text (subject, MDG_SUBJECT_NAME, name);
  save (self, subject);

  return subject;
}

static MdgRecord *
add_case (Fixture *self,
          MdgRecord *subject)
{
  MdgRecord *record = MDG_RECORD (mdg_case_new ());

  mdg_record_set_reference (record, MDG_CASE_SUBJECT, mdg_record_get_uuid (subject));
  save (self, record);

  return record;
}

static guint
count_shared (Fixture *self)
{
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_list_new (self->workspace, filter, MDG_ORDER_OLDEST, MDG_REPORT_LIST_SHAREABLE, &error);
  guint n;

  g_assert_no_error (error);
  n = mdg_table_get_n_rows (mdg_report_get_tables (report)->pdata[0]);
  g_assert_true ((mdg_report_get_left_out (report) != NULL) == (n == 0));

  return n;
}

/* A consultation of the son that belongs to the case of the mother, who is not to be spoken of. */
static void
test_person_of_the_case (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (MdgRecord) mother = add_subject (self, "甲野 花子");
  g_autoptr (MdgRecord) son = add_subject (self, "甲野 一郎");
  g_autoptr (MdgRecord) record = add_case (self, mother);
  g_autoptr (MdgRecord) consultation = mdg_test_consultation ("2026-05-01T10:00", "長男から電話。");

  mdg_record_set_reference (consultation, MDG_CONSULTATION_SUBJECT, mdg_record_get_uuid (son));
  mdg_record_set_reference (consultation, MDG_CONSULTATION_CASE, mdg_record_get_uuid (record));
  save (self, consultation);
  g_assert_cmpuint (count_shared (self), ==, 1);

  mdg_record_set_flag (mother, MDG_SUBJECT_IS_UNSHAREABLE, TRUE);
  save (self, mother);
  g_assert_cmpuint (count_shared (self), ==, 0);

  mdg_record_set_flag (mother, MDG_SUBJECT_IS_UNSHAREABLE, FALSE);
  mdg_record_set_text (mother, MDG_SUBJECT_SHARE_CONSENT, "no");
  save (self, mother);
  g_assert_cmpuint (count_shared (self), ==, 0);
}

/* What is known is offered for a heading without a text, also on a sheet that was saved long ago. */
static void
test_suggestions (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (MdgRecord) subject = add_subject (self, "甲野 花子");
  g_autoptr (MdgRecord) record = add_case (self, subject);
  g_autoptr (MdgRecord) sheet = mdg_share_sheet_load_for (self->workspace, mdg_record_get_uuid (record), NULL);
  g_autoptr (MdgRecord) stored = NULL;
  g_autofree char *known = NULL;
  g_autofree char *none = NULL;

  g_assert_true (mdg_record_is_empty (sheet, MDG_SHARE_SHEET_ITEM7));
  mdg_record_set_text (sheet, MDG_SHARE_SHEET_ITEM1, "主治医は変更予定");
  save (self, sheet);

  mdg_record_set_text (subject, MDG_SUBJECT_DOCTOR, "試験医師2");
  mdg_record_set_text (subject, MDG_SUBJECT_DISEASES, "高血圧");
  save (self, subject);
  stored = mdg_share_sheet_load_for (self->workspace, mdg_record_get_uuid (record), NULL);
  g_assert_cmpstr (mdg_record_get_text (stored, MDG_SHARE_SHEET_ITEM1), ==, "主治医は変更予定");
  g_assert_true (mdg_record_is_empty (stored, MDG_SHARE_SHEET_ITEM7));
  g_assert_null (mdg_share_sheet_dup_suggestion (self->workspace, stored, 0));
  known = mdg_share_sheet_dup_suggestion (self->workspace, stored, 6);
  g_assert_cmpstr (known, ==, "高血圧");
  none = mdg_share_sheet_dup_suggestion (self->workspace, stored, 4);
  g_assert_null (none);
}

static void
add_promise (Fixture *self,
             MdgRecord *consultation,
             MdgRecord *staff,
             const char *what)
{
  g_autoptr (MdgRecord) promise = MDG_RECORD (mdg_follow_up_new ());

  mdg_record_set_reference (promise, MDG_FOLLOW_UP_CONSULTATION, mdg_record_get_uuid (consultation));
  if (staff != NULL)
    mdg_record_set_reference (promise, MDG_FOLLOW_UP_STAFF, mdg_record_get_uuid (staff));
  mdg_record_set_text (promise, MDG_FOLLOW_UP_WHAT, what);
  mdg_record_set_text (promise, MDG_FOLLOW_UP_DUE, "2026-05-12");
  save (self, promise);
}

static guint
count_handed_over (Fixture *self,
                   MdgRecord *staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_handover_new (self->workspace, staff, "申し送り", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (report)), ==, 1);

  return mdg_table_get_n_rows (mdg_report_get_tables (report)->pdata[0]);
}

static void
test_handover_of_one (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (MdgRecord) first = mdg_test_record (MDG_KIND_STAFF, MDG_STAFF_NAME, "例示 直子");
  g_autoptr (MdgRecord) second = mdg_test_record (MDG_KIND_STAFF, MDG_STAFF_NAME, "例示 健");
  g_autoptr (MdgRecord) consultation = mdg_test_consultation ("2026-05-01T10:00", "80代女性独居。");

  save (self, first);
  save (self, second);
  save (self, consultation);
  add_promise (self, consultation, first, "折り返し");
  add_promise (self, consultation, second, "面談");
  add_promise (self, consultation, second, "訪問");
  add_promise (self, consultation, NULL, "誰かが確認");

  g_assert_cmpuint (count_handed_over (self, NULL), ==, 4);
  g_assert_cmpuint (count_handed_over (self, first), ==, 2);
  g_assert_cmpuint (count_handed_over (self, second), ==, 3);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/report-sheets/person-of-the-case", Fixture, NULL, set_up, test_person_of_the_case, tear_down);
  g_test_add ("/report-sheets/suggestions", Fixture, NULL, set_up, test_suggestions, tear_down);
  g_test_add ("/report-sheets/handover-of-one", Fixture, NULL, set_up, test_handover_of_one, tear_down);

  return g_test_run ();
}
