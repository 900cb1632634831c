#define G_LOG_DOMAIN "mdg-exchange"

#include "mdg-xlsx-private.h"

#include <math.h>
#include <string.h>

#define LAST_SERIAL 2958465 /* 9999-12-31 */

/* The formats every program knows by number, those of the Japanese edition included. */
MdgXlsxFormat
mdg_xlsx_format_from_id (guint id)
{
  if (id >= 14 && id <= 17)
    return MDG_XLSX_FORMAT_DATE;
  if ((id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47)
    return MDG_XLSX_FORMAT_TIME;
  if (id == 22)
    return MDG_XLSX_FORMAT_DATETIME;
  if (id == 46)
    return MDG_XLSX_FORMAT_DURATION;
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return MDG_XLSX_FORMAT_DATE;

  return MDG_XLSX_FORMAT_PLAIN;
}

/* Letters of the first section of a format code that stand for something; [h] becomes H. */
static char *
dup_format_letters (const char *code)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      if (*p == '"')
        {
          const char *close = strchr (p + 1, '"');

          if (close == NULL)
            break;
          p = close;
        }
      else if (*p == '[')
        {
          const char *close = strchr (p, ']');

          if (close == NULL)
            break;
          if (p[1] == 'h' || p[1] == 'H' || p[1] == 'm' || p[1] == 's')
            g_string_append_c (letters, close[-1] == 'h' || close[-1] == 'H' || close[-1] == 'm' || close[-1] == 's' ? 'H' : '_');
          p = close;
        }
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else
        g_string_append_c (letters, *p);
    }

  return g_string_free (letters, FALSE);
}

MdgXlsxFormat
mdg_xlsx_format_from_code (const char *code)
{
  g_autofree char *letters = NULL;
  gsize zeros;
  gboolean has_date;
  gboolean has_time;

  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return MDG_XLSX_FORMAT_PLAIN;

  letters = dup_format_letters (code);
  zeros = strspn (letters, "0");
  if (zeros >= 2 && zeros <= 20 && letters[zeros] == '\0')
    return (MdgXlsxFormat) (MDG_XLSX_FORMAT_ZEROS + zeros);
  if (strpbrk (letters, "0#?") != NULL && strpbrk (letters, "yYdDhHsS") == NULL)
    return MDG_XLSX_FORMAT_PLAIN; /* 0.00E+00 */
  if (strchr (letters, 'H') != NULL && strpbrk (letters, "yYdDeg") == NULL && strstr (code, "[") != NULL)
    return MDG_XLSX_FORMAT_DURATION;

  has_time = strpbrk (letters, "hHsS") != NULL;
  has_date = strpbrk (letters, "yYdDeg") != NULL || (!has_time && strpbrk (letters, "mM") != NULL);
  if (has_date && has_time)
    return MDG_XLSX_FORMAT_DATETIME;
  if (has_date)
    return MDG_XLSX_FORMAT_DATE;

  return has_time ? MDG_XLSX_FORMAT_TIME : MDG_XLSX_FORMAT_PLAIN;
}

static void
append_date (GString *text,
             gint64 serial,
             gboolean is_1904)
{
  GDate date;
  /* Day numbers of GDate: 1 is 0001-01-01. The system of 1900 counts a 29 February that never was. */
  gint64 julian = is_1904 ? serial + 695056 : serial + 693594 + (serial < 60 ? 1 : 0);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) julian);
  g_string_append_printf (text, "%04u-%02u-%02u", g_date_get_year (&date), (guint) g_date_get_month (&date), (guint) g_date_get_day (&date));
}

static void
append_time (GString *text,
             gint64 seconds)
{
  g_string_append_printf (text, "%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60));
  if (seconds % 60 != 0)
    g_string_append_printf (text, ":%02d", (int) (seconds % 60));
}

static char *
format_date (double value,
             MdgXlsxFormat format,
             gboolean is_1904)
{
  GString *text = g_string_new (NULL);
  gint64 total = (gint64) floor (value * 86400 + 0.5);
  gint64 day = total / 86400;
  gint64 seconds = total % 86400;
  gboolean shows_date = format != MDG_XLSX_FORMAT_DURATION && (day > 0 || format != MDG_XLSX_FORMAT_TIME);
  gboolean shows_time = format == MDG_XLSX_FORMAT_DATETIME || format == MDG_XLSX_FORMAT_TIME || seconds != 0;

  if (format == MDG_XLSX_FORMAT_DURATION)
    {
      append_time (text, total);
      return g_string_free (text, FALSE);
    }

  if (shows_date)
    append_date (text, day, is_1904);
  if (shows_date && shows_time)
    g_string_append_c (text, ' ');
  if (shows_time)
    append_time (text, seconds);

  return g_string_free (text, FALSE);
}

static char *
format_plain (double value,
              guint digits)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  if (fabs (value) >= 1e15 || value != floor (value))
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", value));

  g_ascii_formatd (text, sizeof text, "%.0f", value);
  length = strlen (text);
  if (value < 0 || length >= digits)
    return g_strdup (text);

  return g_strdup_printf ("%0*d%s", (int) (digits - length), 0, text);
}

char *
mdg_xlsx_format_number (const char *stored,
                        guint format,
                        gboolean is_1904)
{
  char *end;
  double value = g_ascii_strtod (stored, &end);

  if (end == stored || *end != '\0' || !isfinite (value))
    return g_strdup (stored);
  if (format >= MDG_XLSX_FORMAT_ZEROS)
    return format_plain (value, format - MDG_XLSX_FORMAT_ZEROS);
  if (format == MDG_XLSX_FORMAT_PLAIN || value < 0 || value >= LAST_SERIAL + 1)
    return format_plain (value, 0);

  return format_date (value, (MdgXlsxFormat) format, is_1904);
}
