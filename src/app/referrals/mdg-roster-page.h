#pragma once

#include "mdg-window.h"

G_BEGIN_DECLS

/* The doctors who go out for the centre. */
#define MDG_TYPE_ROSTER_PAGE (mdg_roster_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgRosterPage, mdg_roster_page, MDG, ROSTER_PAGE, MdgPage)

MdgRosterPage *mdg_roster_page_new (MdgWorkspace *workspace);

/* The feature: the roster, the duties and the calls. */
void mdg_roster_install (MdgWindow *window);

G_END_DECLS
