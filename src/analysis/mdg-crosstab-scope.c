#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-crosstab-private.h"
#include "mdg-cube-private.h"
#include "mdg-date.h"
#include "mdg-facts-private.h"

#include <string.h>

static int
get_contact_place (MdgCrosstabField field)
{
  return field == MDG_CROSSTAB_MONTH ? 0 : field == MDG_CROSSTAB_FISCAL_YEAR ? 1
                                         : field == MDG_CROSSTAB_CHANNEL     ? 2
                                         : field == MDG_CROSSTAB_DIRECTION   ? 3
                                                                             : -1;
}

static gint32
read_day (const char *iso,
          gint32 without,
          gint32 added)
{
  MdgDate date;

  if (iso == NULL || !mdg_date_parse_iso (iso, &date) || !mdg_date_is_full (&date))
    return without;

  return (mdg_date_to_days (&date) + added) * MDG_CUBE_MINUTES_A_DAY;
}

/* By code: 1 where the filter lets it through. Codes that were never met let nothing through. */
static guint8 *
list_allowed (MdgFacts *facts,
              const MdgCrosstabFilter *filter)
{
  guint8 *allowed = g_new0 (guint8, G_MAXUINT16 + 1);

  for (char **code = filter->codes; *code != NULL; code++)
    {
      guint found = mdg_facts_find_code (facts, filter->field, *code);

      if (found <= G_MAXUINT16)
        allowed[found] = 1;
    }

  return allowed;
}

static void
apply_filter (MdgCrosstabScope *scope,
              MdgCrosstabField field,
              const guint8 *allowed)
{
  guint n = mdg_facts_get_cube (scope->facts)->n;
  MdgFactsView view;
  g_autofree guint8 *fits = NULL;

  mdg_facts_get_view (scope->facts, field, &view);
  if (view.n_others == 0)
    {
      for (guint i = 0; i < n; i++)
        scope->mask[i] &= allowed[view.firsts[i]];
      return;
    }

  fits = g_new (guint8, n);
  for (guint i = 0; i < n; i++)
    fits[i] = allowed[view.firsts[i]];
  for (guint i = 0; i < view.n_others; i++)
    fits[view.rows[i]] |= allowed[view.codes[i]];
  for (guint i = 0; i < n; i++)
    scope->mask[i] &= fits[i];
}

static void
apply_period (MdgCrosstabScope *scope)
{
  MdgCube *cube = mdg_facts_get_cube (scope->facts);
  MdgCubeSpan span = { scope->from / MDG_CUBE_MINUTES_A_DAY, scope->to / MDG_CUBE_MINUTES_A_DAY };

  if (!scope->is_limited || scope->by_contact)
    return;

  mdg_cube_find_range (cube->whens, cube->n_sorted, span, &scope->first, &scope->last);
  scope->last = MAX (scope->first, scope->last);
  memset (scope->mask, 0, scope->first);
  memset (scope->mask + scope->last, 0, cube->n_sorted - scope->last);
  for (guint i = cube->n_sorted; i < cube->n; i++)
    if (cube->whens[i] < scope->from || cube->whens[i] >= scope->to)
      scope->mask[i] = 0;
}

