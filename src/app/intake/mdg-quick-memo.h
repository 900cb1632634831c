#pragma once

#include "mdg-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line to a person or a case from anywhere, laid over the window. Closing keeps what was typed for the next
   time. */
#define MDG_TYPE_QUICK_MEMO (mdg_quick_memo_get_type ())
G_DECLARE_FINAL_TYPE (MdgQuickMemo, mdg_quick_memo, MDG, QUICK_MEMO, GtkBox)

GtkWidget *mdg_quick_memo_new (MdgWorkspace *workspace);
void mdg_quick_memo_open (MdgQuickMemo *self);
void mdg_quick_memo_close (MdgQuickMemo *self);

G_END_DECLS
