#define G_LOG_DOMAIN "mdg-exchange"

#include "mdg-consultation-mapping-private.h"

#include "mdg-date.h"
#include "mdg-phone.h"

#include <math.h>
#include <string.h>

#define FIRST_SERIAL 18264 /* 1950-01-01 */
#define LAST_SERIAL 73051  /* 2100-01-01 */
#define SERIAL_TO_DAYS 25569

const GRegex *
mdg_mapping_get_regex (GRegex **regex,
                       const char *pattern,
                       GRegexCompileFlags flags)
{
  g_autoptr (GError) error = NULL;

  if (g_once_init_enter (regex))
    {
      GRegex *made = g_regex_new (pattern, flags | G_REGEX_OPTIMIZE, 0, &error);

      if (made == NULL)
        g_error ("%s", error->message);
      g_once_init_leave (regex, made);
    }

  return *regex;
}

/* NFKC and no space around. */
char *
mdg_mapping_normalize (const char *text)
{
  char *normal = g_str_is_ascii (text) ? g_strdup (text) : g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_strstrip (normal != NULL ? normal : g_strdup (text));
}

gboolean
mdg_mapping_is_damaged_number (const char *text)
{
  static GRegex *regex;
  g_autofree char *normal = mdg_mapping_normalize (text);

  return g_regex_match (mdg_mapping_get_regex (&regex, "^[0-9]([.][0-9]+)?E[+][0-9]+$", G_REGEX_CASELESS), normal, 0, NULL);
}

char *
mdg_mapping_parse_serial (const char *text)
{
  static GRegex *regex;
  g_autofree char *normal = mdg_mapping_normalize (text);
  MdgDate date;
  double serial;
  int minutes;
  g_autofree char *iso = NULL;

  if (!g_regex_match (mdg_mapping_get_regex (&regex, "^[0-9]{5}([.][0-9]+)?$", 0), normal, 0, NULL))
    return NULL;

  serial = g_ascii_strtod (normal, NULL);
  if (serial < FIRST_SERIAL || serial >= LAST_SERIAL)
    return NULL;

  minutes = (int) lround ((serial - floor (serial)) * 1440);
  mdg_date_from_days ((gint32) serial - SERIAL_TO_DAYS, &date);
  iso = mdg_date_dup_iso (&date);
  if (minutes == 0 || minutes >= 1440)
    return g_steal_pointer (&iso);

  return g_strdup_printf ("%s %02d:%02d", iso, minutes / 60, minutes % 60);
}

/* "85", "85歳", "満８５才" */
char *
mdg_mapping_parse_age (const char *text)
{
  static GRegex *regex;
  g_autofree char *normal = mdg_mapping_normalize (text);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *digits = NULL;

  if (!g_regex_match (mdg_mapping_get_regex (&regex, "^(?:満|約)?([0-9]{1,3})(?:[.]0+)?(?:歳|才)?$", 0), normal, 0, &match))
    return NULL;

  digits = g_match_info_fetch (match, 1);
  return atoi (digits) <= 125 ? g_strdup_printf ("%d", atoi (digits)) : NULL;
}

/* "80代", "80歳代前半" */
gboolean
mdg_mapping_is_age_band (const char *text)
{
  static GRegex *regex;
  g_autofree char *normal = mdg_mapping_normalize (text);

  return g_regex_match (mdg_mapping_get_regex (&regex, "^(?:満|約)?1?[0-9]0(?:歳|才)?代(?:前半|半ば|中頃|後半)?$", 0), normal, 0, NULL);
}

/* "30", "30分", "1時間", "1時間30分", "1.5h", "0:30" */
char *
mdg_mapping_parse_minutes (const char *text)
{
  static GRegex *regex;
  static const char pattern[] = "^(?:約)?(?:(?:([0-9]{1,2}(?:[.][0-9]+)?)(?:時間|h|:))?(?:([0-9]{1,4})(?:[.]0+)?(?:分|min|m)?)?(半)?)(?::00)?$";
  g_autofree char *normal = mdg_mapping_normalize (text);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *half = NULL;
  double total;

  if (*normal == '\0' || !g_regex_match (mdg_mapping_get_regex (&regex, pattern, G_REGEX_CASELESS), normal, 0, &match))
    return NULL;

  hours = g_match_info_fetch (match, 1);
  minutes = g_match_info_fetch (match, 2);
  half = g_match_info_fetch (match, 3);
  if ((hours == NULL || *hours == '\0') && (minutes == NULL || *minutes == '\0'))
    return NULL;
  total = (hours != NULL ? g_ascii_strtod (hours, NULL) * 60 : 0) + (minutes != NULL ? g_ascii_strtod (minutes, NULL) : 0) + (half != NULL && *half != '\0' ? 30 : 0);

  return total <= 1440 ? g_strdup_printf ("%d", (int) lround (total)) : NULL;
}

char *
mdg_mapping_mend_phone (const char *text,
                        gboolean *is_mended)
{
  g_autofree char *normal = mdg_mapping_normalize (text);
  gsize size = strlen (normal);
  gboolean is_mobile = size == 10 && strchr ("5789", normal[0]) != NULL && normal[1] == '0';

  *is_mended = strspn (normal, "0123456789") == size && size > 0 && normal[0] != '0' && (size == 9 || is_mobile);
  if (*is_mended)
    {
      g_autofree char *whole = g_strconcat ("0", normal, NULL);

      return mdg_phone_format (whole);
    }

  return g_strdup (text);
}
