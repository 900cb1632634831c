#pragma once

#include "mdg-referral-clock.h"
#include "mdg-referral-facts-query.h"
#include "mdg-table.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Referrals of a period counted: the tables of reports. */
typedef struct
{
  GPtrArray *referrals; /* of MdgReferralFact */
  GArray *pauses;       /* of MdgReferralFactPause, by referral */
} MdgReferralFacts;

MdgReferralFacts *mdg_referral_facts_load (MdgWorkspace *workspace,
                                           const char *from,
                                           const char *to,
                                           GError **error);
void mdg_referral_facts_free (MdgReferralFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgReferralFacts, mdg_referral_facts_free)

/* Days from the receipt to the first visit or advice; FALSE while there is none. */
gboolean mdg_referral_facts_measure (const MdgReferralFacts *facts,
                                     const MdgReferralFact *fact,
                                     MdgReferralDays *days);

/* Outcomes × reasons, with how many referrals each reason has and how many are closed. */
MdgTable *mdg_referral_facts_new_outcomes (const MdgReferralFacts *facts,
                                           MdgWorkspace *workspace);
/* Days to the visit by urgency: median, shortest, longest, within the term, days paused. */
MdgTable *mdg_referral_facts_new_days (const MdgReferralFacts *facts,
                                       MdgWorkspace *workspace);
/* Outcomes at the closing and 30 and 90 days later. */
MdgTable *mdg_referral_facts_new_later (const MdgReferralFacts *facts,
                                        MdgWorkspace *workspace);
/* What each doctor did and how long, of an array of MdgReferralWork. */
MdgTable *mdg_referral_facts_new_doctors (GPtrArray *work);

/* Table 5 of the monthly report: requests, what was done, what waits at the end, the median of days; this month, the month before, the
   same month of the last year, the fiscal year. NULL with an error. */
MdgTable *mdg_referral_facts_new_monthly (MdgWorkspace *workspace,
                                          int year,
                                          int month,
                                          GError **error);

G_END_DECLS
