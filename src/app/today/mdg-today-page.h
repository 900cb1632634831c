#pragma once

#include "mdg-page.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Where the morning begins: what is late, what is for today, what comes, who owes an answer. */
#define MDG_TYPE_TODAY_PAGE (mdg_today_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgTodayPage, mdg_today_page, MDG, TODAY_PAGE, MdgPage)

MdgTodayPage *mdg_today_page_new (MdgWorkspace *workspace);

/* Adds the page, its keys and its commands to a window. */
void mdg_today_install (MdgWindow *window);

G_END_DECLS
