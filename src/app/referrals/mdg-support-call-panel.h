#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* 退院サポート電話 on the page of a referral: the calls, and when the next one is due. */
#define MDG_TYPE_SUPPORT_CALL_PANEL (mdg_support_call_panel_get_type ())
G_DECLARE_FINAL_TYPE (MdgSupportCallPanel, mdg_support_call_panel, MDG, SUPPORT_CALL_PANEL, GtkBox)

/* The kind of referral (code of ref_kind) it is for. */
gboolean mdg_support_call_panel_serves (const char *kind);
GtkWidget *mdg_support_call_panel_new (MdgWorkspace *workspace);
/* Follows what is saved from then on. */
void mdg_support_call_panel_show (MdgSupportCallPanel *self,
                                  const MdgUuid *referral);

G_END_DECLS
