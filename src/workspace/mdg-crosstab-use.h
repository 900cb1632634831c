#pragma once

#include "mdg-crosstab-words.h"
#include "mdg-saved-table.h"

G_BEGIN_DECLS

/* The cross table of a spec over the register as it is; facts must have been loaded where waiting is not wanted. */
MdgCrosstab *mdg_crosstab_use_count (MdgWorkspace *workspace,
                                     MdgCrosstabWords *words,
                                     const MdgCrosstabSpec *spec,
                                     GError **error);

/* Cross tables kept under a name, MdgSavedTable in the order they were saved. Functions that return a change leave
   saving to the caller. */
GPtrArray *mdg_crosstab_use_list (MdgWorkspace *workspace,
                                  GError **error);
/* NOT_FOUND where no table has the name. */
MdgCrosstabSpec *mdg_crosstab_use_load (MdgWorkspace *workspace,
                                        const char *name,
                                        GError **error);
/* Under a new name, or over what was saved under it. INVALID without a name. */
MdgChange *mdg_crosstab_use_new_save (MdgWorkspace *workspace,
                                      const char *name,
                                      const MdgCrosstabSpec *spec,
                                      GError **error);
/* CONFLICT where another has the name. NULL without an error when it is its name. */
MdgChange *mdg_crosstab_use_new_rename (MdgWorkspace *workspace,
                                        const char *name,
                                        const char *new_name,
                                        GError **error);
MdgChange *mdg_crosstab_use_new_removal (MdgWorkspace *workspace,
                                         const char *name,
                                         GError **error);

G_END_DECLS
