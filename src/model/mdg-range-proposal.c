#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-range-proposal.h"

#include <glib/gi18n-lib.h>

struct _MdgRangeProposal
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgRangeProposal, mdg_range_proposal, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "proposed_by", N_ ("Proposed by"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "proposed_on", N_ ("Date"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "staff", N_ ("Staff"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "is_agreed", N_ ("Agreed"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "agreed_on", N_ ("Agreed on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_RANGE_PROPOSAL_N_FIELDS);

const MdgRecordInfo mdg_range_proposal_info = { MDG_KIND_RANGE_PROPOSAL, "range_proposal", N_ ("Proposal for visiting ranges"), fields, MDG_RANGE_PROPOSAL_N_FIELDS };

static void
mdg_range_proposal_class_init (MdgRangeProposalClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_range_proposal_info);
}

static void
mdg_range_proposal_init (MdgRangeProposal *self)
{
}

MdgRangeProposal *
mdg_range_proposal_new (void)
{
  return g_object_new (MDG_TYPE_RANGE_PROPOSAL, NULL);
}
