#pragma once

#include "mdg-master-section.h"

G_BEGIN_DECLS

/* Areas and the towns that belong to them. */
#define MDG_TYPE_AREA_SECTION (mdg_area_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgAreaSection, mdg_area_section, MDG, AREA_SECTION, MdgMasterSection)

GtkWidget *mdg_area_section_new (MdgWorkspace *workspace);

G_END_DECLS
