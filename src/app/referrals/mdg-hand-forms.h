#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The small windows of asking for hands, and of calls. owner is the widget they are opened from. */

/* Whom of the directory and the roster. */
void mdg_hand_forms_ask (GtkWidget *owner,
                         MdgWorkspace *workspace,
                         const MdgUuid *referral);
/* Somebody who stands in neither. */
void mdg_hand_forms_ask_other (GtkWidget *owner,
                               MdgWorkspace *workspace,
                               const MdgUuid *referral);
void mdg_hand_forms_reply (GtkWidget *owner,
                           MdgWorkspace *workspace,
                           MdgRecord *hand);
void mdg_hand_forms_unmet (GtkWidget *owner,
                           MdgWorkspace *workspace,
                           const MdgUuid *referral);
/* A call after discharge; a new one when it is not stored. */
void mdg_hand_forms_edit_call (GtkWidget *owner,
                               MdgWorkspace *workspace,
                               MdgRecord *call);

G_END_DECLS
