#include "mdg-case-issue.h"
#include "mdg-case.h"
#include "mdg-error.h"
#include "mdg-history.h"
#include "mdg-intake-sample.h"
#include "mdg-referral-drafts.h"
#include "mdg-referral-timeline.h"
#include "mdg-referral-watch.h"
#include "mdg-referrals.h"
#include "mdg-subject.h"
#include "mdg-test-register.h"

#include <string.h>

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgRecord *staff;
} Fixture;

static void
set_today (Fixture *self,
           const char *iso)
{
  MdgDate date;

  g_assert_true (mdg_date_parse_iso (iso, &date));
  mdg_workspace_set_today (self->workspace, &date);
}

static void
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
}

static MdgRecord *
add_staff (Fixture *self,
           const char *name,
           const char *role)
{
  MdgRecord *staff = MDG_RECORD (mdg_staff_new ());
  g_autoptr (MdgChange) change = mdg_change_new ("Test");

  mdg_record_set_text (staff, MDG_STAFF_NAME, name);
  mdg_record_set_text (staff, MDG_STAFF_ROLE, role);
  mdg_record_set_flag (staff, MDG_STAFF_IS_ACTIVE, TRUE);
  mdg_change_add (change, staff);
  save (self, change);
  mdg_record_assign (staff, mdg_change_get_records (change)->pdata[0]);

  return staff;
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_intake_sample_open (path);
  set_today (self, "2026-05-12");
  self->staff = add_staff (self, "例示 直子", "worker");
  mdg_workspace_set_staff (self->workspace, MDG_STAFF (self->staff));
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_object_unref (self->staff);
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

static MdgRecord *
new_draft (Fixture *self,
           const char *kind)
{
  MdgRecord *referral = mdg_referral_drafts_new (self->workspace, kind);

  mdg_record_set_text (referral, MDG_REFERRAL_AFFILIATION, "東見本地域包括支援センター");
  mdg_record_set_text (referral, MDG_REFERRAL_REQUESTER_NAME, "見本 美代");
  mdg_record_set_text (referral, MDG_REFERRAL_FAX, "047-000-1111");
  mdg_record_set_text (referral, MDG_REFERRAL_SUBJECT_NAME, "甲野 花子");
  mdg_record_set_text (referral, MDG_REFERRAL_SEX, "f");
  mdg_record_set_integer (referral, MDG_REFERRAL_AGE, 88);
  mdg_record_set_text (referral, MDG_REFERRAL_REASONS, "jushin byotai");
  mdg_record_set_text (referral, MDG_REFERRAL_REQUEST_TEXT, "受診歴が10年以上なく、診立てをお願いしたい。");
  mdg_record_set_reference (referral, MDG_REFERRAL_OWNER, mdg_record_get_uuid (self->staff));
  mdg_record_set_text (referral, MDG_REFERRAL_NO_CLASSIFICATION, "試験");

  return referral;
}

static MdgRecord *
reload (Fixture *self,
        MdgRecord *referral)
{
  MdgRecord *now = mdg_workspace_load (self->workspace, MDG_KIND_REFERRAL, mdg_record_get_uuid (referral), NULL);

  g_assert_nonnull (now);

  return now;
}

/* Takes referral and gives it back as it is then. */
static MdgRecord *
act_with (Fixture *self,
          MdgReferralOperation operation,
          MdgRecord *referral,
          MdgRecord *step,
          MdgRecord *visit,
          GPtrArray *extras)
{
  g_autoptr (MdgRecord) given = referral;
  MdgReferralAct act = { operation, given, step, visit, extras };
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = mdg_referrals_act (self->workspace, &act, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mdg_referrals_get_missing (self->workspace, &act), ==, 0);
  save (self, change);

  return reload (self, given);
}

static void
refuse (Fixture *self,
        MdgReferralOperation operation,
        MdgRecord *referral,
        MdgRecord *step,
        MdgRecord *visit,
        int code)
{
  MdgReferralAct act = { operation, referral, step, visit };
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = mdg_referrals_act (self->workspace, &act, &error);

  g_assert_null (change);
  g_assert_error (error, MDG_ERROR, code);
}

static MdgRecord *
new_step (const char *text,
          const char *on_date,
          const char *next_due)
{
  MdgRecord *step = MDG_RECORD (mdg_referral_step_new ());

  mdg_record_set_text (step, MDG_REFERRAL_STEP_TEXT, text);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_ON_DATE, on_date);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_NEXT_DUE, next_due);

  return step;
}

