#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A key and what it does, small, at the foot of a list; the box wraps. */
void mdg_key_hints_add (GtkBox *box,
                        const char *key,
                        const char *text);

G_END_DECLS
