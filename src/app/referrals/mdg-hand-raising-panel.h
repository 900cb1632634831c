#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* 手上げ on the page of a referral: who was asked, what they answered, who is in the team. */
#define MDG_TYPE_HAND_RAISING_PANEL (mdg_hand_raising_panel_get_type ())
G_DECLARE_FINAL_TYPE (MdgHandRaisingPanel, mdg_hand_raising_panel, MDG, HAND_RAISING_PANEL, GtkBox)

/* Kinds of referral (codes of ref_kind) for which hands are asked for. */
gboolean mdg_hand_raising_panel_serves (const char *kind);
GtkWidget *mdg_hand_raising_panel_new (MdgWorkspace *workspace);
/* Follows what is saved from then on. */
void mdg_hand_raising_panel_show (MdgHandRaisingPanel *self,
                                  const MdgUuid *referral);

G_END_DECLS
