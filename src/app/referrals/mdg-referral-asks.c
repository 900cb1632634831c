#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-asks.h"

#include <glib/gi18n-lib.h>

#include "mdg-referral-step.h"
#include "mdg-referral-visit.h"
#include "mdg-referral.h"

#define WIDE (MDG_PAPER_ROW | MDG_PAPER_WIDE | MDG_PAPER_HEADED)
#define LINE(field, kind, label, size) \
  {                                    \
    field, kind, WIDE, label, size     \
  }
#define LINES(name) static const MdgPaperLine name[]

LINES (owner) = { LINE (MDG_REFERRAL_OWNER, MDG_PAPER_STAFF, N_ ("Coordinator in charge"), 0) };
LINES (need) = { LINE (MDG_REFERRAL_NEED, MDG_PAPER_BOX, N_ ("Need"), 0) };
LINES (urgency) = { LINE (MDG_REFERRAL_URGENCY, MDG_PAPER_BOX, N_ ("Urgency of the referral"), 0) };
LINES (decided) = {
  LINE (MDG_REFERRAL_DECIDED_BY, MDG_PAPER_TEXT, N_ ("Decided by"), 16),
  { MDG_REFERRAL_DECIDED_ON, MDG_PAPER_DATE, MDG_PAPER_PLAIN, N_ ("Date"), 12 },
};
LINES (responder) = { LINE (MDG_REFERRAL_RESPONDER_NAME, MDG_PAPER_TEXT, N_ ("Doctor or agency thought of"), 16) };
LINES (consent) = {
  LINE (MDG_REFERRAL_CONSENT, MDG_PAPER_BOX, N_ ("Consent of person or family"), 0),
  { MDG_REFERRAL_CONSENT_REASON, MDG_PAPER_TEXT, MDG_PAPER_ROW | MDG_PAPER_WIDE, N_ ("Why not, or why not yet"), 16 },
  { MDG_REFERRAL_CONSENT_ON, MDG_PAPER_DATE, MDG_PAPER_PLAIN, N_ ("Date"), 12 },
};
LINES (advice) = { LINE (MDG_REFERRAL_ADVICE, MDG_PAPER_NOTE, N_ ("Advice"), 5) };
LINES (adviser) = {
  LINE (MDG_REFERRAL_ADVISER, MDG_PAPER_TEXT, N_ ("Who gave it"), 16),
  { MDG_REFERRAL_ADVISED_ON, MDG_PAPER_DATE, MDG_PAPER_PLAIN, N_ ("Date"), 12 },
};
LINES (guided) = { LINE (MDG_REFERRAL_GUIDED_TO, MDG_PAPER_TEXT, N_ ("Guided to"), 16) };
LINES (unmet) = {
  LINE (MDG_REFERRAL_UNMET, MDG_PAPER_CODE, N_ ("Nobody available"), 0),
  { MDG_REFERRAL_UNMET_TEXT, MDG_PAPER_TEXT, MDG_PAPER_WIDE, N_ ("In words"), 12 },
};
LINES (summary) = { LINE (MDG_REFERRAL_SUMMARY, MDG_PAPER_NOTE, N_ ("Summary"), 4) };
LINES (no_classification) = { LINE (MDG_REFERRAL_NO_CLASSIFICATION, MDG_PAPER_TEXT, N_ ("No classification because"), 16) };
LINES (next_what) = { LINE (MDG_REFERRAL_NEXT_WHAT, MDG_PAPER_TEXT, N_ ("Next action"), 16) };

LINES (missing_text) = { LINE (MDG_REFERRAL_STEP_TEXT, MDG_PAPER_NOTE, N_ ("What is missing"), 3) };
LINES (added_text) = { LINE (MDG_REFERRAL_STEP_TEXT, MDG_PAPER_NOTE, N_ ("What was added"), 3) };
LINES (reason_text) = { LINE (MDG_REFERRAL_STEP_TEXT, MDG_PAPER_NOTE, N_ ("Reason"), 2) };
LINES (progress_text) = { LINE (MDG_REFERRAL_STEP_TEXT, MDG_PAPER_NOTE, N_ ("How it goes"), 4) };
LINES (method) = { LINE (MDG_REFERRAL_STEP_METHOD, MDG_PAPER_CODE, N_ ("Told by"), 0) };
LINES (reason_code) = {
  LINE (MDG_REFERRAL_STEP_REASON, MDG_PAPER_BOX, N_ ("Reason"), 0),
  { MDG_REFERRAL_STEP_TEXT, MDG_PAPER_TEXT, MDG_PAPER_ROW | MDG_PAPER_WIDE, N_ ("In words"), 16 },
};
LINES (on_date) = { LINE (MDG_REFERRAL_STEP_ON_DATE, MDG_PAPER_DATE, N_ ("Date"), 12) };
LINES (next_due) = { LINE (MDG_REFERRAL_STEP_NEXT_DUE, MDG_PAPER_DUE, N_ ("Next date"), 12) };
LINES (who) = { LINE (MDG_REFERRAL_STEP_WHO, MDG_PAPER_TEXT, N_ ("Who withdraws it"), 16) };

