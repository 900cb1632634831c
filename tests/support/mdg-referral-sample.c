#include "mdg-referral-sample.h"

#include "mdg-case.h"
#include "mdg-intake-sample.h"
#include "mdg-referral-drafts.h"
#include "mdg-referrals.h"
#include "mdg-subject.h"

static void
save (MdgWorkspace *workspace,
      MdgChange *change)
{
  g_autoptr (MdgChange) owned = change;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (owned);
  mdg_workspace_save (workspace, owned, &error);
  g_assert_no_error (error);
}

static MdgRecord *
add_case (MdgWorkspace *workspace)
{
  g_autoptr (GPtrArray) subjects = mdg_workspace_list (workspace, MDG_KIND_SUBJECT, NULL);
  MdgRecord *record = MDG_RECORD (mdg_case_new ());
  MdgChange *change = mdg_change_new ("Case opened");

  mdg_record_set_reference (record, MDG_CASE_SUBJECT, mdg_record_get_uuid (subjects->pdata[0]));
  mdg_record_set_text (record, MDG_CASE_OPENED_ON, "2026-04-20");
  mdg_record_set_text (record, MDG_CASE_TITLE, "受診を拒む独居の女性");
  mdg_change_add (change, record);
  save (workspace, change);

  return record;
}

static MdgRecord *
new_draft (MdgWorkspace *workspace,
           const char *kind,
           const char *name,
           const MdgUuid *case_uuid)
{
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  MdgRecord *referral = case_uuid != NULL ? mdg_referral_drafts_new_from_case (workspace, case_uuid, kind, NULL) : mdg_referral_drafts_new (workspace, kind);

  g_assert_nonnull (referral);
  mdg_record_set_text (referral, MDG_REFERRAL_AFFILIATION, "東見本地域包括支援センター");
  mdg_record_set_text (referral, MDG_REFERRAL_REQUESTER_NAME, "見本 美代");
  mdg_record_set_text (referral, MDG_REFERRAL_PHONE, "047-000-1234");
  mdg_record_set_text (referral, MDG_REFERRAL_FAX, "047-000-1235");
  if (name != NULL)
    mdg_record_set_text (referral, MDG_REFERRAL_SUBJECT_NAME, name);
  mdg_record_set_text (referral, MDG_REFERRAL_SEX, "f");
  if (mdg_record_is_empty (referral, MDG_REFERRAL_AGE))
    mdg_record_set_integer (referral, MDG_REFERRAL_AGE, 82);
  mdg_record_set_text (referral, MDG_REFERRAL_ADDRESS, "みほん市緑ヶ丘三丁目");
  mdg_record_set_text (referral, MDG_REFERRAL_CARE_LEVEL, "none");
  mdg_record_set_text (referral, MDG_REFERRAL_REASONS, "jushin byotai");
  mdg_record_set_text (referral, MDG_REFERRAL_REQUEST_TEXT, "物盗られ妄想があり近隣へ苦情を言いに行く。受診歴は10年以上なし。「私は病気じゃない」と受診を拒否。\n医師に訪問していただき、認知症の有無と身体の状態の診立て、今後の受診のすすめ方をご助言いただきたい。");
  mdg_record_set_text (referral, MDG_REFERRAL_HAS_DOCTOR, "no");
  mdg_record_set_text (referral, MDG_REFERRAL_INSURANCE, "kouki");
  mdg_record_set_text (referral, MDG_REFERRAL_HOUSEHOLD_KIND, "alone");
  mdg_record_set_text (referral, MDG_REFERRAL_FAMILY_VIEW, "長男は県外。電話のみ。「本人がよければ家で」。");
  mdg_record_set_text (referral, MDG_REFERRAL_REQUESTED_ON, "2026-05-08");
  mdg_record_set_text (referral, MDG_REFERRAL_RECEIVED_AT, "2026-05-08T14:05");
  mdg_record_set_text (referral, MDG_REFERRAL_RECEIVED_BY, "fax");
  mdg_record_set_reference (referral, MDG_REFERRAL_RECEIVER, mdg_record_get_uuid (MDG_RECORD (staff)));

  return referral;
}

static void
act (MdgWorkspace *workspace,
     MdgReferralOperation operation,
     MdgRecord **referral,
     MdgRecord *step,
     MdgRecord *visit,
     GPtrArray *extras)
{
  g_autoptr (MdgRecord) own = step != NULL ? step : MDG_RECORD (mdg_referral_step_new ());
  MdgReferralAct what = { .operation = operation, .referral = *referral, .step = own, .visit = visit, .extras = extras };
  g_autoptr (GError) error = NULL;
  MdgChange *change = mdg_referrals_act (workspace, &what, &error);
  MdgRecord *now;

  g_assert_no_error (error);
  save (workspace, change);
  now = mdg_workspace_load (workspace, MDG_KIND_REFERRAL, mdg_record_get_uuid (*referral), NULL);
  g_object_unref (*referral);
  *referral = now;
}

