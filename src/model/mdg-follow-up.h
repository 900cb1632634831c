#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_FOLLOW_UP (mdg_follow_up_get_type ())
G_DECLARE_FINAL_TYPE (MdgFollowUp, mdg_follow_up, MDG, FOLLOW_UP, MdgRecord)

enum
{
  MDG_FOLLOW_UP_CONSULTATION,
  MDG_FOLLOW_UP_CASE,
  MDG_FOLLOW_UP_STAFF,
  MDG_FOLLOW_UP_WHO,
  MDG_FOLLOW_UP_WHAT,
  MDG_FOLLOW_UP_DUE,
  MDG_FOLLOW_UP_DUE_TIME,
  MDG_FOLLOW_UP_STATUS,
  MDG_FOLLOW_UP_IS_WAITING,
  MDG_FOLLOW_UP_PHONE,
  MDG_FOLLOW_UP_DONE_ON,
  MDG_FOLLOW_UP_RESULT,
  MDG_FOLLOW_UP_N_FIELDS,
};

extern const MdgRecordInfo mdg_follow_up_info;

MdgFollowUp *mdg_follow_up_new (void);

G_END_DECLS
