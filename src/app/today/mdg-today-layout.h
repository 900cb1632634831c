#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children: mine and theirs, side by side where both have room, else one under the other. What room they need grows
   with the size of the text. */
#define MDG_TYPE_TODAY_LAYOUT (mdg_today_layout_get_type ())
G_DECLARE_FINAL_TYPE (MdgTodayLayout, mdg_today_layout, MDG, TODAY_LAYOUT, GtkLayoutManager)

GtkLayoutManager *mdg_today_layout_new (int spacing);

G_END_DECLS
