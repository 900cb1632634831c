#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keys ("<Control>Return") that activate the action of widget before a text within it takes them as a line feed. An
   input method that composes keeps them (MdgImeGuard). */
void mdg_capture_keys_add (GtkWidget *widget,
                           const char *keys,
                           const char *action_name);

G_END_DECLS
