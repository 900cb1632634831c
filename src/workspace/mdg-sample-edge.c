#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-area.h"
#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-consulter.h"
#include "mdg-contact.h"
#include "mdg-record-table.h"
#include "mdg-sample-private.h"
#include "mdg-staff.h"
#include "mdg-subject.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *day; /* MM-DD; January to March are of the next calendar year */
  int minute;
  const char *birth; /* NULL: nobody in particular */
  const char *sex;
  int neighbour; /* of places.json, -1 none */
  const char *text;
} Edge;

static const Edge edges[] = {
  { "06-11", 0, NULL, NULL, -1, "日付が変わった直後の留守電。夜間の連絡先について折り返しを希望。" },
  { "03-31", 23 * 60 + 59, NULL, NULL, -1, "年度末の夜、病院の当直から。明朝の退院が決まり、訪看への連絡を依頼。" },
  { "07-08", 615, "1940-02-29", "f", -1, "うるう日生まれの方。保険証の生年月日が2月28日となっており、確認を依頼。" },
  { "09-16", 640, "1912-01-05", "f", -1, "明治生まれの方。家族が自宅での看取りを希望。" },
  { "10-21", 870, "1926-12-25", "m", -1, "大正15年・昭和元年の境の生まれ。書類により年号が違う。" },
  { "11-12", 560, "1986-05-20", "m", -1, "39歳。若年の難病で、介護保険の対象外。使える制度の相談。" },
  { "12-03", 700, "1943-08-09", "f", 0, "隣の市に住む方。こちらの市の病院に通院中。" },
  { "01-20", 820, "1937-03-03", "m", 1, "他市の包括から。市境の地区で、どちらの事業所が近いかの相談。" },
};

static gint32
read_day (MdgSampleYear *year,
          const char *month_day)
{
  g_autofree char *iso = g_strdup_printf ("%04d-%s", year->fiscal_year + (month_day[0] == '0' && month_day[1] < '4'), month_day);
  MdgDate date;

  mdg_date_parse_iso (iso, &date);

  return mdg_date_to_days (&date);
}

static MdgRecord *
new_subject (MdgSampler *self,
             const Edge *edge,
             MdgChange *change)
{
  MdgRecord *subject = MDG_RECORD (mdg_subject_new ());
  g_autofree char *kana = NULL;
  g_autofree char *name = mdg_sample_dup_name (self, edge->sex[0] == 'f', &kana);
  g_autofree char *birth = NULL;
  MdgDate date;

  mdg_date_parse_iso (edge->birth, &date);
  /* Leap days move by four years at a time. */
  date.year += date.month == 2 && date.day == 29 ? self->shift / 4 * 4 : self->shift;
  birth = mdg_date_dup_iso (&date);
  mdg_record_set_text (subject, MDG_SUBJECT_NAME, name);
  mdg_record_set_text (subject, MDG_SUBJECT_KANA, kana);
  mdg_record_set_text (subject, MDG_SUBJECT_SEX, edge->sex);
  mdg_record_set_text (subject, MDG_SUBJECT_BIRTH, birth);
  if (edge->neighbour >= 0)
    {
      mdg_record_set_text (subject, MDG_SUBJECT_ADDRESS, json_array_get_string_element (json_object_get_array_member (self->places, "neighbours"), (guint) edge->neighbour));
      mdg_record_set_reference (subject, MDG_SUBJECT_AREA, mdg_record_get_uuid (self->areas->pdata[MDG_SAMPLE_N_AREAS]));
    }
  else
    {
      mdg_record_set_text (subject, MDG_SUBJECT_ADDRESS, "みほん市栄町");
      mdg_record_set_reference (subject, MDG_SUBJECT_AREA, mdg_record_get_uuid (self->areas->pdata[0]));
    }
  mdg_change_add (change, subject);

  return subject;
}

