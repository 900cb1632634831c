#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pages of 課題整理 side by side, for the header of each of them; page is the one it stands on. Those the window
   does not have are not shown. */
GtkWidget *mdg_issue_tabs_new (const char *page);

G_END_DECLS
