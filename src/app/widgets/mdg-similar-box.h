#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* 似た事例: the closed cases most like one, what they share, what was tried and how each ended. Not to be seen
   when there is none. */
#define MDG_TYPE_SIMILAR_BOX (mdg_similar_box_get_type ())
G_DECLARE_FINAL_TYPE (MdgSimilarBox, mdg_similar_box, MDG, SIMILAR_BOX, GtkBox)

/* Without names a case is called by what it is about, and cannot be opened from here. */
GtkWidget *mdg_similar_box_new (gboolean shows_names);
/* Shows those of the case, when the register has been read; at once when it has been before. */
void mdg_similar_box_show (MdgSimilarBox *self,
                           MdgWorkspace *workspace,
                           const MdgUuid *case_uuid);

G_END_DECLS
