#pragma once

#include "mdg-master-section.h"

G_BEGIN_DECLS

/* Which town belongs to which area; by this the area is found from an address. */
#define MDG_TYPE_TOWN_SECTION (mdg_town_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgTownSection, mdg_town_section, MDG, TOWN_SECTION, MdgMasterSection)

GtkWidget *mdg_town_section_new (MdgWorkspace *workspace);

G_END_DECLS
