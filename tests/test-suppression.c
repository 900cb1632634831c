#include "mdg-sums-reader.h"

/* What is withheld, against a reader who tries every sheet that agrees with what is printed. */

static MdgSuppression *
suppress (const MdgReader *reader)
{
  MdgSuppression *suppression = mdg_suppression_new ((guint) reader->threshold);

  for (guint i = 0; i < reader->n_cells; i++)
    mdg_suppression_add_cell (suppression, (guint) reader->values[i], reader->states[i]);
  for (guint i = 0; i < reader->n_sums; i++)
    g_assert_true (mdg_suppression_add_sum (suppression, reader->sums[i].cells[0], reader->sums[i].cells + 1, reader->sums[i].n_terms - 1));

  return suppression;
}

/* Returns the number of secondary cells. */
static guint
take_marks (MdgReader *reader,
            MdgSuppression *suppression)
{
  guint n = 0;

  for (guint i = 0; i < reader->n_cells; i++)
    {
      MdgMark mark = mdg_suppression_get_mark (suppression, i);

      reader->hidden[i] = mark != MDG_MARK_PRINTED;
      if (reader->states[i] == MDG_COUNT_NEW && mdg_reader_is_small (reader, i))
        g_assert_true (mark == MDG_MARK_PRIMARY);
      n += reader->states[i] == MDG_COUNT_NEW && mark == MDG_MARK_SECONDARY ? 1 : 0;
    }

  return n;
}

static void
hide_primary_only (MdgReader *reader)
{
  for (guint i = 0; i < reader->n_cells; i++)
    reader->hidden[i] = mdg_reader_is_small (reader, i) || reader->states[i] == MDG_COUNT_WITHHELD || reader->states[i] == MDG_COUNT_IMPLIED || reader->states[i] == MDG_COUNT_SLACK;
}

static void
describe (const MdgReader *reader,
          guint stride)
{
  for (guint i = 0; i < reader->n_cells; i += stride)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint j = i; j < MIN (i + stride, reader->n_cells); j++)
        g_string_append_printf (line, reader->hidden[j] ? " (%d)" : " %d", reader->values[j]);
      g_test_message ("%s", line->str);
    }
}

/* Rows and columns in order: every other table is one of these with its rows and columns changed about. */
static gboolean
is_in_order (const guint *values)
{
  for (guint i = 0; i < 2; i++)
    {
      int rows = 0;
      int columns = 0;

      for (guint j = 3; j > 0; j--)
        {
          guint a = values[i * 3 + j - 1];
          guint b = values[(i + 1) * 3 + j - 1];
          guint c = values[(j - 1) * 3 + i];
          guint d = values[(j - 1) * 3 + i + 1];

          rows = a != b ? (a < b ? -1 : 1) : rows;
          columns = c != d ? (c < d ? -1 : 1) : columns;
        }
      if (rows > 0 || columns > 0)
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  guint n;
  guint n_leaks;
  guint n_leaks_primary;
  guint n_exposed;
  guint n_secondary;
} Tally;

static void
try_sheet (MdgReader *reader,
           Tally *tally,
           guint stride)
{
  g_autoptr (MdgSuppression) suppression = suppress (reader);
  gboolean is_protected = mdg_suppression_run (suppression);

  tally->n++;
  tally->n_exposed += is_protected ? 0 : 1;
  tally->n_secondary += take_marks (reader, suppression);
  if (is_protected && mdg_reader_find_leak (reader) >= 0)
    {
      tally->n_leaks++;
      g_test_message ("cell %d of:", mdg_reader_find_leak (reader));
      describe (reader, stride);
    }
  hide_primary_only (reader);
  tally->n_leaks_primary += mdg_reader_find_leak (reader) >= 0 ? 1 : 0;
}

static void
try_table (const guint *values,
           guint n_rows,
           int threshold,
           Tally *tally)
{
  MdgReader reader = { .threshold = threshold };

  mdg_reader_add_table (&reader, values, n_rows, 3, MDG_COUNT_NEW);
  try_sheet (&reader, tally, 4);
}

/* Every 3 × 3 table of 0 to 4, and each once more changed about, as the order must not matter. */
static void
test_every_small_table (void)
{
  Tally tally = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint pattern = 0; pattern < 1953125; pattern++)
    {
      guint values[9];
      guint turned[9];
      guint rows = (guint) g_rand_int_range (rand, 0, 3);
      guint columns = (guint) g_rand_int_range (rand, 0, 3);

      for (guint i = 0, rest = pattern; i < 9; i++, rest /= 5)
        values[i] = rest % 5;
      if (!is_in_order (values))
        continue;
      for (guint i = 0; i < 9; i++)
        turned[(i / 3 + rows) % 3 * 3 + (i + columns) % 3] = values[i];
      try_table (values, 3, MDG_SUPPRESSION_COMMITTEE, &tally);
      try_table (turned, 3, MDG_SUPPRESSION_COMMITTEE, &tally);
    }

  g_test_message ("%u tables, %.2f secondary cells each; of primary cells only %u leak", tally.n, tally.n_secondary / (double) tally.n, tally.n_leaks_primary);
  g_assert_cmpuint (tally.n, >, 100000);
  g_assert_cmpuint (tally.n_leaks, ==, 0);
  g_assert_cmpuint (tally.n_exposed, ==, 0);
  /* A check that lets this pass would let anything pass. */
  g_assert_cmpuint (tally.n_leaks_primary, >, tally.n / 2);
}

