#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps the keys of a composing input method out of everybody else's hands.

   In GTK 4 the accelerators of window and application see a key before the text widget that has the
   focus, so Ctrl+N in the middle of a word acts and the word is lost; and a text resets its input method
   when that leaves Ctrl+Return alone. While the focused text of the window has a preedit, the guard mutes
   every key and shortcut controller from that text up to the window and feeds the input method itself:
   no accelerator, no default button, no Escape, no reset.

   A guard belongs to its window and ends with it. Every window with a text needs one. */
#define MDG_TYPE_IME_GUARD (mdg_ime_guard_get_type ())
G_DECLARE_FINAL_TYPE (MdgImeGuard, mdg_ime_guard, MDG, IME_GUARD, GObject)

MdgImeGuard *mdg_ime_guard_attach (GtkWindow *window);
/* The guard of the window; NULL when it has none. */
MdgImeGuard *mdg_ime_guard_get (GtkWindow *window);
gboolean mdg_ime_guard_get_is_composing (MdgImeGuard *self);

G_END_DECLS
