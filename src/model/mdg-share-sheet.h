#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_SHARE_SHEET (mdg_share_sheet_get_type ())
  G_DECLARE_FINAL_TYPE (MdgShareSheet, mdg_share_sheet, MDG, SHARE_SHEET, MdgRecord)

  enum
  {
    MDG_SHARE_SHEET_CASE,
    MDG_SHARE_SHEET_WRITTEN_ON,
    MDG_SHARE_SHEET_ITEM1,
    MDG_SHARE_SHEET_ITEM2,
    MDG_SHARE_SHEET_ITEM3,
    MDG_SHARE_SHEET_ITEM4,
    MDG_SHARE_SHEET_ITEM5,
    MDG_SHARE_SHEET_ITEM6,
    MDG_SHARE_SHEET_ITEM7,
    MDG_SHARE_SHEET_ITEM8,
    MDG_SHARE_SHEET_ITEM9,
    MDG_SHARE_SHEET_ITEM10,
    MDG_SHARE_SHEET_ITEM11,
    MDG_SHARE_SHEET_ITEM12,
    MDG_SHARE_SHEET_N_FIELDS,
  };

  extern const MdgRecordInfo mdg_share_sheet_info;

  MdgShareSheet *mdg_share_sheet_new (void);

  G_END_DECLS
