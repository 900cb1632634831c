#pragma once

#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* Who works here. */
#define MDG_TYPE_STAFF_SECTION (mdg_staff_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgStaffSection, mdg_staff_section, MDG, STAFF_SECTION, MdgSettingsSection)

GtkWidget *mdg_staff_section_new (MdgWorkspace *workspace);

G_END_DECLS
