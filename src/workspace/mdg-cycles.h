#pragma once

#include "mdg-cycle-step.h"
#include "mdg-cycle.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The way of a committee from what is known to what is done about it, STEP 0 to 6. Source: 協議会の例 (松戸市医師会). */
#define MDG_CYCLE_N_STEPS 7

/* "STEP2 分類"; borrowed. */
const char *mdg_cycle_step_get_label (guint step);

/* The cycle (first of the change) with its seven steps. */
MdgChange *mdg_cycles_new_cycle (MdgWorkspace *workspace,
                                 const char *name,
                                 const char *board,
                                 int fiscal_year,
                                 GError **error);
/* MdgCycleStep in order. */
GPtrArray *mdg_cycles_list_steps (MdgWorkspace *workspace,
                                  const MdgUuid *cycle,
                                  GError **error);
/* The first step that is not done; MDG_CYCLE_N_STEPS when all are. */
guint mdg_cycles_get_current_step (GPtrArray *steps);
/* Closes a step on the ISO day. INVALID while its output is not written down or an earlier step is open. */
MdgChange *mdg_cycles_close_step (MdgWorkspace *workspace,
                                  const MdgUuid *cycle,
                                  guint step,
                                  const char *done_on,
                                  GError **error);

G_END_DECLS
