#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* Consultations of one area by the days from to to (ISO, both included), oldest first, as ids (gint64). What is
   marked not to be shared, in itself, its person, its case or by consent, is not among them but counted in
   *n_left_out. */
GArray *mdg_area_list_query_list (MdgStore *store,
                                  const MdgUuid *area,
                                  const char *from,
                                  const char *to,
                                  guint *n_left_out,
                                  GError **error);

G_END_DECLS