static void
begin_triage (MdgWorkspace *workspace,
              MdgRecord **referral)
{
  act (workspace, MDG_REFERRAL_RECEIVE, referral, NULL, NULL, NULL);
  mdg_record_set_reference (*referral, MDG_REFERRAL_OWNER, mdg_record_get_uuid (MDG_RECORD (mdg_workspace_get_staff (workspace))));
  act (workspace, MDG_REFERRAL_BEGIN_TRIAGE, referral, NULL, NULL, NULL);
}

static void
arrange (MdgWorkspace *workspace,
         MdgRecord **referral)
{
  begin_triage (workspace, referral);
  mdg_record_set_text (*referral, MDG_REFERRAL_NEED, "n3");
  mdg_record_set_text (*referral, MDG_REFERRAL_URGENCY, "u2");
  mdg_record_set_text (*referral, MDG_REFERRAL_DECIDED_BY, "試験医師1");
  mdg_record_set_text (*referral, MDG_REFERRAL_DECIDED_ON, "2026-05-11");
  mdg_record_set_text (*referral, MDG_REFERRAL_RESPONDER_NAME, "試験医師2");
  mdg_record_set_text (*referral, MDG_REFERRAL_CONSENT, "got");
  act (workspace, MDG_REFERRAL_ARRANGE, referral, NULL, NULL, NULL);
}

static void
schedule (MdgWorkspace *workspace,
          MdgRecord **referral)
{
  g_autoptr (MdgRecord) visit = MDG_RECORD (mdg_referral_visit_new ());

  arrange (workspace, referral);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT, "2026-05-12T09:00");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_DOCTOR, "試験医師2");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_ESCORTS, "見本 美代（包括）");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLACE, "自宅");
  act (workspace, MDG_REFERRAL_SCHEDULE, referral, NULL, visit, NULL);
}

MdgWorkspace *
mdg_referral_sample_open (const char *path)
{
  static const MdgDate today = { 2026, 5, 12 };
  MdgWorkspace *workspace = mdg_intake_sample_open (path);
  g_autoptr (MdgRecord) record = NULL;
  MdgRecord *referrals[6];

  mdg_workspace_set_today (workspace, &today);
  record = add_case (workspace);
  referrals[0] = new_draft (workspace, "outreach", NULL, mdg_record_get_uuid (record));
  referrals[1] = new_draft (workspace, "outreach", "乙川 太郎", NULL);
  referrals[2] = new_draft (workspace, "outreach", "丙山 キク", NULL);
  referrals[3] = new_draft (workspace, "outreach", "丁原 正", NULL);
  referrals[4] = new_draft (workspace, "advice", "戊田 澄江", NULL);
  referrals[5] = new_draft (workspace, "outreach", "見本 茂", NULL);
  schedule (workspace, &referrals[0]);
  arrange (workspace, &referrals[1]);
  begin_triage (workspace, &referrals[2]);
  act (workspace, MDG_REFERRAL_RECEIVE, &referrals[3], NULL, NULL, NULL);
  begin_triage (workspace, &referrals[4]);
  begin_triage (workspace, &referrals[5]);
  for (guint i = 0; i < G_N_ELEMENTS (referrals); i++)
    g_object_unref (referrals[i]);

  return workspace;
}

MdgRecord *
mdg_referral_sample_find (MdgWorkspace *workspace,
                          const char *state)
{
  g_autoptr (GPtrArray) referrals = mdg_workspace_list (workspace, MDG_KIND_REFERRAL, NULL);

  for (guint i = 0; i < referrals->len; i++)
    if (g_strcmp0 (mdg_record_get_text (referrals->pdata[i], MDG_REFERRAL_STATUS), state) == 0)
      return g_object_ref (referrals->pdata[i]);

  g_assert_not_reached ();
}

void
mdg_referral_sample_add_many (MdgWorkspace *workspace,
                              guint n)
{
  MdgChange *change = mdg_change_new ("Many");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MdgRecord) referral = new_draft (workspace, "outreach", "例田 和子", NULL);
      g_autofree char *due = g_strdup_printf ("2026-%02u-%02u", i % 12 + 1, i % 28 + 1);

      mdg_record_set_text (referral, MDG_REFERRAL_STATUS, "received");
      mdg_record_set_text (referral, MDG_REFERRAL_NEXT_DUE, due);
      mdg_change_add (change, referral);
    }
  save (workspace, change);
}
