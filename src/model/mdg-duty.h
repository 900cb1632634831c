#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_DUTY (mdg_duty_get_type ())
G_DECLARE_FINAL_TYPE (MdgDuty, mdg_duty, MDG, DUTY, MdgRecord)

enum
{
  MDG_DUTY_DOCTOR,
  MDG_DUTY_DAY,
  MDG_DUTY_STARTS_AT,
  MDG_DUTY_ENDS_AT,
  MDG_DUTY_KIND,
  MDG_DUTY_PLACE,
  MDG_DUTY_INSTEAD_OF,
  MDG_DUTY_NOTE,
  MDG_DUTY_N_FIELDS,
};

extern const MdgRecordInfo mdg_duty_info;

MdgDuty *mdg_duty_new (void);

G_END_DECLS
