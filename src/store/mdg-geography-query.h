#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

typedef struct
{
  MdgUuid town;
  guint n_consultations;
} MdgTownNeeds;

/* Live consultations about people of a town received on the ISO day from or later; towns without any are left out. Of
   MdgTownNeeds. */
GArray *mdg_geography_query_list_needs (MdgStore *store,
                                        const char *from,
                                        GError **error);

G_END_DECLS
