#include "mdg-intake-sample.h"

#include "mdg-area.h"
#include "mdg-follow-up.h"
#include "mdg-intake.h"
#include "mdg-person.h"
#include "mdg-town.h"

static MdgRecord *
add_area (MdgChange *change,
          const char *code,
          const char *name,
          gboolean is_outside)
{
  MdgRecord *area = MDG_RECORD (mdg_area_new ());

  mdg_record_set_text (area, MDG_AREA_CODE, code);
  mdg_record_set_text (area, MDG_AREA_NAME, name);
  mdg_record_set_flag (area, MDG_AREA_IS_OUTSIDE, is_outside);
  mdg_change_add (change, area);

  return area;
}

static void
add_town (MdgChange *change,
          const char *name,
          MdgRecord *area)
{
  g_autoptr (MdgRecord) town = MDG_RECORD (mdg_town_new ());

  mdg_record_set_text (town, MDG_TOWN_NAME, name);
  mdg_record_set_reference (town, MDG_TOWN_AREA, mdg_record_get_uuid (area));
  mdg_change_add (change, town);
}

static void
add_places (MdgWorkspace *workspace)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Places");
  g_autoptr (MdgRecord) green = add_area (change, "a01", "緑ヶ丘", FALSE);
  g_autoptr (MdgRecord) east = add_area (change, "a02", "東見本", FALSE);
  g_autoptr (MdgRecord) outside = add_area (change, "z", "市外", TRUE);
  g_autoptr (MdgRecord) staff = MDG_RECORD (mdg_staff_new ());
  g_autoptr (MdgRecord) other = MDG_RECORD (mdg_staff_new ());
  g_autoptr (MdgRecord) centre = mdg_record_dup (MDG_RECORD (mdg_workspace_get_centre (workspace)));
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (centre, MDG_CENTRE_CITY, "みほん市");
  mdg_change_add (change, centre);
  add_town (change, "緑ヶ丘", green);
  add_town (change, "緑ヶ丘団地", east);
  add_town (change, "東見本三丁目", green);
  add_town (change, "東見本", east);
  mdg_record_set_text (staff, MDG_STAFF_NAME, "例示 直子");
  mdg_record_set_flag (staff, MDG_STAFF_IS_ACTIVE, TRUE);
  mdg_change_add (change, staff);
  mdg_record_set_text (other, MDG_STAFF_NAME, "例示 健");
  mdg_record_set_flag (other, MDG_STAFF_IS_ACTIVE, TRUE);
  mdg_change_add (change, other);
  mdg_workspace_save (workspace, change, &error);
  g_assert_no_error (error);
  mdg_workspace_set_staff (workspace, MDG_STAFF (staff));
}

typedef struct
{
  const char *received;
  const char *consulter;
  const char *phone;
  const char *profession;
  const char *subject;
  const char *sex;
  const char *birth;
  const char *address;
  const char *text;
  const char *next;
  const char *due;
} Call;

static const Call calls[] = {
  { "R7.11.6 10:20", "緑ヶ丘地域包括支援センター 試野 和子", "047-000-1111", "cgsc", "甲野 花子（こうの はなこ）", "f", "S13.3.5", "緑ヶ丘三丁目 4-5", "配食の案内。本人が断る。", NULL, NULL },
  { "R8.4.20 15:00", "緑ヶ丘地域包括支援センター 試野 和子", "047-000-1111", "cgsc", "甲野 花子（こうの はなこ）", "f", "S13.3.5", "緑ヶ丘三丁目 4-5", "近隣からの苦情について包括から相談。物盗られ妄想。", "包括へ折返し（医師の都合）", "5/13" },
  { "R8.4.21 9:30", "みほん病院 見本 美代", "047-000-2222", "msw", "甲野 花子（こうの はなこ）", "f", "S16.7.9", "東見本三丁目 1-2", "退院後の訪問診療について。", NULL, NULL },
  { "R8.5.1 11:00", "乙川 一郎", "090-0000-7788", "family", "乙川 キク（おつかわ きく）", "f", "S10.1.20", "緑ヶ丘団地 5-302", "母の物忘れが進んだ。受診したがらない。", "もの忘れ外来の空きを確認", "5/20" },
  { "R8.5.7 16:40", "ひながた薬局 雛形 茂", "047-000-3333", "pharm", "髙見本 ハル（たかみもと はる）", "f", "S12.12.3", "東見本 8-1", "薬が余っている。", NULL, NULL },
};

