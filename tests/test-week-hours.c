#include "mdg-error.h"
#include "mdg-week-hours.h"

static void
test_read_and_shown (void)
{
  static const struct
  {
    const char *typed;
    const char *code;
    const char *shown;
  } rows[] = {
    { "月・木 13:00–15:00", "mon 13:00-15:00;thu 13:00-15:00", "月・木 13:00–15:00" },
    { "月、木　１３時〜１５時", "mon 13:00-15:00;thu 13:00-15:00", "月・木 13:00–15:00" },
    { "月木13-15", "mon 13:00-15:00;thu 13:00-15:00", "月・木 13:00–15:00" },
    { "月曜日 9時半から12時", "mon 09:30-12:00", "月 9:30–12:00" },
    { "平日 9-17、土 9-12", "mon 09:00-17:00;tue 09:00-17:00;wed 09:00-17:00;thu 09:00-17:00;fri 09:00-17:00;sat 09:00-12:00", "月–金 9:00–17:00　土 9:00–12:00" },
    { "月〜水 午後1時-午後3時", "mon 13:00-15:00;tue 13:00-15:00;wed 13:00-15:00", "月–水 13:00–15:00" },
    { "火 9-12 14-17", "tue 09:00-12:00;tue 14:00-17:00", "火 9:00–12:00　火 14:00–17:00" },
    { "土日祝 18:00-8:00", "sat 18:00-08:00;sun 18:00-08:00;hol 18:00-08:00", "土・日・祝 18:00–翌8:00" },
    { "土・日", "sat 00:00-24:00;sun 00:00-24:00", "土・日 24時間" },
    { "金〜月 20-24", "mon 20:00-24:00;fri 20:00-24:00;sat 20:00-24:00;sun 20:00-24:00", "月・金–日 20:00–24:00" },
    { "mon-fri 9:00-17:00", "mon 09:00-17:00;tue 09:00-17:00;wed 09:00-17:00;thu 09:00-17:00;fri 09:00-17:00", "月–金 9:00–17:00" },
    { "月 13-15 月 13-15", "mon 13:00-15:00", "月 13:00–15:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) slots = mdg_week_hours_parse (rows[i].typed, &error);
      g_autoptr (GArray) again = NULL;
      g_autofree char *code = NULL;
      g_autofree char *same = NULL;
      g_autofree char *shown = NULL;

      g_assert_no_error (error);
      code = mdg_week_hours_dup_code (slots);
      g_assert_cmpstr (code, ==, rows[i].code);
      shown = mdg_week_hours_format (code);
      g_assert_cmpstr (shown, ==, rows[i].shown);
      /* What is kept and what is shown read the same again. */
      again = mdg_week_hours_parse (shown, &error);
      g_assert_no_error (error);
      same = mdg_week_hours_dup_code (again);
      g_assert_cmpstr (same, ==, rows[i].code);
    }
}

static void
test_refused (void)
{
  static const char *const rows[] = { "", "いつでも", "月 25-26", "月 13", "月 13:70-15", "13-13", "月 13-15 たぶん", "祝-月 9-10", "月 9-" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mdg_week_hours_parse (rows[i], &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

static void
test_covers (void)
{
  static const struct
  {
    const char *hours;
    const char *day;
    int from;
    int to;
    gboolean covers;
  } rows[] = {
    { "月 13-15", "2026-05-11", 13 * 60, 15 * 60, TRUE },
    { "月 13-15", "2026-05-11", 13 * 60, 15 * 60 + 1, FALSE },
    { "月 13-15", "2026-05-12", 13 * 60, 15 * 60, FALSE },
    /* The holiday of a Monday has the hours of holidays only. */
    { "月 13-15", "2026-07-20", 13 * 60, 14 * 60, FALSE },
    { "月祝 13-15", "2026-07-20", 13 * 60, 14 * 60, TRUE },
    /* Between the years. */
    { "水 13-15", "2026-12-30", 13 * 60, 14 * 60, FALSE },
    { "祝 13-15", "2026-12-30", 13 * 60, 14 * 60, TRUE },
    /* Over midnight: Saturday night goes on into Sunday. */
    { "土 18-8", "2026-05-16", 23 * 60, 24 * 60, TRUE },
    { "土 18-8", "2026-05-17", 7 * 60, 7 * 60 + 30, TRUE },
    { "土 18-8", "2026-05-17", 7 * 60, 9 * 60, FALSE },
    { "土 18-8", "2026-05-16", 7 * 60, 7 * 60 + 30, FALSE },
    { "毎日 24時間", "2026-05-16", 0, MDG_DAY_MINUTES, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) slots = mdg_week_hours_parse (rows[i].hours, NULL);
      g_autofree char *code = mdg_week_hours_dup_code (slots);
      MdgDate date;

      g_assert_true (mdg_date_parse_iso (rows[i].day, &date));
      g_assert_cmpint (mdg_week_hours_cover (code, &date, rows[i].from, rows[i].to), ==, rows[i].covers);
    }
}

static void
test_hours_of_a_day (void)
{
  MdgDate date = { 2026, 5, 12 };
  g_autofree char *hours = mdg_week_hours_dup_day ("mon 13:00-15:00;tue 09:00-12:00;tue 14:00-17:00", &date);

  g_assert_cmpstr (hours, ==, "9:00–12:00・14:00–17:00");
  date.day = 13;
  g_assert_null (mdg_week_hours_dup_day ("mon 13:00-15:00;tue 09:00-12:00", &date));
  g_assert_null (mdg_week_hours_dup_day (NULL, &date));
}

static void
test_clock (void)
{
  int minutes;

  g_assert_true (mdg_clock_parse ("９：３０", &minutes));
  g_assert_cmpint (minutes, ==, 9 * 60 + 30);
  g_assert_true (mdg_clock_parse ("1330", &minutes));
  g_assert_cmpint (minutes, ==, 13 * 60 + 30);
  g_assert_true (mdg_clock_parse ("13時", &minutes));
  g_assert_cmpint (minutes, ==, 13 * 60);
  g_assert_false (mdg_clock_parse ("25:00", &minutes));
  g_assert_false (mdg_clock_parse ("13:60", &minutes));
  g_assert_false (mdg_clock_parse (NULL, &minutes));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/week-hours/read-and-shown", test_read_and_shown);
  g_test_add_func ("/week-hours/refused", test_refused);
  g_test_add_func ("/week-hours/covers", test_covers);
  g_test_add_func ("/week-hours/of-a-day", test_hours_of_a_day);
  g_test_add_func ("/week-hours/clock", test_clock);

  return g_test_run ();
}
