#pragma once

#include "mdg-issue-grid.h"
#include "mdg-issue-strip.h"

G_BEGIN_DECLS

struct _MdgIssueGrid
{
  GtkWidget parent_instance;

  MdgClassifySheet *sheet;
  guint n_rows;
  guint n_columns;
  guint row;
  guint column;

  MdgIssueStrip *corner;
  MdgIssueStrip *heads;
  MdgIssueStrip *side;
  MdgIssueStrip *body;
  MdgIssueStrip *foot_corner;
  MdgIssueStrip *foot;
  GPtrArray *group_heads;
  GPtrArray *column_heads;
  GPtrArray *column_totals;
  GPtrArray *group_totals;
  GtkWidget *corner_label;
  GtkWidget *column_totals_label;
  GtkWidget *group_totals_label;
  GtkWidget *probe; /* never shown; has the style of a cell, to measure by */

  GHashTable *cells;      /* place to MdgIssueCell in the body */
  GPtrArray *spare_cells; /* hidden, to be used again */
  GHashTable *row_heads;
  GPtrArray *spare_row_heads;

  GArray *row_tops;     /* int, one more than rows */
  GArray *column_lefts; /* int, one more than columns */
  int line_height;
  int digit_width;
  int side_width;
  int group_height;
  int head_height;
  int foot_height;
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  gboolean is_allocating;
  gboolean is_scrolling_to; /* the cursor is to be in view after the next allocation */

  GtkEditable *typing_target;
};

enum
{
  MDG_GRID_CURSOR_MOVED,
  MDG_GRID_TOGGLED,
  MDG_GRID_LISTED,
  MDG_GRID_CLEARED,
  MDG_GRID_OPENED,
  MDG_GRID_DRILLED,
  MDG_GRID_N_SIGNALS,
};

void mdg_issue_grid_emit (MdgIssueGrid *self,
                          guint signal);
void mdg_issue_grid_emit_drilled (MdgIssueGrid *self,
                                  guint column,
                                  guint group);
/* Full-width characters that a cell shows without cutting. */
#define MDG_GRID_LABEL_CHARACTERS 6

/* Sizes that follow from the text, and columns spread over width. */
void mdg_issue_grid_measure_text (MdgIssueGrid *self);
void mdg_issue_grid_place_columns (MdgIssueGrid *self,
                                   int width);
/* Heads and totals of a sheet, made once; totals shown anew after each change. */
void mdg_issue_grid_make_heads (MdgIssueGrid *self);
void mdg_issue_grid_show_totals (MdgIssueGrid *self);
/* Keys and clicks. */
void mdg_issue_grid_class_add_keys (GtkWidgetClass *widget_class);
void mdg_issue_grid_add_controllers (MdgIssueGrid *self);
/* Rows between the tops of the view and its end. */
guint mdg_issue_grid_get_page_rows (MdgIssueGrid *self);
guint mdg_issue_grid_find_row_at (MdgIssueGrid *self,
                                  double y);
guint mdg_issue_grid_find_column_at (MdgIssueGrid *self,
                                     double x);

G_END_DECLS
