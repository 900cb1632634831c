#pragma once

#include <gtk/gtk.h>

#include "mdg-geography-import.h"

G_BEGIN_DECLS

/* Asks for a file, shows what it would do and takes it in when that is confirmed. widget is any in the window. */
void mdg_map_import_choose (GtkWidget *widget,
                            MdgWorkspace *workspace,
                            MdgGeographyKind kind);

G_END_DECLS
