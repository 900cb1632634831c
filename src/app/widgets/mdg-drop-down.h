#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down over names at the end of box, with a label for a screen reader and as its tooltip. Borrowed. */
GtkDropDown *mdg_drop_down_add (GtkBox *box,
                                GtkStringList *names,
                                const char *label);
/* Long names are cut short on the button, and whole in the list. */
void mdg_drop_down_set_narrow (GtkDropDown *drop_down);

G_END_DECLS
