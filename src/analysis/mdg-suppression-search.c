#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-suppression-private.h"

/* A change touches few cells: four in a table, eight where tables of months are added up. Short ones are looked for first:
   a long way through earlier sheets leads anywhere. */
static const guint step_limits[] = { 4, 8, 16, 32 };
#define N_USUAL_LIMITS 2

#define MAX_CANDIDATES 32

/* Cells tried before the search gives up; what is not found is withheld more, never less. */
#define MAX_TRIES 400
#define MAX_TRIES_FAR 4000

/* A new cell that can go down once only will soon need another. */
#define COST_SHALLOW 3

struct _MdgSuppressionSearch
{
  MdgSuppression *suppression;
  gint8 *steps;  /* by cell */
  int *gaps;     /* by sum: how far it is out of balance */
  GArray *open;  /* guint, sums out of balance */
  GArray *path;  /* MdgSumTerm, cells and their steps */
  GArray *found; /* the best path */
  int cost;
  int found_cost; /* G_MAXINT until one is found */
  guint tries;
  guint max_steps;
  gboolean may_withhold;
};

typedef struct
{
  guint cell;
  int step;
  int opens; /* sums it brings out of balance less those it balances */
  int cost;
} Candidate;

MdgSuppressionSearch *
mdg_suppression_search_new (MdgSuppression *suppression)
{
  MdgSuppressionSearch *self = g_new0 (MdgSuppressionSearch, 1);

  self->suppression = suppression;
  self->steps = g_new0 (gint8, suppression->cells->len);
  self->gaps = g_new0 (int, suppression->firsts->len);
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
  self->path = g_array_new (FALSE, FALSE, sizeof (MdgSumTerm));
  self->found = g_array_new (FALSE, FALSE, sizeof (MdgSumTerm));

  return self;
}

void
mdg_suppression_search_free (MdgSuppressionSearch *self)
{
  if (self == NULL)
    return;

  g_free (self->steps);
  g_free (self->gaps);
  g_array_unref (self->open);
  g_array_unref (self->path);
  g_array_unref (self->found);
  g_free (self);
}

static const MdgCount *
get_cell (MdgSuppressionSearch *self,
          guint cell)
{
  return &g_array_index (self->suppression->cells, MdgCount, cell);
}

static void
close_sum (MdgSuppressionSearch *self,
           guint sum)
{
  for (guint i = self->open->len; i > 0; i--)
    if (g_array_index (self->open, guint, i - 1) == sum)
      {
        g_array_remove_index (self->open, i - 1);
        return;
      }
}

static void
add_step (MdgSuppressionSearch *self,
          guint cell,
          int step)
{
  MdgSuppression *s = self->suppression;

  self->steps[cell] = (gint8) (self->steps[cell] + step);
  for (guint i = s->first_uses[cell]; i < s->first_uses[cell + 1]; i++)
    {
      guint sum = s->uses[i].index;
      gboolean was_open = self->gaps[sum] != 0;

      self->gaps[sum] += s->uses[i].sign * step;
      if (self->gaps[sum] == 0)
        close_sum (self, sum);
      else if (!was_open)
        g_array_append_val (self->open, sum);
    }
}

static gboolean
fill_candidate (MdgSuppressionSearch *self,
                guint cell,
                int step,
                Candidate *candidate)
{
  MdgSuppression *s = self->suppression;
  const MdgCount *count = get_cell (self, cell);
  gboolean is_new = !count->withheld;

  if (self->steps[cell] != 0 || (is_new && (!self->may_withhold || count->state != MDG_COUNT_NEW || count->value == 0)))
    return FALSE;
  if (step < 0 && count->now <= count->least)
    return FALSE;

  *candidate = (Candidate){ cell, step, 0, is_new ? count->cost : 0 };
  if (is_new && step < 0 && count->now - count->least < 2)
    candidate->cost += COST_SHALLOW;
  for (guint i = s->first_uses[cell]; i < s->first_uses[cell + 1]; i++)
    {
      int gap = self->gaps[s->uses[i].index];

      if (gap == 0)
        candidate->opens++;
      else if (gap + s->uses[i].sign * step == 0)
        candidate->opens--;
    }

  return TRUE;
}

static gboolean
is_better (const Candidate *a,
           const Candidate *b)
{
  return a->opens != b->opens ? a->opens < b->opens : a->cost < b->cost;
}

