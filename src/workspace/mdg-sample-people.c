#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-household.h"
#include "mdg-person.h"
#include "mdg-sample-private.h"
#include "mdg-subject.h"
#include "mdg-town.h"

#include <string.h>

char *
mdg_sample_dup_name (MdgSampler *self,
                     gboolean is_woman,
                     char **kana)
{
  JsonArray *surnames = json_object_get_array_member (self->names, "surnames");
  JsonArray *given = json_object_get_array_member (self->names, is_woman ? "women" : "men");
  JsonArray *first = json_array_get_array_element (surnames, mdg_dice_roll (&self->dice, json_array_get_length (surnames)));
  JsonArray *second = json_array_get_array_element (given, mdg_dice_roll (&self->dice, json_array_get_length (given)));

  *kana = g_strdup_printf ("%s %s", json_array_get_string_element (first, 1), json_array_get_string_element (second, 1));

  return g_strdup_printf ("%s %s", json_array_get_string_element (first, 0), json_array_get_string_element (second, 0));
}

char *
mdg_sample_dup_mobile (MdgSampler *self)
{
  return g_strdup_printf ("090-0000-%04u", mdg_dice_roll (&self->dice, 10000));
}

/* A birth date that makes them that old on day. */
static char *
dup_birth (MdgSampler *self,
           int age,
           gint32 day)
{
  MdgDate date;

  mdg_date_from_days (day - 1 - (gint32) mdg_dice_roll (&self->dice, 360), &date);
  date.year -= age;
  if (date.month == 2 && date.day == 29)
    date.day = 28;

  return mdg_date_dup_iso (&date);
}

static int
draw_age (MdgSampler *self,
          MdgSampleCase *sample)
{
  if (sample == NULL)
    return 62 + (int) mdg_dice_roll (&self->dice, 35);
  if (sample->decade == 90)
    return 90 + (int) mdg_dice_roll (&self->dice, 8);
  if (sample->decade == 70)
    return 70 + 5 * (g_strcmp0 (sample->insurance, "kouki") == 0) + (int) mdg_dice_roll (&self->dice, 5);

  return sample->decade + (int) mdg_dice_roll (&self->dice, 10);
}

static void
set_special (MdgSampler *self,
             MdgRecord *subject,
             JsonObject *special,
             gint32 day)
{
  g_autofree char *birth = NULL;
  const char *given = json_object_get_string_member_with_default (special, "birth", NULL);
  MdgDate date;

  if (given != NULL && mdg_date_parse_iso (given, &date))
    {
      date.year += self->shift;
      birth = mdg_date_dup_iso (&date);
    }
  mdg_record_set_text (subject, MDG_SUBJECT_NAME, json_object_get_string_member (special, "name"));
  mdg_record_set_text (subject, MDG_SUBJECT_KANA, json_object_get_string_member_with_default (special, "kana", NULL));
  mdg_record_set_text (subject, MDG_SUBJECT_SEX, json_object_get_string_member (special, "sex"));
  mdg_record_set_text (subject, MDG_SUBJECT_BIRTH, birth);
  mdg_record_set_text (subject, MDG_SUBJECT_AGE_TEXT, json_object_get_string_member_with_default (special, "age_text", NULL));
  if (birth == NULL)
    {
      g_autofree char *on = mdg_sample_dup_day (day);

      mdg_record_set_text (subject, MDG_SUBJECT_AGE_ON, on);
    }
  mdg_record_set_flag (subject, MDG_SUBJECT_IS_ANONYMOUS, json_object_get_boolean_member_with_default (special, "anonymous", FALSE));
}

static void
set_person (MdgSampler *self,
            MdgRecord *subject,
            MdgSampleCase *sample,
            gint32 day)
{
  gboolean is_woman = sample != NULL ? g_str_equal (sample->sex, "f") : mdg_dice_chance (&self->dice, 58);
  g_autofree char *kana = NULL;
  g_autofree char *name = mdg_sample_dup_name (self, is_woman, &kana);
  g_autofree char *birth = dup_birth (self, draw_age (self, sample), day);

  mdg_record_set_text (subject, MDG_SUBJECT_NAME, name);
  mdg_record_set_text (subject, MDG_SUBJECT_KANA, kana);
  mdg_record_set_text (subject, MDG_SUBJECT_SEX, sample != NULL ? sample->sex : is_woman ? "f"
                                                                                         : "m");
  mdg_record_set_text (subject, MDG_SUBJECT_BIRTH, birth);
}

