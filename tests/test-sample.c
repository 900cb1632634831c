/* The made-up centre has exactly the proportions it is meant to have, the same each time. */

#include "mdg-check.h"
#include "mdg-dump.h"
#include "mdg-sample.h"
#include "mdg-store.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  MdgSampleOptions options;
  MdgStore *store;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("madoguchi-sample-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "s.madoguchi", NULL);
  mdg_sample_options_init (&self->options);
}

static void
remove_register (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_remove (file);
    }
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_clear_object (&self->store);
  remove_register (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static void
make (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->store);
  remove_register (self->path);
  mdg_sample_create (self->path, &self->options, NULL, NULL, &error);
  g_assert_no_error (error);
  self->store = mdg_store_open (self->path, MDG_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
}

/* "a=1 b=2": first column, "=", second column of each row. */
static char *
ask (Fixture *self,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, sql, &error);
  GString *answer = g_string_new (NULL);

  g_assert_no_error (error);
  while (mdg_statement_step (stmt, &error) == MDG_STEP_ROW)
    {
      const char *name = mdg_statement_get_text (stmt, 0);

      g_string_append_printf (answer, "%s%s", answer->len > 0 ? " " : "", name != NULL ? name : "-");
      if (mdg_statement_get_n_columns (stmt) > 1)
        g_string_append_printf (answer, "=%" G_GINT64_FORMAT, mdg_statement_get_int64 (stmt, 1));
    }
  g_assert_no_error (error);

  return g_string_free (answer, FALSE);
}

typedef struct
{
  const char *sql;
  const char *answer;
} Question;

