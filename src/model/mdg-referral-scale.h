#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* A score that was taken, within the range of its scale. */
#define MDG_TYPE_REFERRAL_SCALE (mdg_referral_scale_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralScale, mdg_referral_scale, MDG, REFERRAL_SCALE, MdgRecord)

enum
{
  MDG_REFERRAL_SCALE_REFERRAL,
  MDG_REFERRAL_SCALE_VISIT,
  MDG_REFERRAL_SCALE_SCALE,
  MDG_REFERRAL_SCALE_SCORE,
  MDG_REFERRAL_SCALE_MEASURED_ON,
  MDG_REFERRAL_SCALE_MEASURED_BY,
  MDG_REFERRAL_SCALE_N_FIELDS,
};

extern const MdgRecordInfo mdg_referral_scale_info;

MdgReferralScale *mdg_referral_scale_new (void);

/* The lowest and highest score of a scale; FALSE for one that is not known here. */
gboolean mdg_referral_scale_get_range (const char *scale,
                                       gint64 *min,
                                       gint64 *max);

G_END_DECLS
