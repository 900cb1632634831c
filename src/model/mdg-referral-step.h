#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* One thing that was done to a referral: who, when, from which state to which, what was shown for it, and who acts next. */
#define MDG_TYPE_REFERRAL_STEP (mdg_referral_step_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralStep, mdg_referral_step, MDG, REFERRAL_STEP, MdgRecord)

enum
{
  MDG_REFERRAL_STEP_REFERRAL,
  MDG_REFERRAL_STEP_AT,
  MDG_REFERRAL_STEP_STAFF,
  MDG_REFERRAL_STEP_OPERATION,
  MDG_REFERRAL_STEP_FROM_STATE,
  MDG_REFERRAL_STEP_TO_STATE,
  MDG_REFERRAL_STEP_ON_DATE,
  MDG_REFERRAL_STEP_REASON,
  MDG_REFERRAL_STEP_TEXT,
  MDG_REFERRAL_STEP_WHO,
  MDG_REFERRAL_STEP_METHOD,
  MDG_REFERRAL_STEP_EVIDENCE,
  MDG_REFERRAL_STEP_OWNER,
  MDG_REFERRAL_STEP_BALL,
  MDG_REFERRAL_STEP_NEXT_DUE,
  MDG_REFERRAL_STEP_CLOCK_DUE,
  MDG_REFERRAL_STEP_N_FIELDS,
};

extern const MdgRecordInfo mdg_referral_step_info;

MdgReferralStep *mdg_referral_step_new (void);

G_END_DECLS
