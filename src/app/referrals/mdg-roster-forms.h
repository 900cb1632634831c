#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The small windows of doctors, duties, the doctors of a case and absences. owner is the widget they are opened from. */

void mdg_roster_forms_edit_doctor (GtkWidget *owner,
                                   MdgWorkspace *workspace,
                                   MdgRecord *doctor);
void mdg_roster_forms_edit_duty (GtkWidget *owner,
                                 MdgWorkspace *workspace,
                                 MdgRecord *duty);
/* Another doctor takes the duty, with the reason. */
void mdg_roster_forms_substitute (GtkWidget *owner,
                                  MdgWorkspace *workspace,
                                  MdgRecord *duty);
/* Two doctors change places: asks which duty it is swapped for, and why. */
void mdg_roster_forms_swap (GtkWidget *owner,
                            MdgWorkspace *workspace,
                            MdgRecord *duty);
void mdg_roster_forms_edit_attending (GtkWidget *owner,
                                      MdgWorkspace *workspace,
                                      MdgRecord *attending);
void mdg_roster_forms_edit_cover (GtkWidget *owner,
                                  MdgWorkspace *workspace,
                                  MdgRecord *cover);

G_END_DECLS
