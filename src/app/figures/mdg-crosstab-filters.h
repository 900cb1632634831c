#pragma once

#include "mdg-crosstab-spec.h"
#include "mdg-facts.h"
#include "mdg-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a cross table counts: a period, and conditions on any field, each with any of several values. Emits "changed"
   when a person has changed something. */
#define MDG_TYPE_CROSSTAB_FILTERS (mdg_crosstab_filters_get_type ())
G_DECLARE_FINAL_TYPE (MdgCrosstabFilters, mdg_crosstab_filters, MDG, CROSSTAB_FILTERS, GtkWidget)

GtkWidget *mdg_crosstab_filters_new (MdgWorkspace *workspace);
/* What there is to choose from: the codes that occur. */
void mdg_crosstab_filters_set_facts (MdgCrosstabFilters *self,
                                     MdgFacts *facts);
/* Shows the period and the filters of the spec. */
void mdg_crosstab_filters_show (MdgCrosstabFilters *self,
                                const MdgCrosstabSpec *spec);
/* Writes what is chosen over those of the spec. */
void mdg_crosstab_filters_read (MdgCrosstabFilters *self,
                                MdgCrosstabSpec *spec);

G_END_DECLS
