#pragma once

#include "mdg-date.h"
#include "mdg-record.h"
#include "mdg-referral-clock.h"
#include "mdg-vocabularies.h"

G_BEGIN_DECLS

/* Which operation may be done to which kind of referral in which state, where it leads and what must be known for it. The pages,
   the command line, the tests and the printed help all read this table; what is not in it is refused. */

typedef enum
{
  MDG_REFERRAL_KIND_OUTREACH,
  MDG_REFERRAL_KIND_ADVICE,
  MDG_REFERRAL_KIND_BROKER,
  MDG_REFERRAL_KIND_ABSENCE,
  MDG_REFERRAL_KIND_TWODR,
  MDG_REFERRAL_KIND_DISCHARGE,
  MDG_REFERRAL_KIND_ORAL,
  MDG_REFERRAL_KIND_NUTRI,
  MDG_REFERRAL_KIND_BED,
  MDG_REFERRAL_KIND_STARTUP,
  MDG_REFERRAL_KIND_INFECT,
  MDG_REFERRAL_KIND_FAX,
  MDG_REFERRAL_KIND_OTHER,
  MDG_N_REFERRAL_KINDS,
} MdgReferralKind;

typedef enum
{
  MDG_REFERRAL_DRAFT,
  MDG_REFERRAL_RECEIVED,
  MDG_REFERRAL_RETURNED,
  MDG_REFERRAL_TRIAGE,
  MDG_REFERRAL_ARRANGING,
  MDG_REFERRAL_SCHEDULED,
  MDG_REFERRAL_VISITED,
  MDG_REFERRAL_FOLLOW,
  MDG_REFERRAL_CLOSED,
  MDG_REFERRAL_DECLINED,
  MDG_REFERRAL_WITHDRAWN,
  MDG_N_REFERRAL_STATES,
} MdgReferralState;

typedef enum
{
  MDG_REFERRAL_RECEIVE,
  MDG_REFERRAL_RETURN,
  MDG_REFERRAL_RERECEIVE,
  MDG_REFERRAL_BEGIN_TRIAGE,
  MDG_REFERRAL_ARRANGE,
  MDG_REFERRAL_ADVISE,
  MDG_REFERRAL_DECLINE,
  MDG_REFERRAL_SCHEDULE,
  MDG_REFERRAL_RESCHEDULE,
  MDG_REFERRAL_RECORD_VISIT,
  MDG_REFERRAL_REVISIT,
  MDG_REFERRAL_CONNECT,
  MDG_REFERRAL_BEGIN_FOLLOW,
  MDG_REFERRAL_PROGRESS,
  MDG_REFERRAL_CLOSE,
  MDG_REFERRAL_WITHDRAW,
  MDG_REFERRAL_REOPEN,
  MDG_N_REFERRAL_OPERATIONS,
} MdgReferralOperation;

/* What can be asked for. Each has a sentence for people and, where it is one field, the field to go to. */
typedef enum
{
  MDG_REFERRAL_ASKS_REQUESTED_ON, /* not after today */
  MDG_REFERRAL_ASKS_REQUESTER,    /* affiliation and name */
  MDG_REFERRAL_ASKS_REACH,        /* one of telephone, FAX, mobile, mail */
  MDG_REFERRAL_ASKS_SUBJECT,      /* a name or a mark for somebody anonymous */
  MDG_REFERRAL_ASKS_SEX,
  MDG_REFERRAL_ASKS_AGE, /* or the birth date */
  MDG_REFERRAL_ASKS_REASONS,
  MDG_REFERRAL_ASKS_REQUEST_TEXT,
  MDG_REFERRAL_ASKS_RECEIVER,
  MDG_REFERRAL_ASKS_RECEIVED_AT,
  MDG_REFERRAL_ASKS_MISSING_TEXT,
  MDG_REFERRAL_ASKS_METHOD,
  MDG_REFERRAL_ASKS_ADDED_TEXT,
  MDG_REFERRAL_ASKS_OWNER,
  MDG_REFERRAL_ASKS_NEED,
  MDG_REFERRAL_ASKS_URGENCY,
  MDG_REFERRAL_ASKS_DECIDED_BY,
  MDG_REFERRAL_ASKS_DECIDED_ON, /* from the receipt to today */
  MDG_REFERRAL_ASKS_RESPONDER,
  MDG_REFERRAL_ASKS_CONSENT, /* with the reason where there is none */
  MDG_REFERRAL_ASKS_ADVICE,
  MDG_REFERRAL_ASKS_ADVISER,
  MDG_REFERRAL_ASKS_ADVISED_ON,
  MDG_REFERRAL_ASKS_REASON_TEXT,
  MDG_REFERRAL_ASKS_GUIDED_TO,
  MDG_REFERRAL_ASKS_PLANNED_AT, /* not before the decision */
  MDG_REFERRAL_ASKS_DOCTOR,
  MDG_REFERRAL_ASKS_ESCORTS,
  MDG_REFERRAL_ASKS_PLACE,
  MDG_REFERRAL_ASKS_REASON_CODE,
  MDG_REFERRAL_ASKS_VISITED_ON, /* from the decision to today */
  MDG_REFERRAL_ASKS_ATTENDEES,
  MDG_REFERRAL_ASKS_FINDINGS, /* or that nobody could be met and why */
  MDG_REFERRAL_ASKS_CONDITION,
  MDG_REFERRAL_ASKS_PLAN,
  MDG_REFERRAL_ASKS_CHOSEN, /* one who was asked and takes it */
  MDG_REFERRAL_ASKS_ITEMS,
  MDG_REFERRAL_ASKS_NEXT_DUE,
  MDG_REFERRAL_ASKS_ON_DATE, /* not after today */
  MDG_REFERRAL_ASKS_PROGRESS_TEXT,
  MDG_REFERRAL_ASKS_OUTCOME,
  MDG_REFERRAL_ASKS_OUTCOME_ON,
  MDG_REFERRAL_ASKS_SUMMARY,
  MDG_REFERRAL_ASKS_CLASSIFICATION, /* an issue of the case, or the reason why none */
  MDG_REFERRAL_ASKS_WHO,
  MDG_N_REFERRAL_ASKS,
} MdgReferralAsk;

