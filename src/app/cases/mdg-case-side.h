#pragma once

#include <gtk/gtk.h>

#include "mdg-case-issues.h"

G_BEGIN_DECLS

/* The right side of a case, filled into boxes of the page: each function empties its box first. */

/* Called with a finding that is to be shown, or a record (tick or finding) that is to be taken away. */
typedef void (*MdgCaseSideFunc) (MdgRecord *record,
                                 gpointer user_data);

void mdg_case_side_fill_issues (GtkBox *box,
                                MdgWorkspace *workspace,
                                GPtrArray *issues,
                                MdgCaseSideFunc show,
                                MdgCaseSideFunc remove,
                                gpointer user_data);
void mdg_case_side_fill_promises (GtkBox *box,
                                  MdgWorkspace *workspace,
                                  const MdgUuid *case_uuid);
void mdg_case_side_fill_people (GtkBox *box,
                                MdgWorkspace *workspace,
                                MdgRecord *record);
/* The open next action that is due first in one line; NULL when there is none. Owned. *n is how many there are. */
char *mdg_case_side_dup_next (MdgWorkspace *workspace,
                              const MdgUuid *case_uuid,
                              guint *n);

G_END_DECLS
