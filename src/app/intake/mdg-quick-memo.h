#pragma once

#include "mdg-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line to a person or a case from anywhere, laid over the window. What is typed is on disk soon after; closing
   keeps it for the next time. */
#define MDG_TYPE_QUICK_MEMO (mdg_quick_memo_get_type ())
G_DECLARE_FINAL_TYPE (MdgQuickMemo, mdg_quick_memo, MDG, QUICK_MEMO, GtkBox)

GtkWidget *mdg_quick_memo_new (MdgWorkspace *workspace);
/* While one is being written: puts it aside and begins another. */
void mdg_quick_memo_open (MdgQuickMemo *self);
gboolean mdg_quick_memo_open_draft (MdgQuickMemo *self,
                                    const MdgDraft *draft,
                                    GError **error);
/* The draft is deleted: it is not written again. */
void mdg_quick_memo_forget_draft (MdgQuickMemo *self,
                                  const MdgUuid *draft);
void mdg_quick_memo_close (MdgQuickMemo *self);

G_END_DECLS
