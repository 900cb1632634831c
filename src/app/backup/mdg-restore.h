#pragma once

#include "mdg-application.h"
#include "mdg-window.h"

G_BEGIN_DECLS

/* Puts the copy in the place of the window's register: the window closes, the register as it was is kept aside, and the
   restored one opens. */
void mdg_restore_in_window (MdgWindow *window,
                            const char *backup_path);
/* Says what is wrong with the register at path and, where there is one, offers the last good backup, which damage names. */
void mdg_restore_offer (MdgApplication *application,
                        const char *path,
                        const GError *damage);

G_END_DECLS
