#include "mdg-business-days.h"
#include "mdg-date.h"
#include "mdg-error.h"
#include "mdg-letters.h"

#include <string.h>

/* A Tuesday. */
static const MdgDate today = { 2026, 5, 12 };

typedef struct
{
  MdgDateUse use;
  const char *typed;
  const char *iso;     /* NULL when refused */
  const char *message; /* part of the reason */
} Case;

static const Case cases[] = {
  { MDG_DATE_FULL, "S10.3.5", "1935-03-05" },
  { MDG_DATE_FULL, "s10/3/5", "1935-03-05" },
  { MDG_DATE_FULL, "S10-3-5", "1935-03-05" },
  { MDG_DATE_FULL, "Ｓ１０．３．５", "1935-03-05" },
  { MDG_DATE_FULL, " S 10 3 5 ", "1935-03-05" },
  { MDG_DATE_FULL, "S10ー3ー5", "1935-03-05" },
  { MDG_DATE_FULL, "S10・3・5", "1935-03-05" },
  { MDG_DATE_FULL, "昭10/3/5", "1935-03-05" },
  { MDG_DATE_FULL, "昭和10年3月5日", "1935-03-05" },
  { MDG_DATE_FULL, "昭和１０年３月５日", "1935-03-05" },
  { MDG_DATE_FULL, "昭和10年 3月 5日", "1935-03-05" },
  { MDG_DATE_FULL, "昭和10年3月5日(火)", "1935-03-05" },
  { MDG_DATE_FULL, "S100305", "1935-03-05" },
  { MDG_DATE_FULL, "㍼10.3.5", "1935-03-05" },
  { MDG_DATE_FULL, "㍻2.3.5", "1990-03-05" },
  { MDG_DATE_FULL, "㋿2.3.5", "2020-03-05" },
  { MDG_DATE_FULL, "令和元年5月1日", "2019-05-01" },
  { MDG_DATE_FULL, "R1.5.1", "2019-05-01" },
  { MDG_DATE_FULL, "R元.5.1", "2019-05-01" },
  { MDG_DATE_FULL, "1935-03-05", "1935-03-05" },
  { MDG_DATE_FULL, "1935/3/5", "1935-03-05" },
  { MDG_DATE_FULL, "1935.3.5", "1935-03-05" },
  { MDG_DATE_FULL, "19350305", "1935-03-05" },
  { MDG_DATE_FULL, "1935年3月5日", "1935-03-05" },
  { MDG_DATE_FULL, "1935", "1935" },
  { MDG_DATE_FULL, "1935年", "1935" },
  { MDG_DATE_FULL, "1935-03", "1935-03" },
  { MDG_DATE_FULL, "1935年3月", "1935-03" },
  { MDG_DATE_FULL, "R7", "2025" },
  { MDG_DATE_FULL, "R7.4", "2025-04" },
  { MDG_DATE_FULL, "S13", "1938" },
  { MDG_DATE_FULL, "平成31年", "2019" },
  { MDG_DATE_FULL, "令和元年", "2019" },
  { MDG_DATE_FULL, "S64", "1989" },
  { MDG_DATE_FULL, "H1", "1989" },
  { MDG_DATE_FULL, "S64.1", "1989-01" },
  { MDG_DATE_FULL, "S64.1.7", "1989-01-07" },
  { MDG_DATE_FULL, "H1.1.8", "1989-01-08" },
  { MDG_DATE_FULL, "H31.4.30", "2019-04-30" },
  { MDG_DATE_FULL, "T15.12.24", "1926-12-24" },
  { MDG_DATE_FULL, "S1.12.25", "1926-12-25" },
  { MDG_DATE_FULL, "M45.1.5", "1912-01-05" },
  { MDG_DATE_FULL, "T1.7.30", "1912-07-30" },
  { MDG_DATE_FULL, "1940-02-29", "1940-02-29" },
  { MDG_DATE_FULL, "R8.5.12", "2026-05-12" },

  { MDG_DATE_FULL, "", NULL, "No date" },
  { MDG_DATE_FULL, "　", NULL, "No date" },
  { MDG_DATE_FULL, "昭和64年1月8日", NULL, "H1.1.8" },
  { MDG_DATE_FULL, "平成31年5月1日", NULL, "R1.5.1" },
  { MDG_DATE_FULL, "H31.5", NULL, "R1.5" },
  { MDG_DATE_FULL, "S65", NULL, "H2" },
  { MDG_DATE_FULL, "H1.1.7", NULL, "平成 begins on 1/8 of 1989. Write S64.1.7." },
  { MDG_DATE_FULL, "T15.12.25", NULL, "S1.12.25" },
  { MDG_DATE_FULL, "1935-02-30", NULL, "昭和10年2月 has days 1 to 28" },
  { MDG_DATE_FULL, "S15.2.30", NULL, "1 to 29" },
  { MDG_DATE_FULL, "S10.13.5", NULL, "no month 13" },
  { MDG_DATE_FULL, "S10.0.5", NULL, "no month 0" },
  { MDG_DATE_FULL, "S10.3.0", NULL, "Check the day" },
  { MDG_DATE_FULL, "R8.5.13", NULL, "ahead of today" },
  { MDG_DATE_FULL, "R9", NULL, "ahead of today" },
  { MDG_DATE_FULL, "1900-05-12", NULL, "125" },
  { MDG_DATE_FULL, "M30.1.1", NULL, "125" },
  { MDG_DATE_FULL, "昭和十年三月五日", NULL, "kanji" },
  { MDG_DATE_FULL, "5/12", NULL, "no year" },
  { MDG_DATE_FULL, "12", NULL, "no year" },
  { MDG_DATE_FULL, "10.3.5", NULL, "era of year 10" },
  { MDG_DATE_FULL, "S10.3.5(月)", NULL, "weekday" },
  { MDG_DATE_FULL, "今日", NULL, "could not be read" },
  { MDG_DATE_FULL, "S1003", NULL, "could not be read" },
  { MDG_DATE_FULL, "S10.3.5.7", NULL, "could not be read" },
  { MDG_DATE_FULL, "1935-", NULL, "could not be read" },
  { MDG_DATE_FULL, "193503", NULL, "could not be read" },
  { MDG_DATE_FULL, "3月1935年", NULL, "could not be read" },
  { MDG_DATE_FULL, "X10.3.5", NULL, "could not be read" },
  { MDG_DATE_FULL, "99999999999999999999", NULL, "could not be read" },
  { MDG_DATE_FULL, "S0.1.1", NULL, "could not be read" },

  { MDG_DATE_RECENT, "5/12", "2026-05-12" },
  { MDG_DATE_RECENT, "5月12日", "2026-05-12" },
  { MDG_DATE_RECENT, "5.12", "2026-05-12" },
  { MDG_DATE_RECENT, "5/12 火", "2026-05-12" },
  { MDG_DATE_RECENT, "5/12(火)", "2026-05-12" },
  { MDG_DATE_RECENT, "5/12（火曜日）", "2026-05-12" },
  { MDG_DATE_RECENT, "6/12", "2026-06-12" },
  { MDG_DATE_RECENT, "6/13", "2025-06-13" },
  { MDG_DATE_RECENT, "12/28", "2025-12-28" },
  { MDG_DATE_RECENT, "2/29", "2024-02-29" },
  { MDG_DATE_RECENT, "12", "2026-05-12" },
  { MDG_DATE_RECENT, "12日", "2026-05-12" },
  { MDG_DATE_RECENT, "31", "2026-05-31" },
  { MDG_DATE_RECENT, "R8.5", "2026-05" },
  { MDG_DATE_RECENT, "今日", "2026-05-12" },
  { MDG_DATE_RECENT, "昨日", "2026-05-11" },
  { MDG_DATE_RECENT, "おととい", "2026-05-10" },
  { MDG_DATE_RECENT, "R8.5.12 火", "2026-05-12" },
  { MDG_DATE_RECENT, "5/12(月)", NULL, "令和8年5月12日(火)" },
  { MDG_DATE_RECENT, "2/30", NULL, "has days 1 to 28" },
  { MDG_DATE_RECENT, "32", NULL, "no day 32" },
  { MDG_DATE_RECENT, "13/1", NULL, "no month 13" },
  { MDG_DATE_RECENT, "8.5.12", NULL, "era of year 8" },
  { MDG_DATE_RECENT, "5月", NULL, "could not be read" },
  { MDG_DATE_RECENT, "来週火曜", NULL, "could not be read" },

  { MDG_DATE_DUE, "今日", "2026-05-12" },
  { MDG_DATE_DUE, "明日", "2026-05-13" },
  { MDG_DATE_DUE, "あした", "2026-05-13" },
  { MDG_DATE_DUE, "アス", "2026-05-13" },
  { MDG_DATE_DUE, "明後日", "2026-05-14" },
  { MDG_DATE_DUE, "あさって", "2026-05-14" },
  { MDG_DATE_DUE, "月曜", "2026-05-18" },
  { MDG_DATE_DUE, "月", "2026-05-18" },
  { MDG_DATE_DUE, "火", "2026-05-19" },
  { MDG_DATE_DUE, "金曜日", "2026-05-15" },
  { MDG_DATE_DUE, "日曜", "2026-05-17" },
  { MDG_DATE_DUE, "今週金曜", "2026-05-15" },
  { MDG_DATE_DUE, "来週火曜", "2026-05-19" },
  { MDG_DATE_DUE, "来週の月曜日", "2026-05-18" },
  { MDG_DATE_DUE, "再来週水曜", "2026-05-27" },
  { MDG_DATE_DUE, "+3", "2026-05-15" },
  { MDG_DATE_DUE, "＋３", "2026-05-15" },
  { MDG_DATE_DUE, "+4", "2026-05-18" },
  { MDG_DATE_DUE, "+0", "2026-05-12" },
  { MDG_DATE_DUE, "3日後", "2026-05-15" },
  { MDG_DATE_DUE, "2週間後", "2026-05-26" },
  { MDG_DATE_DUE, "1か月後", "2026-06-12" },
  { MDG_DATE_DUE, "１ヶ月後", "2026-06-12" },
  { MDG_DATE_DUE, "5/12", "2026-05-12" },
  { MDG_DATE_DUE, "5/11", "2027-05-11" },
  { MDG_DATE_DUE, "2/29", "2028-02-29" },
  { MDG_DATE_DUE, "20", "2026-05-20" },
  { MDG_DATE_DUE, "11", "2026-06-11" },
  { MDG_DATE_DUE, "R8.5.20", "2026-05-20" },
  { MDG_DATE_DUE, "今週月曜", NULL, "already past" },
  { MDG_DATE_DUE, "昨日", NULL, "already past" },
  { MDG_DATE_DUE, "R8.5", NULL, "no day" },
  { MDG_DATE_DUE, "+1000", NULL, "could not be read" },
  { MDG_DATE_DUE, "先週火曜", NULL, "could not be read" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (GError) error = NULL;
      MdgDate date = { 1, 1, 1 };
      gboolean read = mdg_date_parse (c->typed, c->use, &today, &date, &error);

      g_test_message ("%s", c->typed);
      if (c->iso != NULL)
        {
          g_autofree char *iso = NULL;

          g_assert_no_error (error);
          g_assert_true (read);
          iso = mdg_date_dup_iso (&date);
          g_assert_cmpstr (iso, ==, c->iso);
        }
      else
        {
          g_assert_false (read);
          g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
          if (strstr (error->message, c->message) == NULL)
            g_error ("“%s” says: %s", c->typed, error->message);
          /* What was there stays. */
          g_assert_cmpint (date.year, ==, 1);
        }
    }
}

