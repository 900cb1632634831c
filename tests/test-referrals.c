#include "mdg-case-issue.h"
#include "mdg-case.h"
#include "mdg-error.h"
#include "mdg-hand-raise.h"
#include "mdg-history.h"
#include "mdg-referral-desk.h"
#include "mdg-referral-timeline.h"
#include "mdg-referral-watch.h"
#include "mdg-referrals.h"
#include "mdg-subject.h"

#include <string.h>

/* A visit from the form that came in to its outcome after 90 days. */
static void
test_whole_way (MdgDesk *self,
                gconstpointer data)
{
  MdgRecord *referral = mdg_desk_bring_to_scheduled (self, "2026-05-20T14:00", "試験医師2");
  g_autoptr (MdgRecord) followed = mdg_desk_new_step (NULL, NULL, "2026-06-01");
  g_autoptr (MdgRecord) progress = mdg_desk_new_step ("受診に同意した", "2026-06-01", "2026-06-15");
  g_autoptr (GPtrArray) outcome = mdg_desk_new_outcome ("o03", "2026-06-15");
  g_autoptr (MdgChange) later = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) history = NULL;
  MdgReferralDays days;

  mdg_desk_assert_text (referral, MDG_REFERRAL_NUMBER, "R8-R0001");
  mdg_desk_assert_text (referral, MDG_REFERRAL_BALL, "doctor");
  mdg_desk_assert_text (referral, MDG_REFERRAL_NEXT_DUE, "2026-05-20");
  mdg_desk_assert_text (referral, MDG_REFERRAL_CLOCK_DUE, "2026-05-26T23:59");

  mdg_desk_set_today (self, "2026-05-20");
  mdg_desk_record_visit (self, &referral);
  mdg_desk_assert_text (referral, MDG_REFERRAL_STATUS, "visited");
  mdg_desk_assert_text (referral, MDG_REFERRAL_NEXT_DUE, "2026-05-27");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_BEGIN_FOLLOW, referral, followed, NULL, NULL);
  mdg_desk_assert_text (referral, MDG_REFERRAL_NEXT_DUE, "2026-06-01");
  mdg_desk_set_today (self, "2026-06-01");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_PROGRESS, referral, progress, NULL, NULL);
  mdg_desk_set_today (self, "2026-06-15");
  mdg_record_set_text (referral, MDG_REFERRAL_SUMMARY, "専門医を受診し診断がついた。");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_CLOSE, referral, NULL, NULL, outcome);
  mdg_desk_assert_text (referral, MDG_REFERRAL_CLOSED_ON, "2026-06-15");
  g_assert_null (mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE));
  g_assert_true (mdg_referrals_measure (self->workspace, referral, &days, NULL));
  g_assert_cmpint (days.calendar, ==, 8);
  g_assert_cmpint (days.business, ==, 6);

  later = mdg_referrals_new_outcome (self->workspace, mdg_record_get_uuid (referral), "d90", "o15", "2026-09-14", NULL, NULL);
  mdg_desk_save (self, later);
  steps = mdg_workspace_list_children (self->workspace, MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_REFERRAL, mdg_record_get_uuid (referral), NULL);
  g_assert_cmpuint (steps->len, ==, 8);
  for (guint i = 0; i < steps->len; i++)
    g_assert_true (mdg_uuid_equal (mdg_record_get_reference (steps->pdata[i], MDG_REFERRAL_STEP_STAFF), mdg_record_get_uuid (self->staff)));
  events = mdg_referral_timeline_list (self->workspace, mdg_record_get_uuid (referral), NULL);
  g_assert_cmpuint (events->len, ==, 8 + 1 + 2);
  history = mdg_history_list (self->workspace, MDG_KIND_REFERRAL, mdg_record_get_uuid (referral), NULL);
  g_assert_cmpuint (history->len, ==, 9);
  g_object_unref (referral);
}

