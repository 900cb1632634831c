#pragma once

#include "mdg-page.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* All cases, the one where something happened last first. */
#define MDG_TYPE_CASES_PAGE (mdg_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgCasesPage, mdg_cases_page, MDG, CASES_PAGE, MdgPage)

MdgCasesPage *mdg_cases_page_new (MdgWorkspace *workspace);

/* Adds both pages, their actions, keys and commands to a window. */
void mdg_cases_install (MdgWindow *window);

G_END_DECLS
