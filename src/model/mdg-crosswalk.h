#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_CROSSWALK (mdg_crosswalk_get_type ())
G_DECLARE_FINAL_TYPE (MdgCrosswalk, mdg_crosswalk, MDG, CROSSWALK, MdgRecord)

enum
{
  MDG_CROSSWALK_VOCABULARY,
  MDG_CROSSWALK_OLD_CODE,
  MDG_CROSSWALK_NEW_CODE,
  MDG_CROSSWALK_FROM_YEAR,
  MDG_CROSSWALK_NOTE,
  MDG_CROSSWALK_N_FIELDS,
};

extern const MdgRecordInfo mdg_crosswalk_info;

MdgCrosswalk *mdg_crosswalk_new (void);

G_END_DECLS