static void
test_number_stays (MdgDesk *self,
                   gconstpointer data)
{
  MdgRecord *referral = mdg_desk_receive (self, mdg_desk_new_draft (self, "outreach"));
  g_autoptr (MdgRecord) given = MDG_RECORD (mdg_desk_new_draft (self, "advice"));
  MdgReferralAct act = { MDG_REFERRAL_RECEIVE, given };
  g_autoptr (MdgChange) change = mdg_referrals_act (self->workspace, &act, NULL);
  g_autoptr (MdgRecord) undone = NULL;
  g_autoptr (MdgRecord) again = NULL;
  g_autoptr (MdgRecord) missing = mdg_desk_new_step ("主病名が空欄", "2026-05-12", NULL);
  g_autoptr (MdgRecord) added = mdg_desk_new_step ("主病名を追記", NULL, NULL);
  g_autoptr (MdgRecord) found = NULL;

  mdg_desk_assert_text (referral, MDG_REFERRAL_NUMBER, "R8-R0001");
  mdg_record_set_text (missing, MDG_REFERRAL_STEP_METHOD, "fax");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_RETURN, referral, missing, NULL, NULL);
  mdg_desk_assert_text (referral, MDG_REFERRAL_BALL, "requester");
  mdg_desk_assert_text (referral, MDG_REFERRAL_NEXT_DUE, "2026-05-19");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_RERECEIVE, referral, added, NULL, NULL);
  mdg_desk_assert_text (referral, MDG_REFERRAL_NUMBER, "R8-R0001");

  /* A receipt that was taken back leaves its number where it is, and gives it to nobody else. */
  mdg_desk_save (self, change);
  undone = mdg_desk_reload (self, given);
  mdg_desk_assert_text (undone, MDG_REFERRAL_NUMBER, "R8-R0002");
  g_assert_true (mdg_workspace_undo (self->workspace, mdg_change_get_uuid (change), NULL, NULL, NULL));
  again = mdg_desk_receive (self, mdg_desk_new_draft (self, "advice"));
  mdg_desk_assert_text (again, MDG_REFERRAL_NUMBER, "R8-R0003");

  found = mdg_referrals_find (self->workspace, "Ｒ８－依３", NULL);
  g_assert_true (mdg_uuid_equal (mdg_record_get_uuid (found), mdg_record_get_uuid (again)));
  g_object_unref (referral);
}

