#pragma once

#include "mdg-store-thread.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* For writing, from any thread; *stage, an MdgOpeningStage to be read atomically, goes on meanwhile. */
MdgWorkspace *mdg_workspace_open_watched (const char *path,
                                          int *stage,
                                          GCancellable *cancellable,
                                          GError **error);

/* NULL in a register opened for reading only. */
MdgStoreThread *mdg_workspace_get_writer (MdgWorkspace *self);
/* For queries that may take longer than a few milliseconds. */
MdgStoreThread *mdg_workspace_get_reader (MdgWorkspace *self);
/* After records were written by other means than mdg_workspace_save. */
void mdg_workspace_announce (MdgWorkspace *self,
                             MdgChange *change);
/* FALSE with a plain error when the register is open for reading only. */
gboolean mdg_workspace_check_writable (MdgWorkspace *self,
                                       GError **error);

/* Raised whenever terms are added to data/vocabularies: registers made before get them on opening. */
#define MDG_DEFAULT_TERMS_EDITION "5"

/* The terms the program comes with that known (NULL: a new register) lacks, as records. */
gboolean mdg_default_terms_add (MdgChange *change,
                                MdgVocabularies *known,
                                GError **error);

G_END_DECLS
