#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-business-days.h"
#include "mdg-consultation.h"
#include "mdg-consulter.h"
#include "mdg-contact.h"
#include "mdg-finding.h"
#include "mdg-sample-private.h"
#include "mdg-staff.h"
#include "mdg-subject.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_MINUTE (8 * 60 + 35)
#define LAST_MINUTE (18 * 60 + 45)
#define NOTE_OF_GAP 19 /* of notes.json: no visiting nurse in the east */

static void
copy_text (MdgRecord *to,
           guint to_field,
           MdgRecord *from,
           guint from_field)
{
  mdg_record_set_text (to, to_field, mdg_record_get_text (from, from_field));
}

/* Residents have no entry in the list of consulters: name, and rarely a telephone. */
static void
set_resident (MdgSampler *self,
              MdgSamplePlan *plan,
              MdgRecord *record)
{
  static const char *const results[] = { "linked", "met", "accepted", "waiting" };
  g_autofree char *kana = NULL;
  g_autofree char *name = mdg_sample_dup_name (self, TRUE, &kana);
  g_autofree char *phone = mdg_sample_dup_mobile (self);
  g_autofree char *day = NULL;
  guint area = mdg_sample_draw_area (self);
  MdgDate date;

  mdg_date_from_days (plan->day, &date);
  mdg_business_days_add (&date, 1, &date);
  day = mdg_date_dup_iso (&date);
  mdg_record_set_text (record, MDG_CONSULTATION_CONSULTER_NAME, name);
  mdg_record_set_text (record, MDG_CONSULTATION_AFFIL_KIND, "none");
  mdg_record_set_text (record, MDG_CONSULTATION_CONSULTER_PHONE, phone);
  mdg_record_set_reference (record, MDG_CONSULTATION_CGSC_AREA, mdg_record_get_uuid (self->areas->pdata[area]));
  mdg_record_set_text (record, MDG_CONSULTATION_HANDOVER_ON, day);
  mdg_record_set_text (record, MDG_CONSULTATION_HANDOVER_RESULT, results[mdg_dice_roll (&self->dice, G_N_ELEMENTS (results))]);
}

static void
set_who (MdgSampler *self,
         MdgSamplePlan *plan,
         MdgRecord *record,
         MdgRecord *staff)
{
  guint i = mdg_sample_draw_consulter (self, plan->profession);

  mdg_record_set_text (record, MDG_CONSULTATION_PROFESSION, plan->profession);
  mdg_record_set_reference (record, MDG_CONSULTATION_STAFF, mdg_record_get_uuid (staff));
  if (i == G_MAXUINT)
    {
      set_resident (self, plan, record);
      return;
    }

  mdg_record_set_reference (record, MDG_CONSULTATION_CONSULTER, mdg_record_get_uuid (self->consulters->pdata[i]));
  copy_text (record, MDG_CONSULTATION_CONSULTER_NAME, self->consulters->pdata[i], MDG_CONSULTER_NAME);
  copy_text (record, MDG_CONSULTATION_AFFILIATION, self->consulters->pdata[i], MDG_CONSULTER_AFFILIATION);
  copy_text (record, MDG_CONSULTATION_AFFIL_KIND, self->consulters->pdata[i], MDG_CONSULTER_AFFIL_KIND);
  copy_text (record, MDG_CONSULTATION_CONSULTER_PHONE, self->consulters->pdata[i], MDG_CONSULTER_PHONE);
}

static void
set_codes (MdgRecord *record,
           guint field,
           const char *const codes[MDG_SAMPLE_MAX_CODES])
{
  const char *list[MDG_SAMPLE_MAX_CODES + 1] = { NULL };

  for (guint i = 0; i < MDG_SAMPLE_MAX_CODES; i++)
    list[i] = codes[i];
  mdg_record_set_codes (record, field, list);
}

