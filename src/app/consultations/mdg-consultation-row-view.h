#pragma once

#include <gtk/gtk.h>

#include "mdg-consultation-row.h"

G_BEGIN_DECLS

/* Three lines: when, who and from whom; the sentence; content and state. */
#define MDG_TYPE_CONSULTATION_ROW_VIEW (mdg_consultation_row_view_get_type ())
G_DECLARE_FINAL_TYPE (MdgConsultationRowView, mdg_consultation_row_view, MDG, CONSULTATION_ROW_VIEW, GtkBox)

GtkWidget *mdg_consultation_row_view_new (void);
/* NULL lets go of it. */
void mdg_consultation_row_view_set_row (MdgConsultationRowView *self,
                                        MdgConsultationRow *row);

G_END_DECLS