/* Every 2 × 3 table of 0 to 5, for the public. */
static void
test_every_public_table (void)
{
  Tally tally = { 0 };

  for (guint pattern = 0; pattern < 46656; pattern++)
    {
      guint values[6];

      for (guint i = 0, rest = pattern; i < 6; i++, rest /= 6)
        values[i] = rest % 6;
      try_table (values, 2, MDG_SUPPRESSION_PUBLIC, &tally);
    }

  g_test_message ("%u tables, %.2f secondary cells each; of primary cells only %u leak", tally.n, tally.n_secondary / (double) tally.n, tally.n_leaks_primary);
  g_assert_cmpuint (tally.n_leaks, ==, 0);
  g_assert_cmpuint (tally.n_exposed, ==, 0);
  g_assert_cmpuint (tally.n_leaks_primary, >, tally.n / 2);
}

/* Last month's total to date was released; this month's follows, and the month itself is their difference. */
static void
fill_second_release (MdgReader *reader,
                     const MdgReader *first_release,
                     const guint *month,
                     const guint *to_date)
{
  guint old = mdg_reader_add_table (reader, to_date, 2, 2, MDG_COUNT_RELEASED);
  guint sums[4];
  guint fresh;
  guint difference;

  for (guint i = 0; i < 4; i++)
    sums[i] = to_date[i] + month[i];
  fresh = mdg_reader_add_table (reader, sums, 2, 2, MDG_COUNT_NEW);
  difference = mdg_reader_add_table (reader, month, 2, 2, MDG_COUNT_IMPLIED);
  for (guint i = 0; i < 9; i++)
    {
      guint parts[] = { old + i, difference + i };

      if (first_release->hidden[i])
        reader->states[old + i] = MDG_COUNT_WITHHELD;
      mdg_reader_add_sum (reader, fresh + i, parts, 2);
    }
}

static void
test_two_releases (void)
{
  static const guint numbers[] = { 0, 1, 2, 4 };
  Tally first_tally = { 0 };
  Tally tally = { 0 };

  for (guint pattern = 0; pattern < 65536; pattern++)
    {
      MdgReader first = { .threshold = 3 };
      MdgReader second = { .threshold = 3 };
      guint to_date[4];
      guint month[4];
      g_autoptr (MdgSuppression) suppression = NULL;

      for (guint i = 0; i < 4; i++)
        {
          to_date[i] = numbers[pattern >> (2 * i) & 3];
          month[i] = numbers[pattern >> (8 + 2 * i) & 3];
        }
      /* The same with rows and columns changed about. */
      if (to_date[0] > to_date[3])
        continue;
      mdg_reader_add_table (&first, to_date, 2, 2, MDG_COUNT_NEW);
      try_sheet (&first, &first_tally, 3);
      suppression = suppress (&first);
      g_assert_true (mdg_suppression_run (suppression));
      take_marks (&first, suppression);
      fill_second_release (&second, &first, month, to_date);
      try_sheet (&second, &tally, 3);
    }

  g_test_message ("%u pairs, %.2f secondary cells each; of primary cells only %u leak", tally.n, tally.n_secondary / (double) tally.n, tally.n_leaks_primary);
  g_assert_cmpuint (tally.n_leaks, ==, 0);
  g_assert_cmpuint (first_tally.n_leaks, ==, 0);
  g_assert_cmpuint (tally.n_exposed, ==, 0);
  g_assert_cmpuint (tally.n_leaks_primary, >, tally.n / 2);
}

