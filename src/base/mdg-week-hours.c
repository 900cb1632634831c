#define G_LOG_DOMAIN "mdg-base"

#include "config.h"

#include "mdg-week-hours.h"

#include "mdg-business-days.h"
#include "mdg-date-private.h"
#include "mdg-error.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HOLIDAY "祝"

static const char *const codes[] = { NULL, "mon", "tue", "wed", "thu", "fri", "sat", "sun", "hol" };

static const char *
get_name (int day)
{
  return day == MDG_WEEK_HOLIDAY ? HOLIDAY : mdg_date_weekday_name (day);
}

static gboolean
skip (const char **p,
      const char *word)
{
  if (!g_str_has_prefix (*p, word))
    return FALSE;

  *p += strlen (word);

  return TRUE;
}

static gboolean
skip_any (const char **p,
          const char *const *words)
{
  for (; *words != NULL; words++)
    if (skip (p, *words))
      return TRUE;

  return FALSE;
}

static gboolean
skip_between (const char **p)
{
  static const char *const words[] = { " ", "\n", "・", "、", "。", ",", ";", "/", "･", ":", "(", ")", NULL };
  gboolean any = FALSE;

  while (skip_any (p, words))
    any = TRUE;

  return any;
}

/* From … to. */
static gboolean
skip_dash (const char **p)
{
  static const char *const words[] = { "-", "~", "〜", "–", "—", "−", "‐", "ー", "から", NULL };

  return skip_any (p, words);
}

static int
read_number (const char **p,
             int limit)
{
  int number = 0;
  int digits = 0;

  for (; g_ascii_isdigit (**p) && digits < 4; (*p)++, digits++)
    number = number * 10 + (**p - '0');

  return digits > 0 && number <= limit ? number : -1;
}

/* 9, 9:30, 0930, 9時半, 午後1時. */
static int
read_clock (const char **p)
{
  gboolean is_afternoon = skip (p, "午後") || skip (p, "pm");
  const char *start;
  int number;
  int hours;
  int minutes;

  (void) (skip (p, "午前") || skip (p, "am"));
  start = *p;
  number = read_number (p, 2400);
  if (number < 0 || (number > 24 && *p - start < 3))
    return -1;
  hours = number > 24 ? number / 100 : number;
  minutes = number > 24 ? number % 100 : 0;
  if (number <= 24 && skip (p, ":"))
    minutes = read_number (p, 59);
  else if (number <= 24 && skip (p, "時"))
    {
      if (skip (p, "半"))
        minutes = 30;
      else if (g_ascii_isdigit (**p))
        minutes = read_number (p, 59);
      skip (p, "分");
    }
  if (minutes < 0 || minutes > 59)
    return -1;
  if (is_afternoon && hours < 12)
    hours += 12;

  return hours * 60 + minutes <= MDG_DAY_MINUTES ? hours * 60 + minutes : -1;
}

gboolean
mdg_clock_parse (const char *text,
                 int *minutes)
{
  g_autofree char *folded = text != NULL ? mdg_text_fold (text) : g_strdup ("");
  const char *p = g_strstrip (folded);

  g_return_val_if_fail (minutes != NULL, FALSE);

  *minutes = read_clock (&p);

  return *minutes >= 0 && *p == '\0';
}

char *
mdg_clock_format (int minutes)
{
  return g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);
}

static int
read_day (const char **p)
{
  static const char *const endings[] = { "曜日", "曜", "日の", NULL };

  for (int day = 1; day <= MDG_WEEK_HOLIDAY; day++)
    {
      if (skip (p, get_name (day)))
        {
          if (day == MDG_WEEK_HOLIDAY)
            (void) (skip (p, "祭日") || skip (p, "日"));
          else
            skip_any (p, endings);
          return day;
        }
      if (skip (p, codes[day]))
        {
          while (g_ascii_isalpha (**p))
            (*p)++;
          return day;
        }
    }

  return 0;
}

static gboolean
read_named_days (const char **p,
                 gboolean *days)
{
  int last;

  if (skip (p, "平日"))
    last = 5;
  else if (skip (p, "毎日") || skip (p, "年中無休") || skip (p, "連日"))
    last = MDG_WEEK_HOLIDAY;
  else
    return FALSE;

  for (int day = 1; day <= last; day++)
    days[day] = TRUE;

  return TRUE;
}

