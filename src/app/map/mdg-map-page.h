#pragma once

#include "mdg-page.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Who could have come: visiting ranges on the map of the municipality, the blank areas and the people in them, and what a proposal
   would change. */
#define MDG_TYPE_MAP_PAGE (mdg_map_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgMapPage, mdg_map_page, MDG, MAP_PAGE, MdgPage)

MdgMapPage *mdg_map_page_new (MdgWorkspace *workspace);

void mdg_map_install (MdgWindow *window);

G_END_DECLS
