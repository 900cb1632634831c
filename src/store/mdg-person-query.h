#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* Where a person is found in the register. */
typedef struct
{
  MdgUuid subject;
  MdgUuid case_uuid;    /* newest live case, nil when there is none */
  MdgUuid consultation; /* newest live consultation, nil when there is none */
  char *name;           /* the kana where there is no name */
  char *sex;
  char *birth;
  gint64 age; /* MDG_NO_INTEGER when unknown */
  char *age_on;
  char *area;
  guint n_consultations;
  char *last_at; /* ISO */
} MdgPersonLine;

void mdg_person_line_free (MdgPersonLine *line);

/* NULL without error when there is no live subject of that row id. */
MdgPersonLine *mdg_person_query_load (MdgStore *store,
                                      gint64 subject_id,
                                      GError **error);

/* Cases whose number or title contains typed, newest first; GArray of row ids. */
GArray *mdg_person_query_list_cases (MdgStore *store,
                                     const char *typed,
                                     guint limit,
                                     GError **error);

G_END_DECLS
