/* How often the issues proposed for a sentence are those that were marked, on the sample register, and the time a
   sentence takes at 100,000 findings. MDG_BENCH_SIZE is a number of consultations of the sample; 10,000 by default.

   The sample writes its sentences from two or three wordings an issue, so that with a month left out nearly every sentence was
   met before: those figures say that the learning works, not how it fares among people. Each sentence is therefore also
   judged with all findings of its very wording left out; the truth of a centre lies between. The table of words was
   written by one who knew the sample, so its own figure flatters it too. */

#include "mdg-sample.h"
#include "mdg-similar.h"
#include "mdg-store.h"
#include "mdg-suggest.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define N_FINDINGS 100000
#define N_TIMED 2000
#define N_CASES 10000
#define N_TIMED_CASES 200
#define MAX_WORDINGS 600

typedef struct
{
  char *quote;
  char *issue;
  char *month;
} Finding;

typedef struct
{
  guint n;
  guint first;
  guint five;
} Score;

static void
clear_finding (gpointer data)
{
  Finding *finding = data;

  g_free (finding->quote);
  g_free (finding->issue);
  g_free (finding->month);
}

static GArray *
list_findings (const char *path)
{
  static const char sql[] = "SELECT quote, issue, substr (found_on, 1, 7) FROM finding WHERE state = 0 ORDER BY found_on, id";
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (Finding));
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) store = mdg_store_open (path, MDG_STORE_READ_ONLY, &error);
  g_autoptr (MdgStatement) stmt = NULL;

  g_assert_no_error (error);
  g_array_set_clear_func (findings, clear_finding);
  stmt = mdg_store_prepare (store, sql, &error);
  g_assert_no_error (error);
  while (mdg_statement_step (stmt, &error) == MDG_STEP_ROW)
    {
      Finding finding = { g_strdup (mdg_statement_get_text (stmt, 0)), g_strdup (mdg_statement_get_text (stmt, 1)), g_strdup (mdg_statement_get_text (stmt, 2)) };

      g_array_append_val (findings, finding);
    }
  g_assert_no_error (error);

  return findings;
}

static void
judge (MdgSuggest *suggest,
       const Finding *finding,
       Score *score)
{
  g_autoptr (GPtrArray) suggestions = mdg_suggest_propose (suggest, finding->quote);

  score->n++;
  for (guint i = 0; i < suggestions->len; i++)
    if (g_str_equal (((MdgSuggestion *) suggestions->pdata[i])->code, finding->issue))
      {
        score->first += i == 0;
        score->five++;
      }
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer counts)
{
  guint x = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(char *const *) a));
  guint y = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(char *const *) b));

  return (x < y) - (x > y);
}

/* The five most frequent of the other months, for all. */
static void
judge_frequent (GArray *findings,
                const char *month,
                Score *score)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) issues = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer issue;

  for (guint i = 0; i < findings->len; i++)
    {
      const Finding *finding = &g_array_index (findings, Finding, i);

      if (!g_str_equal (finding->month, month))
        g_hash_table_insert (counts, finding->issue, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, finding->issue)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &issue, NULL))
    g_ptr_array_add (issues, issue);
  g_ptr_array_sort_with_data (issues, compare_counts, counts);
  for (guint i = 0; i < findings->len; i++)
    {
      const Finding *finding = &g_array_index (findings, Finding, i);

      if (!g_str_equal (finding->month, month))
        continue;
      score->n++;
      for (guint j = 0; j < MIN (issues->len, MDG_SUGGEST_MAX); j++)
        {
          score->first += j == 0 && g_str_equal (issues->pdata[j], finding->issue);
          score->five += g_str_equal (issues->pdata[j], finding->issue);
        }
    }
}

/* Learns or forgets the findings of a month. */
static void
learn_month (MdgSuggest *suggest,
             GArray *findings,
             const char *month,
             gboolean is_learnt)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const Finding *finding = &g_array_index (findings, Finding, i);

      if (month != NULL && !g_str_equal (finding->month, month))
        continue;
      if (is_learnt)
        mdg_suggest_add (suggest, finding->issue, finding->quote);
      else
        mdg_suggest_remove (suggest, finding->issue, finding->quote);
    }
}

static void
judge_month (MdgSuggest *suggest,
             GArray *findings,
             const char *month,
             Score *score)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (g_array_index (findings, Finding, i).month, month))
      judge (suggest, &g_array_index (findings, Finding, i), score);
}

/* Each wording once, without any finding of the same wording. */
static void
judge_wordings (MdgSuggest *suggest,
                GArray *findings,
                Score *score)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < findings->len && g_hash_table_size (seen) < MAX_WORDINGS; i++)
    {
      const Finding *finding = &g_array_index (findings, Finding, i);

      if (!g_hash_table_add (seen, finding->quote))
        continue;
      for (guint j = 0; j < findings->len; j++)
        if (g_str_equal (g_array_index (findings, Finding, j).quote, finding->quote))
          mdg_suggest_remove (suggest, g_array_index (findings, Finding, j).issue, finding->quote);
      judge (suggest, finding, score);
      for (guint j = 0; j < findings->len; j++)
        if (g_str_equal (g_array_index (findings, Finding, j).quote, finding->quote))
          mdg_suggest_add (suggest, g_array_index (findings, Finding, j).issue, finding->quote);
    }
}

static void
print_score (const char *name,
             const Score *score)
{
  g_print ("%s: first %.1f %%, among five %.1f %% (n = %u)\n", name, 100.0 * score->first / score->n, 100.0 * score->five / score->n, score->n);
}

