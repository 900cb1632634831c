#include "mdg-report-monthly.h"

#include <glib/gstdio.h>

#include "mdg-consultation.h"
#include "mdg-install.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"

/* Every figure of the monthly report against plain SQL on the sample. */

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  MdgDate today = { 2026, 3, 31 };

  self->folder = mdg_test_folder_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, TRUE);
  mdg_workspace_set_today (self->workspace, &today);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

static MdgTable *
get_table (MdgReport *report,
           const char *key)
{
  GPtrArray *tables = mdg_report_get_tables (report);

  for (guint i = 0; i < tables->len; i++)
    if (g_str_equal (mdg_table_get_key (tables->pdata[i]), key))
      return tables->pdata[i];

  g_assert_not_reached ();
}

/* Figures by SQL of ?1 ≤ time < ?2 with ?3 as the code of the line. */
static gint64
ask (Fixture *self,
     const char *sql,
     const char *from,
     const char *to,
     const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (mdg_workspace_get_store (self->workspace), sql, &error);

  g_assert_no_error (error);
  mdg_statement_bind_text (stmt, 1, from);
  mdg_statement_bind_text (stmt, 2, to);
  if (code != NULL)
    mdg_statement_bind_text (stmt, 3, code);
  g_assert_cmpint (mdg_statement_step (stmt, &error), ==, MDG_STEP_ROW);

  return mdg_statement_get_int64 (stmt, 0);
}

#define IN_PERIOD "c.state = 0 AND c.received_at >= ?1 AND c.received_at < ?2"
#define FROM_PERIOD " FROM consultation c WHERE " IN_PERIOD
#define COLUMN(name) "SELECT count (*)" FROM_PERIOD " AND ifnull (c." name ", 'unknown') = ?3"
#define CONTACTS " FROM contact t JOIN consultation c ON c.id = t.consultation AND c.state = 0 WHERE t.state = 0 AND t.at >= ?1 AND t.at < ?2"
#define RESIDENT " AND (ifnull (c.affil_kind, '') = 'none' OR ifnull (c.profession, '') IN ('self', 'family', 'neigh'))"
#define HANDED " AND (c.handover_on IS NOT NULL OR c.handover_result IS NOT NULL)"
#define CODES(axis) " FROM consultation_code k JOIN consultation c ON c.id = k.consultation_id WHERE k.axis = " axis " AND " IN_PERIOD
#define NO_CODES(axis) " AND NOT EXISTS (SELECT 1 FROM consultation_code k WHERE k.consultation_id = c.id AND k.axis = " axis ")"

#define REFERRALS "(SELECT r.kind, r.received_at, r.closed_on, coalesce ((SELECT min (v.visited_on) FROM referral_visit v WHERE v.referral = r.id AND v.state = 0), r.advised_on) AS done" \
                  "  FROM referral r WHERE r.state = 0 AND r.number IS NOT NULL)"
#define REQUESTED "SELECT count (*) FROM " REFERRALS " WHERE received_at >= ?1 AND received_at < ?2"
#define WAITED "(SELECT julianday (done) - julianday (substr (received_at, 1, 10)) AS n FROM " REFERRALS " WHERE done >= ?1 AND done < ?2)"

