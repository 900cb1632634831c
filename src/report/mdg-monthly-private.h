#pragma once

#include "mdg-flow-private.h"
#include "mdg-monthly-document.h"
#include "mdg-table.h"

G_BEGIN_DECLS

/* Figures of a line stand by period: this month, the month before, the same month of the last year, the year so far. */
#define MDG_MONTHLY_N_PERIODS 4

/* Before a corrected figure; narrow, so that the columns stay as they are. */
#define MDG_MONTHLY_CHANGED "*"

/* One numbered part of the form. */
typedef struct
{
  MdgTable *table; /* or NULL for a text */
  char *heading;   /* with its number; NULL when the part is not there */
  char *text;
  double height;       /* of the box of the text, 0 for none */
  GHashTable *changed; /* row << 8 | column */
} MdgMonthlySectionData;

/* Sections one below the other in a part of the page's width. */
typedef struct _MdgMonthlyStack MdgMonthlyStack;

/* How high a line is and how large its text. */
typedef struct
{
  double height;
  double text;
} MdgMonthlySize;

MdgMonthlyStack *mdg_monthly_stack_new (double left,
                                        double width,
                                        const MdgMonthlySize *size);
void mdg_monthly_stack_free (MdgMonthlyStack *self);

/* Lines from up to before to of the table (0 and G_MAXUINT for all); the data is borrowed. */
void mdg_monthly_stack_add (MdgMonthlyStack *self,
                            const MdgMonthlySectionData *section,
                            guint from,
                            guint to);
/* Gives the figures what they need and the labels the rest, which may be too little. */
void mdg_monthly_stack_set_widths (MdgMonthlyStack *self,
                                   MdgTextCache *cache);
double mdg_monthly_stack_get_label_width (MdgMonthlyStack *self);
/* By so much to the right; the labels gain or lose it. */
void mdg_monthly_stack_move_edges (MdgMonthlyStack *self,
                                   double left,
                                   double right);
/* Lays the stack out from page on; first_top is its top there. Returns the number of pages it stands on. */
guint mdg_monthly_stack_place (MdgMonthlyStack *self,
                               MdgTextCache *cache,
                               const MdgFlowFrame *frame,
                               guint page);
/* Where it ends on the page; 0 when its last page is another. */
double mdg_monthly_stack_get_end (MdgMonthlyStack *self,
                                  guint page);
/* Draws what of it stands on the page, which may be nothing. */
void mdg_monthly_stack_draw (MdgMonthlyStack *self,
                             MdgCanvas *canvas,
                             guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgMonthlyStack, mdg_monthly_stack_free)

G_END_DECLS
