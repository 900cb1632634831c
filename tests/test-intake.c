#include "mdg-intake.h"

#include <glib/gstdio.h>

#include "mdg-area.h"
#include "mdg-error.h"
#include "mdg-follow-up.h"
#include "mdg-intake-sample.h"
#include "mdg-person.h"

typedef struct
{
  char *folder;
  char *path;
  MdgWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("mdg-intake-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_intake_sample_open (self->path);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };

  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ends[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static MdgChange *
save (Fixture *self,
      MdgIntake *intake)
{
  g_autoptr (GError) error = NULL;
  MdgChange *change = mdg_intake_make_change (intake, &error);

  g_assert_no_error (error);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);

  return change;
}

static guint
count (Fixture *self,
       MdgKind kind)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);

  return records->len;
}

/* The subject whose name is name and whose birth date is birth. */
static MdgRecord *
find_subject (Fixture *self,
              const char *name,
              const char *birth)
{
  g_autoptr (GPtrArray) subjects = mdg_workspace_list (self->workspace, MDG_KIND_SUBJECT, NULL);

  for (guint i = 0; i < subjects->len; i++)
    if (g_strcmp0 (mdg_record_get_text (subjects->pdata[i], MDG_SUBJECT_NAME), name) == 0 && g_strcmp0 (mdg_record_get_text (subjects->pdata[i], MDG_SUBJECT_BIRTH), birth) == 0)
      return g_object_ref (subjects->pdata[i]);

  g_assert_not_reached ();
}

static void
test_only_text (Fixture *self,
                gconstpointer data)
{
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (GError) error = NULL;
  guint subjects = count (self, MDG_KIND_SUBJECT);

  g_assert_true (mdg_intake_is_blank (intake));
  g_assert_null (mdg_intake_make_change (intake, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);

  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, "夜間の往診先を知りたい\r\nとのこと。\n");
  g_assert_false (mdg_intake_is_blank (intake));
  change = save (self, intake);

  g_assert_cmpstr (mdg_intake_get_number (intake, change), ==, "R8-0005");
  g_assert_cmpuint (mdg_change_get_records (change)->len, ==, 2);
  g_assert_cmpuint (count (self, MDG_KIND_SUBJECT), ==, subjects);
  g_assert_cmpstr (mdg_record_get_text (mdg_change_find (change, mdg_record_get_uuid (mdg_intake_get_consultation (intake))), MDG_CONSULTATION_TEXT), ==, "夜間の往診先を知りたい\nとのこと。");
  g_assert_cmpstr (mdg_record_get_text (mdg_change_find (change, mdg_record_get_uuid (mdg_intake_get_consultation (intake))), MDG_CONSULTATION_FOLLOW_STATE), ==, "done");
}

static void
fill (MdgIntake *intake)
{
  mdg_intake_type (intake, MDG_INTAKE_RECEIVED, "昨日 14:05", NULL);
  mdg_intake_type (intake, MDG_INTAKE_CONSULTER, "東見本地域包括支援センター　見本 次郎", NULL);
  mdg_intake_type (intake, MDG_INTAKE_PHONE, "0470005678", NULL);
  mdg_intake_type (intake, MDG_INTAKE_SUBJECT, "丙山 太郎（へいやま たろう）", NULL);
  mdg_intake_type (intake, MDG_INTAKE_BIRTH, "s15/2/29", NULL);
  mdg_intake_type (intake, MDG_INTAKE_ADDRESS, "みほん市東見本3-5-1", NULL);
  mdg_intake_type (intake, MDG_INTAKE_MINUTES, "1時間半", NULL);
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, "本文");
  mdg_record_set_text (mdg_intake_get_contact (intake), MDG_CONTACT_TEXT, "説明した");
  mdg_record_set_text (mdg_intake_ensure_follow_up (intake, 0), MDG_FOLLOW_UP_WHAT, "折返し");
  mdg_intake_type (intake, MDG_INTAKE_DUE, "明日", NULL);
  mdg_record_set_text (mdg_intake_ensure_person (intake, 0), MDG_PERSON_RELATION, "son1");
}

