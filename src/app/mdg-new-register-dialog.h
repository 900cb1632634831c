#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the name of the centre and makes its register.
   Signal: created (const char *path), after which the dialog closes. */
#define MDG_TYPE_NEW_REGISTER_DIALOG (mdg_new_register_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgNewRegisterDialog, mdg_new_register_dialog, MDG, NEW_REGISTER_DIALOG, AdwWindow)

GtkWidget *mdg_new_register_dialog_new (GtkWindow *parent);

/* Documents/窓口, where a backup stick finds it. */
char *mdg_new_register_dup_default_folder (void);

G_END_DECLS
