#pragma once

#include "mdg-page.h"
#include "mdg-window.h"

G_BEGIN_DECLS

/* The two questions: 「この施策はどの事例から?」 of a measure or an issue, 「この相談は何になりましたか」 of a consultation or a
   case. Each line says who, when and which board, and leads to its record. */
#define MDG_TYPE_TRACE_PAGE (mdg_trace_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgTracePage, mdg_trace_page, MDG, TRACE_PAGE, MdgPage)

MdgTracePage *mdg_trace_page_new (MdgWorkspace *workspace);
/* kind: MDG_KIND_MEASURE, _RAISED_ISSUE, _CONSULTATION or _CASE. */
void mdg_trace_page_show (MdgTracePage *self,
                          MdgKind kind,
                          const MdgUuid *uuid);
/* For tests. */
GtkListBox *mdg_trace_page_get_list (MdgTracePage *self);

G_END_DECLS
