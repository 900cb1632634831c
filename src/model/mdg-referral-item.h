#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* One thing that is being done for a clinic that begins home care, with its state and date. */
#define MDG_TYPE_REFERRAL_ITEM (mdg_referral_item_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralItem, mdg_referral_item, MDG, REFERRAL_ITEM, MdgRecord)

enum
{
  MDG_REFERRAL_ITEM_REFERRAL,
  MDG_REFERRAL_ITEM_ITEM,
  MDG_REFERRAL_ITEM_STATUS,
  MDG_REFERRAL_ITEM_DONE_ON,
  MDG_REFERRAL_ITEM_TEXT,
  MDG_REFERRAL_ITEM_POSITION,
  MDG_REFERRAL_ITEM_N_FIELDS,
};

extern const MdgRecordInfo mdg_referral_item_info;

MdgReferralItem *mdg_referral_item_new (void);

G_END_DECLS
