#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What came of a measure, in a small window. owner is where it is opened from. */
void mdg_review_dialog_present (GtkWidget *owner,
                                MdgWorkspace *workspace,
                                const MdgUuid *measure);

G_END_DECLS
