#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The small windows of meetings and cycles. owner is the widget they are opened from. */

/* A new one when record is not stored: everybody who is on the board that day is put down as present. */
void mdg_meeting_forms_edit (GtkWidget *owner,
                             MdgWorkspace *workspace,
                             MdgRecord *record);
/* Somebody who is not on the roster came, too; or what is known of one who did. */
void mdg_meeting_forms_edit_attendance (GtkWidget *owner,
                                        MdgWorkspace *workspace,
                                        MdgRecord *record);
/* An item of the agenda that is no case. */
void mdg_meeting_forms_edit_item (GtkWidget *owner,
                                  MdgWorkspace *workspace,
                                  MdgRecord *record);
/* A new one when record is not stored, with its seven steps. */
void mdg_meeting_forms_edit_cycle (GtkWidget *owner,
                                   MdgWorkspace *workspace,
                                   MdgRecord *record);

G_END_DECLS
