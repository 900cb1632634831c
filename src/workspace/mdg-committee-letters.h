#pragma once

#include "mdg-version.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The letters of a set's cases (MdgUuid in cases) for a version: drawn once and kept, so that a sheet printed again has the same,
   and no other sheet has them. A case that came later draws one of those that follow. Hash of MdgUuid to letter.
   INVALID when some must be drawn and the register is open for reading only. */
GHashTable *mdg_committee_letters_load (MdgWorkspace *workspace,
                                        const MdgUuid *set,
                                        MdgVersion version,
                                        GPtrArray *cases,
                                        GError **error);

G_END_DECLS