static MdgRecord *
new_visit (const char *planned_at,
           const char *doctor)
{
  MdgRecord *visit = MDG_RECORD (mdg_referral_visit_new ());

  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT, planned_at);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_DOCTOR, doctor);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_ESCORTS, "見本 美代（包括）");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLACE, "自宅");

  return visit;
}

static MdgRecord *
decide (Fixture *self,
        MdgRecord *referral,
        const char *urgency)
{
  g_autofree char *today = NULL;
  MdgDate date;

  mdg_workspace_get_today (self->workspace, &date);
  today = mdg_date_dup_iso (&date);
  mdg_record_set_text (referral, MDG_REFERRAL_NEED, "n3");
  mdg_record_set_text (referral, MDG_REFERRAL_URGENCY, urgency);
  mdg_record_set_text (referral, MDG_REFERRAL_DECIDED_BY, "試験医師1");
  mdg_record_set_text (referral, MDG_REFERRAL_DECIDED_ON, today);
  mdg_record_set_text (referral, MDG_REFERRAL_RESPONDER_NAME, "試験医師2");
  mdg_record_set_text (referral, MDG_REFERRAL_CONSENT, "got");

  return act_with (self, MDG_REFERRAL_ARRANGE, referral, NULL, NULL, NULL);
}

static MdgRecord *
receive (Fixture *self,
         MdgRecord *referral)
{
  return act_with (self, MDG_REFERRAL_RECEIVE, referral, NULL, NULL, NULL);
}

/* Up to the visit that is planned. */
static MdgRecord *
bring_to_scheduled (Fixture *self,
                    const char *planned_at,
                    const char *doctor)
{
  MdgRecord *referral = receive (self, new_draft (self, "outreach"));
  g_autoptr (MdgRecord) visit = new_visit (planned_at, doctor);

  referral = act_with (self, MDG_REFERRAL_BEGIN_TRIAGE, referral, NULL, NULL, NULL);
  referral = decide (self, referral, "u2");

  return act_with (self, MDG_REFERRAL_SCHEDULE, referral, NULL, visit, NULL);
}

static void
assert_text (MdgRecord *record,
             guint field,
             const char *expected)
{
  g_assert_cmpstr (mdg_record_get_text (record, field), ==, expected);
}

static void
record_visit (Fixture *self,
              MdgRecord **referral)
{
  g_autoptr (MdgRecord) visit = mdg_referrals_load_planned_visit (self->workspace, mdg_record_get_uuid (*referral), NULL);
  g_autoptr (GPtrArray) extras = g_ptr_array_new_with_free_func (g_object_unref);
  MdgRecord *scale = MDG_RECORD (mdg_referral_scale_new ());

  g_ptr_array_add (extras, scale);
  mdg_record_set_text (scale, MDG_REFERRAL_SCALE_SCALE, "hdsr");
  mdg_record_set_integer (scale, MDG_REFERRAL_SCALE_SCORE, 4);
  mdg_record_set_reference (scale, MDG_REFERRAL_SCALE_REFERRAL, mdg_record_get_uuid (*referral));
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_VISITED_ON, "2026-05-20");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_ATTENDEES, "本人、長女");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_FINDINGS, "HDS-R 4/30。会話は成り立つ。");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_CONDITION, "u2");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLAN, "専門医へつなぐ");
  mdg_record_set_integer (visit, MDG_REFERRAL_VISIT_MINUTES, 50);
  *referral = act_with (self, MDG_REFERRAL_RECORD_VISIT, *referral, NULL, visit, extras);
}