LINES (planned) = { LINE (MDG_REFERRAL_VISIT_PLANNED_AT, MDG_PAPER_TIME, N_ ("Day and time"), 20) };
LINES (doctor) = { LINE (MDG_REFERRAL_VISIT_DOCTOR, MDG_PAPER_TEXT, N_ ("Visiting doctor"), 16) };
LINES (escorts) = { LINE (MDG_REFERRAL_VISIT_ESCORTS, MDG_PAPER_TEXT, N_ ("Who comes along"), 16) };
LINES (place) = { LINE (MDG_REFERRAL_VISIT_PLACE, MDG_PAPER_TEXT, N_ ("Place"), 16) };
LINES (visited) = {
  LINE (MDG_REFERRAL_VISIT_VISITED_ON, MDG_PAPER_DATE, N_ ("Visited on"), 12),
  { MDG_REFERRAL_VISIT_STARTS_AT, MDG_PAPER_TEXT, MDG_PAPER_PLAIN, N_ ("Starting at"), 7 },
  { MDG_REFERRAL_VISIT_MINUTES, MDG_PAPER_NUMBER, MDG_PAPER_PLAIN, N_ ("Minutes"), 5 },
};
LINES (attendees) = { LINE (MDG_REFERRAL_VISIT_ATTENDEES, MDG_PAPER_TEXT, N_ ("Who was there"), 16) };
LINES (findings) = {
  LINE (MDG_REFERRAL_VISIT_FINDINGS, MDG_PAPER_NOTE, N_ ("Findings"), 5),
  { MDG_REFERRAL_VISIT_IS_MISSED, MDG_PAPER_FLAG, MDG_PAPER_ROW, N_ ("The person could not be met"), 0 },
  { MDG_REFERRAL_VISIT_MISSED_REASON, MDG_PAPER_TEXT, MDG_PAPER_WIDE, N_ ("because"), 12 },
};
LINES (condition) = { LINE (MDG_REFERRAL_VISIT_CONDITION, MDG_PAPER_BOX, N_ ("Urgency of the condition"), 0) };
LINES (plan) = { LINE (MDG_REFERRAL_VISIT_PLAN, MDG_PAPER_NOTE, N_ ("Plan"), 4) };

#define BLOCK(head, lines)            \
  {                                   \
    head, lines, G_N_ELEMENTS (lines) \
  }
#define ASK(name) MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_##name)
#define OPERATION(name) (1u << MDG_REFERRAL_##name)

/* In the order of a conversation: who, what, when, why. A question is put when the rule asks for one of asks, or to the
   operations named. */
