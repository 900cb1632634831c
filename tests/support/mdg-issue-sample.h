#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* A register with the fifteen cases A to O of the specification of made-up data in one set, ticked by its
   codes and nothing else. path is not there yet. */
#define MDG_ISSUE_SAMPLE_CASES 15
MdgWorkspace *mdg_issue_sample_open (const char *path);
/* The same with n_cases cases, each ticked here and there, and n_columns columns: beyond eleven the centre's own. */
MdgWorkspace *mdg_issue_sample_open_large (const char *path,
                                           guint n_cases,
                                           guint n_columns);
/* The one set there is. */
void mdg_issue_sample_get_set (MdgWorkspace *workspace,
                               MdgUuid *set);

G_END_DECLS