static const Question questions[] = {
  { "SELECT count (*) FROM consultation", "300" },
  { "SELECT count (*) FROM \"case\"", "60" },
  { "SELECT substr (received_at, 1, 7), count (*) FROM consultation GROUP BY 1",
    "2025-04=22 2025-05=24 2025-06=27 2025-07=26 2025-08=23 2025-09=25 2025-10=28 2025-11=26 2025-12=22 2026-01=24 2026-02=25 2026-03=28" },
  { "SELECT strftime ('%w', substr (received_at, 1, 10)), count (*) FROM consultation GROUP BY 1", "1=72 2=62 3=58 4=52 5=53 6=3" },
  { "SELECT CASE WHEN t < '10:00' THEN 'a' WHEN t < '12:00' THEN 'b' WHEN t < '13:00' THEN 'c' WHEN t < '15:00' THEN 'd' WHEN t < '17:00' THEN 'e' ELSE 'f' END, count (*)"
    "  FROM (SELECT substr (received_at, 12) AS t FROM consultation) GROUP BY 1",
    "a=60 b=108 c=12 d=72 e=42 f=6" },
  { "SELECT channel, count (*) FROM consultation GROUP BY 1", "fax=18 home=9 ict=27 letter=2 mail=12 meet=9 tel=207 visit_in=15 web=1" },
  { "SELECT profession, count (*) FROM consultation GROUP BY 1",
    "carer=1 cgsc=96 city=12 cm=72 cm_chief=12 csc=5 csw=4 dent=3 dh=2 dr=3 dr_home=8 dr_hosp=7 emt=1 fac=4 family=6 hc=2 minsei=2 msw=27 neigh=1 ns_disch=9 ns_visit=15 pharm=6 self=2" },
  { "SELECT code, count (*) FROM consultation_code WHERE axis = 1 AND position = 0 GROUP BY 1",
    "A1=45 A2=15 A3=12 A4=6 A5=3 A6=9 A7=9 A8=21 B1=21 B2=18 B3=6 C1=27 C2=15 C3=18 C4=21 C5=12 C6=9 D1=6 D2=5 D3=2 E1=4 E2=4 E3=3 E4=3 F1=2 F2=1 G1=2 G2=1" },
  { "SELECT count (*) FROM consultation_code WHERE axis = 1 AND position = 1", "114" },
  { "SELECT code, count (*) FROM consultation_code WHERE axis = 2 GROUP BY 1", "acute=18 adm=60 daily=189 dem=78 dis=2 eol=24 inf=3 none=9" },
  { "SELECT code, count (*) FROM consultation_code WHERE axis = 3 GROUP BY 1", "advise=96 conf=15 coord=84 handover=21 info=150 intro=63 listen=3 outreach=24 visit=18" },
  { "SELECT count (*) FROM consultation WHERE follow_state = 'pending'", "12" },
  { "SELECT kind, count (*) FROM consultation GROUP BY 1", "continue=75 new=195 repeat=30" },
  { "SELECT count (*) FROM consultation WHERE is_conference", "48" },
  { "SELECT CASE WHEN minutes <= 15 THEN 'a' WHEN minutes <= 30 THEN 'b' WHEN minutes <= 60 THEN 'c' ELSE 'd' END, count (*) FROM contact WHERE is_first GROUP BY 1", "a=165 b=84 c=39 d=12" },
  { "SELECT count (*) FROM consultation WHERE \"case\" IS NOT NULL", "196" },
  { "SELECT min (n) || '-' || max (n) FROM (SELECT count (*) AS n FROM consultation WHERE \"case\" IS NOT NULL GROUP BY \"case\")", "1-11" },
  { "SELECT n FROM (SELECT count (*) AS n FROM consultation WHERE \"case\" IS NOT NULL GROUP BY \"case\" ORDER BY n) LIMIT 2 OFFSET 29", "3 3" },
  { "SELECT min (n) || '-' || max (n) FROM (SELECT count (*) AS n FROM contact GROUP BY consultation)", "1-12" },
  { "SELECT sum (direction = 'out') * 2 > count (*) FROM contact", "1" },
  { "SELECT age_band, count (*) FROM \"case\" GROUP BY 1", "40代=1 50代=4 60代=5 70代=17 80代=25 90代=8" },
  { "SELECT sex, count (*) FROM \"case\" GROUP BY 1", "f=34 m=25 unknown=1" },
  { "SELECT s.care_level, count (*) FROM subject AS s JOIN \"case\" AS c ON c.subject = s.id WHERE s.care_flag IS NULL GROUP BY 1",
    "jiritsu=2 k1=9 k2=8 k3=6 k4=5 k5=4 none=12 s1=2 s2=3 sogo=2 unknown=1" },
  { "SELECT household_kind || ifnull ('/' || household_sub, ''), count (*) FROM \"case\" GROUP BY 1",
    "alone=26 elderly=14 other/child80=8 other/couple_child=3 other/facility=2 other/fam=5 other/sib=1 unknown=1" },
  { "SELECT s.insurance, count (*) FROM subject AS s JOIN \"case\" AS c ON c.subject = s.id GROUP BY 1", "kokuho=9 kouki=38 seiho=9 shaho=3 unknown=1" },
  { "SELECT s.has_doctor, count (*) FROM subject AS s JOIN \"case\" AS c ON c.subject = s.id GROUP BY 1", "no=29 yes=31" },
  { "SELECT a.position, count (*) FROM \"case\" AS c JOIN area AS a ON a.id = c.area GROUP BY 1 ORDER BY a.position",
    "0=5 1=2 2=3 3=3 4=3 5=5 6=6 7=5 8=5 9=4 10=5 11=5 12=4 13=2 14=3" },
  { "SELECT substr (issue, 1, 2), count (*) FROM case_issue GROUP BY 1", "C1=21 C2=24 C3=17 F1=43 F2=27 M1=28 M2=15 M3=37 M4=20 P1=34 P2=31" },
  { "SELECT min (n) || '-' || max (n) FROM (SELECT count (*) AS n FROM case_issue GROUP BY \"case\")", "2-8" },
  { "SELECT count (*) FROM (SELECT 1 FROM case_issue GROUP BY \"case\", issue HAVING count (*) > 1)", "0" },
  { "SELECT CAST (population AS TEXT) FROM (SELECT sum (population) AS population FROM town)", "478046" },
  { "SELECT count (*) FROM area WHERE NOT is_outside", "15" },
  { "SELECT count (DISTINCT wide_area) FROM area WHERE wide_area IS NOT NULL", "3" },
  { "SELECT count (*) FROM town", "60" },
  { "SELECT sum (length (\"text\") > 800) FROM consultation", "15" },
  { "SELECT count (*) FROM consultation WHERE \"text\" IS NULL", "1" },
  { "SELECT count (*) > 0 FROM consultation WHERE \"text\" LIKE '%A<B & \"%'", "1" },
  { "SELECT count (*) FROM subject WHERE is_anonymous", "1" },
  { "SELECT count (*) FROM consultation WHERE received_at > entered_at", "0" },
  { "SELECT max (substr (\"at\", 1, 10)) <= '2026-03-31' FROM contact", "1" },
  { "SELECT kind || '/' || status, count (*) FROM referral GROUP BY 1",
    "advice/closed=5 advice/triage=1 bed/arranging=1 broker/arranging=1 broker/closed=4 broker/withdrawn=1 discharge/closed=1 discharge/follow=2 nutri/follow=1 nutri/visited=1 oral/arranging=1 oral/follow=1"
    " outreach/arranging=1 outreach/closed=11 outreach/declined=1 outreach/follow=3 outreach/scheduled=1 outreach/withdrawn=1 startup/follow=1 twodr/visited=1" },
  { "SELECT urgency, count (*) FROM referral GROUP BY 1", "u1=16 u2=17 u3=6 u4=1" },
  { "SELECT t.code, count (*) FROM term AS t JOIN referral AS r ON ' ' || r.reasons || ' ' LIKE '% ' || t.code || ' %' WHERE t.vocabulary = 'reason9' GROUP BY t.position",
    "shujii=6 ikensho=7 shinsei=8 jushin=11 byotai=8 sainyuin=3 enge=2 koku=2 other=6" },
  { "SELECT outcome, count (*) FROM referral_outcome WHERE span = 'close' GROUP BY 1", "o01=6 o02=4 o03=5 o04=5 o05=3 o06=4 o07=4 o08=2 o11=1 o14=9 o16=1 o19=1" },
  { "SELECT min (d) || '-' || max (d), count (*) FROM (SELECT julianday (min (v.visited_on)) - julianday (substr (r.received_at, 1, 10)) AS d FROM referral AS r JOIN referral_visit AS v ON v.referral = r.id"
    "  WHERE v.visited_on IS NOT NULL GROUP BY r.id)",
    "1.0-27.0=17" },
  { "SELECT CAST (d AS INTEGER) FROM (SELECT julianday (min (v.visited_on)) - julianday (substr (r.received_at, 1, 10)) AS d FROM referral AS r JOIN referral_visit AS v ON v.referral = r.id"
    "  WHERE v.visited_on IS NOT NULL GROUP BY r.id ORDER BY d) LIMIT 1 OFFSET 8",
    "8" },
  { "SELECT count (*) FROM referral WHERE reschedules > 0", "3" },
  { "SELECT count (*) FROM referral_visit WHERE status = 'missed'", "1" },
  { "SELECT count (*) FROM referral_visit AS v JOIN referral AS r ON r.id = v.referral WHERE v.visited_on < r.decided_on OR r.decided_on < substr (r.received_at, 1, 10)", "0" },
  { "SELECT count (*) FROM referral WHERE number IS NULL OR owner IS NULL", "0" },
  { "SELECT count (*) FROM referral WHERE (status IN ('closed', 'declined', 'withdrawn')) <> (next_due IS NULL)", "0" },
  { "SELECT max (substr (\"at\", 1, 10)) <= '2026-03-31' FROM referral_step", "1" },
  { "SELECT count (*) > 0 FROM referral_scale", "1" },
  { "SELECT count (*) FROM referral_visit AS a JOIN referral_visit AS b ON a.doctor = b.doctor AND a.planned_at = b.planned_at AND a.id < b.id AND a.referral <> b.referral", "0" },
  { "SELECT count (*) > 0 FROM referral WHERE status = 'follow' AND next_due < '2026-03-31'", "1" },
};

