#define G_LOG_DOMAIN "mdg-base"

#include "mdg-date.h"

#include "mdg-date-private.h"

#include <stdio.h>
#include <string.h>

static const MdgEra eras[] = {
  { "明治", "明", 'm', { 1868, 10, 23 }, { 1912, 7, 29 } },
  { "大正", "大", 't', { 1912, 7, 30 }, { 1926, 12, 24 } },
  { "昭和", "昭", 's', { 1926, 12, 25 }, { 1989, 1, 7 } },
  { "平成", "平", 'h', { 1989, 1, 8 }, { 2019, 4, 30 } },
  { "令和", "令", 'r', { 2019, 5, 1 }, { 0, 0, 0 } },
};

const MdgEra *
mdg_era_list (guint *n)
{
  *n = G_N_ELEMENTS (eras);
  return eras;
}

const MdgEra *
mdg_era_of (const MdgDate *date)
{
  MdgDate middle = *date;

  if (middle.month == 0)
    {
      middle.month = 7;
      middle.day = 1;
    }
  else if (middle.day == 0)
    middle.day = 15;

  for (guint i = G_N_ELEMENTS (eras); i > 0; i--)
    if (mdg_date_compare (&middle, &eras[i - 1].first) >= 0)
      return &eras[i - 1];

  return NULL;
}

const MdgEra *
mdg_era_read (const char *folded,
              gsize *size)
{
  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      const MdgEra *era = &eras[i];

      if (g_str_has_prefix (folded, era->name))
        *size = strlen (era->name);
      else if (g_str_has_prefix (folded, era->sign))
        *size = strlen (era->sign);
      else if (folded[0] == era->letter)
        *size = 1;
      else
        continue;
      return era;
    }

  return NULL;
}

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
mdg_date_days_in_month (int year,
                        int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_assert (month >= 1 && month <= 12);

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

gboolean
mdg_date_is_full (const MdgDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->year != 0 && date->month != 0 && date->day != 0;
}

gboolean
mdg_date_is_valid (const MdgDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  if (date->year < 1 || date->year > 9999 || date->month < 0 || date->month > 12 || date->day < 0)
    return FALSE;
  if (date->month == 0)
    return date->day == 0;

  return date->day <= mdg_date_days_in_month (date->year, date->month);
}

int
mdg_date_compare (const MdgDate *a,
                  const MdgDate *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->year != b->year)
    return a->year < b->year ? -1 : 1;
  if (a->month != b->month)
    return a->month < b->month ? -1 : 1;

  return a->day < b->day ? -1 : a->day > b->day;
}

static gboolean
read_digits (const char *text,
             int n,
             int *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }

  return TRUE;
}

gboolean
mdg_date_parse_iso (const char *iso,
                    MdgDate *date)
{
  MdgDate read = { 0 };
  gsize length;

  g_return_val_if_fail (date != NULL, FALSE);

  length = iso != NULL ? strlen (iso) : 0;
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  if (!read_digits (iso, 4, &read.year))
    return FALSE;
  if (length >= 7 && (iso[4] != '-' || !read_digits (iso + 5, 2, &read.month) || read.month == 0))
    return FALSE;
  if (length == 10 && (iso[7] != '-' || !read_digits (iso + 8, 2, &read.day) || read.day == 0))
    return FALSE;
  if (!mdg_date_is_valid (&read))
    return FALSE;

  *date = read;
  return TRUE;
}

char *
mdg_date_dup_iso (const MdgDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  if (date->month == 0)
    return g_strdup_printf ("%04d", date->year);
  if (date->day == 0)
    return g_strdup_printf ("%04d-%02d", date->year, date->month);

  return g_strdup_printf ("%04d-%02d-%02d", date->year, date->month, date->day);
}

/* Civil days by eras of 400 years, the year beginning in March. */
gint32
mdg_date_to_days (const MdgDate *date)
{
  int year;
  int era;
  int year_of_era;
  int day_of_year;

  g_return_val_if_fail (date != NULL && mdg_date_is_full (date), 0);

  year = date->year - (date->month <= 2);
  era = year / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (date->month > 2 ? date->month - 3 : date->month + 9) + 2) / 5 + date->day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

void
mdg_date_from_days (gint32 days,
                    MdgDate *date)
{
  gint32 shifted = days + 719468;
  gint32 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int day_of_era = shifted - era * 146097;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month = (5 * day_of_year + 2) / 153;

  g_return_if_fail (date != NULL);

  date->day = day_of_year - (153 * month + 2) / 5 + 1;
  date->month = month < 10 ? month + 3 : month - 9;
  date->year = year_of_era + era * 400 + (date->month <= 2);
}

int
mdg_date_weekday (const MdgDate *date)
{
  int days = mdg_date_to_days (date);

  /* 1970-01-01 was a Thursday. */
  return ((days + 3) % 7 + 7) % 7 + 1;
}

const char *
mdg_date_weekday_name (int weekday)
{
  static const char *const names[] = { "月", "火", "水", "木", "金", "土", "日" };

  g_assert (weekday >= 1 && weekday <= 7);

  return names[weekday - 1];
}

void
mdg_date_today (MdgDate *date)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_if_fail (date != NULL);

  g_date_time_get_ymd (now, &date->year, &date->month, &date->day);
}

int
mdg_date_fiscal_year (const MdgDate *date)
{
  g_return_val_if_fail (date != NULL, 0);

  return date->month != 0 && date->month < 4 ? date->year - 1 : date->year;
}

int
mdg_date_age (const MdgDate *birth,
              const MdgDate *at)
{
  MdgDate born;
  int age;

  g_return_val_if_fail (birth != NULL && at != NULL, -1);

  if (birth->year == 0)
    return -1;

  born = (MdgDate){ birth->year, MAX (birth->month, 1), MAX (birth->day, 1) };
  age = at->year - born.year;
  if (at->month < born.month || (at->month == born.month && at->day < born.day))
    age--;

  return MAX (age, -1);
}

const char *
mdg_age_band (int age)
{
  if (age < 0)
    return "不明";
  if (age < 65)
    return "65歳未満";
  if (age < 70)
    return "65–69";
  if (age < 80)
    return "70代";

  return age < 90 ? "80代" : "90歳以上";
}