static void
set_place (MdgSampler *self,
           MdgRecord *subject,
           guint area)
{
  MdgRecord *town = mdg_sample_get_town (self, area);
  g_autofree char *address = g_strdup_printf ("みほん市%s", mdg_record_get_text (town, MDG_TOWN_NAME));
  g_autofree char *phone = g_strdup_printf ("047-000-%04u", mdg_dice_roll (&self->dice, 10000));

  mdg_record_set_text (subject, MDG_SUBJECT_ADDRESS, address);
  mdg_record_set_reference (subject, MDG_SUBJECT_TOWN, mdg_record_get_uuid (town));
  mdg_record_set_reference (subject, MDG_SUBJECT_AREA, mdg_record_get_uuid (self->areas->pdata[area]));
  if (mdg_dice_chance (&self->dice, 80))
    mdg_record_set_text (subject, MDG_SUBJECT_PHONE, phone);
}

static void
set_household (MdgRecord *subject,
               const char *household)
{
  gboolean is_kind = g_str_equal (household, "alone") || g_str_equal (household, "elderly") || g_str_equal (household, "unknown");

  mdg_record_set_text (subject, MDG_SUBJECT_HOUSEHOLD_KIND, is_kind ? household : "other");
  mdg_record_set_text (subject, MDG_SUBJECT_HOUSEHOLD_SUB, is_kind ? NULL : household);
}

static void
set_care (MdgSampler *self,
          MdgRecord *subject,
          const char *care,
          gint32 day)
{
  gboolean is_flag = g_str_equal (care, "applying") || g_str_equal (care, "under40");

  mdg_record_set_text (subject, MDG_SUBJECT_CARE_LEVEL, is_flag ? "none" : care);
  mdg_record_set_text (subject, MDG_SUBJECT_CARE_FLAG, is_flag ? care : NULL);
  if (care[0] == 'k' || (care[0] == 's' && g_ascii_isdigit (care[1])))
    {
      gint32 begin = day - (gint32) mdg_dice_roll (&self->dice, 500);
      g_autofree char *from = mdg_sample_dup_day (begin);
      g_autofree char *to = mdg_sample_dup_day (begin + 729);

      mdg_record_set_text (subject, MDG_SUBJECT_CARE_FROM, from);
      mdg_record_set_text (subject, MDG_SUBJECT_CARE_TO, to);
    }
}

/* What is known of the people of a case. */
static void
set_facts (MdgSampler *self,
           MdgRecord *subject,
           MdgSampleCase *sample,
           gint32 day)
{
  JsonArray *clinics = json_object_get_array_member (json_object_get_object_member (self->places, "agencies"), "clinic");
  JsonArray *offices = json_object_get_array_member (json_object_get_object_member (self->places, "agencies"), "cmo");
  const char *insurance[] = { sample->insurance, NULL };

  set_household (subject, sample->household);
  set_care (self, subject, sample->care, day);
  mdg_record_set_codes (subject, MDG_SUBJECT_INSURANCE, insurance);
  mdg_record_set_text (subject, MDG_SUBJECT_HAS_DOCTOR, sample->doctor);
  if (g_str_equal (sample->doctor, "yes"))
    mdg_record_set_text (subject, MDG_SUBJECT_DOCTOR, mdg_dice_pick (&self->dice, clinics));
  if (sample->care[0] == 'k')
    mdg_record_set_text (subject, MDG_SUBJECT_CARE_MANAGER, mdg_dice_pick (&self->dice, offices));
  if (mdg_dice_chance (&self->dice, 70))
    mdg_record_set_text (subject, MDG_SUBJECT_DISEASES, mdg_dice_pick (&self->dice, json_object_get_array_member (self->grammar, "diseases")));
  mdg_record_set_text (subject, MDG_SUBJECT_KNOWS, mdg_dice_chance (&self->dice, 60) ? "yes" : mdg_dice_chance (&self->dice, 50) ? "no"
                                                                                                                                 : "unknown");
  mdg_record_set_text (subject, MDG_SUBJECT_SHARE_CONSENT, mdg_dice_chance (&self->dice, 70) ? "yes" : mdg_dice_chance (&self->dice, 60) ? "pro_only"
                                                                                                                                         : "unasked");
  if (mdg_dice_chance (&self->dice, 3))
    {
      mdg_record_set_flag (subject, MDG_SUBJECT_IS_UNSHAREABLE, TRUE);
      mdg_record_set_text (subject, MDG_SUBJECT_UNSHAREABLE_NOTE, "同居の家族には知らせない");
    }
}

