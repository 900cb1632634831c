#define G_LOG_DOMAIN "mdg-base"

#include "config.h"

#include "mdg-date.h"

#include "mdg-date-private.h"
#include "mdg-error.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The oldest age a birth date may give. */
#define MAX_AGE 125
/* How far ahead a date without a year may lie. */
#define RECENT_AHEAD 31
#define MAX_PARTS 3
/* A pasted page need not stand whole in a message. */
#define MAX_QUOTE 30

typedef enum
{
  UNIT_NONE,
  UNIT_YEAR,
  UNIT_MONTH,
  UNIT_DAY,
} Unit;

typedef struct
{
  int value;
  int digits;
  Unit unit;
} Part;

typedef struct
{
  const char *typed;
  MdgDateUse use;
  const MdgDate *today;
  const MdgEra *era;
  Part parts[MAX_PARTS];
  int n_parts;
  int weekday; /* 0 when not written */
} Reading;

static gboolean
refuse_unreadable (const Reading *self,
                   GError **error)
{
  if (self->use == MDG_DATE_FULL)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                 _ ("“%s” could not be read as a date. Write it like S10.3.5 or 1935-03-05."),
                 self->typed);
  else
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                 _ ("“%s” could not be read as a date. Write it like 5/12, R8.5.12 or 2026-05-12."),
                 self->typed);

  return FALSE;
}

