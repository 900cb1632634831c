#pragma once

#include "mdg-intake-binder.h"

G_BEGIN_DECLS

/* Rows of a form of which there may be any number, each bound to the record of its index. */
GtkWidget *mdg_intake_person_row_new (MdgIntakeBinder *binder,
                                      guint index);
GtkWidget *mdg_intake_action_row_new (MdgIntakeBinder *binder,
                                      guint index);
/* The people of the desk to choose from, as they are in the register now. */
void mdg_intake_action_row_set_workspace (GtkWidget *row,
                                          MdgWorkspace *workspace);
/* Where writing begins. */
void mdg_intake_row_focus (GtkWidget *row);

G_END_DECLS