static void
test_everything (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
  g_autoptr (MdgIntake) again = NULL;
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (GError) error = NULL;
  MdgRecord *consultation;
  MdgRecord *contact;
  MdgRecord *follow_up;

  fill (intake);
  change = save (self, intake);
  again = mdg_intake_load (self->workspace, mdg_record_get_uuid (mdg_intake_get_consultation (intake)), &error);
  g_assert_no_error (error);
  consultation = mdg_intake_get_consultation (again);
  contact = mdg_intake_get_contact (again);
  follow_up = mdg_intake_get_follow_ups (again)->pdata[0];

  g_assert_true (mdg_intake_is_editing (again));
  g_assert_cmpstr (mdg_record_get_text (consultation, MDG_CONSULTATION_RECEIVED_AT), ==, "2026-05-11T14:05");
  g_assert_cmpstr (mdg_record_get_text (consultation, MDG_CONSULTATION_AFFILIATION), ==, "東見本地域包括支援センター");
  g_assert_cmpstr (mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_NAME), ==, "見本 次郎");
  g_assert_cmpstr (mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_PHONE), ==, "047-000-5678");
  g_assert_nonnull (mdg_record_get_reference (consultation, MDG_CONSULTATION_CONSULTER));
  g_assert_cmpstr (mdg_record_get_text (consultation, MDG_CONSULTATION_FOLLOW_STATE), ==, "open");
  g_assert_cmpstr (mdg_record_get_text (mdg_intake_get_subject (again), MDG_SUBJECT_BIRTH), ==, "1940-02-29");
  g_assert_cmpstr (mdg_record_get_text (mdg_intake_get_subject (again), MDG_SUBJECT_KANA), ==, "へいやま たろう");
  g_assert_cmpstr (mdg_intake_get_typed (again, MDG_INTAKE_BIRTH), ==, "S15.2.29");
  g_assert_true (mdg_record_get_flag (contact, MDG_CONTACT_IS_FIRST));
  g_assert_cmpint (mdg_record_get_integer (contact, MDG_CONTACT_MINUTES), ==, 90);
  g_assert_cmpstr (mdg_record_get_text (contact, MDG_CONTACT_TEXT), ==, "説明した");
  g_assert_cmpstr (mdg_record_get_text (contact, MDG_CONTACT_AT), ==, "2026-05-11T14:05");
  g_assert_cmpstr (mdg_record_get_text (follow_up, MDG_FOLLOW_UP_DUE), ==, "2026-05-13");
  g_assert_cmpstr (mdg_record_get_text (follow_up, MDG_FOLLOW_UP_STATUS), ==, "open");
  g_assert_cmpuint (mdg_intake_get_persons (again)->len, ==, 1);
}

static void
test_correction (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) consultations = mdg_workspace_list (self->workspace, MDG_KIND_CONSULTATION, NULL);
  const MdgUuid *uuid = mdg_record_get_uuid (consultations->pdata[3]);
  g_autoptr (MdgIntake) intake = mdg_intake_load (self->workspace, uuid, NULL);
  g_autoptr (MdgRecord) now = NULL;
  g_autoptr (MdgRecord) subject = NULL;
  g_autoptr (MdgChange) change = NULL;
  guint n = consultations->len;

  mdg_intake_type (intake, MDG_INTAKE_SUBJECT, "乙川 菊（おつかわ きく）", NULL);
  g_assert_true (mdg_intake_has_known_subject (intake));
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, "直した");
  change = save (self, intake);

  now = mdg_workspace_load (self->workspace, MDG_KIND_CONSULTATION, uuid, NULL);
  subject = mdg_workspace_load (self->workspace, MDG_KIND_SUBJECT, mdg_record_get_reference (now, MDG_CONSULTATION_SUBJECT), NULL);
  g_assert_cmpstr (mdg_record_get_text (now, MDG_CONSULTATION_TEXT), ==, "直した");
  g_assert_cmpstr (mdg_record_get_text (now, MDG_CONSULTATION_NUMBER), ==, "R8-0003");
  g_assert_cmpstr (mdg_record_get_text (subject, MDG_SUBJECT_NAME), ==, "乙川 菊");
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTATION), ==, n);
}

static void
test_json (Fixture *self,
           gconstpointer data)
{
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
  g_autoptr (MdgIntake) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *same = NULL;

  fill (intake);
  mdg_intake_type (intake, MDG_INTAKE_BIRTH, "S64.1.8 ", NULL);
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, "\"\\\t\n𠮷 ﾊﾟ\n");
  json = mdg_intake_dup_json (intake);
  again = mdg_intake_new_from_json (self->workspace, json, &error);
  g_assert_no_error (error);
  same = mdg_intake_dup_json (again);

  g_assert_cmpstr (json, ==, same);
  g_assert_cmpstr (mdg_intake_get_typed (again, MDG_INTAKE_BIRTH), ==, "S64.1.8 ");
  g_assert_true (mdg_uuid_equal (mdg_intake_get_draft (intake), mdg_intake_get_draft (again)));
}

