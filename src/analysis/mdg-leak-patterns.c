#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-leak-private.h"

#include <stdlib.h>
#include <string.h>

/* A date so far back is that of a birth. */
#define YEARS_TO_BIRTH 15

#define KANJI "〇一二三四五六七八九十"
#define NUMBER "(?:[0-9]{1,2}|[" KANJI "]{1,3})"

typedef struct
{
  const MdgLeakReading *reading;
  const MdgDate *today;
  GArray *hits;
} Finder;

typedef void (*Matched) (Finder *finder,
                         GMatchInfo *match);

static int
read_kanji (const char *text)
{
  int value = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *found = g_utf8_strchr (KANJI, -1, g_utf8_get_char (p));
      int digit = found != NULL ? (int) g_utf8_pointer_to_offset (KANJI, found) : 0;

      if (digit == 10)
        value = MAX (value, 1) * 10;
      else
        value = value % 10 == 0 && value > 0 && value < 100 && p > text && g_utf8_get_char (g_utf8_prev_char (p)) == 0x5341 ? value + digit : value * 10 + digit;
    }

  return value;
}

static int
fetch_number (GMatchInfo *match,
              int group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  if (text == NULL || *text == '\0')
    return -1;
  if (strcmp (text, "元") == 0)
    return 1;

  return g_ascii_isdigit (*text) ? atoi (text) : read_kanji (text);
}

static void
add_hit (Finder *finder,
         GMatchInfo *match,
         MdgLeakKind kind,
         MdgLeakSeverity severity,
         char *instead)
{
  const MdgLeakReading *reading = finder->reading;
  MdgLeakHit hit = { .kind = kind, .severity = severity, .instead = instead };
  guint at;
  guint n;
  int start;
  int end;

  g_match_info_fetch_pos (match, 0, &start, &end);
  at = (guint) g_utf8_pointer_to_offset (reading->plain_text, reading->plain_text + start);
  n = (guint) g_utf8_pointer_to_offset (reading->plain_text + start, reading->plain_text + end);
  mdg_leak_reading_get_source (reading, &reading->plain, at, n, &hit.from, &hit.to);
  g_array_append_val (finder->hits, hit);
}

static void
found_age (Finder *finder,
           GMatchInfo *match)
{
  int age = fetch_number (match, 1);

  if (age <= 125)
    add_hit (finder, match, MDG_LEAK_AGE, MDG_LEAK_BLOCKED, g_strdup (mdg_age_band (age)));
}

