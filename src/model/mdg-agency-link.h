#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_AGENCY_LINK (mdg_agency_link_get_type ())
G_DECLARE_FINAL_TYPE (MdgAgencyLink, mdg_agency_link, MDG, AGENCY_LINK, MdgRecord)

enum
{
  MDG_AGENCY_LINK_AGENCY,
  MDG_AGENCY_LINK_PARTNER,
  MDG_AGENCY_LINK_PARTNER_NAME,
  MDG_AGENCY_LINK_KIND,
  MDG_AGENCY_LINK_SINCE,
  MDG_AGENCY_LINK_RULE,
  MDG_AGENCY_LINK_NOTE,
  MDG_AGENCY_LINK_N_FIELDS,
};

extern const MdgRecordInfo mdg_agency_link_info;

MdgAgencyLink *mdg_agency_link_new (void);

G_END_DECLS