static GPtrArray *
new_outcome (const char *outcome,
             const char *on)
{
  GPtrArray *extras = g_ptr_array_new_with_free_func (g_object_unref);
  MdgRecord *record = MDG_RECORD (mdg_referral_outcome_new ());

  mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_OUTCOME, outcome);
  mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_OUTCOME_ON, on);
  g_ptr_array_add (extras, record);

  return extras;
}

/* A visit from the form that came in to its outcome after 90 days. */
static void
test_whole_way (Fixture *self,
                gconstpointer data)
{
  MdgRecord *referral = bring_to_scheduled (self, "2026-05-20T14:00", "試験医師2");
  g_autoptr (MdgRecord) followed = new_step (NULL, NULL, "2026-06-01");
  g_autoptr (MdgRecord) progress = new_step ("受診に同意した", "2026-06-01", "2026-06-15");
  g_autoptr (GPtrArray) outcome = new_outcome ("o03", "2026-06-15");
  g_autoptr (MdgChange) later = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) history = NULL;
  MdgReferralDays days;

  assert_text (referral, MDG_REFERRAL_NUMBER, "R8-R0001");
  assert_text (referral, MDG_REFERRAL_BALL, "doctor");
  assert_text (referral, MDG_REFERRAL_NEXT_DUE, "2026-05-20");
  assert_text (referral, MDG_REFERRAL_CLOCK_DUE, "2026-05-26T23:59");

  set_today (self, "2026-05-20");
  record_visit (self, &referral);
  assert_text (referral, MDG_REFERRAL_STATUS, "visited");
  assert_text (referral, MDG_REFERRAL_NEXT_DUE, "2026-05-27");
  referral = act_with (self, MDG_REFERRAL_BEGIN_FOLLOW, referral, followed, NULL, NULL);
  assert_text (referral, MDG_REFERRAL_NEXT_DUE, "2026-06-01");
  set_today (self, "2026-06-01");
  referral = act_with (self, MDG_REFERRAL_PROGRESS, referral, progress, NULL, NULL);
  set_today (self, "2026-06-15");
  mdg_record_set_text (referral, MDG_REFERRAL_SUMMARY, "専門医を受診し診断がついた。");
  referral = act_with (self, MDG_REFERRAL_CLOSE, referral, NULL, NULL, outcome);
  assert_text (referral, MDG_REFERRAL_CLOSED_ON, "2026-06-15");
  g_assert_null (mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE));
  g_assert_true (mdg_referrals_measure (self->workspace, referral, &days, NULL));
  g_assert_cmpint (days.calendar, ==, 8);
  g_assert_cmpint (days.business, ==, 6);

  later = mdg_referrals_new_outcome (self->workspace, mdg_record_get_uuid (referral), "d90", "o15", "2026-09-14", NULL, NULL);
  save (self, later);
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
test_number_stays (Fixture *self,
                   gconstpointer data)
{
  MdgRecord *referral = receive (self, new_draft (self, "outreach"));
  g_autoptr (MdgRecord) given = MDG_RECORD (new_draft (self, "advice"));
  MdgReferralAct act = { MDG_REFERRAL_RECEIVE, given };
  g_autoptr (MdgChange) change = mdg_referrals_act (self->workspace, &act, NULL);
  g_autoptr (MdgRecord) undone = NULL;
  g_autoptr (MdgRecord) again = NULL;
  g_autoptr (MdgRecord) missing = new_step ("主病名が空欄", "2026-05-12", NULL);
  g_autoptr (MdgRecord) added = new_step ("主病名を追記", NULL, NULL);
  g_autoptr (MdgRecord) found = NULL;

  assert_text (referral, MDG_REFERRAL_NUMBER, "R8-R0001");
  mdg_record_set_text (missing, MDG_REFERRAL_STEP_METHOD, "fax");
  referral = act_with (self, MDG_REFERRAL_RETURN, referral, missing, NULL, NULL);
  assert_text (referral, MDG_REFERRAL_BALL, "requester");
  assert_text (referral, MDG_REFERRAL_NEXT_DUE, "2026-05-19");
  referral = act_with (self, MDG_REFERRAL_RERECEIVE, referral, added, NULL, NULL);
  assert_text (referral, MDG_REFERRAL_NUMBER, "R8-R0001");

  /* A receipt that was taken back leaves its number where it is, and gives it to nobody else. */
  save (self, change);
  undone = reload (self, given);
  assert_text (undone, MDG_REFERRAL_NUMBER, "R8-R0002");
  g_assert_true (mdg_workspace_undo (self->workspace, mdg_change_get_uuid (change), NULL, NULL, NULL));
  again = receive (self, new_draft (self, "advice"));
  assert_text (again, MDG_REFERRAL_NUMBER, "R8-R0003");

  found = mdg_referrals_find (self->workspace, "Ｒ８－依３", NULL);
  g_assert_true (mdg_uuid_equal (mdg_record_get_uuid (found), mdg_record_get_uuid (again)));
  g_object_unref (referral);
}