static MdgRecord *
new_consultation (MdgSampler *self,
                  gint32 day,
                  int minute,
                  const char *text)
{
  MdgRecord *record = MDG_RECORD (mdg_consultation_new ());
  g_autofree char *at = mdg_sample_dup_time (day, minute);
  const char *contents[] = { "G1", NULL };

  mdg_record_set_text (record, MDG_CONSULTATION_RECEIVED_AT, at);
  mdg_record_set_text (record, MDG_CONSULTATION_ENTERED_AT, at);
  mdg_record_set_text (record, MDG_CONSULTATION_KIND, "new");
  mdg_record_set_text (record, MDG_CONSULTATION_CHANNEL, "tel");
  mdg_record_set_text (record, MDG_CONSULTATION_DIRECTION, "in");
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, text);
  mdg_record_set_codes (record, MDG_CONSULTATION_CONTENTS, contents);
  mdg_record_set_reference (record, MDG_CONSULTATION_STAFF, mdg_record_get_uuid (self->staff->pdata[1]));

  return record;
}

static void
add_with_contact (MdgRecord *consultation,
                  MdgChange *change)
{
  g_autoptr (MdgRecord) contact = MDG_RECORD (mdg_contact_new ());

  mdg_record_set_reference (contact, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (consultation));
  mdg_record_set_text (contact, MDG_CONTACT_AT, mdg_record_get_text (consultation, MDG_CONSULTATION_RECEIVED_AT));
  mdg_record_set_text (contact, MDG_CONTACT_CHANNEL, "tel");
  mdg_record_set_text (contact, MDG_CONTACT_DIRECTION, "in");
  mdg_record_set_integer (contact, MDG_CONTACT_MINUTES, 10);
  mdg_record_set_flag (contact, MDG_CONTACT_IS_FIRST, TRUE);
  mdg_change_add (change, consultation);
  mdg_change_add (change, contact);
}

static gboolean
add_edge (MdgSampler *self,
          MdgSampleYear *year,
          const Edge *edge,
          GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Consultation logged"));
  g_autoptr (MdgRecord) record = new_consultation (self, read_day (year, edge->day), edge->minute, edge->text);
  g_autoptr (MdgRecord) subject = edge->birth != NULL ? new_subject (self, edge, change) : NULL;

  if (subject != NULL)
    {
      mdg_record_set_reference (record, MDG_CONSULTATION_SUBJECT, mdg_record_get_uuid (subject));
      mdg_record_set_reference (record, MDG_CONSULTATION_AREA, mdg_record_get_reference (subject, MDG_SUBJECT_AREA));
    }
  add_with_contact (record, change);

  return mdg_sample_save (self, change, 0, error);
}

/* Entered for the wrong person and taken back with the reason. */
static gboolean
add_voided (MdgSampler *self,
            MdgSampleYear *year,
            GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Consultation logged"));
  g_autoptr (MdgChange) voiding = mdg_change_new (N_ ("Consultation voided"));
  g_autoptr (MdgRecord) record = new_consultation (self, read_day (year, "08-19"), 600, "別の方の相談を取り違えて入力したもの。");

  add_with_contact (record, change);
  if (!mdg_sample_save (self, change, 0, error))
    return FALSE;

  for (guint i = 0; i < mdg_change_get_records (change)->len; i++)
    mdg_change_add_void (voiding, mdg_change_get_records (change)->pdata[i], "person");

  return mdg_sample_save (self, voiding, 0, error);
}

static gboolean
add_extension (MdgSampler *self,
               GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Consulter added"));
  g_autoptr (MdgRecord) consulter = MDG_RECORD (mdg_consulter_new ());

  mdg_record_set_text (consulter, MDG_CONSULTER_NAME, "凡例 一郎");
  mdg_record_set_text (consulter, MDG_CONSULTER_KANA, "はんれい いちろう");
  mdg_record_set_text (consulter, MDG_CONSULTER_PROFESSION, "msw");
  mdg_record_set_text (consulter, MDG_CONSULTER_AFFIL_KIND, "hosp");
  mdg_record_set_text (consulter, MDG_CONSULTER_AFFILIATION, "みほん総合病院 地域連携室");
  mdg_record_set_text (consulter, MDG_CONSULTER_PHONE, "047-000-5000 内線2210");
  mdg_change_add (change, consulter);

  return mdg_sample_save (self, change, 0, error);
}

