#include "mdg-error.h"
#include "mdg-referral-clock.h"

static const struct
{
  const char *term;
  const char *from;
  const char *due;
} dues[] = {
  /* Calendar time: to the end of the day, or to the minute some days on. */
  { "u4=0c", "2026-05-12T14:05", "2026-05-12T23:59" },
  { "u4=3c", "2026-05-12T14:05", "2026-05-15T14:05" },
  { "u4=3c", "2026-05-01T09:00", "2026-05-04T09:00" },
  { "u4=3c", "2025-12-30T16:30", "2026-01-02T16:30" },
  { "u4=3c", "2028-02-27T10:00", "2028-03-01T10:00" },
  { "u4=3c", "2027-02-27T10:00", "2027-03-02T10:00" },
  { "u4=3c", "2026-05-12", "2026-05-15T23:59" },
  /* Business days: an ordinary week, Golden Week, new year, a leap day, the five days of September. */
  { "u4=10b", "2026-06-01T09:00", "2026-06-15T23:59" },
  { "u4=10b", "2026-04-28T09:00", "2026-05-18T23:59" },
  { "u4=1b", "2026-05-01T17:00", "2026-05-07T23:59" },
  { "u4=5b", "2025-12-26T09:00", "2026-01-09T23:59" },
  { "u4=1b", "2025-12-28T09:00", "2026-01-05T23:59" },
  { "u4=2b", "2028-02-28T09:00", "2028-03-01T23:59" },
  { "u4=1b", "2026-09-18T09:00", "2026-09-24T23:59" },
  { "u4=20b", "2026-04-01T09:00", "2026-04-30T23:59" },
  { "u4=0b", "2026-05-03T09:00", "2026-05-07T23:59" },
};

static void
test_due (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    {
      MdgReferralTerms terms;
      g_autofree char *due = NULL;

      g_assert_true (mdg_referral_terms_parse (dues[i].term, &terms, NULL));
      due = mdg_referral_clock_due (&terms.terms[MDG_REFERRAL_TERM_U4], dues[i].from);
      g_test_message ("%s %s", dues[i].term, dues[i].from);
      g_assert_cmpstr (due, ==, dues[i].due);
    }

  {
    MdgReferralTerms terms;

    g_assert_true (mdg_referral_terms_parse (NULL, &terms, NULL));
    g_assert_null (mdg_referral_clock_due (&terms.terms[0], NULL));
    g_assert_null (mdg_referral_clock_due (&terms.terms[0], "2026-05"));
  }
}

static void
test_terms (void)
{
  static const char *const bad[] = { "u5=1c", "u4=", "u4=-1c", "u4=1", "u4=1x", "u4=1cc", "u4=367c", "u4", "=1c", "u4=99999999999999999999c" };
  MdgReferralTerms terms;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  g_assert_true (mdg_referral_terms_parse (NULL, &terms, NULL));
  text = mdg_referral_terms_format (&terms);
  g_assert_cmpstr (text, ==, "u4=0c u3=3c u2=10b u1=20b review=5b returned=5b report=5b follow=10b");
  g_assert_false (mdg_referral_terms_get_urgency (&terms, "u3")->is_business);
  g_assert_cmpint (mdg_referral_terms_get_urgency (&terms, "u1")->days, ==, 20);
  g_assert_null (mdg_referral_terms_get_urgency (&terms, NULL));
  g_assert_null (mdg_referral_terms_get_urgency (&terms, "review"));

  g_assert_true (mdg_referral_terms_parse ("u2=7b  review=3c", &terms, NULL));
  again = mdg_referral_terms_format (&terms);
  g_assert_cmpstr (again, ==, "u4=0c u3=3c u2=7b u1=20b review=3c returned=5b report=5b follow=10b");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mdg_referral_terms_parse (bad[i], &terms, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

static void
test_extend (void)
{
  static const struct
  {
    const char *due;
    gboolean is_business;
    const char *from_on;
    const char *to_on;
    const char *moved;
  } rows[] = {
    { "2026-05-15T14:05", FALSE, "2026-05-13", "2026-05-16", "2026-05-18T14:05" },
    { "2026-05-15T23:59", TRUE, "2026-05-13", "2026-05-18", "2026-05-20T23:59" },
    { "2026-04-30T23:59", TRUE, "2026-04-28", "2026-05-07", "2026-05-08T23:59" },
    { "2025-12-26T23:59", TRUE, "2025-12-25", "2026-01-05", "2026-01-06T23:59" },
    { "2028-02-28T12:00", FALSE, "2028-02-01", "2028-02-02", "2028-02-29T12:00" },
    { "2026-05-15T14:05", FALSE, "2026-05-13", "2026-05-13", "2026-05-15T14:05" },
    { "2026-05-15T14:05", FALSE, "2026-05-13", NULL, "2026-05-15T14:05" },
    { NULL, FALSE, "2026-05-13", "2026-05-14", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *moved = mdg_referral_clock_extend (rows[i].due, rows[i].is_business, rows[i].from_on, rows[i].to_on);

      g_assert_cmpstr (moved, ==, rows[i].moved);
    }
}

static void
test_measure (void)
{
  static const MdgReferralStop stops[] = {
    { "2026-05-01", "2026-05-08" },
    { "2026-05-07", "2026-05-09" },
    { "2026-05-20", NULL },
  };
  MdgReferralDays days;

  g_assert_true (mdg_referral_clock_measure ("2026-04-28T16:00", "2026-05-12", NULL, 0, &days));
  g_assert_cmpint (days.calendar, ==, 14);
  g_assert_cmpint (days.business, ==, 6);
  g_assert_cmpint (days.paused, ==, 0);

  /* Two stops that overlap stop the clock once. */
  g_assert_true (mdg_referral_clock_measure ("2026-04-28", "2026-05-12", stops, 2, &days));
  g_assert_cmpint (days.calendar, ==, 14);
  g_assert_cmpint (days.paused, ==, 8);
  g_assert_cmpint (days.paused_business, ==, 2);

  /* One that lasts stops it to the end. */
  g_assert_true (mdg_referral_clock_measure ("2026-05-18", "2026-05-27", stops, 3, &days));
  g_assert_cmpint (days.calendar, ==, 9);
  g_assert_cmpint (days.paused, ==, 7);

  g_assert_true (mdg_referral_clock_measure ("2028-02-28", "2028-03-01", NULL, 0, &days));
  g_assert_cmpint (days.calendar, ==, 2);
  g_assert_false (mdg_referral_clock_measure ("2026-05-12", "2026-05-11", NULL, 0, &days));
  g_assert_false (mdg_referral_clock_measure (NULL, "2026-05-11", NULL, 0, &days));
  g_assert_false (mdg_referral_clock_measure ("2026-05", "2026-05-11", NULL, 0, &days));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/referral-clock/due", test_due);
  g_test_add_func ("/referral-clock/terms", test_terms);
  g_test_add_func ("/referral-clock/extend", test_extend);
  g_test_add_func ("/referral-clock/measure", test_measure);

  return g_test_run ();
}