static void
set_plan (MdgSamplePlan *plan,
          MdgRecord *record)
{
  const char *contents[] = { plan->content, plan->second, NULL };

  mdg_record_set_text (record, MDG_CONSULTATION_KIND, plan->kind);
  mdg_record_set_text (record, MDG_CONSULTATION_CHANNEL, plan->channel);
  mdg_record_set_text (record, MDG_CONSULTATION_DIRECTION, g_str_equal (plan->channel, "home") ? "out" : "in");
  mdg_record_set_codes (record, MDG_CONSULTATION_CONTENTS, contents);
  set_codes (record, MDG_CONSULTATION_SCENES, plan->scenes);
  set_codes (record, MDG_CONSULTATION_ACTIONS, plan->actions);
  mdg_record_set_flag (record, MDG_CONSULTATION_IS_CONFERENCE, plan->is_conference);
}

/* Nobody types at night: what is left over is entered the next morning. */
static gint64
move_into_hours (MdgSampler *self,
                 gint64 entered,
                 gint64 last)
{
  MdgDate date;

  if (entered % 1440 <= LAST_MINUTE)
    return MIN (entered, last);

  mdg_date_from_days ((gint32) (entered / 1440), &date);
  mdg_business_days_add (&date, 1, &date);

  return MIN ((gint64) mdg_date_to_days (&date) * 1440 + FIRST_MINUTE + mdg_dice_roll (&self->dice, 60), last);
}

/* Half are typed at once, half later the same day or the next morning. */
static gint64
set_times (MdgSampler *self,
           MdgSamplePlan *plan,
           MdgRecord *record)
{
  gint64 entered = (gint64) plan->day * 1440 + plan->minute;
  gint64 last = (gint64) mdg_sample_get_last_day (self) * 1440 + 1439;
  g_autofree char *received_at = mdg_sample_dup_time (plan->day, plan->minute);
  g_autofree char *entered_at = NULL;

  if (plan->is_late)
    entered = move_into_hours (self, entered + 30 + mdg_dice_roll (&self->dice, 300), last);
  entered_at = mdg_sample_dup_time ((gint32) (entered / 1440), (int) (entered % 1440));
  mdg_record_set_text (record, MDG_CONSULTATION_RECEIVED_AT, received_at);
  mdg_record_set_text (record, MDG_CONSULTATION_ENTERED_AT, entered_at);

  return entered;
}

static void
add_first_contact (MdgSamplePlan *plan,
                   MdgRecord *consultation,
                   const char *answer,
                   MdgChange *change)
{
  g_autoptr (MdgRecord) contact = MDG_RECORD (mdg_contact_new ());

  mdg_record_set_reference (contact, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (consultation));
  copy_text (contact, MDG_CONTACT_AT, consultation, MDG_CONSULTATION_RECEIVED_AT);
  mdg_record_set_text (contact, MDG_CONTACT_CHANNEL, plan->channel);
  copy_text (contact, MDG_CONTACT_DIRECTION, consultation, MDG_CONSULTATION_DIRECTION);
  copy_text (contact, MDG_CONTACT_WITH_WHOM, consultation, MDG_CONSULTATION_CONSULTER_NAME);
  copy_text (contact, MDG_CONTACT_PHONE, consultation, MDG_CONSULTATION_CONSULTER_PHONE);
  mdg_record_set_text (contact, MDG_CONTACT_TEXT, answer);
  mdg_record_set_integer (contact, MDG_CONTACT_MINUTES, plan->minutes);
  mdg_record_set_reference (contact, MDG_CONTACT_STAFF, mdg_record_get_reference (consultation, MDG_CONSULTATION_STAFF));
  mdg_record_set_flag (contact, MDG_CONTACT_IS_FIRST, TRUE);
  mdg_change_add (change, contact);
}

