#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_FINDING (mdg_finding_get_type ())
  G_DECLARE_FINAL_TYPE (MdgFinding, mdg_finding, MDG, FINDING, MdgRecord)

  enum
  {
    MDG_FINDING_CASE,
    MDG_FINDING_CONSULTATION,
    MDG_FINDING_CONTACT,
    MDG_FINDING_MEMO,
    MDG_FINDING_FIELD,
    MDG_FINDING_NOTE_REVISION,
    MDG_FINDING_QUOTE,
    MDG_FINDING_OFFSET,
    MDG_FINDING_LENGTH,
    MDG_FINDING_ISSUE,
    MDG_FINDING_WEIGHT,
    MDG_FINDING_IS_LOST,
    MDG_FINDING_FOUND_ON,
    MDG_FINDING_STAFF,
    MDG_FINDING_N_FIELDS,
  };

  extern const MdgRecordInfo mdg_finding_info;

  MdgFinding *mdg_finding_new (void);

  G_END_DECLS
