#pragma once

#include <adwaita.h>

#include "mdg-paper-form.h"
#include "mdg-referral-steps.h"

G_BEGIN_DECLS

/* One operation on a referral: what the table of the rules asks for, and nothing else. What is missing stands at the foot, is
   named and gets the focus; what was typed stays. */
#define MDG_TYPE_REFERRAL_DIALOG (mdg_referral_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralDialog, mdg_referral_dialog, MDG, REFERRAL_DIALOG, AdwWindow)

/* NULL when the operation is not possible now; changes saves it. */
GtkWidget *mdg_referral_dialog_new (GtkWidget *owner,
                                    MdgWorkspace *workspace,
                                    MdgChangeStack *changes,
                                    const MdgUuid *referral,
                                    MdgReferralOperation operation);
MdgPaperForm *mdg_referral_dialog_get_form (MdgReferralDialog *self);
/* The records being edited, in their places. */
MdgReferralWish *mdg_referral_dialog_get_wish (MdgReferralDialog *self);
const char *mdg_referral_dialog_get_problem (MdgReferralDialog *self);

G_END_DECLS
