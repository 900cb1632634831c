#define G_LOG_DOMAIN "mdg-base"

#include "config.h"

#include "mdg-date.h"

#include "mdg-error.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ISO_LENGTH 16 /* 2026-05-12T14:05 */
/* A pasted page need not stand whole in a message. */
#define MAX_QUOTE 30

gboolean
mdg_datetime_is_valid (const char *iso)
{
  g_autofree char *date = NULL;
  MdgDate read;

  if (iso == NULL || strlen (iso) != ISO_LENGTH || iso[10] != 'T' || iso[13] != ':')
    return FALSE;
  for (int i = 11; i < ISO_LENGTH; i++)
    if (i != 13 && !g_ascii_isdigit (iso[i]))
      return FALSE;

  date = g_strndup (iso, 10);
  return mdg_date_parse_iso (date, &read) && g_ascii_strtoull (iso + 11, NULL, 10) < 24 && g_ascii_strtoull (iso + 14, NULL, 10) < 60;
}

char *
mdg_datetime_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M");
}

char *
mdg_datetime_format (const char *iso)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  MdgDate date;

  if (!mdg_datetime_is_valid (iso))
    return g_strdup (iso != NULL ? iso : "");

  day = g_strndup (iso, 10);
  mdg_date_parse_iso (day, &date);
  text = mdg_date_format_short_weekday (&date);

  /* 9:05, not 09:05, as one writes it by hand. */
  return g_strdup_printf ("%s %d:%s", text, (int) g_ascii_strtoull (iso + 11, NULL, 10), iso + 14);
}

/* Group 1 the date, 2 the half of the day, 3 hours, 4 minutes or 半; or 5 the date, 6 hours and minutes. */
static const GRegex *
get_pattern (void)
{
  static GRegex *pattern;
  g_autoptr (GError) error = NULL;

  if (g_once_init_enter (&pattern))
    {
      GRegex *made = g_regex_new ("^(?:(.*?)[ t]*?(午前|午後|am|pm)? *(?<!\\d)(\\d{1,2})(?::(?=\\d\\d)|時 *)"
                                  "(?:(\\d{1,2}|半)(?:分)?)?(?::\\d\\d)?(?: ?頃| ?ごろ)?"
                                  "|(?:(.*)[ t])?(\\d{3,4}))$",
                                  G_REGEX_OPTIMIZE, 0, &error);

      if (made == NULL)
        g_error ("%s", error->message);
      g_once_init_leave (&pattern, made);
    }

  return pattern;
}

static gboolean
take_time (GMatchInfo *match,
           int *hour,
           int *minute)
{
  g_autofree char *half = g_match_info_fetch (match, 2);
  g_autofree char *hours = g_match_info_fetch (match, 3);
  g_autofree char *minutes = g_match_info_fetch (match, 4);
  g_autofree char *compact = g_match_info_fetch (match, 6);
  gboolean afternoon;

  if (compact != NULL && *compact != '\0')
    {
      int value = (int) g_ascii_strtoull (compact, NULL, 10);

      *hour = value / 100;
      *minute = value % 100;
      return *hour < 24 && *minute < 60;
    }

  afternoon = g_strcmp0 (half, "午後") == 0 || g_strcmp0 (half, "pm") == 0;
  *hour = (int) g_ascii_strtoull (hours, NULL, 10);
  *minute = g_strcmp0 (minutes, "半") == 0 ? 30 : minutes != NULL ? (int) g_ascii_strtoull (minutes, NULL, 10)
                                                                  : 0;
  if (half != NULL && *half != '\0' && *hour > 12)
    return FALSE;
  /* 午前12時 is midnight and 午後12時半 half past noon. */
  if (half != NULL && *half != '\0' && *hour == 12)
    *hour = 0;
  if (afternoon)
    *hour += 12;

  return *hour < 24 && *minute < 60;
}

gboolean
mdg_datetime_parse (const char *text,
                    const MdgDate *today,
                    char **iso,
                    GError **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *quote = mdg_text_ellipsize (text, MAX_QUOTE);
  g_autofree char *day = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  MdgDate date;
  int hour;
  int minute;

  g_return_val_if_fail (today != NULL && mdg_date_is_full (today) && iso != NULL, FALSE);

  folded = g_strstrip (mdg_text_fold (text));
  if (!g_regex_match (get_pattern (), folded, 0, &match))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                   _ ("“%s” has no time. Write it like 14:05 or 5/12 14:05."), quote);
      return FALSE;
    }
  if (!take_time (match, &hour, &minute))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                   _ ("“%s” has no such time of day. Hours go from 0 to 23, minutes to 59."), quote);
      return FALSE;
    }

  written = g_match_info_fetch (match, 1);
  if (written == NULL || *written == '\0')
    {
      g_free (written);
      written = g_match_info_fetch (match, 5);
    }
  date = *today;
  if (written != NULL && *g_strstrip (written) != '\0' && !mdg_date_parse (written, MDG_DATE_RECENT, today, &date, error))
    return FALSE;
  if (!mdg_date_is_full (&date))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” has no day. Write the day too, for example 5/12."), quote);
      return FALSE;
    }

  day = mdg_date_dup_iso (&date);
  *iso = g_strdup_printf ("%sT%02d:%02d", day, hour, minute);

  return TRUE;
}