/* A page pasted into a date field: a short answer, at once. */
static void
test_long_text (void)
{
  g_autofree char *digits = g_strnfill (1000000, '9');
  g_autofree char *letters = g_strnfill (1000000, 'x');
  const char *const texts[] = { digits, letters, "5/12\xe3", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int use = MDG_DATE_FULL; use <= MDG_DATE_DUE; use++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GError) time_error = NULL;
        g_autofree char *iso = NULL;
        MdgDate date;

        g_assert_false (mdg_date_parse (texts[i], (MdgDateUse) use, &today, &date, &error));
        g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
        g_assert_cmpint (strlen (error->message), <, 300);
        g_assert_false (mdg_datetime_parse (texts[i], &today, &iso, &time_error));
        g_assert_error (time_error, MDG_ERROR, MDG_ERROR_INVALID);
        g_assert_cmpint (strlen (time_error->message), <, 300);
      }
}

static void
test_year_end (void)
{
  MdgDate december = { 2026, 12, 20 };
  MdgDate date;

  g_assert_true (mdg_date_parse ("1/5", MDG_DATE_RECENT, &december, &date, NULL));
  g_assert_cmpint (date.year, ==, 2027);
  g_assert_true (mdg_date_parse ("1/21", MDG_DATE_RECENT, &december, &date, NULL));
  g_assert_cmpint (date.year, ==, 2026);
  g_assert_true (mdg_date_parse ("5", MDG_DATE_DUE, &december, &date, NULL));
  g_assert_cmpint (date.year, ==, 2027);
  g_assert_cmpint (date.month, ==, 1);
}

