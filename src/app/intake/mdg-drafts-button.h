#pragma once

#include "mdg-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is written and not yet saved, in the header of intake; gone when there is nothing. */
#define MDG_TYPE_DRAFTS_BUTTON (mdg_drafts_button_get_type ())
G_DECLARE_FINAL_TYPE (MdgDraftsButton, mdg_drafts_button, MDG, DRAFTS_BUTTON, GtkBox)

/* Rows activate win.open-draft and win.delete-draft with the uuid of the draft. */
GtkWidget *mdg_drafts_button_new (MdgWorkspace *workspace);
void mdg_drafts_button_open (MdgDraftsButton *self);

G_END_DECLS
