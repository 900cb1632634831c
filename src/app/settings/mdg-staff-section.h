#pragma once

#include "mdg-master-section.h"

G_BEGIN_DECLS

/* Who works here. */
#define MDG_TYPE_STAFF_SECTION (mdg_staff_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgStaffSection, mdg_staff_section, MDG, STAFF_SECTION, MdgMasterSection)

GtkWidget *mdg_staff_section_new (MdgWorkspace *workspace);

G_END_DECLS