static void
test_distributions (Fixture *self,
                    gconstpointer data)
{
  self->options.with_edges = FALSE;
  make (self);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *answer = ask (self, questions[i].sql);

      g_test_message ("%s", questions[i].sql);
      g_assert_cmpstr (answer, ==, questions[i].answer);
    }
}

/* Notes between 60 and 240 characters, but for the long, the short and the few. */
static void
test_notes (Fixture *self,
            gconstpointer data)
{
  g_autofree char *brief = NULL;
  g_autofree char *usual = NULL;

  self->options.with_edges = FALSE;
  make (self);
  brief = ask (self, "SELECT sum (length (\"text\") < 20) BETWEEN 28 AND 36 FROM consultation");
  usual = ask (self, "SELECT sum (length (\"text\") BETWEEN 50 AND 240) > 230 FROM consultation");
  g_assert_cmpstr (brief, ==, "1");
  g_assert_cmpstr (usual, ==, "1");
}

static void
test_edges (Fixture *self,
            gconstpointer data)
{
  static const Question edges[] = {
    { "SELECT count (*) FROM consultation WHERE substr (received_at, 12) = '00:00'", "1" },
    { "SELECT count (*) FROM consultation WHERE received_at = '2026-03-31T23:59'", "1" },
    { "SELECT birth FROM subject WHERE birth IN ('1940-02-29', '1912-01-05', '1926-12-25') ORDER BY birth", "1912-01-05 1926-12-25 1940-02-29" },
    { "SELECT count (*) FROM consultation WHERE state = 1", "1" },
    { "SELECT count (*) FROM consulter WHERE phone LIKE '%内線%'", "1" },
    { "SELECT count (*) FROM consultation AS c JOIN area AS a ON a.id = c.area WHERE a.is_outside", "2" },
    { "SELECT count (*) FROM case_set_member", "15" },
    { "SELECT count (*) FROM referral_step WHERE operation = 'reopen'", "1" },
    { "SELECT count (*) FROM referral", "41" },
    { "SELECT count (*) FROM (SELECT 1 FROM consultation WHERE \"case\" IS NOT NULL GROUP BY \"case\" HAVING count (DISTINCT area) = 2)", "1" },
    { "SELECT group_concat (i.issue) FROM (SELECT issue, \"case\" FROM case_issue ORDER BY issue) AS i JOIN case_set_member AS m ON m.\"case\" = i.\"case\" WHERE m.letter = 'N'", "C2d,C2i,F2a,M4a" },
    { "SELECT group_concat (i.issue) FROM (SELECT issue, \"case\" FROM case_issue ORDER BY issue) AS i JOIN case_set_member AS m ON m.\"case\" = i.\"case\" WHERE m.letter = 'A'", "C1a,C2a,F1a,M1b,M3a,P1b,P1c" },
    { "SELECT name FROM case_set", "R7第1回市地域ケア会議 提出事例" },
    { "SELECT count (*) FROM share_sheet WHERE item12 IS NOT NULL", "1" },
    { "SELECT count (*) > 0 FROM follow_up WHERE status = 'open' AND due < '2026-03-31'", "1" },
    { "SELECT count (*) > 0 FROM follow_up WHERE status = 'open' AND due = '2026-03-31'", "1" },
    { "SELECT count (*) > 0 FROM follow_up WHERE status = 'open' AND due BETWEEN '2026-04-01' AND '2026-04-07'", "1" },
    { "SELECT count (*) > 0 FROM follow_up WHERE is_waiting", "1" },
    /* Each finding stands in the text it quotes. */
    { "SELECT count (*) FROM finding AS f JOIN consultation AS c ON c.id = f.consultation WHERE substr (c.\"text\", f.\"offset\" + 1, f.length) IS NOT f.quote", "0" },
    { "SELECT count (*) > 100 FROM finding", "1" },
  };

  make (self);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_autofree char *answer = ask (self, edges[i].sql);

      g_test_message ("%s", edges[i].sql);
      g_assert_cmpstr (answer, ==, edges[i].answer);
    }
}

