#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-crosstab.h"

#include "mdg-crosstab-private.h"
#include "mdg-cube-private.h"
#include "mdg-error.h"
#include "mdg-facts-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define DIRECT_CELLS 262144 /* up to here cells of codes that do not occur cost less than finding them out */

/* A row or column: its codes, and where it stood while counting. */
typedef struct
{
  const char *codes[MDG_CROSSTAB_MAX_AXIS]; /* of the table's own chunk */
  guint key;
  gint64 total;
} Place;

struct _MdgCrosstab
{
  MdgCrosstabSpec *spec;
  GStringChunk *texts;
  GArray *rows; /* Place */
  GArray *columns;
  gint64 *values; /* rows × columns */
  gint64 total;
};

/* An axis while counting. */
typedef struct
{
  const MdgCrosstabField *fields;
  guint n_fields;
  guint sizes[MDG_CROSSTAB_MAX_AXIS]; /* places of each field */
  guint16 *compact[MDG_CROSSTAB_MAX_AXIS];
  guint16 *codes[MDG_CROSSTAB_MAX_AXIS]; /* of each place, when compact */
  gboolean has_list;
  guint n;
  gint64 *totals;
} Side;

static guint
get_n_codes (MdgFacts *facts,
             const MdgCrosstabScope *scope,
             MdgCrosstabField field)
{
  MdgFactsView view;
  guint n;

  mdg_facts_get_view (facts, field, &view);
  n = view.n_codes;
  /* Contacts reach beyond the last consultation. */
  if (scope->by_contact && (field == MDG_CROSSTAB_MONTH || field == MDG_CROSSTAB_FISCAL_YEAR))
    for (guint i = 0; i < facts->n_contacts; i++)
      n = MAX (n, 1U + (field == MDG_CROSSTAB_MONTH ? facts->contact_months[i] : facts->contact_years[i]));

  return n;
}

static void
side_init (Side *side,
           MdgCrosstabScope *scope,
           const MdgCrosstabField *fields,
           guint n_fields)
{
  memset (side, 0, sizeof *side);
  side->fields = fields;
  side->n_fields = n_fields;
  for (guint i = 0; i < n_fields; i++)
    {
      side->sizes[i] = get_n_codes (scope->facts, scope, fields[i]);
      side->has_list = side->has_list || fields[i] >= MDG_CROSSTAB_FIRST_LIST;
    }
}

static void
side_clear (Side *side)
{
  for (guint i = 0; i < MDG_CROSSTAB_MAX_AXIS; i++)
    {
      g_free (side->compact[i]);
      g_free (side->codes[i]);
    }
  g_free (side->totals);
}

static guint64
side_get_n (const Side *side)
{
  guint64 n = 1;

  for (guint i = 0; i < side->n_fields; i++)
    n *= side->sizes[i];

  return n;
}

/* Only codes that occur get a place. */
static void
side_compact (Side *side,
              MdgCrosstabScope *scope)
{
  for (guint i = 0; i < side->n_fields; i++)
    {
      MdgCrosstabPart part = { side->fields[i], NULL, 1 };
      g_autofree gint64 *values = g_new0 (gint64, side->sizes[i]);
      guint n = 0;

      mdg_crosstab_scope_count (scope, &part, 1, values, side->sizes[i]);
      side->compact[i] = g_new0 (guint16, G_MAXUINT16 + 1);
      side->codes[i] = g_new0 (guint16, side->sizes[i]);
      for (guint j = 0; j < side->sizes[i]; j++)
        if (values[j] != 0)
          {
            side->compact[i][j] = (guint16) n;
            side->codes[i][n++] = (guint16) j;
          }
      side->sizes[i] = MAX (n, 1);
    }
}

static guint
side_add_parts (const Side *side,
                guint32 stride,
                MdgCrosstabPart *parts)
{
  for (guint i = side->n_fields; i-- > 0;)
    {
      parts[i] = (MdgCrosstabPart){ side->fields[i], side->compact[i], stride };
      stride *= side->sizes[i];
    }

  return side->n_fields;
}