/* The next contact, within the next business days and never after the last day; FALSE when that is over. */
static gboolean
advance (MdgSampler *self,
         gint32 *day,
         int *minute)
{
  gint32 last = mdg_sample_get_last_day (self);
  MdgDate date;

  if (mdg_dice_chance (&self->dice, 45) && *minute < 16 * 60)
    *minute += 10 + (int) mdg_dice_roll (&self->dice, 90);
  else
    {
      mdg_date_from_days (*day, &date);
      mdg_business_days_add (&date, 1 + (int) mdg_dice_roll (&self->dice, 4), &date);
      *day = mdg_date_to_days (&date);
      *minute = 9 * 60 + (int) mdg_dice_roll (&self->dice, 8 * 60);
    }
  if (*day <= last)
    return TRUE;

  *day = last;

  return FALSE;
}

static void
add_contact (MdgSampler *self,
             MdgRecord *consultation,
             gint32 day,
             int minute,
             MdgChange *change)
{
  static const char *const channels[] = { "tel", "tel", "tel", "tel", "tel", "tel", "tel", "fax", "ict", "mail", "home" };
  g_autoptr (MdgRecord) contact = MDG_RECORD (mdg_contact_new ());
  gboolean is_out = mdg_dice_chance (&self->dice, 88);
  const char *channel = channels[mdg_dice_roll (&self->dice, G_N_ELEMENTS (channels))];
  g_autofree char *at = mdg_sample_dup_time (day, minute);
  g_autofree char *who = NULL;
  g_autofree char *text = mdg_sample_dup_contact_text (self, day, is_out, &who);

  mdg_record_set_reference (contact, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (consultation));
  mdg_record_set_text (contact, MDG_CONTACT_AT, at);
  mdg_record_set_text (contact, MDG_CONTACT_CHANNEL, g_str_equal (channel, "home") && !is_out ? "tel" : channel);
  mdg_record_set_text (contact, MDG_CONTACT_DIRECTION, is_out ? "out" : "in");
  mdg_record_set_text (contact, MDG_CONTACT_WITH_WHOM, who);
  mdg_record_set_text (contact, MDG_CONTACT_TEXT, text);
  mdg_record_set_integer (contact, MDG_CONTACT_MINUTES, 3 + mdg_dice_roll (&self->dice, 13));
  mdg_record_set_reference (contact, MDG_CONTACT_STAFF, mdg_dice_chance (&self->dice, 80) ? mdg_record_get_reference (consultation, MDG_CONSULTATION_STAFF) : mdg_record_get_uuid (mdg_sample_draw_staff (self)));
  mdg_change_add (change, contact);
}

static void
add_contacts (MdgSampler *self,
              MdgSamplePlan *plan,
              MdgRecord *consultation,
              const char *answer,
              MdgChange *change)
{
  gint32 day = plan->day;
  int minute = plan->minute;

  add_first_contact (plan, consultation, answer, change);
  for (guint i = 1; i < plan->n_contacts; i++)
    {
      /* On the last day the rest follows within the same hours. */
      if (!advance (self, &day, &minute))
        minute = MIN (minute, 17 * 60);
      add_contact (self, consultation, day, minute, change);
    }
}

static void
set_area (MdgSampler *self,
          MdgSamplePlan *plan,
          MdgRecord *record,
          MdgRecord *subject)
{
  if (subject != NULL && mdg_record_get_reference (subject, MDG_SUBJECT_AREA) != NULL)
    mdg_record_set_reference (record, MDG_CONSULTATION_AREA, mdg_record_get_reference (subject, MDG_SUBJECT_AREA));
  else if (mdg_record_get_reference (record, MDG_CONSULTATION_CGSC_AREA) != NULL)
    mdg_record_set_reference (record, MDG_CONSULTATION_AREA, mdg_record_get_reference (record, MDG_CONSULTATION_CGSC_AREA));
  else if (mdg_dice_chance (&self->dice, 60))
    mdg_record_set_reference (record, MDG_CONSULTATION_AREA, mdg_record_get_uuid (self->areas->pdata[mdg_sample_draw_area (self)]));
}

