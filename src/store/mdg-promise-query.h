#pragma once

#include "mdg-promise.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* Open next actions due until (ISO day, NULL for all), those without a date and those that wait for others
   included; of one staff member unless staff is NULL. At most limit, earliest first. */
GPtrArray *mdg_promise_query_list (MdgStore *store,
                                   const MdgUuid *staff,
                                   const char *until,
                                   guint limit,
                                   GError **error);
/* Those of one person. */
GPtrArray *mdg_promise_query_list_of_subject (MdgStore *store,
                                              const MdgUuid *subject,
                                              GError **error);
/* Next actions done on the ISO day. */
gint64 mdg_promise_query_count_done (MdgStore *store,
                                     const char *day,
                                     GError **error);

G_END_DECLS
