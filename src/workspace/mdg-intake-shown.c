#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-area.h"
#include "mdg-error.h"
#include "mdg-intake-private.h"
#include "mdg-phone.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
show (MdgIntake *self,
      MdgIntakeEntry entry,
      char *text)
{
  char **line = mdg_intake_get_line (self, entry);

  g_free (*line);
  *line = text != NULL ? text : g_strdup ("");
}

static char *
dup_date (MdgRecord *record,
          guint field)
{
  const char *iso = record != NULL ? mdg_record_get_text (record, field) : NULL;
  MdgDate date;

  return iso != NULL && mdg_date_parse_iso (iso, &date) ? mdg_date_format_short (&date) : NULL;
}

static char *
dup_birth (MdgRecord *subject)
{
  gint64 age = mdg_record_get_integer (subject, MDG_SUBJECT_AGE);
  char *birth = dup_date (subject, MDG_SUBJECT_BIRTH);

  if (birth != NULL)
    return birth;
  if (age != MDG_NO_INTEGER)
    return g_strdup_printf ("%d歳", (int) age);

  return g_strdup (mdg_record_get_text (subject, MDG_SUBJECT_AGE_TEXT));
}

static char *
join (const char *a,
      const char *b)
{
  if (a != NULL && b != NULL)
    return g_strconcat (a, " ", b, NULL);

  return g_strdup (a != NULL ? a : b);
}

void
mdg_intake_show_subject (MdgIntake *self)
{
  const char *name = mdg_record_get_text (self->subject, MDG_SUBJECT_NAME);

  if (name == NULL && mdg_record_get_flag (self->subject, MDG_SUBJECT_IS_ANONYMOUS))
    name = "匿名";
  show (self, MDG_INTAKE_SUBJECT, g_strdup (name != NULL ? name : mdg_record_get_text (self->subject, MDG_SUBJECT_KANA)));
  show (self, MDG_INTAKE_BIRTH, dup_birth (self->subject));
  show (self, MDG_INTAKE_ADDRESS, g_strdup (mdg_record_get_text (self->subject, MDG_SUBJECT_ADDRESS)));
  show (self, MDG_INTAKE_SUBJECT_PHONE, g_strdup (mdg_record_get_text (self->subject, MDG_SUBJECT_PHONE)));
  show (self, MDG_INTAKE_CARE_FROM, dup_date (self->subject, MDG_SUBJECT_CARE_FROM));
  show (self, MDG_INTAKE_CARE_TO, dup_date (self->subject, MDG_SUBJECT_CARE_TO));
}

void
mdg_intake_show_consulter (MdgIntake *self)
{
  if (self->is_continuing)
    {
      show (self, MDG_INTAKE_CONSULTER, g_strdup (mdg_record_get_text (self->contact, MDG_CONTACT_WITH_WHOM)));
      show (self, MDG_INTAKE_PHONE, g_strdup (mdg_record_get_text (self->contact, MDG_CONTACT_PHONE)));
      return;
    }

  show (self, MDG_INTAKE_CONSULTER, join (mdg_record_get_text (self->consultation, MDG_CONSULTATION_AFFILIATION), mdg_record_get_text (self->consultation, MDG_CONSULTATION_CONSULTER_NAME)));
  show (self, MDG_INTAKE_PHONE, g_strdup (mdg_record_get_text (self->consultation, MDG_CONSULTATION_CONSULTER_PHONE)));
}

static char *
dup_received (MdgIntake *self)
{
  guint field;
  MdgRecord *timed = mdg_intake_get_timed (self, &field);
  const char *at = mdg_record_get_text (timed, field);

  return at != NULL ? mdg_datetime_format (at) : NULL;
}

void
mdg_intake_show_lines (MdgIntake *self)
{
  gint64 minutes = mdg_record_get_integer (self->contact, MDG_CONTACT_MINUTES);

  show (self, MDG_INTAKE_RECEIVED, dup_received (self));
  mdg_intake_show_consulter (self);
  show (self, MDG_INTAKE_DUE, NULL);
  show (self, MDG_INTAKE_DUE_2, NULL);
  g_ptr_array_set_size (self->dues, 0);
  for (guint i = 0; i < self->follow_ups->len; i++)
    show (self, MDG_INTAKE_DUE_OF (i), dup_date (self->follow_ups->pdata[i], MDG_FOLLOW_UP_DUE));
  show (self, MDG_INTAKE_MINUTES, minutes != MDG_NO_INTEGER ? g_strdup_printf ("%d", (int) minutes) : NULL);
  show (self, MDG_INTAKE_HANDOVER_ON, dup_date (self->consultation, MDG_CONSULTATION_HANDOVER_ON));
  mdg_intake_show_subject (self);
}

static void
set_received (MdgIntake *self,
              const char *iso)
{
  guint field;
  MdgRecord *timed = mdg_intake_get_timed (self, &field);

  mdg_record_set_text (timed, field, iso);
  show (self, MDG_INTAKE_RECEIVED, dup_received (self));
}

static void
set_received_at (MdgIntake *self,
                 gint32 days,
                 int minutes)
{
  MdgDate date;
  g_autofree char *day = NULL;
  g_autofree char *iso = NULL;

  while (minutes < 0)
    {
      minutes += 24 * 60;
      days--;
    }
  days += minutes / (24 * 60);
  minutes %= 24 * 60;
  mdg_date_from_days (days, &date);
  day = mdg_date_dup_iso (&date);
  iso = g_strdup_printf ("%sT%02d:%02d", day, minutes / 60, minutes % 60);
  set_received (self, iso);
}

