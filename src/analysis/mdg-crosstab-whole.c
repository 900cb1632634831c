#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-crosstab-plan.h"
#include "mdg-cube-private.h"
#include "mdg-facts-private.h"

#define MAX_WHOLE 65536    /* cells; beyond, several passes cost less than several tables */
#define SHARED_FROM 400000 /* rows; below, a second thread costs more than it counts */

/* Both halves, the second in a thread of its own. */
static void
run_halves (GThreadFunc count,
            gpointer first,
            gpointer second)
{
  GThread *thread = g_thread_try_new ("mdg-count", count, second, NULL);

  count (first);
  if (thread != NULL)
    g_thread_join (thread);
  else
    count (second);
}

/* Cells by what they were counted with: the first codes of all fields, other codes of the rows, of the columns, of both. A
   consultation stands once in the first; so a sum over the columns of what was not counted with their other codes is a
   total of rows, and the other way round. */
enum
{
  BY_ROW_OTHERS = 1,
  BY_COLUMN_OTHERS = 2,
  N_LAYERS = 4,
};

/* Rows [from, to) of a table. */
typedef struct
{
  const MdgCrosstabPlan *plan;
  const guint8 *mask;
  guint n_row_parts;
  guint from;
  guint to;
  gint64 *layers[N_LAYERS];
} RowWork;

static void
count_block (RowWork *work,
             guint from,
             guint to)
{
  const MdgCrosstabPlan *plan = work->plan;
  guint32 keys[MDG_CROSSTAB_BLOCK];
  guint both = 0;

  mdg_crosstab_plan_make_keys (plan, from, to - from, keys);
  for (guint i = from; i < to; i++)
    work->layers[0][keys[i - from]] += work->mask[i];
  for (guint i = 0; i < plan->n_lists; i++)
    {
      guint layer = plan->lists[i] < work->n_row_parts ? BY_ROW_OTHERS : BY_COLUMN_OTHERS;

      both |= layer;
      mdg_crosstab_plan_count_others (&plan->axes[plan->lists[i]], work->mask, keys, from, to, work->layers[layer]);
    }
  if (plan->n_lists == 2)
    mdg_crosstab_plan_count_pairs (&plan->axes[plan->lists[0]], &plan->axes[plan->lists[1]], work->mask, keys, from, to, work->layers[both]);
}

static gpointer
count_rows (gpointer data)
{
  RowWork *work = data;

  for (guint from = work->from; from < work->to; from += MDG_CROSSTAB_BLOCK)
    count_block (work, from, MIN (from + MDG_CROSSTAB_BLOCK, work->to));

  return NULL;
}

/* Of the layers, those that can hold anything. */
static gboolean
has_layer (const RowWork *work,
           guint layer)
{
  guint used = 0;

  for (guint i = 0; i < work->plan->n_lists; i++)
    used |= work->plan->lists[i] < work->n_row_parts ? BY_ROW_OTHERS : BY_COLUMN_OTHERS;

  return (layer & ~used) == 0;
}

static void
add_layers (RowWork *work,
            MdgCrosstabFigures *figures)
{
  for (guint layer = 0; layer < N_LAYERS; layer++)
    for (guint i = 0; i < figures->n_rows && work->layers[layer] != NULL; i++)
      for (guint j = 0; j < figures->n_columns; j++)
        {
          guint at = i * figures->n_columns + j;
          gint64 value = work->layers[layer][at];

          figures->cells[at] += value;
          figures->rows[i] += (layer & BY_COLUMN_OTHERS) == 0 ? value : 0;
          figures->columns[j] += (layer & BY_ROW_OTHERS) == 0 ? value : 0;
          figures->total += layer == 0 ? value : 0;
        }
}

static void
count_rows_whole (MdgCrosstabScope *scope,
                  const MdgCrosstabPlan *plan,
                  guint n_row_parts,
                  MdgCrosstabFigures *figures)
{
  MdgCube *cube = scope->facts->cube;
  gboolean is_shared = plan->n_lists > 0 && scope->last - scope->first >= SHARED_FROM;
  guint middle = is_shared ? scope->first + (scope->last - scope->first) / 2 : scope->last;
  guint edges[][2] = { { scope->first, middle }, { middle, scope->last }, { cube->n_sorted, cube->n } };
  RowWork works[G_N_ELEMENTS (edges)];

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      works[i] = (RowWork){ .plan = plan, .mask = scope->mask, .n_row_parts = n_row_parts, .from = edges[i][0], .to = edges[i][1] };
      for (guint j = 0; j < N_LAYERS && edges[i][0] < edges[i][1]; j++)
        if (has_layer (&works[i], j))
          works[i].layers[j] = g_new0 (gint64, (gsize) figures->n_rows * figures->n_columns);
    }
  if (is_shared)
    run_halves (count_rows, &works[0], &works[1]);
  else
    count_rows (&works[0]);
  count_rows (&works[2]);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      add_layers (&works[i], figures);
      for (guint j = 0; j < N_LAYERS; j++)
        g_free (works[i].layers[j]);
    }
}

