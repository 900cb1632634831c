#pragma once

#include "mdg-consultation-filter.h"
#include "mdg-record-key.h"
#include "mdg-store.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_ORDER_NEWEST, /* by the time of receipt */
  MDG_ORDER_OLDEST,
} MdgOrder;

/* Keys of up to limit live consultations that the filter lets through, those after the key after (NULL: from
   the beginning). today is an ISO day, for what is overdue. Never reads the long texts. */
GArray *mdg_consultation_query_list (MdgStore *store,
                                     const MdgConsultationFilter *filter,
                                     MdgOrder order,
                                     const char *today,
                                     const MdgRecordKey *after,
                                     guint limit,
                                     GError **error);

typedef struct
{
  gint64 n_consultations;
  gint64 n_contacts;
  gint64 n_people; /* different people concerned; consultations without one do not count */
} MdgConsultationCounts;

/* Exact; may take long, so in a thread and cancellable by the store. */
gboolean mdg_consultation_query_count (MdgStore *store,
                                       const MdgConsultationFilter *filter,
                                       const char *today,
                                       MdgConsultationCounts *counts,
                                       GError **error);

/* One consultation as a list shows it. */
typedef struct
{
  gint64 id;
  MdgUuid uuid;
  gboolean is_void;
  char *number;
  char *received_at;
  char *kind;
  char *channel;
  char *direction;
  char *consulter_name;
  char *affiliation;
  char *affil_kind;
  char *profession;
  char *text;
  char *contents;
  char *scenes;
  gboolean is_no_case;
  gboolean is_unshareable; /* the consultation, its person, its case or the person of that, or consent was refused */
  MdgUuid subject;         /* nil when there is none */
  char *subject_name;
  char *subject_sex;
  char *subject_birth;
  gint64 subject_age; /* MDG_NO_INTEGER when unknown */
  char *subject_age_on;
  char *subject_age_text;
  gboolean is_anonymous;
  MdgUuid case_uuid; /* nil when there is none */
  char *area_name;
  char *staff_name;
  gint64 n_contacts;
  gint64 minutes;      /* of all contacts together */
  gint64 n_follow_ups; /* done ones too */
  char *next_what;     /* the open follow-up that is due first */
  char *next_due;
  gboolean is_waiting;
} MdgListedConsultation;

/* NULL with NOT_FOUND when there is no such row. */
MdgListedConsultation *mdg_consultation_query_load_line (MdgStore *store,
                                                         gint64 id,
                                                         GError **error);
void mdg_listed_consultation_free (MdgListedConsultation *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgListedConsultation, mdg_listed_consultation_free)

/* The gists of its live contacts, newest first, each text on its own (owned strings). */
GPtrArray *mdg_consultation_query_list_gists (MdgStore *store,
                                              gint64 id,
                                              GError **error);

G_END_DECLS
