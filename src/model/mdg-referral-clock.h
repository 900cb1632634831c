#pragma once

#include "mdg-date.h"

G_BEGIN_DECLS

/* The terms of referrals and what is left of them. Times are those of the register ("2026-05-12T14:05"), days ISO dates. */

typedef enum
{
  MDG_REFERRAL_TERM_U4, /* from the decision to the visit or answer, by urgency */
  MDG_REFERRAL_TERM_U3,
  MDG_REFERRAL_TERM_U2,
  MDG_REFERRAL_TERM_U1,
  MDG_REFERRAL_TERM_REVIEW,   /* from receipt to the decision */
  MDG_REFERRAL_TERM_RETURNED, /* until what was missing is asked for again */
  MDG_REFERRAL_TERM_REPORT,   /* from the visit to what follows */
  MDG_REFERRAL_TERM_FOLLOW,   /* from a reopening or step without a date to the next look */
  MDG_N_REFERRAL_TERMS,
} MdgReferralTermKind;

typedef struct
{
  int days;
  gboolean is_business; /* Japanese business days to the end of the day; else to the minute, and to the end of the same day for 0 */
} MdgReferralTerm;

typedef struct
{
  MdgReferralTerm terms[MDG_N_REFERRAL_TERMS];
} MdgReferralTerms;

/* "u4=0c u3=3c u2=10b u1=20b …", c calendar and b business days; what is left out keeps its default, NULL is all defaults. */
gboolean mdg_referral_terms_parse (const char *text,
                                   MdgReferralTerms *terms,
                                   GError **error);
char *mdg_referral_terms_format (const MdgReferralTerms *terms);
/* The term of a code of urgency; NULL when none is set. */
const MdgReferralTerm *mdg_referral_terms_get_urgency (const MdgReferralTerms *terms,
                                                       const char *urgency);
const char *mdg_referral_term_get_label (MdgReferralTermKind kind);

/* The end of the term that begins at from; NULL when from is no time or day. */
char *mdg_referral_clock_due (const MdgReferralTerm *term,
                              const char *from);
/* The end moved by the days the clock stood from from_on until to_on. */
char *mdg_referral_clock_extend (const char *due,
                                 gboolean is_business,
                                 const char *from_on,
                                 const char *to_on);

typedef struct
{
  const char *from_on;
  const char *to_on; /* NULL while it lasts */
} MdgReferralStop;

typedef struct
{
  int calendar; /* from the first day to the last, stops counted */
  int business;
  int paused; /* calendar days of it in which the clock stood; two stops on one day are one */
  int paused_business;
} MdgReferralDays;

/* FALSE when a day is missing or until lies before from. */
gboolean mdg_referral_clock_measure (const char *from,
                                     const char *until,
                                     const MdgReferralStop *stops,
                                     guint n_stops,
                                     MdgReferralDays *days);

G_END_DECLS
