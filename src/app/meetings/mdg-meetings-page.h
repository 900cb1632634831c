#pragma once

#include "mdg-page.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The meetings of a year with what the year must still have, and the cycles of the committees. */
#define MDG_TYPE_MEETINGS_PAGE (mdg_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgMeetingsPage, mdg_meetings_page, MDG, MEETINGS_PAGE, MdgPage)

MdgMeetingsPage *mdg_meetings_page_new (MdgWorkspace *workspace);

/* The feature: its pages, actions and commands. */
void mdg_meetings_install (MdgWindow *window);

G_END_DECLS