static void
test_draft_then_received (Fixture *self,
                          gconstpointer data)
{
  g_autoptr (MdgRecord) draft = new_draft (self, "outreach");
  g_autoptr (MdgChange) drafted = mdg_referrals_new_saved (self->workspace, draft, NULL);
  g_autoptr (MdgRecord) stored = NULL;
  g_autoptr (MdgRecord) received = NULL;
  g_autoptr (GError) error = NULL;

  save (self, drafted);
  stored = reload (self, draft);
  g_assert_null (mdg_record_get_text (stored, MDG_REFERRAL_NUMBER));
  received = receive (self, g_object_ref (stored));
  assert_text (received, MDG_REFERRAL_NUMBER, "R8-R0001");

  /* The state is not written by hand, and nobody moves on what somebody else has moved. */
  mdg_record_set_text (received, MDG_REFERRAL_STATUS, "closed");
  g_assert_null (mdg_referrals_new_saved (self->workspace, received, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  refuse (self, MDG_REFERRAL_RECEIVE, stored, NULL, NULL, MDG_ERROR_CONFLICT);
}

static void
test_blank_forms (Fixture *self,
                  gconstpointer data)
{
  g_auto (GStrv) serials = mdg_referrals_take_serials (self->workspace, 3, NULL);
  g_auto (GStrv) more = mdg_referrals_take_serials (self->workspace, 1, NULL);
  g_autoptr (MdgRecord) referral = new_draft (self, "outreach");
  g_autoptr (MdgRecord) other = new_draft (self, "outreach");
  g_autoptr (MdgRecord) found = NULL;
  g_autoptr (MdgRecord) received = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (serials[0], ==, "R8-F0001");
  g_assert_cmpstr (serials[2], ==, "R8-F0003");
  g_assert_cmpstr (more[0], ==, "R8-F0004");
  g_assert_null (mdg_referrals_find (self->workspace, serials[1], &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);

  mdg_record_set_text (referral, MDG_REFERRAL_FORM_SERIAL, "R8-用2");
  received = receive (self, g_object_ref (referral));
  assert_text (received, MDG_REFERRAL_FORM_SERIAL, "R8-F0002");
  found = mdg_referrals_find (self->workspace, serials[1], NULL);
  g_assert_true (mdg_uuid_equal (mdg_record_get_uuid (found), mdg_record_get_uuid (received)));

  mdg_record_set_text (other, MDG_REFERRAL_FORM_SERIAL, "R8-F0002");
  refuse (self, MDG_REFERRAL_RECEIVE, other, NULL, NULL, MDG_ERROR_CONFLICT);
  mdg_record_set_text (other, MDG_REFERRAL_FORM_SERIAL, "R8-R0001");
  refuse (self, MDG_REFERRAL_RECEIVE, other, NULL, NULL, MDG_ERROR_INVALID);
}

static void
test_moved_and_missed (Fixture *self,
                       gconstpointer data)
{
  MdgRecord *referral = bring_to_scheduled (self, "2026-05-20T14:00", "試験医師2");
  g_autoptr (MdgRecord) moved = new_step ("熱が出た", NULL, NULL);
  g_autoptr (MdgRecord) second = new_visit ("2026-05-25T14:00", "試験医師2");
  g_autoptr (MdgRecord) again = new_step ("面会できなかったため", NULL, NULL);
  g_autoptr (MdgRecord) third = new_visit ("2026-05-29T10:00", "試験医師3");
  g_autoptr (MdgRecord) visit = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  refuse (self, MDG_REFERRAL_RESCHEDULE, referral, moved, NULL, MDG_ERROR_INVALID);
  mdg_record_set_text (moved, MDG_REFERRAL_STEP_REASON, "refuse");
  referral = act_with (self, MDG_REFERRAL_RESCHEDULE, referral, moved, NULL, NULL);
  g_assert_cmpint (mdg_record_get_integer (referral, MDG_REFERRAL_RESCHEDULES), ==, 1);
  /* Moving the date does not move the term. */
  assert_text (referral, MDG_REFERRAL_CLOCK_DUE, "2026-05-26T23:59");
  referral = act_with (self, MDG_REFERRAL_SCHEDULE, referral, NULL, second, NULL);

  set_today (self, "2026-05-25");
  visit = mdg_referrals_load_planned_visit (self->workspace, mdg_record_get_uuid (referral), NULL);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_VISITED_ON, "2026-05-25");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_ATTENDEES, "見本 美代");
  mdg_record_set_flag (visit, MDG_REFERRAL_VISIT_IS_MISSED, TRUE);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLAN, "日を改める");
  refuse (self, MDG_REFERRAL_RECORD_VISIT, referral, NULL, visit, MDG_ERROR_INVALID);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_MISSED_REASON, "玄関を開けない");
  referral = act_with (self, MDG_REFERRAL_RECORD_VISIT, referral, NULL, visit, NULL);
  referral = act_with (self, MDG_REFERRAL_REVISIT, referral, again, NULL, NULL);
  assert_text (referral, MDG_REFERRAL_STATUS, "arranging");
  referral = act_with (self, MDG_REFERRAL_SCHEDULE, referral, NULL, third, NULL);

  visits = mdg_workspace_list_children (self->workspace, MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_REFERRAL, mdg_record_get_uuid (referral), NULL);
  g_assert_cmpuint (visits->len, ==, 3);
  assert_text (visits->pdata[0], MDG_REFERRAL_VISIT_STATUS, "moved");
  assert_text (visits->pdata[1], MDG_REFERRAL_VISIT_STATUS, "missed");
  assert_text (visits->pdata[2], MDG_REFERRAL_VISIT_STATUS, "planned");
  g_assert_cmpint (mdg_record_get_integer (visits->pdata[1], MDG_REFERRAL_VISIT_POSITION), ==, 1);
  g_assert_cmpint (mdg_record_get_integer (visits->pdata[2], MDG_REFERRAL_VISIT_POSITION), ==, 2);
  g_object_unref (referral);
}

