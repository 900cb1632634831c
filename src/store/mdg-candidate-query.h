#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* What deciding whether two people are one takes; owned strings, NULL where unknown. */
typedef struct
{
  gint64 id;
  MdgUuid uuid;
  char *name;
  char *kana;
  char *sex;
  char *birth;
  char *age_on;
  gint64 age; /* MDG_NO_INTEGER where unknown */
  char *address;
  char *phone;
  char *area_name;
  MdgUuid town; /* nil where unknown */
  MdgUuid area;
  gboolean is_unshareable;
} MdgCandidateRow;

MdgCandidateRow *mdg_candidate_row_load (MdgStore *store,
                                         gint64 id,
                                         GError **error);
void mdg_candidate_row_free (MdgCandidateRow *row);

/* Append row numbers of live people to ids (of gint64); those already there are not added again. */
gboolean mdg_candidate_query_add_by_birth (MdgStore *store,
                                           const char *birth,
                                           GArray *ids,
                                           GError **error);
gboolean mdg_candidate_query_add_by_address (MdgStore *store,
                                             const char *address,
                                             GArray *ids,
                                             GError **error);
void mdg_candidate_query_add (GArray *ids,
                              gint64 id);

/* Consultations, the last one (owned, may be NULL) and open promises of a person. */
gboolean mdg_candidate_query_count (MdgStore *store,
                                    gint64 subject,
                                    guint *n_consultations,
                                    char **last,
                                    guint *n_open,
                                    GError **error);
/* What a consulter's count of consultations stops at. */
#define MDG_MANY_CONSULTATIONS 200

gboolean mdg_candidate_query_count_consulter (MdgStore *store,
                                              gint64 consulter,
                                              guint *n_consultations,
                                              char **last,
                                              char **profession,
                                              GError **error);

/* Row numbers (gint64), newest received first. */
GArray *mdg_candidate_query_list_consultations (MdgStore *store,
                                                const MdgUuid *subject,
                                                guint limit,
                                                GError **error);
GArray *mdg_candidate_query_list_open (MdgStore *store,
                                       guint limit,
                                       GError **error);
/* Row numbers of open promises of a person or (is_consultation) of one consultation, next due first. */
GArray *mdg_candidate_query_list_promises (MdgStore *store,
                                           const MdgUuid *uuid,
                                           gboolean is_consultation,
                                           GError **error);

/* A consultation in a line: whoever needs more loads the record. */
typedef struct
{
  MdgUuid uuid;
  MdgUuid subject;
  char *number;
  char *received_at;
  char *who;
  char *from;
  char *text; /* the first 80 characters */
  char *channel;
  char *follow_state;
  char *staff;
} MdgPastConsultation;

MdgPastConsultation *mdg_candidate_query_load_line (MdgStore *store,
                                                    gint64 id,
                                                    GError **error);
void mdg_past_consultation_free (MdgPastConsultation *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCandidateRow, mdg_candidate_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgPastConsultation, mdg_past_consultation_free)

G_END_DECLS
