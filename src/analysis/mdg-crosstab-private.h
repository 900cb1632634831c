#pragma once

#include "mdg-crosstab.h"

G_BEGIN_DECLS

#define MDG_CROSSTAB_MAX_PARTS (2 * MDG_CROSSTAB_MAX_AXIS)

/* Which rows and contacts a spec lets through, looked up once a table. */
typedef struct
{
  MdgFacts *facts;
  MdgCrosstabMeasure measure;
  gboolean by_contact; /* period, month, year, channel and direction are those of the contact */
  gint32 from;         /* minutes since 1970, to is the first after */
  gint32 to;
  gboolean is_limited;
  guint8 *mask; /* by row, 1 or 0 */
  guint first;  /* rows outside [first, last) and before the tail have a mask of 0 */
  guint last;
  const guint8 *codes[4]; /* by_contact: allowed codes of month, year, channel, direction; NULL all */
  GPtrArray *owned;
} MdgCrosstabScope;

/* A field of a key: its place is compact[code], or the code. */
typedef struct
{
  MdgCrosstabField field;
  const guint16 *compact;
  guint32 stride;
} MdgCrosstabPart;

void mdg_crosstab_scope_init (MdgCrosstabScope *scope,
                              MdgFacts *facts,
                              const MdgCrosstabSpec *spec);
void mdg_crosstab_scope_clear (MdgCrosstabScope *scope);
/* Adds to values[Σ place × stride] what the measure counts. */
void mdg_crosstab_scope_count (MdgCrosstabScope *scope,
                               const MdgCrosstabPart *parts,
                               guint n_parts,
                               gint64 *values,
                               guint n_values);
/* The figures of a whole table and its totals in one go over the rows: n_row_parts of the parts stand in its rows. cells is
   n_rows × n_columns, all are zero. FALSE, and nothing is counted, where that is no way: contacts, three lists, very large. */
typedef struct
{
  gint64 *cells;
  gint64 *rows;
  gint64 *columns;
  gint64 total;
  guint n_rows;
  guint n_columns;
} MdgCrosstabFigures;

gboolean mdg_crosstab_scope_count_whole (MdgCrosstabScope *scope,
                                         const MdgCrosstabPart *parts,
                                         guint n_row_parts,
                                         guint n_parts,
                                         MdgCrosstabFigures *figures);
/* Contacts that fit, in turn: TRUE and the row of its consultation. */
gboolean mdg_crosstab_scope_has_contact (const MdgCrosstabScope *scope,
                                         guint contact,
                                         guint *row);

G_END_DECLS
