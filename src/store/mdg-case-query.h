#pragma once

#include "mdg-record-key.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* What a list of cases is chosen by; NULL lets everything through. */
typedef enum
{
  MDG_CASE_CRITERION_TEXT,   /* title, number, summary, name, or a consultation of the case */
  MDG_CASE_CRITERION_STATE,  /* active (not closed), open, watch, closed */
  MDG_CASE_CRITERION_FLAG,   /* hard, home_risk, grave */
  MDG_CASE_CRITERION_AREA,   /* uuid, or "none" */
  MDG_CASE_CRITERION_STAFF,  /* uuid */
  MDG_CASE_CRITERION_SET,    /* uuid of the named set */
  MDG_CASE_CRITERION_ISSUES, /* none (waiting to be classified), some */
  MDG_CASE_CRITERION_ORIGIN, /* desk (with consultations), paper (without) */
  MDG_N_CASE_CRITERIA,
} MdgCaseCriterion;

typedef struct
{
  char *values[MDG_N_CASE_CRITERIA];
} MdgCaseFilter;

MdgCaseFilter *mdg_case_filter_new (void);
MdgCaseFilter *mdg_case_filter_copy (const MdgCaseFilter *self);
void mdg_case_filter_free (MdgCaseFilter *self);
/* NULL and "" take the criterion off. */
void mdg_case_filter_set (MdgCaseFilter *self,
                          MdgCaseCriterion criterion,
                          const char *value);
gboolean mdg_case_filter_is_empty (const MdgCaseFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCaseFilter, mdg_case_filter_free)

/* Keys of up to limit live cases after the key after, by their last event, newest first. */
GArray *mdg_case_query_list (MdgStore *store,
                             const MdgCaseFilter *filter,
                             const MdgRecordKey *after,
                             guint limit,
                             GError **error);
/* Exact number, -1 on error. */
gint64 mdg_case_query_count (MdgStore *store,
                             const MdgCaseFilter *filter,
                             GError **error);

/* One case as a list shows it. */
typedef struct
{
  gint64 id;
  MdgUuid uuid;
  gboolean is_void;
  char *number;
  char *title;
  char *status;
  char *summary;
  char *age_band;
  char *sex;
  char *care_level;
  char *household_kind;
  gboolean is_hard;
  gboolean is_home_risk;
  gboolean is_grave;
  gboolean is_unshareable; /* the case or its person */
  MdgUuid subject;         /* nil when there is none */
  char *subject_name;
  char *subject_sex;
  char *subject_birth;
  gint64 subject_age; /* MDG_NO_INTEGER when unknown */
  char *subject_age_on;
  char *area_name;
  char *staff_name;
  char *opened_on;
  char *last_at; /* its last event */
  gint64 n_consultations;
  gint64 n_issues;
  char *issues; /* codes, separated by a space */
  char *next_what;
  char *next_due;
} MdgListedCase;

MdgListedCase *mdg_case_query_load_line (MdgStore *store,
                                         gint64 id,
                                         GError **error);
void mdg_listed_case_free (MdgListedCase *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgListedCase, mdg_listed_case_free)

/* How many live consultations of the person belong to no case, though they could; -1 on error. */
gint64 mdg_case_query_count_unlinked (MdgStore *store,
                                      const MdgUuid *subject,
                                      GError **error);

G_END_DECLS
