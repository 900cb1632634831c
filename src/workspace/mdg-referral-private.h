#pragma once

#include "mdg-referrals.h"

G_BEGIN_DECLS

char *mdg_referrals_dup_today (MdgWorkspace *workspace);
char *mdg_referrals_dup_now (MdgWorkspace *workspace);
/* A step of the staff member here, now, in the state the referral has. */
MdgRecord *mdg_referrals_new_step (MdgWorkspace *workspace,
                                   MdgRecord *referral,
                                   const char *operation);
void mdg_referrals_finish_step (MdgRecord *step,
                                MdgRecord *referral);
gboolean mdg_referrals_is_business (MdgWorkspace *workspace,
                                    MdgRecord *referral);
gboolean mdg_referrals_end_pauses (MdgWorkspace *workspace,
                                   MdgRecord *referral,
                                   MdgChange *change,
                                   GError **error);
/* The serial of a blank form hangs on one referral. */
gboolean mdg_referrals_check_serial (MdgWorkspace *workspace,
                                     MdgRecord *referral,
                                     GError **error);

G_END_DECLS
