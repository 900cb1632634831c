#pragma once

#include <adwaita.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What was done to a record by whom, in sentences, newest first. title names the record without a person. */
void mdg_history_dialog_present (GtkWindow *parent,
                                 MdgWorkspace *workspace,
                                 MdgKind kind,
                                 const MdgUuid *uuid,
                                 const char *title);

G_END_DECLS
