#pragma once

#include "mdg-facts-row.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* Feeds people, areas, ticks and findings into the facts of a cross table, in one state of the register. */
gboolean mdg_facts_query_load (MdgStore *store,
                               const MdgFactsSink *sink,
                               gpointer facts,
                               GError **error);

G_END_DECLS
