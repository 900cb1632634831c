/* Row 5 of the figures to reach: loading the cube against bare scans of the same covering indexes, alternating in one
   run; then cross tables in memory. MDG_BENCH_SIZE is a number of consultations; 10,000 and 100,000 by default. */

#include "mdg-crosstab.h"
#include "mdg-cube-query.h"
#include "mdg-cube.h"
#include "mdg-facts-query.h"
#include "mdg-sample.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#define N_PAIRS 7
#define N_CROSSES 21

/* types: of each column, t text, i integer. */
static const struct
{
  const char *sql;
  const char *types;
} scans[] = {
  { "SELECT received_at, id, state, kind, channel, direction, profession, affil_kind, area, staff, subject, \"case\","
    "       urgency, follow_state, is_no_case, is_conference"
    "  FROM consultation INDEXED BY consultation_received ORDER BY received_at, id",
    "tiitttttiiiittii" },
  { "SELECT consultation_id, axis, code FROM consultation_code ORDER BY consultation_id, axis, position", "iit" },
  { "SELECT id, handover_result FROM consultation INDEXED BY consultation_handover"
    " WHERE handover_on IS NOT NULL OR handover_result IS NOT NULL",
    "it" },
  { "SELECT id, at, channel, direction, minutes, consultation, state FROM contact INDEXED BY contact_at ORDER BY at", "itttiii" },
};

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static double
get_median (double *values,
            gsize n)
{
  qsort (values, n, sizeof *values, compare_doubles);

  return values[n / 2];
}

/* Reads every column of every row as what it is. */
static gsize
scan_bare (sqlite3 *handle,
           const char *sql,
           const char *types)
{
  sqlite3_stmt *stmt = NULL;
  gsize sum = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int j = 0; types[j] != '\0'; j++)
      if (types[j] == 't')
        sum += (gsize) sqlite3_column_text (stmt, j);
      else
        sum += (gsize) sqlite3_column_int64 (stmt, j);
  sqlite3_finalize (stmt);

  return sum;
}

static gsize
scan_all (sqlite3 *handle)
{
  gsize sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    sum += scan_bare (handle, scans[i].sql, scans[i].types);

  return sum;
}

static MdgCube *
load (MdgStore *store)
{
  MdgCube *cube = mdg_cube_new ();
  g_autoptr (GError) error = NULL;

  mdg_cube_query_load (store, &mdg_cube_sink, cube, &error);
  g_assert_no_error (error);
  mdg_cube_end_load (cube);

  return cube;
}

static void
time_load (MdgStore *store,
           sqlite3 *handle,
           guint n)
{
  double bare[N_PAIRS];
  double ours[N_PAIRS];
  double ratios[N_PAIRS];
  volatile gsize sink = scan_all (handle);

  for (guint i = 0; i < N_PAIRS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      gint64 middle;
      MdgCube *cube;

      sink += scan_all (handle);
      middle = g_get_monotonic_time ();
      cube = load (store);
      ours[i] = (double) (g_get_monotonic_time () - middle) / 1000;
      bare[i] = (double) (middle - start) / 1000;
      ratios[i] = ours[i] / bare[i];
      g_object_unref (cube);
    }

  g_print ("cube load, %u consultations: bare covering scan %.1f ms, ours %.1f ms, ratio %.2f (goal 1.3)\n", n, get_median (bare, N_PAIRS), get_median (ours, N_PAIRS), get_median (ratios, N_PAIRS));
}

static void
time_crosses (MdgStore *store,
              guint n)
{
  static const struct
  {
    const char *name;
    MdgCubeAxis rows;
    MdgCubeAxis columns;
  } crosses[] = {
    { "area x channel", MDG_CUBE_AREA, MDG_CUBE_CHANNEL },
    { "profession x affiliation", MDG_CUBE_PROFESSION, MDG_CUBE_AFFIL_KIND },
    { "content x profession", MDG_CUBE_CONTENT, MDG_CUBE_PROFESSION },
    { "content x scene", MDG_CUBE_CONTENT, MDG_CUBE_SCENE },
  };
  g_autoptr (MdgCube) cube = load (store);

  for (guint i = 0; i < G_N_ELEMENTS (crosses); i++)
    {
      g_autofree guint32 *counts = g_new (guint32, mdg_cube_get_n_codes (cube, crosses[i].rows) * mdg_cube_get_n_codes (cube, crosses[i].columns));
      double times[N_CROSSES];

      for (guint j = 0; j < N_CROSSES; j++)
        {
          gint64 start = g_get_monotonic_time ();

          mdg_cube_cross (cube, crosses[i].rows, crosses[i].columns, MDG_CUBE_ALWAYS, counts);
          times[j] = (double) (g_get_monotonic_time () - start) / 1000;
        }
      g_print ("cross table %s, %u consultations: %.3f ms (goal 3 ms at 1,000,000)\n", crosses[i].name, n, get_median (times, N_CROSSES));
    }
}

