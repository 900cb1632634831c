#pragma once

#include "mdg-application.h"
#include "mdg-window.h"

G_BEGIN_DECLS

/* Opens a register in a window: the one that already shows it is raised, else an empty one is used. What
   goes wrong is said in a dialog, with what is safe and what to do. */
void mdg_application_open_register (MdgApplication *self,
                                    GFile *file);
/* The one of last time; FALSE when there is none any more. */
gboolean mdg_application_open_last (MdgApplication *self);
/* app.new-register, app.open-register, app.sample-register. */
void mdg_application_add_register_actions (MdgApplication *self);

G_END_DECLS
