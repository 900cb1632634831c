#pragma once

#include "mdg-promise.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What a morning begins with: open next actions by group, and what else waits. */
typedef struct
{
  GPtrArray *groups[MDG_N_PROMISE_GROUPS]; /* of MdgPromise */
  guint n_drafts;
  guint n_unchecked; /* texts for others that wait for a second signature */
} MdgToday;

/* only_mine: of the staff member at this desk and those nobody has. */
MdgToday *mdg_today_load (MdgWorkspace *workspace,
                          gboolean only_mine,
                          GError **error);
/* Of one staff member and those nobody has; staff NULL for all. */
MdgToday *mdg_today_load_of (MdgWorkspace *workspace,
                             const MdgUuid *staff,
                             GError **error);
void mdg_today_free (MdgToday *today);
/* What is late or for today. */
guint mdg_today_count_due (const MdgToday *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgToday, mdg_today_free)

/* How many were done on the last business day; -1 with error set. In a register of decades it takes too long to
   wait for. */
void mdg_today_count_done_async (MdgWorkspace *workspace,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gint64 mdg_today_count_done_finish (MdgWorkspace *workspace,
                                    GAsyncResult *result,
                                    GError **error);

/* Changes that a key of the page makes; saved by the caller. NULL when the promise is gone. */
MdgChange *mdg_today_new_done (MdgWorkspace *workspace,
                               MdgPromise *promise,
                               GError **error);
/* days business days later than its due date, at least than today. */
MdgChange *mdg_today_new_postponed (MdgWorkspace *workspace,
                                    MdgPromise *promise,
                                    int days,
                                    GError **error);

G_END_DECLS