static void
check_mark (MdgSuppression *suppression,
            guint cell,
            MdgMark mark)
{
  g_assert_cmpint ((int) mdg_suppression_get_mark (suppression, cell), ==, (int) mark);
}

static void
test_nothing_is_small (void)
{
  static const guint values[] = { 5, 0, 7, 9 };
  g_autoptr (MdgSuppression) suppression = mdg_suppression_new (MDG_SUPPRESSION_PUBLIC);

  mdg_suppression_add_table (suppression, values, 2, 2, MDG_COUNT_NEW);
  g_assert_true (mdg_suppression_run (suppression));
  for (guint i = 0; i < 9; i++)
    check_mark (suppression, i, MDG_MARK_PRINTED);
}

/* One small count takes the corners of a rectangle with it, the smallest ones. */
static void
test_rectangle (void)
{
  static const guint values[] = { 2, 40, 8, 30, 50, 20, 9, 60, 7 };
  static const guint withheld[] = { 0, 2, 8, 10 };
  g_autoptr (MdgSuppression) suppression = mdg_suppression_new (MDG_SUPPRESSION_COMMITTEE);
  guint from;
  guint to;

  mdg_suppression_add_table (suppression, values, 3, 3, MDG_COUNT_NEW);
  g_assert_true (mdg_suppression_run (suppression));
  for (guint i = 0, at = 0; i < 16; i++)
    if (at < G_N_ELEMENTS (withheld) && withheld[at] == i)
      check_mark (suppression, withheld[at++], i == 0 ? MDG_MARK_PRIMARY : MDG_MARK_SECONDARY);
    else
      check_mark (suppression, i, MDG_MARK_PRINTED);
  mdg_suppression_get_range (suppression, 0, &from, &to);
  g_assert_cmpuint (to - from, >=, 2);
  g_assert_cmpuint (to, >=, 3);
}

/* Nothing is printed for one person in an otherwise empty table, not even the sum. */
static void
test_one_person (void)
{
  static const guint values[] = { 0, 1, 0, 0 };
  g_autoptr (MdgSuppression) suppression = mdg_suppression_new (MDG_SUPPRESSION_COMMITTEE);

  mdg_suppression_add_table (suppression, values, 2, 2, MDG_COUNT_NEW);
  g_assert_true (mdg_suppression_run (suppression));
  check_mark (suppression, 0, MDG_MARK_PRINTED);
  check_mark (suppression, 1, MDG_MARK_PRIMARY);
  check_mark (suppression, 8, MDG_MARK_PRIMARY);
}

static void
test_zeros_withheld (void)
{
  static const guint values[] = { 0, 6, 6, 6 };
  g_autoptr (MdgSuppression) suppression = mdg_suppression_new (MDG_SUPPRESSION_COMMITTEE);
  guint from;
  guint to;

  mdg_suppression_set_zeros_withheld (suppression, TRUE);
  mdg_suppression_add_table (suppression, values, 2, 2, MDG_COUNT_NEW);
  g_assert_true (mdg_suppression_run (suppression));
  check_mark (suppression, 0, MDG_MARK_PRIMARY);
  mdg_suppression_get_range (suppression, 0, &from, &to);
  g_assert_cmpuint (from, ==, 0);
  g_assert_cmpuint (to, >=, 3);
}

/* 31 to date was printed, 33 would say that this month there were two. */
static void
test_difference (void)
{
  g_autoptr (MdgSuppression) suppression = mdg_suppression_new (MDG_SUPPRESSION_COMMITTEE);
  guint parts[2];
  guint to_date;

  parts[0] = mdg_suppression_add_cell (suppression, 31, MDG_COUNT_RELEASED);
  parts[1] = mdg_suppression_add_cell (suppression, 2, MDG_COUNT_IMPLIED);
  to_date = mdg_suppression_add_cell (suppression, 33, MDG_COUNT_NEW);
  g_assert_true (mdg_suppression_add_sum (suppression, to_date, parts, 2));
  g_assert_true (mdg_suppression_run (suppression));
  check_mark (suppression, to_date, MDG_MARK_SECONDARY);
}

