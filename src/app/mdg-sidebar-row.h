#pragma once

#include "mdg-page.h"

G_BEGIN_DECLS

/* A page's line in the sidebar: icon, word and how much waits; icon and number only when narrow. */
#define MDG_TYPE_SIDEBAR_ROW (mdg_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgSidebarRow, mdg_sidebar_row, MDG, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *mdg_sidebar_row_new (const char *id,
                                const char *icon_name,
                                const char *title);
const char *mdg_sidebar_row_get_id (MdgSidebarRow *self);
/* Once the page is made, its title and badge stand here. */
void mdg_sidebar_row_set_page (MdgSidebarRow *self,
                               MdgPage *page);
/* Of a page that is made, too: it takes the number over. */
void mdg_sidebar_row_set_badge (MdgSidebarRow *self,
                                guint badge);
void mdg_sidebar_row_set_is_narrow (MdgSidebarRow *self,
                                    gboolean is_narrow);

G_END_DECLS
