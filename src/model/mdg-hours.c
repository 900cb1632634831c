#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-hours.h"

#include "mdg-business-days.h"

#include <string.h>

#define DAY_MINUTES (24 * 60)
#define WORKDAYS 0x1f
#define WEEKEND 0x60
#define EVERY_DAY 0xff

typedef struct
{
  int from;
  int to;
} Span;

struct _MdgHours
{
  GArray *days[MDG_HOURS_N_DAYS]; /* of Span, in order */
};

/* What stands for days, longest first; n is the day where a range may begin or end, else -1. */
static const struct
{
  const char *word;
  guint mask;
  int day;
} day_words[] = {
  { "土日祝日", WEEKEND | 1 << MDG_HOURS_HOLIDAY, -1 },
  { "年中無休", EVERY_DAY, -1 },
  { "日曜祝日", 1 << 6 | 1 << MDG_HOURS_HOLIDAY, -1 },
  { "月曜日", 1 << 0, 0 },
  { "火曜日", 1 << 1, 1 },
  { "水曜日", 1 << 2, 2 },
  { "木曜日", 1 << 3, 3 },
  { "金曜日", 1 << 4, 4 },
  { "土曜日", 1 << 5, 5 },
  { "日曜日", 1 << 6, 6 },
  { "祝祭日", 1 << MDG_HOURS_HOLIDAY, MDG_HOURS_HOLIDAY },
  { "月曜", 1 << 0, 0 },
  { "火曜", 1 << 1, 1 },
  { "水曜", 1 << 2, 2 },
  { "木曜", 1 << 3, 3 },
  { "金曜", 1 << 4, 4 },
  { "土曜", 1 << 5, 5 },
  { "日曜", 1 << 6, 6 },
  { "平日", WORKDAYS, -1 },
  { "毎日", EVERY_DAY, -1 },
  { "祝日", 1 << MDG_HOURS_HOLIDAY, MDG_HOURS_HOLIDAY },
  { "休日", WEEKEND | 1 << MDG_HOURS_HOLIDAY, -1 },
  { "mon", 1 << 0, 0 },
  { "tue", 1 << 1, 1 },
  { "wed", 1 << 2, 2 },
  { "thu", 1 << 3, 3 },
  { "fri", 1 << 4, 4 },
  { "sat", 1 << 5, 5 },
  { "sun", 1 << 6, 6 },
  { "hol", 1 << MDG_HOURS_HOLIDAY, MDG_HOURS_HOLIDAY },
  { "月", 1 << 0, 0 },
  { "火", 1 << 1, 1 },
  { "水", 1 << 2, 2 },
  { "木", 1 << 3, 3 },
  { "金", 1 << 4, 4 },
  { "土", 1 << 5, 5 },
  { "日", 1 << 6, 6 },
  { "祝", 1 << MDG_HOURS_HOLIDAY, MDG_HOURS_HOLIDAY },
};

static gboolean
skip (const char **p,
      const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix (*p, *words))
      {
        *p += strlen (*words);
        return TRUE;
      }

  return FALSE;
}

static void
skip_blanks (const char **p)
{
  while (**p == ' ' || **p == '\n' || **p == '\t')
    (*p)++;
}

static gboolean
skip_range_sign (const char **p)
{
  static const char *const signs[] = { "-", "~", "〜", "–", "—", "ー", "−", "から", NULL };
  const char *q = *p;

  skip_blanks (&q);
  if (!skip (&q, signs))
    return FALSE;

  skip_blanks (&q);
  *p = q;

  return TRUE;
}

static gboolean
read_day (const char **p,
          guint *mask,
          int *day)
{
  for (guint i = 0; i < G_N_ELEMENTS (day_words); i++)
    if (g_str_has_prefix (*p, day_words[i].word))
      {
        *mask = day_words[i].mask;
        *day = day_words[i].day;
        *p += strlen (day_words[i].word);
        return TRUE;
      }

  return FALSE;
}

