#pragma once

#include "mdg-window.h"

G_BEGIN_DECLS

/* One agency: what is known of it, its services, whom to call and when, its partners, and what it can do. */
#define MDG_TYPE_AGENCY_PAGE (mdg_agency_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgAgencyPage, mdg_agency_page, MDG, AGENCY_PAGE, MdgPage)

MdgAgencyPage *mdg_agency_page_new (MdgWorkspace *workspace);
void mdg_agency_page_show_agency (MdgAgencyPage *self,
                                  const MdgUuid *agency);

G_END_DECLS
