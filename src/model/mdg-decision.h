#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_DECISION (mdg_decision_get_type ())
G_DECLARE_FINAL_TYPE (MdgDecision, mdg_decision, MDG, DECISION, MdgRecord)

enum
{
  MDG_DECISION_BOARD,
  MDG_DECISION_DECIDED_ON,
  MDG_DECISION_VERDICT,
  MDG_DECISION_MEETING,
  MDG_DECISION_MINUTES,
  MDG_DECISION_RAISED_ISSUE,
  MDG_DECISION_MEASURE,
  MDG_DECISION_RAISED_TO,
  MDG_DECISION_STAFF,
  MDG_DECISION_N_FIELDS,
};

extern const MdgRecordInfo mdg_decision_info;

MdgDecision *mdg_decision_new (void);

G_END_DECLS
