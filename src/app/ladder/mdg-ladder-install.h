#pragma once

#include "mdg-window.h"

G_BEGIN_DECLS

/* The pages of the promotion ladder, the two questions, keys and commands. */
void mdg_ladder_install (MdgWindow *window);

G_END_DECLS
