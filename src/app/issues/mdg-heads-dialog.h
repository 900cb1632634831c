#pragma once

#include <adwaita.h>

#include "mdg-change-stack.h"

G_BEGIN_DECLS

/* The heads of the columns: one of the presets, or the centre's own words. */
#define MDG_TYPE_HEADS_DIALOG (mdg_heads_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgHeadsDialog, mdg_heads_dialog, MDG, HEADS_DIALOG, AdwWindow)

GtkWidget *mdg_heads_dialog_new (GtkWindow *parent,
                                 MdgWorkspace *workspace,
                                 MdgChangeStack *stack,
                                 int fiscal_year);

G_END_DECLS
