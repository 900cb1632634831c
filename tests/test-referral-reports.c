#include "mdg-referral-desk.h"
#include "mdg-report-referrals.h"

static MdgTable *
find_table (MdgReport *report,
            const char *key)
{
  GPtrArray *tables = mdg_report_get_tables (report);

  for (guint i = 0; i < tables->len; i++)
    if (g_str_equal (mdg_table_get_key (tables->pdata[i]), key))
      return tables->pdata[i];
  g_assert_not_reached ();
}

static gint64
get_number (MdgTable *table,
            const char *code,
            guint column)
{
  for (guint i = 0; i < mdg_table_get_n_rows (table); i++)
    if (g_strcmp0 (mdg_table_get_row_code (table, i), code) == 0)
      return mdg_table_get_number (table, i, column);
  g_assert_not_reached ();
}

/* What is counted: a visit in time, one in vain, an outcome under each of its reasons; a pause stands apart. */
static void
test_reports (MdgDesk *self,
              gconstpointer data)
{
  MdgRecord *referral = mdg_desk_bring_to_scheduled (self, "2026-05-20T14:00", "試験医師2");
  g_autoptr (MdgRecord) followed = mdg_desk_new_step (NULL, NULL, "2026-06-01");
  g_autoptr (GPtrArray) outcome = mdg_desk_new_outcome ("o03", "2026-05-21");
  g_autoptr (MdgReport) effect = NULL;
  g_autoptr (MdgReport) visits = NULL;
  g_autoptr (MdgReport) list = NULL;
  g_autoptr (MdgReport) empty = NULL;
  g_autoptr (MdgReport) rules = NULL;
  MdgTable *table;
  guint n_rules;

  {
    g_autoptr (MdgChange) paused = mdg_referrals_new_paused (self->workspace, mdg_record_get_uuid (referral), "family", NULL, NULL);

    mdg_desk_save (self, paused);
  }
  mdg_desk_set_today (self, "2026-05-15");
  {
    g_autoptr (MdgChange) resumed = mdg_referrals_new_resumed (self->workspace, mdg_record_get_uuid (referral), NULL);

    mdg_desk_save (self, resumed);
  }
  {
    g_autoptr (MdgRecord) now = mdg_desk_reload (self, referral);

    mdg_record_assign (referral, now);
  }
  mdg_desk_set_today (self, "2026-05-20");
  mdg_desk_record_visit (self, &referral);
  referral = mdg_desk_act_with (self, MDG_REFERRAL_BEGIN_FOLLOW, referral, followed, NULL, NULL);
  mdg_desk_set_today (self, "2026-05-21");
  mdg_record_set_text (referral, MDG_REFERRAL_SUMMARY, "診断がついた。");
  referral = mdg_desk_act_with (self, MDG_REFERRAL_CLOSE, referral, NULL, NULL, outcome);

  effect = mdg_report_effect_new (self->workspace, "2026-05-01", "2026-05-31", NULL);
  table = find_table (effect, "reasons-outcomes");
  g_assert_cmpint (get_number (table, "referrals", 10), ==, 1);
  g_assert_cmpint (get_number (table, "o03", 4), ==, 1);
  g_assert_cmpint (get_number (table, "o03", 5), ==, 1);
  g_assert_cmpint (get_number (table, "o03", 1), ==, 0);
  table = find_table (effect, "days");
  g_assert_cmpint (get_number (table, "u2", 3), ==, 5);
  g_assert_cmpint (get_number (table, "u2", 6), ==, 1);
  g_assert_cmpint (get_number (table, "u2", 7), ==, 3);
  g_assert_cmpint (get_number (table, "u1", 3), ==, MDG_TABLE_NO_NUMBER);
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (effect)), ==, 1);

  visits = mdg_report_visits_new (self->workspace, NULL, NULL, NULL);
  g_assert_cmpint (get_number (find_table (visits, "doctors"), "total", 1), ==, 1);
  g_assert_cmpint (get_number (find_table (visits, "doctors"), "total", 4), ==, 50);
  list = mdg_report_referrals_new (self->workspace, NULL, NULL, NULL);
  g_assert_cmpuint (mdg_table_get_n_rows (find_table (list, "referrals")), ==, 1);
  empty = mdg_report_referrals_new (self->workspace, "2026-06-01", NULL, NULL);
  g_assert_cmpuint (mdg_table_get_n_rows (find_table (empty, "referrals")), ==, 0);
  rules = mdg_report_referral_rules_new (self->workspace, NULL);
  mdg_referral_rules_get (&n_rules);
  g_assert_cmpuint (mdg_table_get_n_rows (find_table (rules, "referral-rules")), ==, n_rules);
  g_object_unref (referral);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/referral-reports/counts", MdgDesk, NULL, mdg_desk_set_up, test_reports, mdg_desk_tear_down);

  return g_test_run ();
}