/* Consultations [from, to) in the order of their people; who was last met in a cell, row or column. */
typedef struct
{
  MdgFacts *facts;
  const MdgCrosstabPlan *plan;
  const guint32 *keys;
  const guint16 *row_of; /* by cell */
  guint from;
  guint to;
  MdgCrosstabFigures figures;
  guint32 *met_cells;
  guint32 *met_rows;
  guint32 *met_columns;
  guint32 met;
} PeopleWork;

/* A cell that is met again changes nothing in the others. */
static void
meet (PeopleWork *work,
      guint32 person,
      guint32 key)
{
  guint row = work->row_of[key];
  guint column = key - row * work->figures.n_columns;

  if (work->met_cells[key] == person)
    return;

  work->figures.cells[key]++;
  work->figures.rows[row] += work->met_rows[row] != person;
  work->figures.columns[column] += work->met_columns[column] != person;
  work->figures.total += work->met != person;
  work->met_cells[key] = person;
  work->met_rows[row] = person;
  work->met_columns[column] = person;
  work->met = person;
}

static gpointer
count_people (gpointer data)
{
  PeopleWork *work = data;
  guint32 expanded[MDG_CROSSTAB_MAX_KEYS];

  for (guint i = work->from; i < work->to; i++)
    {
      guint32 row = work->facts->by_person[i];
      guint32 person = work->facts->people_in_order[i];
      guint n;

      if (work->keys[row] == MDG_CROSSTAB_NO_KEY)
        continue;
      if (work->plan->n_lists == 0)
        {
          meet (work, person, work->keys[row]);
          continue;
        }
      n = mdg_crosstab_plan_expand (work->plan, row, work->keys[row], expanded);
      for (guint j = 0; j < n; j++)
        meet (work, person, expanded[j]);
    }

  return NULL;
}

static void
people_work_init (PeopleWork *work,
                  const MdgCrosstabFigures *figures)
{
  guint n_cells = figures->n_rows * figures->n_columns;

  work->figures = (MdgCrosstabFigures){ g_new0 (gint64, n_cells), g_new0 (gint64, figures->n_rows), g_new0 (gint64, figures->n_columns), 0, figures->n_rows, figures->n_columns };
  work->met_cells = g_new0 (guint32, n_cells);
  work->met_rows = g_new0 (guint32, figures->n_rows);
  work->met_columns = g_new0 (guint32, figures->n_columns);
}

/* Nobody stands in both halves. */
static void
people_work_finish (PeopleWork *work,
                    MdgCrosstabFigures *figures)
{
  for (guint i = 0; i < figures->n_rows * figures->n_columns; i++)
    figures->cells[i] += work->figures.cells[i];
  for (guint i = 0; i < figures->n_rows; i++)
    figures->rows[i] += work->figures.rows[i];
  for (guint i = 0; i < figures->n_columns; i++)
    figures->columns[i] += work->figures.columns[i];
  figures->total += work->figures.total;
  g_free (work->figures.cells);
  g_free (work->figures.rows);
  g_free (work->figures.columns);
  g_free (work->met_cells);
  g_free (work->met_rows);
  g_free (work->met_columns);
}

static void
count_people_whole (MdgCrosstabScope *scope,
                    MdgCrosstabPlan *plan,
                    MdgCrosstabFigures *figures)
{
  MdgFacts *facts = scope->facts;
  guint n_cells = figures->n_rows * figures->n_columns;
  gboolean is_shared = facts->n_by_person >= SHARED_FROM;
  guint middle = is_shared ? facts->n_by_person / 2 : facts->n_by_person;
  g_autofree guint32 *keys = mdg_crosstab_plan_make_all_keys (plan, scope);
  g_autofree guint16 *row_of = g_new (guint16, n_cells);
  PeopleWork works[2];

  for (guint i = 0; i < n_cells; i++)
    row_of[i] = (guint16) (i / figures->n_columns);
  if (plan->n_lists > 0)
    mdg_crosstab_plan_index_lists (plan, facts->cube->n);
  while (middle > 0 && middle < facts->n_by_person && facts->people_in_order[middle] == facts->people_in_order[middle - 1])
    middle++;
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      works[i] = (PeopleWork){ .facts = facts, .plan = plan, .keys = keys, .row_of = row_of, .from = i == 0 ? 0 : middle, .to = i == 0 ? middle : facts->n_by_person };
      people_work_init (&works[i], figures);
    }
  if (is_shared)
    run_halves (count_people, &works[0], &works[1]);
  else
    count_people (&works[0]);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    people_work_finish (&works[i], figures);
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
  MdgCrosstabPlan plan;

  if (scope->by_contact || (guint64) figures->n_rows * figures->n_columns > MAX_WHOLE)
    return FALSE;

  mdg_crosstab_plan_init (&plan, scope, parts, n_parts);
  is_counted = is_people || plan.n_lists <= 2;
  if (is_people)
    count_people_whole (scope, &plan, figures);
  else if (is_counted)
    count_rows_whole (scope, &plan, n_row_parts, figures);
  mdg_crosstab_plan_clear (&plan);

  return is_counted;
}
