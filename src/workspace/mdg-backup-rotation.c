#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-backup.h"

#define N_RECENT 10
#define N_WEEKS 8
#define N_MONTHS 12

typedef struct
{
  gint64 at;
  guint index;
} Entry;

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;

  return x->at != y->at ? (x->at > y->at ? -1 : 1) : (x->index < y->index ? -1 : x->index > y->index);
}

static int
get_week (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / 1000);

  return g_date_time_get_week_numbering_year (time) * 100 + g_date_time_get_week_of_year (time);
}

static int
get_month (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / 1000);

  return g_date_time_get_year (time) * 100 + g_date_time_get_month (time);
}

/* The newest of each of the n newest periods that have any. */
static void
keep_periods (const Entry *entries,
              guint n_entries,
              int (*get_period) (gint64 at),
              guint n,
              gboolean *keep)
{
  int last = -1;
  guint found = 0;

  for (guint i = 0; i < n_entries && found < n; i++)
    {
      int period = get_period (entries[i].at);

      if (period == last)
        continue;
      last = period;
      keep[entries[i].index] = TRUE;
      found++;
    }
}

void
mdg_backup_choose (const gint64 *times,
                   guint n,
                   gboolean *keep)
{
  g_autofree Entry *entries = g_new (Entry, n);

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      entries[i] = (Entry){ times[i], i };
      keep[i] = FALSE;
    }
  qsort (entries, n, sizeof entries[0], compare_newest_first);

  for (guint i = 0; i < MIN (n, N_RECENT); i++)
    keep[entries[i].index] = TRUE;
  keep_periods (entries, n, get_week, N_WEEKS, keep);
  keep_periods (entries, n, get_month, N_MONTHS, keep);
}