/* What can balance the sum, best first. */
static guint
list_candidates (MdgSuppressionSearch *self,
                 guint sum,
                 Candidate *candidates)
{
  MdgSuppression *s = self->suppression;
  guint end = g_array_index (s->firsts, guint, sum + 1);
  guint n = 0;

  for (guint i = g_array_index (s->firsts, guint, sum); i < end; i++)
    {
      const MdgSumTerm *term = &g_array_index (s->terms, MdgSumTerm, i);
      Candidate candidate;
      guint at;

      if (!fill_candidate (self, term->index, self->gaps[sum] > 0 ? -term->sign : term->sign, &candidate))
        continue;
      if (n == MAX_CANDIDATES && !is_better (&candidate, &candidates[n - 1]))
        continue;
      n = n < MAX_CANDIDATES ? n + 1 : n;
      for (at = n - 1; at > 0 && is_better (&candidate, &candidates[at - 1]); at--)
        candidates[at] = candidates[at - 1];
      candidates[at] = candidate;
    }

  return n;
}

static void
keep_path (MdgSuppressionSearch *self)
{
  self->found_cost = self->cost;
  g_array_set_size (self->found, 0);
  g_array_append_vals (self->found, self->path->data, self->path->len);
}

static gboolean
is_over (MdgSuppressionSearch *self)
{
  return self->tries == 0 || self->found_cost == 0;
}

/* The sum that came out of balance last is balanced next, so that the change closes in on itself. */
static void
extend_path (MdgSuppressionSearch *self)
{
  Candidate candidates[MAX_CANDIDATES];
  guint n;

  if (self->open->len == 0)
    {
      keep_path (self);
      return;
    }
  if (self->path->len >= self->max_steps)
    return;

  n = list_candidates (self, g_array_index (self->open, guint, self->open->len - 1), candidates);
  for (guint i = 0; i < n && !is_over (self); i++)
    {
      const Candidate *candidate = &candidates[i];
      MdgSumTerm term = { candidate->cell, candidate->step };

      if (self->cost + candidate->cost >= self->found_cost)
        continue;

      self->tries--;
      self->cost += candidate->cost;
      g_array_append_val (self->path, term);
      add_step (self, term.index, term.sign);
      extend_path (self);
      add_step (self, term.index, -term.sign);
      g_array_set_size (self->path, self->path->len - 1);
      self->cost -= candidate->cost;
    }
}

/* The cell and every sum above it, all by step: nearly always possible, and what others must be cheaper than. */
static void
try_sums_above (MdgSuppressionSearch *self,
                int step)
{
  MdgSuppression *s = self->suppression;
  gboolean is_possible = TRUE;

  for (guint i = 0; i < self->path->len && is_possible; i++)
    {
      guint cell = g_array_index (self->path, MdgSumTerm, i).index;

      for (guint j = s->first_uses[cell]; j < s->first_uses[cell + 1] && is_possible; j++)
        {
          guint first = g_array_index (s->firsts, guint, s->uses[j].index);
          MdgSumTerm total = { g_array_index (s->terms, MdgSumTerm, first).index, step };
          Candidate candidate;

          if (s->uses[j].sign < 0 || self->steps[total.index] != 0)
            continue;
          is_possible = fill_candidate (self, total.index, step, &candidate);
          if (is_possible)
            {
              self->cost += candidate.cost;
              g_array_append_val (self->path, total);
              add_step (self, total.index, step);
            }
        }
    }
  if (is_possible && self->open->len == 0)
    keep_path (self);

  for (; self->path->len > 1; g_array_set_size (self->path, self->path->len - 1))
    add_step (self, g_array_index (self->path, MdgSumTerm, self->path->len - 1).index, -step);
  self->cost = 0;
}

static gboolean
search (MdgSuppressionSearch *self,
        guint cell,
        int step,
        gboolean may_withhold)
{
  MdgSumTerm term = { cell, step };

  self->may_withhold = may_withhold;
  self->cost = 0;
  self->found_cost = G_MAXINT;
  g_array_set_size (self->path, 0);
  g_array_append_val (self->path, term);
  add_step (self, cell, step);
  try_sums_above (self, step);
  for (guint i = 0; i < G_N_ELEMENTS (step_limits) && self->found_cost > 0; i++)
    {
      if (i >= N_USUAL_LIMITS && self->found_cost < G_MAXINT)
        break;
      self->max_steps = step_limits[i];
      self->tries = i < N_USUAL_LIMITS ? MAX_TRIES : MAX_TRIES_FAR;
      extend_path (self);
    }
  add_step (self, cell, -step);

  return self->found_cost < G_MAXINT;
}

const GArray *
mdg_suppression_search_find (MdgSuppressionSearch *self,
                             guint cell,
                             int step,
                             gboolean may_withhold)
{
  const MdgCount *count = get_cell (self, cell);

  if (step < 0 && count->now <= count->least)
    return NULL;
  if (search (self, cell, step, FALSE) || (may_withhold && search (self, cell, step, TRUE)))
    return self->found;

  return NULL;
}
