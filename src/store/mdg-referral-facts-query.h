#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* Referrals as reports count them: one line each, with what came of it. */
typedef struct
{
  gint64 id;
  char *number;
  char *kind;
  char *status;
  char *received_at;
  char *closed_on;
  char *subject_name;
  char *sex;
  char *birth;
  gint64 age; /* MDG_NO_INTEGER when unknown */
  char *affiliation;
  char *requester_name;
  char *owner_name;
  char *urgency;
  char *reasons;
  char *ball;
  char *next_due;
  char *first_on;  /* the first visit, made or in vain, or the advice; NULL while there is none */
  char *clock_due; /* the term the decision set; NULL where none was set */
  char *outcomes;  /* codes at the closing, by spaces */
  char *later30;
  char *later90;
  gint64 n_visits;
  gint64 minutes; /* of doctors, all visits */
  gint64 reschedules;
  gboolean is_unshareable;
} MdgReferralFact;

/* Live referrals with a number, received from … to (ISO days, NULL for any), in the order of receipt. */
GPtrArray *mdg_referral_facts_query_list (MdgStore *store,
                                          const char *from,
                                          const char *to,
                                          GError **error);

typedef struct
{
  gint64 referral;
  char *from_on;
  char *to_on;
} MdgReferralFactPause;

/* Every pause of live referrals, by referral. */
GArray *mdg_referral_facts_query_list_pauses (MdgStore *store,
                                              GError **error);

/* A doctor's work: a visit made or in vain, or an advice. */
typedef struct
{
  char *number;
  char *doctor;
  char *on;
  char *starts_at;
  char *status; /* of visit_state; NULL for an advice */
  gint64 position;
  gint64 minutes; /* MDG_NO_INTEGER where it is not known */
  char *escorts;
} MdgReferralWork;

/* From … to (ISO days, NULL for any) by doctor and day. */
GPtrArray *mdg_referral_facts_query_list_work (MdgStore *store,
                                               const char *from,
                                               const char *to,
                                               GError **error);

G_END_DECLS
