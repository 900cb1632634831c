#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list and what is chosen in it, side by side where there is room; in a narrow window one of the two. */
#define MDG_TYPE_TWO_PANE (mdg_two_pane_get_type ())
G_DECLARE_FINAL_TYPE (MdgTwoPane, mdg_two_pane, MDG, TWO_PANE, GtkWidget)

GtkWidget *mdg_two_pane_new (void);
void mdg_two_pane_set_start (MdgTwoPane *self,
                             GtkWidget *child);
void mdg_two_pane_set_end (MdgTwoPane *self,
                           GtkWidget *child);
/* Width of the first pane in a window that is wide enough, in pixels at the usual text size. */
void mdg_two_pane_set_position (MdgTwoPane *self,
                                int position);
/* Which one takes what is left over. */
void mdg_two_pane_set_end_is_fixed (MdgTwoPane *self,
                                    gboolean is_fixed);

/* Property "is-narrow", read only. */
gboolean mdg_two_pane_get_is_narrow (MdgTwoPane *self);
/* Which of the two stands in a narrow window; property "shows-end". */
gboolean mdg_two_pane_get_shows_end (MdgTwoPane *self);
void mdg_two_pane_set_shows_end (MdgTwoPane *self,
                                 gboolean shows_end);

G_END_DECLS