static void
test_draft_then_received (MdgDesk *self,
                          gconstpointer data)
{
  g_autoptr (MdgRecord) draft = mdg_desk_new_draft (self, "outreach");
  g_autoptr (MdgChange) drafted = mdg_referrals_new_saved (self->workspace, draft, NULL);
  g_autoptr (MdgRecord) stored = NULL;
  g_autoptr (MdgRecord) received = NULL;
  g_autoptr (GError) error = NULL;

  mdg_desk_save (self, drafted);
  stored = mdg_desk_reload (self, draft);
  g_assert_null (mdg_record_get_text (stored, MDG_REFERRAL_NUMBER));
  received = mdg_desk_receive (self, g_object_ref (stored));
  mdg_desk_assert_text (received, MDG_REFERRAL_NUMBER, "R8-R0001");

  /* The state is not written by hand, and nobody moves on what somebody else has moved. */
  mdg_record_set_text (received, MDG_REFERRAL_STATUS, "closed");
  g_assert_null (mdg_referrals_new_saved (self->workspace, received, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  mdg_desk_refuse (self, MDG_REFERRAL_RECEIVE, stored, NULL, NULL, MDG_ERROR_CONFLICT);
}

static void
test_blank_forms (MdgDesk *self,
                  gconstpointer data)
{
  g_auto (GStrv) serials = mdg_referrals_take_serials (self->workspace, 3, NULL);
  g_auto (GStrv) more = mdg_referrals_take_serials (self->workspace, 1, NULL);
  g_autoptr (MdgRecord) referral = mdg_desk_new_draft (self, "outreach");
  g_autoptr (MdgRecord) other = mdg_desk_new_draft (self, "outreach");
  g_autoptr (MdgRecord) found = NULL;
  g_autoptr (MdgRecord) received = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (serials[0], ==, "R8-F0001");
  g_assert_cmpstr (serials[2], ==, "R8-F0003");
  g_assert_cmpstr (more[0], ==, "R8-F0004");
  g_assert_null (mdg_referrals_find (self->workspace, serials[1], &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);

  mdg_record_set_text (referral, MDG_REFERRAL_FORM_SERIAL, "R8-用2");
  received = mdg_desk_receive (self, g_object_ref (referral));
  mdg_desk_assert_text (received, MDG_REFERRAL_FORM_SERIAL, "R8-F0002");
  found = mdg_referrals_find (self->workspace, serials[1], NULL);
  g_assert_true (mdg_uuid_equal (mdg_record_get_uuid (found), mdg_record_get_uuid (received)));

  mdg_record_set_text (other, MDG_REFERRAL_FORM_SERIAL, "R8-F0002");
  mdg_desk_refuse (self, MDG_REFERRAL_RECEIVE, other, NULL, NULL, MDG_ERROR_CONFLICT);
  mdg_record_set_text (other, MDG_REFERRAL_FORM_SERIAL, "R8-R0001");
  mdg_desk_refuse (self, MDG_REFERRAL_RECEIVE, other, NULL, NULL, MDG_ERROR_INVALID);
}

static void
test_moved_and_missed (MdgDesk *self,
                       gconstpointer data)
{
  MdgRecord *referral = mdg_desk_bring_to_scheduled (self, "2026-05-20T14:00", "試験医師2");
  g_autoptr (MdgRecord) moved = mdg_desk_new_step ("熱が出た", NULL, NULL);
  g_autoptr (MdgRecord) second = mdg_desk_new_visit ("2026-05-25T14:00", "試験医師2");
  g_autoptr (MdgRecord) again = mdg_desk_new_step ("面会できなかったため", NULL, NULL);
  g_autoptr (MdgRecord) third = mdg_desk_new_visit ("2026-05-29T10:00", "試験医師3");
  g_autoptr (MdgRecord) visit = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  mdg_desk_refuse (self, MDG_REFERRAL_RESCHEDULE, referral, moved, NULL, MDG_ERROR_INVALID);
  mdg_record_set_text (moved, MDG_REFERRAL_STEP_REASON, "refuse");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_RESCHEDULE, referral, moved, NULL, NULL);
  g_assert_cmpint (mdg_record_get_integer (referral, MDG_REFERRAL_RESCHEDULES), ==, 1);
  /* Moving the date does not move the term. */
  mdg_desk_assert_text (referral, MDG_REFERRAL_CLOCK_DUE, "2026-05-26T23:59");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_SCHEDULE, referral, NULL, second, NULL);

  mdg_desk_set_today (self, "2026-05-25");
  visit = mdg_referrals_load_planned_visit (self->workspace, mdg_record_get_uuid (referral), NULL);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_VISITED_ON, "2026-05-25");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_ATTENDEES, "見本 美代");
  mdg_record_set_flag (visit, MDG_REFERRAL_VISIT_IS_MISSED, TRUE);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLAN, "日を改める");
  mdg_desk_refuse (self, MDG_REFERRAL_RECORD_VISIT, referral, NULL, visit, MDG_ERROR_INVALID);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_MISSED_REASON, "玄関を開けない");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_RECORD_VISIT, referral, NULL, visit, NULL);
  referral = mdg_desk_act_with (self, MDG_REFERRAL_REVISIT, referral, again, NULL, NULL);
  mdg_desk_assert_text (referral, MDG_REFERRAL_STATUS, "arranging");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_SCHEDULE, referral, NULL, third, NULL);

  visits = mdg_workspace_list_children (self->workspace, MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_REFERRAL, mdg_record_get_uuid (referral), NULL);
  g_assert_cmpuint (visits->len, ==, 3);
  mdg_desk_assert_text (visits->pdata[0], MDG_REFERRAL_VISIT_STATUS, "moved");
  mdg_desk_assert_text (visits->pdata[1], MDG_REFERRAL_VISIT_STATUS, "missed");
  mdg_desk_assert_text (visits->pdata[2], MDG_REFERRAL_VISIT_STATUS, "planned");
  g_assert_cmpint (mdg_record_get_integer (visits->pdata[1], MDG_REFERRAL_VISIT_POSITION), ==, 1);
  g_assert_cmpint (mdg_record_get_integer (visits->pdata[2], MDG_REFERRAL_VISIT_POSITION), ==, 2);
  g_object_unref (referral);
}