/* A year of meetings, and what became of the fifteen cases. */
static void
test_meetings_and_ladder (Fixture *self,
                          gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *wanted;
  } questions_of_year[] = {
    { "SELECT board, count (*) FROM meeting WHERE status = 'held' GROUP BY board ORDER BY board", "ccare_area=2 city=1 other=1 suishin=1 wconf=6 zcare=3" },
    { "SELECT 'multi', count (*) FROM meeting WHERE is_multi", "multi=4" },
    { "SELECT 'officers', count (*) FROM meeting AS m WHERE is_multi AND EXISTS (SELECT 1 FROM attendance AS a WHERE a.meeting = m.id AND a.is_officer AND a.is_present)"
      " AND EXISTS (SELECT 1 FROM attendance AS a WHERE a.meeting = m.id AND a.is_manager AND a.is_present)",
      "officers=1" },
    { "SELECT a.profession, count (*) FROM attendance AS a JOIN meeting AS m ON m.id = a.meeting WHERE m.board = 'other' GROUP BY a.profession ORDER BY a.profession", "cgsc=8 city=6 cm=17 dent=4 dr=7 ns_visit=11 pharm=9" },
    { "SELECT 'none', count (*) FROM meeting AS m WHERE m.board = 'wconf' AND NOT EXISTS (SELECT 1 FROM agenda_item AS i WHERE i.meeting = m.id)", "none=1" },
    { "SELECT level, count (*) FROM raised_issue GROUP BY level ORDER BY level", "area=8 city=6" },
    { "SELECT 'undecided', count (*) FROM raised_issue AS r WHERE r.standing <> 'candidate' AND NOT EXISTS (SELECT 1 FROM decision AS d WHERE d.raised_issue = r.id AND d.verdict = r.standing)", "undecided=0" },
    { "SELECT 'sources', count (DISTINCT \"case\") FROM issue_source WHERE \"case\" IS NOT NULL", "sources=11" },
    { "SELECT 'consultations', count (*) FROM issue_source WHERE consultation IS NOT NULL", "consultations=1" },
    { "SELECT 'adopted alone', count (*) FROM measure AS m WHERE m.status IN ('adopt', 'act', 'evaluated') AND NOT EXISTS (SELECT 1 FROM decision AS d WHERE d.measure = m.id AND d.verdict = 'adopted')", "adopted alone=0" },
  };

  make (self);
  for (gsize i = 0; i < G_N_ELEMENTS (questions_of_year); i++)
    {
      g_autofree char *answer = ask (self, questions_of_year[i].sql);

      g_assert_cmpstr (answer, ==, questions_of_year[i].wanted);
    }
}

