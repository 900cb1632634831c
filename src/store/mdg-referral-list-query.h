#pragma once

#include "mdg-record-key.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* What a list of referrals is chosen by; NULL lets everything through. */
typedef enum
{
  MDG_REFERRAL_CRITERION_TEXT,  /* number, serial, binder number, names, what is asked for */
  MDG_REFERRAL_CRITERION_STATE, /* open, ended, or a code of ref_state */
  MDG_REFERRAL_CRITERION_DUE,   /* late, today, week, none */
  MDG_REFERRAL_CRITERION_OWNER, /* uuid of the staff member, or "none" */
  MDG_REFERRAL_CRITERION_BALL,
  MDG_REFERRAL_CRITERION_KIND,
  MDG_REFERRAL_CRITERION_URGENCY,
  MDG_REFERRAL_CRITERION_AREA, /* uuid, or "none" */
  MDG_N_REFERRAL_CRITERIA,
} MdgReferralCriterion;

typedef enum
{
  MDG_REFERRAL_ORDER_DUE,    /* what is due first; what has no date and what is over come last */
  MDG_REFERRAL_ORDER_NEWEST, /* as they were received */
  MDG_N_REFERRAL_ORDERS,
} MdgReferralOrder;

typedef struct
{
  char *values[MDG_N_REFERRAL_CRITERIA];
  MdgReferralOrder order;
  char today[16];
} MdgReferralFilter;

MdgReferralFilter *mdg_referral_filter_new (void);
MdgReferralFilter *mdg_referral_filter_copy (const MdgReferralFilter *self);
void mdg_referral_filter_free (MdgReferralFilter *self);
/* NULL and "" take the criterion off. */
void mdg_referral_filter_set (MdgReferralFilter *self,
                              MdgReferralCriterion criterion,
                              const char *value);
gboolean mdg_referral_filter_is_empty (const MdgReferralFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgReferralFilter, mdg_referral_filter_free)

/* Keys of up to limit live referrals after the key after, in the order of the filter. */
GArray *mdg_referral_list_query_keys (MdgStore *store,
                                      const MdgReferralFilter *filter,
                                      const MdgRecordKey *after,
                                      guint limit,
                                      GError **error);
/* Exact number, -1 on error. */
gint64 mdg_referral_list_query_count (MdgStore *store,
                                      const MdgReferralFilter *filter,
                                      GError **error);

/* One referral as a list shows it. */
typedef struct
{
  gint64 id;
  MdgUuid uuid;
  gboolean is_void;
  char *number;
  char *kind;
  char *status;
  char *received_at;
  char *subject_name;
  char *sex;
  char *birth;
  gint64 age; /* MDG_NO_INTEGER when unknown */
  char *affiliation;
  char *requester_name;
  char *area_name;
  char *owner_name;
  char *need;
  char *urgency;
  char *ball;
  char *ball_text;
  char *next_what;
  char *due; /* the earlier of the next date and the end of the term */
  char *reasons;
  char *request_text;
  char *fax_state;
  gboolean is_paused;
  gboolean is_unshareable;
} MdgListedReferral;

MdgListedReferral *mdg_referral_list_query_load (MdgStore *store,
                                                 gint64 id,
                                                 GError **error);
void mdg_listed_referral_free (MdgListedReferral *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgListedReferral, mdg_listed_referral_free)

G_END_DECLS
