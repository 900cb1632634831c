#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Referrals on Today: what is late (for a manager everybody's), what is due, with whom the ball is; abuse with where the city takes
   reports. */
#define MDG_TYPE_REFERRAL_BOX (mdg_referral_box_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralBox, mdg_referral_box, MDG, REFERRAL_BOX, GtkBox)

MdgReferralBox *mdg_referral_box_new (void);
/* Hides itself when nothing is under way. */
void mdg_referral_box_load (MdgReferralBox *self,
                            MdgWorkspace *workspace,
                            gboolean only_mine);

G_END_DECLS