static void
test_one_doctor_one_place (MdgDesk *self,
                           gconstpointer data)
{
  static const struct
  {
    const char *at;
    const char *doctor;
    gboolean is_free;
  } rows[] = {
    { "2026-05-20T14:00", "試験医師2", FALSE },
    { "2026-05-20T13:30", "試験医師2", FALSE },
    { "2026-05-20T14:59", "試験 医師2", FALSE },
    { "2026-05-20T13:00", "試験医師2", TRUE },
    { "2026-05-20T15:00", "試験医師2", TRUE },
    { "2026-05-20T14:00", "試験医師3", TRUE },
    { "2026-05-21T14:00", "試験医師2", TRUE },
  };
  g_autoptr (MdgRecord) first = mdg_desk_bring_to_scheduled (self, "2026-05-20T14:00", "試験医師2");
  MdgRecord *referral = mdg_desk_receive (self, mdg_desk_new_draft (self, "outreach"));

  referral = mdg_desk_act_with (self, MDG_REFERRAL_BEGIN_TRIAGE, referral, NULL, NULL, NULL);
  referral = mdg_desk_decide (self, referral, "u2");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MdgRecord) visit = mdg_desk_new_visit (rows[i].at, rows[i].doctor);
      MdgReferralAct act = { MDG_REFERRAL_SCHEDULE, referral, NULL, visit };
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgChange) change = mdg_referrals_act (self->workspace, &act, &error);

      g_test_message ("%s %s", rows[i].at, rows[i].doctor);
      g_assert_cmpint (change != NULL, ==, rows[i].is_free);
      if (change == NULL)
        g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
    }
  g_object_unref (referral);
}

static void
test_pauses (MdgDesk *self,
             gconstpointer data)
{
  MdgRecord *referral = mdg_desk_receive (self, mdg_desk_new_draft (self, "outreach"));
  const MdgUuid uuid = *mdg_record_get_uuid (referral);
  g_autoptr (MdgChange) paused = NULL;
  g_autoptr (MdgChange) resumed = NULL;
  g_autoptr (MdgRecord) standing = NULL;
  g_autoptr (MdgRecord) running = NULL;
  g_autoptr (MdgReferralWatch) watch = NULL;
  g_autoptr (GError) error = NULL;
  MdgReferralDays days;

  referral = mdg_desk_act_with (self, MDG_REFERRAL_BEGIN_TRIAGE, referral, NULL, NULL, NULL);
  referral = mdg_desk_decide (self, referral, "u2");
  mdg_desk_assert_text (referral, MDG_REFERRAL_CLOCK_DUE, "2026-05-26T23:59");
  g_assert_null (mdg_referrals_new_paused (self->workspace, &uuid, NULL, NULL, NULL));
  g_assert_null (mdg_referrals_new_paused (self->workspace, &uuid, "because", NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  paused = mdg_referrals_new_paused (self->workspace, &uuid, "hosp", "肺炎", NULL);
  mdg_desk_save (self, paused);
  standing = mdg_desk_reload (self, referral);
  g_assert_null (mdg_referrals_new_paused (self->workspace, &uuid, "hosp", NULL, NULL));

  /* While it stands, nothing is late. */
  mdg_desk_set_today (self, "2026-06-02");
  watch = mdg_referral_watch_load (self->workspace, TRUE, NULL);
  g_assert_cmpuint (watch->groups[MDG_REFERRAL_GROUP_PAUSED]->len, ==, 1);
  g_assert_cmpuint (mdg_referral_watch_count_due (watch), ==, 0);

  resumed = mdg_referrals_new_resumed (self->workspace, &uuid, NULL);
  mdg_desk_save (self, resumed);
  running = mdg_desk_reload (self, referral);
  mdg_desk_assert_text (running, MDG_REFERRAL_CLOCK_DUE, "2026-06-16T23:59");
  g_assert_null (mdg_record_get_text (running, MDG_REFERRAL_PAUSED_ON));
  g_assert_true (mdg_referrals_measure (self->workspace, running, &days, NULL));
  g_assert_cmpint (days.calendar, ==, 21);
  g_assert_cmpint (days.paused, ==, 21);
  g_assert_null (mdg_referrals_new_resumed (self->workspace, &uuid, NULL));
  g_object_unref (referral);
}

static void
test_own_terms (MdgDesk *self,
                gconstpointer data)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (self->workspace));
  g_autoptr (MdgRecord) edited = mdg_record_dup (centre);
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  MdgRecord *referral = NULL;

  mdg_record_set_text (edited, MDG_CENTRE_REFERRAL_TERMS, "u2=3b review=1b");
  mdg_change_add (change, edited);
  mdg_desk_save (self, change);

  referral = mdg_desk_receive (self, mdg_desk_new_draft (self, "outreach"));
  mdg_desk_assert_text (referral, MDG_REFERRAL_NEXT_DUE, "2026-05-13");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_BEGIN_TRIAGE, referral, NULL, NULL, NULL);
  referral = mdg_desk_decide (self, referral, "u2");
  mdg_desk_assert_text (referral, MDG_REFERRAL_CLOCK_DUE, "2026-05-15T23:59");
  g_object_unref (referral);
}

