#pragma once

#include <gtk/gtk.h>

#include "mdg-change-stack.h"

G_BEGIN_DECLS

/* The issue or measure under the cursor: what the table has no room for, what boards decided and what came of it.
   Its buttons are actions of the page (ladder.decide, ladder.trace …). */
#define MDG_TYPE_LADDER_CARD (mdg_ladder_card_get_type ())
G_DECLARE_FINAL_TYPE (MdgLadderCard, mdg_ladder_card, MDG, LADDER_CARD, GtkBox)

GtkWidget *mdg_ladder_card_new (MdgWorkspace *workspace,
                                MdgChangeStack *changes);
/* kind: MDG_KIND_RAISED_ISSUE or MDG_KIND_MEASURE; uuid NULL: nothing. */
void mdg_ladder_card_show (MdgLadderCard *self,
                           MdgKind kind,
                           const MdgUuid *uuid);
/* The field of a record's field; NULL when it is not on the card. For tests. */
GtkWidget *mdg_ladder_card_get_field (MdgLadderCard *self,
                                      guint field);

G_END_DECLS
