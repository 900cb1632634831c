#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A town in the table beside the map. */
#define MDG_TYPE_COVERAGE_ITEM (mdg_coverage_item_get_type ())
G_DECLARE_FINAL_TYPE (MdgCoverageItem, mdg_coverage_item, MDG, COVERAGE_ITEM, GObject)

#define MDG_COVERAGE_ITEM_N_TEXTS 5

/* texts are what the columns show, copied. */
MdgCoverageItem *mdg_coverage_item_new (guint town,
                                        double missing,
                                        const char *const *texts);
guint mdg_coverage_item_get_town (MdgCoverageItem *self);
/* People not reached, what the table is sorted by. */
double mdg_coverage_item_get_missing (MdgCoverageItem *self);
const char *mdg_coverage_item_get_text (MdgCoverageItem *self,
                                        guint column);

G_END_DECLS
