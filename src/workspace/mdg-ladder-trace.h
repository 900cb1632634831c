#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* One rung of a way through the ladder. */
typedef struct
{
  MdgKind kind; /* MDG_KIND_MEASURE, _RAISED_ISSUE, _CASE, _FINDING, _CONSULTATION, _DECISION, _MEASURE_REVIEW */
  MdgUuid uuid;
  guint depth; /* 0: what was asked about; each rung one more */
  char *text;  /* the measure, issue, case, sentence … */
  char *state; /* 採択, 実施中 …; "" for none */
  char *who;   /* board and day, or who raised it and when; "" for none */
  gboolean is_grave;
} MdgLadderStep;

void mdg_ladder_step_free (MdgLadderStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgLadderStep, mdg_ladder_step_free)

/* 「この施策はどの事例から?」: from a measure or an issue down to cases, their sentences and consultations, in tree order,
   each decision under what it decided. Array of MdgLadderStep, the record itself first. */
GPtrArray *mdg_ladder_trace_down (MdgWorkspace *workspace,
                                  MdgKind kind,
                                  const MdgUuid *uuid,
                                  GError **error);
/* 「この相談は何になりましたか」: from a consultation or a case up to issues, measures and reviews. */
GPtrArray *mdg_ladder_trace_up (MdgWorkspace *workspace,
                                MdgKind kind,
                                const MdgUuid *uuid,
                                GError **error);

G_END_DECLS
