#pragma once

#include "mdg-change-stack.h"
#include "mdg-classify.h"

G_BEGIN_DECLS

/* What keys of the issue sheet ask for, each run by the stack of changes in its turn. */
void mdg_classify_step_toggle (MdgChangeStack *stack,
                               const MdgUuid *case_uuid,
                               const char *issue);
void mdg_classify_step_tick (MdgChangeStack *stack,
                             const MdgUuid *case_uuid,
                             const char *issue);
/* All ticks of the case that stand in the column. */
void mdg_classify_step_clear (MdgChangeStack *stack,
                              const MdgUuid *case_uuid,
                              GPtrArray *ticks);
void mdg_classify_step_weight (MdgChangeStack *stack,
                               const char *tick,
                               guint weight);
void mdg_classify_step_text (MdgChangeStack *stack,
                             const char *tick,
                             const char *text);
void mdg_classify_step_unneeded (MdgChangeStack *stack,
                                 const MdgUuid *case_uuid,
                                 const char *reason);
void mdg_classify_step_heads (MdgChangeStack *stack,
                              const char *name,
                              const char *own);

G_END_DECLS
