#pragma once

#include "mdg-page.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The referrals by state, owner and due. Many may be chosen and handed over; a number or code typed or scanned opens one. */
#define MDG_TYPE_REFERRALS_PAGE (mdg_referrals_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralsPage, mdg_referrals_page, MDG, REFERRALS_PAGE, MdgPage)

MdgReferralsPage *mdg_referrals_page_new (MdgWorkspace *workspace);

/* The feature: pages, actions, commands and search. */
void mdg_referrals_install (MdgWindow *window);

G_END_DECLS
