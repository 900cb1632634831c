#pragma once

#include "mdg-page.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Which consultation a call belongs to: the open ones, and any other as one types. */
#define MDG_TYPE_CONTINUE_PAGE (mdg_continue_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgContinuePage, mdg_continue_page, MDG, CONTINUE_PAGE, MdgPage)

MdgContinuePage *mdg_continue_page_new (MdgWorkspace *workspace);

G_END_DECLS