/* What a line of a table is by SQL; a code of NULL is every line that is not named. figure: which one of a pair. */
static const struct
{
  const char *table;
  const char *code;
  guint figure;
  const char *sql;
} figures[] = {
  { "summary", "total", 0, "SELECT count (*)" FROM_PERIOD },
  { "summary", "people", 0, "SELECT count (DISTINCT c.subject)" FROM_PERIOD },
  { "summary", "no-case", 0, "SELECT count (*)" FROM_PERIOD " AND c.is_no_case" },
  { "summary", "contacts", 0, "SELECT count (*)" CONTACTS },
  { "summary", "call-in", 0, "SELECT count (*)" CONTACTS " AND t.channel = 'tel' AND t.direction = 'in'" },
  { "summary", "call-out", 0, "SELECT count (*)" CONTACTS " AND t.channel = 'tel' AND t.direction = 'out'" },
  { "summary", "visit", 0, "SELECT count (*)" CONTACTS " AND t.channel = 'home'" },
  { "summary", "fax", 0, "SELECT count (*)" CONTACTS " AND t.channel = 'fax'" },
  { "summary", "ict", 0, "SELECT count (*)" CONTACTS " AND t.channel = 'ict'" },
  { "summary", "meeting", 0, "SELECT count (*)" CONTACTS " AND t.channel IN ('meet', 'web')" },
  { "summary", "other", 0, "SELECT count (*)" CONTACTS " AND ifnull (t.channel, '') NOT IN ('home', 'fax', 'ict', 'meet', 'web') AND NOT (ifnull (t.channel, '') = 'tel' AND ifnull (t.direction, '') IN ('in', 'out'))" },
  { "summary", "minutes", 0, "SELECT ifnull (sum (t.minutes), 0)" CONTACTS },
  { "summary", NULL, 0, COLUMN ("kind") },
  { "by-channel", "total", 0, "SELECT count (*)" FROM_PERIOD },
  { "by-channel", NULL, 0, COLUMN ("channel") },
  { "by-affiliation", "total", 0, "SELECT count (*)" FROM_PERIOD },
  { "by-affiliation", NULL, 0, COLUMN ("affil_kind") },
  { "by-profession", "total", 0, "SELECT count (*)" FROM_PERIOD },
  { "by-profession", NULL, 0, COLUMN ("profession") },
  { "residents", "residents", 0, "SELECT count (*)" FROM_PERIOD RESIDENT },
  { "residents", "handed-over", 0, "SELECT count (*)" FROM_PERIOD RESIDENT HANDED },
  { "residents", "no-result", 0, "SELECT count (*)" FROM_PERIOD RESIDENT HANDED " AND c.handover_result IS NULL" },
  { "residents", NULL, 0, "SELECT count (*)" FROM_PERIOD RESIDENT " AND c.handover_result = ?3" },
  { "outreach", "requests", 0, REQUESTED },
  { "outreach", "outreach", 0, REQUESTED " AND kind = ?3" },
  { "outreach", "advice", 0, REQUESTED " AND kind = ?3" },
  { "outreach", "done", 0, "SELECT count (*) FROM " REFERRALS " WHERE done >= ?1 AND done < ?2" },
  { "outreach", "waiting", 0, "SELECT count (*) FROM " REFERRALS " WHERE received_at < ?2 AND ifnull (done, '9') >= ?2 AND ifnull (closed_on, '9') >= ?2" },
  { "outreach", "median", 0, "SELECT ifnull ((SELECT CAST (avg (n) + 0.5 AS INTEGER) FROM (SELECT n FROM " WAITED " ORDER BY n LIMIT 2 - (SELECT count (*) FROM " WAITED ") % 2 OFFSET ((SELECT count (*) FROM " WAITED ") - 1) / 2)), -9223372036854775807 - 1)" },
  { "by-content", "total", 0, "SELECT count (*)" FROM_PERIOD },
  { "by-content", "total", 1, "SELECT (SELECT count (*)" CODES ("1") ") + (SELECT count (*)" FROM_PERIOD NO_CODES ("1") ")" },
  { "by-content", "unknown", 0, "SELECT count (*)" FROM_PERIOD NO_CODES ("1") },
  { "by-content", "unknown", 1, "SELECT count (*)" FROM_PERIOD NO_CODES ("1") },
  { "by-content", NULL, 0, "SELECT count (*)" CODES ("1") " AND k.position = 0 AND (k.code = ?3 OR (length (?3) = 1 AND substr (k.code, 1, 1) = ?3))" },
  { "by-content", NULL, 1, "SELECT count (*)" CODES ("1") " AND (k.code = ?3 OR (length (?3) = 1 AND substr (k.code, 1, 1) = ?3))" },
  { "by-scene", "total", 0, "SELECT (SELECT count (*)" CODES ("2") ") + (SELECT count (*)" FROM_PERIOD NO_CODES ("2") ")" },
  { "by-scene", "unknown", 0, "SELECT count (*)" FROM_PERIOD NO_CODES ("2") },
  { "by-scene", NULL, 0, "SELECT count (*)" CODES ("2") " AND k.code = ?3" },
  { "by-area", "total", 0, "SELECT count (*)" FROM_PERIOD },
  { "by-area", "total", 1, "SELECT count (DISTINCT c.subject)" FROM_PERIOD },
  { "by-area", NULL, 0, "SELECT count (*)" FROM_PERIOD " AND ifnull ((SELECT code FROM area WHERE id = c.area), 'unknown') = ?3" },
  { "by-area", NULL, 1, "SELECT count (*)" FROM_PERIOD " AND c.subject IS NOT NULL AND ifnull ((SELECT code FROM area WHERE id = c.area), 'unknown') = ?3"
                        " AND NOT EXISTS (SELECT 1 FROM consultation n WHERE n.subject = c.subject AND n.state = 0 AND n.received_at >= ?1 AND n.received_at < ?2"
                        " AND (n.received_at, n.id) > (c.received_at, c.id))" },
};

