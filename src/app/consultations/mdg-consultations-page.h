#pragma once

#include "mdg-consultation-filter.h"
#include "mdg-page.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* All consultations: criteria, the list, and beside it the one that is chosen. */
#define MDG_TYPE_CONSULTATIONS_PAGE (mdg_consultations_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgConsultationsPage, mdg_consultations_page, MDG, CONSULTATIONS_PAGE, MdgPage)

MdgConsultationsPage *mdg_consultations_page_new (MdgWorkspace *workspace);

/* Shows the list by filter; what was set before is gone. */
void mdg_consultations_page_set_filter (MdgConsultationsPage *self,
                                        const MdgConsultationFilter *filter);
/* Shows one consultation, wherever it stands in the list. */
void mdg_consultations_page_show_record (MdgConsultationsPage *self,
                                         const MdgUuid *uuid);

/* Adds the page, its actions, keys, commands and search to a window. */
void mdg_consultations_install (MdgWindow *window);

G_END_DECLS
