#pragma once

#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* What the centre changes in its request form (依頼書): addressee, title, names, list of targets, lines of its own; and blank
   forms to be printed. */
#define MDG_TYPE_REQUEST_FORM_SECTION (mdg_request_form_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgRequestFormSection, mdg_request_form_section, MDG, REQUEST_FORM_SECTION, MdgSettingsSection)

GtkWidget *mdg_request_form_section_new (MdgWorkspace *workspace);

G_END_DECLS