static const char *
find_sql (const char *table,
          const char *code,
          guint figure)
{
  const char *any = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (!g_str_equal (figures[i].table, table) || figures[i].figure != figure)
        continue;
      if (g_strcmp0 (figures[i].code, code) == 0)
        return figures[i].sql;
      if (figures[i].code == NULL)
        any = figures[i].sql;
    }
  g_assert_nonnull (any);

  return any;
}

/* periods: from and to of the four columns; NULL where the register has no number. */
static guint
check_table (Fixture *self,
             MdgTable *table,
             const char *const periods[4][2])
{
  guint width = (mdg_table_get_n_columns (table) - 1) / 4;
  guint n = 0;

  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    for (guint i = 0; i < 4 * width; i++)
      {
        const char *code = mdg_table_get_row_code (table, row);
        gint64 number = mdg_table_get_number (table, row, i + 1);
        gint64 expected = MDG_TABLE_NO_NUMBER;

        if (periods[i / width][0] != NULL)
          expected = ask (self, find_sql (mdg_table_get_key (table), code, i % width), periods[i / width][0], periods[i / width][1], code);
        if (number != expected)
          g_test_message ("%s, %s, column %u", mdg_table_get_key (table), code, i + 1);
        g_assert_cmpint (number, ==, expected);
        n++;
      }

  return n;
}

static void
check_month (Fixture *self,
             int year,
             int month,
             const char *const periods[4][2])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_monthly_new (self->workspace, year, month, 1, &error);
  GPtrArray *tables;
  guint n = 0;

  g_assert_no_error (error);
  tables = mdg_report_get_tables (report);
  g_assert_cmpuint (tables->len, ==, 9);
  for (guint i = 0; i < tables->len; i++)
    n += check_table (self, tables->pdata[i], periods);
  g_assert_cmpuint (n, >, 500);
}

static void
test_first_year (Fixture *self,
                 gconstpointer data)
{
  static const char *const march[4][2] = { { "2026-03-01", "2026-04-01" }, { "2026-02-01", "2026-03-01" }, { NULL, NULL }, { "2025-04-01", "2026-04-01" } };
  static const char *const april[4][2] = { { "2025-04-01", "2025-05-01" }, { NULL, NULL }, { NULL, NULL }, { "2025-04-01", "2025-05-01" } };

  check_month (self, 2026, 3, march);
  check_month (self, 2025, 4, april);
}

static void
test_next_year (Fixture *self,
                gconstpointer data)
{
  static const char *const june[4][2] = { { "2026-06-01", "2026-07-01" }, { "2026-05-01", "2026-06-01" }, { "2025-06-01", "2025-07-01" }, { "2026-04-01", "2026-07-01" } };
  static const char *const january[4][2] = { { "2026-01-01", "2026-02-01" }, { "2025-12-01", "2026-01-01" }, { NULL, NULL }, { "2025-04-01", "2026-02-01" } };

  check_month (self, 2026, 6, june);
  check_month (self, 2026, 1, january);
}

