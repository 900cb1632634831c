#pragma once

#include "mdg-consultations-page.h"

/* What the actions of the page (mdg-consultations-actions.c) need of it. */
MdgWorkspace *mdg_consultations_page_get_workspace (MdgConsultationsPage *self);
const MdgConsultationFilter *mdg_consultations_page_get_filter (MdgConsultationsPage *self);
int mdg_consultations_page_get_order (MdgConsultationsPage *self);
/* The record that is shown; NULL when none is. */
const MdgUuid *mdg_consultations_page_get_shown (MdgConsultationsPage *self);
gboolean mdg_consultations_page_has_rows (MdgConsultationsPage *self);
void mdg_consultations_page_update_saved (MdgConsultationsPage *self);

/* For the class_init of the page. */
void mdg_consultations_actions_install (GtkWidgetClass *widget_class);
/* The same actions for the widgets that the page gives to the header bar. */
void mdg_consultations_actions_add_to_header (MdgConsultationsPage *self,
                                              GtkWidget *header);
void mdg_consultations_actions_update (MdgConsultationsPage *self);
void mdg_consultations_actions_print_record (MdgConsultationsPage *self);
