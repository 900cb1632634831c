#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-area.h"
#include "mdg-attending.h"
#include "mdg-business-days.h"
#include "mdg-cover.h"
#include "mdg-doctor.h"
#include "mdg-duty.h"
#include "mdg-sample-private.h"
#include "mdg-staff.h"
#include "mdg-week-hours.h"

#include <glib/gi18n-lib.h>

/* Duties stand so many days before and after the last day. */
#define DAYS_BEFORE 35
#define DAYS_AFTER 42

typedef struct
{
  MdgSampler *sampler;
  MdgSampleYear *year;
  GPtrArray *doctors;
} Roster;

/* "" is nothing. */
static void
set_text (MdgRecord *record,
          guint field,
          JsonObject *object,
          const char *name)
{
  mdg_record_set_text (record, field, json_object_get_string_member_with_default (object, name, NULL));
}

static void
set_day (Roster *self,
         MdgRecord *record,
         guint field,
         JsonObject *object,
         const char *name)
{
  const char *month_day = json_object_get_string_member (object, name);
  g_autofree char *iso = *month_day != '\0' ? mdg_sample_dup_date (self->year, month_day) : NULL;

  mdg_record_set_text (record, field, iso);
}

static void
set_areas (MdgSampler *sampler,
           MdgRecord *doctor,
           JsonArray *areas)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (areas); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", mdg_record_get_text (sampler->areas->pdata[json_array_get_int_element (areas, i)], MDG_AREA_CODE));
  mdg_record_set_text (doctor, MDG_DOCTOR_AREAS, codes->str);
}

static void
add_doctor (Roster *self,
            MdgChange *change,
            JsonObject *object)
{
  MdgRecord *doctor = MDG_RECORD (mdg_doctor_new ());
  g_autofree char *since = g_strdup_printf ("%04d-04-01", self->year->fiscal_year);
  g_autofree char *until = g_strdup_printf ("%04d-03-31", self->year->fiscal_year + 2);

  set_text (doctor, MDG_DOCTOR_NAME, object, "name");
  set_text (doctor, MDG_DOCTOR_KANA, object, "kana");
  set_text (doctor, MDG_DOCTOR_ROLE, object, "role");
  set_text (doctor, MDG_DOCTOR_SPECIALITIES, object, "specialities");
  set_text (doctor, MDG_DOCTOR_AFFILIATION, object, "affiliation");
  set_text (doctor, MDG_DOCTOR_PHONE, object, "phone");
  set_text (doctor, MDG_DOCTOR_REACH, object, "reach");
  set_text (doctor, MDG_DOCTOR_WEEK_HOURS, object, "hours");
  set_areas (self->sampler, doctor, json_object_get_array_member (object, "areas"));
  set_day (self, doctor, MDG_DOCTOR_CHECKED_ON, object, "checked");
  mdg_record_set_flag (doctor, MDG_DOCTOR_IS_MEMBER, TRUE);
  mdg_record_set_flag (doctor, MDG_DOCTOR_HAS_EXPERIENCE, TRUE);
  mdg_record_set_text (doctor, MDG_DOCTOR_SINCE, since);
  mdg_record_set_text (doctor, MDG_DOCTOR_UNTIL, until);
  mdg_record_set_integer (doctor, MDG_DOCTOR_POSITION, self->doctors->len);
  g_ptr_array_add (self->doctors, doctor);
  mdg_change_add (change, doctor);
}

static MdgRecord *
new_duty (MdgRecord *doctor,
          gint32 day,
          const char *kind,
          const char *starts_at,
          const char *ends_at)
{
  MdgRecord *duty = MDG_RECORD (mdg_duty_new ());
  g_autofree char *iso = mdg_sample_dup_day (day);

  mdg_record_set_reference (duty, MDG_DUTY_DOCTOR, mdg_record_get_uuid (doctor));
  mdg_record_set_text (duty, MDG_DUTY_DAY, iso);
  mdg_record_set_text (duty, MDG_DUTY_KIND, kind);
  mdg_record_set_text (duty, MDG_DUTY_STARTS_AT, starts_at);
  mdg_record_set_text (duty, MDG_DUTY_ENDS_AT, ends_at);

  return duty;
}

