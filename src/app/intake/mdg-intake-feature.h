#pragma once

#include "mdg-window.h"

G_BEGIN_DECLS

/* Adds intake to a window: its pages, the drafts, the quick memo, their keys and commands. */
void mdg_intake_install (MdgWindow *window);

G_END_DECLS
