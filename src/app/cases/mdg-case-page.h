#pragma once

#include "mdg-page.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* One case: who, what limits us, what is next; everything that happened, newest first, with the marked sentences;
   the issues and the people around. */
#define MDG_TYPE_CASE_PAGE (mdg_case_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgCasePage, mdg_case_page, MDG, CASE_PAGE, MdgPage)

MdgCasePage *mdg_case_page_new (MdgWorkspace *workspace);
void mdg_case_page_show_case (MdgCasePage *self,
                              const MdgUuid *uuid);

G_END_DECLS
