#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a window shows while its register is converted, see mdg_workspace_open_async. */
#define MDG_TYPE_OPENING_PAGE (mdg_opening_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgOpeningPage, mdg_opening_page, MDG, OPENING_PAGE, GtkBox)

/* callback is that of mdg_workspace_open_async; cancellable is cancelled by the page's button, and with the page. */
GtkWidget *mdg_opening_page_new (const char *path,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
const char *mdg_opening_page_get_path (MdgOpeningPage *self);
/* Borrowed. */
GCancellable *mdg_opening_page_get_cancellable (MdgOpeningPage *self);

G_END_DECLS