/* What is late stands with its owner, and with the manager whoever has it. */
static void
test_watch (MdgDesk *self,
            gconstpointer data)
{
  g_autoptr (MdgRecord) manager = mdg_desk_add_staff (self, "見本 センター長", "admin");
  g_autoptr (MdgRecord) other = mdg_desk_add_staff (self, "例示 健", "worker");
  MdgRecord *referral = mdg_desk_new_draft (self, "outreach");
  g_autoptr (MdgReferralWatch) mine = NULL;
  g_autoptr (MdgReferralWatch) hers = NULL;
  g_autoptr (MdgReferralWatch) his = NULL;
  g_autofree char *line = NULL;
  g_autofree char *ball = NULL;

  mdg_record_set_text (referral, MDG_REFERRAL_TARGETS, "mt1 mt2");
  referral = mdg_desk_receive (self, referral);
  mdg_desk_set_today (self, "2026-05-19");
  mine = mdg_referral_watch_load (self->workspace, TRUE, NULL);
  g_assert_cmpuint (mine->groups[MDG_REFERRAL_GROUP_TODAY]->len, ==, 1);
  ball = mdg_referral_watch_dup_ball (self->workspace, mine->groups[MDG_REFERRAL_GROUP_TODAY]->pdata[0]);
  g_assert_nonnull (strstr (ball, "例示 直子"));
  g_assert_true (((MdgOpenReferral *) mine->groups[MDG_REFERRAL_GROUP_TODAY]->pdata[0])->is_abuse);
  g_assert_true (mdg_referrals_is_abuse (self->workspace, referral));
  line = mdg_referral_watch_dup_report_line (self->workspace, TRUE);
  g_assert_nonnull (line);

  mdg_desk_set_today (self, "2026-05-20");
  mdg_workspace_set_staff (self->workspace, MDG_STAFF (other));
  his = mdg_referral_watch_load (self->workspace, TRUE, NULL);
  g_assert_cmpuint (mdg_referral_watch_count_due (his), ==, 0);
  mdg_workspace_set_staff (self->workspace, MDG_STAFF (manager));
  hers = mdg_referral_watch_load (self->workspace, TRUE, NULL);
  g_assert_cmpuint (hers->groups[MDG_REFERRAL_GROUP_ESCALATED]->len, ==, 1);
  g_object_unref (referral);
}

