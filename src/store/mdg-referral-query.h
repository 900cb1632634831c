#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* What referrals are asked for beside their lists. */

/* A live referral by its number or the serial of its blank form; nil and TRUE when there is none. */
gboolean mdg_referral_query_find (MdgStore *store,
                                  const char *number,
                                  MdgUuid *uuid,
                                  GError **error);

/* A planned visit of a doctor on a day. */
typedef struct
{
  MdgUuid visit;
  char *number; /* of the referral */
  char *doctor;
  char *planned_at;
  gint64 minutes; /* MDG_NO_INTEGER where it is not known */
} MdgPlannedVisit;

/* Array of MdgPlannedVisit on the ISO day by time. */
GPtrArray *mdg_referral_query_list_planned (MdgStore *store,
                                            const char *day,
                                            GError **error);

/* One referral that is under way. */
typedef struct
{
  MdgUuid uuid;
  MdgUuid owner; /* nil when nobody has it */
  MdgUuid case_uuid;
  char *number;
  char *kind;
  char *status;
  char *subject_name;
  char *affiliation;
  char *requester_name;
  char *owner_name;
  char *ball;
  char *ball_text;
  char *urgency;
  char *next_what;
  char *next_due;
  char *clock_due;
  char *paused_on;
  gboolean is_abuse; /* by its target or by an issue of its case */
} MdgOpenReferral;

void mdg_open_referral_free (MdgOpenReferral *referral);

/* Every referral between receipt and closing, the earliest date first, then as they were entered; array of MdgOpenReferral. */
GPtrArray *mdg_referral_query_list_open (MdgStore *store,
                                         GError **error);

/* A closed referral whose state after 30 or 90 days has not been asked for. */
typedef struct
{
  MdgUuid uuid;
  char *number;
  char *subject_name;
  char *closed_on;
  char *span; /* d30, d90 */
} MdgDueOutcome;

void mdg_due_outcome_free (MdgDueOutcome *due);

/* day30 and day90 are the ISO days 30 and 90 days before today; since is the earliest day of closing that is asked for. */
GPtrArray *mdg_referral_query_list_due_outcomes (MdgStore *store,
                                                 const char *day30,
                                                 const char *day90,
                                                 const char *since,
                                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgOpenReferral, mdg_open_referral_free)

G_END_DECLS