static gboolean
has_kanji_digit (const char *folded)
{
  static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };

  for (gsize i = 0; i < G_N_ELEMENTS (digits); i++)
    if (strstr (folded, digits[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* The unit or separator at *p, which is passed over; FALSE when there is neither. */
static gboolean
take_separator (const char **p,
                Unit *unit)
{
  static const struct
  {
    const char *text;
    Unit unit;
  } separators[] = {
    { "年", UNIT_YEAR },
    { "月", UNIT_MONTH },
    { "日", UNIT_DAY },
    { ".", UNIT_NONE },
    { "/", UNIT_NONE },
    { "-", UNIT_NONE },
    { ",", UNIT_NONE },
    { "・", UNIT_NONE },
    { "ー", UNIT_NONE },
    { "。", UNIT_NONE },
    { "、", UNIT_NONE },
    { " ", UNIT_NONE },
  };

  while (**p == ' ' && (*p)[1] == ' ')
    (*p)++;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (*p, separators[i].text))
      {
        *p += strlen (separators[i].text);
        *unit = separators[i].unit;
        while (**p == ' ')
          (*p)++;
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_number (const char **p,
             gboolean may_be_first_year,
             Part *part)
{
  part->value = 0;
  part->digits = 0;

  if (may_be_first_year && g_str_has_prefix (*p, "元"))
    {
      *p += strlen ("元");
      part->value = 1;
      part->digits = 1;
      return TRUE;
    }

  while (g_ascii_isdigit (**p) && part->digits < 9)
    {
      part->value = part->value * 10 + (**p - '0');
      part->digits++;
      (*p)++;
    }

  return part->digits > 0;
}

/* "(火)", "火", "火曜日" behind a date. */
static char *
cut_weekday (const char *folded,
             int *weekday)
{
  g_autofree char *text = g_strdup (folded);
  gsize length = strlen (text);
  gsize size;
  gboolean bracket = length > 0 && text[length - 1] == ')';
  gsize start;

  *weekday = 0;
  if (bracket)
    text[length - 1] = '\0';
  *weekday = mdg_date_read_weekday (text, &size);
  start = strlen (text) - size;
  /* A bare 日 or 月 after a digit is a unit. */
  if (*weekday == 0 || start == 0 || (bracket ? text[start - 1] != '(' : size == strlen ("日") && g_ascii_isdigit (text[start - 1])))
    {
      *weekday = 0;
      return g_strdup (folded);
    }
  text[bracket ? start - 1 : start] = '\0';

  return g_strdup (g_strchomp (text));
}

/* An unseparated date: 19350305, or six digits after an era. */
static gboolean
split_compact (Reading *self)
{
  Part *part = &self->parts[0];
  int value = part->value;

  if (self->n_parts != 1 || part->unit != UNIT_NONE)
    return FALSE;
  if (part->digits != (self->era != NULL ? 6 : 8))
    return FALSE;

  self->parts[0] = (Part){ value / 10000, self->era != NULL ? 2 : 4, UNIT_YEAR };
  self->parts[1] = (Part){ value / 100 % 100, 2, UNIT_MONTH };
  self->parts[2] = (Part){ value % 100, 2, UNIT_DAY };
  self->n_parts = 3;

  return TRUE;
}

static gboolean
read_parts (Reading *self,
            const char *p)
{
  gboolean open = FALSE;

  while (*p != '\0')
    {
      Part *part;

      if (self->n_parts == MAX_PARTS)
        return FALSE;
      part = &self->parts[self->n_parts];
      if (!take_number (&p, self->era != NULL && self->n_parts == 0, part))
        return FALSE;
      self->n_parts++;
      open = *p != '\0' && take_separator (&p, &part->unit);
      if (!open && *p != '\0')
        return FALSE;
      open = open && part->unit == UNIT_NONE;
    }

  if (self->n_parts == 0 || open)
    return FALSE;
  split_compact (self);

  return TRUE;
}

/* TRUE when the units that are written fit year, month, day beginning with first. */
static gboolean
units_fit (const Reading *self,
           Unit first)
{
  for (int i = 0; i < self->n_parts; i++)
    if (self->parts[i].unit != UNIT_NONE && self->parts[i].unit != first + (Unit) i)
      return FALSE;

  return first + (Unit) self->n_parts <= UNIT_DAY + 1;
}

static gboolean
starts_with_year (const Reading *self)
{
  return self->era != NULL || self->n_parts == 3 || self->parts[0].unit == UNIT_YEAR || self->parts[0].digits == 4;
}

static gboolean
check_month (int month,
             GError **error)
{
  if (month >= 1 && month <= 12)
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no month %d. Check the month."), month);
  return FALSE;
}

static gboolean
check_day (const MdgDate *date,
           GError **error)
{
  int days = mdg_date_days_in_month (date->year, date->month);
  MdgDate month = { date->year, date->month, 0 };
  g_autofree char *name = NULL;

  if (date->day >= 1 && date->day <= days)
    return TRUE;

  name = mdg_date_format_long (&month);
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("%s has days 1 to %d. Check the day."), name, days);
  return FALSE;
}

/* Compares as far as both are known, so that S64 and R1.5 lie in their eras. */
static int
compare_known (const MdgDate *a,
               const MdgDate *b)
{
  MdgDate x = *a;
  MdgDate y = *b;

  if (x.month == 0)
    y.month = 0;
  if (x.day == 0 || x.month == 0)
    x.day = y.day = 0;

  return mdg_date_compare (&x, &y);
}

static gboolean
check_era (const Reading *self,
           const MdgDate *date,
           GError **error)
{
  const MdgEra *era = self->era;
  gboolean early = compare_known (date, &era->first) < 0;
  gboolean late = era->last.year != 0 && compare_known (date, &era->last) > 0;
  g_autofree char *right = NULL;

  if (!early && !late)
    return TRUE;

  right = mdg_date_format_short (date);
  if (early)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                 _ ("%s begins on %d/%d of %d. Write %s."),
                 era->name, era->first.month, era->first.day, era->first.year, right);
  else
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                 _ ("%s ended on %d/%d of %d. Write %s."),
                 era->name, era->last.month, era->last.day, era->last.year, right);

  return FALSE;
}

static gboolean
take_year (const Reading *self,
           int *year,
           GError **error)
{
  const Part *part = &self->parts[0];

  if (self->era != NULL)
    {
      if (part->value < 1 || part->value > 99 || part->digits > 2)
        return refuse_unreadable (self, error);
      *year = self->era->first.year + part->value - 1;
      return TRUE;
    }
  if (part->digits <= 2)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                   _ ("The era of year %d is missing. Write it like S10.3.5, or the year with four digits."),
                   part->value);
      return FALSE;
    }
  if (part->digits != 4 || part->value < 1868 || part->value > 2199)
    return refuse_unreadable (self, error);

  *year = part->value;
  return TRUE;
}

static gboolean
read_with_year (const Reading *self,
                MdgDate *date,
                GError **error)
{
  if (!units_fit (self, UNIT_YEAR))
    return refuse_unreadable (self, error);
  if (!take_year (self, &date->year, error))
    return FALSE;

  if (self->n_parts > 1)
    {
      date->month = self->parts[1].value;
      if (!check_month (date->month, error))
        return FALSE;
    }
  if (self->n_parts > 2)
    {
      date->day = self->parts[2].value;
      if (!check_day (date, error))
        return FALSE;
    }

  return self->era == NULL || check_era (self, date, error);
}

/* The date in the year that the use of the field wants; years without this day are passed over. */
static gboolean
complete_year (const Reading *self,
               MdgDate *date,
               GError **error)
{
  gint32 today = mdg_date_to_days (self->today);
  gboolean due = self->use == MDG_DATE_DUE;
  int step = due ? 1 : -1;

  date->year = self->today->year + (due ? 0 : 1);
  /* Eight years hold a leap day, but for the turn of some centuries. */
  for (int i = 0; i < 10; i++, date->year += step)
    {
      gint32 days;

      if (!mdg_date_is_valid (date))
        continue;
      days = mdg_date_to_days (date);
      if (due ? days >= today : days <= today + RECENT_AHEAD)
        return TRUE;
    }

  date->year = self->today->year;
  return check_day (date, error);
}

