#pragma once

#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* The terms of referrals, where the city takes reports of abuse, and when the rule of the FAX channel is to be looked at. */
#define MDG_TYPE_REFERRAL_SECTION (mdg_referral_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralSection, mdg_referral_section, MDG, REFERRAL_SECTION, MdgSettingsSection)

GtkWidget *mdg_referral_section_new (MdgWorkspace *workspace);

G_END_DECLS
