#pragma once

#include "mdg-window.h"

/* Adds the actions of the frame itself. */
void mdg_window_add_actions (MdgWindow *self);
/* By place in the sidebar, from 0; nothing when there is none. */
void mdg_window_show_nth_page (MdgWindow *self,
                               guint nth);
/* Sidebar, then the panes of the page, as far as they are on screen; owned array of borrowed widgets. */
GPtrArray *mdg_window_list_panes (MdgWindow *self);
