#pragma once

#include <adwaita.h>

#include "mdg-report.h"

G_BEGIN_DECLS

/* Texts for others: what stops a sheet and where, what the sheet lacks, and what waits for a second signature. Two
   members of staff sign, one after the other. */
#define MDG_TYPE_REWRITES_DIALOG (mdg_rewrites_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgRewritesDialog, mdg_rewrites_dialog, MDG, REWRITES_DIALOG, AdwWindow)

/* report may be NULL: only what waits. One that is stopped can be released for a reason here. */
GtkWidget *mdg_rewrites_dialog_new (GtkWindow *parent,
                                    MdgWorkspace *workspace,
                                    MdgReport *report);

G_END_DECLS