static void
test_json_refused (Fixture *self,
                   gconstpointer data)
{
  static const char *const broken[] = { "", "[]", "{}", "{\"consultation\":1}", "{\"consultation\":{\"uuid\":\"x\",\"values\":{}}}" };
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (intake);
  before = mdg_intake_dup_json (intake);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mdg_intake_read_json (intake, broken[i], &error));
      g_assert_nonnull (error);
    }
  after = mdg_intake_dup_json (intake);
  g_assert_cmpstr (before, ==, after);
}

typedef struct
{
  MdgIntakeEntry entry;
  const char *typed;
  gboolean fine;
} Line;

static void
test_wrong_lines (Fixture *self,
                  gconstpointer data)
{
  static const Line lines[] = {
    { MDG_INTAKE_BIRTH, "S64.1.8", FALSE },
    { MDG_INTAKE_BIRTH, "S13.2.30", FALSE },
    { MDG_INTAKE_BIRTH, "80代", TRUE },
    { MDG_INTAKE_BIRTH, "88", TRUE },
    { MDG_INTAKE_BIRTH, "S13", TRUE },
    { MDG_INTAKE_BIRTH, "㍼13.3.5", TRUE },
    { MDG_INTAKE_DUE, "来月あたり", FALSE },
    { MDG_INTAKE_DUE, "+3", TRUE },
    { MDG_INTAKE_MINUTES, "十五", FALSE },
    { MDG_INTAKE_MINUTES, "１５分", TRUE },
    { MDG_INTAKE_PHONE, "娘の携帯", FALSE },
    { MDG_INTAKE_RECEIVED, "14:75", FALSE },
  };
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
  g_autoptr (MdgChange) change = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *fault = NULL;

      g_test_message ("%s", lines[i].typed);
      g_assert_cmpint (mdg_intake_type (intake, lines[i].entry, lines[i].typed, &error), ==, lines[i].fine);
      fault = mdg_intake_dup_fault (intake, lines[i].entry);
      g_assert_cmpint (fault == NULL, ==, lines[i].fine);
      g_assert_cmpstr (mdg_intake_get_typed (intake, lines[i].entry), ==, lines[i].typed);
    }

  /* Nothing of it hinders saving, and nothing is lost. */
  mdg_intake_type (intake, MDG_INTAKE_BIRTH, "S64.1.8", NULL);
  mdg_intake_type (intake, MDG_INTAKE_DUE, "来月あたり", NULL);
  mdg_intake_type (intake, MDG_INTAKE_MINUTES, "十五", NULL);
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, "本文");
  change = save (self, intake);
  g_assert_cmpstr (mdg_record_get_text (mdg_change_find (change, mdg_record_get_uuid (mdg_intake_get_subject (intake))), MDG_SUBJECT_AGE_TEXT), ==, "S64.1.8");
  g_assert_nonnull (strstr (mdg_record_get_text (mdg_change_find (change, mdg_record_get_uuid (mdg_intake_get_follow_ups (intake)->pdata[0])), MDG_FOLLOW_UP_WHAT), "来月あたり"));
  g_assert_nonnull (strstr (mdg_record_get_text (mdg_change_find (change, mdg_record_get_uuid (mdg_intake_get_contact (intake))), MDG_CONTACT_TEXT), "十五"));
}