static void
test_formats_read_back (void)
{
  MdgDate first = { 1912, 1, 1 };
  MdgDate last = { 2026, 5, 12 };
  gint32 end = mdg_date_to_days (&last);

  for (gint32 day = mdg_date_to_days (&first); day <= end; day += 3)
    {
      MdgDate date;
      MdgDate partial;
      g_autofree char *texts[4] = { NULL };

      mdg_date_from_days (day, &date);
      texts[0] = mdg_date_format_short (&date);
      texts[1] = mdg_date_format_short_weekday (&date);
      texts[2] = mdg_date_format_long (&date);
      texts[3] = mdg_date_dup_iso (&date);
      for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autoptr (GError) error = NULL;
          MdgDate back;

          mdg_date_parse (texts[i], MDG_DATE_FULL, &today, &back, &error);
          g_assert_no_error (error);
          g_assert_cmpint (mdg_date_compare (&date, &back), ==, 0);
          g_clear_pointer (&texts[i], g_free);
        }

      partial = (MdgDate){ date.year, date.day % 2 ? date.month : 0, 0 };
      texts[0] = mdg_date_format_short (&partial);
      texts[1] = mdg_date_format_long (&partial);
      for (gsize i = 0; i < 2; i++)
        {
          MdgDate back;

          g_assert_true (mdg_date_parse (texts[i], MDG_DATE_FULL, &today, &back, NULL));
          g_assert_cmpint (mdg_date_compare (&partial, &back), ==, 0);
          g_clear_pointer (&texts[i], g_free);
        }
    }
}

