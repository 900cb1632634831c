#pragma once

#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* The centre's own list of consultations, out of Excel or CSV: which column is which, what would come in, then all of
   it in one step that can be taken back. */
#define MDG_TYPE_IMPORT_SECTION (mdg_import_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgImportSection, mdg_import_section, MDG, IMPORT_SECTION, MdgSettingsSection)

GtkWidget *mdg_import_section_new (MdgWorkspace *workspace);
/* What choosing the file or dropping it does. */
void mdg_import_section_open (MdgImportSection *self,
                              const char *path);
/* A file is being read or taken in. */
gboolean mdg_import_section_is_busy (MdgImportSection *self);

G_END_DECLS