static void
log_call (MdgWorkspace *workspace,
          const Call *call)
{
  g_autoptr (MdgIntake) intake = mdg_intake_new (workspace);
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (GError) error = NULL;

  mdg_intake_type (intake, MDG_INTAKE_RECEIVED, call->received, &error);
  g_assert_no_error (error);
  mdg_intake_type (intake, MDG_INTAKE_CONSULTER, call->consulter, &error);
  mdg_intake_type (intake, MDG_INTAKE_PHONE, call->phone, &error);
  mdg_intake_type (intake, MDG_INTAKE_SUBJECT, call->subject, &error);
  mdg_intake_type (intake, MDG_INTAKE_BIRTH, call->birth, &error);
  mdg_intake_type (intake, MDG_INTAKE_ADDRESS, call->address, &error);
  g_assert_no_error (error);
  mdg_record_set_text (mdg_intake_get_subject (intake), MDG_SUBJECT_SEX, call->sex);
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_PROFESSION, call->profession);
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, call->text);
  if (call->next != NULL)
    {
      mdg_record_set_text (mdg_intake_ensure_follow_up (intake, 0), MDG_FOLLOW_UP_WHAT, call->next);
      mdg_intake_type (intake, MDG_INTAKE_DUE, call->due, &error);
    }
  mdg_intake_join_known (intake, &error);
  change = mdg_intake_make_change (intake, &error);
  g_assert_no_error (error);
  mdg_workspace_save (workspace, change, &error);
  g_assert_no_error (error);
}

static void
add_facts (MdgWorkspace *workspace)
{
  g_autoptr (GPtrArray) subjects = mdg_workspace_list (workspace, MDG_KIND_SUBJECT, NULL);
  g_autoptr (MdgRecord) subject = mdg_record_dup (subjects->pdata[0]);
  g_autoptr (MdgRecord) son = MDG_RECORD (mdg_person_new ());
  g_autoptr (MdgChange) change = mdg_change_new ("Facts");
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (subject, MDG_SUBJECT_HOUSEHOLD_KIND, "alone");
  mdg_record_set_text (subject, MDG_SUBJECT_HOUSEHOLD_TEXT, "エレベーターなし4階");
  mdg_record_set_text (subject, MDG_SUBJECT_CARE_LEVEL, "none");
  mdg_record_set_text (subject, MDG_SUBJECT_DOCTOR, "なし（10年以上未受診）");
  mdg_record_set_flag (subject, MDG_SUBJECT_IS_UNSHAREABLE, TRUE);
  mdg_record_set_text (subject, MDG_SUBJECT_UNSHAREABLE_NOTE, "長男へは伝えない");
  mdg_change_add (change, subject);
  mdg_record_set_reference (son, MDG_PERSON_SUBJECT, mdg_record_get_uuid (subject));
  mdg_record_set_text (son, MDG_PERSON_RELATION, "son1");
  mdg_record_set_text (son, MDG_PERSON_NAME, "甲野 一郎");
  mdg_record_set_text (son, MDG_PERSON_PHONE, "090-0000-1234");
  mdg_record_set_text (son, MDG_PERSON_NOTE, "県外・電話のみ");
  mdg_record_set_flag (son, MDG_PERSON_IS_KEY, TRUE);
  mdg_change_add (change, son);
  mdg_workspace_save (workspace, change, &error);
  g_assert_no_error (error);
}

MdgWorkspace *
mdg_intake_sample_open (const char *path)
{
  const MdgDate today = { 2026, 5, 12 };
  g_autoptr (GError) error = NULL;
  MdgWorkspace *workspace;

  mdg_workspace_create (path, "みほん市在宅医療・介護連携支援センター", &error);
  g_assert_no_error (error);
  workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_today (workspace, &today);
  add_places (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    log_call (workspace, &calls[i]);
  add_facts (workspace);

  return workspace;
}
