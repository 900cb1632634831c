#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_SUPPORT_CALL (mdg_support_call_get_type ())
G_DECLARE_FINAL_TYPE (MdgSupportCall, mdg_support_call, MDG, SUPPORT_CALL, MdgRecord)

enum
{
  MDG_SUPPORT_CALL_REFERRAL,
  MDG_SUPPORT_CALL_CALLED_AT,
  MDG_SUPPORT_CALL_STAGE,
  MDG_SUPPORT_CALL_WITH_WHOM,
  MDG_SUPPORT_CALL_RESULT,
  MDG_SUPPORT_CALL_TEXT,
  MDG_SUPPORT_CALL_INTRODUCED,
  MDG_SUPPORT_CALL_NEXT_ON,
  MDG_SUPPORT_CALL_NEXT_TIME,
  MDG_SUPPORT_CALL_STAFF,
  MDG_SUPPORT_CALL_N_FIELDS,
};

extern const MdgRecordInfo mdg_support_call_info;

MdgSupportCall *mdg_support_call_new (void);

G_END_DECLS
