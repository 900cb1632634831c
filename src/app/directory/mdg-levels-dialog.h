#pragma once

#include <gtk/gtk.h>

#include "mdg-directory.h"

G_BEGIN_DECLS

/* To whom each field of the agency is shown. owner is the widget it is opened from. */
void mdg_levels_dialog_present (GtkWidget *owner,
                                MdgWorkspace *workspace,
                                MdgAgency *agency);

G_END_DECLS
