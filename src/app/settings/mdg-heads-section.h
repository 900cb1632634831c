#pragma once

#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* How the columns of the issue table are called: one of the sets that come with the program, or the centre's own. */
#define MDG_TYPE_HEADS_SECTION (mdg_heads_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgHeadsSection, mdg_heads_section, MDG, HEADS_SECTION, MdgSettingsSection)

GtkWidget *mdg_heads_section_new (MdgWorkspace *workspace);

G_END_DECLS
