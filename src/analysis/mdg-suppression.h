#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which counts of a sheet are withheld so that no reader can work out a small one.
 *
 * A reader has the printed figures, those of every earlier sheet, the sums that tie them together, and knows that counts
 * are no less than 0 (and, as zeros are printed, that what is withheld is at least 1). What mdg_suppression_run ()
 * decides holds against exactly that: for each small count (1 to threshold − 1) as many numbers in a row remain possible as
 * the threshold says, and one that is not small is among them; no other withheld count is one number only. Each is
 * proved by whole-number sheets that agree with all that is known. (From 1 up would be too much to ask: the sum of
 * two withheld counts is 2 at least.)
 *
 * What the reader knows but was not told here is not considered: shares in percent beside a count, a count that stands
 * twice under two cells, ticks beside cases. */
typedef struct _MdgSuppression MdgSuppression;

#define MDG_SUPPRESSION_COMMITTEE 3
#define MDG_SUPPRESSION_PUBLIC 5

typedef enum
{
  /* To be printed; may be withheld. */
  MDG_COUNT_NEW,
  /* Printed on an earlier sheet: known. Whether it is printed again makes no difference. */
  MDG_COUNT_RELEASED,
  /* Withheld on an earlier sheet: stays so, and must not be worked out with the help of this one. */
  MDG_COUNT_WITHHELD,
  /* Printed nowhere, but a count of people all the same: the month between two totals to date, the people one
     filter takes and the other does not. Protected like a printed one when it is small. */
  MDG_COUNT_IMPLIED,
  /* A number that says nothing by itself and makes a sum of what is none: how often people are counted twice,
     what a part leaves of its whole. */
  MDG_COUNT_SLACK,
} MdgCountState;

typedef enum
{
  MDG_MARK_PRINTED,
  MDG_MARK_PRIMARY,   /* withheld because it is small */
  MDG_MARK_SECONDARY, /* withheld because a small one could be worked out */
} MdgMark;

/* Counts from 1 to threshold − 1 are small. */
MdgSuppression *mdg_suppression_new (guint threshold);
void mdg_suppression_free (MdgSuppression *self);

/* Zeros are printed: that nobody is meant names nobody, and a sheet of dashes says less than one of noughts. Where even
   that is too much, zeros are withheld as small counts are. */
void mdg_suppression_set_zeros_withheld (MdgSuppression *self,
                                         gboolean withheld);

/* Returns the index of the cell, counted from 0. */
guint mdg_suppression_add_cell (MdgSuppression *self,
                                guint value,
                                MdgCountState state);
/* total is the sum of parts. FALSE when it is not, because figures were corrected since they were released: then no
   reader can reckon with it, and it is not used. */
gboolean mdg_suppression_add_sum (MdgSuppression *self,
                                  guint total,
                                  const guint *parts,
                                  guint n_parts);
/* part counts some of those that whole counts, and is no more than it. */
void mdg_suppression_add_part (MdgSuppression *self,
                               guint whole,
                               guint part);
/* The n_rows × n_columns values of a table (row by row) with the sums of its rows, of its columns and of all. Returns the index
   of the first cell: that of a row and column is first + row × (n_columns + 1) + column, and the sums stand behind the
   last. */
guint mdg_suppression_add_table (MdgSuppression *self,
                                 const guint *values,
                                 guint n_rows,
                                 guint n_columns,
                                 MdgCountState state);

/* Decides; the same cells and sums in the same order give the same. FALSE when a small count can be worked out
   whatever is withheld, because earlier sheets say too much: mdg_suppression_is_exposed () tells which. */
gboolean mdg_suppression_run (MdgSuppression *self);

/* After mdg_suppression_run (). The mark of a cell that is not printed anyway says nothing. */
MdgMark mdg_suppression_get_mark (MdgSuppression *self,
                                  guint cell);
gboolean mdg_suppression_is_exposed (MdgSuppression *self,
                                     guint cell);
/* Numbers that were shown to be possible for a cell: a reader knows no more than that it lies somewhere from at
   most *from to at least *to. */
void mdg_suppression_get_range (MdgSuppression *self,
                                guint cell,
                                guint *from,
                                guint *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgSuppression, mdg_suppression_free)

G_END_DECLS
