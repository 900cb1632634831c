#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_HOUSEHOLD (mdg_household_get_type ())
G_DECLARE_FINAL_TYPE (MdgHousehold, mdg_household, MDG, HOUSEHOLD, MdgRecord)

enum
{
  MDG_HOUSEHOLD_LABEL,
  MDG_HOUSEHOLD_ADDRESS,
  MDG_HOUSEHOLD_PHONE,
  MDG_HOUSEHOLD_NOTE,
  MDG_HOUSEHOLD_N_FIELDS,
};

extern const MdgRecordInfo mdg_household_info;

MdgHousehold *mdg_household_new (void);

G_END_DECLS