static void
test_one_doctor_one_place (Fixture *self,
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
  g_autoptr (MdgRecord) first = bring_to_scheduled (self, "2026-05-20T14:00", "試験医師2");
  MdgRecord *referral = receive (self, new_draft (self, "outreach"));

  referral = act_with (self, MDG_REFERRAL_BEGIN_TRIAGE, referral, NULL, NULL, NULL);
  referral = decide (self, referral, "u2");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MdgRecord) visit = new_visit (rows[i].at, rows[i].doctor);
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
test_pauses (Fixture *self,
             gconstpointer data)
{
  MdgRecord *referral = receive (self, new_draft (self, "outreach"));
  const MdgUuid uuid = *mdg_record_get_uuid (referral);
  g_autoptr (MdgChange) paused = NULL;
  g_autoptr (MdgChange) resumed = NULL;
  g_autoptr (MdgRecord) standing = NULL;
  g_autoptr (MdgRecord) running = NULL;
  g_autoptr (MdgReferralWatch) watch = NULL;
  g_autoptr (GError) error = NULL;
  MdgReferralDays days;

  referral = act_with (self, MDG_REFERRAL_BEGIN_TRIAGE, referral, NULL, NULL, NULL);
  referral = decide (self, referral, "u2");
  assert_text (referral, MDG_REFERRAL_CLOCK_DUE, "2026-05-26T23:59");
  g_assert_null (mdg_referrals_new_paused (self->workspace, &uuid, NULL, NULL, NULL));
  g_assert_null (mdg_referrals_new_paused (self->workspace, &uuid, "because", NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  paused = mdg_referrals_new_paused (self->workspace, &uuid, "hosp", "肺炎", NULL);
  save (self, paused);
  standing = reload (self, referral);
  g_assert_null (mdg_referrals_new_paused (self->workspace, &uuid, "hosp", NULL, NULL));

  /* While it stands, nothing is late. */
  set_today (self, "2026-06-02");
  watch = mdg_referral_watch_load (self->workspace, TRUE, NULL);
  g_assert_cmpuint (watch->groups[MDG_REFERRAL_GROUP_PAUSED]->len, ==, 1);
  g_assert_cmpuint (mdg_referral_watch_count_due (watch), ==, 0);

  resumed = mdg_referrals_new_resumed (self->workspace, &uuid, NULL);
  save (self, resumed);
  running = reload (self, referral);
  assert_text (running, MDG_REFERRAL_CLOCK_DUE, "2026-06-16T23:59");
  g_assert_null (mdg_record_get_text (running, MDG_REFERRAL_PAUSED_ON));
  g_assert_true (mdg_referrals_measure (self->workspace, running, &days, NULL));
  g_assert_cmpint (days.calendar, ==, 21);
  g_assert_cmpint (days.paused, ==, 21);
  g_assert_null (mdg_referrals_new_resumed (self->workspace, &uuid, NULL));
  g_object_unref (referral);
}

static void
test_own_terms (Fixture *self,
                gconstpointer data)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (self->workspace));
  g_autoptr (MdgRecord) edited = mdg_record_dup (centre);
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  MdgRecord *referral = NULL;

  mdg_record_set_text (edited, MDG_CENTRE_REFERRAL_TERMS, "u2=3b review=1b");
  mdg_change_add (change, edited);
  save (self, change);

  referral = receive (self, new_draft (self, "outreach"));
  assert_text (referral, MDG_REFERRAL_NEXT_DUE, "2026-05-13");
  referral = act_with (self, MDG_REFERRAL_BEGIN_TRIAGE, referral, NULL, NULL, NULL);
  referral = decide (self, referral, "u2");
  assert_text (referral, MDG_REFERRAL_CLOCK_DUE, "2026-05-15T23:59");
  g_object_unref (referral);
}

