#pragma once

#include <glib-object.h>

#include "mdg-date.h"

G_BEGIN_DECLS

/* What a list of consultations is chosen by. Each value is a text; NULL lets everything through. */
typedef enum
{
  MDG_CRITERION_TEXT,    /* words as typed */
  MDG_CRITERION_YEAR,    /* fiscal year, "2026" */
  MDG_CRITERION_MONTH,   /* "1" … "12" of the fiscal year; only with YEAR */
  MDG_CRITERION_FROM,    /* ISO day, with that day */
  MDG_CRITERION_UNTIL,   /* ISO day, with that day */
  MDG_CRITERION_CHANNEL, /* codes of the vocabularies */
  MDG_CRITERION_AFFILIATION,
  MDG_CRITERION_PROFESSION,
  MDG_CRITERION_CONTENT, /* one or more codes, separated by a space: a group is given by its items */
  MDG_CRITERION_SCENE,
  MDG_CRITERION_AREA,  /* uuid of the area, or "none" */
  MDG_CRITERION_STAFF, /* uuid of the staff member */
  MDG_CRITERION_STATE, /* open, overdue, waiting, pending, done, none */
  MDG_CRITERION_KIND,
  MDG_CRITERION_SUBJECT, /* uuid */
  MDG_CRITERION_CASE,    /* uuid */
  MDG_CRITERION_ROWS,    /* JSON array of row numbers: what a figure of a cross table counts; never saved under a name */
  MDG_N_CRITERIA,
} MdgCriterion;

#define MDG_TYPE_CONSULTATION_FILTER (mdg_consultation_filter_get_type ())

typedef struct
{
  char *values[MDG_N_CRITERIA];
} MdgConsultationFilter;

GType mdg_consultation_filter_get_type (void);
MdgConsultationFilter *mdg_consultation_filter_new (void);
MdgConsultationFilter *mdg_consultation_filter_copy (const MdgConsultationFilter *self);
void mdg_consultation_filter_free (MdgConsultationFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgConsultationFilter, mdg_consultation_filter_free)

/* NULL and "" take the criterion off; without a year there is no month. */
void mdg_consultation_filter_set (MdgConsultationFilter *self,
                                  MdgCriterion criterion,
                                  const char *value);
const char *mdg_consultation_filter_get (const MdgConsultationFilter *self,
                                         MdgCriterion criterion);
gboolean mdg_consultation_filter_equal (const MdgConsultationFilter *a,
                                        const MdgConsultationFilter *b);
gboolean mdg_consultation_filter_is_empty (const MdgConsultationFilter *self);

/* The period as days, *until the day after the last; "" and "~" where open. Texts live until the next change. */
void mdg_consultation_filter_get_period (const MdgConsultationFilter *self,
                                         char from[16],
                                         char until[16]);

/* One line of JSON, for saved filters. Reading leaves out what it does not know; NULL for what is no JSON object. */
char *mdg_consultation_filter_to_json (const MdgConsultationFilter *self);
MdgConsultationFilter *mdg_consultation_filter_from_json (const char *json);

G_END_DECLS