/* What the cross tables of the statistics page ask beyond the cube, against the same reading alone. */
static void
time_facts (MdgStore *store,
            sqlite3 *handle,
            MdgFacts *facts)
{
  static const struct
  {
    const char *sql;
    const char *types;
  } reads[] = {
    { "SELECT id, sex, birth, age, age_on, age_text, care_level, household_kind FROM subject", "ittitttt" },
    { "SELECT \"case\", issue FROM case_issue WHERE state = 0 AND \"case\" IS NOT NULL", "it" },
    { "SELECT consultation, issue FROM finding WHERE state = 0", "it" },
  };
  g_autoptr (GError) error = NULL;
  volatile gsize sink = 0;
  gint64 start = g_get_monotonic_time ();
  gint64 middle;

  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    sink += scan_bare (handle, reads[i].sql, reads[i].types);
  middle = g_get_monotonic_time ();
  mdg_facts_query_load (store, &mdg_facts_sink, facts, &error);
  g_assert_no_error (error);
  g_print ("people, ticks and findings: bare scan %.1f ms, ours %.1f ms\n", (double) (middle - start) / 1000, (double) (g_get_monotonic_time () - middle) / 1000);
}

static void
time_tables (MdgStore *store,
             sqlite3 *handle,
             guint n)
{
  static const char *const specs[] = {
    "{\"rows\": [\"area\"], \"columns\": [\"channel\"]}",
    "{\"rows\": [\"month\"], \"columns\": [\"profession\"]}",
    "{\"rows\": [\"fiscal_year\", \"area\"], \"columns\": [\"profession\", \"sex\"]}",
    "{\"rows\": [\"content\"], \"columns\": [\"profession\"]}",
    "{\"rows\": [\"content\"], \"columns\": [\"scene\"]}",
    "{\"rows\": [\"age_band\", \"sex\"], \"columns\": [\"care_level\"], \"filters\": [{\"field\": \"area\", \"codes\": [\"3\", \"4\"]}]}",
    "{\"rows\": [\"month\"], \"columns\": [\"profession\"], \"from\": \"2025-04-01\", \"to\": \"2026-03-31\"}",
    "{\"rows\": [\"issue\"], \"columns\": [\"area\"]}",
    "{\"rows\": [\"issue_column\"], \"columns\": [\"fiscal_year\"]}",
    "{\"rows\": [\"area\"], \"columns\": [\"profession\"], \"measure\": \"people\"}",
    "{\"rows\": [\"area\"], \"columns\": [\"profession\"], \"measure\": \"contacts\"}",
    "{\"rows\": [\"area\"], \"columns\": [\"profession\"], \"measure\": \"newcomers\"}",
  };
  g_autoptr (MdgCube) cube = load (store);
  g_autoptr (MdgFacts) facts = mdg_facts_new (cube);

  time_facts (store, handle, facts);
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (MdgCrosstabSpec) spec = mdg_crosstab_spec_from_json (specs[i], NULL);
      double times[N_CROSSES];
      gint64 start = g_get_monotonic_time ();
      double first;
      double median;

      mdg_crosstab_free (mdg_crosstab_new (facts, spec, NULL, NULL, NULL));
      first = (double) (g_get_monotonic_time () - start) / 1000;
      for (guint j = 0; j < N_CROSSES; j++)
        {
          start = g_get_monotonic_time ();
          mdg_crosstab_free (mdg_crosstab_new (facts, spec, NULL, NULL, NULL));
          times[j] = (double) (g_get_monotonic_time () - start) / 1000;
        }
      median = get_median (times, N_CROSSES); /* sorts them */
      g_print ("%s, %u consultations: %.3f ms, the least %.3f, the first time %.1f ms (goal 3 ms at 1,000,000)\n", specs[i], n, median, times[0], first);
    }
}

/* As tests/bench-store.c: MDG_BENCH_REGISTER is a register to measure on, read only. */
static void
run_on (const char *path,
        guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) store = mdg_store_open (path, MDG_STORE_READ_ONLY, &error);
  sqlite3 *handle = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);

  /* The cache of the register's own connections. */
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA cache_size = -8192", NULL, NULL, NULL), ==, SQLITE_OK);

  time_load (store, handle, n);
  time_crosses (store, n);
  time_tables (store, handle, n);

  sqlite3_close (handle);
}

static void
run (guint n)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mdg-bench-cube-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.madoguchi", NULL);
  MdgSampleOptions options;

  mdg_sample_options_init (&options);
  options.n_consultations = n;
  mdg_sample_create (path, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  run_on (path, n);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);

      g_unlink (name);
    }
  g_rmdir (folder);
}

int
main (void)
{
  const char *size = g_getenv ("MDG_BENCH_SIZE");
  const char *path = g_getenv ("MDG_BENCH_REGISTER");

  if (path != NULL)
    {
      run_on (path, size != NULL ? (guint) strtoul (size, NULL, 10) : 1000000);
      return 0;
    }
  if (size != NULL)
    {
      run ((guint) strtoul (size, NULL, 10));
      return 0;
    }

  run (10000);
  run (100000);

  return 0;
}
