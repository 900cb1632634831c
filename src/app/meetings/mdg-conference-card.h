#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* One case so that it can be read in three minutes: who it is about, the gist, its issues, what is promised, the last
   contacts and what meetings said of it before. */

/* Fills box with the case of an agenda item; without a case with the item's own words. */
void mdg_conference_card_fill (GtkBox *box,
                               MdgWorkspace *workspace,
                               MdgRecord *item,
                               gboolean shows_names);
/* What the item is called, masked or not. Owned. */
char *mdg_conference_card_dup_title (MdgWorkspace *workspace,
                                     MdgRecord *item,
                                     gboolean shows_names);

G_END_DECLS
