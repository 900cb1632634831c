#pragma once

#include <gtk/gtk.h>

#include "mdg-promise.h"

G_BEGIN_DECLS

/* Something others owe an answer to, and for how long. */
#define MDG_TYPE_WAITING_ROW (mdg_waiting_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgWaitingRow, mdg_waiting_row, MDG, WAITING_ROW, GtkListBoxRow)

MdgWaitingRow *mdg_waiting_row_new (MdgPromise *promise,
                                    const MdgDate *today);
MdgPromise *mdg_waiting_row_get_promise (MdgWaitingRow *self);

G_END_DECLS
