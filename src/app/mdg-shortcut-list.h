#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys a window tells of, group by group. */
GArray *mdg_shortcut_list_new (void);
void mdg_shortcut_list_add (GArray *self,
                            const char *group,
                            const char *accelerator,
                            const char *title);
/* A GtkShortcutsWindow of them; a toplevel, owned by GTK. */
GtkWidget *mdg_shortcut_list_new_window (GArray *self);

G_END_DECLS
