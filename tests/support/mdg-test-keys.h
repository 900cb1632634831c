#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does what a key press would do by the shortcuts on the way from the window to the focus and back, muted
   ones left out; trigger as gtk_shortcut_trigger_parse_string reads it. FALSE when nothing acted. No key event is
   made, for without a window manager no window gets any. */
gboolean mdg_test_press (GtkWindow *window,
                         const char *trigger);

/* Runs the main loop until nothing is left to do. */
void mdg_test_settle (void);

G_END_DECLS