/* One day or a range of them. */
static gboolean
read_days (const char **p,
           gboolean *days)
{
  const char *after;
  int first;
  int last;

  if (read_named_days (p, days))
    return TRUE;

  first = read_day (p);
  if (first == 0)
    return FALSE;

  days[first] = TRUE;
  after = *p;
  if (!skip_dash (&after) || (last = read_day (&after)) == 0)
    return TRUE;

  *p = after;
  for (int day = first; day != last; day = day == 7 ? 1 : day + 1)
    {
      if (day == MDG_WEEK_HOLIDAY)
        return FALSE;
      days[day] = TRUE;
    }
  days[last] = TRUE;

  return TRUE;
}

static gboolean
read_hours (const char **p,
            MdgWeekSlot *slot)
{
  if (skip (p, "24時間") || skip (p, "終日"))
    {
      slot->from = 0;
      slot->to = MDG_DAY_MINUTES;
      return TRUE;
    }

  slot->from = read_clock (p);
  skip (p, " ");
  if (slot->from < 0 || slot->from == MDG_DAY_MINUTES || !skip_dash (p))
    return FALSE;
  skip (p, " ");
  skip (p, "翌");
  slot->to = read_clock (p);
  if (slot->to == 0)
    slot->to = MDG_DAY_MINUTES;
  (void) (skip (p, "まで") || skip (p, "迄"));

  return slot->to > 0 && slot->to != slot->from;
}

static void
add_slots (GArray *slots,
           const gboolean *days,
           int from,
           int to)
{
  gboolean is_any = FALSE;

  for (int day = 1; day <= MDG_WEEK_HOLIDAY; day++)
    is_any |= days[day];
  for (int day = 1; day <= MDG_WEEK_HOLIDAY; day++)
    if (days[day] || !is_any)
      {
        MdgWeekSlot slot = { day, from, to };

        g_array_append_val (slots, slot);
      }
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const MdgWeekSlot *x = a;
  const MdgWeekSlot *y = b;

  if (x->day != y->day)
    return x->day - y->day;

  return x->from != y->from ? x->from - y->from : x->to - y->to;
}

/* The days that were named hold for all hours up to the next day that is named. */
static gboolean
read_all (const char *p,
          GArray *slots)
{
  gboolean days[MDG_WEEK_HOLIDAY + 1] = { FALSE };
  gboolean has_days = FALSE;
  gboolean has_hours = FALSE;

  for (skip_between (&p); *p != '\0'; skip_between (&p))
    {
      gboolean more[MDG_WEEK_HOLIDAY + 1] = { FALSE };
      MdgWeekSlot slot;

      if (read_days (&p, more))
        {
          if (has_hours)
            memset (days, 0, sizeof days);
          for (int day = 1; day <= MDG_WEEK_HOLIDAY; day++)
            days[day] |= more[day];
          has_days = TRUE;
          has_hours = FALSE;
        }
      else if (read_hours (&p, &slot))
        {
          add_slots (slots, days, slot.from, slot.to);
          has_hours = TRUE;
        }
      else
        return FALSE;
    }
  if (has_days && !has_hours)
    add_slots (slots, days, 0, MDG_DAY_MINUTES);

  return slots->len > 0;
}

GArray *
mdg_week_hours_parse (const char *text,
                      GError **error)
{
  g_autofree char *folded = mdg_text_fold (text);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (MdgWeekSlot));

  if (!read_all (folded, slots))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” are no days and hours. Write them as in 月・木 13:00–15:00、土 9–12."), text);
      return NULL;
    }

  g_array_sort (slots, compare_slots);
  for (guint i = slots->len - 1; i > 0; i--)
    if (compare_slots (&g_array_index (slots, MdgWeekSlot, i), &g_array_index (slots, MdgWeekSlot, i - 1)) == 0)
      g_array_remove_index (slots, i);

  return g_steal_pointer (&slots);
}

char *
mdg_week_hours_dup_code (const GArray *slots)
{
  g_autoptr (GString) code = g_string_new (NULL);

  g_return_val_if_fail (slots != NULL, NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      const MdgWeekSlot *slot = &g_array_index (slots, MdgWeekSlot, i);

      g_string_append_printf (code, "%s%s %02d:%02d-%02d:%02d", i > 0 ? ";" : "", codes[slot->day], slot->from / 60, slot->from % 60, slot->to / 60, slot->to % 60);
    }

  return code->len > 0 ? g_string_free (g_steal_pointer (&code), FALSE) : NULL;
}

