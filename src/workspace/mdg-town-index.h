#pragma once

#include "mdg-town.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Finds the town of an address as people type it: with or without the city, ケ or ヶ, 三丁目 or 3丁目 or 3-5-1. */
typedef struct _MdgTownIndex MdgTownIndex;

/* towns is an array of MdgTown; city (may be NULL) is left out at the beginning of addresses. */
MdgTownIndex *mdg_town_index_new (GPtrArray *towns,
                                  const char *city);
void mdg_town_index_free (MdgTownIndex *self);

/* The town with the longest name that the address begins with, valid on the ISO date on (NULL: any time);
   borrowed, NULL when there is none. */
MdgTown *mdg_town_index_find (MdgTownIndex *self,
                              const char *address,
                              const char *on);
/* TRUE when the address names a city that is not ours. */
gboolean mdg_town_index_is_elsewhere (MdgTownIndex *self,
                                      const char *address);

/* The towns of an open register; kept as long as they do not change. Borrowed. */
MdgTownIndex *mdg_workspace_get_town_index (MdgWorkspace *workspace);

/* The form in which towns and addresses are compared: folded, without spaces, "三丁目" as "3-". */
char *mdg_town_dup_key (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgTownIndex, mdg_town_index_free)

G_END_DECLS
