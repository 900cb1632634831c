#pragma once

#include "mdg-application.h"
#include "mdg-window.h"

G_BEGIN_DECLS

/* Puts the copy in the place of the window's register: the window closes, the register as it was is kept aside, and the
   restored one opens. */
void mdg_restore_in_window (MdgWindow *window,
                            const char *backup_path);
/* Says that the register at path is damaged and offers the last good backup. */
void mdg_restore_offer (MdgApplication *application,
                        const char *path,
                        const GError *damage);

G_END_DECLS
