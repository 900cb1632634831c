#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* What came of it, at closing and as it stood 30 and 90 days later. */
#define MDG_TYPE_REFERRAL_OUTCOME (mdg_referral_outcome_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralOutcome, mdg_referral_outcome, MDG, REFERRAL_OUTCOME, MdgRecord)

enum
{
  MDG_REFERRAL_OUTCOME_REFERRAL,
  MDG_REFERRAL_OUTCOME_SPAN,
  MDG_REFERRAL_OUTCOME_OUTCOME,
  MDG_REFERRAL_OUTCOME_OUTCOME_ON,
  MDG_REFERRAL_OUTCOME_TEXT,
  MDG_REFERRAL_OUTCOME_STAFF,
  MDG_REFERRAL_OUTCOME_N_FIELDS,
};

extern const MdgRecordInfo mdg_referral_outcome_info;

MdgReferralOutcome *mdg_referral_outcome_new (void);

G_END_DECLS
