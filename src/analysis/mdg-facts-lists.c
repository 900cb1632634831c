#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-cube-private.h"
#include "mdg-facts-private.h"

#include <string.h>

#define MAX_A_ROW 256 /* issues of one consultation that are looked at */

/* Marks by owner: those of owner o are issues[starts[o] … starts[o + 1]). */
typedef struct
{
  guint n;
  guint32 *starts;
  guint16 *issues;
} Marks;

static void
marks_init (Marks *marks,
            GArray *from)
{
  guint32 last = 0;

  for (guint i = 0; i < from->len; i++)
    last = MAX (last, g_array_index (from, MdgFactsMark, i).owner);
  marks->n = last + 1;
  marks->starts = g_new0 (guint32, marks->n + 2);
  marks->issues = g_new (guint16, from->len + 1);
  for (guint i = 0; i < from->len; i++)
    marks->starts[g_array_index (from, MdgFactsMark, i).owner + 2]++;
  for (guint i = 2; i < marks->n + 2; i++)
    marks->starts[i] += marks->starts[i - 1];
  for (guint i = 0; i < from->len; i++)
    {
      const MdgFactsMark *mark = &g_array_index (from, MdgFactsMark, i);

      marks->issues[marks->starts[mark->owner + 1]++] = mark->issue;
    }
}

static void
marks_clear (Marks *marks)
{
  g_free (marks->starts);
  g_free (marks->issues);
}

/* The codes of one row, each once. */
typedef struct
{
  guint16 codes[MAX_A_ROW];
  guint n;
} Row;

static void
row_add (Row *row,
         guint16 code)
{
  if (code == 0 || row->n == MAX_A_ROW)
    return;
  for (guint i = 0; i < row->n; i++)
    if (row->codes[i] == code)
      return;

  row->codes[row->n++] = code;
}

static guint16
get_code (MdgFacts *self,
          MdgCrosstabField field,
          guint16 issue)
{
  GArray *parents = field == MDG_CROSSTAB_ISSUE_COLUMN ? self->column_of_issue : field == MDG_CROSSTAB_ISSUE_GROUP ? self->group_of_issue
                                                                                                                   : NULL;

  if (parents == NULL)
    return issue;

  return issue < parents->len ? g_array_index (parents, guint16, issue) : 0;
}

static void
add_marks (MdgFacts *self,
           MdgCrosstabField field,
           const Marks *marks,
           guint32 owner,
           Row *row)
{
  if (owner == 0 || owner >= marks->n)
    return;

  for (guint i = marks->starts[owner]; i < marks->starts[owner + 1]; i++)
    row_add (row, get_code (self, field, marks->issues[i]));
}

void
mdg_facts_make_issues (MdgFacts *self,
                       MdgCrosstabField field,
                       MdgFactsColumn *column,
                       guint from)
{
  Marks ticks;
  Marks findings;

  if (column->rows == NULL)
    {
      column->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
      column->codes = g_array_new (FALSE, FALSE, sizeof (guint16));
    }
  marks_init (&ticks, self->ticks);
  marks_init (&findings, self->findings);
  for (guint32 i = from; i < self->cube->n; i++)
    {
      Row row;

      row.n = 0;
      if (field != MDG_CROSSTAB_FINDING)
        add_marks (self, field, &ticks, self->cube->cases[i], &row);
      add_marks (self, field, &findings, self->cube->ids[i], &row);
      column->firsts[i] = row.n > 0 ? row.codes[0] : 0;
      for (guint j = 1; j < row.n; j++)
        {
          g_array_append_val (column->rows, i);
          g_array_append_val (column->codes, row.codes[j]);
        }
    }
  marks_clear (&ticks);
  marks_clear (&findings);

  column->n_codes = mdg_codebook_get_n (field == MDG_CROSSTAB_ISSUE_COLUMN ? self->issue_columns : field == MDG_CROSSTAB_ISSUE_GROUP ? self->issue_groups
                                                                                                                                     : self->issues);
}

