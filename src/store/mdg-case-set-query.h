#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* A named set of cases as a list shows it. */
typedef struct
{
  MdgUuid uuid;
  char *name;
  char *meeting;
  char *held_on;
  gint64 fiscal_year; /* 0 when unknown */
  guint n_cases;
} MdgCaseSetLine;

/* A case that can be chosen for a set. */
typedef struct
{
  MdgUuid uuid;
  char *number;
  char *title;
  char *name;
  char *kana;
  char *summary; /* its beginning */
  char *age_band;
  char *birth;
  gint64 age; /* -1 when unknown */
  char *age_on;
  char *sex;
  MdgUuid area;
  char *area_name;
  char *opened_on;
  char *status;
  gboolean is_flagged;
  gboolean is_grave;
  guint n_issues;
} MdgCaseChoice;

void mdg_case_set_line_free (MdgCaseSetLine *self);
void mdg_case_choice_free (MdgCaseChoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCaseSetLine, mdg_case_set_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCaseChoice, mdg_case_choice_free)

/* Live sets, newest meeting first. */
GPtrArray *mdg_case_set_query_list (MdgStore *store,
                                    GError **error);
/* At most limit live cases opened from the ISO day since on (NULL for all), newest first; cases without a
   day of opening come last and always. */
GPtrArray *mdg_case_set_query_list_choices (MdgStore *store,
                                            const char *since,
                                            guint limit,
                                            GError **error);

G_END_DECLS
