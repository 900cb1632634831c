#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_MEMO (mdg_memo_get_type ())
G_DECLARE_FINAL_TYPE (MdgMemo, mdg_memo, MDG, MEMO, MdgRecord)

enum
{
  MDG_MEMO_CASE,
  MDG_MEMO_SUBJECT,
  MDG_MEMO_AT,
  MDG_MEMO_TEXT,
  MDG_MEMO_STAFF,
  MDG_MEMO_N_FIELDS,
};

extern const MdgRecordInfo mdg_memo_info;

MdgMemo *mdg_memo_new (void);

G_END_DECLS
