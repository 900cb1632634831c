#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* A case for the agenda of a weekly conference; a case may come for several reasons. */
typedef struct
{
  MdgUuid uuid;
  const char *reason; /* of the vocabulary item_reason: flagged, new, changed, overdue; static */
} MdgConferenceCase;

/* Open cases by reason: flagged first, then overdue, changed and new; within one the longest open first. since is the ISO
   day of the last conference ("" for the first), day that of the next. Changed are cases that were on an agenda before or
   are marked hard or at risk, and have had a consultation, contact or memo since, up to that day. Array of MdgConferenceCase. */
GPtrArray *mdg_conference_query_list (MdgStore *store,
                                      const char *since,
                                      const char *day,
                                      GError **error);

G_END_DECLS
