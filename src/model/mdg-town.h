#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_TOWN (mdg_town_get_type ())
G_DECLARE_FINAL_TYPE (MdgTown, mdg_town, MDG, TOWN, MdgRecord)

enum
{
  MDG_TOWN_NAME,
  MDG_TOWN_KANA,
  MDG_TOWN_CODE,
  MDG_TOWN_AREA,
  MDG_TOWN_VALID_FROM,
  MDG_TOWN_VALID_TO,
  MDG_TOWN_POPULATION,
  MDG_TOWN_POPULATION_65,
  MDG_TOWN_POPULATION_75,
  MDG_TOWN_POPULATION_ON,
  MDG_TOWN_POPULATION_SOURCE,
  MDG_TOWN_N_FIELDS,
};

extern const MdgRecordInfo mdg_town_info;

MdgTown *mdg_town_new (void);

G_END_DECLS
