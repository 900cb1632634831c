#pragma once

#include <adwaita.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Adds areas and towns out of a list that is pasted or read from a file; says what it would bring before it does. */
#define MDG_TYPE_TOWN_LIST_DIALOG (mdg_town_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgTownListDialog, mdg_town_list_dialog, MDG, TOWN_LIST_DIALOG, AdwWindow)

GtkWidget *mdg_town_list_dialog_new (GtkWidget *owner,
                                     MdgWorkspace *workspace);
/* What typing or pasting would do; for tests. */
void mdg_town_list_dialog_set_text (MdgTownListDialog *self,
                                    const char *text);

G_END_DECLS
