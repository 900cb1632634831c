#include "mdg-report-meeting.h"

#include "mdg-board-member.h"
#include "mdg-case.h"
#include "mdg-conference.h"
#include "mdg-error.h"
#include "mdg-issue-sample.h"
#include "mdg-report-checks.h"
#include "mdg-subject.h"
#include "mdg-test-register.h"

#include <string.h>

/* The sheets of one meeting: agenda, members, minutes, material. */

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  GPtrArray *cases; /* MdgCase */
} Fixture;

static const MdgDate today = { 2026, 6, 1 };

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (path);
  mdg_workspace_set_today (self->workspace, &today);
  self->cases = mdg_workspace_list (self->workspace, MDG_KIND_CASE, NULL);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_ptr_array_unref (self->cases);
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

/* Takes change. */
static MdgUuid
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (MdgChange) owned = change;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);

  return *mdg_record_get_uuid (mdg_change_get_records (change)->pdata[0]);
}

/* Takes record. */
static void
save_record (Fixture *self,
             MdgRecord *record)
{
  MdgChange *change = mdg_change_new ("Test");

  mdg_change_add (change, record);
  g_object_unref (record);
  save (self, change);
}

static void
add_member (Fixture *self,
            const char *name,
            const char *since,
            const char *until)
{
  MdgRecord *member = MDG_RECORD (mdg_board_member_new ());

  mdg_record_set_text (member, MDG_BOARD_MEMBER_BOARD, "wconf");
  mdg_record_set_text (member, MDG_BOARD_MEMBER_NAME, name);
  mdg_record_set_text (member, MDG_BOARD_MEMBER_AFFILIATION, "れいだい内科");
  mdg_record_set_text (member, MDG_BOARD_MEMBER_PROFESSION, "dr");
  mdg_record_set_text (member, MDG_BOARD_MEMBER_SEAT, "adviser");
  mdg_record_set_text (member, MDG_BOARD_MEMBER_SINCE, since);
  mdg_record_set_text (member, MDG_BOARD_MEMBER_UNTIL, until);
  save_record (self, member);
}

static MdgUuid
add_meeting (Fixture *self,
             const char *held_on)
{
  g_autoptr (GError) error = NULL;
  MdgChange *change = mdg_meetings_new_meeting (self->workspace, "wconf", held_on, NULL, &error);

  g_assert_no_error (error);

  return save (self, change);
}

/* So many cases go on the agenda. */
static void
add_cases (Fixture *self,
           const MdgUuid *meeting,
           guint n)
{
  for (guint i = 0; i < n; i++)
    {
      MdgRecord *item = MDG_RECORD (mdg_agenda_item_new ());

      mdg_record_set_reference (item, MDG_AGENDA_ITEM_MEETING, meeting);
      mdg_record_set_integer (item, MDG_AGENDA_ITEM_POSITION, i);
      mdg_record_set_text (item, MDG_AGENDA_ITEM_KIND, "case");
      mdg_record_set_text (item, MDG_AGENDA_ITEM_REASON, "flagged");
      mdg_record_set_reference (item, MDG_AGENDA_ITEM_CASE, mdg_record_get_uuid (self->cases->pdata[i]));
      mdg_record_set_text (item, MDG_AGENDA_ITEM_TEXT, "受診を拒んでいる。");
      mdg_record_set_text (item, MDG_AGENDA_ITEM_STATUS, "open");
      save_record (self, item);
    }
}

static char *
join (MdgReport *report)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (mdg_report_get_document (report));

  return mdg_check_join (texts);
}

static void
check_page (MdgReport *report,
            guint n_pages)
{
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (report)), ==, n_pages);
  mdg_check_texts (mdg_report_get_document (report), 20, 12, 195, 288, 8);
}

