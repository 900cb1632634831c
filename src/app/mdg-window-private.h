#pragma once

#include "mdg-window.h"

/* Adds the actions of the frame itself. */
void mdg_window_add_actions (MdgWindow *self);
/* Its commands; after those of the features, which are wanted more often. */
void mdg_window_add_commands (MdgWindow *self);
/* By place in the sidebar, from 0; nothing when there is none. */
void mdg_window_show_nth_page (MdgWindow *self,
                               guint nth);
/* Sidebar, then the panes of the page, as far as they are on screen; owned array of borrowed widgets. */
GPtrArray *mdg_window_list_panes (MdgWindow *self);

/* The list that Tab would walk row by row; NULL when the focus is in none. */
GtkWidget *mdg_window_find_list_to_leave (GtkWindow *window,
                                          GtkDirectionType direction);

/* Where the menu of the staff opens. */
GtkWidget *mdg_window_get_staff_button (MdgWindow *self);
/* What the window does with its register whatever page is shown; once, before the features. */
void mdg_window_attach_register (MdgWindow *self);
