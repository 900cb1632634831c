#include "mdg-conference.h"
#include "mdg-cycles.h"

#include "mdg-board-member.h"
#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-error.h"
#include "mdg-follow-up.h"
#include "mdg-issue-sample.h"
#include "mdg-raised-issue.h"
#include "mdg-test-register.h"

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  GPtrArray *cases; /* MdgCase */
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (path);
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

static void
save_record (Fixture *self,
             MdgRecord *record)
{
  MdgChange *change = mdg_change_new ("Test");

  mdg_change_add (change, record);
  save (self, change);
}

static MdgUuid
add_meeting (Fixture *self,
             const char *board,
             const char *held_on)
{
  g_autoptr (GError) error = NULL;
  MdgChange *change = mdg_meetings_new_meeting (self->workspace, board, held_on, NULL, &error);

  g_assert_no_error (error);

  return save (self, change);
}

static void
add_member (Fixture *self,
            const char *name,
            const char *since,
            const char *until,
            guint flag)
{
  g_autoptr (MdgRecord) member = MDG_RECORD (mdg_board_member_new ());

  mdg_record_set_text (member, MDG_BOARD_MEMBER_BOARD, "city");
  mdg_record_set_text (member, MDG_BOARD_MEMBER_NAME, name);
  mdg_record_set_text (member, MDG_BOARD_MEMBER_SINCE, since);
  mdg_record_set_text (member, MDG_BOARD_MEMBER_UNTIL, until);
  if (flag != 0)
    mdg_record_set_flag (member, flag, TRUE);
  save_record (self, member);
}

/* The roster of a day has those who were members on it, and the meeting keeps it. */
static void
test_members_of_the_day (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) attendance = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid meeting;

  add_member (self, "見本 一", "2024-04-01", "2026-03", 0);
  add_member (self, "見本 二", "2026-04-01", NULL, MDG_BOARD_MEMBER_IS_OFFICER);
  add_member (self, "見本 三", NULL, NULL, MDG_BOARD_MEMBER_IS_MANAGER);
  before = mdg_meetings_list_members (self->workspace, "city", "2026-03-31", &error);
  after = mdg_meetings_list_members (self->workspace, "city", "2026-04-01", &error);
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpstr (mdg_record_get_text (before->pdata[0], MDG_BOARD_MEMBER_NAME), ==, "見本 一");
  g_assert_cmpstr (mdg_record_get_text (after->pdata[0], MDG_BOARD_MEMBER_NAME), ==, "見本 二");

  meeting = add_meeting (self, "city", "2026-03-20");
  attendance = mdg_meetings_list_attendance (self->workspace, &meeting, &error);
  g_assert_cmpuint (attendance->len, ==, 2);
  g_assert_cmpstr (mdg_record_get_text (attendance->pdata[0], MDG_ATTENDANCE_NAME), ==, "見本 一");
}

static void
hold (Fixture *self,
      const MdgUuid *meeting,
      const char *topics)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, MDG_KIND_MEETING, meeting, NULL);

  mdg_record_set_text (record, MDG_MEETING_STATUS, "held");
  mdg_record_set_text (record, MDG_MEETING_TOPICS, topics);
  mdg_record_set_flag (record, MDG_MEETING_IS_MULTI, TRUE);
  save_record (self, record);
}

static void
test_year_counter (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (MdgMeetingCount) none = NULL;
  g_autoptr (MdgMeetingCount) count = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid first;
  MdgUuid second;
  MdgUuid of_last_year;

  none = mdg_meetings_count (self->workspace, 2026, &error);
  g_assert_cmpuint (none->n_multi, ==, 0);
  g_assert_cmpuint (none->missing->len, ==, 4);

  first = add_meeting (self, "zcare", "2026-04-10");
  add_member (self, "見本 二", NULL, NULL, MDG_BOARD_MEMBER_IS_OFFICER);
  add_member (self, "見本 三", NULL, NULL, MDG_BOARD_MEMBER_IS_MANAGER);
  second = add_meeting (self, "city", "2026-05-10");
  of_last_year = add_meeting (self, "city", "2026-03-31");
  add_meeting (self, "city", "2026-05-11"); /* planned only */
  hold (self, &first, "t1");
  hold (self, &second, "t1 t4");
  hold (self, &of_last_year, "t2");
  count = mdg_meetings_count (self->workspace, 2026, &error);
  g_assert_cmpuint (count->n_multi, ==, 2);
  g_assert_cmpuint (count->n_with_officers, ==, 1);
  g_assert_cmpuint (count->missing->len, ==, 2);
  g_assert_cmpstr (count->missing->pdata[0], ==, "t2");
}

static void
flag (Fixture *self,
      guint n,
      const char *received_at)
{
  g_autoptr (MdgRecord) consultation = mdg_test_consultation (received_at, "週1でかけたい");

  mdg_record_set_flag (consultation, MDG_CONSULTATION_IS_CONFERENCE, TRUE);
  mdg_record_set_reference (consultation, MDG_CONSULTATION_CASE, mdg_record_get_uuid (self->cases->pdata[n]));
  save_record (self, consultation);
}

static const char *
find_reason (GPtrArray *proposals,
             MdgRecord *record)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      MdgConferenceProposal *proposal = proposals->pdata[i];

      if (mdg_uuid_equal (&proposal->case_uuid, mdg_record_get_uuid (record)))
        return proposal->reason;
    }

  return NULL;
}

