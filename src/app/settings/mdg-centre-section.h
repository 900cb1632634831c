#pragma once

#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* The letterhead: what stands on every sheet. */
#define MDG_TYPE_CENTRE_SECTION (mdg_centre_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgCentreSection, mdg_centre_section, MDG, CENTRE_SECTION, MdgSettingsSection)

GtkWidget *mdg_centre_section_new (MdgWorkspace *workspace);

G_END_DECLS
