#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_AGENCY_ABILITY (mdg_agency_ability_get_type ())
G_DECLARE_FINAL_TYPE (MdgAgencyAbility, mdg_agency_ability, MDG, AGENCY_ABILITY, MdgRecord)

enum
{
  MDG_AGENCY_ABILITY_AGENCY,
  MDG_AGENCY_ABILITY_PROC,
  MDG_AGENCY_ABILITY_ANSWER,
  MDG_AGENCY_ABILITY_TEXT,
  MDG_AGENCY_ABILITY_ANSWERED_ON,
  MDG_AGENCY_ABILITY_ANSWERED_FROM,
  MDG_AGENCY_ABILITY_N_FIELDS,
};

extern const MdgRecordInfo mdg_agency_ability_info;

MdgAgencyAbility *mdg_agency_ability_new (void);

G_END_DECLS
