#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The small windows of the directory. owner is the widget they are opened from; a record that is not stored is new. */
void mdg_agency_forms_edit (GtkWidget *owner,
                            MdgWorkspace *workspace,
                            MdgRecord *agency);
void mdg_agency_forms_edit_consent (GtkWidget *owner,
                                    MdgWorkspace *workspace,
                                    MdgRecord *agency);
void mdg_agency_forms_edit_service (GtkWidget *owner,
                                    MdgWorkspace *workspace,
                                    MdgRecord *service);
void mdg_agency_forms_edit_contact (GtkWidget *owner,
                                    MdgWorkspace *workspace,
                                    MdgRecord *contact);
void mdg_agency_forms_edit_link (GtkWidget *owner,
                                 MdgWorkspace *workspace,
                                 MdgRecord *link);
void mdg_agency_forms_edit_ability (GtkWidget *owner,
                                    MdgWorkspace *workspace,
                                    MdgRecord *ability);

G_END_DECLS
