#pragma once

#include "mdg-case-letter.h"
#include "mdg-version.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The letters of the cases (MdgUuid) of a set or a meeting (field is MDG_CASE_LETTER_CASE_SET or _MEETING) for a version: drawn once and kept, so that a sheet printed again has the same,
   and no other sheet has them. A case that came later draws one of those that follow. Hash of MdgUuid to letter.
   INVALID when some must be drawn and the register is open for reading only. */
GHashTable *mdg_committee_letters_load (MdgWorkspace *workspace,
                                        guint field,
                                        const MdgUuid *of,
                                        MdgVersion version,
                                        GPtrArray *cases,
                                        GError **error);

G_END_DECLS
