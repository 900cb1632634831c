#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children in rows, each as wide as it likes to be; what does not fit goes to the next row. */
#define MDG_TYPE_WRAP_LAYOUT (mdg_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (MdgWrapLayout, mdg_wrap_layout, MDG, WRAP_LAYOUT, GtkLayoutManager)

/* Pixels between children and between rows. */
GtkLayoutManager *mdg_wrap_layout_new (int spacing);

G_END_DECLS
