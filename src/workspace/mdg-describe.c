#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-describe.h"

#include "mdg-agency.h"
#include "mdg-area.h"
#include "mdg-business-days.h"
#include "mdg-case-set.h"
#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-consulter.h"
#include "mdg-doctor.h"
#include "mdg-household.h"
#include "mdg-person.h"
#include "mdg-referral.h"
#include "mdg-subject.h"
#include "mdg-text-match.h"
#include "mdg-town.h"
#include "mdg-week-hours.h"

#include <glib/gi18n-lib.h>

static gboolean
read_day (const char *iso,
          MdgDate *date)
{
  g_autofree char *day = iso != NULL ? g_strndup (iso, 10) : NULL;

  return day != NULL && mdg_date_parse_iso (day, date);
}

int
mdg_describe_fiscal_year (const char *iso)
{
  MdgDate date;

  return read_day (iso, &date) ? mdg_date_fiscal_year (&date) : 0;
}

int
mdg_describe_age (const char *birth,
                  gint64 age,
                  const char *age_on,
                  const char *day)
{
  MdgDate at;
  MdgDate from;

  if (!read_day (day, &at))
    mdg_date_today (&at);
  if (birth != NULL && read_day (birth, &from))
    return mdg_date_age (&from, &at);
  if (age == MDG_NO_INTEGER)
    return -1;

  /* Told on a day: a year older each year after. */
  if (read_day (age_on, &from) && at.year > from.year)
    return (int) age + at.year - from.year - (at.month < from.month || (at.month == from.month && at.day < from.day));

  return (int) age;
}

char *
mdg_describe_age_sex (MdgVocabularies *vocabularies,
                      int age,
                      const char *sex)
{
  const char *label = sex != NULL && !g_str_equal (sex, "unknown") ? mdg_vocabularies_get_short (vocabularies, "sex", sex, 0) : "";

  if (age < 0)
    return g_strdup (label);

  return *label != '\0' ? g_strdup_printf ("%d %s", age, label) : g_strdup_printf ("%d", age);
}

char *
mdg_describe_person (const char *name,
                     int age,
                     const char *sex)
{
  const char *who = "";

  if (name != NULL)
    return g_strdup (name);
  if (g_strcmp0 (sex, "f") == 0)
    who = _ ("woman");
  else if (g_strcmp0 (sex, "m") == 0)
    who = _ ("man");
  if (age < 0 && *who == '\0')
    return g_strdup (_ ("Anonymous"));

  /* Translators: age band and sex of somebody without a name: "Anonymous (80s woman)". */
  return g_strdup_printf (_ ("Anonymous (%s%s)"), age < 0 ? "" : mdg_age_band (age), who);
}

char *
mdg_describe_day (MdgWorkspace *workspace,
                  const char *iso)
{
  MdgDate date;
  MdgDate today;

  if (!read_day (iso, &date))
    return g_strdup ("");

  mdg_workspace_get_today (workspace, &today);

  return mdg_date_format_near (&date, &today);
}

char *
mdg_describe_time (const char *iso)
{
  return g_strdup (iso != NULL && strlen (iso) >= 16 ? iso + 11 : "");
}

char *
mdg_describe_channel (MdgVocabularies *vocabularies,
                      const char *channel,
                      const char *direction)
{
  const char *label = mdg_vocabularies_get_short (vocabularies, "channel", channel, 0);
  gboolean is_out = g_strcmp0 (direction, "out") == 0;

  if (g_strcmp0 (channel, "tel") == 0 && direction != NULL)
    return g_strdup (is_out ? C_ ("telephone", "Call made") : C_ ("telephone", "Call received"));
  if (is_out && (g_strcmp0 (channel, "fax") == 0 || g_strcmp0 (channel, "mail") == 0 || g_strcmp0 (channel, "letter") == 0))
    /* Translators: a FAX, mail or letter that went out. */
    return g_strdup_printf (_ ("%s sent"), label);

  return g_strdup (label);
}

char *
mdg_describe_due (MdgWorkspace *workspace,
                  const char *due,
                  gboolean *late)
{
  MdgDate day;
  MdgDate today;
  int days;

  if (late != NULL)
    *late = FALSE;
  if (!read_day (due, &day))
    return g_strdup ("");

  mdg_workspace_get_today (workspace, &today);
  if (!mdg_date_is_full (&day))
    return mdg_date_format_short (&day);

  days = mdg_date_to_days (&today) - mdg_date_to_days (&day);
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days < 0)
    return mdg_date_format_near (&day, &today);

  if (late != NULL)
    *late = TRUE;

  /* In business days, as on Today: the same promise must not be late by two numbers. */
  days = mdg_business_days_between (&day, &today);
  if (days <= 0)
    return g_strdup (_ ("late"));

  return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) days), days);
}

