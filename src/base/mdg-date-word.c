#define G_LOG_DOMAIN "mdg-base"

#include "config.h"

#include "mdg-date-private.h"

#include "mdg-business-days.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Steps beyond this are a slip of the hand. */
#define MAX_STEP 999

typedef struct
{
  const char *word;
  int days;
  gboolean past; /* not for what is still to be done */
} Word;

static const Word words[] = {
  { "今日", 0, FALSE },
  { "本日", 0, FALSE },
  { "当日", 0, FALSE },
  { "きょう", 0, FALSE },
  { "明日", 1, FALSE },
  { "翌日", 1, FALSE },
  { "あす", 1, FALSE },
  { "あした", 1, FALSE },
  { "明後日", 2, FALSE },
  { "あさって", 2, FALSE },
  { "明々後日", 3, FALSE },
  { "しあさって", 3, FALSE },
  { "昨日", -1, TRUE },
  { "きのう", -1, TRUE },
  { "一昨日", -2, TRUE },
  { "おととい", -2, TRUE },
};

int
mdg_date_read_weekday (const char *folded,
                       gsize *size)
{
  static const char *const endings[] = { "曜日", "曜", "" };

  for (int weekday = 1; weekday <= 7; weekday++)
    for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
      {
        g_autofree char *name = g_strconcat (mdg_date_weekday_name (weekday), endings[i], NULL);

        if (g_str_has_suffix (folded, name))
          {
            /* 日 of 火曜日 is no Sunday. */
            if (*endings[i] == '\0' && g_str_has_suffix (folded, "曜日"))
              continue;
            *size = strlen (name);
            return weekday;
          }
      }

  *size = 0;
  return 0;
}

static gboolean
refuse_past (const char *folded,
             GError **error)
{
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
               _ ("“%s” is already past. Write a day from today on."), folded);
  return TRUE;
}

/* 火曜 is the next one after today; 今週, 来週 and 再来週 count weeks from Monday. */
static gboolean
read_weekday_word (const char *folded,
                   const MdgDate *today,
                   MdgDate *date,
                   GError **error)
{
  static const struct
  {
    const char *prefix;
    int weeks;
  } prefixes[] = {
    { "今週の", 0 },
    { "今週", 0 },
    { "再来週の", 2 },
    { "再来週", 2 },
    { "来週の", 1 },
    { "来週", 1 },
    { "翌週", 1 },
    { "次の", -1 },
    { "", -1 },
  };
  gint32 now = mdg_date_to_days (today);
  int weekday_now = mdg_date_weekday (today);
  gsize size;
  int weekday = mdg_date_read_weekday (folded, &size);
  g_autofree char *head = g_strndup (folded, strlen (folded) - size);
  int weeks;
  gsize i;

  if (weekday == 0)
    return FALSE;
  g_strstrip (head);
  for (i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_equal (head, prefixes[i].prefix))
      break;
  if (i == G_N_ELEMENTS (prefixes))
    return FALSE;

  weeks = prefixes[i].weeks;
  if (weeks == 0 && weekday < weekday_now)
    return refuse_past (folded, error);
  if (weeks < 0)
    weeks = weekday <= weekday_now ? 1 : 0;
  mdg_date_from_days (now + weeks * 7 + weekday - weekday_now, date);

  return TRUE;
}

static void
add_months (const MdgDate *from,
            int months,
            MdgDate *result)
{
  int month = from->month - 1 + months;

  *result = (MdgDate){ from->year + month / 12, month % 12 + 1, from->day };
  result->day = MIN (result->day, mdg_date_days_in_month (result->year, result->month));
}

/* "+3" in business days; 3日後, 2週間後, 1か月後 by the calendar. */
static gboolean
read_step (const char *folded,
           const MdgDate *today,
           MdgDate *date)
{
  gboolean plus = folded[0] == '+';
  const char *digits = plus ? folded + 1 : folded;
  char *rest;
  guint64 n;

  if (!g_ascii_isdigit (*digits))
    return FALSE;
  n = g_ascii_strtoull (digits, &rest, 10);
  if (n > MAX_STEP)
    return FALSE;

  if (plus && (*rest == '\0' || g_str_equal (rest, "営業日")))
    mdg_business_days_add (today, (int) n, date);
  else if (g_str_equal (rest, "営業日後"))
    mdg_business_days_add (today, (int) n, date);
  else if (g_str_equal (rest, "日後") || (plus && g_str_equal (rest, "日")))
    mdg_date_from_days (mdg_date_to_days (today) + (gint32) n, date);
  else if (g_str_equal (rest, "週間後") || g_str_equal (rest, "週後"))
    mdg_date_from_days (mdg_date_to_days (today) + 7 * (gint32) n, date);
  else if (g_str_equal (rest, "か月後") || g_str_equal (rest, "け月後") || g_str_equal (rest, "月後"))
    add_months (today, (int) n, date);
  else
    return FALSE;

  return TRUE;
}

gboolean
mdg_date_parse_word (const char *folded,
                     MdgDateUse use,
                     const MdgDate *today,
                     MdgDate *date,
                     GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (folded, words[i].word))
      {
        if (use == MDG_DATE_DUE && words[i].past)
          return refuse_past (folded, error);
        mdg_date_from_days (mdg_date_to_days (today) + words[i].days, date);
        return TRUE;
      }

  if (use != MDG_DATE_DUE)
    return FALSE;

  return read_step (folded, today, date) || read_weekday_word (folded, today, date, error);
}
