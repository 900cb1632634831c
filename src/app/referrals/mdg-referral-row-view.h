#pragma once

#include "mdg-referral-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One referral in the list: when somebody has to act, about whom and what, and who has to. */
#define MDG_TYPE_REFERRAL_ROW_VIEW (mdg_referral_row_view_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralRowView, mdg_referral_row_view, MDG, REFERRAL_ROW_VIEW, GtkBox)

GtkWidget *mdg_referral_row_view_new (MdgWorkspace *workspace);
void mdg_referral_row_view_set_row (MdgReferralRowView *self,
                                    MdgReferralRow *row);

G_END_DECLS