/* Doctors whose hours are on that day take turns by the week. */
static MdgRecord *
find_doctor (Roster *self,
             const MdgDate *date,
             guint turn)
{
  MdgRecord *able[8];
  guint n = 0;

  for (guint i = 0; i < self->doctors->len && n < G_N_ELEMENTS (able); i++)
    {
      g_autofree char *hours = mdg_week_hours_dup_day (mdg_record_get_text (self->doctors->pdata[i], MDG_DOCTOR_WEEK_HOURS), date);

      if (hours != NULL)
        able[n++] = self->doctors->pdata[i];
    }

  return n > 0 ? able[turn % n] : NULL;
}

static void
add_duties (Roster *self,
            MdgChange *change)
{
  gint32 today = mdg_sample_get_as_of (self->sampler);

  for (gint32 day = today - DAYS_BEFORE; day <= today + DAYS_AFTER; day++)
    {
      g_autoptr (MdgRecord) duty = NULL;
      g_autoptr (MdgRecord) meeting = NULL;
      MdgRecord *doctor;
      MdgDate date;

      mdg_date_from_days (day, &date);
      doctor = mdg_business_days_is_one (&date) ? find_doctor (self, &date, (guint) day / 7) : NULL;
      if (doctor == NULL)
        continue;
      duty = new_duty (doctor, day, "visit", "13:00", "15:00");
      /* One duty changed hands. */
      if (day >= today && day < today + 7 && mdg_date_weekday (&date) == 5)
        {
          mdg_record_set_reference (duty, MDG_DUTY_INSTEAD_OF, mdg_record_get_uuid (doctor));
          mdg_record_set_reference (duty, MDG_DUTY_DOCTOR, mdg_record_get_uuid (self->doctors->pdata[7]));
          mdg_record_set_text (duty, MDG_DUTY_NOTE, "学会出席のため");
        }
      mdg_change_add (change, duty);
      if (mdg_date_weekday (&date) != 3)
        continue;
      meeting = new_duty (self->doctors->pdata[(guint) day / 7 % 2], day, "meeting", "15:30", "16:30");
      mdg_record_set_text (meeting, MDG_DUTY_PLACE, "センター会議室");
      mdg_change_add (change, meeting);
    }
}

static void
add_attending (Roster *self,
               MdgChange *change,
               MdgSampleCase *sample,
               JsonObject *object,
               guint position)
{
  g_autoptr (MdgRecord) attending = MDG_RECORD (mdg_attending_new ());
  MdgRecord *doctor = self->doctors->pdata[json_object_get_int_member (object, "doctor")];

  mdg_record_set_reference (attending, MDG_ATTENDING_CASE, &sample->uuid);
  mdg_record_set_reference (attending, MDG_ATTENDING_DOCTOR, mdg_record_get_uuid (doctor));
  mdg_record_set_text (attending, MDG_ATTENDING_NAME, mdg_record_get_text (doctor, MDG_DOCTOR_NAME));
  mdg_record_set_text (attending, MDG_ATTENDING_AFFILIATION, mdg_record_get_text (doctor, MDG_DOCTOR_AFFILIATION));
  mdg_record_set_text (attending, MDG_ATTENDING_PHONE, mdg_record_get_text (doctor, MDG_DOCTOR_PHONE));
  mdg_record_set_text (attending, MDG_ATTENDING_REACH, mdg_record_get_text (doctor, MDG_DOCTOR_REACH));
  set_text (attending, MDG_ATTENDING_ROLE, object, "role");
  set_text (attending, MDG_ATTENDING_WEEK_HOURS, object, "hours");
  set_text (attending, MDG_ATTENDING_CONDITIONS, object, "conditions");
  set_day (self, attending, MDG_ATTENDING_CONSENT_ON, object, "consent");
  set_day (self, attending, MDG_ATTENDING_INFORMED_ON, object, "informed");
  mdg_record_set_integer (attending, MDG_ATTENDING_POSITION, position);
  mdg_change_add (change, attending);
}