static void
test_take_subject (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (MdgRecord) known = find_subject (self, "甲野 花子", "1938-03-05");
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
  g_autoptr (MdgChange) change = NULL;
  guint n = count (self, MDG_KIND_SUBJECT);

  mdg_intake_type (intake, MDG_INTAKE_SUBJECT, "ｺｳﾉ ﾊﾅ", NULL);
  mdg_intake_type (intake, MDG_INTAKE_SUBJECT_PHONE, "047-000-9876", NULL);
  g_assert_true (mdg_intake_take_subject (intake, mdg_record_get_uuid (known), NULL));
  g_assert_cmpstr (mdg_intake_get_typed (intake, MDG_INTAKE_SUBJECT), ==, "甲野 花子");
  g_assert_cmpstr (mdg_intake_get_typed (intake, MDG_INTAKE_SUBJECT_PHONE), ==, "047-000-9876");
  g_assert_cmpstr (mdg_record_get_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_KIND), ==, "repeat");
  g_assert_cmpuint (mdg_intake_get_persons (intake)->len, ==, 1);

  /* Another name is another person: nothing of the first one stays. */
  mdg_intake_type (intake, MDG_INTAKE_SUBJECT, "戊田 清", NULL);
  g_assert_false (mdg_intake_has_known_subject (intake));
  g_assert_null (mdg_record_get_text (mdg_intake_get_subject (intake), MDG_SUBJECT_BIRTH));
  g_assert_cmpstr (mdg_intake_get_typed (intake, MDG_INTAKE_SUBJECT), ==, "戊田 清");
  g_assert_cmpuint (mdg_intake_get_persons (intake)->len, ==, 0);
  g_assert_cmpstr (mdg_record_get_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_KIND), ==, "new");

  g_assert_true (mdg_intake_take_subject (intake, mdg_record_get_uuid (known), NULL));
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, "本文");
  change = save (self, intake);
  g_assert_cmpuint (count (self, MDG_KIND_SUBJECT), ==, n);
}

static void
test_join (Fixture *self,
           gconstpointer data)
{
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
  g_autoptr (MdgIntake) other = mdg_intake_new (self->workspace);

  mdg_intake_type (intake, MDG_INTAKE_SUBJECT, "ｺｳﾉ ﾊﾅｺ", NULL);
  mdg_intake_type (intake, MDG_INTAKE_BIRTH, "S16.7.9", NULL);
  mdg_record_set_text (mdg_intake_get_subject (intake), MDG_SUBJECT_SEX, "f");
  g_assert_true (mdg_intake_join_known (intake, NULL));
  g_assert_true (mdg_intake_has_known_subject (intake));

  mdg_intake_type (other, MDG_INTAKE_SUBJECT, "こうの はなこ", NULL);
  mdg_intake_type (other, MDG_INTAKE_BIRTH, "S16.7.9", NULL);
  g_assert_true (mdg_intake_join_known (other, NULL));
  g_assert_false (mdg_intake_has_known_subject (other));
}

static void
test_housemate (Fixture *self,
                gconstpointer data)
{
  g_autoptr (MdgRecord) mother = find_subject (self, "乙川 キク", "1935-01-20");
  g_autoptr (MdgRecord) now = NULL;
  g_autoptr (MdgRecord) son = NULL;
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
  g_autoptr (MdgChange) change = NULL;

  mdg_intake_type (intake, MDG_INTAKE_SUBJECT, "乙川 二郎", NULL);
  mdg_intake_set_housemate (intake, mdg_record_get_uuid (mother));
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, "本文");
  change = save (self, intake);

  now = mdg_workspace_load (self->workspace, MDG_KIND_SUBJECT, mdg_record_get_uuid (mother), NULL);
  son = mdg_workspace_load (self->workspace, MDG_KIND_SUBJECT, mdg_record_get_uuid (mdg_intake_get_subject (intake)), NULL);
  g_assert_nonnull (mdg_record_get_reference (now, MDG_SUBJECT_HOUSEHOLD));
  g_assert_true (mdg_uuid_equal (mdg_record_get_reference (now, MDG_SUBJECT_HOUSEHOLD), mdg_record_get_reference (son, MDG_SUBJECT_HOUSEHOLD)));
}

static void
test_consulter_is_known (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
  g_autoptr (MdgChange) change = NULL;
  guint n = count (self, MDG_KIND_CONSULTER);

  mdg_intake_type (intake, MDG_INTAKE_CONSULTER, "みほん病院 見本美代", NULL);
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, "本文");
  change = save (self, intake);
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTER), ==, n);
}

typedef struct
{
  const char *line;
  const char *affiliation;
  const char *name;
} Split;

static void
test_consulter_line (Fixture *self,
                     gconstpointer data)
{
  static const Split splits[] = {
    { "見本 美代", NULL, "見本 美代" },
    { "東見本包括", "東見本包括", NULL },
    { "東見本包括 見本 美代", "東見本包括", "見本 美代" },
    { "みほん病院　地域連携室　例田", "みほん病院 地域連携室", "例田" },
    { "長女", NULL, "長女" },
    { "ケアサポートひまわり 試野", "ケアサポートひまわり", "試野" },
    { "みどり台 甲野 正", "みどり台", "甲野 正" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);

      g_test_message ("%s", splits[i].line);
      mdg_intake_type (intake, MDG_INTAKE_CONSULTER, splits[i].line, NULL);
      g_assert_cmpstr (mdg_record_get_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_AFFILIATION), ==, splits[i].affiliation);
      g_assert_cmpstr (mdg_record_get_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_CONSULTER_NAME), ==, splits[i].name);
    }
}

