#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-crosstab-plan.h"
#include "mdg-cube-private.h"
#include "mdg-date.h"
#include "mdg-facts-private.h"

#include <string.h>

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
      int place = mdg_crosstab_get_contact_place (filter->field);

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

static void
count_block (const MdgCrosstabPlan *plan,
             const guint8 *mask,
             guint from,
             guint to,
             gint64 *values)
{
  guint32 keys[MDG_CROSSTAB_BLOCK];
  guint32 expanded[MDG_CROSSTAB_MAX_KEYS];

  mdg_crosstab_plan_make_keys (plan, from, to - from, keys);
  if (plan->n_lists <= 2)
    {
      for (guint i = from; i < to; i++)
        values[keys[i - from]] += mask[i];
      for (guint i = 0; i < plan->n_lists; i++)
        mdg_crosstab_plan_count_others (&plan->axes[plan->lists[i]], mask, keys, from, to, values);
      if (plan->n_lists == 2)
        mdg_crosstab_plan_count_pairs (&plan->axes[plan->lists[0]], &plan->axes[plan->lists[1]], mask, keys, from, to, values);
      return;
    }

  for (guint i = from; i < to; i++)
    {
      guint n = mask[i] ? mdg_crosstab_plan_expand (plan, i, keys[i - from], expanded) : 0;

      for (guint j = 0; j < n; j++)
        values[expanded[j]]++;
    }
}

static void
count_rows (MdgCrosstabScope *scope,
            MdgCrosstabPlan *plan,
            gint64 *values)
{
  MdgCube *cube = scope->facts->cube;
  guint stretches[][2] = { { scope->first, scope->last }, { cube->n_sorted, cube->n } };

  if (plan->n_lists > 2)
    mdg_crosstab_plan_index_lists (plan, cube->n);
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    for (guint from = stretches[i][0]; from < stretches[i][1]; from += MDG_CROSSTAB_BLOCK)
      count_block (plan, scope->mask, from, MIN (from + MDG_CROSSTAB_BLOCK, stretches[i][1]), values);
}

/* Rows by person: a person counts in a cell when the cell was last met with another. */
static void
count_people (MdgCrosstabScope *scope,
              MdgCrosstabPlan *plan,
              gint64 *values,
              guint n_values)
{
  MdgFacts *facts = scope->facts;
  g_autofree guint32 *keys = mdg_crosstab_plan_make_all_keys (plan, scope);
  g_autofree guint32 *last = g_new0 (guint32, n_values);
  guint32 expanded[MDG_CROSSTAB_MAX_KEYS];

  mdg_crosstab_plan_index_lists (plan, facts->cube->n);
  for (guint i = 0; i < facts->n_by_person; i++)
    {
      guint32 row = facts->by_person[i];
      guint32 person = facts->people_in_order[i];
      guint n = 1;

      if (keys[row] == MDG_CROSSTAB_NO_KEY)
        continue;
      if (plan->n_lists == 0)
        expanded[0] = keys[row];
      else
        n = mdg_crosstab_plan_expand (plan, row, keys[row], expanded);
      for (guint j = 0; j < n; j++)
        {
          values[expanded[j]] += last[expanded[j]] != person;
          last[expanded[j]] = person;
        }
    }
}

static guint32
get_contact_key (const MdgCrosstabScope *scope,
                 const MdgCrosstabPlan *plan,
                 guint contact)
{
  guint32 key = 0;

  for (guint i = 0; i < plan->n; i++)
    if (plan->axes[i].contact_place >= 0)
      key += mdg_crosstab_axis_get_place (&plan->axes[i], get_contact_code (scope, plan->axes[i].contact_place, contact));

  return key;
}

/* Whether anything is asked of the contacts themselves; if not, each row has them summed up. */
static gboolean
is_by_own (const MdgCrosstabScope *scope,
           const MdgCrosstabPlan *plan)
{
  gboolean by_own = scope->is_limited;

  for (guint i = 0; i < G_N_ELEMENTS (scope->codes); i++)
    by_own = by_own || scope->codes[i] != NULL;
  for (guint i = 0; i < plan->n; i++)
    by_own = by_own || plan->axes[i].contact_place >= 0;

  return by_own;
}

static void
add_to_keys (const MdgCrosstabPlan *plan,
             guint row,
             guint32 key,
             guint weight,
             gint64 *values)
{
  guint32 expanded[MDG_CROSSTAB_MAX_KEYS];
  guint n;

  if (plan->n_lists == 0)
    {
      values[key] += weight;
      return;
    }

  n = mdg_crosstab_plan_expand (plan, row, key, expanded);
  for (guint i = 0; i < n; i++)
    values[expanded[i]] += weight;
}

static void
count_stretch (const MdgCrosstabScope *scope,
               const MdgCrosstabPlan *plan,
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

      if (row != MDG_CUBE_NO_ROW && keys[row] != MDG_CROSSTAB_NO_KEY && does_contact_fit (scope, i))
        add_to_keys (plan, row, keys[row] + get_contact_key (scope, plan, i), is_minutes ? facts->cube->contact_minutes[i] : 1, values);
    }
}

static void
count_contacts (MdgCrosstabScope *scope,
                MdgCrosstabPlan *plan,
                gint64 *values)
{
  MdgFacts *facts = scope->facts;
  MdgCube *cube = facts->cube;
  g_autofree guint32 *keys = mdg_crosstab_plan_make_all_keys (plan, scope);
  const guint32 *weights = scope->measure == MDG_CROSSTAB_MINUTES ? facts->row_minutes : facts->row_contacts;
  MdgCubeSpan span = { scope->from / MDG_CUBE_MINUTES_A_DAY, scope->to / MDG_CUBE_MINUTES_A_DAY };
  guint from = 0;
  guint to = cube->n_sorted_contacts;

  mdg_crosstab_plan_index_lists (plan, cube->n);
  if (!is_by_own (scope, plan))
    {
      for (guint i = 0; i < cube->n; i++)
        if (keys[i] != MDG_CROSSTAB_NO_KEY)
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
  MdgCrosstabPlan plan;

  mdg_crosstab_plan_init (&plan, scope, parts, n_parts);
  if (scope->by_contact)
    count_contacts (scope, &plan, values);
  else if (scope->measure == MDG_CROSSTAB_PEOPLE)
    count_people (scope, &plan, values, n_values);
  else if (n_parts == 0)
    count_all (scope, values);
  else
    count_rows (scope, &plan, values);
  mdg_crosstab_plan_clear (&plan);
}
