#pragma once

#include "mdg-store.h"
#include "mdg-uuid.h"

G_BEGIN_DECLS

/* Marked sentences and closed cases, for what learns from them. Texts are borrowed for the call. */
typedef void (*MdgSuggestFindingFunc) (gint64 id,
                                       const char *issue,
                                       const char *quote,
                                       gpointer user_data);

/* Every live finding. */
gboolean mdg_suggest_query_list_findings (MdgStore *store,
                                          MdgSuggestFindingFunc func,
                                          gpointer user_data,
                                          GError **error);

/* What a closed case is compared by; an age as it is known of the person. */
typedef struct
{
  gint64 id;
  const char *issues; /* codes, separated by spaces */
  const char *summary;
  const char *close_note;
  const char *quotes; /* its marked sentences, a line each */
  const char *age_band;
  const char *birth;
  gint64 age; /* MDG_NO_INTEGER when unknown */
  const char *age_on;
  const char *day; /* it was closed, else opened */
  const char *household;
  const char *care_level;
  gboolean is_closed;
} MdgComparedCase;

typedef void (*MdgSuggestCaseFunc) (const MdgComparedCase *compared,
                                    gpointer user_data);

/* Every live closed case; of uuid that one alone, closed or not, nothing when it is gone. */
gboolean mdg_suggest_query_list_cases (MdgStore *store,
                                       const MdgUuid *uuid,
                                       MdgSuggestCaseFunc func,
                                       gpointer user_data,
                                       GError **error);
/* FALSE with NOT_FOUND when there is no such case. */
gboolean mdg_suggest_query_find_case (MdgStore *store,
                                      gint64 id,
                                      MdgUuid *uuid,
                                      GError **error);

G_END_DECLS