static void
print_agreement (GArray *findings)
{
  g_autoptr (GHashTable) months = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();
  GHashTableIter iter;
  gpointer month;
  Score table = { 0 };
  Score frequent = { 0 };
  Score learnt = { 0 };
  Score unseen = { 0 };

  for (guint i = 0; i < findings->len; i++)
    {
      judge (suggest, &g_array_index (findings, Finding, i), &table);
      g_hash_table_add (months, g_array_index (findings, Finding, i).month);
    }
  learn_month (suggest, findings, NULL, TRUE);
  g_hash_table_iter_init (&iter, months);
  while (g_hash_table_iter_next (&iter, &month, NULL))
    {
      learn_month (suggest, findings, month, FALSE);
      judge_month (suggest, findings, month, &learnt);
      learn_month (suggest, findings, month, TRUE);
      judge_frequent (findings, month, &frequent);
    }
  judge_wordings (suggest, findings, &unseen);

  print_score ("always the most frequent", &frequent);
  print_score ("table of words alone", &table);
  print_score ("one month left out", &learnt);
  print_score ("the very wording left out", &unseen);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Sentences as different as those of people: pieces of the sample in any order, with characters of their own. */
static char *
dup_varied (GArray *findings,
            GRand *dice)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      const char *quote = g_array_index (findings, Finding, g_rand_int_range (dice, 0, (gint32) findings->len)).quote;
      glong length = g_utf8_strlen (quote, -1);
      g_autofree char *piece = g_utf8_substring (quote, g_rand_int_range (dice, 0, (gint32) length), length);

      g_string_append (text, piece);
      g_string_append_unichar (text, (gunichar) g_rand_int_range (dice, 0x4E00, 0x5800));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_times (GArray *findings)
{
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);
  g_autofree gint64 *times = g_new (gint64, N_TIMED);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_FINDINGS; i++)
    {
      g_autofree char *text = dup_varied (findings, dice);

      mdg_suggest_add (suggest, g_array_index (findings, Finding, i % findings->len).issue, text);
    }
  g_print ("learning %d findings: %.0f ms, %u pairs\n", N_FINDINGS, (double) (g_get_monotonic_time () - start) / 1000, mdg_suggest_get_n_pairs (suggest));
  for (guint i = 0; i < N_TIMED; i++)
    {
      g_autofree char *text = dup_varied (findings, dice);

      start = g_get_monotonic_time ();
      g_ptr_array_unref (mdg_suggest_propose (suggest, text));
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, N_TIMED, sizeof *times, compare_times);
  g_print ("a sentence at %d findings: p50 %.3f ms, p95 %.3f ms, most %.3f ms (goal 5 ms)\n", N_FINDINGS, (double) times[N_TIMED / 2] / 1000, (double) times[N_TIMED * 95 / 100] / 1000, (double) times[N_TIMED - 1] / 1000);
}

/* A case as long as its notes: eight sentences, five issues. */
static void
with_case (GArray *findings,
           GRand *dice,
           gint64 id,
           MdgSimilar *similar)
{
  static const char *const bands[] = { "65歳未満", "65–69", "70代", "80代", "90歳以上" };
  g_autoptr (GString) text = g_string_new (NULL);
  const char *issues[6] = { NULL };
  MdgSimilarCase one = { .id = id, .issues = issues };

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *sentence = dup_varied (findings, dice);

      g_string_append (text, sentence);
    }
  for (guint i = 0; i < 5; i++)
    issues[i] = g_array_index (findings, Finding, g_rand_int_range (dice, 0, (gint32) findings->len)).issue;
  one.text = text->str;
  one.traits[MDG_SIMILAR_AGE_BAND] = bands[g_rand_int_range (dice, 0, G_N_ELEMENTS (bands))];
  if (id <= N_CASES)
    mdg_similar_add (similar, &one);
  else
    g_ptr_array_unref (mdg_similar_find (similar, &one));
}

static void
print_similar (GArray *findings)
{
  g_autoptr (MdgSimilar) similar = mdg_similar_new ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (2);
  g_autofree gint64 *times = g_new (gint64, N_TIMED_CASES);
  gint64 start = g_get_monotonic_time ();

  for (gint64 id = 1; id <= N_CASES; id++)
    with_case (findings, dice, id, similar);
  g_print ("similar cases: %d closed ones added in %.0f ms\n", N_CASES, (double) (g_get_monotonic_time () - start) / 1000);
  for (guint i = 0; i < N_TIMED_CASES; i++)
    {
      start = g_get_monotonic_time ();
      with_case (findings, dice, N_CASES + 1 + i, similar);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, N_TIMED_CASES, sizeof *times, compare_times);
  g_print ("the five most similar of %d: p50 %.2f ms, p95 %.2f ms\n", N_CASES, (double) times[N_TIMED_CASES / 2] / 1000, (double) times[N_TIMED_CASES * 95 / 100] / 1000);
}

int
main (void)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };
  const char *size = g_getenv ("MDG_BENCH_SIZE");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mdg-bench-suggest-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.madoguchi", NULL);
  g_autoptr (GArray) findings = NULL;
  MdgSampleOptions options;

  mdg_sample_options_init (&options);
  options.n_consultations = size != NULL ? (guint) strtoul (size, NULL, 10) : 10000;
  mdg_sample_create (path, &options, NULL, NULL, &error);
  g_assert_no_error (error);

  findings = list_findings (path);
  print_agreement (findings);
  print_times (findings);
  print_similar (findings);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);

      g_unlink (name);
    }
  g_rmdir (folder);

  return 0;
}
