#pragma once

#include <adwaita.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Puts the form of a referral on paper: filled, in three copies, by FAX with the sheets that go with it; and the report of its visit. A
   FAX number that the referral does not know is asked for twice. */
#define MDG_TYPE_FORM_DIALOG (mdg_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgFormDialog, mdg_form_dialog, MDG, FORM_DIALOG, AdwWindow)

/* number: number, code or uuid of the referral; "" asks for it. */
GtkWidget *mdg_form_dialog_new (GtkWindow *parent,
                                MdgWorkspace *workspace,
                                const char *number);

G_END_DECLS