/* Lines without subtotals add up to the total, and that is the one of the summary. */
static void
test_totals (Fixture *self,
             gconstpointer data)
{
  static const char *const keys[] = { "by-channel", "by-affiliation", "by-profession", "by-content", "by-area" };
  g_autoptr (MdgReport) report = mdg_report_monthly_new (self->workspace, 2026, 3, 1, NULL);
  MdgTable *summary = get_table (report, "summary");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      MdgTable *table = get_table (report, keys[i]);
      guint width = (mdg_table_get_n_columns (table) - 1) / 4;
      guint total = mdg_table_get_total_row (table);
      gint64 sum = 0;

      for (guint row = 0; row < total; row++)
        if (mdg_table_get_row_level (table, row) >= 0)
          sum += mdg_table_get_number (table, row, 1);
      g_assert_cmpint (sum, ==, mdg_table_get_number (table, total, 1));
      g_assert_cmpint (sum, ==, mdg_table_get_number (summary, mdg_table_get_total_row (summary), 1));
      g_assert_cmpint (mdg_table_get_number (table, total, 1 + 3 * width), ==, mdg_table_get_number (summary, mdg_table_get_total_row (summary), 4));
    }
}

static guint
count_marks (MdgReport *report)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (mdg_report_get_document (report));
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    if (g_str_has_prefix (((const MdgPlacedText *) texts->pdata[i])->text, "*"))
      n++;

  return n;
}

static guint
find_edition (Fixture *self,
              int month)
{
  g_autoptr (GError) error = NULL;
  guint edition = 0;

  mdg_report_monthly_find_edition (self->workspace, 2026, month, &edition, &error);
  g_assert_no_error (error);

  return edition;
}

static void
write_report (Fixture *self,
              MdgReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "out.csv", NULL);

  mdg_report_write (report, self->workspace, path, MDG_OUTPUT_PLAIN, &error);
  g_assert_no_error (error);
  g_unlink (path);
}

static void
add_consultation (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgConsultation) added = mdg_consultation_new ();
  g_autoptr (MdgChange) change = mdg_change_new ("Added");

  mdg_record_set_text (MDG_RECORD (added), MDG_CONSULTATION_TEXT, "text");
  mdg_record_set_text (MDG_RECORD (added), MDG_CONSULTATION_RECEIVED_AT, "2026-03-30T16:00");
  mdg_record_set_text (MDG_RECORD (added), MDG_CONSULTATION_KIND, "new");
  mdg_change_add (change, MDG_RECORD (added));
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
}

static void
test_edition (Fixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) first = mdg_report_monthly_new (self->workspace, 2026, 3, 1, &error);
  g_autoptr (MdgReport) unknown = mdg_report_monthly_new (self->workspace, 2026, 3, 2, &error);
  g_autoptr (MdgReport) same = NULL;
  g_autoptr (MdgReport) changed = NULL;

  g_assert_no_error (error);
  g_assert_null (mdg_report_get_left_out (first));
  g_assert_nonnull (mdg_report_get_left_out (unknown));
  g_assert_cmpuint (find_edition (self, 3), ==, 1);
  write_report (self, first);
  /* The same figures again, as another kind of file, are the same edition. */
  g_assert_cmpuint (find_edition (self, 3), ==, 1);
  g_assert_cmpuint (find_edition (self, 2), ==, 1);

  same = mdg_report_monthly_new (self->workspace, 2026, 3, 2, &error);
  g_assert_null (mdg_report_get_left_out (same));
  g_assert_cmpuint (count_marks (same), ==, 0);

  add_consultation (self);
  g_assert_cmpuint (find_edition (self, 3), ==, 2);
  changed = mdg_report_monthly_new (self->workspace, 2026, 3, 2, &error);
  /* In this month and the fiscal year: the kind and the total, then in seven tables "unknown" and the total where
     there is one; content has two figures a period, area counts no person. Residents do not change. */
  g_assert_cmpuint (count_marks (changed), ==, 2 * (2 + 3 * 2 + 2 * 2 + 2 + 2));
  /* One sheet all the same. */
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (first)), ==, 2);
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (changed)), ==, 2);
}

