#pragma once

#include "mdg-application.h"
#include "mdg-window.h"

/* A window that has no register yet, the one in front if possible; else a new one. */
MdgWindow *mdg_application_get_empty_window (MdgApplication *self);

/* Adds the actions that make and open registers. */
void mdg_application_add_register_actions (MdgApplication *self);

/* Opens a register in a window, or raises the window that has it. What is wrong is said in a dialog. */
void mdg_application_open_register (MdgApplication *self,
                                    const char *path);
/* At start: the register of last time, silently none when it is gone. */
void mdg_application_open_last_register (MdgApplication *self);
