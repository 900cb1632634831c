#pragma once

#include <gtk/gtk.h>

#include "mdg-promise.h"

G_BEGIN_DECLS

/* A next action of Today: when, what, who, whom to call. Emits "done" when it is ticked. */
#define MDG_TYPE_PROMISE_ROW (mdg_promise_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgPromiseRow, mdg_promise_row, MDG, PROMISE_ROW, GtkListBoxRow)

MdgPromiseRow *mdg_promise_row_new (MdgPromise *promise,
                                    const MdgDate *today);
MdgPromise *mdg_promise_row_get_promise (MdgPromiseRow *self);
MdgPromiseGroup mdg_promise_row_get_group (MdgPromiseRow *self);

/* Ends the row: struck out, no longer to be ticked. */
void mdg_promise_row_set_done (MdgPromiseRow *self);
gboolean mdg_promise_row_is_done (MdgPromiseRow *self);

G_END_DECLS