/* When both totals are out already, nothing helps, and it is said. */
static void
test_exposed (void)
{
  g_autoptr (MdgSuppression) suppression = mdg_suppression_new (MDG_SUPPRESSION_COMMITTEE);
  guint parts[2];
  guint to_date;

  parts[0] = mdg_suppression_add_cell (suppression, 31, MDG_COUNT_RELEASED);
  parts[1] = mdg_suppression_add_cell (suppression, 2, MDG_COUNT_NEW);
  to_date = mdg_suppression_add_cell (suppression, 33, MDG_COUNT_RELEASED);
  g_assert_true (mdg_suppression_add_sum (suppression, to_date, parts, 2));
  g_assert_false (mdg_suppression_run (suppression));
  check_mark (suppression, parts[1], MDG_MARK_PRIMARY);
  g_assert_true (mdg_suppression_is_exposed (suppression, parts[1]));
  g_assert_false (mdg_suppression_is_exposed (suppression, to_date));
}

/* Figures that were corrected between two sheets do not add up and tie nothing together. */
static void
test_corrected (void)
{
  g_autoptr (MdgSuppression) suppression = mdg_suppression_new (MDG_SUPPRESSION_COMMITTEE);
  guint parts[2];
  guint to_date;

  parts[0] = mdg_suppression_add_cell (suppression, 31, MDG_COUNT_RELEASED);
  parts[1] = mdg_suppression_add_cell (suppression, 2, MDG_COUNT_IMPLIED);
  to_date = mdg_suppression_add_cell (suppression, 32, MDG_COUNT_NEW);
  g_assert_false (mdg_suppression_add_sum (suppression, to_date, parts, 2));
  mdg_suppression_run (suppression);
  check_mark (suppression, to_date, MDG_MARK_PRINTED);
}

/* Two filters: everybody, and everybody but one. */
static void
test_overlapping_filters (void)
{
  g_autoptr (MdgSuppression) suppression = mdg_suppression_new (MDG_SUPPRESSION_COMMITTEE);
  guint parts[2];
  guint whole;

  whole = mdg_suppression_add_cell (suppression, 21, MDG_COUNT_RELEASED);
  parts[0] = mdg_suppression_add_cell (suppression, 20, MDG_COUNT_NEW);
  parts[1] = mdg_suppression_add_cell (suppression, 1, MDG_COUNT_IMPLIED);
  g_assert_true (mdg_suppression_add_sum (suppression, whole, parts, 2));
  g_assert_true (mdg_suppression_run (suppression));
  check_mark (suppression, parts[0], MDG_MARK_SECONDARY);
}

/* Cases with a tick in the group: no less than in a column. Five of five in another column say nothing of the two. */
static void
test_parts (void)
{
  g_autoptr (MdgSuppression) suppression = mdg_suppression_new (MDG_SUPPRESSION_COMMITTEE);
  guint group = mdg_suppression_add_cell (suppression, 5, MDG_COUNT_NEW);
  guint few = mdg_suppression_add_cell (suppression, 2, MDG_COUNT_NEW);
  guint many = mdg_suppression_add_cell (suppression, 5, MDG_COUNT_NEW);

  mdg_suppression_add_part (suppression, group, few);
  mdg_suppression_add_part (suppression, group, many);
  g_assert_true (mdg_suppression_run (suppression));
  check_mark (suppression, group, MDG_MARK_PRINTED);
  check_mark (suppression, few, MDG_MARK_PRIMARY);
  check_mark (suppression, many, MDG_MARK_PRINTED);
}

#define PRIME G_GUINT64_CONSTANT (2147483647)

static guint64
invert (guint64 a)
{
  guint64 result = 1;

  for (guint64 e = PRIME - 2; e > 0; e >>= 1, a = a * a % PRIME)
    if ((e & 1) != 0)
      result = result * a % PRIME;

  return result;
}

