#pragma once

#include <adwaita.h>

#include "mdg-record-form.h"

G_BEGIN_DECLS

/* One record in a small window: Enter and Ctrl+Return save, Escape leaves it. What is wrong is said inside, with
   what was typed kept. */
#define MDG_TYPE_RECORD_DIALOG (mdg_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgRecordDialog, mdg_record_dialog, MDG, RECORD_DIALOG, AdwWindow)

/* The change that saves record; NULL with error keeps the dialog open. data is the one of the dialog. */
typedef MdgChange *(*MdgRecordDialogCompose) (MdgWorkspace *workspace,
                                              MdgRecord *record,
                                              gpointer data,
                                              GError **error);

/* owner is the widget the dialog is opened from, whose window says what was saved; compose may be NULL, then
   action names the change. */
GtkWidget *mdg_record_dialog_new (GtkWidget *owner,
                                  MdgWorkspace *workspace,
                                  const char *title,
                                  const MdgFormGroup *groups,
                                  guint n_groups,
                                  MdgRecord *record);
void mdg_record_dialog_set_action (MdgRecordDialog *self,
                                   const char *action);
/* What the button does, with a mnemonic, where that is more than saving. */
void mdg_record_dialog_set_verb (MdgRecordDialog *self,
                                 const char *verb);
void mdg_record_dialog_set_compose (MdgRecordDialog *self,
                                    MdgRecordDialogCompose compose,
                                    gpointer data,
                                    GDestroyNotify destroy);
MdgRecordForm *mdg_record_dialog_get_form (MdgRecordDialog *self);

G_END_DECLS
