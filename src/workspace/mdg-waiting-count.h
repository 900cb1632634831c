#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* How many cases wait to be classified: counted beside the work, and again after what may change it. In a large
   register that takes too long for anybody to wait for. */
#define MDG_TYPE_WAITING_COUNT (mdg_waiting_count_get_type ())
G_DECLARE_FINAL_TYPE (MdgWaitingCount, mdg_waiting_count, MDG, WAITING_COUNT, GObject)

/* Signal: counted (guint n) */

/* The first count comes after a moment. */
MdgWaitingCount *mdg_waiting_count_new (MdgWorkspace *workspace);

G_END_DECLS
