#pragma once

#include <gtk/gtk.h>

#include "mdg-consultation-filter.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The criteria of the list of consultations in one row. Emits "changed" when a person has changed one, for words
   a moment after the last key. */
#define MDG_TYPE_CONSULTATION_FILTER_BAR (mdg_consultation_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (MdgConsultationFilterBar, mdg_consultation_filter_bar, MDG, CONSULTATION_FILTER_BAR, GtkWidget)

GtkWidget *mdg_consultation_filter_bar_new (MdgWorkspace *workspace);

/* Borrowed; what the bar shows. */
const MdgConsultationFilter *mdg_consultation_filter_bar_get_filter (MdgConsultationFilterBar *self);
/* Does not emit "changed". */
void mdg_consultation_filter_bar_set_filter (MdgConsultationFilterBar *self,
                                             const MdgConsultationFilter *filter);
/* Takes one criterion off, as if a person had. */
void mdg_consultation_filter_bar_clear (MdgConsultationFilterBar *self,
                                        MdgCriterion criterion);
/* All of them. */
void mdg_consultation_filter_bar_clear_all (MdgConsultationFilterBar *self);
void mdg_consultation_filter_bar_focus_search (MdgConsultationFilterBar *self);
/* Choices anew, after vocabularies, areas or staff changed. */
void mdg_consultation_filter_bar_update_choices (MdgConsultationFilterBar *self);

G_END_DECLS