void
mdg_crosstab_scope_init (MdgCrosstabScope *scope,
                         MdgFacts *facts,
                         const MdgCrosstabSpec *spec)
{
  MdgCube *cube = mdg_facts_get_cube (facts);

  memset (scope, 0, sizeof *scope);
  scope->facts = facts;
  scope->measure = spec->measure;
  scope->by_contact = spec->measure == MDG_CROSSTAB_CONTACTS || spec->measure == MDG_CROSSTAB_MINUTES;
  scope->is_limited = spec->from != NULL || spec->to != NULL;
  scope->from = read_day (spec->from, 0, 0);
  scope->to = read_day (spec->to, G_MAXINT32 / MDG_CUBE_MINUTES_A_DAY * MDG_CUBE_MINUTES_A_DAY, 1);
  scope->last = cube->n_sorted;
  scope->mask = g_new0 (guint8, cube->n + 1);
  if (cube->n > 0)
    memcpy (scope->mask, cube->is_live, cube->n);
  scope->owned = g_ptr_array_new_with_free_func (g_free);
  if (spec->measure == MDG_CROSSTAB_NEWCOMERS || spec->measure == MDG_CROSSTAB_PEOPLE)
    mdg_facts_update_order (facts);
  if (spec->measure == MDG_CROSSTAB_NEWCOMERS)
    for (guint i = 0; i < cube->n; i++)
      scope->mask[i] &= facts->is_first[i];
  if (scope->by_contact)
    mdg_facts_update_contacts (facts);
  apply_period (scope);

  for (guint i = 0; i < spec->filters->len; i++)
    {
      const MdgCrosstabFilter *filter = spec->filters->pdata[i];
      guint8 *allowed = list_allowed (facts, filter);
      int place = get_contact_place (filter->field);

      g_ptr_array_add (scope->owned, allowed);
      if (!scope->by_contact || place < 0)
        apply_filter (scope, filter->field, allowed);
      else
        {
          for (guint j = 0; scope->codes[place] != NULL && j <= G_MAXUINT16; j++)
            allowed[j] &= scope->codes[place][j];
          scope->codes[place] = allowed;
        }
    }
}

void
mdg_crosstab_scope_clear (MdgCrosstabScope *scope)
{
  g_free (scope->mask);
  g_ptr_array_unref (scope->owned);
}

static guint16
get_contact_code (const MdgCrosstabScope *scope,
                  int place,
                  guint contact)
{
  MdgFacts *facts = scope->facts;

  return place == 0 ? facts->contact_months[contact] : place == 1 ? facts->contact_years[contact]
                                                     : place == 2 ? facts->cube->contact_channels[contact]
                                                                  : facts->cube->contact_directions[contact];
}

/* What is asked of the contact itself. */
static gboolean
does_contact_fit (const MdgCrosstabScope *scope,
                  guint contact)
{
  gint32 when = scope->facts->cube->contact_whens[contact];

  if (scope->is_limited && (when < scope->from || when >= scope->to))
    return FALSE;
  for (int i = 0; i < (int) G_N_ELEMENTS (scope->codes); i++)
    if (scope->codes[i] != NULL && !scope->codes[i][get_contact_code (scope, i, contact)])
      return FALSE;

  return TRUE;
}

gboolean
mdg_crosstab_scope_has_contact (const MdgCrosstabScope *scope,
                                guint contact,
                                guint *row)
{
  *row = scope->facts->contact_rows[contact];

  return *row != MDG_CUBE_NO_ROW && scope->mask[*row] && does_contact_fit (scope, contact);
}

#define MAX_KEYS 4096 /* cells that one consultation may be counted in */
#define BLOCK 2048
#define NO_KEY G_MAXUINT32

/* The parts of a key with their columns; starts[row]: first of the other codes of a list. */
typedef struct
{
  MdgCrosstabPart part;
  MdgFactsView view;
  guint32 *starts;
  int contact_place; /* −1: of the consultation */
} Axis;

typedef struct
{
  Axis axes[MDG_CROSSTAB_MAX_PARTS];
  guint n;
  guint lists[MDG_CROSSTAB_MAX_PARTS];
  guint n_lists;
} Plan;

static guint32
get_place (const Axis *axis,
           guint16 code)
{
  return (axis->part.compact != NULL ? axis->part.compact[code] : code) * axis->part.stride;
}

