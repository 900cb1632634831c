#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-suppression-private.h"

/* What a reader loses by a withheld figure: a sum more than a part, a large number more than a small one. */
#define COST_CELL 10
#define COST_SUM 60
#define COST_LARGEST 9

/* Proofs taken up again, at most, to see whether a withheld figure is needed. */
#define MAX_PROOFS 4000

MdgSuppression *
mdg_suppression_new (guint threshold)
{
  MdgSuppression *self = g_new0 (MdgSuppression, 1);
  guint first = 0;

  self->threshold = (int) MAX (threshold, 1);
  self->cells = g_array_new (FALSE, FALSE, sizeof (MdgCount));
  self->terms = g_array_new (FALSE, FALSE, sizeof (MdgSumTerm));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->firsts, first);

  return self;
}

void
mdg_suppression_free (MdgSuppression *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->cells);
  g_array_unref (self->terms);
  g_array_unref (self->firsts);
  g_free (self->uses);
  g_free (self->first_uses);
  g_free (self);
}

void
mdg_suppression_set_zeros_withheld (MdgSuppression *self,
                                    gboolean withheld)
{
  g_return_if_fail (self != NULL);

  self->zeros_withheld = withheld;
}

static MdgCount *
get_cell (MdgSuppression *self,
          guint cell)
{
  return &g_array_index (self->cells, MdgCount, cell);
}

guint
mdg_suppression_add_cell (MdgSuppression *self,
                          guint value,
                          MdgCountState state)
{
  MdgCount count = { .value = (int) value, .state = state };

  g_return_val_if_fail (self != NULL && value <= G_MAXINT / 4, 0);

  g_array_append_val (self->cells, count);

  return self->cells->len - 1;
}

gboolean
mdg_suppression_add_sum (MdgSuppression *self,
                         guint total,
                         const guint *parts,
                         guint n_parts)
{
  MdgSumTerm term = { total, -1 };
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL && total < self->cells->len, FALSE);
  for (guint i = 0; i < n_parts; i++)
    {
      g_return_val_if_fail (parts[i] < self->cells->len, FALSE);
      sum += get_cell (self, parts[i])->value;
    }
  if (sum != get_cell (self, total)->value)
    return FALSE;

  g_array_append_val (self->terms, term);
  for (guint i = 0; i < n_parts; i++)
    {
      term = (MdgSumTerm){ parts[i], 1 };
      g_array_append_val (self->terms, term);
    }
  g_array_append_val (self->firsts, self->terms->len);

  return TRUE;
}

void
mdg_suppression_add_part (MdgSuppression *self,
                          guint whole,
                          guint part)
{
  guint parts[2] = { part };

  g_return_if_fail (self != NULL && whole < self->cells->len && part < self->cells->len);
  g_return_if_fail (get_cell (self, part)->value <= get_cell (self, whole)->value);

  parts[1] = mdg_suppression_add_cell (self, (guint) (get_cell (self, whole)->value - get_cell (self, part)->value), MDG_COUNT_SLACK);
  mdg_suppression_add_sum (self, whole, parts, G_N_ELEMENTS (parts));
}

/* The n cells from first, each step further, and their sum stride behind the last. */
static void
add_line (MdgSuppression *self,
          guint first,
          guint step,
          guint n)
{
  g_autofree guint *parts = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    parts[i] = first + i * step;
  mdg_suppression_add_sum (self, first + n * step, parts, n);
}

guint
mdg_suppression_add_table (MdgSuppression *self,
                           const guint *values,
                           guint n_rows,
                           guint n_columns,
                           MdgCountState state)
{
  g_autofree guint *sums = g_new0 (guint, n_columns + 1);
  guint first;

  g_return_val_if_fail (self != NULL, 0);

  first = self->cells->len;
  for (guint row = 0; row < n_rows; row++)
    {
      guint sum = 0;

      for (guint column = 0; column < n_columns; column++)
        {
          guint value = values[row * n_columns + column];

          mdg_suppression_add_cell (self, value, state);
          sums[column] += value;
          sum += value;
        }
      mdg_suppression_add_cell (self, sum, state);
      sums[n_columns] += sum;
    }
  for (guint column = 0; column <= n_columns; column++)
    mdg_suppression_add_cell (self, sums[column], state);

  for (guint row = 0; row <= n_rows; row++)
    add_line (self, first + row * (n_columns + 1), 1, n_columns);
  for (guint column = 0; column <= n_columns; column++)
    add_line (self, first + column, n_columns + 1, n_rows);

  return first;
}

static gboolean
is_small (MdgSuppression *self,
          const MdgCount *count)
{
  return count->state != MDG_COUNT_SLACK && count->state != MDG_COUNT_RELEASED && count->value < self->threshold && (count->value > 0 || self->zeros_withheld);
}