/* Solves the sums for the withheld cells as a reader with pencil and paper would, exactly but for multiples of a large prime.
   Returns how many are determined. */
static guint
count_solved (guint64 **rows,
              guint n_rows,
              guint n_columns)
{
  guint rank = 0;
  guint n_solved = 0;

  for (guint column = 0; column < n_columns && rank < n_rows; column++)
    {
      guint pivot = rank;
      guint64 inverse;

      while (pivot < n_rows && rows[pivot][column] == 0)
        pivot++;
      if (pivot == n_rows)
        continue;
      {
        guint64 *row = rows[pivot];

        rows[pivot] = rows[rank];
        rows[rank] = row;
      }
      inverse = invert (rows[rank][column]);
      for (guint i = column; i < n_columns; i++)
        rows[rank][i] = rows[rank][i] * inverse % PRIME;
      for (guint j = 0; j < n_rows; j++)
        {
          guint64 factor = rows[j][column];

          for (guint i = column; j != rank && factor != 0 && i < n_columns; i++)
            rows[j][i] = (rows[j][i] + (PRIME - factor) * rows[rank][i]) % PRIME;
        }
      rank++;
    }
  for (guint j = 0; j < rank; j++)
    {
      guint n = 0;

      for (guint i = 0; i < n_columns; i++)
        n += rows[j][i] != 0 ? 1 : 0;
      n_solved += n == 1 ? 1 : 0;
    }

  return n_solved;
}

typedef struct
{
  guint sizes[3];
  GArray *values; /* guint, with the sums */
  GArray *totals; /* guint */
  GPtrArray *parts;
} Cube;

static void
add_cube_line (Cube *cube,
               MdgSuppression *suppression,
               guint first,
               guint step,
               guint n)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint total = first + n * step;

  for (guint i = 0; i < n; i++)
    {
      guint cell = first + i * step;

      g_array_append_val (parts, cell);
    }
  g_assert_true (mdg_suppression_add_sum (suppression, total, (const guint *) (gpointer) parts->data, n));
  g_array_append_val (cube->totals, total);
  g_ptr_array_add (cube->parts, parts);
}

/* Columns × areas × months, with the sums in each direction. */
static void
cube_init (Cube *cube,
           MdgSuppression *suppression,
           GRand *rand)
{
  guint x = cube->sizes[0] + 1;
  guint y = cube->sizes[1] + 1;
  guint z = cube->sizes[2] + 1;
  guint steps[3] = { 1, x, x * y };

  cube->values = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (cube->values, x * y * z);
  cube->totals = g_array_new (FALSE, FALSE, sizeof (guint));
  cube->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < x * y * z; i++)
    if (i % x < x - 1 && i / x % y < y - 1 && i / x / y < z - 1)
      {
        guint value = (guint) g_rand_int_range (rand, 0, 100) < 50 ? 0 : (guint) g_rand_int_range (rand, 1, 12);

        for (guint j = 0; j < 8; j++)
          {
            guint at = ((j & 1) != 0 ? x - 1 : i % x) + ((j & 2) != 0 ? y - 1 : i / x % y) * x + ((j & 4) != 0 ? z - 1 : i / x / y) * x * y;

            g_array_index (cube->values, guint, at) += value;
          }
      }
  for (guint i = 0; i < cube->values->len; i++)
    mdg_suppression_add_cell (suppression, g_array_index (cube->values, guint, i), MDG_COUNT_NEW);
  for (guint i = 0; i < cube->values->len; i++)
    {
      if (i % x == 0)
        add_cube_line (cube, suppression, i, steps[0], x - 1);
      if (i / x % y == 0)
        add_cube_line (cube, suppression, i, steps[1], y - 1);
      if (i / x / y == 0)
        add_cube_line (cube, suppression, i, steps[2], z - 1);
    }
}

static void
cube_clear (Cube *cube)
{
  g_array_unref (cube->values);
  g_array_unref (cube->totals);
  g_ptr_array_unref (cube->parts);
}