static void
plan_init (Plan *plan,
           const MdgCrosstabScope *scope,
           const MdgCrosstabPart *parts,
           guint n_parts)
{
  memset (plan, 0, sizeof *plan);
  plan->n = n_parts;
  for (guint i = 0; i < n_parts; i++)
    {
      Axis *axis = &plan->axes[i];

      axis->part = parts[i];
      axis->contact_place = scope->by_contact ? get_contact_place (parts[i].field) : -1;
      mdg_facts_get_view (scope->facts, parts[i].field, &axis->view);
      if (axis->view.n_others > 0)
        plan->lists[plan->n_lists++] = i;
    }
}

static void
plan_clear (Plan *plan)
{
  for (guint i = 0; i < plan->n; i++)
    g_free (plan->axes[i].starts);
}

static void
index_lists (Plan *plan,
             guint n_rows)
{
  for (guint i = 0; i < plan->n_lists; i++)
    {
      Axis *axis = &plan->axes[plan->lists[i]];
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
static void
make_keys (const Plan *plan,
           guint from,
           guint n,
           guint32 *keys)
{
  memset (keys, 0, sizeof *keys * n);
  for (guint i = 0; i < plan->n; i++)
    {
      const Axis *axis = &plan->axes[i];
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

/* Keys of all rows; NO_KEY for those that are not let through. */
static guint32 *
make_all_keys (const Plan *plan,
               const MdgCrosstabScope *scope)
{
  guint n = scope->facts->cube->n;
  guint32 *keys = g_new (guint32, n + 1);

  make_keys (plan, 0, n, keys);
  for (guint i = 0; i < n; i++)
    keys[i] |= scope->mask[i] - 1U;

  return keys;
}

/* All keys of a row, from the one of its first codes. */
static guint
expand (const Plan *plan,
        guint row,
        guint32 key,
        guint32 *keys)
{
  guint n = 1;

  keys[0] = key;
  for (guint i = 0; i < plan->n_lists; i++)
    {
      const Axis *axis = &plan->axes[plan->lists[i]];
      guint32 first = get_place (axis, axis->view.firsts[row]);
      guint n_before = n;

      for (guint j = axis->starts[row]; j < axis->starts[row + 1]; j++)
        for (guint k = 0; k < n_before && n < MAX_KEYS; k++)
          keys[n++] = keys[k] - first + get_place (axis, axis->view.codes[j]);
    }

  return n;
}

static guint
find_other (const Axis *axis,
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
static void
count_others (const Axis *axis,
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
      values[keys[rows[i] - from] + get_place (axis, codes[i]) - get_place (axis, firsts[rows[i]])] += mask[rows[i]];
}

/* Other codes of both lists. */
static void
count_pairs (const Axis *a,
             const Axis *b,
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
      guint32 key = keys[row - from] + get_place (a, a->view.codes[i]) - get_place (a, a->view.firsts[row]) - get_place (b, b->view.firsts[row]);

      while (first < b->view.n_others && b->view.rows[first] < row)
        first++;
      for (guint j = first; j < b->view.n_others && b->view.rows[j] == row; j++)
        values[key + get_place (b, b->view.codes[j])] += mask[row];
    }
}

static void
count_block (const Plan *plan,
             const guint8 *mask,
             guint from,
             guint to,
             gint64 *values)
{
  guint32 keys[BLOCK];
  guint32 expanded[MAX_KEYS];

  make_keys (plan, from, to - from, keys);
  if (plan->n_lists <= 2)
    {
      for (guint i = from; i < to; i++)
        values[keys[i - from]] += mask[i];
      for (guint i = 0; i < plan->n_lists; i++)
        count_others (&plan->axes[plan->lists[i]], mask, keys, from, to, values);
      if (plan->n_lists == 2)
        count_pairs (&plan->axes[plan->lists[0]], &plan->axes[plan->lists[1]], mask, keys, from, to, values);
      return;
    }

  for (guint i = from; i < to; i++)
    {
      guint n = mask[i] ? expand (plan, i, keys[i - from], expanded) : 0;

      for (guint j = 0; j < n; j++)
        values[expanded[j]]++;
    }
}

static void
count_rows (MdgCrosstabScope *scope,
            Plan *plan,
            gint64 *values)
{
  MdgCube *cube = scope->facts->cube;
  guint stretches[][2] = { { scope->first, scope->last }, { cube->n_sorted, cube->n } };

  if (plan->n_lists > 2)
    index_lists (plan, cube->n);
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    for (guint from = stretches[i][0]; from < stretches[i][1]; from += BLOCK)
      count_block (plan, scope->mask, from, MIN (from + BLOCK, stretches[i][1]), values);
}

/* Rows by person: a person counts in a cell when the cell was last met with another. */
static void
count_people (MdgCrosstabScope *scope,
              Plan *plan,
              gint64 *values,
              guint n_values)
{
  MdgFacts *facts = scope->facts;
  g_autofree guint32 *keys = make_all_keys (plan, scope);
  g_autofree guint32 *last = g_new0 (guint32, n_values);
  guint32 expanded[MAX_KEYS];

  index_lists (plan, facts->cube->n);
  for (guint i = 0; i < facts->n_by_person; i++)
    {
      guint32 row = facts->by_person[i];
      guint32 person = facts->people_in_order[i];
      guint n = 1;

      if (keys[row] == NO_KEY)
        continue;
      if (plan->n_lists == 0)
        expanded[0] = keys[row];
      else
        n = expand (plan, row, keys[row], expanded);
      for (guint j = 0; j < n; j++)
        {
          values[expanded[j]] += last[expanded[j]] != person;
          last[expanded[j]] = person;
        }
    }
}

static guint32
get_contact_key (const MdgCrosstabScope *scope,
                 const Plan *plan,
                 guint contact)
{
  guint32 key = 0;

  for (guint i = 0; i < plan->n; i++)
    if (plan->axes[i].contact_place >= 0)
      key += get_place (&plan->axes[i], get_contact_code (scope, plan->axes[i].contact_place, contact));

  return key;
}

/* Whether anything is asked of the contacts themselves; if not, each row has them summed up. */
static gboolean
is_by_own (const MdgCrosstabScope *scope,
           const Plan *plan)
{
  gboolean by_own = scope->is_limited;

  for (guint i = 0; i < G_N_ELEMENTS (scope->codes); i++)
    by_own = by_own || scope->codes[i] != NULL;
  for (guint i = 0; i < plan->n; i++)
    by_own = by_own || plan->axes[i].contact_place >= 0;

  return by_own;
}

static void
add_to_keys (const Plan *plan,
             guint row,
             guint32 key,
             guint weight,
             gint64 *values)
{
  guint32 expanded[MAX_KEYS];
  guint n;

  if (plan->n_lists == 0)
    {
      values[key] += weight;
      return;
    }

  n = expand (plan, row, key, expanded);
  for (guint i = 0; i < n; i++)
    values[expanded[i]] += weight;
}

static void
count_stretch (const MdgCrosstabScope *scope,
               const Plan *plan,
               const guint32 *keys,
               guint from,
               guint to,
               gint64 *values)
{
  MdgFacts *facts = scope->facts;
  gboolean is_minutes = scope->measure == MDG_CROSSTAB_MINUTES;

  for (guint i = from; i < to; i++)
    {
      guint32 row = facts->contact_rows[i];

      if (row != MDG_CUBE_NO_ROW && keys[row] != NO_KEY && does_contact_fit (scope, i))
        add_to_keys (plan, row, keys[row] + get_contact_key (scope, plan, i), is_minutes ? facts->cube->contact_minutes[i] : 1, values);
    }
}

static void
count_contacts (MdgCrosstabScope *scope,
                Plan *plan,
                gint64 *values)
{
  MdgFacts *facts = scope->facts;
  MdgCube *cube = facts->cube;
  g_autofree guint32 *keys = make_all_keys (plan, scope);
  const guint32 *weights = scope->measure == MDG_CROSSTAB_MINUTES ? facts->row_minutes : facts->row_contacts;
  MdgCubeSpan span = { scope->from / MDG_CUBE_MINUTES_A_DAY, scope->to / MDG_CUBE_MINUTES_A_DAY };
  guint from = 0;
  guint to = cube->n_sorted_contacts;

  index_lists (plan, cube->n);
  if (!is_by_own (scope, plan))
    {
      for (guint i = 0; i < cube->n; i++)
        if (keys[i] != NO_KEY)
          add_to_keys (plan, i, keys[i], weights[i], values);
      return;
    }

  if (scope->is_limited)
    mdg_cube_find_range (cube->contact_whens, cube->n_sorted_contacts, span, &from, &to);
  count_stretch (scope, plan, keys, from, to, values);
  count_stretch (scope, plan, keys, cube->n_sorted_contacts, cube->n_contacts, values);
}

/* Everything in one place. */
static void
count_all (MdgCrosstabScope *scope,
           gint64 *values)
{
  guint n = 0;

  for (guint i = 0; i < scope->facts->cube->n; i++)
    n += scope->mask[i];
  *values += n;
}

void
mdg_crosstab_scope_count (MdgCrosstabScope *scope,
                          const MdgCrosstabPart *parts,
                          guint n_parts,
                          gint64 *values,
                          guint n_values)
{
  Plan plan;

  plan_init (&plan, scope, parts, n_parts);
  if (scope->by_contact)
    count_contacts (scope, &plan, values);
  else if (scope->measure == MDG_CROSSTAB_PEOPLE)
    count_people (scope, &plan, values, n_values);
  else if (n_parts == 0)
    count_all (scope, values);
  else
    count_rows (scope, &plan, values);
  plan_clear (&plan);
}

#define MAX_WHOLE 65536 /* cells; beyond, several passes cost less than several tables */

/* Cells by what they were counted with: the first codes of all fields, other codes of the rows, of the columns, of both. A
   consultation stands once in the first; so a sum over the columns of what was not counted with their other codes is a
   total of rows, and the other way round. */
enum
{
  BY_ROW_OTHERS = 1,
  BY_COLUMN_OTHERS = 2,
  N_LAYERS = 4,
};

static void
count_layers (const Plan *plan,
              const guint8 *mask,
              guint n_row_parts,
              guint from,
              guint to,
              gint64 *layers[N_LAYERS])
{
  guint32 keys[BLOCK];
  guint both = 0;

  make_keys (plan, from, to - from, keys);
  for (guint i = from; i < to; i++)
    layers[0][keys[i - from]] += mask[i];
  for (guint i = 0; i < plan->n_lists; i++)
    {
      guint layer = plan->lists[i] < n_row_parts ? BY_ROW_OTHERS : BY_COLUMN_OTHERS;

      both |= layer;
      count_others (&plan->axes[plan->lists[i]], mask, keys, from, to, layers[layer]);
    }
  if (plan->n_lists == 2)
    count_pairs (&plan->axes[plan->lists[0]], &plan->axes[plan->lists[1]], mask, keys, from, to, layers[both]);
}

static void
add_layers (gint64 *layers[N_LAYERS],
            MdgCrosstabFigures *figures)
{
  for (guint i = 0; i < figures->n_rows; i++)
    for (guint j = 0; j < figures->n_columns; j++)
      {
        guint at = i * figures->n_columns + j;

        figures->cells[at] = layers[0][at] + layers[BY_ROW_OTHERS][at] + layers[BY_COLUMN_OTHERS][at] + layers[BY_ROW_OTHERS | BY_COLUMN_OTHERS][at];
        figures->rows[i] += layers[0][at] + layers[BY_ROW_OTHERS][at];
        figures->columns[j] += layers[0][at] + layers[BY_COLUMN_OTHERS][at];
        figures->total += layers[0][at];
      }
}

static void
count_rows_whole (MdgCrosstabScope *scope,
                  const Plan *plan,
                  guint n_row_parts,
                  MdgCrosstabFigures *figures)
{
  MdgCube *cube = scope->facts->cube;
  guint stretches[][2] = { { scope->first, scope->last }, { cube->n_sorted, cube->n } };
  gint64 *layers[N_LAYERS];

  for (guint i = 0; i < N_LAYERS; i++)
    layers[i] = g_new0 (gint64, (gsize) figures->n_rows * figures->n_columns);
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    for (guint from = stretches[i][0]; from < stretches[i][1]; from += BLOCK)
      count_layers (plan, scope->mask, n_row_parts, from, MIN (from + BLOCK, stretches[i][1]), layers);
  add_layers (layers, figures);
  for (guint i = 0; i < N_LAYERS; i++)
    g_free (layers[i]);
}

/* When a person was last met in a cell, row or column; a cell that is met again changes nothing in the others. */
typedef struct
{
  guint32 *cells;
  guint32 *rows;
  guint32 *columns;
  guint16 *row_of; /* by cell */
  guint32 anywhere;
} Met;

static void
meet (Met *met,
      MdgCrosstabFigures *figures,
      guint32 person,
      guint32 key)
{
  guint row = met->row_of[key];
  guint column = key - row * figures->n_columns;

  if (met->cells[key] == person)
    return;

  figures->cells[key]++;
  figures->rows[row] += met->rows[row] != person;
  figures->columns[column] += met->columns[column] != person;
  figures->total += met->anywhere != person;
  met->cells[key] = person;
  met->rows[row] = person;
  met->columns[column] = person;
  met->anywhere = person;
}

static void
count_people_whole (MdgCrosstabScope *scope,
                    Plan *plan,
                    MdgCrosstabFigures *figures)
{
  MdgFacts *facts = scope->facts;
  guint n_cells = figures->n_rows * figures->n_columns;
  g_autofree guint32 *keys = make_all_keys (plan, scope);
  g_autofree guint32 *met_cells = g_new0 (guint32, n_cells);
  g_autofree guint32 *met_rows = g_new0 (guint32, figures->n_rows);
  g_autofree guint32 *met_columns = g_new0 (guint32, figures->n_columns);
  g_autofree guint16 *row_of = g_new (guint16, n_cells);
  Met met = { met_cells, met_rows, met_columns, row_of, 0 };
  guint32 expanded[MAX_KEYS];

  for (guint i = 0; i < n_cells; i++)
    row_of[i] = (guint16) (i / figures->n_columns);
  if (plan->n_lists > 0)
    index_lists (plan, facts->cube->n);
  for (guint i = 0; i < facts->n_by_person; i++)
    {
      guint32 row = facts->by_person[i];
      guint32 person = facts->people_in_order[i];
      guint n;

      if (keys[row] == NO_KEY)
        continue;
      if (plan->n_lists == 0)
        {
          meet (&met, figures, person, keys[row]);
          continue;
        }
      n = expand (plan, row, keys[row], expanded);
      for (guint j = 0; j < n; j++)
        meet (&met, figures, person, expanded[j]);
    }
}

gboolean
mdg_crosstab_scope_count_whole (MdgCrosstabScope *scope,
                                const MdgCrosstabPart *parts,
                                guint n_row_parts,
                                guint n_parts,
                                MdgCrosstabFigures *figures)
{
  gboolean is_people = scope->measure == MDG_CROSSTAB_PEOPLE;
  gboolean is_counted;
  Plan plan;

  if (scope->by_contact || (guint64) figures->n_rows * figures->n_columns > MAX_WHOLE)
    return FALSE;

  plan_init (&plan, scope, parts, n_parts);
  is_counted = is_people || plan.n_lists <= 2;
  if (is_people)
    count_people_whole (scope, &plan, figures);
  else if (is_counted)
    count_rows_whole (scope, &plan, n_row_parts, figures);
  plan_clear (&plan);

  return is_counted;
}
