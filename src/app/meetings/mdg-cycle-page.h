#pragma once

#include "mdg-workspace.h"
#include "mdg-writing-page.h"

G_BEGIN_DECLS

/* The seven steps of a committee's cycle: planned for, what came out, closed one after the other. */
#define MDG_TYPE_CYCLE_PAGE (mdg_cycle_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgCyclePage, mdg_cycle_page, MDG, CYCLE_PAGE, MdgWritingPage)

MdgCyclePage *mdg_cycle_page_new (MdgWorkspace *workspace);
void mdg_cycle_page_show_cycle (MdgCyclePage *self,
                                const MdgUuid *cycle);

G_END_DECLS