/* Totals of an axis: by adding up, where every consultation stands in one place of the other axis, else by counting. */
static void
count_totals (MdgCrosstabScope *scope,
              Side *side,
              const Side *other,
              const gint64 *values,
              gboolean are_rows)
{
  MdgCrosstabPart parts[MDG_CROSSTAB_MAX_PARTS];

  if (scope->measure == MDG_CROSSTAB_PEOPLE || other->has_list)
    {
      mdg_crosstab_scope_count (scope, parts, side_add_parts (side, 1, parts), side->totals, side->n);
      return;
    }

  for (guint i = 0; i < side->n; i++)
    for (guint j = 0; j < other->n; j++)
      side->totals[i] += are_rows ? values[(gsize) i * other->n + j] : values[(gsize) j * side->n + i];
}

typedef struct
{
  const Side *side;
  MdgCrosstabRank rank;
  gpointer data;
} Order;

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static int
compare_codes (const Order *order,
               MdgCrosstabField field,
               const char *a,
               const char *b)
{
  if (*a == '\0' || *b == '\0')
    return (*a == '\0') - (*b == '\0');
  if (order->rank != NULL && order->rank (field, a, order->data) != order->rank (field, b, order->data))
    return order->rank (field, a, order->data) < order->rank (field, b, order->data) ? -1 : 1;
  if (is_number (a) && is_number (b) && strlen (a) != strlen (b))
    return strlen (a) < strlen (b) ? -1 : 1;

  return strcmp (a, b);
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  const Order *order = user_data;
  const Place *x = a;
  const Place *y = b;

  for (guint i = 0; i < order->side->n_fields; i++)
    {
      int difference = compare_codes (order, order->side->fields[i], x->codes[i], y->codes[i]);

      if (difference != 0)
        return difference;
    }

  return 0;
}

/* Months between the first and last that occur, of an axis that has nothing else. */
static void
find_gaps (const Side *side,
           guint *first,
           guint *last)
{
  *first = G_MAXUINT;
  *last = 0;
  if (side->n_fields != 1 || side->compact[0] != NULL || (side->fields[0] != MDG_CROSSTAB_MONTH && side->fields[0] != MDG_CROSSTAB_FISCAL_YEAR))
    return;

  for (guint i = 1; i < side->n; i++)
    if (side->totals[i] != 0)
      {
        *first = MIN (*first, i);
        *last = i;
      }
}

static GArray *
list_places (MdgCrosstab *self,
             MdgFacts *facts,
             const Side *side,
             MdgCrosstabRank rank,
             gpointer rank_data)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (Place));
  Order order = { side, rank, rank_data };
  guint first;
  guint last;

  find_gaps (side, &first, &last);
  for (guint i = 0; i < side->n; i++)
    {
      Place place = { { NULL }, i, side->totals[i] };
      guint key = i;

      if (place.total == 0 && side->n_fields > 0 && (i < first || i > last))
        continue;
      for (guint j = side->n_fields; j-- > 0;)
        {
          guint code = key % side->sizes[j];
          const char *text = mdg_facts_get_text (facts, side->fields[j], side->codes[j] != NULL ? side->codes[j][code] : code);

          place.codes[j] = g_string_chunk_insert_const (self->texts, text != NULL ? text : "");
          key /= side->sizes[j];
        }
      g_array_append_val (places, place);
    }
  g_array_sort_with_data (places, compare_places, &order);

  return places;
}

/* Every figure by itself. */
static void
count_by_passes (MdgCrosstabScope *scope,
                 const MdgCrosstabPart *parts,
                 guint n_parts,
                 Side *rows,
                 Side *columns,
                 MdgCrosstabFigures *figures)
{
  const Side *single = !rows->has_list ? rows : columns;

  mdg_crosstab_scope_count (scope, parts, n_parts, figures->cells, rows->n * columns->n);
  count_totals (scope, rows, columns, figures->cells, TRUE);
  count_totals (scope, columns, rows, figures->cells, FALSE);
  if (scope->measure == MDG_CROSSTAB_PEOPLE || single->has_list)
    mdg_crosstab_scope_count (scope, NULL, 0, &figures->total, 1);
  else
    for (guint i = 0; i < single->n; i++)
      figures->total += single->totals[i];
}