static const char *
get_name (MdgRecord *record)
{
  static const struct
  {
    MdgKind kind;
    guint fields[2];
  } names[] = {
    { MDG_KIND_AREA, { MDG_AREA_NAME, MDG_AREA_CODE } },
    { MDG_KIND_TOWN, { MDG_TOWN_NAME, MDG_TOWN_CODE } },
    { MDG_KIND_STAFF, { MDG_STAFF_NAME, MDG_STAFF_KANA } },
    { MDG_KIND_HOUSEHOLD, { MDG_HOUSEHOLD_LABEL, MDG_HOUSEHOLD_ADDRESS } },
    { MDG_KIND_SUBJECT, { MDG_SUBJECT_NAME, MDG_SUBJECT_KANA } },
    { MDG_KIND_PERSON, { MDG_PERSON_NAME, MDG_PERSON_RELATION_TEXT } },
    { MDG_KIND_CONSULTER, { MDG_CONSULTER_NAME, MDG_CONSULTER_AFFILIATION } },
    { MDG_KIND_CASE, { MDG_CASE_NUMBER, MDG_CASE_TITLE } },
    { MDG_KIND_CONSULTATION, { MDG_CONSULTATION_NUMBER, MDG_CONSULTATION_NUMBER } },
    { MDG_KIND_AGENCY, { MDG_AGENCY_NAME, MDG_AGENCY_KANA } },
    { MDG_KIND_REFERRAL, { MDG_REFERRAL_NUMBER, MDG_REFERRAL_SUBJECT_NAME } },
    { MDG_KIND_CASE_SET, { MDG_CASE_SET_NAME, MDG_CASE_SET_NAME } },
    { MDG_KIND_DOCTOR, { MDG_DOCTOR_NAME, MDG_DOCTOR_AFFILIATION } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].kind == mdg_record_get_kind (record))
      {
        const char *name = mdg_record_get_text (record, names[i].fields[0]);

        return name != NULL ? name : mdg_record_get_text (record, names[i].fields[1]);
      }

  return NULL;
}

char *
mdg_describe_record (MdgWorkspace *workspace,
                     MdgKind kind,
                     const MdgUuid *uuid)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, kind, uuid, NULL);
  const char *name;

  if (record == NULL)
    return g_strdup (_ ("no longer kept"));

  name = get_name (record);
  if (name == NULL)
    return g_strdup (kind == MDG_KIND_SUBJECT ? _ ("Anonymous") : _ ("without a name"));

  return g_strdup (name);
}

static char *
describe_codes (MdgWorkspace *workspace,
                const MdgField *field,
                const char *codes)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (char **code = list; *code != NULL; code++)
    if (**code != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", field->vocabulary != NULL ? mdg_vocabularies_get_label (vocabularies, field->vocabulary, *code, 0) : *code);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const char *
find_area (GPtrArray *areas,
           const char *code)
{
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    if (g_strcmp0 (mdg_record_get_text (areas->pdata[i], MDG_AREA_CODE), code) == 0)
      return mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME);

  return code;
}

static char *
describe_areas (MdgWorkspace *workspace,
                const char *codes)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (workspace, MDG_KIND_AREA, NULL);
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);

  for (char **code = list; *code != NULL; code++)
    {
      char *name = g_strdup (find_area (areas, *code));

      g_free (*code);
      *code = name;
    }

  return g_strjoinv (_ (" · "), list);
}

static char *
describe_date (const char *iso)
{
  MdgDate date;

  return mdg_date_parse_iso (iso, &date) ? mdg_date_format_short (&date) : g_strdup (iso);
}

char *
mdg_describe_value (MdgWorkspace *workspace,
                    MdgRecord *record,
                    guint field)
{
  const MdgField *info = &mdg_record_get_info (record)->fields[field];

  if (mdg_record_is_empty (record, field) && info->type != MDG_FIELD_FLAG)
    return g_strdup ("");

  /* What is kept in a form of its own. */
  if (info->type == MDG_FIELD_CODES && g_str_equal (info->name, "areas"))
    return describe_areas (workspace, mdg_record_get_text (record, field));
  if (info->type == MDG_FIELD_TEXT && g_str_equal (info->name, "week_hours"))
    return mdg_week_hours_format (mdg_record_get_text (record, field));

  switch (info->type)
    {
    case MDG_FIELD_CODE:
    case MDG_FIELD_CODES:
      return describe_codes (workspace, info, mdg_record_get_text (record, field));
    case MDG_FIELD_DATE:
      return describe_date (mdg_record_get_text (record, field));
    case MDG_FIELD_DATETIME:
      return mdg_datetime_format (mdg_record_get_text (record, field));
    case MDG_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, mdg_record_get_integer (record, field));
    case MDG_FIELD_FLAG:
      return g_strdup (mdg_record_get_flag (record, field) ? _ ("yes") : _ ("no"));
    case MDG_FIELD_REFERENCE:
      return mdg_describe_record (workspace, info->refers_to, mdg_record_get_reference (record, field));
    case MDG_FIELD_TEXT:
    case MDG_FIELD_NOTE:
    default:
      return g_strdup (mdg_record_get_text (record, field));
    }
}

char *
mdg_describe_markup (const char *text,
                     GArray *ranges)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *p = text;
  guint at = 0;

  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      MdgTextRange range = g_array_index (ranges, MdgTextRange, i);
      const char *start = g_utf8_offset_to_pointer (p, (glong) (range.start - at));
      const char *end = g_utf8_offset_to_pointer (start, (glong) (range.end - range.start));
      g_autofree char *before = g_markup_escape_text (p, start - p);
      g_autofree char *hit = g_markup_escape_text (start, end - start);

      g_string_append_printf (markup, "%s<span background='#ffedae' foreground='#262626'>%s</span>", before, hit);
      p = end;
      at = range.end;
    }
  {
    g_autofree char *rest = g_markup_escape_text (p, -1);

    g_string_append (markup, rest);
  }

  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/* "" where there is no day. */
static char *
dup_short_day (const char *iso)
{
  MdgDate day;

  return iso != NULL && mdg_date_parse_iso (iso, &day) ? mdg_date_format_short (&day) : g_strdup ("");
}

char *
mdg_describe_term (const char *since,
                   const char *until)
{
  g_autofree char *first = dup_short_day (since);
  g_autofree char *last = dup_short_day (until);

  return *first != '\0' || *last != '\0' ? g_strdup_printf ("%s–%s", first, last) : g_strdup ("");
}