/* A day, or days from one to another; over Sunday where need be. */
static gboolean
read_days (const char **p,
           guint *mask)
{
  const char *q;
  guint other;
  int first;
  int last;

  if (!read_day (p, mask, &first))
    return FALSE;

  q = *p;
  if (first < 0 || !skip_range_sign (&q) || !read_day (&q, &other, &last) || last < 0)
    return TRUE;

  *p = q;
  if (last == MDG_HOURS_HOLIDAY)
    {
      *mask |= other;
      last = 6;
    }
  for (int day = first; day != last; day = (day + 1) % 7)
    *mask |= 1u << day;
  *mask |= 1u << last;

  return TRUE;
}

static gboolean
read_number (const char **p,
             int *number)
{
  int n = 0;
  int digits = 0;

  for (; g_ascii_isdigit (**p) && digits < 4; (*p)++, digits++)
    n = n * 10 + (**p - '0');
  *number = n;

  return digits > 0 && !g_ascii_isdigit (**p);
}

/* 9:00, 9時, 9時30分, 9時半, 9; 午後 adds half a day. */
static gboolean
read_time (const char **p,
           int *minute)
{
  static const char *const mornings[] = { "午前", "am", NULL };
  static const char *const afternoons[] = { "午後", "pm", NULL };
  static const char *const hour_signs[] = { ":", "時", NULL };
  static const char *const halves[] = { "半", NULL };
  static const char *const minute_signs[] = { "分", NULL };
  const char *q = *p;
  gboolean is_afternoon = skip (&q, afternoons);
  int hours;
  int minutes = 0;

  if (!is_afternoon)
    skip (&q, mornings);
  skip_blanks (&q);
  if (!read_number (&q, &hours))
    return FALSE;
  if (skip (&q, hour_signs))
    {
      if (skip (&q, halves))
        minutes = 30;
      else if (g_ascii_isdigit (*q) && !read_number (&q, &minutes))
        return FALSE;
      skip (&q, minute_signs);
    }
  if (is_afternoon && hours < 12)
    hours += 12;
  if (hours > 24 || minutes > 59 || hours * 60 + minutes > DAY_MINUTES)
    return FALSE;

  *minute = hours * 60 + minutes;
  *p = q;

  return TRUE;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  return ((const Span *) a)->from - ((const Span *) b)->from;
}

static void
add_span (MdgHours *self,
          guint mask,
          int from,
          int to)
{
  for (int day = 0; day < MDG_HOURS_N_DAYS; day++)
    {
      Span span = { from, to };

      if ((mask & 1u << day) == 0)
        continue;
      if (to <= from)
        {
          /* The night after a holiday is as good as that of the holiday. */
          Span rest = { 0, to };
          int next = day == MDG_HOURS_HOLIDAY ? day : (day + 1) % 7;

          span.to = DAY_MINUTES;
          if (to > 0)
            g_array_append_val (self->days[next], rest);
        }
      g_array_append_val (self->days[day], span);
    }
}

/* How far the reading has come. */
typedef struct
{
  guint mask;
  gboolean has_times; /* the days of mask have got theirs: another day begins anew */
} Reading;

static void
add_days (Reading *reading,
          guint mask)
{
  if (reading->has_times)
    reading->mask = 0;
  reading->has_times = FALSE;
  reading->mask |= mask;
}

static gboolean
read_part (MdgHours *self,
           Reading *reading,
           const char **p)
{
  static const char *const always[] = { "24時間対応", "24時間", "24h", "終日", "随時", "いつでも", NULL };
  static const char *const closed[] = { "休診", "休業", "休み", "定休", "閉所", "を除く", "除く", "休", NULL };
  static const char *const between[] = { "、", ",", ";", "/", "・", "･", "。", "(", ")", "|", "は", "の", "曜", "、", "と", NULL };
  guint mask;
  int from;
  int to;

  if (skip (p, always))
    {
      add_span (self, reading->mask != 0 ? reading->mask : EVERY_DAY, 0, DAY_MINUTES);
      reading->has_times = TRUE;
    }
  else if (read_days (p, &mask))
    add_days (reading, mask);
  else if (skip (p, closed))
    *reading = (Reading){ 0 };
  else if (read_time (p, &from))
    {
      if (!skip_range_sign (p) || !read_time (p, &to))
        return FALSE;
      add_span (self, reading->mask != 0 ? reading->mask : WORKDAYS, from, to);
      reading->has_times = TRUE;
    }
  else if (!skip (p, between))
    return FALSE;

  return TRUE;
}