static void
set_consent (MdgSampler *self,
             MdgSamplePlan *plan,
             MdgRecord *record)
{
  if (plan->has_subject && mdg_dice_chance (&self->dice, 50))
    {
      mdg_record_set_text (record, MDG_CONSULTATION_KNOWS, mdg_dice_chance (&self->dice, 65) ? "yes" : "no");
      mdg_record_set_text (record, MDG_CONSULTATION_SHARE_CONSENT, mdg_dice_chance (&self->dice, 75) ? "yes" : "pro_only");
    }
  if (mdg_dice_chance (&self->dice, 1))
    {
      mdg_record_set_flag (record, MDG_CONSULTATION_IS_UNSHAREABLE, TRUE);
      mdg_record_set_text (record, MDG_CONSULTATION_UNSHAREABLE_NOTE, "家族には知らせない");
    }
}

static void
set_urgency (MdgSampler *self,
             MdgSamplePlan *plan,
             MdgRecord *record)
{
  JsonObject *note = plan->note >= 0 ? json_array_get_object_element (self->notes, (guint) plan->note) : NULL;

  if (note != NULL && json_object_has_member (note, "urgency"))
    mdg_record_set_text (record, MDG_CONSULTATION_URGENCY, json_object_get_string_member (note, "urgency"));
  else if (plan->content[0] == 'C' && mdg_dice_chance (&self->dice, 35))
    mdg_record_set_text (record, MDG_CONSULTATION_URGENCY, mdg_dice_chance (&self->dice, 20) ? "u3" : mdg_dice_chance (&self->dice, 50) ? "u2"
                                                                                                                                        : "u1");
}

static void
add_finding (MdgSampler *self,
             MdgSampleCase *sample,
             MdgRecord *consultation,
             const char *issue,
             const char *quote,
             MdgChange *change)
{
  g_autoptr (MdgRecord) finding = NULL;
  const char *text = mdg_record_get_text (consultation, MDG_CONSULTATION_TEXT);
  const char *at = text != NULL ? strstr (text, quote) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *revision = NULL;

  if (at == NULL)
    return;

  finding = MDG_RECORD (mdg_finding_new ());
  day = g_strndup (mdg_record_get_text (consultation, MDG_CONSULTATION_ENTERED_AT), 10);
  revision = mdg_uuid_dup_string (mdg_record_get_revision (consultation));
  mdg_record_set_reference (finding, MDG_FINDING_CASE, &sample->uuid);
  mdg_record_set_reference (finding, MDG_FINDING_CONSULTATION, mdg_record_get_uuid (consultation));
  mdg_record_set_text (finding, MDG_FINDING_FIELD, "text");
  mdg_record_set_text (finding, MDG_FINDING_NOTE_REVISION, revision);
  mdg_record_set_text (finding, MDG_FINDING_QUOTE, quote);
  mdg_record_set_integer (finding, MDG_FINDING_OFFSET, g_utf8_pointer_to_offset (text, at));
  mdg_record_set_integer (finding, MDG_FINDING_LENGTH, g_utf8_strlen (quote, -1));
  mdg_record_set_text (finding, MDG_FINDING_ISSUE, issue);
  mdg_record_set_integer (finding, MDG_FINDING_WEIGHT, 1 + mdg_dice_roll (&self->dice, 4));
  mdg_record_set_text (finding, MDG_FINDING_FOUND_ON, day);
  mdg_record_set_reference (finding, MDG_FINDING_STAFF, mdg_record_get_reference (consultation, MDG_CONSULTATION_STAFF));
  mdg_change_add (change, finding);
}

static gboolean
mark_findings (MdgSampler *self,
               MdgSampleCase *sample,
               MdgRecord *consultation,
               GPtrArray *quotes,
               const char *author,
               gint64 minute,
               GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Sentence marked"));

  mdg_change_set_author (change, author);
  for (guint i = 0; i + 1 < quotes->len; i += 2)
    if (sample->pinned >= 0 || mdg_dice_chance (&self->dice, 40))
      add_finding (self, sample, consultation, quotes->pdata[i], quotes->pdata[i + 1], change);

  return mdg_change_get_records (change)->len == 0 || mdg_sample_save (self, change, minute, error);
}

