#pragma once

#include "mdg-referral-item.h"
#include "mdg-referral-outcome.h"
#include "mdg-referral-pause.h"
#include "mdg-referral-rules.h"
#include "mdg-referral-scale.h"
#include "mdg-referral-step.h"
#include "mdg-referral-visit.h"
#include "mdg-referral.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What is done to referrals. Functions that return a change leave saving to the caller; they look at the register as it is, so that
   they can be called again. New referrals come from mdg-referral-drafts.h. */

/* One operation of the rules. referral, step and visit are copies with what was written for it; step may be NULL, visit too where no
   visit is meant. extras are further new records (MdgReferralScale, MdgReferralOutcome, MdgReferralItem), whose reference to the
   referral is set here; may be NULL. */
typedef struct
{
  MdgReferralOperation operation;
  MdgRecord *referral;
  MdgRecord *step;
  MdgRecord *visit;
  GPtrArray *extras;
  guint n_chosen; /* of those who were asked and raised a hand */
} MdgReferralAct;

/* What the rules look at, with what they would find in the register; borrows the records of act. step must be there. */
gboolean mdg_referrals_fill_evidence (MdgWorkspace *workspace,
                                      const MdgReferralAct *act,
                                      MdgReferralEvidence *evidence,
                                      GError **error);
/* Bits of MdgReferralAsk that are still missing, for a dialog; 0 when all is there or on error. */
guint64 mdg_referrals_get_missing (MdgWorkspace *workspace,
                                   const MdgReferralAct *act);
/* INVALID with all that is missing, or with what is possible instead; CONFLICT when the doctor is elsewhere at that time or the serial
   of the blank form hangs on another referral. */
MdgChange *mdg_referrals_act (MdgWorkspace *workspace,
                              const MdgReferralAct *act,
                              GError **error);

/* A draft, or what stands on a form that is under way. INVALID when the referral is over, and for a state other than it has. */
MdgChange *mdg_referrals_new_saved (MdgWorkspace *workspace,
                                    MdgRecord *referral,
                                    GError **error);
/* The clock stands from today, for a reason of the vocabulary pause. */
MdgChange *mdg_referrals_new_paused (MdgWorkspace *workspace,
                                     const MdgUuid *referral,
                                     const char *reason,
                                     const char *reason_text,
                                     GError **error);
/* It runs again from today: the end of the term and the next date move by the days it stood. */
MdgChange *mdg_referrals_new_resumed (MdgWorkspace *workspace,
                                      const MdgUuid *referral,
                                      GError **error);
/* Somebody else takes them over; those that are over or nobody's draft stay as they are. referrals is an array of MdgUuid. */
MdgChange *mdg_referrals_new_assigned (MdgWorkspace *workspace,
                                       GPtrArray *referrals,
                                       const MdgUuid *staff,
                                       const char *reason,
                                       GError **error);
/* A note, also on what is over. */
MdgChange *mdg_referrals_new_note (MdgWorkspace *workspace,
                                   const MdgUuid *referral,
                                   const char *text,
                                   GError **error);
/* What came of it at a span of outcome_span, after it was closed. */
MdgChange *mdg_referrals_new_outcome (MdgWorkspace *workspace,
                                      const MdgUuid *referral,
                                      const char *span,
                                      const char *outcome,
                                      const char *on,
                                      const char *text,
                                      GError **error);
MdgChange *mdg_referrals_new_void (MdgWorkspace *workspace,
                                   const MdgUuid *referral,
                                   const char *reason,
                                   GError **error);

/* By number, serial, or the text of a code, as typed or scanned. NOT_FOUND says whether it is a blank form that has not come back. */
MdgRecord *mdg_referrals_find (MdgWorkspace *workspace,
                               const char *typed,
                               GError **error);
/* The visit that is planned; NULL without an error when there is none. */
MdgRecord *mdg_referrals_load_planned_visit (MdgWorkspace *workspace,
                                             const MdgUuid *referral,
                                             GError **error);
/* MdgReferral of a case, newest first. */
GPtrArray *mdg_referrals_list_of_case (MdgWorkspace *workspace,
                                       const MdgUuid *case_uuid,
                                       GError **error);
/* The terms of this centre; defaults where its own cannot be read. */
void mdg_referrals_get_terms (MdgWorkspace *workspace,
                              MdgReferralTerms *terms);
/* Days from the receipt to the first visit or advice, to the end, or to today; those in which it stood still are told apart. FALSE for
   a draft. */
gboolean mdg_referrals_measure (MdgWorkspace *workspace,
                                MdgRecord *referral,
                                MdgReferralDays *days,
                                GError **error);
/* TRUE when its target, or an issue of its case, speaks of abuse: the page then shows where the city takes reports. */
gboolean mdg_referrals_is_abuse (MdgWorkspace *workspace,
                                 MdgRecord *referral);
/* New serials for blank forms ("R8-F0001"), each given once. */
char **mdg_referrals_take_serials (MdgWorkspace *workspace,
                                   guint n,
                                   GError **error);

G_END_DECLS
