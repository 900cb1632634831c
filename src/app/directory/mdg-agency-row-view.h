#pragma once

#include <gtk/gtk.h>

#include "mdg-agency-row.h"

G_BEGIN_DECLS

/* Two lines: what it is called, what it offers and its telephone; whether it may be shown, where, and how old that is. */
#define MDG_TYPE_AGENCY_ROW_VIEW (mdg_agency_row_view_get_type ())
G_DECLARE_FINAL_TYPE (MdgAgencyRowView, mdg_agency_row_view, MDG, AGENCY_ROW_VIEW, GtkBox)

GtkWidget *mdg_agency_row_view_new (MdgWorkspace *workspace);
/* NULL lets go of it. */
void mdg_agency_row_view_set_row (MdgAgencyRowView *self,
                                  MdgAgencyRow *row);

G_END_DECLS