static MdgRecord *
begin_case (MdgSampler *self,
            MdgSampleCase *sample,
            MdgSamplePlan *plan,
            MdgChange *change)
{
  MdgRecord *subject = mdg_sample_new_subject (self, sample, plan, change);

  sample->first_day = plan->day;
  mdg_sample_case_describe (self, sample, change);

  return subject;
}

/* Later consultations of a case know its person by what the case kept. */
static MdgRecord *
recall_subject (MdgSampleCase *sample)
{
  MdgRecord *subject = MDG_RECORD (mdg_subject_new ());

  mdg_record_set_uuid (subject, &sample->subject);
  mdg_record_set_text (subject, MDG_SUBJECT_SEX, sample->sex);

  return subject;
}

static MdgRecord *
find_subject (MdgSampler *self,
              MdgSampleCase *sample,
              MdgSamplePlan *plan,
              MdgChange *change)
{
  if (sample != NULL && sample->n_done > 0)
    return recall_subject (sample);
  if (sample != NULL)
    return begin_case (self, sample, plan, change);

  return plan->has_subject ? mdg_sample_new_subject (self, NULL, plan, change) : NULL;
}

gboolean
mdg_sample_add_consultation (MdgSampler *self,
                             MdgSampleYear *year,
                             MdgSamplePlan *plan,
                             GError **error)
{
  MdgSampleCase *sample = plan->case_index >= 0 ? year->cases->pdata[plan->case_index] : NULL;
  MdgRecord *staff = mdg_sample_draw_staff (self);
  const char *author = mdg_record_get_text (staff, MDG_STAFF_NAME);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Consultation logged"));
  g_autoptr (MdgRecord) record = MDG_RECORD (mdg_consultation_new ());
  g_autoptr (MdgRecord) subject = find_subject (self, sample, plan, change);
  g_auto (MdgSampleNote) note = { 0 };
  g_autofree char *day = mdg_sample_dup_day (plan->day);
  gint64 entered = set_times (self, plan, record);
  MdgRecord *saved;

  set_plan (plan, record);
  set_who (self, plan, record, staff);
  set_urgency (self, plan, record);
  set_consent (self, plan, record);
  mdg_sample_write_note (self, plan, sample, subject, &note);
  if (plan->note == NOTE_OF_GAP)
    self->gap = *mdg_record_get_uuid (record);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, note.text);
  if (subject != NULL)
    mdg_record_set_reference (record, MDG_CONSULTATION_SUBJECT, mdg_record_get_uuid (subject));
  if (sample != NULL)
    {
      mdg_record_set_reference (record, MDG_CONSULTATION_CASE, &sample->uuid);
      mdg_record_set_reference (record, MDG_CONSULTATION_AREA, mdg_record_get_uuid (self->areas->pdata[sample->area]));
    }
  else
    {
      set_area (self, plan, record, subject);
      mdg_record_set_flag (record, MDG_CONSULTATION_IS_NO_CASE, subject == NULL);
    }

  {
    g_autoptr (MdgChange) after = mdg_change_new (NULL);
    GPtrArray *later = mdg_change_get_records (after);

    add_contacts (self, plan, record, note.answer, after);
    mdg_sample_add_promise (self, plan, record, after);
    mdg_change_add (change, record);
    for (guint i = 0; i < later->len; i++)
      mdg_change_add (change, later->pdata[i]);
  }
  mdg_change_set_author (change, author);
  if (!mdg_sample_save (self, change, entered, error))
    return FALSE;

  self->n_done++;
  if (sample == NULL)
    return TRUE;

  sample->n_done++;
  sample->last_day = plan->day;
  saved = mdg_change_find (change, mdg_record_get_uuid (record));

  return mark_findings (self, sample, saved, note.quotes, author, entered, error);
}
