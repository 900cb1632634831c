#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window shows while it has no register: make one, open one, try the sample. */
#define MDG_TYPE_START_PAGE (mdg_start_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgStartPage, mdg_start_page, MDG, START_PAGE, GtkBox)

G_END_DECLS
