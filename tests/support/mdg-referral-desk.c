#include "mdg-referral-desk.h"

#include "mdg-error.h"
#include "mdg-intake-sample.h"
#include "mdg-test-register.h"

void
mdg_desk_set_today (MdgDesk *self,
                    const char *iso)
{
  MdgDate date;

  g_assert_true (mdg_date_parse_iso (iso, &date));
  mdg_workspace_set_today (self->workspace, &date);
}

void
mdg_desk_save (MdgDesk *self,
               MdgChange *change)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
}

MdgRecord *
mdg_desk_add_staff (MdgDesk *self,
                    const char *name,
                    const char *role)
{
  MdgRecord *staff = MDG_RECORD (mdg_staff_new ());
  g_autoptr (MdgChange) change = mdg_change_new ("Test");

  mdg_record_set_text (staff, MDG_STAFF_NAME, name);
  mdg_record_set_text (staff, MDG_STAFF_ROLE, role);
  mdg_record_set_flag (staff, MDG_STAFF_IS_ACTIVE, TRUE);
  mdg_change_add (change, staff);
  mdg_desk_save (self, change);
  mdg_record_assign (staff, mdg_change_get_records (change)->pdata[0]);

  return staff;
}

void
mdg_desk_set_up (MdgDesk *self,
                 gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_intake_sample_open (path);
  mdg_desk_set_today (self, "2026-05-12");
  self->staff = mdg_desk_add_staff (self, "例示 直子", "worker");
  mdg_workspace_set_staff (self->workspace, MDG_STAFF (self->staff));
}

void
mdg_desk_tear_down (MdgDesk *self,
                    gconstpointer data)
{
  g_object_unref (self->staff);
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

MdgRecord *
mdg_desk_new_draft (MdgDesk *self,
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

MdgRecord *
mdg_desk_reload (MdgDesk *self,
                 MdgRecord *referral)
{
  MdgRecord *now = mdg_workspace_load (self->workspace, MDG_KIND_REFERRAL, mdg_record_get_uuid (referral), NULL);

  g_assert_nonnull (now);

  return now;
}

/* Takes referral and gives it back as it is then. */
MdgRecord *
mdg_desk_act_with (MdgDesk *self,
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
  mdg_desk_save (self, change);

  return mdg_desk_reload (self, given);
}

void
mdg_desk_refuse (MdgDesk *self,
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

MdgRecord *
mdg_desk_new_step (const char *text,
                   const char *on_date,
                   const char *next_due)
{
  MdgRecord *step = MDG_RECORD (mdg_referral_step_new ());

  mdg_record_set_text (step, MDG_REFERRAL_STEP_TEXT, text);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_ON_DATE, on_date);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_NEXT_DUE, next_due);

  return step;
}

MdgRecord *
mdg_desk_new_visit (const char *planned_at,
                    const char *doctor)
{
  MdgRecord *visit = MDG_RECORD (mdg_referral_visit_new ());

  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT, planned_at);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_DOCTOR, doctor);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_ESCORTS, "見本 美代（包括）");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLACE, "自宅");

  return visit;
}

MdgRecord *
mdg_desk_decide (MdgDesk *self,
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

  return mdg_desk_act_with (self, MDG_REFERRAL_ARRANGE, referral, NULL, NULL, NULL);
}

MdgRecord *
mdg_desk_receive (MdgDesk *self,
                  MdgRecord *referral)
{
  return mdg_desk_act_with (self, MDG_REFERRAL_RECEIVE, referral, NULL, NULL, NULL);
}

/* Up to the visit that is planned. */
MdgRecord *
mdg_desk_bring_to_scheduled (MdgDesk *self,
                             const char *planned_at,
                             const char *doctor)
{
  MdgRecord *referral = mdg_desk_receive (self, mdg_desk_new_draft (self, "outreach"));
  g_autoptr (MdgRecord) visit = mdg_desk_new_visit (planned_at, doctor);

  referral = mdg_desk_act_with (self, MDG_REFERRAL_BEGIN_TRIAGE, referral, NULL, NULL, NULL);
  referral = mdg_desk_decide (self, referral, "u2");

  return mdg_desk_act_with (self, MDG_REFERRAL_SCHEDULE, referral, NULL, visit, NULL);
}

void
mdg_desk_assert_text (MdgRecord *record,
                      guint field,
                      const char *expected)
{
  g_assert_cmpstr (mdg_record_get_text (record, field), ==, expected);
}

void
mdg_desk_record_visit (MdgDesk *self,
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
  *referral = mdg_desk_act_with (self, MDG_REFERRAL_RECORD_VISIT, *referral, NULL, visit, extras);
}

GPtrArray *
mdg_desk_new_outcome (const char *outcome,
                      const char *on)
{
  GPtrArray *extras = g_ptr_array_new_with_free_func (g_object_unref);
  MdgRecord *record = MDG_RECORD (mdg_referral_outcome_new ());

  mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_OUTCOME, outcome);
  mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_OUTCOME_ON, on);
  g_ptr_array_add (extras, record);

  return extras;
}