static void
test_format (void)
{
  static const struct
  {
    const char *iso;
    const char *brief;
    const char *weekday;
    const char *near;
    const char *full;
  } rows[] = {
    { "2026-05-12", "R8.5.12", "R8.5.12 火", "5/12 火", "令和8年5月12日(火)" },
    { "2027-03-31", "R9.3.31", "R9.3.31 水", "3/31 水", "令和9年3月31日(水)" },
    { "2026-03-31", "R8.3.31", "R8.3.31 火", "R8.3.31", "令和8年3月31日(火)" },
    { "2019-05-01", "R1.5.1", "R1.5.1 水", "R1.5.1", "令和元年5月1日(水)" },
    { "1989-01-07", "S64.1.7", "S64.1.7 土", "S64.1.7", "昭和64年1月7日(土)" },
    { "1989-01-08", "H1.1.8", "H1.1.8 日", "H1.1.8", "平成元年1月8日(日)" },
    { "1926-12-25", "S1.12.25", "S1.12.25 土", "S1.12.25", "昭和元年12月25日(土)" },
    { "1938", "S13", "S13", "S13", "昭和13年" },
    { "2026-05", "R8.5", "R8.5", "R8.5", "令和8年5月" },
    { "2019", "R1", "R1", "R1", "令和元年" },
    { "1850-01-01", "1850-01-01", "1850-01-01 火", "1850-01-01", "1850年1月1日(火)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MdgDate date;
      g_autofree char *brief = NULL;
      g_autofree char *weekday = NULL;
      g_autofree char *near = NULL;
      g_autofree char *full = NULL;

      g_assert_true (mdg_date_parse_iso (rows[i].iso, &date));
      brief = mdg_date_format_short (&date);
      weekday = mdg_date_format_short_weekday (&date);
      near = mdg_date_format_near (&date, &today);
      full = mdg_date_format_long (&date);
      g_assert_cmpstr (brief, ==, rows[i].brief);
      g_assert_cmpstr (weekday, ==, rows[i].weekday);
      g_assert_cmpstr (near, ==, rows[i].near);
      g_assert_cmpstr (full, ==, rows[i].full);
    }
}

static void
test_iso (void)
{
  static const char *const bad[] = { "", "193", "1935-13", "1935-00", "1935-2-3", "1935-02-30", "1935-02-00", "0000-01-01", "1935-02-01 ", "1935/02/01", "１９３５" };
  MdgDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (mdg_date_parse_iso (bad[i], &date));
  g_assert_false (mdg_date_parse_iso (NULL, &date));
}

static void
test_days (void)
{
  MdgDate epoch = { 1970, 1, 1 };
  MdgDate previous;

  g_assert_cmpint (mdg_date_to_days (&epoch), ==, 0);
  g_assert_cmpint (mdg_date_weekday (&epoch), ==, 4);

  mdg_date_from_days (-60000, &previous);
  for (gint32 day = -59999; day < 60000; day++)
    {
      MdgDate date;

      mdg_date_from_days (day, &date);
      g_assert_true (mdg_date_is_valid (&date));
      g_assert_cmpint (mdg_date_to_days (&date), ==, day);
      g_assert_cmpint (mdg_date_compare (&previous, &date), <, 0);
      g_assert_cmpint (mdg_date_weekday (&date), ==, mdg_date_weekday (&previous) % 7 + 1);
      previous = date;
    }
}

static void
test_age (void)
{
  static const struct
  {
    const char *birth;
    const char *at;
    int age;
    const char *band;
  } rows[] = {
    { "1935-03-05", "2026-03-04", 90, "90歳以上" },
    { "1935-03-05", "2026-03-05", 91, "90歳以上" },
    { "1936-03-05", "2026-03-04", 89, "80代" },
    { "1940-02-29", "2026-02-28", 85, "80代" },
    { "1940-02-29", "2026-03-01", 86, "80代" },
    { "1946", "2026-01-01", 80, "80代" },
    { "1946-06", "2026-05-31", 79, "70代" },
    { "1961-05-12", "2026-05-12", 65, "65–69" },
    { "1961-05-13", "2026-05-12", 64, "65歳未満" },
    { "1956-05-12", "2026-05-12", 70, "70代" },
    { "2026-05-12", "2026-05-12", 0, "65歳未満" },
    { "2026-05-13", "2026-05-12", -1, "不明" },
    { "2028-01-01", "2026-05-12", -1, "不明" },
    { "1912-01-05", "2026-01-05", 114, "90歳以上" },
  };
  MdgDate unknown = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MdgDate birth;
      MdgDate at;
      int age;

      g_assert_true (mdg_date_parse_iso (rows[i].birth, &birth));
      g_assert_true (mdg_date_parse_iso (rows[i].at, &at));
      age = mdg_date_age (&birth, &at);
      g_assert_cmpint (age, ==, rows[i].age);
      g_assert_cmpstr (mdg_age_band (age), ==, rows[i].band);
    }
  g_assert_cmpint (mdg_date_age (&unknown, &today), ==, -1);
}