static const struct
{
  guint64 asks;
  guint operations;
  MdgKind kind;
  MdgPaperBlock block;
} questions[] = {
  { ASK (WHO), 0, MDG_KIND_REFERRAL_STEP, BLOCK (N_ ("Who withdraws it"), who) },
  { ASK (NEED), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("Need"), need) },
  { ASK (URGENCY), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("Urgency of the referral"), urgency) },
  { ASK (DECIDED_BY) | ASK (DECIDED_ON), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("Decided by"), decided) },
  { ASK (RESPONDER), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("Doctor or agency thought of"), responder) },
  { ASK (CONSENT), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("Consent of person or family"), consent) },
  { ASK (ADVICE), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("Advice"), advice) },
  { ASK (ADVISER) | ASK (ADVISED_ON), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("Who gave it"), adviser) },
  { ASK (PLANNED_AT), 0, MDG_KIND_REFERRAL_VISIT, BLOCK (N_ ("Day and time"), planned) },
  { ASK (DOCTOR), OPERATION (RECORD_VISIT), MDG_KIND_REFERRAL_VISIT, BLOCK (N_ ("Visiting doctor"), doctor) },
  { ASK (ESCORTS), 0, MDG_KIND_REFERRAL_VISIT, BLOCK (N_ ("Who comes along"), escorts) },
  { ASK (PLACE), 0, MDG_KIND_REFERRAL_VISIT, BLOCK (N_ ("Place"), place) },
  { ASK (VISITED_ON), 0, MDG_KIND_REFERRAL_VISIT, BLOCK (N_ ("Visited on"), visited) },
  { ASK (ATTENDEES), 0, MDG_KIND_REFERRAL_VISIT, BLOCK (N_ ("Who was there"), attendees) },
  { ASK (FINDINGS), 0, MDG_KIND_REFERRAL_VISIT, BLOCK (N_ ("Findings"), findings) },
  { ASK (CONDITION), 0, MDG_KIND_REFERRAL_VISIT, BLOCK (N_ ("Urgency of the condition"), condition) },
  { ASK (PLAN), 0, MDG_KIND_REFERRAL_VISIT, BLOCK (N_ ("Plan"), plan) },
  { ASK (MISSING_TEXT), 0, MDG_KIND_REFERRAL_STEP, BLOCK (N_ ("What is missing"), missing_text) },
  { ASK (ADDED_TEXT), 0, MDG_KIND_REFERRAL_STEP, BLOCK (N_ ("What was added"), added_text) },
  { ASK (REASON_CODE), 0, MDG_KIND_REFERRAL_STEP, BLOCK (N_ ("Reason"), reason_code) },
  { ASK (REASON_TEXT), 0, MDG_KIND_REFERRAL_STEP, BLOCK (N_ ("Reason"), reason_text) },
  { ASK (PROGRESS_TEXT), 0, MDG_KIND_REFERRAL_STEP, BLOCK (N_ ("How it goes"), progress_text) },
  { ASK (METHOD), 0, MDG_KIND_REFERRAL_STEP, BLOCK (N_ ("Told by"), method) },
  { ASK (GUIDED_TO), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("Guided to"), guided) },
  { 0, OPERATION (DECLINE) | OPERATION (WITHDRAW), MDG_KIND_REFERRAL, BLOCK (N_ ("Nobody available"), unmet) },
  { ASK (SUMMARY), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("Summary"), summary) },
  { ASK (CLASSIFICATION), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("No classification because"), no_classification) },
  { ASK (OWNER), 0, MDG_KIND_REFERRAL, BLOCK (N_ ("Coordinator in charge"), owner) },
  { 0, OPERATION (BEGIN_FOLLOW) | OPERATION (PROGRESS), MDG_KIND_REFERRAL, BLOCK (N_ ("Next action"), next_what) },
  { ASK (NEXT_DUE), 0, MDG_KIND_REFERRAL_STEP, BLOCK (N_ ("Next date"), next_due) },
  { ASK (ON_DATE), 0, MDG_KIND_REFERRAL_STEP, BLOCK (N_ ("Date"), on_date) },
};

GArray *
mdg_referral_asks_list (const MdgReferralRule *rule)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (MdgReferralQuestion));

  g_return_val_if_fail (rule != NULL, list);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if ((questions[i].asks & rule->asks) != 0 || (questions[i].operations & (1u << rule->operation)) != 0)
      {
        MdgReferralQuestion question = { questions[i].kind, &questions[i].block };

        g_array_append_val (list, question);
      }

  return list;
}

static guint
get_rank (const MdgReferralRule *rule)
{
  if (rule->operation == MDG_REFERRAL_WITHDRAW)
    return 3;
  if (rule->operation == MDG_REFERRAL_DECLINE)
    return 2;

  return rule->is_backward ? 1 : 0;
}

void
mdg_referral_asks_list_operations (MdgReferralKind kind,
                                   MdgReferralState state,
                                   MdgReferralOperation operations[MDG_N_REFERRAL_OPERATIONS],
                                   guint *n)
{
  *n = 0;
  for (guint rank = 0; rank <= 3; rank++)
    for (guint i = 0; i < MDG_N_REFERRAL_OPERATIONS; i++)
      {
        const MdgReferralRule *rule = mdg_referral_rules_find (kind, state, (MdgReferralOperation) i);

        if (rule != NULL && get_rank (rule) == rank)
          operations[(*n)++] = (MdgReferralOperation) i;
      }
}

gboolean
mdg_referral_asks_scales (const MdgReferralRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  return rule->operation == MDG_REFERRAL_RECORD_VISIT;
}
