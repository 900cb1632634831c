#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A cell of a table of the ladder: a text with a mark before it, that can be written over in place. */
#define MDG_TYPE_LADDER_CELL (mdg_ladder_cell_get_type ())
G_DECLARE_FINAL_TYPE (MdgLadderCell, mdg_ladder_cell, MDG, LADDER_CELL, GtkWidget)

/* Signals: committed (int right) by Enter (0), Tab (1) or Shift+Tab (-1) or when the focus goes; cancelled (). */

/* role: GRID_CELL, COLUMN_HEADER or ROW_HEADER. mark may be NULL. */
MdgLadderCell *mdg_ladder_cell_new (GtkAccessibleRole role,
                                    const char *mark,
                                    const char *text);
const char *mdg_ladder_cell_get_text (MdgLadderCell *self);
const char *mdg_ladder_cell_get_mark (MdgLadderCell *self);
void mdg_ladder_cell_set_is_cursor (MdgLadderCell *self,
                                    gboolean is_cursor);
/* Opens the field with text chosen as a whole; the widget that takes keys. */
GtkWidget *mdg_ladder_cell_begin (MdgLadderCell *self,
                                  const char *text,
                                  const char *label);
gboolean mdg_ladder_cell_is_editing (MdgLadderCell *self);
char *mdg_ladder_cell_dup_typed (MdgLadderCell *self);
void mdg_ladder_cell_end (MdgLadderCell *self);

G_END_DECLS
