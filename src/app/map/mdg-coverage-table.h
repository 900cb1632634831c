#pragma once

#include <gtk/gtk.h>

#include "mdg-coverage-sheet.h"

G_BEGIN_DECLS

/* The table beside the map, of MdgCoverageItem. */
void mdg_coverage_table_add_columns (GtkColumnView *table);
/* The last column is for proposals. */
void mdg_coverage_table_show_proposed (GtkColumnView *table,
                                       gboolean is_shown);
/* Those with most people not reached first; before (may be NULL) is the sheet without the proposal. */
void mdg_coverage_table_fill (GListStore *items_store,
                              MdgCoverageSheet *sheet,
                              MdgCoverageSheet *before);

G_END_DECLS
