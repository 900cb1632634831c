#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Where a list of towns and areas is pasted or read from a file, with what it would bring below. */
#define MDG_TYPE_TOWN_LIST_VIEW (mdg_town_list_view_get_type ())
G_DECLARE_FINAL_TYPE (MdgTownListView, mdg_town_list_view, MDG, TOWN_LIST_VIEW, GtkBox)

/* Signal changed (): what is in it is another list. */
GtkWidget *mdg_town_list_view_new (MdgWorkspace *workspace);
void mdg_town_list_view_set_text (MdgTownListView *self,
                                  const char *text);
/* There is something in it that can be added. */
gboolean mdg_town_list_view_has_news (MdgTownListView *self);
/* Adds it; FALSE with the reason. An empty view adds nothing. */
gboolean mdg_town_list_view_add_to_change (MdgTownListView *self,
                                           MdgChange *change,
                                           GError **error);
const char *mdg_town_list_view_get_summary (MdgTownListView *self);

G_END_DECLS