static MdgSampleCase *
new_case (const char *sex,
          int decade,
          const char *care,
          const char *household,
          guint area)
{
  MdgSampleCase *sample = g_new0 (MdgSampleCase, 1);

  sample->pinned = -1;
  sample->sex = sex;
  sample->decade = decade;
  sample->care = care;
  sample->household = household;
  sample->insurance = decade >= 80 ? "kouki" : "shaho";
  sample->doctor = "yes";
  sample->area = area;
  sample->issues = g_ptr_array_new ();
  mdg_uuid_generate (&sample->uuid);

  return sample;
}

static gboolean
add_of_case (MdgSampler *self,
             MdgSampleCase *sample,
             gint32 day,
             const char *text,
             GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Consultation logged"));
  g_autoptr (MdgRecord) record = new_consultation (self, day, 610, text);

  if (sample->n_done++ == 0)
    {
      MdgSamplePlan plan = { .day = day, .special = -1, .note = -1 };
      g_autoptr (MdgRecord) subject = mdg_sample_new_subject (self, sample, &plan, change);

      sample->first_day = day;
      mdg_sample_case_describe (self, sample, change);
    }
  sample->last_day = day;
  mdg_record_set_reference (record, MDG_CONSULTATION_CASE, &sample->uuid);
  mdg_record_set_reference (record, MDG_CONSULTATION_SUBJECT, &sample->subject);
  mdg_record_set_reference (record, MDG_CONSULTATION_AREA, mdg_record_get_uuid (self->areas->pdata[sample->area]));
  add_with_contact (record, change);

  return mdg_sample_save (self, change, 0, error);
}

/* Moved house in the middle of the year: both areas count, each by its dates. */
static gboolean
add_moved (MdgSampler *self,
           MdgSampleYear *year,
           GError **error)
{
  MdgSampleCase *sample = new_case ("f", 80, "k1", "alone", 2);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Case changed"));
  g_autoptr (MdgRecord) record = NULL;

  g_ptr_array_add (year->cases, sample);
  g_ptr_array_add (sample->issues, (gpointer) "F1a");
  g_ptr_array_add (sample->issues, (gpointer) "C2g");
  if (!add_of_case (self, sample, read_day (year, "05-20"), "本町東で独居。長女の家の近くへ転居を考えている。", error))
    return FALSE;

  record = mdg_record_table_load (self->store, MDG_KIND_CASE, &sample->uuid, error);
  if (record == NULL)
    return FALSE;
  sample->area = 12;
  mdg_record_set_reference (record, MDG_CASE_AREA, mdg_record_get_uuid (self->areas->pdata[sample->area]));
  mdg_change_add (change, record);

  return mdg_sample_save (self, change, 0, error) && add_of_case (self, sample, read_day (year, "11-25"), "新見本へ転居。担当の包括が変わり、引継ぎを依頼。", error);
}

/* Case N, in her thirties, of the committee. */
static gboolean
add_young (MdgSampler *self,
           MdgSampleYear *year,
           GError **error)
{
  for (guint i = 0; i < json_array_get_length (self->cases); i++)
    {
      JsonObject *object = json_array_get_object_element (self->cases, i);
      JsonArray *issues = json_object_get_array_member (object, "issues");
      MdgSampleCase *sample;

      if (!json_object_get_boolean_member_with_default (object, "edge", FALSE))
        continue;

      sample = new_case (json_object_get_string_member (object, "sex"),
                         (int) json_object_get_int_member (object, "decade"),
                         json_object_get_string_member (object, "care"),
                         json_object_get_string_member (object, "household"),
                         (guint) json_object_get_int_member (object, "area"));
      sample->pinned = (int) i;
      for (guint j = 0; j < json_array_get_length (issues); j++)
        g_ptr_array_add (sample->issues, (gpointer) json_array_get_string_element (issues, j));
      g_ptr_array_add (year->cases, sample);
      if (!add_of_case (self, sample, read_day (year, "07-15"), "人工呼吸器を使う30代の女性。介護する母が入院することになり、短期の受入先がない。障害の制度でも対象の施設が市内にない。", error))
        return FALSE;
    }

  return TRUE;
}

gboolean
mdg_sample_add_edges (MdgSampler *self,
                      MdgSampleYear *year,
                      GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    if (!add_edge (self, year, &edges[i], error))
      return FALSE;

  return add_voided (self, year, error) && add_extension (self, error) && add_moved (self, year, error) && add_young (self, year, error);
}