typedef struct
{
  const char *address;
  const char *area;
} Place;

static void
test_area (Fixture *self,
           gconstpointer data)
{
  static const Place places[] = {
    { "緑ヶ丘3-5", "緑ヶ丘" },
    { "緑ケ丘三丁目", "緑ヶ丘" },
    { "緑が丘", "緑ヶ丘" },
    { "みほん市緑ヶ丘団地5-302", "東見本" },
    { "東見本３丁目1番", "緑ヶ丘" },
    { "東見本三丁目1番", "緑ヶ丘" },
    { "東見本3-1", "緑ヶ丘" },
    { "東見本3", "緑ヶ丘" },
    { "東見本30-1", "東見本" },
    { "東見本十三丁目", "東見本" },
    { "となり市東見本3-1", "市外" },
    { "どこか", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
      const MdgUuid *uuid;
      g_autoptr (MdgRecord) area = NULL;

      g_test_message ("%s", places[i].address);
      mdg_intake_type (intake, MDG_INTAKE_ADDRESS, places[i].address, NULL);
      uuid = mdg_record_get_reference (mdg_intake_get_consultation (intake), MDG_CONSULTATION_AREA);
      if (uuid != NULL)
        area = mdg_workspace_load (self->workspace, MDG_KIND_AREA, uuid, NULL);
      g_assert_cmpstr (area != NULL ? mdg_record_get_text (area, MDG_AREA_NAME) : NULL, ==, places[i].area);
    }
}

static void
test_time_keys (Fixture *self,
                gconstpointer data)
{
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);

  mdg_intake_type (intake, MDG_INTAKE_RECEIVED, "0:05", NULL);
  mdg_intake_shift_received (intake, -15);
  g_assert_cmpstr (mdg_intake_get_typed (intake, MDG_INTAKE_RECEIVED), ==, "R8.5.11 月 23:50");
  mdg_intake_set_received_yesterday (intake);
  mdg_intake_set_received_yesterday (intake);
  g_assert_cmpstr (mdg_intake_get_typed (intake, MDG_INTAKE_RECEIVED), ==, "R8.5.11 月 23:50");
  mdg_intake_set_received_this_morning (intake);
  g_assert_cmpstr (mdg_intake_get_typed (intake, MDG_INTAKE_RECEIVED), ==, "R8.5.12 火 9:00");
}

static MdgIntake *
new_memo (Fixture *self,
          const char *consulter,
          const char *text)
{
  MdgIntake *intake = mdg_intake_new (self->workspace);

  mdg_intake_type (intake, MDG_INTAKE_CONSULTER, consulter, NULL);
  mdg_intake_type (intake, MDG_INTAKE_SUBJECT, "丙山 太郎（へいやま たろう）", NULL);
  mdg_intake_type (intake, MDG_INTAKE_BIRTH, "s15/2/29", NULL);
  mdg_record_set_text (mdg_intake_get_subject (intake), MDG_SUBJECT_SEX, "m");
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, text);

  return intake;
}

