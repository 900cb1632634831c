#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The doctors of a case in the order in which they are called, who is to be called now, and who covers absences. */
#define MDG_TYPE_CASE_DOCTORS (mdg_case_doctors_get_type ())
G_DECLARE_FINAL_TYPE (MdgCaseDoctors, mdg_case_doctors, MDG, CASE_DOCTORS, GtkBox)

GtkWidget *mdg_case_doctors_new (MdgWorkspace *workspace);
void mdg_case_doctors_show (MdgCaseDoctors *self,
                            const MdgUuid *case_uuid);

G_END_DECLS