static void
add_of_cases (Roster *self,
              MdgChange *change,
              JsonArray *cases)
{
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      JsonArray *doctors = json_object_get_array_member (object, "doctors");
      MdgSampleCase *sample = NULL;

      for (guint j = 0; j < self->year->cases->len; j++)
        if (((MdgSampleCase *) self->year->cases->pdata[j])->pinned == json_object_get_int_member (object, "letter") && ((MdgSampleCase *) self->year->cases->pdata[j])->n_done > 0)
          sample = self->year->cases->pdata[j];
      for (guint j = 0; sample != NULL && j < json_array_get_length (doctors); j++)
        add_attending (self, change, sample, json_array_get_object_element (doctors, j), j);
    }
}

static void
add_cover (Roster *self,
           MdgChange *change,
           JsonObject *object)
{
  g_autoptr (MdgRecord) cover = MDG_RECORD (mdg_cover_new ());
  MdgRecord *absent = self->doctors->pdata[json_object_get_int_member (object, "absent")];
  gint32 today = mdg_sample_get_as_of (self->sampler);
  gint64 by = json_object_get_int_member (object, "by");
  g_autofree char *from = mdg_sample_dup_day (today + (gint32) json_object_get_int_member (object, "from"));
  g_autofree char *to = mdg_sample_dup_day (today + (gint32) json_object_get_int_member (object, "to"));
  g_autofree char *agreed = mdg_sample_dup_day (today + (gint32) json_object_get_int_member (object, "agreed"));

  mdg_record_set_text (cover, MDG_COVER_ABSENT_NAME, mdg_record_get_text (absent, MDG_DOCTOR_NAME));
  mdg_record_set_text (cover, MDG_COVER_ABSENT_AFFILIATION, mdg_record_get_text (absent, MDG_DOCTOR_AFFILIATION));
  mdg_record_set_text (cover, MDG_COVER_FROM_ON, from);
  mdg_record_set_text (cover, MDG_COVER_TO_ON, to);
  set_text (cover, MDG_COVER_STARTS_AT, object, "starts");
  set_text (cover, MDG_COVER_ENDS_AT, object, "ends");
  set_text (cover, MDG_COVER_REASON, object, "reason");
  mdg_record_set_integer (cover, MDG_COVER_PATIENTS, json_object_get_int_member (object, "patients"));
  if (by >= 0)
    {
      MdgRecord *doctor = self->doctors->pdata[by];

      mdg_record_set_reference (cover, MDG_COVER_DOCTOR, mdg_record_get_uuid (doctor));
      mdg_record_set_text (cover, MDG_COVER_NAME, mdg_record_get_text (doctor, MDG_DOCTOR_NAME));
      mdg_record_set_text (cover, MDG_COVER_AFFILIATION, mdg_record_get_text (doctor, MDG_DOCTOR_AFFILIATION));
      mdg_record_set_text (cover, MDG_COVER_PHONE, mdg_record_get_text (doctor, MDG_DOCTOR_PHONE));
      set_text (cover, MDG_COVER_REACH, object, "reach");
      mdg_record_set_text (cover, MDG_COVER_AGREED_ON, agreed);
    }
  mdg_change_add (change, cover);
}

gboolean
mdg_sample_add_roster (MdgSampler *sampler,
                       MdgSampleYear *year,
                       GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Roster of doctors entered"));
  Roster roster = { sampler, year, made };
  JsonArray *doctors = json_object_get_array_member (sampler->roster, "doctors");
  JsonArray *covers = json_object_get_array_member (sampler->roster, "covers");

  mdg_change_set_author (change, mdg_record_get_text (sampler->staff->pdata[1], MDG_STAFF_NAME));
  for (guint i = 0; i < json_array_get_length (doctors); i++)
    add_doctor (&roster, change, json_array_get_object_element (doctors, i));
  add_duties (&roster, change);
  add_of_cases (&roster, change, json_object_get_array_member (sampler->roster, "cases"));
  for (guint i = 0; i < json_array_get_length (covers); i++)
    add_cover (&roster, change, json_array_get_object_element (covers, i));

  return mdg_sample_save (sampler, change, 0, error);
}
