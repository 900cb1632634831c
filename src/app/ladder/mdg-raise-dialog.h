#pragma once

#include <adwaita.h>

#include "mdg-change-stack.h"
#include "mdg-classify-sheet.h"

G_BEGIN_DECLS

/* 地域の課題に挙げる: the cases ticked in a column of the sheet, or some of them, become a candidate for the issues of the
   area, or join one. */
#define MDG_TYPE_RAISE_DIALOG (mdg_raise_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgRaiseDialog, mdg_raise_dialog, MDG, RAISE_DIALOG, AdwWindow)

/* area: the one that is filtered, nil for the whole city. NULL when no case is ticked in the column. */
GtkWidget *mdg_raise_dialog_new (GtkWindow *parent,
                                 MdgWorkspace *workspace,
                                 MdgChangeStack *changes,
                                 MdgClassifySheet *sheet,
                                 guint column,
                                 const MdgUuid *area);

G_END_DECLS