static int
get_first_year (const char *era)
{
  static const struct
  {
    const char *name;
    int year;
  } eras[] = {
    { "令和", 2018 }, { "r", 2018 }, { "平成", 1988 }, { "h", 1988 }, { "昭和", 1925 }, { "s", 1925 }, { "大正", 1911 }, { "t", 1911 }, { "明治", 1867 }, { "m", 1867 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (eras); i++)
    if (strcmp (eras[i].name, era) == 0)
      return eras[i].year;

  return 0;
}

/* The month of a date; of a birth the age. */
static char *
widen_date (Finder *finder,
            MdgDate *date)
{
  if (finder->today->year - date->year >= YEARS_TO_BIRTH)
    return g_strdup (mdg_age_band (mdg_date_age (date, finder->today)));

  date->day = 0;

  return mdg_date_format_long (date);
}

static void
add_date (Finder *finder,
          GMatchInfo *match,
          MdgDate date)
{
  if (mdg_date_is_valid (&date))
    add_hit (finder, match, MDG_LEAK_DATE, MDG_LEAK_BLOCKED, widen_date (finder, &date));
}

static void
found_date (Finder *finder,
            GMatchInfo *match)
{
  g_autofree char *era = g_match_info_fetch (match, 1);
  int year = *era != '\0' ? get_first_year (era) + fetch_number (match, 2) : fetch_number (match, 3);

  add_date (finder, match, (MdgDate){ year, fetch_number (match, 4), fetch_number (match, 5) });
}

static void
found_joined_date (Finder *finder,
                   GMatchInfo *match)
{
  add_date (finder, match, (MdgDate){ fetch_number (match, 1), fetch_number (match, 2), fetch_number (match, 3) });
}

static gboolean
is_day (int month,
        int day)
{
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static char *
dup_month (int month)
{
  return g_strdup_printf ("%d月", month);
}

static void
found_day (Finder *finder,
           GMatchInfo *match)
{
  int month = fetch_number (match, 1);

  if (is_day (month, fetch_number (match, 2)))
    add_hit (finder, match, MDG_LEAK_DATE, MDG_LEAK_BLOCKED, dup_month (month));
}

/* 5/12 may be a day, and five out of twelve. */
static void
found_fraction (Finder *finder,
                GMatchInfo *match)
{
  int month = fetch_number (match, 1);

  if (is_day (month, fetch_number (match, 2)))
    add_hit (finder, match, MDG_LEAK_DATE, MDG_LEAK_WARNING, dup_month (month));
}

/* Its size only: 5万円 is 数万円. */
static const char *
get_size_of_amount (double yen)
{
  static const struct
  {
    double below;
    const char *words;
  } sizes[] = {
    { 1e3, "数百円" }, { 1e4, "数千円" }, { 1e5, "数万円" }, { 2e5, "十数万円" }, { 1e6, "数十万円" }, { 1e7, "数百万円" }, { 1e8, "数千万円" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (yen < sizes[i].below)
      return sizes[i].words;

  return "数億円";
}

static double
read_amount (const char *number,
             const char *unit)
{
  g_autoptr (GString) digits = g_string_new (number);
  double value;

  g_string_replace (digits, ",", "", 0);
  value = g_ascii_isdigit (*number) ? g_ascii_strtod (digits->str, NULL) : read_kanji (number);
  for (const char *p = unit; *p != '\0'; p = g_utf8_next_char (p))
    switch (g_utf8_get_char (p))
      {
      case 0x767E: /* 百 */
        value *= 1e2;
        break;

      case 0x5343: /* 千 */
        value *= 1e3;
        break;

      case 0x4E07: /* 万 */
        value *= 1e4;
        break;

      default: /* 億 */
        value *= 1e8;
      }

  return value;
}

static void
found_amount (Finder *finder,
              GMatchInfo *match)
{
  g_autofree char *number = g_match_info_fetch (match, 1);
  g_autofree char *unit = g_match_info_fetch (match, 2);
  double yen = read_amount (number, unit);

  if (yen > 0)
    add_hit (finder, match, MDG_LEAK_AMOUNT, MDG_LEAK_BLOCKED, g_strdup (get_size_of_amount (yen)));
}

static void
found_house (Finder *finder,
             GMatchInfo *match)
{
  add_hit (finder, match, MDG_LEAK_ADDRESS, MDG_LEAK_BLOCKED, NULL);
}

/* On text folded by mdg_text_fold (); a line feed stands between blocks. */
static const struct
{
  const char *expression;
  Matched matched;
} patterns[] = {
  /* Not a band: 65歳以上, 65~69歳. */
  { "(?<![0-9" KANJI "~.\\-])([0-9]{1,3}|[" KANJI "]{1,4}) ?(?:歳|才)(?! ?(?:以上|未満|以下|代|台|超|児|~|-))", found_age },
  { "(?<![0-9a-z])(?:(令和|平成|昭和|大正|明治|[rhstm]) ?(元|" NUMBER ") ?[年./-]|((?:19|20)[0-9]{2}) ?[年./-]) ?(" NUMBER ") ?[月./-] ?(" NUMBER ")(?![0-9]) ?日?", found_date },
  { "(?<![0-9])((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])(?![0-9])", found_joined_date },
  { "(?<![0-9" KANJI "年./-])(" NUMBER ") ?月 ?(" NUMBER ") ?日", found_day },
  { "(?<![0-9./-])(?<!頁)(?<!頁 )(?<!ぺーじ)(?<!ぺーじ )(?<!page )([0-9]{1,2})/([0-9]{1,2})(?![0-9./-])", found_fraction },
  { "(?<![0-9.,])([0-9][0-9,]*(?:\\.[0-9]+)?|[" KANJI "]+) ?([百千万億]*) ?円(?!形|滑|卓|安|高)", found_amount },
  { "(?:[0-9]+|[" KANJI "]+) ?(?:丁目 ?[0-9" KANJI "]|番地|番 ?(?:[0-9]+|[" KANJI "]+) ?号)(?: ?[0-9]+(?: ?番地?| ?号)?(?:[の-] ?[0-9]+)*)*", found_house },
  { "〒 ?[0-9]{3}-?[0-9]{4}", found_house },
};

static GRegex *
get_regex (gsize index)
{
  static GRegex *regexes[G_N_ELEMENTS (patterns)];
  static gsize is_ready;

  if (g_once_init_enter (&is_ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
        {
          g_autoptr (GError) error = NULL;

          regexes[i] = g_regex_new (patterns[i].expression, 0, 0, &error);
          if (regexes[i] == NULL)
            g_error ("%s: %s", patterns[i].expression, error->message);
        }
      g_once_init_leave (&is_ready, 1);
    }

  return regexes[index];
}

void
mdg_leak_patterns_find (const MdgLeakReading *reading,
                        const MdgDate *today,
                        GArray *hits)
{
  Finder finder = { reading, today, hits };

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      g_regex_match (get_regex (i), reading->plain_text, 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        patterns[i].matched (&finder, match);
    }
}