static void
test_handed_over (MdgDesk *self,
                  gconstpointer data)
{
  g_autoptr (MdgRecord) other = mdg_desk_add_staff (self, "例示 健", "worker");
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_ptr_array_add (referrals, mdg_desk_receive (self, mdg_desk_new_draft (self, "advice")));
      g_ptr_array_add (uuids, (gpointer) mdg_record_get_uuid (referrals->pdata[i]));
    }
  change = mdg_referrals_new_assigned (self->workspace, uuids, mdg_record_get_uuid (other), "異動", NULL);
  g_assert_cmpuint (mdg_change_get_records (change)->len, ==, 10);
  mdg_desk_save (self, change);
  g_assert_null (mdg_referrals_new_assigned (self->workspace, uuids, mdg_record_get_uuid (other), "異動", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);

  /* One step takes all of them back. */
  g_assert_true (mdg_workspace_undo (self->workspace, mdg_change_get_uuid (change), NULL, NULL, NULL));
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (MdgRecord) now = mdg_desk_reload (self, referrals->pdata[i]);

      g_assert_true (mdg_uuid_equal (mdg_record_get_reference (now, MDG_REFERRAL_OWNER), mdg_record_get_uuid (self->staff)));
    }
}

static void
test_what_is_over (MdgDesk *self,
                   gconstpointer data)
{
  MdgRecord *referral = mdg_desk_receive (self, mdg_desk_new_draft (self, "outreach"));
  g_autoptr (MdgRecord) step = mdg_desk_new_step ("本人が入院した", "2026-05-12", NULL);
  g_autoptr (MdgChange) note = NULL;
  g_autoptr (MdgChange) voided = NULL;
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (step, MDG_REFERRAL_STEP_WHO, "長女");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_WITHDRAW, referral, step, NULL, NULL);
  mdg_desk_assert_text (referral, MDG_REFERRAL_BALL, "none");
  mdg_record_set_text (referral, MDG_REFERRAL_REQUEST_TEXT, "書き直し");
  g_assert_null (mdg_referrals_new_saved (self->workspace, referral, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  mdg_desk_refuse (self, MDG_REFERRAL_REOPEN, referral, step, NULL, MDG_ERROR_INVALID);
  note = mdg_referrals_new_note (self->workspace, mdg_record_get_uuid (referral), "退院の知らせあり", NULL);
  mdg_desk_save (self, note);
  g_assert_null (mdg_referrals_new_void (self->workspace, mdg_record_get_uuid (referral), "", NULL));
  voided = mdg_referrals_new_void (self->workspace, mdg_record_get_uuid (referral), "二重登録", NULL);
  mdg_desk_save (self, voided);
  g_assert_null (mdg_referrals_find (self->workspace, "R8-R0001", NULL));
  g_object_unref (referral);
}

static void
test_closing_asks_for_issues (MdgDesk *self,
                              gconstpointer data)
{
  g_autoptr (MdgRecord) record = MDG_RECORD (mdg_case_new ());
  g_autoptr (MdgRecord) issue = MDG_RECORD (mdg_case_issue_new ());
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autoptr (MdgChange) ticked = mdg_change_new ("Test");
  MdgRecord *referral = mdg_desk_new_draft (self, "discharge");
  g_autoptr (MdgRecord) step = mdg_desk_new_step (NULL, NULL, "2026-05-14");
  g_autoptr (GPtrArray) outcome = mdg_desk_new_outcome ("o15", "2026-05-12");
  g_autoptr (GPtrArray) ahead = mdg_desk_new_outcome ("o15", "2026-05-13");
  MdgReferralAct act = { MDG_REFERRAL_CLOSE, NULL, NULL, NULL, outcome };

  mdg_record_set_text (record, MDG_CASE_STATUS, "open");
  mdg_change_add (change, record);
  mdg_desk_save (self, change);
  mdg_record_set_reference (referral, MDG_REFERRAL_CASE, mdg_record_get_uuid (record));
  mdg_record_set_text (referral, MDG_REFERRAL_NO_CLASSIFICATION, NULL);
  referral = mdg_desk_receive (self, referral);
  referral = mdg_desk_act_with (self, MDG_REFERRAL_BEGIN_FOLLOW, referral, step, NULL, NULL);
  mdg_desk_assert_text (referral, MDG_REFERRAL_STATUS, "follow");
  mdg_record_set_text (referral, MDG_REFERRAL_SUMMARY, "在宅を続けている。");

  act.referral = referral;
  g_assert_cmpuint (mdg_referrals_get_missing (self->workspace, &act), ==, MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_CLASSIFICATION));
  mdg_desk_refuse (self, MDG_REFERRAL_CLOSE, referral, NULL, NULL, MDG_ERROR_INVALID);
  mdg_record_set_reference (issue, MDG_CASE_ISSUE_CASE, mdg_record_get_uuid (record));
  mdg_record_set_text (issue, MDG_CASE_ISSUE_ISSUE, "M3e");
  mdg_change_add (ticked, issue);
  mdg_desk_save (self, ticked);
  act.extras = ahead;
  g_assert_cmpuint (mdg_referrals_get_missing (self->workspace, &act), ==, MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_OUTCOME_ON));
  referral = mdg_desk_act_with (self, MDG_REFERRAL_CLOSE, referral, NULL, NULL, outcome);
  mdg_desk_assert_text (referral, MDG_REFERRAL_STATUS, "closed");
  {
    g_autoptr (MdgRecord) reason = mdg_desk_new_step ("再入院した", "2026-05-12", NULL);

    referral = mdg_desk_act_with (self, MDG_REFERRAL_REOPEN, referral, reason, NULL, NULL);
    mdg_desk_assert_text (referral, MDG_REFERRAL_STATUS, "follow");
    g_assert_nonnull (mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE));
  }
  g_object_unref (referral);
}

