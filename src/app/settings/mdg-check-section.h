#pragma once

#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* Whether everything in the register is as it was saved, in plain words. */
#define MDG_TYPE_CHECK_SECTION (mdg_check_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgCheckSection, mdg_check_section, MDG, CHECK_SECTION, MdgSettingsSection)

GtkWidget *mdg_check_section_new (MdgWorkspace *workspace);

G_END_DECLS
