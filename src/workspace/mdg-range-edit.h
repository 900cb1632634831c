#pragma once

#include "mdg-visiting-ranges.h"

G_BEGIN_DECLS

/* Changes of ranges and proposals; saving is left to the caller. */

/* What range would be with another radius, or with the town in or out (towns of any other form become a list of those whose
   middle it covers). Owned, not stored. */
MdgRecord *mdg_range_edit_resize (MdgRecord *range,
                                  double radius);
MdgRecord *mdg_range_edit_toggle (MdgGeography *geography,
                                  const MdgMappedRange *range,
                                  MdgRecord *current,
                                  guint town);
/* edited as the range itself from now on. */
MdgChange *mdg_range_edit_save (MdgRecord *edited);
/* edited as a new proposal: the range stays as it is until that is agreed and taken over. */
MdgChange *mdg_range_edit_propose (MdgWorkspace *workspace,
                                   MdgRecord *edited,
                                   const char *name,
                                   const char *proposed_by);
/* Marks a proposal as agreed today or not agreed. */
MdgChange *mdg_range_edit_agree (MdgWorkspace *workspace,
                                 const MdgUuid *proposal,
                                 gboolean is_agreed,
                                 GError **error);
/* The ranges of an agreed proposal take the place of those they replace. INVALID while it is not agreed. */
MdgChange *mdg_range_edit_adopt (MdgWorkspace *workspace,
                                 const MdgUuid *proposal,
                                 GError **error);

G_END_DECLS