/* What is late stands with its owner, and with the manager whoever has it. */
static void
test_watch (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgRecord) manager = add_staff (self, "見本 センター長", "admin");
  g_autoptr (MdgRecord) other = add_staff (self, "例示 健", "worker");
  MdgRecord *referral = new_draft (self, "outreach");
  g_autoptr (MdgReferralWatch) mine = NULL;
  g_autoptr (MdgReferralWatch) hers = NULL;
  g_autoptr (MdgReferralWatch) his = NULL;
  g_autofree char *line = NULL;
  g_autofree char *ball = NULL;

  mdg_record_set_text (referral, MDG_REFERRAL_TARGETS, "mt1 mt2");
  referral = receive (self, referral);
  set_today (self, "2026-05-19");
  mine = mdg_referral_watch_load (self->workspace, TRUE, NULL);
  g_assert_cmpuint (mine->groups[MDG_REFERRAL_GROUP_TODAY]->len, ==, 1);
  ball = mdg_referral_watch_dup_ball (self->workspace, mine->groups[MDG_REFERRAL_GROUP_TODAY]->pdata[0]);
  g_assert_nonnull (strstr (ball, "例示 直子"));
  g_assert_true (((MdgOpenReferral *) mine->groups[MDG_REFERRAL_GROUP_TODAY]->pdata[0])->is_abuse);
  g_assert_true (mdg_referrals_is_abuse (self->workspace, referral));
  line = mdg_referral_watch_dup_report_line (self->workspace, TRUE);
  g_assert_nonnull (line);

  set_today (self, "2026-05-20");
  mdg_workspace_set_staff (self->workspace, MDG_STAFF (other));
  his = mdg_referral_watch_load (self->workspace, TRUE, NULL);
  g_assert_cmpuint (mdg_referral_watch_count_due (his), ==, 0);
  mdg_workspace_set_staff (self->workspace, MDG_STAFF (manager));
  hers = mdg_referral_watch_load (self->workspace, TRUE, NULL);
  g_assert_cmpuint (hers->groups[MDG_REFERRAL_GROUP_ESCALATED]->len, ==, 1);
  g_object_unref (referral);
}

