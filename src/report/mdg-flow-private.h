#pragma once

#include "mdg-document.h"

G_BEGIN_DECLS

/* Rows of boxed text that run down a page and on over further ones: tables, field sheets, plain
   paragraphs. A row is asked for when it is needed and forgotten again, so that ten thousand rows take
   no more memory than the table they come from. Millimetres; x from the left edge of the flow. */
typedef struct _MdgFlow MdgFlow;

#define MDG_FLOW_NO_HEAD G_MAXUINT

typedef struct
{
  double x;
  double width;
  const char *text; /* borrowed; see mdg_flow_row_take () */
  MdgTextStyle style;
  double shade;
  double indent;
  MdgLine left;
  MdgLine right;
  gboolean top; /* else in the middle of the row */
} MdgFlowCell;

typedef struct _MdgFlowRow MdgFlowRow;

/* Draws over the row's cells; n_lines and first_line say which part of a broken row this is. */
typedef void (*MdgFlowDraw) (MdgCanvas *canvas,
                             double x,
                             double y,
                             double height,
                             guint first_line,
                             gpointer data);

struct _MdgFlowRow
{
  GArray *cells; /* MdgFlowCell */
  GPtrArray *strings;
  double width; /* of the rules */
  double min_height;
  double padding;      /* above and below the texts */
  double side_padding; /* left and right of them */
  double space_before; /* not at the top of a page */
  MdgLine top;
  MdgLine bottom;
  MdgLine break_line; /* instead where the page ends or begins within the table */
  guint head;         /* row repeated on top of a page that begins with or in this one, or MDG_FLOW_NO_HEAD */
  guint n_head;
  gboolean keep;  /* on one page with the next */
  gboolean split; /* may be broken between lines; all long rows may */
  gboolean new_page;
  gboolean counts; /* against the most rows of a page */
  MdgFlowDraw draw;
  gpointer draw_data;
};

/* Describes row index into row, which is empty. */
typedef void (*MdgFlowFill) (gpointer source,
                             guint index,
                             MdgFlowRow *row);

/* left, width: of all pages; top and bottom: first page, further pages. max_rows 0 is no limit. */
typedef struct
{
  double left;
  double width;
  double first_top;
  double top;
  double bottom;
  guint max_rows;
} MdgFlowFrame;

MdgFlow *mdg_flow_new (gpointer source,
                       MdgFlowFill fill);
void mdg_flow_free (MdgFlow *flow);

/* Returns the number of pages, at least 1. */
guint mdg_flow_paginate (MdgFlow *flow,
                         MdgTextCache *cache,
                         const MdgFlowFrame *frame,
                         guint n_rows);
void mdg_flow_draw (MdgFlow *flow,
                    MdgCanvas *canvas,
                    guint page);
/* Where the last row ends on the last page. */
double mdg_flow_get_end (MdgFlow *flow);
/* Height of one row when it stands alone. */
double mdg_flow_measure (MdgFlow *flow,
                         MdgTextCache *cache,
                         guint index);

/* Adds a cell to row; the returned one is good until the next is added. */
MdgFlowCell *mdg_flow_row_add (MdgFlowRow *row,
                               double x,
                               double width,
                               const char *text,
                               const MdgTextStyle *style);
/* Keeps text as long as the row is in use. */
const char *mdg_flow_row_take (MdgFlowRow *row,
                               char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgFlow, mdg_flow_free)

G_END_DECLS