static void
fill (MdgCrosstab *self,
      MdgCrosstabScope *scope,
      Side *rows,
      Side *columns,
      MdgCrosstabRank rank,
      gpointer rank_data)
{
  MdgCrosstabPart parts[MDG_CROSSTAB_MAX_PARTS];
  g_autofree gint64 *values = NULL;
  MdgCrosstabFigures figures = { 0 };
  guint n_row_parts;
  guint n_parts;

  rows->n = (guint) side_get_n (rows);
  columns->n = (guint) side_get_n (columns);
  rows->totals = g_new0 (gint64, rows->n);
  columns->totals = g_new0 (gint64, columns->n);
  values = g_new0 (gint64, (gsize) rows->n * columns->n);
  n_row_parts = side_add_parts (rows, columns->n, parts);
  n_parts = n_row_parts + side_add_parts (columns, 1, parts + n_row_parts);
  figures = (MdgCrosstabFigures){ values, rows->totals, columns->totals, 0, rows->n, columns->n };
  if (!mdg_crosstab_scope_count_whole (scope, parts, n_row_parts, n_parts, &figures))
    count_by_passes (scope, parts, n_parts, rows, columns, &figures);

  self->total = figures.total;
  self->rows = list_places (self, scope->facts, rows, rank, rank_data);
  self->columns = list_places (self, scope->facts, columns, rank, rank_data);
  self->values = g_new (gint64, (gsize) self->rows->len * self->columns->len + 1);
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->columns->len; j++)
      self->values[(gsize) i * self->columns->len + j] = values[(gsize) g_array_index (self->rows, Place, i).key * columns->n + g_array_index (self->columns, Place, j).key];
}

MdgCrosstab *
mdg_crosstab_new (MdgFacts *facts,
                  const MdgCrosstabSpec *spec,
                  MdgCrosstabRank rank,
                  gpointer rank_data,
                  GError **error)
{
  g_autoptr (MdgCrosstab) self = NULL;
  MdgCrosstabScope scope;
  Side rows;
  Side columns;
  gboolean is_too_large;

  g_return_val_if_fail (MDG_IS_FACTS (facts), NULL);

  mdg_crosstab_scope_init (&scope, facts, spec);
  side_init (&rows, &scope, spec->rows, spec->n_rows);
  side_init (&columns, &scope, spec->columns, spec->n_columns);
  if (side_get_n (&rows) > DIRECT_CELLS || side_get_n (&columns) > DIRECT_CELLS || side_get_n (&rows) * side_get_n (&columns) > DIRECT_CELLS)
    {
      side_compact (&rows, &scope);
      side_compact (&columns, &scope);
    }
  is_too_large = side_get_n (&rows) > MDG_CROSSTAB_MAX_CELLS || side_get_n (&columns) > MDG_CROSSTAB_MAX_CELLS || side_get_n (&rows) * side_get_n (&columns) > MDG_CROSSTAB_MAX_CELLS;
  if (is_too_large)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The cross table would be too large. Choose fewer fields or a shorter period."));
  else
    {
      self = g_new0 (MdgCrosstab, 1);
      self->spec = mdg_crosstab_spec_copy (spec);
      self->texts = g_string_chunk_new (1024);
      fill (self, &scope, &rows, &columns, rank, rank_data);
    }
  side_clear (&rows);
  side_clear (&columns);
  mdg_crosstab_scope_clear (&scope);

  return g_steal_pointer (&self);
}

void
mdg_crosstab_free (MdgCrosstab *self)
{
  mdg_crosstab_spec_free (self->spec);
  g_string_chunk_free (self->texts);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_free (self->values);
  g_free (self);
}

const MdgCrosstabSpec *
mdg_crosstab_get_spec (const MdgCrosstab *self)
{
  return self->spec;
}

guint
mdg_crosstab_get_n_rows (const MdgCrosstab *self)
{
  return self->rows->len;
}

guint
mdg_crosstab_get_n_columns (const MdgCrosstab *self)
{
  return self->columns->len;
}

const char *
mdg_crosstab_get_row_code (const MdgCrosstab *self,
                           guint row,
                           guint level)
{
  g_return_val_if_fail (row < self->rows->len && level < self->spec->n_rows, NULL);

  return g_array_index (self->rows, Place, row).codes[level];
}

