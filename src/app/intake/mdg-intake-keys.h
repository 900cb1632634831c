#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of intake, for its page to add. take_candidate is called with the index (int32) that Alt+1…9 mean and
   returns FALSE to leave the key to others. */
GtkEventController *mdg_intake_keys_new (GtkShortcutFunc take_candidate);

G_END_DECLS