static void
test_found_by_day_number_uuid (Fixture *self,
                               gconstpointer data)
{
  MdgUuid first = add_meeting (self, "2026-04-10");
  MdgUuid second = add_meeting (self, "2026-05-08");
  char uuid[MDG_UUID_STRING_SIZE];
  g_autoptr (GError) error = NULL;
  const char *const typed[] = { "2026-05-08", "令和8年5月8日", "1", uuid };

  mdg_uuid_format (&second, uuid);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (MdgRecord) found = mdg_report_meeting_find (self->workspace, typed[i], &error);

      g_assert_no_error (error);
      g_assert_true (mdg_uuid_equal (mdg_record_get_uuid (found), &second));
    }
  g_assert_null (mdg_report_meeting_find (self->workspace, "2026-05-09", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (mdg_report_meeting_find (self->workspace, "どれか", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (mdg_uuid_equal (&first, &second));
  add_meeting (self, "2026-05-08");
  g_assert_null (mdg_report_meeting_find (self->workspace, "2026-05-08", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
}

static void
test_without_cases (Fixture *self,
                    gconstpointer data)
{
  MdgUuid meeting = add_meeting (self, "2026-05-08");
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) agenda = mdg_report_agenda_new (self->workspace, &meeting, MDG_VERSION_INTERNAL, &error);
  g_autoptr (MdgReport) minutes = mdg_report_minutes_new (self->workspace, &meeting, MDG_VERSION_INTERNAL, &error);
  g_autoptr (MdgReport) members = mdg_report_members_new (self->workspace, &meeting, MDG_VERSION_INTERNAL, &error);
  g_autoptr (MdgReport) one = mdg_report_conference_new (self->workspace, &meeting, MDG_CONFERENCE_PAPER_ONE, MDG_VERSION_INTERNAL, &error);
  g_autoptr (MdgReport) four = mdg_report_conference_new (self->workspace, &meeting, MDG_CONFERENCE_PAPER_FOUR, MDG_VERSION_INTERNAL, &error);

  g_assert_no_error (error);
  check_page (agenda, 1);
  check_page (minutes, 1);
  check_page (members, 1);
  check_page (one, 1);
  check_page (four, 1);
}

/* Who had left before the day is not on the list, and who came is told from who did not. */
static void
test_members_of_the_day (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (GPtrArray) attendance = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (MdgRecord) record = NULL;
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid meeting;
  MdgTable *table;

  add_member (self, "見本 一", "2024-04-01", "2026-03-31");
  add_member (self, "見本 二", "2026-04-01", NULL);
  add_member (self, "見本 三", "2024-04-01", NULL);
  meeting = add_meeting (self, "2026-05-08");
  record = mdg_workspace_load (self->workspace, MDG_KIND_MEETING, &meeting, NULL);
  mdg_record_set_text (record, MDG_MEETING_STATUS, "held");
  save_record (self, g_object_ref (record));
  attendance = mdg_meetings_list_attendance (self->workspace, &meeting, NULL);
  mdg_record_set_flag (attendance->pdata[1], MDG_ATTENDANCE_IS_PRESENT, FALSE);
  save_record (self, g_object_ref (attendance->pdata[1]));

  report = mdg_report_members_new (self->workspace, &meeting, MDG_VERSION_INTERNAL, &error);
  g_assert_no_error (error);
  table = mdg_report_get_tables (report)->pdata[0];
  g_assert_cmpuint (mdg_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (mdg_table_get_text (table, 0, 0), ==, "助言者");
  g_assert_cmpstr (mdg_table_get_text (table, 0, 4), !=, mdg_table_get_text (table, 1, 4));
  texts = mdg_document_list_texts (mdg_report_get_document (report));
  g_assert_cmpuint (mdg_check_count_texts (texts, "見本 一"), ==, 0);
  g_assert_cmpuint (mdg_check_count_texts (texts, "見本 二"), ==, 1);
  g_assert_cmpfloat (mdg_check_find (texts, 0, "助言者")->x, <, mdg_check_find (texts, 0, "見本 二")->x);
  g_assert_cmpfloat (mdg_check_find (texts, 0, "見本 二")->x, <, mdg_check_find (texts, 0, "れいだい内科")->x);
}

static void
test_nameless_by_profession (Fixture *self,
                             gconstpointer data)
{
  MdgUuid meeting = add_meeting (self, "2026-05-08");
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;
  MdgTable *table;

  for (guint i = 0; i < 62; i++)
    {
      MdgRecord *attendance = MDG_RECORD (mdg_attendance_new ());

      mdg_record_set_reference (attendance, MDG_ATTENDANCE_MEETING, &meeting);
      mdg_record_set_text (attendance, MDG_ATTENDANCE_PROFESSION, i < 12 ? "dr" : "pharm");
      mdg_record_set_flag (attendance, MDG_ATTENDANCE_IS_PRESENT, TRUE);
      save_record (self, attendance);
    }
  report = mdg_report_members_new (self->workspace, &meeting, MDG_VERSION_INTERNAL, &error);
  g_assert_no_error (error);
  table = mdg_report_get_tables (report)->pdata[0];
  g_assert_cmpuint (mdg_table_get_n_rows (table), ==, 3);
  g_assert_cmpint (mdg_table_get_number (table, 0, 1), ==, 12);
  g_assert_cmpint (mdg_table_get_number (table, 1, 1), ==, 50);
  g_assert_cmpint (mdg_table_get_number (table, mdg_table_get_total_row (table), 1), ==, 62);
  check_page (report, 1);
}

static void
test_minutes (Fixture *self,
              gconstpointer data)
{
  MdgUuid meeting = add_meeting (self, "2026-05-08");
  const MdgConferenceRecord said = { .advice = "貧血の検査を先に。", .adviser = "試験医師1", .verdict = "outreach", .verdict_text = "同行訪問", .owner = "東見本包括", .due = "2026-05-22" };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GError) error = NULL;
  MdgTable *table;

  add_cases (self, &meeting, 2);
  items = mdg_conference_list_items (self->workspace, &meeting, NULL);
  save (self, mdg_conference_record (self->workspace, mdg_record_get_uuid (items->pdata[0]), &said, &error));
  g_assert_no_error (error);
  save (self, mdg_conference_carry_over (self->workspace, mdg_record_get_uuid (items->pdata[1]), &error));
  g_assert_no_error (error);

  report = mdg_report_minutes_new (self->workspace, &meeting, MDG_VERSION_INTERNAL, &error);
  g_assert_no_error (error);
  table = mdg_report_get_tables (report)->pdata[0];
  g_assert_cmpstr (mdg_table_get_text (table, 0, 2), ==, "貧血の検査を先に。（試験医師1）");
  g_assert_cmpstr (mdg_table_get_text (table, 0, 3), ==, "アウトリーチ：同行訪問");
  g_assert_cmpstr (mdg_table_get_text (table, 0, 4), ==, "東見本包括");
  g_assert_cmpstr (mdg_table_get_text (table, 1, 3), ==, "次回へ持ち越し");
  texts = mdg_document_list_texts (mdg_report_get_document (report));
  g_assert_nonnull (mdg_check_find (texts, 0, "貧血の検査を先に。"));
  check_page (report, 1);
}

/* One case a page, or four; five cases need a second page of four. Nobody is named. */
static void
test_conference (Fixture *self,
                 gconstpointer data)
{
  MdgUuid meeting = add_meeting (self, "2026-06-05");
  MdgRecord *subject = MDG_RECORD (mdg_subject_new ());
  g_autoptr (MdgRecord) named = g_object_ref (self->cases->pdata[0]);
  g_autoptr (MdgReport) one = NULL;
  g_autoptr (MdgReport) four = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  MdgUuid person;

  mdg_record_set_text (subject, MDG_SUBJECT_NAME, "甲野 花子");
  save_record (self, g_object_ref (subject));
  person = *mdg_record_get_uuid (subject);
  g_object_unref (subject);
  mdg_record_set_reference (named, MDG_CASE_SUBJECT, &person);
  save_record (self, g_object_ref (named));
  add_cases (self, &meeting, 5);

  one = mdg_report_conference_new (self->workspace, &meeting, MDG_CONFERENCE_PAPER_ONE, MDG_VERSION_INTERNAL, &error);
  g_assert_no_error (error);
  check_page (one, 5);
  four = mdg_report_conference_new (self->workspace, &meeting, MDG_CONFERENCE_PAPER_FOUR, MDG_VERSION_INTERNAL, &error);
  g_assert_no_error (error);
  check_page (four, 2);
  words = join (one);
  g_assert_null (strstr (words, "甲野"));
  g_assert_nonnull (strstr (words, "受診を拒んでいる。"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/meeting-sheets/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("found-by-day-number-uuid", test_found_by_day_number_uuid);
  ADD ("without-cases", test_without_cases);
  ADD ("members-of-the-day", test_members_of_the_day);
  ADD ("nameless-by-profession", test_nameless_by_profession);
  ADD ("minutes", test_minutes);
  ADD ("conference", test_conference);

  return g_test_run ();
}
