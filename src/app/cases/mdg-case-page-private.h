#pragma once

#include "mdg-case-page.h"

/* What the files of the page need of each other. */
MdgWorkspace *mdg_case_page_get_workspace (MdgCasePage *self);
/* The case as it is stored now; NULL when none is shown. */
MdgRecord *mdg_case_page_load (MdgCasePage *self);
const MdgUuid *mdg_case_page_get_uuid (MdgCasePage *self);
/* Takes change, saves it after what is under way, and says what was done with Undo. */
void mdg_case_page_save (MdgCasePage *self,
                         MdgChange *change);

/* mdg-case-actions.c */
void mdg_case_actions_install (GtkWidgetClass *widget_class);
void mdg_case_actions_update (MdgCasePage *self);
void mdg_case_actions_add_to_header (MdgCasePage *self,
                                     GtkWidget *header);
void mdg_case_actions_print (MdgCasePage *self);