static void
test_batch (Fixture *self,
            gconstpointer data)
{
  static const char *const consulters[] = { "架空クリニック　作例 一郎", "架空ｸﾘﾆｯｸ 作例一郎", "架空クリニック　作例 二郎" };
  g_autoptr (MdgChange) batch = mdg_change_new ("Memos logged");
  g_autoptr (GError) error = NULL;
  guint n_consulters = count (self, MDG_KIND_CONSULTER);
  guint n_subjects = count (self, MDG_KIND_SUBJECT);
  guint n_consultations = count (self, MDG_KIND_CONSULTATION);

  for (guint i = 0; i < G_N_ELEMENTS (consulters); i++)
    {
      g_autoptr (MdgIntake) intake = new_memo (self, consulters[i], "本文");
      g_autoptr (MdgChange) change = NULL;

      if (i == 1)
        mdg_intake_type (intake, MDG_INTAKE_PHONE, "0470005678", NULL);
      change = mdg_intake_make_change (intake, &error);
      g_assert_no_error (error);
      mdg_intake_add_to_batch (batch, change);
    }
  g_assert_true (mdg_workspace_save (self->workspace, batch, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (count (self, MDG_KIND_CONSULTATION), ==, n_consultations + 3);
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTER), ==, n_consulters + 2);
  g_assert_cmpuint (count (self, MDG_KIND_SUBJECT), ==, n_subjects + 1);
  for (guint i = 0; i < mdg_change_get_records (batch)->len; i++)
    {
      MdgRecord *record = mdg_change_get_records (batch)->pdata[i];

      if (mdg_record_get_kind (record) == MDG_KIND_CONSULTATION)
        g_assert_nonnull (mdg_change_find (batch, mdg_record_get_reference (record, MDG_CONSULTATION_SUBJECT)));
      else if (mdg_record_get_kind (record) == MDG_KIND_CONSULTER && g_strcmp0 (mdg_record_get_text (record, MDG_CONSULTER_NAME), "作例 一郎") == 0)
        g_assert_nonnull (mdg_record_get_text (record, MDG_CONSULTER_PHONE));
    }
}

static void
test_any_number (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);
  g_autoptr (MdgIntake) again = NULL;
  g_autoptr (MdgIntake) loaded = NULL;
  g_autoptr (MdgChange) change = NULL;
  g_autofree char *json = NULL;
  g_autofree char *fault = NULL;
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, "本文");
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *what = g_strdup_printf ("用件%u", i);
      g_autofree char *due = g_strdup_printf ("+%u", i + 1);

      mdg_record_set_text (mdg_intake_ensure_person (intake, i), MDG_PERSON_NAME, what);
      mdg_record_set_text (mdg_intake_ensure_follow_up (intake, i), MDG_FOLLOW_UP_WHAT, what);
      g_assert_true (mdg_intake_type (intake, MDG_INTAKE_DUE_OF (i), due, &error));
    }
  g_assert_false (mdg_intake_type (intake, MDG_INTAKE_DUE_OF (3), "来月あたり", NULL));
  fault = mdg_intake_dup_fault (intake, MDG_INTAKE_DUE_OF (3));
  g_assert_nonnull (fault);

  json = mdg_intake_dup_json (intake);
  again = mdg_intake_new_from_json (self->workspace, json, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mdg_intake_get_typed (again, MDG_INTAKE_DUE_OF (3)), ==, "来月あたり");
  g_assert_cmpstr (mdg_intake_get_typed (again, MDG_INTAKE_DUE_OF (4)), ==, "+5");
  g_assert_cmpstr (mdg_intake_get_typed (again, MDG_INTAKE_DUE_OF (9)), ==, "");

  change = save (self, again);
  loaded = mdg_intake_load (self->workspace, mdg_record_get_uuid (mdg_intake_get_consultation (again)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mdg_intake_get_persons (loaded)->len, ==, 5);
  g_assert_cmpuint (mdg_intake_get_follow_ups (loaded)->len, ==, 5);
  g_assert_cmpstr (mdg_intake_get_typed (loaded, MDG_INTAKE_DUE_OF (4)), !=, "");
  for (guint i = 0; i < 5; i++)
    {
      MdgRecord *follow_up = mdg_intake_get_follow_ups (loaded)->pdata[i];
      const char *what = mdg_record_get_text (follow_up, MDG_FOLLOW_UP_WHAT);

      /* What could not be read goes where people read it. */
      if (mdg_record_is_empty (follow_up, MDG_FOLLOW_UP_DUE))
        g_assert_nonnull (strstr (what, "来月あたり"));
      else
        g_assert_cmpint (what[strlen ("用件")], !=, '3');
    }
}

#define ADD(name, function) g_test_add ("/intake/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("only-text", test_only_text);
  ADD ("everything", test_everything);
  ADD ("correction", test_correction);
  ADD ("json", test_json);
  ADD ("json-refused", test_json_refused);
  ADD ("wrong-lines", test_wrong_lines);
  ADD ("take-subject", test_take_subject);
  ADD ("join", test_join);
  ADD ("housemate", test_housemate);
  ADD ("consulter-is-known", test_consulter_is_known);
  ADD ("consulter-line", test_consulter_line);
  ADD ("batch-has-one-of-each", test_batch);
  ADD ("any-number-of-rows", test_any_number);
  ADD ("area", test_area);
  ADD ("time-keys", test_time_keys);

  return g_test_run ();
}
