#pragma once

#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* How this desk shows things; kept on this machine, not in the register. */
#define MDG_TYPE_DISPLAY_SECTION (mdg_display_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgDisplaySection, mdg_display_section, MDG, DISPLAY_SECTION, MdgSettingsSection)

GtkWidget *mdg_display_section_new (MdgWorkspace *workspace);

G_END_DECLS
