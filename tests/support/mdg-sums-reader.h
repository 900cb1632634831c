#pragma once

#include "mdg-suppression.h"

G_BEGIN_DECLS

#define MDG_READER_MAX_CELLS 64
#define MDG_READER_MAX_SUMS 32
#define MDG_READER_MAX_TERMS 8

typedef struct
{
  guint n_terms;
  guint cells[MDG_READER_MAX_TERMS]; /* the total first */
} MdgReaderSum;

/* A reader's view of a sheet, what is printed and the sums, for trying every sheet that agrees with it. Zeros are
   printed. */
typedef struct
{
  int threshold;
  guint n_cells;
  guint n_sums;
  int values[MDG_READER_MAX_CELLS];
  MdgCountState states[MDG_READER_MAX_CELLS];
  gboolean hidden[MDG_READER_MAX_CELLS];
  MdgReaderSum sums[MDG_READER_MAX_SUMS];

  int guess[MDG_READER_MAX_CELLS]; /* -1: open */
  guint64 seen[MDG_READER_MAX_CELLS];
} MdgReader;

void mdg_reader_add_sum (MdgReader *reader,
                         guint total,
                         const guint *parts,
                         guint n_parts);
/* As mdg_suppression_add_table () counts its cells. */
guint mdg_reader_add_table (MdgReader *reader,
                            const guint *values,
                            guint n_rows,
                            guint n_columns,
                            MdgCountState state);
gboolean mdg_reader_is_small (const MdgReader *reader,
                              guint cell);
/* What the reader finds out about a small count, or that a withheld one is one number only. Returns the cell, or -1. */
int mdg_reader_find_leak (MdgReader *reader);

G_END_DECLS
