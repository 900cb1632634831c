#pragma once

#include "mdg-field.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* A phrase for FTS5 out of folded text: quoted, NULL when it holds neither letter nor digit. One character
   is asked for anywhere in a text. */
char *mdg_search_quote (const char *folded);

/* The FTS5 query for what a person typed: all words must be found, each in the text or among the names.
   NULL when there is nothing to look for. */
char *mdg_search_compose (const char *query);
/* The same for people only: names, kana, the digits of telephones. */
char *mdg_search_compose_people (const char *query);

/* Row ids of consultations, newest received first, out of the 500 last entered that match. */
GArray *mdg_search_list_consultations (MdgStore *store,
                                       const char *query,
                                       guint limit,
                                       GError **error);
/* Exact number of matching consultations, -1 on error; may take long, cancellable by the store. */
gint64 mdg_search_count_consultations (MdgStore *store,
                                       const char *query,
                                       GError **error);
/* Row ids of subjects, consulters or agencies (kind), last entered first. */
GArray *mdg_search_list_people (MdgStore *store,
                                MdgKind kind,
                                const char *query,
                                guint limit,
                                GError **error);

G_END_DECLS
