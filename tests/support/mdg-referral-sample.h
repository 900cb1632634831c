#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The register of the tests of intake with a case and referrals in several states, on 2026-05-12. */
MdgWorkspace *mdg_referral_sample_open (const char *path);

/* The first one in the state (code of ref_state); never NULL. */
MdgRecord *mdg_referral_sample_find (MdgWorkspace *workspace,
                                     const char *state);
/* n more that were received, one after the other. */
void mdg_referral_sample_add_many (MdgWorkspace *workspace,
                                   guint n);

G_END_DECLS
