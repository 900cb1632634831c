#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Saves change and says text with Undo at the foot of the window of widget; a failure is said there too. change may
   be NULL with error set: then that is said. Both are taken. */
void mdg_settings_save (GtkWidget *widget,
                        MdgWorkspace *workspace,
                        MdgChange *change,
                        char *text,
                        GError *error);

G_END_DECLS
