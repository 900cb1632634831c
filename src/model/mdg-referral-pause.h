#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* A time in which the clock stands, always with its reason; to_on is empty while it lasts. */
#define MDG_TYPE_REFERRAL_PAUSE (mdg_referral_pause_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralPause, mdg_referral_pause, MDG, REFERRAL_PAUSE, MdgRecord)

enum
{
  MDG_REFERRAL_PAUSE_REFERRAL,
  MDG_REFERRAL_PAUSE_FROM_ON,
  MDG_REFERRAL_PAUSE_TO_ON,
  MDG_REFERRAL_PAUSE_REASON,
  MDG_REFERRAL_PAUSE_REASON_TEXT,
  MDG_REFERRAL_PAUSE_STAFF,
  MDG_REFERRAL_PAUSE_N_FIELDS,
};

extern const MdgRecordInfo mdg_referral_pause_info;

MdgReferralPause *mdg_referral_pause_new (void);

G_END_DECLS