/* Flags since the last time, what was left over, promises that ran out; each case once. */
static void
test_agenda_by_itself (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (MdgRecord) promise = MDG_RECORD (mdg_follow_up_new ());
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  MdgConferenceRecord record = { .verdict = "watch", .advice = "往診を検討" };
  MdgUuid before = add_meeting (self, "wconf", "2026-05-06");
  MdgUuid meeting = add_meeting (self, "wconf", "2026-05-13");

  flag (self, 0, "2026-05-05T10:00");
  flag (self, 1, "2026-05-05T11:00");
  flag (self, 2, "2026-05-07T10:00");
  mdg_record_set_reference (promise, MDG_FOLLOW_UP_CASE, mdg_record_get_uuid (self->cases->pdata[3]));
  mdg_record_set_text (promise, MDG_FOLLOW_UP_WHAT, "折り返し");
  mdg_record_set_text (promise, MDG_FOLLOW_UP_DUE, "2026-05-08");
  mdg_record_set_text (promise, MDG_FOLLOW_UP_STATUS, "open");
  save_record (self, promise);

  first = mdg_conference_propose (self->workspace, &before, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (find_reason (first, self->cases->pdata[0]), ==, "flagged");
  g_assert_cmpstr (find_reason (first, self->cases->pdata[1]), ==, "flagged");
  g_ptr_array_set_size (first, 2);
  save (self, mdg_conference_add (self->workspace, &before, first, &error));
  items = mdg_conference_list_items (self->workspace, &before, &error);
  save (self, mdg_conference_record (self->workspace, mdg_record_get_uuid (items->pdata[0]), &record, &error));
  save (self, mdg_conference_close (self->workspace, &before, &error));

  second = mdg_conference_propose (self->workspace, &meeting, &error);
  g_assert_no_error (error);
  g_assert_null (find_reason (second, self->cases->pdata[0]));
  g_assert_cmpstr (find_reason (second, self->cases->pdata[1]), ==, "carried");
  g_assert_cmpstr (find_reason (second, self->cases->pdata[2]), ==, "flagged");
  g_assert_cmpstr (find_reason (second, self->cases->pdata[3]), ==, "overdue");
}

/* A decision leaves a promise, changed with it and not doubled; 課題候補 raises a candidate once. */
static void
test_decision (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) promises = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;
  MdgConferenceRecord record = { .verdict = "issue", .verdict_text = "見守りの担い手", .owner = "常盤平包括", .due = "2026-05-20" };
  MdgUuid meeting = add_meeting (self, "wconf", "2026-05-12");
  const MdgUuid *item;

  flag (self, 0, "2026-05-11T10:00");
  proposals = mdg_conference_propose (self->workspace, &meeting, &error);
  save (self, mdg_conference_add (self->workspace, &meeting, proposals, &error));
  items = mdg_conference_list_items (self->workspace, &meeting, &error);
  item = mdg_record_get_uuid (items->pdata[0]);
  save (self, mdg_conference_record (self->workspace, item, &record, &error));
  record.due = "2026-05-27";
  save (self, mdg_conference_record (self->workspace, item, &record, &error));

  promises = mdg_workspace_list (self->workspace, MDG_KIND_FOLLOW_UP, &error);
  issues = mdg_workspace_list (self->workspace, MDG_KIND_RAISED_ISSUE, &error);
  g_assert_cmpuint (promises->len, ==, 1);
  g_assert_cmpstr (mdg_record_get_text (promises->pdata[0], MDG_FOLLOW_UP_DUE), ==, "2026-05-27");
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_cmpstr (mdg_record_get_text (issues->pdata[0], MDG_RAISED_ISSUE_TITLE), ==, "見守りの担い手");
}

/* By hand, on the next one that is planned, once. */
static void
test_case_by_hand (Fixture *self,
                   gconstpointer data)
{
  static const MdgDate today = { 2026, 5, 12 };
  const MdgUuid *case_uuid = mdg_record_get_uuid (self->cases->pdata[4]);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid next;

  mdg_workspace_set_today (self->workspace, &today);
  add_meeting (self, "wconf", "2026-05-06");
  g_assert_null (mdg_conference_add_case (self->workspace, case_uuid, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
  g_clear_error (&error);

  add_meeting (self, "wconf", "2026-05-20");
  next = add_meeting (self, "wconf", "2026-05-13");
  save (self, mdg_conference_add_case (self->workspace, case_uuid, &error));
  items = mdg_conference_list_items (self->workspace, &next, &error);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (mdg_record_get_text (items->pdata[0], MDG_AGENDA_ITEM_REASON), ==, "added");
  g_assert_null (mdg_conference_add_case (self->workspace, case_uuid, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
}

static void
test_cycle (Fixture *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid cycle = save (self, mdg_cycles_new_cycle (self->workspace, "R8 看取り", "suishin", 2026, &error));

  g_assert_null (mdg_cycles_close_step (self->workspace, &cycle, 0, "2026-05-12", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mdg_cycles_close_step (self->workspace, &cycle, 1, "2026-05-12", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);

  steps = mdg_cycles_list_steps (self->workspace, &cycle, &error);
  mdg_record_set_text (steps->pdata[0], MDG_CYCLE_STEP_OUTPUT, "現状の整理表");
  save_record (self, steps->pdata[0]);
  save (self, mdg_cycles_close_step (self->workspace, &cycle, 0, "2026-05-12", &error));
  g_ptr_array_unref (steps);
  steps = mdg_cycles_list_steps (self->workspace, &cycle, &error);
  g_assert_cmpuint (mdg_cycles_get_current_step (steps), ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/conference/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("members-of-the-day", test_members_of_the_day);
  ADD ("year-counter", test_year_counter);
  ADD ("agenda-by-itself", test_agenda_by_itself);
  ADD ("decision", test_decision);
  ADD ("case-by-hand", test_case_by_hand);
  ADD ("cycle", test_cycle);

  return g_test_run ();
}