/* From a case what is known is filled in, and the household stays as it was then. */
static void
test_from_a_case (MdgDesk *self,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) subjects = mdg_workspace_list (self->workspace, MDG_KIND_SUBJECT, NULL);
  MdgRecord *subject = subjects->pdata[0];
  g_autoptr (MdgRecord) record = MDG_RECORD (mdg_case_new ());
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autoptr (MdgChange) changed = mdg_change_new ("Test");
  g_autoptr (MdgRecord) referral = NULL;
  g_autoptr (MdgRecord) anonymous = NULL;
  g_autofree char *snapshot = NULL;

  mdg_record_set_text (subject, MDG_SUBJECT_HOUSEHOLD_KIND, "alone");
  mdg_record_set_text (subject, MDG_SUBJECT_CARE_MANAGER, "見本居宅 例田");
  mdg_record_set_reference (record, MDG_CASE_SUBJECT, mdg_record_get_uuid (subject));
  mdg_record_set_text (record, MDG_CASE_STATUS, "open");
  mdg_change_add (change, subject);
  mdg_change_add (change, record);
  mdg_desk_save (self, change);

  referral = mdg_referral_drafts_new_from_case (self->workspace, mdg_record_get_uuid (record), "outreach", NULL);
  g_assert_cmpstr (mdg_record_get_text (referral, MDG_REFERRAL_SUBJECT_NAME), ==, mdg_record_get_text (subject, MDG_SUBJECT_NAME));
  mdg_desk_assert_text (referral, MDG_REFERRAL_HOUSEHOLD_KIND, "alone");
  mdg_desk_assert_text (referral, MDG_REFERRAL_REQ_KIND, "outreach");
  snapshot = g_strdup (mdg_record_get_text (referral, MDG_REFERRAL_HOUSEHOLD_SNAPSHOT));
  g_assert_nonnull (strstr (snapshot, "見本居宅 例田"));

  /* The person moves on; the form says what it said. */
  {
    g_autoptr (MdgRecord) now = mdg_workspace_load (self->workspace, MDG_KIND_SUBJECT, mdg_record_get_uuid (subject), NULL);

    mdg_record_set_text (now, MDG_SUBJECT_HOUSEHOLD_KIND, "elderly");
    mdg_change_add (changed, now);
    mdg_desk_save (self, changed);
  }
  mdg_desk_assert_text (referral, MDG_REFERRAL_HOUSEHOLD_SNAPSHOT, snapshot);
  mdg_desk_assert_text (referral, MDG_REFERRAL_HOUSEHOLD_KIND, "alone");

  anonymous = mdg_referral_drafts_new (self->workspace, "advice");
  {
    g_autoptr (MdgRecord) nobody = MDG_RECORD (mdg_subject_new ());

    mdg_record_set_text (nobody, MDG_SUBJECT_SEX, "f");
    mdg_record_set_integer (nobody, MDG_SUBJECT_AGE, 82);
    mdg_referral_drafts_fill_subject (self->workspace, anonymous, nobody);
  }
  g_assert_nonnull (mdg_record_get_text (anonymous, MDG_REFERRAL_SUBJECT_NAME));
}

