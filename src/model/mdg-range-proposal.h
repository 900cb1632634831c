#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_RANGE_PROPOSAL (mdg_range_proposal_get_type ())
G_DECLARE_FINAL_TYPE (MdgRangeProposal, mdg_range_proposal, MDG, RANGE_PROPOSAL, MdgRecord)

enum
{
  MDG_RANGE_PROPOSAL_NAME,
  MDG_RANGE_PROPOSAL_PROPOSED_BY,
  MDG_RANGE_PROPOSAL_PROPOSED_ON,
  MDG_RANGE_PROPOSAL_STAFF,
  MDG_RANGE_PROPOSAL_IS_AGREED,
  MDG_RANGE_PROPOSAL_AGREED_ON,
  MDG_RANGE_PROPOSAL_NOTE,
  MDG_RANGE_PROPOSAL_N_FIELDS,
};

extern const MdgRecordInfo mdg_range_proposal_info;

MdgRangeProposal *mdg_range_proposal_new (void);

G_END_DECLS