static void
test_fiscal_year (void)
{
  static const struct
  {
    int year;
    const char *brief;
    const char *full;
  } rows[] = {
    { 2026, "R8", "令和8年度" },
    { 2019, "R1", "令和元年度" },
    { 2018, "H30", "平成30年度" },
    { 1989, "H1", "平成元年度" },
    { 1988, "S63", "昭和63年度" },
  };
  MdgDate march = { 2026, 3, 31 };
  MdgDate april = { 2026, 4, 1 };

  g_assert_cmpint (mdg_date_fiscal_year (&march), ==, 2025);
  g_assert_cmpint (mdg_date_fiscal_year (&april), ==, 2026);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *brief = mdg_fiscal_year_format_short (rows[i].year);
      g_autofree char *full = mdg_fiscal_year_format_long (rows[i].year);

      g_assert_cmpstr (brief, ==, rows[i].brief);
      g_assert_cmpstr (full, ==, rows[i].full);
    }
}

static const struct
{
  const char *typed;
  const char *iso;
} times[] = {
  { "14:05", "2026-05-12T14:05" },
  { "１４：０５", "2026-05-12T14:05" },
  { "1405", "2026-05-12T14:05" },
  { "905", "2026-05-12T09:05" },
  { "14時5分", "2026-05-12T14:05" },
  { "14時", "2026-05-12T14:00" },
  { "14時半", "2026-05-12T14:30" },
  { "午後2時", "2026-05-12T14:00" },
  { "午後2時5分", "2026-05-12T14:05" },
  { "午前9:30", "2026-05-12T09:30" },
  { "午後12時半", "2026-05-12T12:30" },
  { "午前12時", "2026-05-12T00:00" },
  { "0:00", "2026-05-12T00:00" },
  { "23:59", "2026-05-12T23:59" },
  { "5/11 14:05", "2026-05-11T14:05" },
  { "5/11 9時", "2026-05-11T09:00" },
  { "昨日 午後2時", "2026-05-11T14:00" },
  { "昨日14:05", "2026-05-11T14:05" },
  { "5月11日14時5分", "2026-05-11T14:05" },
  { "R8.5.11 1405", "2026-05-11T14:05" },
  { "R8.5.11 月 14:05", "2026-05-11T14:05" },
  { "2026-05-11T14:05", "2026-05-11T14:05" },
  { "2026-05-11 14:05:59", "2026-05-11T14:05" },
  { "令和8年5月11日(月) 14時05分", "2026-05-11T14:05" },
  { "24:00", NULL },
  { "14:60", NULL },
  { "午後13時", NULL },
  { "2500", NULL },
  { "5/12", NULL },
  { "", NULL },
  { "R8.5 14:05", NULL },
  { "x 14:05", NULL },
  { "5/11(金) 14:05", NULL },
};