static GBytes *
dump (Fixture *self)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  mdg_dump_write (self->store, TRUE, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_same_again (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) other = NULL;

  make (self);
  first = dump (self);
  make (self);
  second = dump (self);
  self->options.seed = 2;
  make (self);
  other = dump (self);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, other));
}

static void
test_is_whole (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgCheckReport) report = NULL;

  make (self);
  report = mdg_check_register (self->store, MDG_CHECK_FULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->damages->len, ==, 0);
  g_assert_cmpuint (report->warnings->len, ==, 0);
}

/* In bulk, with an index made at the end, and over more years than one. */
static void
test_other_sizes (Fixture *self,
                  gconstpointer data)
{
  static const guint sizes[] = { 1, 20, 299, 2345 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgCheckReport) report = NULL;
      g_autofree char *count = NULL;
      g_autofree char *wanted = g_strdup_printf ("%u", sizes[i]);

      self->options.n_consultations = sizes[i];
      self->options.with_edges = FALSE;
      make (self);
      count = ask (self, "SELECT count (*) FROM consultation");
      g_assert_cmpstr (count, ==, wanted);
      report = mdg_check_register (self->store, MDG_CHECK_FULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->damages->len, ==, 0);
    }
}

/* Another day moves everything by whole years. */
static void
test_as_of (Fixture *self,
            gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *promised = NULL;

  self->options.as_of = (MdgDate){ 2028, 6, 15 };
  self->options.with_edges = FALSE;
  make (self);
  first = ask (self, "SELECT substr (min (received_at), 1, 7) FROM consultation");
  last = ask (self, "SELECT substr (max (received_at), 1, 7) FROM consultation");
  promised = ask (self, "SELECT count (*) FROM follow_up WHERE status = 'open' AND due = '2028-06-15'");
  g_assert_cmpstr (first, ==, "2027-04");
  g_assert_cmpstr (last, ==, "2028-03");
  g_assert_cmpstr (promised, ==, "4");
}