static void
sum_contacts (MdgFacts *self)
{
  MdgCube *cube = self->cube;

  self->row_contacts = g_renew (guint32, self->row_contacts, cube->n + 1);
  self->row_minutes = g_renew (guint32, self->row_minutes, cube->n + 1);
  memset (self->row_contacts, 0, sizeof (guint32) * cube->n);
  memset (self->row_minutes, 0, sizeof (guint32) * cube->n);
  for (guint i = 0; i < self->n_contacts; i++)
    if (self->contact_rows[i] != MDG_CUBE_NO_ROW)
      {
        self->row_contacts[self->contact_rows[i]]++;
        self->row_minutes[self->contact_rows[i]] += cube->contact_minutes[i];
      }
}

void
mdg_facts_update_contacts (MdgFacts *self)
{
  MdgCube *cube = self->cube;
  gint32 last = G_MININT32;
  guint16 month = 0;
  guint16 year = 0;

  if (self->n_contacts == cube->n_contacts && self->n_contact_rows == cube->n)
    return;

  self->n_contacts = cube->n_contacts;
  self->n_contact_rows = cube->n;
  self->contact_rows = g_renew (guint32, self->contact_rows, self->n_contacts);
  self->contact_months = g_renew (guint16, self->contact_months, self->n_contacts);
  self->contact_years = g_renew (guint16, self->contact_years, self->n_contacts);
  for (guint i = 0; i < self->n_contacts; i++)
    {
      gint32 day = cube->contact_whens[i] == MDG_CUBE_NEVER ? -1 : cube->contact_whens[i] / MDG_CUBE_MINUTES_A_DAY;

      if (day != last)
        mdg_facts_read_day (day, &month, &year);
      last = day;
      self->contact_rows[i] = cube->contact_is_live[i] ? mdg_cube_find_row (cube, cube->contact_consultations[i]) : MDG_CUBE_NO_ROW;
      self->contact_months[i] = month;
      self->contact_years[i] = year;
    }
  sum_contacts (self);
}

static gboolean
is_earlier (MdgCube *cube,
            guint32 a,
            guint32 b)
{
  return cube->whens[a] != cube->whens[b] ? cube->whens[a] < cube->whens[b] : cube->ids[a] < cube->ids[b];
}

void
mdg_facts_update_order (MdgFacts *self)
{
  MdgCube *cube = self->cube;
  guint n_people = cube->max_subject + 1;
  g_autofree guint32 *starts = NULL;
  g_autofree guint32 *firsts = NULL;

  if (self->n_ordered == cube->n && self->by_person != NULL)
    return;

  self->n_ordered = cube->n;
  self->by_person = g_renew (guint32, self->by_person, cube->n + 1);
  self->people_in_order = g_renew (guint32, self->people_in_order, cube->n + 1);
  self->is_first = g_renew (guint8, self->is_first, cube->n + 1);
  memset (self->is_first, 0, cube->n);
  starts = g_new0 (guint32, n_people + 1);
  firsts = g_new0 (guint32, n_people);
  for (guint i = 0; i < cube->n; i++)
    if (cube->is_live[i] && cube->subjects[i] != 0)
      {
        guint32 *first = &firsts[cube->subjects[i]];

        starts[cube->subjects[i] + 1]++;
        if (*first == 0 || is_earlier (cube, i, *first - 1))
          *first = i + 1;
      }
  for (guint i = 1; i <= n_people; i++)
    starts[i] += starts[i - 1];
  self->n_by_person = starts[n_people];
  for (guint i = 0; i < cube->n; i++)
    if (cube->is_live[i] && cube->subjects[i] != 0)
      self->by_person[starts[cube->subjects[i]]++] = i;
  for (guint i = 0; i < self->n_by_person; i++)
    self->people_in_order[i] = cube->subjects[self->by_person[i]];
  for (guint i = 0; i < n_people; i++)
    if (firsts[i] != 0)
      self->is_first[firsts[i] - 1] = 1;
}
