#pragma once

#include "mdg-suppression.h"

G_BEGIN_DECLS

typedef struct
{
  int value;
  MdgCountState state;
  gboolean withheld; /* the reader does not see it */
  gboolean exposed;
  int least; /* the reader knows that it is no less */
  int from;  /* shown to be possible */
  int to;
  int now; /* while another sheet with the same printed figures is sought */
  int cost;
} MdgCount;

/* A cell in a sum, or a sum of a cell: −1 for the total, 1 for a part. */
typedef struct
{
  guint index;
  int sign;
} MdgSumTerm;

struct _MdgSuppression
{
  int threshold;
  gboolean zeros_withheld;
  GArray *cells;  /* MdgCount */
  GArray *terms;  /* MdgSumTerm, cells by sum */
  GArray *firsts; /* guint, the first term of each sum, and the number of terms */

  MdgSumTerm *uses; /* sums by cell */
  guint *first_uses;
};

/* Looks for the smallest change of withheld counts by one that leaves every sum and printed figure as it is. */
typedef struct _MdgSuppressionSearch MdgSuppressionSearch;

MdgSuppressionSearch *mdg_suppression_search_new (MdgSuppression *suppression);
void mdg_suppression_search_free (MdgSuppressionSearch *search);

/* A change that takes step (1 or −1) on cell from where all cells are now, none below its least. With may_withhold further
   cells may be touched, the cheapest. The terms (cell and its step) are good until the next search; NULL when
   none was found. */
const GArray *mdg_suppression_search_find (MdgSuppressionSearch *search,
                                           guint cell,
                                           int step,
                                           gboolean may_withhold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgSuppressionSearch, mdg_suppression_search_free)

G_END_DECLS