static void
test_handed_over (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (MdgRecord) other = add_staff (self, "例示 健", "worker");
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_ptr_array_add (referrals, receive (self, new_draft (self, "advice")));
      g_ptr_array_add (uuids, (gpointer) mdg_record_get_uuid (referrals->pdata[i]));
    }
  change = mdg_referrals_new_assigned (self->workspace, uuids, mdg_record_get_uuid (other), "異動", NULL);
  g_assert_cmpuint (mdg_change_get_records (change)->len, ==, 10);
  save (self, change);
  g_assert_null (mdg_referrals_new_assigned (self->workspace, uuids, mdg_record_get_uuid (other), "異動", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);

  /* One step takes all of them back. */
  g_assert_true (mdg_workspace_undo (self->workspace, mdg_change_get_uuid (change), NULL, NULL, NULL));
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (MdgRecord) now = reload (self, referrals->pdata[i]);

      g_assert_true (mdg_uuid_equal (mdg_record_get_reference (now, MDG_REFERRAL_OWNER), mdg_record_get_uuid (self->staff)));
    }
}

static void
test_what_is_over (Fixture *self,
                   gconstpointer data)
{
  MdgRecord *referral = receive (self, new_draft (self, "outreach"));
  g_autoptr (MdgRecord) step = new_step ("本人が入院した", "2026-05-12", NULL);
  g_autoptr (MdgChange) note = NULL;
  g_autoptr (MdgChange) voided = NULL;
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (step, MDG_REFERRAL_STEP_WHO, "長女");
  referral = act_with (self, MDG_REFERRAL_WITHDRAW, referral, step, NULL, NULL);
  assert_text (referral, MDG_REFERRAL_BALL, "none");
  mdg_record_set_text (referral, MDG_REFERRAL_REQUEST_TEXT, "書き直し");
  g_assert_null (mdg_referrals_new_saved (self->workspace, referral, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  refuse (self, MDG_REFERRAL_REOPEN, referral, step, NULL, MDG_ERROR_INVALID);
  note = mdg_referrals_new_note (self->workspace, mdg_record_get_uuid (referral), "退院の知らせあり", NULL);
  save (self, note);
  g_assert_null (mdg_referrals_new_void (self->workspace, mdg_record_get_uuid (referral), "", NULL));
  voided = mdg_referrals_new_void (self->workspace, mdg_record_get_uuid (referral), "二重登録", NULL);
  save (self, voided);
  g_assert_null (mdg_referrals_find (self->workspace, "R8-R0001", NULL));
  g_object_unref (referral);
}

static void
test_closing_asks_for_issues (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (MdgRecord) record = MDG_RECORD (mdg_case_new ());
  g_autoptr (MdgRecord) issue = MDG_RECORD (mdg_case_issue_new ());
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autoptr (MdgChange) ticked = mdg_change_new ("Test");
  MdgRecord *referral = new_draft (self, "discharge");
  g_autoptr (MdgRecord) step = new_step (NULL, NULL, "2026-05-14");
  g_autoptr (GPtrArray) outcome = new_outcome ("o15", "2026-05-12");
  g_autoptr (GPtrArray) ahead = new_outcome ("o15", "2026-05-13");
  MdgReferralAct act = { MDG_REFERRAL_CLOSE, NULL, NULL, NULL, outcome };

  mdg_record_set_text (record, MDG_CASE_STATUS, "open");
  mdg_change_add (change, record);
  save (self, change);
  mdg_record_set_reference (referral, MDG_REFERRAL_CASE, mdg_record_get_uuid (record));
  mdg_record_set_text (referral, MDG_REFERRAL_NO_CLASSIFICATION, NULL);
  referral = receive (self, referral);
  referral = act_with (self, MDG_REFERRAL_BEGIN_FOLLOW, referral, step, NULL, NULL);
  assert_text (referral, MDG_REFERRAL_STATUS, "follow");
  mdg_record_set_text (referral, MDG_REFERRAL_SUMMARY, "在宅を続けている。");

  act.referral = referral;
  g_assert_cmpuint (mdg_referrals_get_missing (self->workspace, &act), ==, MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_CLASSIFICATION));
  refuse (self, MDG_REFERRAL_CLOSE, referral, NULL, NULL, MDG_ERROR_INVALID);
  mdg_record_set_reference (issue, MDG_CASE_ISSUE_CASE, mdg_record_get_uuid (record));
  mdg_record_set_text (issue, MDG_CASE_ISSUE_ISSUE, "M3e");
  mdg_change_add (ticked, issue);
  save (self, ticked);
  act.extras = ahead;
  g_assert_cmpuint (mdg_referrals_get_missing (self->workspace, &act), ==, MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_OUTCOME_ON));
  referral = act_with (self, MDG_REFERRAL_CLOSE, referral, NULL, NULL, outcome);
  assert_text (referral, MDG_REFERRAL_STATUS, "closed");
  {
    g_autoptr (MdgRecord) reason = new_step ("再入院した", "2026-05-12", NULL);

    referral = act_with (self, MDG_REFERRAL_REOPEN, referral, reason, NULL, NULL);
    assert_text (referral, MDG_REFERRAL_STATUS, "follow");
    g_assert_nonnull (mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE));
  }
  g_object_unref (referral);
}

