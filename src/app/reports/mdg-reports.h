#pragma once

#include "mdg-window.h"

G_BEGIN_DECLS

/* Adds what goes from the whole register onto paper: handover sheet, monthly report, list for an area. */
void mdg_reports_install (MdgWindow *window);

G_END_DECLS