/* Whoever was asked and is chosen is enough; nobody is not. */
static void
test_connected (MdgDesk *self,
                gconstpointer data)
{
  MdgRecord *referral = mdg_desk_receive (self, mdg_desk_new_draft (self, "broker"));
  g_autoptr (MdgRecord) hand = MDG_RECORD (mdg_hand_raise_new ());
  g_autoptr (MdgChange) change = mdg_change_new ("Test");

  referral = mdg_desk_act_with (self, MDG_REFERRAL_BEGIN_TRIAGE, referral, NULL, NULL, NULL);
  referral = mdg_desk_decide (self, referral, "u2");
  mdg_desk_refuse (self, MDG_REFERRAL_CONNECT, referral, NULL, NULL, MDG_ERROR_INVALID);
  mdg_record_set_reference (hand, MDG_HAND_RAISE_REFERRAL, mdg_record_get_uuid (referral));
  mdg_record_set_text (hand, MDG_HAND_RAISE_NAME, "れいだい訪問看護ステーション");
  mdg_record_set_text (hand, MDG_HAND_RAISE_ASKED_AT, "2026-05-12T10:00");
  mdg_record_set_text (hand, MDG_HAND_RAISE_WAY, "tel");
  mdg_record_set_text (hand, MDG_HAND_RAISE_REPLY, "raised");
  mdg_record_set_text (hand, MDG_HAND_RAISE_REPLIED_ON, "2026-05-12");
  mdg_record_set_text (hand, MDG_HAND_RAISE_CHOSEN_ON, "2026-05-12");
  mdg_record_set_flag (hand, MDG_HAND_RAISE_IS_CHOSEN, TRUE);
  mdg_change_add (change, hand);
  mdg_desk_save (self, change);
  referral = mdg_desk_act_with (self, MDG_REFERRAL_CONNECT, referral, NULL, NULL, NULL);
  mdg_desk_assert_text (referral, MDG_REFERRAL_STATUS, "visited");
  g_object_unref (referral);
}

#define ADD(path, function) g_test_add ("/referrals/" path, MdgDesk, NULL, mdg_desk_set_up, function, mdg_desk_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("whole-way", test_whole_way);
  ADD ("number-stays", test_number_stays);
  ADD ("draft-then-received", test_draft_then_received);
  ADD ("blank-forms", test_blank_forms);
  ADD ("moved-and-missed", test_moved_and_missed);
  ADD ("one-doctor-one-place", test_one_doctor_one_place);
  ADD ("pauses", test_pauses);
  ADD ("own-terms", test_own_terms);
  ADD ("watch", test_watch);
  ADD ("handed-over", test_handed_over);
  ADD ("what-is-over", test_what_is_over);
  ADD ("closing-asks-for-issues", test_closing_asks_for_issues);
  ADD ("from-a-case", test_from_a_case);
  ADD ("connected", test_connected);

  return g_test_run ();
}
