#pragma once

#include <gtk/gtk.h>

#include "mdg-classify-sheet.h"

G_BEGIN_DECLS

/* The issue sheet: cases × issues. Heads, cases and totals stay while the cells scroll; only the cells in view are
   widgets, so that 200 × 60 are as quick as 15 × 11. It shows and moves; what keys mean for the register
   its owner decides. */
#define MDG_TYPE_ISSUE_GRID (mdg_issue_grid_get_type ())
G_DECLARE_FINAL_TYPE (MdgIssueGrid, mdg_issue_grid, MDG, ISSUE_GRID, GtkWidget)

/* Signals:
     cursor-moved ()                    another cell is chosen
     toggled ()                         Space
     listed ()                          F2, Menu, double click: the items of the column
     cleared ()                         Delete
     opened ()                          Enter
     drilled (uint column, uint group)  a total was pressed; the other is G_MAXUINT */

GtkWidget *mdg_issue_grid_new (void);

/* Borrowed until the next call; the cursor stays at its place as far as there is one. */
void mdg_issue_grid_set_sheet (MdgIssueGrid *self,
                               MdgClassifySheet *sheet);
/* The sheet has changed in its cells, rows or totals: show them anew. */
void mdg_issue_grid_refresh (MdgIssueGrid *self);

/* FALSE when there is no cell. */
gboolean mdg_issue_grid_get_cursor (MdgIssueGrid *self,
                                    guint *row,
                                    guint *column);
/* Goes there, scrolls it into view, and takes the focus along when the grid has it. */
void mdg_issue_grid_set_cursor (MdgIssueGrid *self,
                                guint row,
                                guint column);
/* Lets a popover of the grid point at the cell of the cursor. */
void mdg_issue_grid_point_at_cursor (MdgIssueGrid *self,
                                     GtkPopover *popover);
/* The widget of any cell in view, else NULL. */
GtkWidget *mdg_issue_grid_find_cell (MdgIssueGrid *self,
                                     guint row,
                                     guint column);
guint mdg_issue_grid_get_n_cells (MdgIssueGrid *self);

/* What is typed into a cell goes to this entry. */
void mdg_issue_grid_set_typing_target (MdgIssueGrid *self,
                                       GtkEditable *entry);

G_END_DECLS
