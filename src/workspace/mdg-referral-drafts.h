#pragma once

#include "mdg-referral.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* New referrals, filled with what is known; none is in a change yet. kind is a code of ref_kind. */

MdgRecord *mdg_referral_drafts_new (MdgWorkspace *workspace,
                                    const char *kind);
/* The person, the area and the newest consultation of the case, whose consulter is taken for the requester. */
MdgRecord *mdg_referral_drafts_new_from_case (MdgWorkspace *workspace,
                                              const MdgUuid *case_uuid,
                                              const char *kind,
                                              GError **error);
MdgRecord *mdg_referral_drafts_new_from_consultation (MdgWorkspace *workspace,
                                                      const MdgUuid *consultation,
                                                      const char *kind,
                                                      GError **error);
MdgRecord *mdg_referral_drafts_new_from_subject (MdgWorkspace *workspace,
                                                 const MdgUuid *subject,
                                                 const char *kind,
                                                 GError **error);
/* Fills what is still empty from the person; what was typed stays. */
void mdg_referral_drafts_fill_subject (MdgWorkspace *workspace,
                                       MdgRecord *referral,
                                       MdgRecord *subject);
/* The same, but for the household. */
void mdg_referral_drafts_copy_subject (MdgRecord *referral,
                                       MdgRecord *subject);
/* The household and those around the person as they are now, in lines; NULL when nothing is known. */
char *mdg_referral_drafts_dup_household (MdgWorkspace *workspace,
                                         MdgRecord *subject);

G_END_DECLS
