#pragma once

#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* The automatic backups: the last one, where they go, what is in each copy and what going back to it would cost. */
#define MDG_TYPE_BACKUP_SECTION (mdg_backup_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgBackupSection, mdg_backup_section, MDG, BACKUP_SECTION, MdgSettingsSection)

GtkWidget *mdg_backup_section_new (MdgWorkspace *workspace);

G_END_DECLS
