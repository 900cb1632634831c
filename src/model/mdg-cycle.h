#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_CYCLE (mdg_cycle_get_type ())
G_DECLARE_FINAL_TYPE (MdgCycle, mdg_cycle, MDG, CYCLE, MdgRecord)

enum
{
  MDG_CYCLE_NAME,
  MDG_CYCLE_FISCAL_YEAR,
  MDG_CYCLE_BOARD,
  MDG_CYCLE_THEME,
  MDG_CYCLE_NOTE,
  MDG_CYCLE_N_FIELDS,
};

extern const MdgRecordInfo mdg_cycle_info;

MdgCycle *mdg_cycle_new (void);

G_END_DECLS
