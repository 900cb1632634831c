#pragma once

#include "mdg-matrix.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The groups and columns of the issue table as the vocabulary has them in the fiscal year, with the heads the centre
   chose: its own, or one of the presets that come with the vocabulary ("matsudo", "figure12"). */
void mdg_issue_columns_add (MdgWorkspace *workspace,
                            int fiscal_year,
                            MdgMatrix *matrix);
/* In the own heads of a centre, one a line, a line that begins with this names a group. */
#define MDG_HEADS_GROUP_SIGN '\t'

/* The groups of the year as the vocabulary calls them, in order. */
char **mdg_issue_columns_dup_groups (MdgWorkspace *workspace,
                                     int fiscal_year);
/* Names of the presets, NULL-terminated. */
char **mdg_issue_columns_list_presets (void);

/* The heads of a preset in the order of the columns; empty for an unknown name. */
char **mdg_issue_columns_dup_preset (const char *name);

/* The column an issue belongs to: its parent, itself when it has none. */
const char *mdg_issue_columns_find_parent (MdgWorkspace *workspace,
                                           const char *issue);

G_END_DECLS
