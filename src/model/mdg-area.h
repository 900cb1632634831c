#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_AREA (mdg_area_get_type ())
G_DECLARE_FINAL_TYPE (MdgArea, mdg_area, MDG, AREA, MdgRecord)

enum
{
  MDG_AREA_CODE,
  MDG_AREA_NAME,
  MDG_AREA_KANA,
  MDG_AREA_WIDE_AREA,
  MDG_AREA_CGSC_NAME,
  MDG_AREA_CGSC_PHONE,
  MDG_AREA_CGSC_FAX,
  MDG_AREA_POSITION,
  MDG_AREA_IS_OUTSIDE,
  MDG_AREA_N_FIELDS,
};

extern const MdgRecordInfo mdg_area_info;

MdgArea *mdg_area_new (void);

G_END_DECLS
