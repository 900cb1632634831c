#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Saves one consultation out of a line of JSON, in a transaction of its own; *uuid (may be NULL) is the
   consultation's. Keys are those of the command line's log; only text is needed, unknown ones are refused with
   INVALID, and so are codes no vocabulary has. A uuid that the register has is saved again by doing nothing when the
   content is equal, and refused with CONFLICT when it is not. */
gboolean mdg_log_entry_save (MdgWorkspace *workspace,
                             const char *json,
                             MdgUuid *uuid,
                             GError **error);

G_END_DECLS