#define MDG_REFERRAL_BIT(n) (G_GUINT64_CONSTANT (1) << (n))

typedef struct
{
  MdgReferralOperation operation;
  guint kinds; /* bits of MdgReferralKind */
  guint from;  /* bits of MdgReferralState */
  MdgReferralState to;
  guint64 asks;             /* bits of MdgReferralAsk */
  const char *ball;         /* who has to act then: code of ref_ball */
  MdgReferralTermKind term; /* what sets the next date where none is given; MDG_N_REFERRAL_TERMS for none */
  gboolean is_backward;     /* always with a reason */
} MdgReferralRule;

/* What the rules look at. referral and step are needed, visit for the operations on a visit; all of them as they are to be saved. */
typedef struct
{
  MdgRecord *referral;
  MdgRecord *step;
  MdgRecord *visit;
  guint n_outcomes; /* of closing, dated */
  gboolean is_outcome_undated;
  guint n_chosen; /* who were asked and take it */
  guint n_items;  /* of support, with state and date */
  guint n_issues; /* of the case */
  MdgDate today;
} MdgReferralEvidence;

const MdgReferralRule *mdg_referral_rules_get (guint *n);
/* NULL when the operation is not possible. */
const MdgReferralRule *mdg_referral_rules_find (MdgReferralKind kind,
                                                MdgReferralState from,
                                                MdgReferralOperation operation);
/* Bits of MdgReferralOperation, in the order one would offer them. */
guint mdg_referral_rules_list_operations (MdgReferralKind kind,
                                          MdgReferralState from);
/* Bits of MdgReferralAsk. */
guint64 mdg_referral_rules_get_missing (const MdgReferralRule *rule,
                                        const MdgReferralEvidence *evidence);
/* INVALID in words: that it is not possible from here and what is, or all that is missing. vocabularies may be NULL. */
const MdgReferralRule *mdg_referral_rules_check (const MdgReferralEvidence *evidence,
                                                 MdgReferralOperation operation,
                                                 MdgVocabularies *vocabularies,
                                                 GError **error);

const char *mdg_referral_ask_get_label (MdgReferralAsk ask);
/* The field of the record of *kind where it is written; FALSE when it is none of these records. */
gboolean mdg_referral_ask_get_field (MdgReferralAsk ask,
                                     MdgKind *kind,
                                     guint *field);

/* Codes of ref_kind, ref_state and ref_operation. FALSE for what is no such code. */
const char *mdg_referral_kind_get_code (MdgReferralKind kind);
const char *mdg_referral_state_get_code (MdgReferralState state);
const char *mdg_referral_operation_get_code (MdgReferralOperation operation);
gboolean mdg_referral_kind_find (const char *code,
                                 MdgReferralKind *kind);
gboolean mdg_referral_state_find (const char *code,
                                  MdgReferralState *state);
gboolean mdg_referral_operation_find (const char *code,
                                      MdgReferralOperation *operation);
/* Neither draft nor closed, declined or withdrawn. */
gboolean mdg_referral_state_is_open (MdgReferralState state);
/* Visits are planned and made for it. */
gboolean mdg_referral_kind_has_visits (MdgReferralKind kind);
/* It concerns a person, and not a doctor or an agency alone. */
gboolean mdg_referral_kind_has_person (MdgReferralKind kind);

G_END_DECLS
