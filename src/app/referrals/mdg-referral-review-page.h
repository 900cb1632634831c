#pragma once

#include "mdg-page.h"
#include "mdg-paper-form.h"
#include "mdg-referral-steps.h"

G_BEGIN_DECLS

/* What waits for the physicians, one after the other: the form as it prints, what happened, and the decision. Names are masked
   until somebody asks for them. */
#define MDG_TYPE_REFERRAL_REVIEW_PAGE (mdg_referral_review_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralReviewPage, mdg_referral_review_page, MDG, REFERRAL_REVIEW_PAGE, MdgPage)

MdgReferralReviewPage *mdg_referral_review_page_new (MdgWorkspace *workspace);

/* What is being decided on; NULL when nothing waits, or when it cannot be decided from its state yet. */
MdgReferralWish *mdg_referral_review_page_get_wish (MdgReferralReviewPage *self);
MdgPaperForm *mdg_referral_review_page_get_form (MdgReferralReviewPage *self);
const MdgUuid *mdg_referral_review_page_get_uuid (MdgReferralReviewPage *self);
gboolean mdg_referral_review_page_shows_names (MdgReferralReviewPage *self);

G_END_DECLS
