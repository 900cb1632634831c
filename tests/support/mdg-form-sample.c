#include "mdg-form-sample.h"

#include "mdg-referral.h"
#include "mdg-test-register.h"

static const MdgDate today = { 2026, 5, 12 };

void
mdg_form_sample_save (MdgFormSample *self,
                      MdgRecord *record)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autoptr (GError) error = NULL;

  mdg_change_add (change, record);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
  mdg_record_assign (record, mdg_change_get_records (change)->pdata[0]);
}

void
mdg_form_sample_set_up (MdgFormSample *self,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) centre = NULL;

  self->folder = mdg_test_folder_new ();
  self->path = g_build_filename (self->folder, "office.madoguchi", NULL);
  g_assert_true (mdg_workspace_create (self->path, "見本市在宅医療・介護連携支援センター", &error));
  self->workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_today (self->workspace, &today);
  centre = MDG_RECORD (g_object_ref (mdg_workspace_get_centre (self->workspace)));
  mdg_record_set_text (centre, MDG_CENTRE_CITY, "見本市");
  mdg_record_set_text (centre, MDG_CENTRE_FAX, "047-000-0001");
  mdg_record_set_text (centre, MDG_CENTRE_PHONE, "047-000-0002");
  mdg_form_sample_save (self, centre);
}

void
mdg_form_sample_tear_down (MdgFormSample *self,
                           gconstpointer data)
{
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
  g_free (self->path);
}

MdgRecord *
mdg_form_sample_new_referral (void)
{
  static const struct
  {
    guint field;
    const char *text;
  } texts[] = {
    { MDG_REFERRAL_KIND, "outreach" },
    { MDG_REFERRAL_STATUS, "received" },
    { MDG_REFERRAL_REQ_KIND, "outreach" },
    { MDG_REFERRAL_REQUESTED_ON, "2026-05-11" },
    { MDG_REFERRAL_AFFILIATION, "みほん居宅" },
    { MDG_REFERRAL_REQUESTER_NAME, "例田 花子" },
    { MDG_REFERRAL_PHONE, "047-000-1234" },
    { MDG_REFERRAL_SUBJECT_NAME, "甲野 ハル" },
    { MDG_REFERRAL_SUBJECT_KANA, "コウノ ハル" },
    { MDG_REFERRAL_SEX, "f" },
    { MDG_REFERRAL_BIRTH, "1939-07-01" },
    { MDG_REFERRAL_ADDRESS, "見本市小金原1丁目2番3号" },
    { MDG_REFERRAL_CARE_LEVEL, "none" },
    { MDG_REFERRAL_CARE_FLAG, "applying" },
    { MDG_REFERRAL_REASON_TEXT, "近隣苦情" },
    { MDG_REFERRAL_REQUEST_TEXT, "甲野さんは受診を拒否。甲野ハル様のご自宅で見立てを。甲野　ハルの長女も同席。" },
    { MDG_REFERRAL_HAS_DOCTOR, "no" },
    { MDG_REFERRAL_INSURANCE_TEXT, "難病" },
    { MDG_REFERRAL_LIFE_HISTORY, "こうの はるは元縫製工。" },
    { MDG_REFERRAL_HOUSEHOLD_KIND, "other" },
    { MDG_REFERRAL_HOUSEHOLD_SUB, "child80" },
    { MDG_REFERRAL_HAS_MONEY_TROUBLE, "unknown" },
    { MDG_REFERRAL_EXTRA, "緊急連絡先：甲野 一郎 090-0000-0001\n希望日：5月20日" },
    { MDG_REFERRAL_RECEIVED_AT, "2026-05-12T14:05" },
    { MDG_REFERRAL_URGENCY, "u3" },
    { MDG_REFERRAL_NEED, "n3" },
    { MDG_REFERRAL_CONSENT, "got" },
    { MDG_REFERRAL_FORM_SERIAL, "R8-F0003" },
  };
  static const char *const reasons[] = { "jushin", "other", NULL };
  static const char *const insurance[] = { "kouki", "uninsured", NULL };
  MdgRecord *referral = MDG_RECORD (mdg_referral_new ());

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    mdg_record_set_text (referral, texts[i].field, texts[i].text);
  mdg_record_set_codes (referral, MDG_REFERRAL_REASONS, reasons);
  mdg_record_set_codes (referral, MDG_REFERRAL_INSURANCE, insurance);

  return referral;
}
