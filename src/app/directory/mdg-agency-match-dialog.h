#pragma once

#include "mdg-window.h"

G_BEGIN_DECLS

/* Asks what is needed, where and when, and lists who can do it, best first and with the reasons. */
void mdg_agency_match_dialog_present (MdgWindow *window);

G_END_DECLS