static gboolean
is_safe (MdgSuppression *self,
         const MdgCount *count)
{
  if (!count->withheld || count->state == MDG_COUNT_SLACK)
    return TRUE;
  if (is_small (self, count))
    return count->to >= self->threshold && count->to - count->from >= self->threshold - 1;

  return count->state == MDG_COUNT_IMPLIED || count->from < count->to;
}

static void
index_uses (MdgSuppression *self)
{
  g_autofree guint *at = g_new0 (guint, self->cells->len + 1);

  g_free (self->uses);
  g_free (self->first_uses);
  self->uses = g_new (MdgSumTerm, self->terms->len);
  self->first_uses = g_new0 (guint, self->cells->len + 1);

  for (guint i = 0; i < self->terms->len; i++)
    self->first_uses[g_array_index (self->terms, MdgSumTerm, i).index + 1]++;
  for (guint i = 0; i < self->cells->len; i++)
    self->first_uses[i + 1] += self->first_uses[i];
  for (guint i = 0; i < self->cells->len; i++)
    at[i] = self->first_uses[i];
  for (guint sum = 0; sum + 1 < self->firsts->len; sum++)
    for (guint i = g_array_index (self->firsts, guint, sum); i < g_array_index (self->firsts, guint, sum + 1); i++)
      {
        const MdgSumTerm *term = &g_array_index (self->terms, MdgSumTerm, i);

        self->uses[at[term->index]++] = (MdgSumTerm){ sum, term->sign };
      }
}

static void
begin (MdgSuppression *self)
{
  index_uses (self);
  for (guint i = 0; i < self->cells->len; i++)
    {
      MdgCount *count = get_cell (self, i);
      gboolean is_printed = count->state == MDG_COUNT_NEW || count->state == MDG_COUNT_WITHHELD;

      count->withheld = count->state == MDG_COUNT_NEW ? is_small (self, count) : count->state != MDG_COUNT_RELEASED;
      count->exposed = FALSE;
      count->least = is_printed && !self->zeros_withheld ? MIN (count->value, 1) : 0;
      count->from = count->to = count->now = count->value;
      count->cost = COST_CELL + MIN (count->value, COST_LARGEST);
      for (guint j = self->first_uses[i]; j < self->first_uses[i + 1]; j++)
        if (self->uses[j].sign < 0)
          count->cost += COST_SUM;
    }
}

/* How often the change can be made one after another from where the cells are now, in the given direction. */
static int
get_room (MdgSuppression *self,
          const GArray *change,
          int direction)
{
  int room = G_MAXINT;

  for (guint i = 0; i < change->len; i++)
    {
      const MdgSumTerm *term = &g_array_index (change, MdgSumTerm, i);
      const MdgCount *count = get_cell (self, term->index);

      if (term->sign * direction < 0)
        room = MIN (room, count->now - count->least);
    }

  return room;
}

/* Each cell of the change has been seen at one more place. */
static void
note_change (MdgSuppression *self,
             const GArray *change,
             int times)
{
  for (guint i = 0; i < change->len; i++)
    {
      const MdgSumTerm *term = &g_array_index (change, MdgSumTerm, i);
      MdgCount *count = get_cell (self, term->index);
      int seen = count->now + term->sign * times;

      count->withheld = TRUE;
      count->from = MIN (count->from, seen);
      count->to = MAX (count->to, seen);
    }
}

static void
make_change (MdgSuppression *self,
             const GArray *change,
             int times)
{
  note_change (self, change, times);
  for (guint i = 0; i < change->len; i++)
    {
      const MdgSumTerm *term = &g_array_index (change, MdgSumTerm, i);

      get_cell (self, term->index)->now += term->sign * times;
    }
}

/* Goes from the true sheet to others that the reader takes for as likely, until the cell has the number wanted. */
static gboolean
walk_to (MdgSuppression *self,
         MdgSuppressionSearch *search,
         guint cell,
         int wanted,
         gboolean may_withhold)
{
  int direction = wanted > get_cell (self, cell)->value ? 1 : -1;

  for (guint i = 0; i < self->cells->len; i++)
    get_cell (self, i)->now = get_cell (self, i)->value;

  while (get_cell (self, cell)->now != wanted)
    {
      const GArray *change = mdg_suppression_search_find (search, cell, direction, may_withhold);
      int left = ABS (wanted - get_cell (self, cell)->now);
      int back;

      if (change == NULL)
        return FALSE;

      back = get_cell (self, cell)->now == get_cell (self, cell)->value ? get_room (self, change, -1) : 0;
      if (back > 0)
        note_change (self, change, -MIN (back, self->threshold));
      make_change (self, change, MIN (left, get_room (self, change, 1)));
    }

  return TRUE;
}

static gboolean
protect (MdgSuppression *self,
         MdgSuppressionSearch *search,
         guint cell,
         gboolean may_withhold)
{
  MdgCount *count = get_cell (self, cell);

  if (is_safe (self, count))
    return TRUE;
  if (!is_small (self, count))
    return walk_to (self, search, cell, count->value + 1, may_withhold) || walk_to (self, search, cell, count->value - 1, may_withhold);

  if (count->to < self->threshold && !walk_to (self, search, cell, self->threshold, may_withhold))
    return FALSE;

  return is_safe (self, count) || walk_to (self, search, cell, MAX (count->to - self->threshold + 1, count->least), may_withhold) || walk_to (self, search, cell, count->from + self->threshold - 1, may_withhold);
}

