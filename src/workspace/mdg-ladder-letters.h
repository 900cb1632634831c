#pragma once

#include "mdg-version.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Which cases, by the letters of a set, stand behind an issue of the area or city. */
typedef struct _MdgLadderLetters MdgLadderLetters;

/* set nil: the newest set; without any set no case has a letter. For the committee letters are drawn anew (and kept) as for its
   table of single cases. */
MdgLadderLetters *mdg_ladder_letters_load (MdgWorkspace *workspace,
                                           const MdgUuid *set,
                                           MdgVersion version,
                                           GError **error);
void mdg_ladder_letters_free (MdgLadderLetters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgLadderLetters, mdg_ladder_letters_free)

/* "A・C・AA" of the issue and of those it rests on; "" for none. */
char *mdg_ladder_letters_dup (MdgLadderLetters *self,
                              const MdgUuid *raised_issue);
/* The same of several issues (MdgUuid) together. */
char *mdg_ladder_letters_dup_all (MdgLadderLetters *self,
                                  GPtrArray *raised_issues);
/* How many cases stand behind it, with a letter or without. */
guint mdg_ladder_letters_count_cases (MdgLadderLetters *self,
                                      const MdgUuid *raised_issue);

G_END_DECLS
