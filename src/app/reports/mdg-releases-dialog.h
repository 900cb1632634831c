#pragma once

#include <adwaita.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The register of copies: which sheets were given out, to whom, and which copies came back. */
#define MDG_TYPE_RELEASES_DIALOG (mdg_releases_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgReleasesDialog, mdg_releases_dialog, MDG, RELEASES_DIALOG, AdwWindow)

GtkWidget *mdg_releases_dialog_new (GtkWindow *parent,
                                    MdgWorkspace *workspace);

G_END_DECLS
