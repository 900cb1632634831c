#pragma once

#include <adwaita.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The information-sharing sheet of a case: twelve headings to write under, saved with Ctrl+Return, printed on one A4. */
#define MDG_TYPE_SHARE_SHEET_EDITOR (mdg_share_sheet_editor_get_type ())
G_DECLARE_FINAL_TYPE (MdgShareSheetEditor, mdg_share_sheet_editor, MDG, SHARE_SHEET_EDITOR, AdwWindow)

/* sheet is taken as it is; see mdg_share_sheet_load_for. */
GtkWidget *mdg_share_sheet_editor_new (GtkWindow *parent,
                                       MdgWorkspace *workspace,
                                       MdgRecord *sheet);

G_END_DECLS
