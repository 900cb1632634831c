#pragma once

#include "mdg-case-set-query.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Named sets of chosen cases ("R8第1回市地域ケア会議 提出事例"). Functions that return a change leave saving to the
   caller; letters follow the order, A first. */

/* A new set of today's fiscal year with its name; *uuid (may be NULL) is its identity. name NULL: the next
   meeting of the year. */
MdgChange *mdg_case_sets_new_set (MdgWorkspace *workspace,
                                  const char *name,
                                  MdgUuid *uuid,
                                  GError **error);
/* field is one of MDG_CASE_SET_…; a day is read as people write it. INVALID where it cannot be read or
   the name would be empty or taken. NULL without an error when nothing changes. */
MdgChange *mdg_case_sets_new_edit (MdgWorkspace *workspace,
                                   const MdgUuid *set,
                                   guint field,
                                   const char *text,
                                   GError **error);
MdgChange *mdg_case_sets_new_removal (MdgWorkspace *workspace,
                                      const MdgUuid *set,
                                      GError **error);

/* Adds the case at the end, or takes it out when it is in the set. */
MdgChange *mdg_case_sets_new_toggle (MdgWorkspace *workspace,
                                     const MdgUuid *set,
                                     const MdgUuid *case_uuid,
                                     GError **error);
/* Moves the case to the place, from 0, beyond the end meaning last. NULL without an error when it is there. */
MdgChange *mdg_case_sets_new_move (MdgWorkspace *workspace,
                                   const MdgUuid *set,
                                   const MdgUuid *case_uuid,
                                   guint place,
                                   GError **error);

/* Live members (MdgCaseSetMember) in their order. */
GPtrArray *mdg_case_sets_list_members (MdgWorkspace *workspace,
                                       const MdgUuid *set,
                                       GError **error);

G_END_DECLS
