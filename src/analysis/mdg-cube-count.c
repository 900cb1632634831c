#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-cube-private.h"

#include <string.h>

void
mdg_cube_find_range (const gint32 *whens,
                     guint n,
                     MdgCubeSpan span,
                     guint *from,
                     guint *to)
{
  const gint32 bounds[] = { span.from * MDG_CUBE_MINUTES_A_DAY, span.to * MDG_CUBE_MINUTES_A_DAY };
  guint found[2];

  for (guint i = 0; i < 2; i++)
    {
      guint low = 0;
      guint high = n;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (whens[middle] < bounds[i])
            low = middle + 1;
          else
            high = middle;
        }
      found[i] = low;
    }

  *from = found[0];
  *to = found[1];
}

/* Stretches of rows to look at: those of the span in the sorted part, then each of the tail that lies in it. */
typedef struct
{
  const gint32 *whens;
  guint n;
  guint next; /* of the tail */
  MdgCubeSpan span;
  gboolean is_begun;
  guint from;
  guint to;
} Walk;

static gboolean
walk_next (Walk *walk,
           guint n_sorted)
{
  if (!walk->is_begun)
    {
      walk->is_begun = TRUE;
      walk->next = n_sorted;
      mdg_cube_find_range (walk->whens, n_sorted, walk->span, &walk->from, &walk->to);
      if (walk->from < walk->to)
        return TRUE;
    }

  while (walk->next < walk->n)
    {
      guint row = walk->next++;

      if (walk->whens[row] >= walk->span.from * MDG_CUBE_MINUTES_A_DAY && walk->whens[row] < walk->span.to * MDG_CUBE_MINUTES_A_DAY)
        {
          walk->from = row;
          walk->to = row + 1;
          return TRUE;
        }
    }

  return FALSE;
}

guint
mdg_cube_count_all (MdgCube *self,
                    MdgCubeSpan span)
{
  Walk walk = { .whens = self->whens, .n = self->n, .span = span };
  guint n = 0;

  g_return_val_if_fail (MDG_IS_CUBE (self), 0);

  while (walk_next (&walk, self->n_sorted))
    for (guint i = walk.from; i < walk.to; i++)
      n += self->is_live[i];

  return n;
}

gboolean
mdg_cube_get_first_day (MdgCube *self,
                        gint32 *day)
{
  gint32 first = G_MAXINT32;

  g_return_val_if_fail (MDG_IS_CUBE (self), FALSE);

  for (guint i = 0; i < self->n; i++)
    {
      if (self->whens[i] != MDG_CUBE_NEVER && self->is_live[i])
        first = MIN (first, self->whens[i]);
      /* The sorted part has its first at the beginning. */
      if (first != G_MAXINT32 && i < self->n_sorted)
        i = self->n_sorted - 1;
    }
  *day = first / MDG_CUBE_MINUTES_A_DAY;

  return first != G_MAXINT32;
}

/* An axis as a column, of a list its first codes, and the other codes of the list that lie in a stretch of rows. */
typedef struct
{
  const guint16 *column;
  const guint32 *rows;
  const guint16 *codes;
  guint n;    /* of all rows */
  guint from; /* of the stretch */
  guint to;
} Side;

static void
side_init (Side *side,
           MdgCube *self,
           MdgCubeAxis axis)
{
  const MdgCubeList *list;

  memset (side, 0, sizeof *side);
  if (axis < MDG_CUBE_N_COLUMNS)
    {
      side->column = self->columns[axis];
      return;
    }

  list = &self->lists[axis == MDG_CUBE_MAIN_CONTENT ? 0 : axis - MDG_CUBE_CONTENT];
  side->column = list->firsts;
  if (axis == MDG_CUBE_MAIN_CONTENT)
    return;

  side->rows = (const guint32 *) (gpointer) list->rows->data;
  side->codes = (const guint16 *) (gpointer) list->codes->data;
  side->n = list->rows->len;
}