MdgHours *
mdg_hours_new (const char *text)
{
  g_autofree char *normal = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  g_autofree char *folded = normal != NULL ? g_utf8_strdown (normal, -1) : NULL;
  g_autoptr (MdgHours) self = g_new0 (MdgHours, 1);
  const char *p = folded;
  Reading reading = { 0 };
  guint n_spans = 0;

  for (int day = 0; day < MDG_HOURS_N_DAYS; day++)
    self->days[day] = g_array_new (FALSE, FALSE, sizeof (Span));
  if (p == NULL)
    return NULL;

  for (skip_blanks (&p); *p != '\0'; skip_blanks (&p))
    if (!read_part (self, &reading, &p))
      return NULL;

  for (int day = 0; day < MDG_HOURS_N_DAYS; day++)
    {
      n_spans += self->days[day]->len;
      g_array_sort (self->days[day], compare_spans);
    }

  return n_spans > 0 ? g_steal_pointer (&self) : NULL;
}

void
mdg_hours_free (MdgHours *self)
{
  if (self == NULL)
    return;

  for (int day = 0; day < MDG_HOURS_N_DAYS; day++)
    g_clear_pointer (&self->days[day], g_array_unref);
  g_free (self);
}

gboolean
mdg_hours_contain (const MdgHours *self,
                   int day,
                   int minute)
{
  g_return_val_if_fail (self != NULL && day >= 0 && day < MDG_HOURS_N_DAYS, FALSE);

  for (guint i = 0; i < self->days[day]->len; i++)
    {
      const Span *span = &g_array_index (self->days[day], Span, i);

      if (span->from <= minute && minute < span->to)
        return TRUE;
    }

  return FALSE;
}

gboolean
mdg_hours_are_always (const MdgHours *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (int day = 0; day < MDG_HOURS_N_DAYS; day++)
    {
      int reached = 0;

      for (guint i = 0; i < self->days[day]->len; i++)
        {
          const Span *span = &g_array_index (self->days[day], Span, i);

          if (span->from <= reached && span->to > reached)
            reached = span->to;
        }
      if (reached < DAY_MINUTES)
        return FALSE;
    }

  return TRUE;
}

char *
mdg_hours_dup_day (const MdgHours *self,
                   int day)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && day >= 0 && day < MDG_HOURS_N_DAYS, NULL);

  for (guint i = 0; i < self->days[day]->len; i++)
    {
      const Span *span = &g_array_index (self->days[day], Span, i);

      g_string_append_printf (text, "%s%d:%02d–%d:%02d", i > 0 ? " " : "", span->from / 60, span->from % 60, span->to / 60, span->to % 60);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

int
mdg_hours_get_day (const MdgDate *date)
{
  int weekday = mdg_date_weekday (date);

  if (mdg_holidays_get_name (mdg_holidays_get_default (), date) != NULL)
    return MDG_HOURS_HOLIDAY;

  return weekday - 1;
}

gboolean
mdg_hours_parse_moment (const char *text,
                        int *day,
                        int *minute)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal != NULL ? g_utf8_strdown (normal, -1) : NULL;
  const char *p = folded;
  guint mask;

  if (p == NULL)
    return FALSE;

  skip_blanks (&p);
  if (!read_day (&p, &mask, day) || *day < 0)
    return FALSE;
  skip_blanks (&p);
  if (!read_time (&p, minute) || *minute >= DAY_MINUTES)
    return FALSE;
  skip_blanks (&p);

  return *p == '\0';
}
