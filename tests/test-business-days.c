#include "mdg-business-days.h"

static MdgDate
date_of (const char *iso)
{
  MdgDate date = { 0 };

  g_assert_true (mdg_date_parse_iso (iso, &date));
  return date;
}

static void
test_holidays (void)
{
  static const struct
  {
    const char *iso;
    const char *name; /* NULL when it is none */
  } rows[] = {
    { "2000-01-01", "元日" },
    { "2000-01-10", "成人の日" },
    { "2000-05-04", "国民の休日" },
    { "2002-07-20", "海の日" },
    { "2003-07-21", "海の日" },
    { "2005-03-21", "振替休日" },
    { "2006-01-02", "振替休日" },
    { "2006-04-29", "みどりの日" },
    { "2007-04-29", "昭和の日" },
    { "2007-05-04", "みどりの日" },
    { "2008-05-06", "振替休日" },
    { "2009-09-22", "国民の休日" },
    { "2015-09-22", "国民の休日" },
    { "2016-08-11", "山の日" },
    { "2018-12-24", "振替休日" },
    { "2019-04-30", "国民の休日" },
    { "2019-05-01", "休日（天皇の即位の日）" },
    { "2019-05-02", "国民の休日" },
    { "2019-10-22", "休日（即位礼正殿の儀の行われる日）" },
    { "2019-12-23", NULL },
    { "2019-02-23", NULL },
    { "2020-02-24", "振替休日" },
    { "2020-07-23", "海の日" },
    { "2020-07-24", "スポーツの日" },
    { "2020-08-10", "山の日" },
    { "2020-08-11", NULL },
    { "2020-10-12", NULL },
    { "2021-07-22", "海の日" },
    { "2021-07-23", "スポーツの日" },
    { "2021-08-08", "山の日" },
    { "2021-08-09", "振替休日" },
    { "2021-10-11", NULL },
    { "2022-10-10", "スポーツの日" },
    { "2024-02-12", "振替休日" },
    { "2024-09-22", "秋分の日" },
    { "2024-09-23", "振替休日" },
    { "2025-05-06", "振替休日" },
    { "2026-05-06", "振替休日" },
    { "2026-09-22", "国民の休日" },
    { "2027-03-22", "振替休日" },
    { "2026-05-12", NULL },
    { "1999-01-01", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MdgDate date = date_of (rows[i].iso);

      g_test_message ("%s", rows[i].iso);
      g_assert_cmpstr (mdg_holidays_get_name (mdg_holidays_get_default (), &date), ==, rows[i].name);
    }
  g_assert_cmpint (mdg_holidays_get_last_year (mdg_holidays_get_default ()), >=, 2027);
}

/* The law of the substitute: after a holiday on a Sunday, the next day that is none is free. */
static void
test_substitutes (void)
{
  const MdgHolidays *holidays = mdg_holidays_get_default ();

  for (int year = 2000; year <= 2030; year++)
    {
      MdgDate first = { year, 1, 1 };
      MdgDate last = { year, 12, 31 };
      gint32 end = mdg_date_to_days (&last);
      int count = 0;

      for (gint32 day = mdg_date_to_days (&first); day <= end; day++)
        {
          MdgDate date;
          MdgDate monday;

          mdg_date_from_days (day, &date);
          mdg_date_from_days (day + 1, &monday);
          if (mdg_holidays_get_name (holidays, &date) == NULL)
            continue;
          count++;
          if (mdg_date_weekday (&date) == 7)
            g_assert_nonnull (mdg_holidays_get_name (holidays, &monday));
        }
      g_assert_cmpint (count, >=, 15);
      g_assert_cmpint (count, <=, 22);
    }
}

static void
test_is_one (void)
{
  static const struct
  {
    const char *iso;
    gboolean open;
  } rows[] = {
    { "2026-05-12", TRUE },
    { "2026-05-16", FALSE }, /* Saturday */
    { "2026-05-17", FALSE },
    { "2026-05-05", FALSE },
    { "2026-12-28", TRUE },
    { "2026-12-29", FALSE },
    { "2026-12-31", FALSE },
    { "2027-01-01", FALSE },
    { "2030-01-03", FALSE },
    { "2027-01-04", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MdgDate date = date_of (rows[i].iso);

      g_assert_cmpint (mdg_business_days_is_one (&date), ==, rows[i].open);
    }
}

static void
test_add (void)
{
  static const struct
  {
    const char *from;
    int days;
    const char *result;
  } rows[] = {
    { "2026-05-12", 0, "2026-05-12" },
    { "2026-05-12", 3, "2026-05-15" },
    { "2026-05-12", 4, "2026-05-18" },
    { "2026-05-12", -1, "2026-05-11" },
    { "2026-05-11", -1, "2026-05-08" },
    { "2026-05-16", 0, "2026-05-18" },
    { "2026-05-16", 1, "2026-05-18" },
    { "2026-05-18", -1, "2026-05-15" },
    { "2026-05-01", 1, "2026-05-07" }, /* the golden week */
    { "2026-12-28", 1, "2027-01-04" },
    { "2026-12-28", 10, "2027-01-18" },
    { "2026-09-18", 1, "2026-09-24" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MdgDate from = date_of (rows[i].from);
      MdgDate result;
      g_autofree char *iso = NULL;

      mdg_business_days_add (&from, rows[i].days, &result);
      iso = mdg_date_dup_iso (&result);
      g_assert_cmpstr (iso, ==, rows[i].result);
    }
}

static void
test_between (void)
{
  MdgDate from = date_of ("2026-04-28");
  gint32 first = mdg_date_to_days (&from);

  for (int days = 0; days < 40; days++)
    {
      MdgDate until;

      mdg_business_days_add (&from, days, &until);
      g_assert_cmpint (mdg_business_days_between (&from, &until), ==, days);
      g_assert_cmpint (mdg_business_days_between (&until, &from), ==, -days);
    }
  for (gint32 day = first; day < first + 60; day++)
    {
      MdgDate a;
      MdgDate b;

      mdg_date_from_days (day, &a);
      mdg_date_from_days (day + 1, &b);
      g_assert_cmpint (mdg_business_days_between (&a, &b), ==, mdg_business_days_is_one (&b));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/business-days/holidays", test_holidays);
  g_test_add_func ("/business-days/substitutes", test_substitutes);
  g_test_add_func ("/business-days/is-one", test_is_one);
  g_test_add_func ("/business-days/add", test_add);
  g_test_add_func ("/business-days/between", test_between);

  return g_test_run ();
}