static gboolean
complete_month (const Reading *self,
                MdgDate *date,
                GError **error)
{
  date->year = self->today->year;
  date->month = self->today->month;
  if (self->use != MDG_DATE_DUE)
    return check_day (date, error);

  for (int i = 0; i < 3; i++)
    {
      if (mdg_date_is_valid (date) && mdg_date_compare (date, self->today) >= 0)
        return TRUE;
      if (++date->month > 12)
        {
          date->month = 1;
          date->year++;
        }
    }

  date->year = self->today->year;
  date->month = self->today->month;
  return check_day (date, error);
}

static gboolean
read_without_year (const Reading *self,
                   MdgDate *date,
                   GError **error)
{
  gboolean day_only = self->n_parts == 1;

  if (!units_fit (self, day_only ? UNIT_DAY : UNIT_MONTH) || self->parts[0].digits > 2 || self->parts[self->n_parts - 1].digits > 2)
    return refuse_unreadable (self, error);
  if (self->use == MDG_DATE_FULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                   _ ("“%s” has no year. Write it like S10.3.5 or 1935-03-05; the year alone is enough when no more is known."),
                   self->typed);
      return FALSE;
    }

  date->day = self->parts[self->n_parts - 1].value;
  if (date->day < 1 || date->day > 31)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no day %d. Check the day."), date->day);
      return FALSE;
    }
  if (day_only)
    return complete_month (self, date, error);

  date->month = self->parts[0].value;
  return check_month (date->month, error) && complete_year (self, date, error);
}

static gboolean
check_weekday (const Reading *self,
               const MdgDate *date,
               GError **error)
{
  g_autofree char *text = NULL;

  if (self->weekday == 0)
    return TRUE;
  if (!mdg_date_is_full (date))
    return refuse_unreadable (self, error);
  if (mdg_date_weekday (date) == self->weekday)
    return TRUE;

  text = mdg_date_format_long (date);
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
               _ ("The weekday does not fit: it would be %s. Check the date."), text);
  return FALSE;
}

static gboolean
check_use (const Reading *self,
           const MdgDate *date,
           GError **error)
{
  g_autofree char *text = mdg_date_format_long (date);

  if (self->use == MDG_DATE_DUE && !mdg_date_is_full (date))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                   _ ("“%s” has no day. Write the day too, for example 5/12."), self->typed);
      return FALSE;
    }
  if (self->use != MDG_DATE_FULL)
    return TRUE;

  if (compare_known (date, self->today) > 0)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                   _ ("%s lies ahead of today. Check the era and the year."), text);
      return FALSE;
    }
  if (mdg_date_age (date, self->today) > MAX_AGE)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                   _ ("%s is more than %d years ago. Check the era and the year."), text, MAX_AGE);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_date (Reading *self,
           const char *folded,
           MdgDate *date,
           GError **error)
{
  g_autofree char *text = cut_weekday (folded, &self->weekday);
  const char *p = text;
  gsize size;

  self->era = mdg_era_read (p, &size);
  if (self->era != NULL)
    p += size;
  while (*p == ' ' || (self->era != NULL && (*p == '.' || *p == '-')))
    p++;

  if (!read_parts (self, p))
    {
      if (!has_kanji_digit (text))
        return refuse_unreadable (self, error);
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                   _ ("“%s” has numbers in kanji. Write them as digits, for example S10.3.5."), self->typed);
      return FALSE;
    }

  return (starts_with_year (self) ? read_with_year : read_without_year) (self, date, error) && check_weekday (self, date, error) && check_use (self, date, error);
}

gboolean
mdg_date_parse (const char *text,
                MdgDateUse use,
                const MdgDate *today,
                MdgDate *date,
                GError **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *quote = mdg_text_ellipsize (text, MAX_QUOTE);
  Reading reading = { .typed = quote, .use = use, .today = today };
  MdgDate read = { 0 };

  g_return_val_if_fail (today != NULL && mdg_date_is_full (today), FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  folded = g_strstrip (mdg_text_fold (text));
  if (*folded == '\0')
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("No date is written. Write it like R8.5.12."));
      return FALSE;
    }

  if (use != MDG_DATE_FULL)
    {
      g_autoptr (GError) word_error = NULL;

      if (mdg_date_parse_word (folded, use, today, &read, &word_error))
        {
          if (word_error != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&word_error));
              return FALSE;
            }
          *date = read;
          return TRUE;
        }
    }

  if (!read_date (&reading, folded, &read, error))
    return FALSE;

  *date = read;
  return TRUE;
}
