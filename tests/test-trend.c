#include "mdg-trend.h"

#define MONTH(year, month) ((year) *12 + (month) -1)

static void
add (MdgTrend *trend,
     int month,
     const char *code,
     int weight,
     gboolean is_starred,
     gint64 case_id)
{
  MdgTrendRow row = { month, code, weight, is_starred, case_id };

  mdg_trend_add (trend, &row);
}

static const MdgTrendIssue *
find (GPtrArray *issues,
      const char *code)
{
  for (guint i = 0; i < issues->len; i++)
    if (g_str_equal (((MdgTrendIssue *) issues->pdata[i])->code, code))
      return issues->pdata[i];

  return NULL;
}

/* A case counts once a period and once a month, however often it was ticked. */
static void
test_counts (void)
{
  g_autoptr (MdgTrend) trend = mdg_trend_new (MONTH (2025, 4), MONTH (2026, 3));
  g_autoptr (GPtrArray) issues = NULL;
  const MdgTrendIssue *issue;

  add (trend, MONTH (2025, 3), "M1a", 4, TRUE, 9);
  add (trend, MONTH (2025, 4), "M1a", 2, FALSE, 1);
  add (trend, MONTH (2025, 4), "M1a", 3, FALSE, 1);
  add (trend, MONTH (2025, 6), "M1a", 0, FALSE, 1);
  add (trend, MONTH (2025, 6), "M1a", 4, FALSE, 2);
  add (trend, MONTH (2025, 6), "M1a", 0, FALSE, 3);
  add (trend, MONTH (2026, 4), "M1a", 4, TRUE, 4);
  issues = mdg_trend_list (trend, MDG_TREND_BY_FREQUENCY, 0);
  g_assert_cmpuint (mdg_trend_get_n_months (trend), ==, 12);
  g_assert_cmpuint (issues->len, ==, 1);
  issue = issues->pdata[0];
  g_assert_cmpuint (issue->n_cases, ==, 3);
  g_assert_cmpuint (issue->counts[0], ==, 1);
  g_assert_cmpuint (issue->counts[1], ==, 0);
  g_assert_cmpuint (issue->counts[2], ==, 3);
  g_assert_cmpint (issue->gravity, ==, 35);
  g_assert_cmpint (issue->most_weight, ==, 4);
  g_assert_cmpuint (issue->n_starred, ==, 0);
  g_assert_cmpint (issue->first_month, ==, MONTH (2025, 3));
  g_assert_false (issue->is_new);
}

static void
test_rising (void)
{
  static const struct
  {
    guint counts[4];
    gboolean is_rising;
  } cases[] = {
    { { 0, 1, 2, 3 }, TRUE },
    { { 2, 3, 5, 9 }, TRUE },
    { { 1, 1, 2, 3 }, FALSE },
    { { 0, 2, 2, 3 }, FALSE },
    { { 3, 2, 1, 0 }, FALSE },
    { { 0, 0, 0, 3 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MdgTrend) trend = mdg_trend_new (MONTH (2025, 10), MONTH (2026, 3));
      g_autoptr (GPtrArray) issues = NULL;
      gint64 id = 1;

      add (trend, MONTH (2020, 1), "P1b", 0, FALSE, 999);
      for (guint j = 0; j < 4; j++)
        for (guint k = 0; k < cases[i].counts[j]; k++)
          add (trend, MONTH (2025, 12) + (int) j, "M3c", 0, FALSE, id++);
      issues = mdg_trend_list (trend, MDG_TREND_BY_FREQUENCY, 0);
      g_assert_cmpint (find (issues, "M3c")->is_rising, ==, cases[i].is_rising);
    }
}

/* In a register that has just begun everything is first seen: that is nothing new. */
static void
test_new (void)
{
  g_autoptr (MdgTrend) young = mdg_trend_new (MONTH (2025, 4), MONTH (2026, 3));
  g_autoptr (MdgTrend) old = mdg_trend_new (MONTH (2025, 4), MONTH (2026, 3));
  g_autoptr (GPtrArray) of_young = NULL;
  g_autoptr (GPtrArray) of_old = NULL;

  add (young, MONTH (2026, 2), "C2i", 0, FALSE, 1);
  of_young = mdg_trend_list (young, MDG_TREND_BY_NOVELTY, 0);
  g_assert_false (find (of_young, "C2i")->is_new);

  add (old, MONTH (2025, 4), "M1a", 0, FALSE, 1);
  add (old, MONTH (2025, 12), "M1b", 0, FALSE, 2);
  add (old, MONTH (2026, 1), "C2i", 0, FALSE, 3);
  of_old = mdg_trend_list (old, MDG_TREND_BY_NOVELTY, 0);
  g_assert_true (find (of_old, "C2i")->is_new);
  g_assert_false (find (of_old, "M1b")->is_new);
  g_assert_cmpstr (((MdgTrendIssue *) of_old->pdata[0])->code, ==, "C2i");
  g_assert_cmpstr (((MdgTrendIssue *) of_old->pdata[1])->code, ==, "M1b");
}

/* The rare but grave stays, however short the list. */
static void
test_star_is_never_hidden (void)
{
  g_autoptr (MdgTrend) trend = mdg_trend_new (MONTH (2025, 4), MONTH (2026, 3));
  g_autoptr (GPtrArray) frequent = NULL;
  g_autoptr (GPtrArray) grave = NULL;

  for (gint64 i = 1; i <= 9; i++)
    add (trend, MONTH (2025, 5), i <= 5 ? "M1a" : "F1a", 1, FALSE, i);
  add (trend, MONTH (2025, 6), "M4a", 4, TRUE, 20);
  add (trend, MONTH (2025, 6), "C2b", 4, FALSE, 21);

  frequent = mdg_trend_list (trend, MDG_TREND_BY_FREQUENCY, 1);
  g_assert_cmpuint (frequent->len, ==, 2);
  g_assert_cmpstr (((MdgTrendIssue *) frequent->pdata[0])->code, ==, "M1a");
  g_assert_cmpstr (((MdgTrendIssue *) frequent->pdata[1])->code, ==, "M4a");
  g_assert_true (((MdgTrendIssue *) frequent->pdata[1])->is_single);

  grave = mdg_trend_list (trend, MDG_TREND_BY_GRAVITY, 0);
  g_assert_cmpuint (grave->len, ==, 4);
  g_assert_cmpstr (((MdgTrendIssue *) grave->pdata[0])->code, ==, "M4a");
  g_assert_cmpstr (((MdgTrendIssue *) grave->pdata[1])->code, ==, "C2b");
  g_assert_cmpstr (((MdgTrendIssue *) grave->pdata[2])->code, ==, "M1a");
  g_assert_cmpstr (((MdgTrendIssue *) grave->pdata[3])->code, ==, "F1a");
}

static void
test_empty (void)
{
  g_autoptr (MdgTrend) trend = mdg_trend_new (MONTH (2025, 4), MONTH (2025, 4));
  g_autoptr (GPtrArray) issues = NULL;

  add (trend, MONTH (2024, 1), "M1a", 1, TRUE, 1);
  issues = mdg_trend_list (trend, MDG_TREND_BY_FREQUENCY, 0);
  g_assert_cmpuint (issues->len, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend/counts", test_counts);
  g_test_add_func ("/trend/rising", test_rising);
  g_test_add_func ("/trend/new", test_new);
  g_test_add_func ("/trend/star-is-never-hidden", test_star_is_never_hidden);
  g_test_add_func ("/trend/empty", test_empty);

  return g_test_run ();
}