/* From a case what is known is filled in, and the household stays as it was then. */
static void
test_from_a_case (Fixture *self,
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
  save (self, change);

  referral = mdg_referral_drafts_new_from_case (self->workspace, mdg_record_get_uuid (record), "outreach", NULL);
  g_assert_cmpstr (mdg_record_get_text (referral, MDG_REFERRAL_SUBJECT_NAME), ==, mdg_record_get_text (subject, MDG_SUBJECT_NAME));
  assert_text (referral, MDG_REFERRAL_HOUSEHOLD_KIND, "alone");
  assert_text (referral, MDG_REFERRAL_REQ_KIND, "outreach");
  snapshot = g_strdup (mdg_record_get_text (referral, MDG_REFERRAL_HOUSEHOLD_SNAPSHOT));
  g_assert_nonnull (strstr (snapshot, "見本居宅 例田"));

  /* The person moves on; the form says what it said. */
  {
    g_autoptr (MdgRecord) now = mdg_workspace_load (self->workspace, MDG_KIND_SUBJECT, mdg_record_get_uuid (subject), NULL);

    mdg_record_set_text (now, MDG_SUBJECT_HOUSEHOLD_KIND, "elderly");
    mdg_change_add (changed, now);
    save (self, changed);
  }
  assert_text (referral, MDG_REFERRAL_HOUSEHOLD_SNAPSHOT, snapshot);
  assert_text (referral, MDG_REFERRAL_HOUSEHOLD_KIND, "alone");

  anonymous = mdg_referral_drafts_new (self->workspace, "advice");
  {
    g_autoptr (MdgRecord) nobody = MDG_RECORD (mdg_subject_new ());

    mdg_record_set_text (nobody, MDG_SUBJECT_SEX, "f");
    mdg_record_set_integer (nobody, MDG_SUBJECT_AGE, 82);
    mdg_referral_drafts_fill_subject (self->workspace, anonymous, nobody);
  }
  g_assert_nonnull (mdg_record_get_text (anonymous, MDG_REFERRAL_SUBJECT_NAME));
}

#define ADD(path, function) g_test_add ("/referrals/" path, Fixture, NULL, set_up, function, tear_down)

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

  return g_test_run ();
}
