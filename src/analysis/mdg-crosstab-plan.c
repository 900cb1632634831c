#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-crosstab-plan.h"

#include <string.h>

#include "mdg-cube-private.h"
#include "mdg-facts-private.h"

int
mdg_crosstab_get_contact_place (MdgCrosstabField field)
{
  return field == MDG_CROSSTAB_MONTH ? 0 : field == MDG_CROSSTAB_FISCAL_YEAR ? 1
                                         : field == MDG_CROSSTAB_CHANNEL     ? 2
                                         : field == MDG_CROSSTAB_DIRECTION   ? 3
                                                                             : -1;
}

guint32
mdg_crosstab_axis_get_place (const MdgCrosstabAxis *axis,
                             guint16 code)
{
  return (axis->part.compact != NULL ? axis->part.compact[code] : code) * axis->part.stride;
}

void
mdg_crosstab_plan_init (MdgCrosstabPlan *plan,
                        const MdgCrosstabScope *scope,
                        const MdgCrosstabPart *parts,
                        guint n_parts)
{
  memset (plan, 0, sizeof *plan);
  plan->n = n_parts;
  for (guint i = 0; i < n_parts; i++)
    {
      MdgCrosstabAxis *axis = &plan->axes[i];

      axis->part = parts[i];
      axis->contact_place = scope->by_contact ? mdg_crosstab_get_contact_place (parts[i].field) : -1;
      mdg_facts_get_view (scope->facts, parts[i].field, &axis->view);
      if (axis->view.n_others > 0)
        plan->lists[plan->n_lists++] = i;
    }
}

void
mdg_crosstab_plan_clear (MdgCrosstabPlan *plan)
{
  for (guint i = 0; i < plan->n; i++)
    g_free (plan->axes[i].starts);
}

void
mdg_crosstab_plan_index_lists (MdgCrosstabPlan *plan,
                               guint n_rows)
{
  for (guint i = 0; i < plan->n_lists; i++)
    {
      MdgCrosstabAxis *axis = &plan->axes[plan->lists[i]];
      guint at = 0;

      axis->starts = g_new (guint32, n_rows + 1);
      for (guint row = 0; row <= n_rows; row++)
        {
          while (at < axis->view.n_others && axis->view.rows[at] < row)
            at++;
          axis->starts[row] = at;
        }
    }
}

/* Keys of rows [from, from + n) with the first codes of lists. */
void
mdg_crosstab_plan_make_keys (const MdgCrosstabPlan *plan,
                             guint from,
                             guint n,
                             guint32 *keys)
{
  memset (keys, 0, sizeof *keys * n);
  for (guint i = 0; i < plan->n; i++)
    {
      const MdgCrosstabAxis *axis = &plan->axes[i];
      const guint16 *firsts = axis->view.firsts + from;
      const guint16 *compact = axis->part.compact;
      guint32 stride = axis->part.stride;

      if (axis->contact_place >= 0)
        continue;
      if (compact == NULL)
        for (guint j = 0; j < n; j++)
          keys[j] += firsts[j] * stride;
      else
        for (guint j = 0; j < n; j++)
          keys[j] += compact[firsts[j]] * stride;
    }
}

/* Keys of all rows; MDG_CROSSTAB_NO_KEY for those that are not let through. */
guint32 *
mdg_crosstab_plan_make_all_keys (const MdgCrosstabPlan *plan,
                                 const MdgCrosstabScope *scope)
{
  guint n = scope->facts->cube->n;
  guint32 *keys = g_new (guint32, n + 1);

  mdg_crosstab_plan_make_keys (plan, 0, n, keys);
  for (guint i = 0; i < n; i++)
    keys[i] |= scope->mask[i] - 1U;

  return keys;
}

/* All keys of a row, from the one of its first codes. */
guint
mdg_crosstab_plan_expand (const MdgCrosstabPlan *plan,
                          guint row,
                          guint32 key,
                          guint32 *keys)
{
  guint n = 1;

  keys[0] = key;
  for (guint i = 0; i < plan->n_lists; i++)
    {
      const MdgCrosstabAxis *axis = &plan->axes[plan->lists[i]];
      guint32 first = mdg_crosstab_axis_get_place (axis, axis->view.firsts[row]);
      guint n_before = n;

      for (guint j = axis->starts[row]; j < axis->starts[row + 1]; j++)
        for (guint k = 0; k < n_before && n < MDG_CROSSTAB_MAX_KEYS; k++)
          keys[n++] = keys[k] - first + mdg_crosstab_axis_get_place (axis, axis->view.codes[j]);
    }

  return n;
}

static guint
find_other (const MdgCrosstabAxis *axis,
            guint row)
{
  guint low = 0;
  guint high = axis->view.n_others;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (axis->view.rows[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Other codes of one list in rows [from, to), with the first ones of all else. */
void
mdg_crosstab_plan_count_others (const MdgCrosstabAxis *axis,
                                const guint8 *mask,
                                const guint32 *keys,
                                guint from,
                                guint to,
                                gint64 *values)
{
  const guint32 *rows = axis->view.rows;
  const guint16 *codes = axis->view.codes;
  const guint16 *firsts = axis->view.firsts;
  guint32 stride = axis->part.stride;
  guint i = find_other (axis, from);

  if (axis->part.compact == NULL)
    for (; i < axis->view.n_others && rows[i] < to; i++)
      values[keys[rows[i] - from] + ((guint32) codes[i] - firsts[rows[i]]) * stride] += mask[rows[i]];
  else
    for (; i < axis->view.n_others && rows[i] < to; i++)
      values[keys[rows[i] - from] + mdg_crosstab_axis_get_place (axis, codes[i]) - mdg_crosstab_axis_get_place (axis, firsts[rows[i]])] += mask[rows[i]];
}

/* Other codes of both lists. */
void
mdg_crosstab_plan_count_pairs (const MdgCrosstabAxis *a,
                               const MdgCrosstabAxis *b,
                               const guint8 *mask,
                               const guint32 *keys,
                               guint from,
                               guint to,
                               gint64 *values)
{
  guint first = find_other (b, from);

  for (guint i = find_other (a, from); i < a->view.n_others && a->view.rows[i] < to; i++)
    {
      guint row = a->view.rows[i];
      guint32 key = keys[row - from] + mdg_crosstab_axis_get_place (a, a->view.codes[i]) - mdg_crosstab_axis_get_place (a, a->view.firsts[row]) - mdg_crosstab_axis_get_place (b, b->view.firsts[row]);

      while (first < b->view.n_others && b->view.rows[first] < row)
        first++;
      for (guint j = first; j < b->view.n_others && b->view.rows[j] == row; j++)
        values[key + mdg_crosstab_axis_get_place (b, b->view.codes[j])] += mask[row];
    }
}
