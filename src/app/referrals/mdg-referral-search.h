#pragma once

#include "mdg-search-provider.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Referrals for Ctrl+K: a number, a serial or the text of a code, typed or scanned, and names. */
#define MDG_TYPE_REFERRAL_SEARCH (mdg_referral_search_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralSearch, mdg_referral_search, MDG, REFERRAL_SEARCH, GObject)

MdgReferralSearch *mdg_referral_search_new (MdgWorkspace *workspace);

G_END_DECLS
