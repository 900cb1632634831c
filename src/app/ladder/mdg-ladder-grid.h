#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A table of the ladder (matrix 2 and 3) that is worked on by keys: arrows walk the cells, letters write over one,
   Enter or F2 opens it, Escape leaves it as it was. What is refused is said below, and what was typed stays. */
#define MDG_TYPE_LADDER_GRID (mdg_ladder_grid_get_type ())
G_DECLARE_FINAL_TYPE (MdgLadderGrid, mdg_ladder_grid, MDG, LADDER_GRID, GtkBox)

/* Signals: cursor-moved (); editing-ended ()   a field was closed, whether by Enter or by Escape */

/* Copied by the grid. */
typedef struct
{
  const char *mark; /* a word above the text; may be NULL */
  const char *text;
  const char *edit; /* what one begins to write with; NULL: nobody writes here */
  const char *hint; /* said below while one writes; may be NULL */
  const char *key;  /* finds the cell again after a reload */
  const char *style;
} MdgLadderGridCell;

/* text as typed; FALSE with error keeps the field open. */
typedef gboolean (*MdgLadderGridCommit) (guint row,
                                         guint column,
                                         const char *text,
                                         gpointer user_data,
                                         GError **error);

GtkWidget *mdg_ladder_grid_new (const char *label,
                                MdgLadderGridCommit commit,
                                gpointer user_data);
void mdg_ladder_grid_set_heads (MdgLadderGrid *self,
                                const char *const *heads,
                                const guint *shares,
                                guint n_columns);
/* begin, put row by row, end; the cursor goes where it was. */
void mdg_ladder_grid_begin (MdgLadderGrid *self);
void mdg_ladder_grid_put (MdgLadderGrid *self,
                          guint row,
                          guint column,
                          guint n_rows,
                          const MdgLadderGridCell *cell);
void mdg_ladder_grid_end (MdgLadderGrid *self);

/* FALSE while there is no cell. */
gboolean mdg_ladder_grid_get_cursor (MdgLadderGrid *self,
                                     guint *row,
                                     guint *column);
void mdg_ladder_grid_set_cursor (MdgLadderGrid *self,
                                 guint row,
                                 guint column);
/* FALSE when no cell has the key. */
gboolean mdg_ladder_grid_go_to (MdgLadderGrid *self,
                                const char *key);
gboolean mdg_ladder_grid_is_editing (MdgLadderGrid *self);
/* The widget over the place, NULL outside; for tests. */
GtkWidget *mdg_ladder_grid_get_cell (MdgLadderGrid *self,
                                     guint row,
                                     guint column);
const char *mdg_ladder_grid_get_problem (MdgLadderGrid *self);

G_END_DECLS
