#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The arrows walk the list while the letters go on into the entry above it. */
void mdg_list_walk_attach (GtkWidget *entry,
                           GtkListBox *list);

G_END_DECLS
