#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The small windows of a case. owner is the widget they are opened from. */

/* What a case is called and the facts of one that came on paper; a new one when record is not stored. */
void mdg_case_forms_edit (GtkWidget *owner,
                          MdgWorkspace *workspace,
                          MdgRecord *record);
/* Reason, wished and actual place. */
void mdg_case_forms_close (GtkWidget *owner,
                           MdgWorkspace *workspace,
                           MdgRecord *record);
/* Anybody who works here, or nobody. */
void mdg_case_forms_assign (GtkWidget *owner,
                            MdgWorkspace *workspace,
                            MdgRecord *record);

G_END_DECLS