/* What the command line puts out while the window edits is kept for the next edition too. */
static void
test_edition_of_reader (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) reader = mdg_workspace_open (mdg_workspace_get_path (self->workspace), MDG_STORE_READ_ONLY, &error);
  g_autofree char *path = g_build_filename (self->folder, "out.json", NULL);
  g_autoptr (MdgReport) report = NULL;
  MdgDate today = { 2026, 3, 31 };

  g_assert_no_error (error);
  mdg_workspace_set_today (reader, &today);
  report = mdg_report_monthly_new (reader, 2026, 3, 1, &error);
  g_assert_no_error (error);
  mdg_report_write (report, reader, path, MDG_OUTPUT_PLAIN, &error);
  g_assert_no_error (error);
  g_unlink (path);
  mdg_workspace_close (reader);

  g_assert_cmpuint (find_edition (self, 3), ==, 1);
  add_consultation (self);
  g_assert_cmpuint (find_edition (self, 3), ==, 2);
}

/* A long list gathers what has no figure in one line of noughts. */
static void
test_gathered (Fixture *self,
               gconstpointer data)
{
  static const char *const keys[] = { "by-affiliation", "by-profession" };
  g_autoptr (MdgReport) report = mdg_report_monthly_new (self->workspace, 2026, 3, 1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      MdgTable *table = get_table (report, keys[i]);
      guint n = 0;

      for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
        if (g_str_equal (mdg_table_get_row_code (table, row), "gathered"))
          {
            n++;
            g_assert_cmpint (mdg_table_get_number (table, row, 1), ==, 0);
            g_assert_cmpint (mdg_table_get_number (table, row, 4), ==, 0);
          }
      g_assert_cmpuint (n, ==, 1);
    }
}

static void
test_notes (Fixture *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *note = NULL;
  gboolean is_printed = FALSE;

  g_assert_null (mdg_report_monthly_dup_note (self->workspace, 2026, 3, MDG_MONTHLY_PLANS));
  mdg_report_monthly_set_note (self->workspace, 2026, 3, MDG_MONTHLY_PLANS, "在宅ケア委員会", &error);
  g_assert_no_error (error);
  note = mdg_report_monthly_dup_note (self->workspace, 2026, 3, MDG_MONTHLY_PLANS);
  g_assert_cmpstr (note, ==, "在宅ケア委員会");
  g_assert_null (mdg_report_monthly_dup_note (self->workspace, 2026, 2, MDG_MONTHLY_PLANS));

  report = mdg_report_monthly_new (self->workspace, 2026, 3, 1, &error);
  texts = mdg_document_list_texts (mdg_report_get_document (report));
  for (guint i = 0; i < texts->len; i++)
    is_printed = is_printed || g_str_equal (((const MdgPlacedText *) texts->pdata[i])->text, "在宅ケア委員会");
  g_assert_true (is_printed);
}

static void
test_refused (Fixture *self,
              gconstpointer data)
{
  static const struct
  {
    int year;
    int month;
    guint edition;
  } requests[] = { { 2026, 0, 1 }, { 2026, 13, 1 }, { 2026, 3, 0 }, { 20260, 3, 1 }, { 1, 3, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mdg_report_monthly_new (self->workspace, requests[i].year, requests[i].month, requests[i].edition, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc,
      char **argv)
{
  /* In the words of the form, which have to fit. */
  g_setenv ("LANGUAGE", "ja", TRUE);
  mdg_install_set_locale ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/report-monthly/first-year", Fixture, NULL, set_up, test_first_year, tear_down);
  g_test_add ("/report-monthly/next-year", Fixture, NULL, set_up, test_next_year, tear_down);
  g_test_add ("/report-monthly/totals", Fixture, NULL, set_up, test_totals, tear_down);
  g_test_add ("/report-monthly/edition", Fixture, NULL, set_up, test_edition, tear_down);
  g_test_add ("/report-monthly/edition-of-reader", Fixture, NULL, set_up, test_edition_of_reader, tear_down);
  g_test_add ("/report-monthly/gathered", Fixture, NULL, set_up, test_gathered, tear_down);
  g_test_add ("/report-monthly/notes", Fixture, NULL, set_up, test_notes, tear_down);
  g_test_add ("/report-monthly/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
