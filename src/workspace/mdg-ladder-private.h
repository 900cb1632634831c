#pragma once

#include "mdg-ladder.h"

G_BEGIN_DECLS

void mdg_ladder_set_today (MdgWorkspace *workspace,
                           MdgRecord *record,
                           guint field);
/* The member of staff here, where one is chosen. */
void mdg_ladder_set_staff (MdgWorkspace *workspace,
                           MdgRecord *record,
                           guint field);
/* The fiscal year of today. */
int mdg_ladder_get_year (MdgWorkspace *workspace);
/* Live MdgIssueSource of an issue. */
GPtrArray *mdg_ladder_list_sources (MdgWorkspace *workspace,
                                    const MdgUuid *raised_issue,
                                    GError **error);
/* Sets field of record to what was typed: codes by label or reading, days as people write them, areas by name or code.
   INVALID where it cannot be understood. */
gboolean mdg_ladder_set_typed (MdgWorkspace *workspace,
                               MdgRecord *record,
                               guint field,
                               const char *typed,
                               GError **error);

G_END_DECLS