const char *
mdg_crosstab_get_column_code (const MdgCrosstab *self,
                              guint column,
                              guint level)
{
  g_return_val_if_fail (column < self->columns->len && level < self->spec->n_columns, NULL);

  return g_array_index (self->columns, Place, column).codes[level];
}

gint64
mdg_crosstab_get_value (const MdgCrosstab *self,
                        guint row,
                        guint column)
{
  g_return_val_if_fail (row == MDG_CROSSTAB_TOTAL || row < self->rows->len, 0);
  g_return_val_if_fail (column == MDG_CROSSTAB_TOTAL || column < self->columns->len, 0);

  if (row == MDG_CROSSTAB_TOTAL)
    return column == MDG_CROSSTAB_TOTAL ? self->total : g_array_index (self->columns, Place, column).total;
  if (column == MDG_CROSSTAB_TOTAL)
    return g_array_index (self->rows, Place, row).total;

  return self->values[(gsize) row * self->columns->len + column];
}

int
mdg_crosstab_get_percent (const MdgCrosstab *self,
                          guint row,
                          guint column)
{
  MdgCrosstabPercent percent = self->spec->percent;
  gint64 base;

  if (percent == MDG_CROSSTAB_NO_PERCENT)
    return -1;

  base = mdg_crosstab_get_value (self, percent == MDG_CROSSTAB_OF_ROW ? row : MDG_CROSSTAB_TOTAL, percent == MDG_CROSSTAB_OF_COLUMN ? column : MDG_CROSSTAB_TOTAL);

  return base > 0 ? (int) ((mdg_crosstab_get_value (self, row, column) * 2000 + base) / (2 * base)) : -1;
}

static void
add_place_filters (MdgCrosstabSpec *drill,
                   const MdgCrosstabField *fields,
                   guint n_fields,
                   GArray *places,
                   guint at)
{
  for (guint i = 0; at != MDG_CROSSTAB_TOTAL && i < n_fields; i++)
    {
      const char *codes[] = { g_array_index (places, Place, at).codes[i], NULL };

      mdg_crosstab_spec_add_filter (drill, fields[i], codes);
    }
}

MdgCrosstabSpec *
mdg_crosstab_dup_drill (const MdgCrosstab *self,
                        guint row,
                        guint column)
{
  MdgCrosstabSpec *drill = mdg_crosstab_spec_copy (self->spec);

  g_return_val_if_fail (row == MDG_CROSSTAB_TOTAL || row < self->rows->len, drill);
  g_return_val_if_fail (column == MDG_CROSSTAB_TOTAL || column < self->columns->len, drill);

  drill->n_rows = 0;
  drill->n_columns = 0;
  drill->percent = MDG_CROSSTAB_NO_PERCENT;
  add_place_filters (drill, self->spec->rows, self->spec->n_rows, self->rows, row);
  add_place_filters (drill, self->spec->columns, self->spec->n_columns, self->columns, column);

  return drill;
}

typedef struct
{
  gint32 when;
  gint64 id;
} Found;

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *x = a;
  const Found *y = b;

  if (x->when != y->when)
    return x->when < y->when ? -1 : 1;

  return (x->id > y->id) - (x->id < y->id);
}

GArray *
mdg_crosstab_list_consultations (MdgFacts *facts,
                                 const MdgCrosstabSpec *spec)
{
  MdgCube *cube = mdg_facts_get_cube (facts);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  MdgCrosstabScope scope;
  guint row;

  mdg_crosstab_scope_init (&scope, facts, spec);
  for (guint i = 0; scope.by_contact && i < facts->n_contacts; i++)
    if (mdg_crosstab_scope_has_contact (&scope, i, &row))
      scope.mask[row] |= 2;
  for (guint i = 0; i < cube->n; i++)
    if (scope.mask[i] == (scope.by_contact ? 3 : 1))
      {
        Found place = { cube->whens[i], cube->ids[i] };

        g_array_append_val (found, place);
      }
  mdg_crosstab_scope_clear (&scope);

  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, g_array_index (found, Found, i).id);

  return ids;
}
