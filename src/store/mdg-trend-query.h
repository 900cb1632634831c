#pragma once

#include "mdg-store.h"
#include "mdg-uuid.h"

G_BEGIN_DECLS

/* Which ticks count: each may be NULL. affiliation, profession and scene are those of the consultation that carries the
   tick, else of any of its case. */
typedef struct
{
  const MdgUuid *area; /* of the case, else of its person */
  const char *affiliation;
  const char *profession;
  const char *scene;
  gboolean is_starred; /* evidence alone: of cases marked as single but grave */
} MdgTrendFilter;

/* A tick in a month: once for each consultation with a sentence for it, else at the opening of its case. */
typedef struct
{
  const char *month; /* "2026-05" */
  const char *issue;
  int weight;
  gboolean is_starred;
  gint64 case_id;
} MdgTrendTick;

typedef void (*MdgTrendSink) (const MdgTrendTick *tick,
                              gpointer data);

/* In the order of their months. */
gboolean mdg_trend_query_load (MdgStore *store,
                               const MdgTrendFilter *filter,
                               MdgTrendSink sink,
                               gpointer data,
                               GError **error);

/* What a figure is made of. */
typedef struct
{
  MdgUuid case_uuid;
  char *case_number;
  char *case_title;
  gboolean is_starred;
  MdgUuid consultation; /* nil when the tick has no sentence */
  char *at;
  char *issue;
  char *quote; /* NULL without a sentence */
} MdgTrendEvidence;

void mdg_trend_evidence_free (MdgTrendEvidence *evidence);

/* The newest max of the issues (NULL: of all), from and to "2026-05", both included. Array of MdgTrendEvidence. */
GPtrArray *mdg_trend_query_list_evidence (MdgStore *store,
                                          const MdgTrendFilter *filter,
                                          const char *const *issues,
                                          const char *from,
                                          const char *to,
                                          guint max,
                                          GError **error);

G_END_DECLS