/* "月–金", "月・木", "毎日" of the days that have these hours. */
static void
append_days (GString *text,
             const gboolean *days)
{
  gboolean all = TRUE;
  int day = 1;

  for (int i = 1; i <= MDG_WEEK_HOLIDAY; i++)
    all &= days[i];
  if (all)
    {
      g_string_append (text, "毎日");
      return;
    }

  while (day <= MDG_WEEK_HOLIDAY)
    {
      int last = day;

      if (!days[day])
        {
          day++;
          continue;
        }
      while (last < 7 && days[last + 1])
        last++;
      if (text->len > 0 && !g_str_has_suffix (text->str, "　"))
        g_string_append (text, "・");
      if (last - day >= 2)
        g_string_append_printf (text, "%s–%s", get_name (day), get_name (last));
      else
        g_string_append (text, get_name (day));
      day = last - day >= 2 ? last + 1 : day + 1;
    }
}

static void
append_hours (GString *text,
              const MdgWeekSlot *slot)
{
  if (slot->from == 0 && slot->to == MDG_DAY_MINUTES)
    g_string_append (text, "24時間");
  else
    g_string_append_printf (text, "%d:%02d–%s%d:%02d", slot->from / 60, slot->from % 60, slot->to <= slot->from ? "翌" : "", slot->to / 60, slot->to % 60);
}

char *
mdg_week_hours_format (const char *code)
{
  g_autoptr (GArray) slots = code != NULL ? mdg_week_hours_parse (code, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gboolean *done = slots != NULL ? g_new0 (gboolean, slots->len) : NULL;

  /* What was kept by another program is shown as it is. */
  if (slots == NULL)
    return g_strdup (code != NULL ? code : "");

  for (guint i = 0; i < slots->len; i++)
    {
      const MdgWeekSlot *slot = &g_array_index (slots, MdgWeekSlot, i);
      gboolean days[MDG_WEEK_HOLIDAY + 1] = { FALSE };

      if (done[i])
        continue;
      for (guint j = i; j < slots->len; j++)
        {
          const MdgWeekSlot *other = &g_array_index (slots, MdgWeekSlot, j);

          if (other->from == slot->from && other->to == slot->to)
            {
              days[other->day] = TRUE;
              done[j] = TRUE;
            }
        }
      if (text->len > 0)
        g_string_append (text, "　");
      append_days (text, days);
      g_string_append_c (text, ' ');
      append_hours (text, slot);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
get_day (const MdgDate *date)
{
  gboolean is_new_year = (date->month == 12 && date->day >= 29) || (date->month == 1 && date->day <= 3);

  return is_new_year || mdg_holidays_get_name (mdg_holidays_get_default (), date) != NULL ? MDG_WEEK_HOLIDAY : mdg_date_weekday (date);
}

static int
get_end (int from,
         int to)
{
  return to > from ? to : to + MDG_DAY_MINUTES;
}

gboolean
mdg_week_hours_cover (const char *code,
                      const MdgDate *date,
                      int from,
                      int to)
{
  g_autoptr (GArray) slots = code != NULL ? mdg_week_hours_parse (code, NULL) : NULL;
  MdgDate before;
  int end = get_end (from, to);

  g_return_val_if_fail (date != NULL && mdg_date_is_full (date), FALSE);

  mdg_date_from_days (mdg_date_to_days (date) - 1, &before);
  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      const MdgWeekSlot *slot = &g_array_index (slots, MdgWeekSlot, i);
      int slot_end = get_end (slot->from, slot->to);

      if (slot->day == get_day (date) && slot->from <= from && end <= slot_end)
        return TRUE;
      /* What began on the day before and goes on over midnight. */
      if (slot->day == get_day (&before) && slot->from <= from + MDG_DAY_MINUTES && end + MDG_DAY_MINUTES <= slot_end)
        return TRUE;
    }

  return FALSE;
}

char *
mdg_week_hours_dup_day (const char *code,
                        const MdgDate *date)
{
  g_autoptr (GArray) slots = code != NULL ? mdg_week_hours_parse (code, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (date != NULL && mdg_date_is_full (date), NULL);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    if (g_array_index (slots, MdgWeekSlot, i).day == get_day (date))
      {
        if (text->len > 0)
          g_string_append (text, "・");
        append_hours (text, &g_array_index (slots, MdgWeekSlot, i));
      }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