static guint
find_row_at (const Side *side,
             guint row)
{
  guint low = 0;
  guint high = side->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (side->rows[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
side_move (Side *side,
           const Walk *walk)
{
  side->from = find_row_at (side, walk->from);
  side->to = find_row_at (side, walk->to);
}

void
mdg_cube_count (MdgCube *self,
                MdgCubeAxis axis,
                MdgCubeSpan span,
                guint32 *counts)
{
  Walk walk = { .whens = self->whens, .n = self->n, .span = span };
  Side side;

  g_return_if_fail (MDG_IS_CUBE (self));
  g_return_if_fail (axis < MDG_CUBE_N_AXES);

  side_init (&side, self, axis);
  memset (counts, 0, sizeof (guint32) * mdg_cube_get_n_codes (self, axis));
  while (walk_next (&walk, self->n_sorted))
    {
      side_move (&side, &walk);
      for (guint i = walk.from; i < walk.to; i++)
        counts[side.column[i]] += self->is_live[i];
      for (guint i = side.from; i < side.to; i++)
        counts[side.codes[i]] += self->is_live[side.rows[i]];
    }
}

/* The first codes of both sides. */
static void
cross_firsts (const guint16 *rows,
              const guint16 *columns,
              const guint8 *is_live,
              const Walk *walk,
              guint width,
              guint32 *counts)
{
  for (guint i = walk->from; i < walk->to; i++)
    counts[rows[i] * width + columns[i]] += is_live[i];
}

/* Other codes of both sides in the same row. */
static void
cross_others (const Side *rows,
              const Side *columns,
              const guint8 *is_live,
              guint width,
              guint32 *counts)
{
  guint first = columns->from;

  for (guint i = rows->from; i < rows->to; i++)
    {
      while (first < columns->to && columns->rows[first] < rows->rows[i])
        first++;
      for (guint j = first; j < columns->to && columns->rows[j] == rows->rows[i]; j++)
        counts[rows->codes[i] * width + columns->codes[j]] += is_live[rows->rows[i]];
    }
}

void
mdg_cube_cross (MdgCube *self,
                MdgCubeAxis rows,
                MdgCubeAxis columns,
                MdgCubeSpan span,
                guint32 *counts)
{
  Walk walk = { .whens = self->whens, .n = self->n, .span = span };
  guint width;
  Side row;
  Side column;

  g_return_if_fail (MDG_IS_CUBE (self));
  g_return_if_fail (rows < MDG_CUBE_N_AXES && columns < MDG_CUBE_N_AXES);

  width = mdg_cube_get_n_codes (self, columns);
  side_init (&row, self, rows);
  side_init (&column, self, columns);
  memset (counts, 0, sizeof (guint32) * mdg_cube_get_n_codes (self, rows) * width);
  while (walk_next (&walk, self->n_sorted))
    {
      side_move (&row, &walk);
      side_move (&column, &walk);
      cross_firsts (row.column, column.column, self->is_live, &walk, width, counts);
      for (guint i = row.from; i < row.to; i++)
        counts[row.codes[i] * width + column.column[row.rows[i]]] += self->is_live[row.rows[i]];
      for (guint i = column.from; i < column.to; i++)
        counts[row.column[column.rows[i]] * width + column.codes[i]] += self->is_live[column.rows[i]];
      cross_others (&row, &column, self->is_live, width, counts);
    }
}

/* For each person in the span the row of the last consultation, as row + 1 in the marks. */
static void
mark_people (MdgCube *self,
             MdgCubeSpan span)
{
  Walk walk = { .whens = self->whens, .n = self->n, .span = span };

  if (self->n_marks <= self->max_subject)
    {
      self->n_marks = self->max_subject + 1;
      self->marks = g_renew (guint32, self->marks, self->n_marks);
    }
  memset (self->marks, 0, sizeof (guint32) * self->n_marks);

  while (walk_next (&walk, self->n_sorted))
    for (guint i = walk.from; i < walk.to; i++)
      {
        guint32 *mark = &self->marks[self->subjects[i]];

        if (self->subjects[i] == 0 || !self->is_live[i])
          continue;
        if (*mark == 0 || self->whens[i] > self->whens[*mark - 1] || (self->whens[i] == self->whens[*mark - 1] && self->ids[i] > self->ids[*mark - 1]))
          *mark = i + 1;
      }
}

guint
mdg_cube_count_people (MdgCube *self,
                       MdgCubeSpan span)
{
  guint n = 0;

  g_return_val_if_fail (MDG_IS_CUBE (self), 0);

  mark_people (self, span);
  for (guint i = 0; i < self->n_marks; i++)
    n += self->marks[i] != 0;

  return n;
}

void
mdg_cube_count_people_by (MdgCube *self,
                          MdgCubeAxis axis,
                          MdgCubeSpan span,
                          guint32 *counts)
{
  g_return_if_fail (MDG_IS_CUBE (self));
  g_return_if_fail (axis < MDG_CUBE_N_COLUMNS);

  mark_people (self, span);
  memset (counts, 0, sizeof (guint32) * mdg_cube_get_n_codes (self, axis));
  for (guint i = 0; i < self->n_marks; i++)
    if (self->marks[i] != 0)
      counts[self->columns[axis][self->marks[i] - 1]]++;
}

gint64
mdg_cube_count_contacts (MdgCube *self,
                         MdgCubeSpan span,
                         guint32 *counts)
{
  Walk walk = { .whens = self->contact_whens, .n = self->n_contacts, .span = span };
  guint width;
  gint64 minutes = 0;

  g_return_val_if_fail (MDG_IS_CUBE (self), 0);

  width = mdg_cube_get_n_codes (self, MDG_CUBE_DIRECTION);
  memset (counts, 0, sizeof (guint32) * mdg_cube_get_n_codes (self, MDG_CUBE_CHANNEL) * width);
  while (walk_next (&walk, self->n_sorted_contacts))
    for (guint i = walk.from; i < walk.to; i++)
      {
        guint32 row = mdg_cube_find_row (self, self->contact_consultations[i]);

        if (!self->contact_is_live[i] || row == MDG_CUBE_NO_ROW || !self->is_live[row])
          continue;
        counts[self->contact_channels[i] * width + self->contact_directions[i]]++;
        minutes += self->contact_minutes[i];
      }

  return minutes;
}

void
mdg_cube_count_either (MdgCube *self,
                       MdgCubeAxis first,
                       const gboolean *first_marked,
                       MdgCubeAxis second,
                       const gboolean *second_marked,
                       MdgCubeAxis by,
                       MdgCubeSpan span,
                       guint32 *counts)
{
  Walk walk = { .whens = self->whens, .n = self->n, .span = span };

  g_return_if_fail (MDG_IS_CUBE (self));
  g_return_if_fail (first < MDG_CUBE_N_COLUMNS && second < MDG_CUBE_N_COLUMNS && by < MDG_CUBE_N_COLUMNS);

  memset (counts, 0, sizeof (guint32) * mdg_cube_get_n_codes (self, by));
  while (walk_next (&walk, self->n_sorted))
    for (guint i = walk.from; i < walk.to; i++)
      if (first_marked[self->columns[first][i]] || second_marked[self->columns[second][i]])
        counts[self->columns[by][i]] += self->is_live[i];
}
