#pragma once

#include "mdg-window.h"

G_BEGIN_DECLS

/* Adds win.undo-import(s) and the entry of the menu; the part of the settings does the rest. */
void mdg_import_install (MdgWindow *window);

G_END_DECLS
