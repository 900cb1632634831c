#pragma once

#include "mdg-facts-row.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* Feeds people, areas, ticks and findings into the facts of a cross table, in one state of the register. */
gboolean mdg_facts_query_load (MdgStore *store,
                               const MdgFactsSink *sink,
                               gpointer facts,
                               GError **error);
/* The issues of a case by its ticks, and of a consultation by what is marked in it and its contacts. */
char **mdg_facts_query_list_ticks (MdgStore *store,
                                   gint64 case_id,
                                   GError **error);
char **mdg_facts_query_list_findings (MdgStore *store,
                                      gint64 consultation,
                                      GError **error);

G_END_DECLS
