#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_AGENCY_SOURCE (mdg_agency_source_get_type ())
G_DECLARE_FINAL_TYPE (MdgAgencySource, mdg_agency_source, MDG, AGENCY_SOURCE, MdgRecord)

enum
{
  MDG_AGENCY_SOURCE_AGENCY,
  MDG_AGENCY_SOURCE_SERVICE,
  MDG_AGENCY_SOURCE_DATASET,
  MDG_AGENCY_SOURCE_ENTRY,
  MDG_AGENCY_SOURCE_IMPORTED,
  MDG_AGENCY_SOURCE_SEEN_ON,
  MDG_AGENCY_SOURCE_IS_GONE,
  MDG_AGENCY_SOURCE_N_FIELDS,
};

extern const MdgRecordInfo mdg_agency_source_info;

MdgAgencySource *mdg_agency_source_new (void);

G_END_DECLS
