#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Cells of a table in columns of given shares and rows as high as what stands in them; a cell may go over several
   rows. Heads and body are two of these with the same shares, so that their columns stand under each other. */
#define MDG_TYPE_LADDER_STRIP (mdg_ladder_strip_get_type ())
G_DECLARE_FINAL_TYPE (MdgLadderStrip, mdg_ladder_strip, MDG, LADDER_STRIP, GtkWidget)

GtkWidget *mdg_ladder_strip_new (GtkAccessibleRole role);
/* One number a column. */
void mdg_ladder_strip_set_shares (MdgLadderStrip *self,
                                  const guint *shares,
                                  guint n_columns);
void mdg_ladder_strip_clear (MdgLadderStrip *self);
/* Row by row, columns in order. */
void mdg_ladder_strip_add (MdgLadderStrip *self,
                           GtkWidget *cell,
                           guint row,
                           guint column,
                           guint n_rows);

G_END_DECLS
