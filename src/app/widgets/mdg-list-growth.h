#pragma once

#include <gtk/gtk.h>

#include "mdg-record-list.h"

G_BEGIN_DECLS

/* Asks for the next rows while less than half a screen of them is left below. A list view makes a widget for each of the
   first 200 rows its model has, and those nobody sees would hold up the start and each search. The view stands in
   its scrolled window already. */
void mdg_list_growth_attach (GtkListView *view,
                             MdgRecordList *list);

G_END_DECLS
