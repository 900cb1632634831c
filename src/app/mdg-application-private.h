#pragma once

#include "mdg-application.h"
#include "mdg-window.h"

/* A window that has no register yet, the one in front if possible; else a new one. */
MdgWindow *mdg_application_get_empty_window (MdgApplication *self);
