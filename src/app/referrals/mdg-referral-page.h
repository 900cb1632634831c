#pragma once

#include "mdg-page.h"
#include "mdg-referral-rules.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* One referral: where it stands, what happened, and the operations the rules allow from here and no others. */
#define MDG_TYPE_REFERRAL_PAGE (mdg_referral_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralPage, mdg_referral_page, MDG, REFERRAL_PAGE, MdgPage)

MdgReferralPage *mdg_referral_page_new (MdgWorkspace *workspace);

void mdg_referral_page_show_referral (MdgReferralPage *self,
                                      const MdgUuid *uuid);
/* Opens the dialog of what is expected to come back: the visit that is planned, the reply that is awaited. */
void mdg_referral_page_enter_return (MdgReferralPage *self);

/* NULL when none is shown. */
MdgRecord *mdg_referral_page_get_record (MdgReferralPage *self);
/* Codes of the operations that are offered, in order. */
char **mdg_referral_page_dup_operations (MdgReferralPage *self);

G_END_DECLS