static void
add_relative (MdgSampler *self,
              MdgRecord *subject,
              const char *relation,
              gboolean is_woman,
              gboolean is_key,
              gint64 position,
              MdgChange *change)
{
  g_autoptr (MdgRecord) person = MDG_RECORD (mdg_person_new ());
  g_autofree char *kana = NULL;
  g_autofree char *other = mdg_sample_dup_name (self, is_woman, &kana);
  g_autofree char *surname = g_strndup (mdg_record_get_text (subject, MDG_SUBJECT_NAME), strcspn (mdg_record_get_text (subject, MDG_SUBJECT_NAME), " "));
  g_autofree char *name = g_strconcat (surname, strchr (other, ' '), NULL);
  g_autofree char *phone = mdg_sample_dup_mobile (self);

  mdg_record_set_reference (person, MDG_PERSON_SUBJECT, mdg_record_get_uuid (subject));
  mdg_record_set_text (person, MDG_PERSON_NAME, name);
  mdg_record_set_text (person, MDG_PERSON_RELATION, relation);
  mdg_record_set_text (person, MDG_PERSON_PHONE, phone);
  mdg_record_set_flag (person, MDG_PERSON_IS_KEY, is_key);
  mdg_record_set_flag (person, MDG_PERSON_IS_EMERGENCY, is_key);
  mdg_record_set_integer (person, MDG_PERSON_POSITION, position);
  mdg_change_add (change, person);
}

static gboolean
has_no_kin (MdgSampleCase *sample)
{
  for (guint i = 0; i < sample->issues->len; i++)
    if (g_str_equal (sample->issues->pdata[i], "F1h"))
      return TRUE;

  return FALSE;
}

static void
add_family (MdgSampler *self,
            MdgRecord *subject,
            MdgSampleCase *sample,
            MdgChange *change)
{
  gboolean is_woman = g_str_equal (sample->sex, "f");

  if (has_no_kin (sample))
    return;
  if (g_str_equal (sample->household, "elderly"))
    add_relative (self, subject, is_woman ? "husband" : "wife", !is_woman, TRUE, 0, change);
  else if (g_str_equal (sample->household, "child80") && sample->decade < 70)
    add_relative (self, subject, "mother", TRUE, TRUE, 0, change);
  else if (g_str_equal (sample->household, "child80"))
    add_relative (self, subject, "son1", FALSE, FALSE, 0, change);
  else if (g_str_equal (sample->household, "couple_child") && sample->decade < 40)
    add_relative (self, subject, "mother", TRUE, TRUE, 0, change);
  else if (g_str_equal (sample->household, "couple_child"))
    add_relative (self, subject, is_woman ? "husband" : "wife", !is_woman, TRUE, 0, change);
  if (sample->decade >= 70 && mdg_dice_chance (&self->dice, 55))
    {
      gboolean is_daughter = mdg_dice_chance (&self->dice, 50);

      add_relative (self, subject, is_daughter ? "daughter1" : "son1", is_daughter, TRUE, 1, change);
    }
}

static void
add_household (MdgSampler *self,
               MdgRecord *subject,
               MdgSampleCase *sample,
               MdgChange *change)
{
  g_autoptr (MdgRecord) household = NULL;
  g_autofree char *surname = NULL;
  g_autofree char *label = NULL;

  if (!g_str_equal (sample->household, "elderly") && !g_str_equal (sample->household, "child80") && !g_str_equal (sample->household, "fam"))
    return;

  household = MDG_RECORD (mdg_household_new ());
  surname = g_strndup (mdg_record_get_text (subject, MDG_SUBJECT_NAME), strcspn (mdg_record_get_text (subject, MDG_SUBJECT_NAME), " "));
  label = g_strconcat (surname, "家", NULL);
  mdg_record_set_text (household, MDG_HOUSEHOLD_LABEL, label);
  mdg_record_set_text (household, MDG_HOUSEHOLD_ADDRESS, mdg_record_get_text (subject, MDG_SUBJECT_ADDRESS));
  mdg_record_set_text (household, MDG_HOUSEHOLD_PHONE, mdg_record_get_text (subject, MDG_SUBJECT_PHONE));
  mdg_change_add (change, household);
  mdg_record_set_reference (subject, MDG_SUBJECT_HOUSEHOLD, mdg_record_get_uuid (household));
}

MdgRecord *
mdg_sample_new_subject (MdgSampler *self,
                        MdgSampleCase *sample,
                        MdgSamplePlan *plan,
                        MdgChange *change)
{
  MdgRecord *subject = MDG_RECORD (mdg_subject_new ());
  guint area = sample != NULL ? sample->area : mdg_sample_draw_area (self);
  JsonObject *special = NULL;

  if (plan->special >= 0)
    special = json_array_get_object_element (json_object_get_array_member (self->names, "special"), (guint) plan->special);
  if (special != NULL)
    set_special (self, subject, special, plan->day);
  else
    set_person (self, subject, sample, plan->day);
  if (special != NULL && json_object_has_member (special, "area"))
    area = (guint) json_object_get_int_member (special, "area");

  if (special == NULL || !mdg_record_get_flag (subject, MDG_SUBJECT_IS_ANONYMOUS))
    set_place (self, subject, area);
  if (sample != NULL)
    {
      set_facts (self, subject, sample, plan->day);
      add_household (self, subject, sample, change);
      sample->subject = *mdg_record_get_uuid (subject);
    }
  mdg_change_add (change, subject);
  if (sample != NULL)
    add_family (self, subject, sample, change);

  return subject;
}
