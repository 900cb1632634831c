#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* A case as a row of the issue table. */
typedef struct
{
  gint64 id;
  MdgUuid uuid;
  char *letter; /* NULL when the set gives none */
  char *number;
  gboolean is_grave;
  char *age_band;
  char *birth;
  gint64 age; /* -1 when unknown */
  char *sex;
  char *care_level;
  char *care_flag;
  char *household_kind;
  char *household_sub;
  char *stage;
} MdgMatrixCase;

void mdg_matrix_case_free (MdgMatrixCase *row);

/* Which cases and ticks: of a set, or all; NULL leaves a condition out. from and to are ISO days: a tick lies in
   the period by the consultations that carry it, else by the opening of its case. */
typedef struct
{
  const MdgUuid *set;
  const MdgUuid *area;
  const char *from;
  const char *to;
} MdgMatrixFilter;

/* Cases in the order of the set, else of their opening; without a set only those with a tick in the period. */
GPtrArray *mdg_matrix_query_list_cases (MdgStore *store,
                                        const MdgMatrixFilter *filter,
                                        GError **error);

typedef struct
{
  MdgUuid uuid;
  char *issue;
  char *text;
  gint64 weight;
} MdgMatrixTick;

void mdg_matrix_tick_free (MdgMatrixTick *tick);

GPtrArray *mdg_matrix_query_list_ticks (MdgStore *store,
                                        gint64 case_id,
                                        const MdgMatrixFilter *filter,
                                        GError **error);

/* A sentence behind a tick. */
typedef struct
{
  MdgUuid uuid;
  MdgUuid consultation; /* nil when it is of a memo */
  char *issue;
  char *quote;
  char *at; /* ISO */
  char *number;
  gboolean is_lost;
} MdgMatrixEvidence;

void mdg_matrix_evidence_free (MdgMatrixEvidence *evidence);

GPtrArray *mdg_matrix_query_list_evidence (MdgStore *store,
                                           gint64 case_id,
                                           GError **error);

/* The newest set, nil when there is none. */
gboolean mdg_matrix_query_find_set (MdgStore *store,
                                    const char *name,
                                    MdgUuid *set,
                                    GError **error);

G_END_DECLS
