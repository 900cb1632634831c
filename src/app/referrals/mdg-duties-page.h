#pragma once

#include "mdg-page.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Which doctor is on duty on which day, and absences that nobody covers yet. */
#define MDG_TYPE_DUTIES_PAGE (mdg_duties_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgDutiesPage, mdg_duties_page, MDG, DUTIES_PAGE, MdgPage)

MdgDutiesPage *mdg_duties_page_new (MdgWorkspace *workspace);
void mdg_duties_page_show_day (MdgDutiesPage *self,
                               const MdgDate *date);

G_END_DECLS
