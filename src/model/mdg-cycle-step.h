#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_CYCLE_STEP (mdg_cycle_step_get_type ())
G_DECLARE_FINAL_TYPE (MdgCycleStep, mdg_cycle_step, MDG, CYCLE_STEP, MdgRecord)

enum
{
  MDG_CYCLE_STEP_CYCLE,
  MDG_CYCLE_STEP_STEP,
  MDG_CYCLE_STEP_PLANNED_ON,
  MDG_CYCLE_STEP_DONE_ON,
  MDG_CYCLE_STEP_OUTPUT,
  MDG_CYCLE_STEP_PROFESSIONS,
  MDG_CYCLE_STEP_NOTE,
  MDG_CYCLE_STEP_N_FIELDS,
};

extern const MdgRecordInfo mdg_cycle_step_info;

MdgCycleStep *mdg_cycle_step_new (void);

G_END_DECLS