static void
get_received (MdgIntake *self,
              gint32 *days,
              int *minutes)
{
  guint field;
  MdgRecord *timed = mdg_intake_get_timed (self, &field);
  const char *at = mdg_record_get_text (timed, field);
  MdgDate day;
  int hour = 0;
  int minute = 0;

  mdg_intake_get_day (self, &day);
  if (at != NULL && strlen (at) >= 16)
    {
      hour = atoi (at + 11);
      minute = atoi (at + 14);
    }
  *days = mdg_date_to_days (&day);
  *minutes = hour * 60 + minute;
}

void
mdg_intake_shift_received (MdgIntake *self,
                           int minutes)
{
  gint32 days;
  int now;

  g_return_if_fail (MDG_IS_INTAKE (self));

  get_received (self, &days, &now);
  set_received_at (self, days, now + minutes);
}

void
mdg_intake_set_received_this_morning (MdgIntake *self)
{
  MdgDate today;

  g_return_if_fail (MDG_IS_INTAKE (self));

  mdg_workspace_get_today (self->workspace, &today);
  set_received_at (self, mdg_date_to_days (&today), 9 * 60);
}

void
mdg_intake_set_received_yesterday (MdgIntake *self)
{
  MdgDate today;
  gint32 days;
  int minutes;

  g_return_if_fail (MDG_IS_INTAKE (self));

  mdg_workspace_get_today (self->workspace, &today);
  get_received (self, &days, &minutes);
  set_received_at (self, mdg_date_to_days (&today) - 1, minutes);
}

/* Reads the line of a copy, so that asking what is wrong changes nothing. */
char *
mdg_intake_dup_fault (MdgIntake *self,
                      MdgIntakeEntry entry)
{
  g_autoptr (MdgIntake) copy = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;

  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  text = mdg_intake_get_typed (self, entry);
  if (text[0] == '\0' || entry == MDG_INTAKE_CONSULTER || entry == MDG_INTAKE_SUBJECT || entry == MDG_INTAKE_ADDRESS)
    return NULL;

  copy = g_object_new (MDG_TYPE_INTAKE, NULL);
  copy->workspace = g_object_ref (self->workspace);
  mdg_record_set_text (copy->consultation, MDG_CONSULTATION_RECEIVED_AT, mdg_record_get_text (self->consultation, MDG_CONSULTATION_RECEIVED_AT));

  return mdg_intake_type (copy, entry, text, &error) ? NULL : g_strdup (error->message);
}

static char *
dup_age (MdgIntake *self)
{
  const char *iso = mdg_record_get_text (self->subject, MDG_SUBJECT_BIRTH);
  MdgDate birth;
  MdgDate day;
  int age;

  mdg_intake_get_day (self, &day);
  if (iso == NULL || !mdg_date_parse_iso (iso, &birth))
    return NULL;

  age = mdg_date_age (&birth, &day);
  if (age < 0)
    return NULL;

  return birth.month == 0 ? g_strdup_printf (_ ("about %d years"), age) : g_strdup_printf (_ ("%d years"), age);
}

static char *
dup_area (MdgIntake *self)
{
  const MdgUuid *uuid = mdg_record_get_reference (self->consultation, MDG_CONSULTATION_AREA);
  g_autoptr (MdgRecord) area = uuid != NULL ? mdg_workspace_load (self->workspace, MDG_KIND_AREA, uuid, NULL) : NULL;
  const char *name = area != NULL ? mdg_record_get_text (area, MDG_AREA_NAME) : NULL;

  if (name == NULL)
    return NULL;

  /* Translators: a daily-life area, "緑ヶ丘圏域". */
  return g_str_has_suffix (name, "圏域") || mdg_record_get_flag (area, MDG_AREA_IS_OUTSIDE) ? g_strdup (name) : g_strdup_printf (_ ("%s area"), name);
}

static char *
dup_near (MdgIntake *self,
          MdgRecord *record,
          guint field)
{
  const char *iso = record != NULL ? mdg_record_get_text (record, field) : NULL;
  MdgDate date;
  MdgDate today;

  mdg_workspace_get_today (self->workspace, &today);

  return iso != NULL && mdg_date_parse_iso (iso, &date) ? mdg_date_format_near (&date, &today) : NULL;
}

char *
mdg_intake_dup_derived (MdgIntake *self,
                        MdgIntakeEntry entry)
{
  g_autofree char *derived = NULL;
  int due = mdg_intake_get_due_index (entry);

  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  if (entry == MDG_INTAKE_RECEIVED)
    derived = dup_received (self);
  else if (entry == MDG_INTAKE_BIRTH)
    derived = dup_age (self);
  else if (entry == MDG_INTAKE_ADDRESS)
    derived = dup_area (self);
  else if (due >= 0)
    derived = dup_near (self, due < (int) self->follow_ups->len ? self->follow_ups->pdata[due] : NULL, MDG_FOLLOW_UP_DUE);
  else if (entry == MDG_INTAKE_HANDOVER_ON)
    derived = dup_near (self, self->consultation, MDG_CONSULTATION_HANDOVER_ON);
  else if (entry == MDG_INTAKE_SUBJECT && mdg_record_get_text (self->subject, MDG_SUBJECT_NAME) != NULL)
    derived = g_strdup (mdg_record_get_text (self->subject, MDG_SUBJECT_KANA));

  return derived != NULL && strcmp (derived, mdg_intake_get_typed (self, entry)) != 0 ? g_steal_pointer (&derived) : NULL;
}