static guint
cube_count_solved (Cube *cube,
                   const gboolean *withheld)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *columns = g_new0 (guint, cube->values->len);
  guint n_columns = 0;

  for (guint i = 0; i < cube->values->len; i++)
    if (withheld[i])
      columns[i] = n_columns++;
  for (guint i = 0; i < cube->totals->len; i++)
    {
      guint64 *row = g_new0 (guint64, n_columns);
      guint total = g_array_index (cube->totals, guint, i);
      GArray *parts = cube->parts->pdata[i];

      if (withheld[total])
        row[columns[total]] = PRIME - 1;
      for (guint j = 0; j < parts->len; j++)
        if (withheld[g_array_index (parts, guint, j)])
          row[columns[g_array_index (parts, guint, j)]] = 1;
      g_ptr_array_add (rows, row);
    }

  return count_solved ((guint64 **) rows->pdata, rows->len, n_columns);
}

/* By exact algebra, on sums in three directions. */
static void
test_no_solution (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  guint n_solved_primary = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (MdgSuppression) suppression = mdg_suppression_new (i % 2 == 0 ? MDG_SUPPRESSION_COMMITTEE : MDG_SUPPRESSION_PUBLIC);
      Cube cube = { { 3 + i % 3, 4, 1 + i % 4 }, NULL, NULL, NULL };
      g_autofree gboolean *withheld = NULL;

      cube_init (&cube, suppression, rand);
      g_assert_true (mdg_suppression_run (suppression));
      withheld = g_new0 (gboolean, cube.values->len);
      for (guint j = 0; j < cube.values->len; j++)
        withheld[j] = mdg_suppression_get_mark (suppression, j) == MDG_MARK_PRIMARY;
      n_solved_primary += cube_count_solved (&cube, withheld);
      for (guint j = 0; j < cube.values->len; j++)
        withheld[j] = mdg_suppression_get_mark (suppression, j) != MDG_MARK_PRINTED;
      g_assert_cmpuint (cube_count_solved (&cube, withheld), ==, 0);
      cube_clear (&cube);
    }
  g_assert_cmpuint (n_solved_primary, >, 0);
}

/* 11 columns × 15 areas × 12 months; the figure is told, the same marks each time are asked for. */
static void
test_year (void)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (MdgMark));

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (5);
      g_autoptr (MdgSuppression) suppression = mdg_suppression_new (MDG_SUPPRESSION_COMMITTEE);
      Cube cube = { { 11, 15, 12 }, NULL, NULL, NULL };
      guint counts[3] = { 0 };
      gint64 start;

      cube_init (&cube, suppression, rand);
      start = g_get_monotonic_time ();
      g_assert_true (mdg_suppression_run (suppression));
      start = g_get_monotonic_time () - start;
      g_test_minimized_result ((double) start, "%.1f ms a year", (double) start / 1000.0);
      for (guint i = 0; i < cube.values->len; i++)
        {
          MdgMark mark = mdg_suppression_get_mark (suppression, i);

          counts[mark]++;
          if (round == 0)
            g_array_append_val (marks, mark);
          else
            g_assert_cmpint ((int) mark, ==, (int) g_array_index (marks, MdgMark, i));
        }
      g_test_message ("%u printed, %u small, %u with them", counts[0], counts[1], counts[2]);
      g_assert_cmpuint (counts[MDG_MARK_SECONDARY], <, 3 * counts[MDG_MARK_PRIMARY]);
      cube_clear (&cube);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suppression/every-small-table", test_every_small_table);
  g_test_add_func ("/suppression/every-public-table", test_every_public_table);
  g_test_add_func ("/suppression/two-releases", test_two_releases);
  g_test_add_func ("/suppression/nothing-is-small", test_nothing_is_small);
  g_test_add_func ("/suppression/rectangle", test_rectangle);
  g_test_add_func ("/suppression/one-person", test_one_person);
  g_test_add_func ("/suppression/zeros-withheld", test_zeros_withheld);
  g_test_add_func ("/suppression/difference", test_difference);
  g_test_add_func ("/suppression/exposed", test_exposed);
  g_test_add_func ("/suppression/corrected", test_corrected);
  g_test_add_func ("/suppression/overlapping-filters", test_overlapping_filters);
  g_test_add_func ("/suppression/parts", test_parts);
  g_test_add_func ("/suppression/no-solution", test_no_solution);
  g_test_add_func ("/suppression/year", test_year);

  return g_test_run ();
}
