#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-trend.h"

#include <string.h>

#define NEW_MONTHS 3
#define RISES 3

/* One case of an issue in the period: the heaviest tick counts. */
typedef struct
{
  int weight;
  gboolean is_starred;
} Case;

typedef struct
{
  MdgTrendIssue issue;
  GHashTable *cases;  /* id → Case */
  GHashTable *months; /* set of (id, month) */
  guint *counts;
} Entry;

struct _MdgTrend
{
  int from;
  int to;
  int earliest; /* month of any row */
  GHashTable *entries;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_hash_table_unref (entry->cases);
  g_hash_table_unref (entry->months);
  g_free (entry->counts);
  g_free (entry);
}

MdgTrend *
mdg_trend_new (int from,
               int to)
{
  MdgTrend *trend;

  g_return_val_if_fail (from <= to, NULL);

  trend = g_new0 (MdgTrend, 1);
  trend->from = from;
  trend->to = to;
  trend->earliest = G_MAXINT;
  trend->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);

  return trend;
}

void
mdg_trend_free (MdgTrend *trend)
{
  g_hash_table_unref (trend->entries);
  g_free (trend);
}

guint
mdg_trend_get_n_months (MdgTrend *trend)
{
  return (guint) (trend->to - trend->from + 1);
}

static Entry *
get_entry (MdgTrend *trend,
           const char *code)
{
  Entry *entry = g_hash_table_lookup (trend->entries, code);
  char *key;

  if (entry != NULL)
    return entry;

  key = g_strdup (code);
  entry = g_new0 (Entry, 1);
  entry->issue.code = key;
  entry->issue.first_month = G_MAXINT;
  entry->cases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  entry->months = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  entry->counts = g_new0 (guint, mdg_trend_get_n_months (trend));
  entry->issue.counts = entry->counts;
  g_hash_table_insert (trend->entries, key, entry);

  return entry;
}

static void
add_case (Entry *entry,
          const MdgTrendRow *row)
{
  Case *known = g_hash_table_lookup (entry->cases, &row->case_id);

  if (known == NULL)
    {
      known = g_new0 (Case, 1);
      g_hash_table_insert (entry->cases, g_memdup2 (&row->case_id, sizeof row->case_id), known);
    }
  known->weight = MAX (known->weight, row->weight);
  known->is_starred = known->is_starred || row->is_starred;
}

void
mdg_trend_add (MdgTrend *trend,
               const MdgTrendRow *row)
{
  Entry *entry;
  gint64 key;

  g_return_if_fail (row->code != NULL && *row->code != '\0');

  if (row->month > trend->to)
    return;

  trend->earliest = MIN (trend->earliest, row->month);
  entry = get_entry (trend, row->code);
  entry->issue.first_month = MIN (entry->issue.first_month, row->month);
  if (row->month < trend->from)
    return;

  add_case (entry, row);
  key = row->case_id * mdg_trend_get_n_months (trend) + (row->month - trend->from);
  if (g_hash_table_add (entry->months, g_memdup2 (&key, sizeof key)))
    entry->counts[row->month - trend->from]++;
}

void
mdg_trend_remember (MdgTrend *trend,
                    const char *code,
                    int month)
{
  Entry *entry;

  g_return_if_fail (code != NULL && *code != '\0');

  if (month > trend->to)
    return;

  entry = get_entry (trend, code);
  entry->issue.first_month = MIN (entry->issue.first_month, month);
}

static gboolean
is_rising (MdgTrend *trend,
           const Entry *entry)
{
  guint n = mdg_trend_get_n_months (trend);

  if (n <= RISES || trend->earliest > trend->to - RISES)
    return FALSE;
  for (guint i = 0; i < RISES; i++)
    if (entry->counts[n - 1 - i] <= entry->counts[n - 2 - i])
      return FALSE;

  return TRUE;
}

static void
sum_up (MdgTrend *trend,
        Entry *entry)
{
  MdgTrendIssue *issue = &entry->issue;
  GHashTableIter iter;
  gpointer value;
  int sum = 0;
  int n_weighed = 0;

  issue->n_cases = g_hash_table_size (entry->cases);
  issue->n_starred = 0;
  issue->most_weight = 0;
  g_hash_table_iter_init (&iter, entry->cases);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Case *known = value;

      issue->n_starred += known->is_starred != FALSE;
      issue->most_weight = MAX (issue->most_weight, known->weight);
      sum += known->weight;
      n_weighed += known->weight > 0;
    }
  issue->gravity = n_weighed > 0 ? (sum * 20 + n_weighed) / (2 * n_weighed) : 0;
  issue->is_new = issue->first_month > trend->to - NEW_MONTHS && trend->earliest <= trend->to - NEW_MONTHS;
  issue->is_rising = is_rising (trend, entry);
  issue->is_single = issue->n_cases == 1 && issue->n_starred == 1;
}

/* Negative when a comes before b. */
static int
compare_by (const MdgTrendIssue *a,
            const MdgTrendIssue *b,
            MdgTrendOrder order)
{
  const int by_gravity[] = { (b->n_starred > 0) - (a->n_starred > 0), b->most_weight - a->most_weight, b->gravity - a->gravity };
  const int by_novelty[] = { b->is_new - a->is_new, b->is_rising - a->is_rising, b->first_month - a->first_month };
  const int *differences = order == MDG_TREND_BY_GRAVITY ? by_gravity : by_novelty;

  for (guint i = 0; order != MDG_TREND_BY_FREQUENCY && i < G_N_ELEMENTS (by_gravity); i++)
    if (differences[i] != 0)
      return differences[i];

  return (a->n_cases < b->n_cases) - (a->n_cases > b->n_cases);
}

static int
compare_issues (gconstpointer a,
                gconstpointer b,
                gpointer order)
{
  const MdgTrendIssue *x = *(const MdgTrendIssue *const *) a;
  const MdgTrendIssue *y = *(const MdgTrendIssue *const *) b;
  int difference = compare_by (x, y, *(MdgTrendOrder *) order);

  return difference != 0 ? difference : strcmp (x->code, y->code);
}

GPtrArray *
mdg_trend_list (MdgTrend *trend,
                MdgTrendOrder order,
                guint max)
{
  GPtrArray *issues = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, trend->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      if (g_hash_table_size (entry->cases) == 0)
        continue;
      sum_up (trend, entry);
      g_ptr_array_add (issues, &entry->issue);
    }
  g_ptr_array_sort_with_data (issues, compare_issues, &order);

  for (guint i = 0; i < issues->len; i++)
    if (max == 0 || i < max || ((MdgTrendIssue *) issues->pdata[i])->n_starred > 0)
      issues->pdata[n++] = issues->pdata[i];
  g_ptr_array_set_size (issues, (int) n);

  return issues;
}
