#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first widget of the type, root or below it, depth first; NULL for none. */
GtkWidget *mdg_test_find (GtkWidget *root,
                          GType type);
/* The same for a button by the words on it. */
GtkWidget *mdg_test_find_button (GtkWidget *root,
                                 const char *label);
/* A window of the type that is open; NULL for none. */
GtkWidget *mdg_test_find_window (GType type);

/* Runs the main loop until it is so, and all that came of it is done; fails after ten seconds. Writer and readers answer
   on the main loop after what they did is on disk: ask what the screen shows, where the screen is needed next. */
#define mdg_test_wait_until(is_so, data) mdg_test_wait_until_so ((gboolean (*) (gpointer)) G_CALLBACK (is_so), (data))
void mdg_test_wait_until_so (gboolean (*is_so) (gpointer data),
                             gpointer data);

G_END_DECLS
