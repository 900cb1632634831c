#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person without a mouse, with a screen reader or without English would stumble over. Each takes what is on
   screen below root and returns sentences about it; an empty array when all is well. They need GTK_A11Y=test. */

/* Things that take the focus and have no name. */
GPtrArray *mdg_access_list_nameless (GtkWidget *root);
/* Walks Tab from where the focus is until it comes round, then Shift+Tab: a place that is visited twice or not at
   all, one where it sticks, a way back that is another. */
GPtrArray *mdg_access_list_tab_faults (GtkWindow *window,
                                       GtkWidget *root);
/* Words in Latin letters outside of lists of records. */
GPtrArray *mdg_access_list_foreign (GtkWidget *root);
/* Texts of the page itself that do not fit and have no tooltip that gives them whole. */
GPtrArray *mdg_access_list_clipped (GtkWidget *root);

G_END_DECLS
