#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_CASE_SET (mdg_case_set_get_type ())
G_DECLARE_FINAL_TYPE (MdgCaseSet, mdg_case_set, MDG, CASE_SET, MdgRecord)

enum
{
  MDG_CASE_SET_NAME,
  MDG_CASE_SET_MEETING,
  MDG_CASE_SET_HELD_ON,
  MDG_CASE_SET_FISCAL_YEAR,
  MDG_CASE_SET_SELECTION,
  MDG_CASE_SET_PERIOD_FROM,
  MDG_CASE_SET_PERIOD_TO,
  MDG_CASE_SET_NOTE,
  MDG_CASE_SET_N_FIELDS,
};

extern const MdgRecordInfo mdg_case_set_info;

MdgCaseSet *mdg_case_set_new (void);

G_END_DECLS
