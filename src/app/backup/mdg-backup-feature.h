#pragma once

#include "mdg-backup-schedule.h"
#include "mdg-window.h"

G_BEGIN_DECLS

/* Begins the automatic backups of the window's register and says when one failed. */
void mdg_backup_install (MdgWindow *window);
/* NULL in a register opened for reading only. */
MdgBackupSchedule *mdg_backup_get_schedule (MdgWindow *window);
/* What the last attempt said; NULL when it went well or there was none. */
const char *mdg_backup_get_problem (MdgWindow *window);
/* Ends the automatic backups, before the register is replaced. */
void mdg_backup_end (MdgWindow *window);

G_END_DECLS