static void
withhold (MdgCount *count)
{
  if (count->state == MDG_COUNT_NEW && count->value > 0)
    count->withheld = TRUE;
}

/* Where a cell could not be hidden by few: the lines it stands in, then the whole sheet. */
static gboolean
protect_broadly (MdgSuppression *self,
                 MdgSuppressionSearch *search,
                 guint cell)
{
  for (guint i = self->first_uses[cell]; i < self->first_uses[cell + 1]; i++)
    {
      guint sum = self->uses[i].index;

      for (guint j = g_array_index (self->firsts, guint, sum); j < g_array_index (self->firsts, guint, sum + 1); j++)
        withhold (get_cell (self, g_array_index (self->terms, MdgSumTerm, j).index));
    }
  if (protect (self, search, cell, TRUE))
    return TRUE;

  for (guint i = 0; i < self->cells->len; i++)
    withhold (get_cell (self, i));

  return protect (self, search, cell, TRUE);
}

static gboolean
is_secondary (MdgSuppression *self,
              const MdgCount *count)
{
  return count->state == MDG_COUNT_NEW && count->withheld && !is_small (self, count);
}

/* No proof moves such a figure: printing it tells nothing that the rest does not. */
static void
print_idle (MdgSuppression *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      MdgCount *count = get_cell (self, i);

      if (is_secondary (self, count) && count->from == count->to)
        count->withheld = FALSE;
    }
}

static gboolean
is_proved (MdgSuppression *self,
           MdgSuppressionSearch *search)
{
  for (guint i = 0; i < self->cells->len; i++)
    get_cell (self, i)->from = get_cell (self, i)->to = get_cell (self, i)->value;
  for (guint i = 0; i < self->cells->len; i++)
    if (!protect (self, search, i, FALSE))
      return FALSE;

  return TRUE;
}

/* Prints again what turns out not to be needed, the dearest first. */
static void
prune (MdgSuppression *self,
       MdgSuppressionSearch *search)
{
  guint n_cells = self->cells->len;
  guint n_withheld = 0;
  guint left;
  g_autofree gboolean *tried = g_new0 (gboolean, n_cells);

  for (guint i = 0; i < n_cells; i++)
    n_withheld += get_cell (self, i)->withheld ? 1 : 0;

  for (left = n_withheld > 0 ? MAX_PROOFS / n_withheld : 0; left > 0; left--)
    {
      g_autoptr (GArray) before = NULL;
      guint dearest = n_cells;

      for (guint i = 0; i < n_cells; i++)
        if (!tried[i] && is_secondary (self, get_cell (self, i)) && (dearest == n_cells || get_cell (self, i)->cost > get_cell (self, dearest)->cost))
          dearest = i;
      if (dearest == n_cells)
        return;

      tried[dearest] = TRUE;
      before = g_array_copy (self->cells);
      get_cell (self, dearest)->withheld = FALSE;
      if (!is_proved (self, search))
        {
          g_array_set_size (self->cells, 0);
          g_array_append_vals (self->cells, before->data, before->len);
        }
    }
}

gboolean
mdg_suppression_run (MdgSuppression *self)
{
  g_autoptr (MdgSuppressionSearch) search = NULL;
  gboolean is_protected = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);

  begin (self);
  search = mdg_suppression_search_new (self);
  for (guint i = 0; i < self->cells->len; i++)
    if (!is_secondary (self, get_cell (self, i)) && !protect (self, search, i, TRUE) && !protect_broadly (self, search, i))
      {
        get_cell (self, i)->exposed = TRUE;
        is_protected = FALSE;
      }
  print_idle (self);
  if (is_protected)
    prune (self, search);

  return is_protected;
}

MdgMark
mdg_suppression_get_mark (MdgSuppression *self,
                          guint cell)
{
  g_return_val_if_fail (self != NULL && cell < self->cells->len, MDG_MARK_PRIMARY);

  if (!get_cell (self, cell)->withheld)
    return MDG_MARK_PRINTED;

  return is_small (self, get_cell (self, cell)) ? MDG_MARK_PRIMARY : MDG_MARK_SECONDARY;
}

gboolean
mdg_suppression_is_exposed (MdgSuppression *self,
                            guint cell)
{
  g_return_val_if_fail (self != NULL && cell < self->cells->len, TRUE);

  return get_cell (self, cell)->exposed;
}

void
mdg_suppression_get_range (MdgSuppression *self,
                           guint cell,
                           guint *from,
                           guint *to)
{
  g_return_if_fail (self != NULL && cell < self->cells->len);

  *from = (guint) get_cell (self, cell)->from;
  *to = (guint) get_cell (self, cell)->to;
}