/* The year that has begun stands beside the whole one and ends yesterday. */
static void
test_to_date (Fixture *self,
              gconstpointer data)
{
  static const char *const future[] = {
    "SELECT count (*) FROM consultation WHERE received_at >= '2026-11-20' OR entered_at >= '2026-11-20'",
    "SELECT count (*) FROM contact WHERE at >= '2026-11-20'",
    "SELECT count (*) FROM memo WHERE at >= '2026-11-20'",
    "SELECT count (*) FROM \"case\" WHERE opened_on >= '2026-11-20' OR closed_on >= '2026-11-20'",
    "SELECT count (*) FROM follow_up WHERE done_on >= '2026-11-20'",
    "SELECT count (*) FROM follow_up AS f JOIN consultation AS c ON c.id = f.consultation"
    " WHERE f.status IN ('open', 'waiting') AND c.received_at < '2026-10-01'",
    "SELECT count (*) FROM follow_up AS f JOIN consultation AS c ON c.id = f.consultation"
    " WHERE f.status IN ('waiting') AND c.received_at < '2026-10-20'",
  };
  g_autofree char *whole = NULL;
  g_autofree char *begun = NULL;
  g_autofree char *last = NULL;
  g_autofree char *promised = NULL;

  self->options.as_of = (MdgDate){ 2026, 11, 20 };
  self->options.with_edges = FALSE;
  self->options.to_date = TRUE;
  make (self);
  whole = ask (self, "SELECT count (*) FROM consultation WHERE received_at < '2026-04-01'");
  begun = ask (self, "SELECT count (*) BETWEEN 180 AND 210 FROM consultation WHERE received_at > '2026-04-01'");
  last = ask (self, "SELECT max (received_at) > '2026-11-16' FROM consultation");
  promised = ask (self, "SELECT count (*) FROM follow_up WHERE status = 'open' AND due = '2026-11-20'");
  g_assert_cmpstr (whole, ==, "300");
  g_assert_cmpstr (begun, ==, "1");
  g_assert_cmpstr (last, ==, "1");
  g_assert_cmpstr (promised, ==, "4");
  for (guint i = 0; i < G_N_ELEMENTS (future); i++)
    {
      g_autofree char *n = ask (self, future[i]);

      g_test_message ("%s", future[i]);
      g_assert_cmpstr (n, ==, "0");
    }
}

static void
test_keeps_what_is_there (Fixture *self,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (self->path, "mine", -1, NULL));
  g_assert_false (mdg_sample_create (self->path, &self->options, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sample/distributions", test_distributions);
  ADD ("/sample/notes", test_notes);
  ADD ("/sample/meetings-and-ladder", test_meetings_and_ladder);
  ADD ("/sample/edges", test_edges);
  ADD ("/sample/same-again", test_same_again);
  ADD ("/sample/is-whole", test_is_whole);
  ADD ("/sample/other-sizes", test_other_sizes);
  ADD ("/sample/as-of", test_as_of);
  ADD ("/sample/to-date", test_to_date);
  ADD ("/sample/keeps-what-is-there", test_keeps_what_is_there);

  return g_test_run ();
}
