#include "mdg-sums-reader.h"

#include <string.h>

void
mdg_reader_add_sum (MdgReader *reader,
                    guint total,
                    const guint *parts,
                    guint n_parts)
{
  MdgReaderSum *sum = &reader->sums[reader->n_sums++];

  g_assert_cmpuint (n_parts, <, MDG_READER_MAX_TERMS);
  g_assert_cmpuint (reader->n_sums, <=, MDG_READER_MAX_SUMS);
  sum->n_terms = n_parts + 1;
  sum->cells[0] = total;
  memcpy (sum->cells + 1, parts, n_parts * sizeof *parts);
}

guint
mdg_reader_add_table (MdgReader *reader,
                      const guint *values,
                      guint n_rows,
                      guint n_columns,
                      MdgCountState state)
{
  guint first = reader->n_cells;
  guint stride = n_columns + 1;

  for (guint row = 0; row <= n_rows; row++)
    for (guint column = 0; column <= n_columns; column++)
      {
        guint cell = reader->n_cells++;
        guint value = 0;

        for (guint i = row < n_rows ? row : 0; i < (row < n_rows ? row + 1 : n_rows); i++)
          for (guint j = column < n_columns ? column : 0; j < (column < n_columns ? column + 1 : n_columns); j++)
            value += values[i * n_columns + j];
        reader->values[cell] = (int) value;
        reader->states[cell] = state;
      }
  for (guint row = 0; row <= n_rows; row++)
    {
      guint parts[MDG_READER_MAX_TERMS];

      for (guint column = 0; column < n_columns; column++)
        parts[column] = first + row * stride + column;
      mdg_reader_add_sum (reader, first + row * stride + n_columns, parts, n_columns);
    }
  for (guint column = 0; column <= n_columns; column++)
    {
      guint parts[MDG_READER_MAX_TERMS];

      for (guint row = 0; row < n_rows; row++)
        parts[row] = first + row * stride + column;
      mdg_reader_add_sum (reader, first + n_rows * stride + column, parts, n_rows);
    }

  return first;
}

gboolean
mdg_reader_is_small (const MdgReader *reader,
                     guint cell)
{
  return reader->states[cell] != MDG_COUNT_SLACK && reader->values[cell] > 0 && reader->values[cell] < reader->threshold;
}

static int
get_least (const MdgReader *reader,
           guint cell)
{
  return reader->states[cell] == MDG_COUNT_NEW || reader->states[cell] == MDG_COUNT_WITHHELD ? 1 : 0;
}

/* Fills what a sum leaves no choice for. FALSE when the guesses contradict each other. */
static gboolean
fill_forced (MdgReader *reader)
{
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < reader->n_sums; i++)
        {
          const MdgReaderSum *sum = &reader->sums[i];
          int balance = 0; /* parts − total */
          int open = -1;
          guint n_open = 0;

          for (guint j = 0; j < sum->n_terms; j++)
            if (reader->guess[sum->cells[j]] < 0)
              {
                open = (int) j;
                n_open++;
              }
            else
              balance += (j == 0 ? -1 : 1) * reader->guess[sum->cells[j]];
          if (n_open == 0 && balance != 0)
            return FALSE;
          if (n_open == 1)
            {
              int value = open == 0 ? balance : -balance;

              if (value < get_least (reader, sum->cells[open]))
                return FALSE;
              reader->guess[sum->cells[open]] = value;
              again = TRUE;
            }
        }
    }

  return TRUE;
}

static gboolean
guess_rest (MdgReader *reader)
{
  int before[MDG_READER_MAX_CELLS];
  guint cell = reader->n_cells;

  memcpy (before, reader->guess, sizeof before);
  if (!fill_forced (reader))
    {
      memcpy (reader->guess, before, sizeof before);
      return FALSE;
    }
  for (guint i = 0; i < reader->n_cells; i++)
    if (reader->guess[i] < 0)
      {
        cell = i;
        break;
      }
  if (cell == reader->n_cells)
    {
      for (guint i = 0; i < reader->n_cells; i++)
        reader->seen[i] |= reader->guess[i] < 64 ? G_GUINT64_CONSTANT (1) << reader->guess[i] : 0;
      memcpy (reader->guess, before, sizeof before);
      return TRUE;
    }

  for (int value = get_least (reader, cell); value <= MAX (reader->values[cell], reader->threshold) + reader->threshold; value++)
    {
      reader->guess[cell] = value;
      if (guess_rest (reader))
        {
          memcpy (reader->guess, before, sizeof before);
          return TRUE;
        }
    }
  memcpy (reader->guess, before, sizeof before);

  return FALSE;
}

static gboolean
can_be (MdgReader *reader,
        guint cell,
        int value)
{
  if ((reader->seen[cell] >> value & 1) != 0)
    return TRUE;
  if (value < get_least (reader, cell))
    return FALSE;

  for (guint i = 0; i < reader->n_cells; i++)
    reader->guess[i] = reader->hidden[i] ? -1 : reader->values[i];
  reader->guess[cell] = value;

  return guess_rest (reader);
}

/* As many numbers in a row as the threshold says, one of them not small. */
static gboolean
is_uncertain (MdgReader *reader,
              guint cell)
{
  int from = reader->values[cell];
  int to = reader->values[cell];

  while (to < 2 * reader->threshold && can_be (reader, cell, to + 1))
    to++;
  while (from > 0 && can_be (reader, cell, from - 1))
    from--;

  return to >= reader->threshold && to - from + 1 >= reader->threshold;
}

int
mdg_reader_find_leak (MdgReader *reader)
{
  memset (reader->seen, 0, sizeof reader->seen);
  for (guint i = 0; i < reader->n_cells; i++)
    {
      gboolean varies = FALSE;

      if (!reader->hidden[i] || reader->states[i] == MDG_COUNT_SLACK || (reader->states[i] == MDG_COUNT_IMPLIED && !mdg_reader_is_small (reader, i)))
        continue;
      if (mdg_reader_is_small (reader, i))
        varies = is_uncertain (reader, i);
      else
        for (int value = MAX (1, reader->values[i] - 1); !varies && value <= reader->values[i] + reader->threshold; value++)
          varies = value != reader->values[i] && can_be (reader, i, value);
      if (!varies)
        return (int) i;
    }

  return -1;
}
