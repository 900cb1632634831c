#pragma once

#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* The vocabularies: what is offered where one chooses, by fiscal year. */
#define MDG_TYPE_TERM_SECTION (mdg_term_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgTermSection, mdg_term_section, MDG, TERM_SECTION, MdgSettingsSection)

GtkWidget *mdg_term_section_new (MdgWorkspace *workspace);

G_END_DECLS
