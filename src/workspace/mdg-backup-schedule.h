#pragma once

#include "mdg-backup.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Makes the automatic backups of an open register, off the main thread: soon after it was opened and every hour, when
   something was done since the last. Belongs to the main thread. */
#define MDG_TYPE_BACKUP_SCHEDULE (mdg_backup_schedule_get_type ())
G_DECLARE_FINAL_TYPE (MdgBackupSchedule, mdg_backup_schedule, MDG, BACKUP_SCHEDULE, GObject)

/* Signals:
     made (char *path)        a copy was made and checked
     failed (char *message)   it was not; the register is safe, the message says what to do */

/* folder NULL: beside the register. Begins at once; ends when disposed. */
MdgBackupSchedule *mdg_backup_schedule_new (MdgWorkspace *workspace,
                                            const char *folder);
const char *mdg_backup_schedule_get_folder (MdgBackupSchedule *self);
void mdg_backup_schedule_set_folder (MdgBackupSchedule *self,
                                     const char *folder);
/* One more now, for a button. Does nothing while one is being made. */
void mdg_backup_schedule_run (MdgBackupSchedule *self);

G_END_DECLS
