#pragma once

#include <gtk/gtk.h>

#include "mdg-case-row.h"

G_BEGIN_DECLS

/* Three lines: who; the issues; state and what is next. */
#define MDG_TYPE_CASE_ROW_VIEW (mdg_case_row_view_get_type ())
G_DECLARE_FINAL_TYPE (MdgCaseRowView, mdg_case_row_view, MDG, CASE_ROW_VIEW, GtkBox)

GtkWidget *mdg_case_row_view_new (MdgWorkspace *workspace);
/* NULL lets go of it. */
void mdg_case_row_view_set_row (MdgCaseRowView *self,
                                MdgCaseRow *row);

G_END_DECLS