static void
test_datetime (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *iso = NULL;

      g_test_message ("%s", times[i].typed);
      mdg_datetime_parse (times[i].typed, &today, &iso, &error);
      g_assert_cmpstr (iso, ==, times[i].iso);
      if (times[i].iso != NULL)
        {
          g_autofree char *text = mdg_datetime_format (iso);
          g_autofree char *back = NULL;

          g_assert_no_error (error);
          g_assert_true (mdg_datetime_is_valid (iso));
          g_assert_true (mdg_datetime_parse (text, &today, &back, NULL));
          g_assert_cmpstr (back, ==, iso);
        }
      else
        g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

static void
test_datetime_format (void)
{
  static const char *const bad[] = { "2026-05-12", "2026-05-12T24:00", "2026-05-12T14:60", "2026-05-12 14:05", "2026-02-30T14:05", "2026-05-12T1405x", "" };
  g_autofree char *text = mdg_datetime_format ("2026-05-12T14:05");
  g_autofree char *early = mdg_datetime_format ("2026-05-12T09:05");
  g_autofree char *now = mdg_datetime_now ();

  g_assert_cmpstr (text, ==, "R8.5.12 火 14:05");
  g_assert_cmpstr (early, ==, "R8.5.12 火 9:05");
  g_assert_true (mdg_datetime_is_valid (now));
  g_assert_false (mdg_datetime_is_valid (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (mdg_datetime_is_valid (bad[i]));
}

static void
test_letters (void)
{
  static const struct
  {
    guint index;
    const char *letters;
  } rows[] = { { 0, "A" }, { 14, "O" }, { 25, "Z" }, { 26, "AA" }, { 27, "AB" }, { 51, "AZ" }, { 52, "BA" }, { 701, "ZZ" }, { 702, "AAA" }, { G_MAXUINT, "MWLQKWV" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *letters = mdg_letters_dup (rows[i].index);

      g_assert_cmpstr (letters, ==, rows[i].letters);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/long-text", test_long_text);
  g_test_add_func ("/date/year-end", test_year_end);
  g_test_add_func ("/date/formats-read-back", test_formats_read_back);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/age", test_age);
  g_test_add_func ("/date/fiscal-year", test_fiscal_year);
  g_test_add_func ("/datetime/parse", test_datetime);
  g_test_add_func ("/datetime/format", test_datetime_format);
  g_test_add_func ("/letters/index", test_letters);

  return g_test_run ();
}
