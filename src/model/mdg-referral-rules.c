#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-referral-rules.h"

#include "mdg-error.h"
#include "mdg-referral-step.h"
#include "mdg-referral-visit.h"
#include "mdg-referral.h"

#include <glib/gi18n-lib.h>

#define KIND(name) (1u << MDG_REFERRAL_KIND_##name)
#define STATE(name) (1u << MDG_REFERRAL_##name)
#define ASK(name) MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_##name)

#define ALL ((1u << MDG_N_REFERRAL_KINDS) - 1)
#define VISITING (KIND (OUTREACH) | KIND (ORAL) | KIND (NUTRI))
#define ADVISING (KIND (ADVICE) | KIND (INFECT) | KIND (FAX))
#define MATCHING (KIND (BROKER) | KIND (ABSENCE) | KIND (TWODR) | KIND (BED))
#define CALLING KIND (DISCHARGE)
#define SUPPORTING (KIND (STARTUP) | KIND (OTHER))
#define WITHOUT_PERSON (KIND (ABSENCE) | KIND (STARTUP) | KIND (INFECT) | KIND (OTHER))

#define REQUEST (ASK (REQUESTED_ON) | ASK (REQUESTER) | ASK (REACH) | ASK (REQUEST_TEXT) | ASK (RECEIVER) | ASK (RECEIVED_AT))
#define PERSON (ASK (SUBJECT) | ASK (SEX) | ASK (AGE) | ASK (REASONS))
#define DECISION (ASK (NEED) | ASK (URGENCY) | ASK (DECIDED_BY) | ASK (DECIDED_ON) | ASK (RESPONDER))
#define CLOSING (ASK (OUTCOME) | ASK (OUTCOME_ON) | ASK (SUMMARY) | ASK (CLASSIFICATION))

#define NO_TERM MDG_N_REFERRAL_TERMS
/* The term of the urgency; the rules name the ordinary one. */
#define BY_URGENCY MDG_REFERRAL_TERM_U1

static const MdgReferralRule rules[] = {
  { MDG_REFERRAL_RECEIVE, ALL & ~WITHOUT_PERSON, STATE (DRAFT), MDG_REFERRAL_RECEIVED, REQUEST | PERSON, "centre", MDG_REFERRAL_TERM_REVIEW },
  { MDG_REFERRAL_RECEIVE, WITHOUT_PERSON, STATE (DRAFT), MDG_REFERRAL_RECEIVED, REQUEST, "centre", MDG_REFERRAL_TERM_REVIEW },
  { MDG_REFERRAL_RETURN, ALL, STATE (RECEIVED), MDG_REFERRAL_RETURNED, ASK (MISSING_TEXT) | ASK (ON_DATE) | ASK (METHOD), "requester", MDG_REFERRAL_TERM_RETURNED, TRUE },
  { MDG_REFERRAL_RERECEIVE, ALL, STATE (RETURNED), MDG_REFERRAL_RECEIVED, ASK (ADDED_TEXT), "centre", MDG_REFERRAL_TERM_REVIEW },
  { MDG_REFERRAL_BEGIN_TRIAGE, ALL & ~CALLING, STATE (RECEIVED), MDG_REFERRAL_TRIAGE, ASK (OWNER), "centre", MDG_REFERRAL_TERM_REVIEW },
  { MDG_REFERRAL_ARRANGE, (VISITING | MATCHING) & ~WITHOUT_PERSON, STATE (TRIAGE), MDG_REFERRAL_ARRANGING, DECISION | ASK (CONSENT), "centre", BY_URGENCY },
  { MDG_REFERRAL_ARRANGE, (VISITING | MATCHING) & WITHOUT_PERSON, STATE (TRIAGE), MDG_REFERRAL_ARRANGING, DECISION, "centre", BY_URGENCY },
  { MDG_REFERRAL_ADVISE, ADVISING, STATE (TRIAGE), MDG_REFERRAL_VISITED, ASK (ADVICE) | ASK (ADVISER) | ASK (ADVISED_ON), "centre", MDG_REFERRAL_TERM_REPORT },
  { MDG_REFERRAL_DECLINE, ALL & ~CALLING, STATE (TRIAGE), MDG_REFERRAL_DECLINED, ASK (REASON_TEXT) | ASK (GUIDED_TO), "none", NO_TERM },
  { MDG_REFERRAL_DECLINE, CALLING, STATE (RECEIVED), MDG_REFERRAL_DECLINED, ASK (REASON_TEXT) | ASK (GUIDED_TO), "none", NO_TERM },
  { MDG_REFERRAL_SCHEDULE, VISITING, STATE (ARRANGING), MDG_REFERRAL_SCHEDULED, ASK (PLANNED_AT) | ASK (DOCTOR) | ASK (ESCORTS) | ASK (PLACE), "doctor", NO_TERM },
  { MDG_REFERRAL_RESCHEDULE, VISITING, STATE (SCHEDULED), MDG_REFERRAL_ARRANGING, ASK (REASON_CODE), "centre", BY_URGENCY, TRUE },
  { MDG_REFERRAL_RECORD_VISIT, VISITING, STATE (SCHEDULED), MDG_REFERRAL_VISITED, ASK (VISITED_ON) | ASK (ATTENDEES) | ASK (FINDINGS) | ASK (CONDITION) | ASK (PLAN), "centre", MDG_REFERRAL_TERM_REPORT },
  { MDG_REFERRAL_REVISIT, VISITING, STATE (VISITED), MDG_REFERRAL_ARRANGING, ASK (REASON_TEXT), "centre", BY_URGENCY, TRUE },
  { MDG_REFERRAL_CONNECT, MATCHING, STATE (ARRANGING), MDG_REFERRAL_VISITED, ASK (CHOSEN), "centre", MDG_REFERRAL_TERM_REPORT },
  { MDG_REFERRAL_BEGIN_FOLLOW, VISITING | ADVISING | MATCHING, STATE (VISITED), MDG_REFERRAL_FOLLOW, ASK (OWNER) | ASK (NEXT_DUE), "centre", NO_TERM },
  { MDG_REFERRAL_BEGIN_FOLLOW, CALLING, STATE (RECEIVED), MDG_REFERRAL_FOLLOW, ASK (OWNER) | ASK (NEXT_DUE), "centre", NO_TERM },
  { MDG_REFERRAL_BEGIN_FOLLOW, SUPPORTING, STATE (TRIAGE), MDG_REFERRAL_FOLLOW, ASK (OWNER) | ASK (ITEMS) | ASK (NEXT_DUE), "centre", NO_TERM },
  { MDG_REFERRAL_PROGRESS, ALL, STATE (FOLLOW), MDG_REFERRAL_FOLLOW, ASK (ON_DATE) | ASK (PROGRESS_TEXT) | ASK (NEXT_DUE), "centre", NO_TERM },
  { MDG_REFERRAL_CLOSE, ALL, STATE (FOLLOW), MDG_REFERRAL_CLOSED, CLOSING, "none", NO_TERM },
  { MDG_REFERRAL_CLOSE, ADVISING | MATCHING, STATE (VISITED), MDG_REFERRAL_CLOSED, CLOSING, "none", NO_TERM },
  { MDG_REFERRAL_WITHDRAW, ALL, STATE (RECEIVED) | STATE (RETURNED) | STATE (TRIAGE) | STATE (ARRANGING) | STATE (SCHEDULED) | STATE (VISITED) | STATE (FOLLOW), MDG_REFERRAL_WITHDRAWN, ASK (WHO) | ASK (REASON_TEXT) | ASK (ON_DATE), "none", NO_TERM },
  { MDG_REFERRAL_REOPEN, ALL, STATE (CLOSED), MDG_REFERRAL_FOLLOW, ASK (REASON_TEXT) | ASK (ON_DATE), "centre", MDG_REFERRAL_TERM_FOLLOW, TRUE },
};

static const char *const kind_codes[MDG_N_REFERRAL_KINDS] = { "outreach", "advice", "broker", "absence", "twodr", "discharge", "oral", "nutri", "bed", "startup", "infect", "fax", "other" };
static const char *const state_codes[MDG_N_REFERRAL_STATES] = { "draft", "received", "returned", "triage", "arranging", "scheduled", "visited", "follow", "closed", "declined", "withdrawn" };
static const char *const operation_codes[MDG_N_REFERRAL_OPERATIONS] = { "receive", "return", "rereceive", "triage", "arrange", "advise", "decline", "schedule", "reschedule", "visit", "revisit", "connect", "follow", "progress", "close", "withdraw", "reopen" };

static gboolean
read_day (const char *iso,
          MdgDate *date)
{
  g_autofree char *day = iso != NULL ? g_strndup (iso, 10) : NULL;

  return day != NULL && mdg_date_parse_iso (day, date) && mdg_date_is_full (date);
}

/* Whether the day in field is known and lies neither before earliest (NULL or unreadable: any) nor, where it has happened, after
   today. */
static gboolean
is_day_between (MdgRecord *record,
                guint field,
                const char *earliest,
                const MdgDate *today)
{
  MdgDate day;
  MdgDate first;

  if (record == NULL || !read_day (mdg_record_get_text (record, field), &day))
    return FALSE;
  if (read_day (earliest, &first) && mdg_date_compare (&day, &first) < 0)
    return FALSE;

  return today == NULL || mdg_date_compare (&day, today) <= 0;
}

static gboolean
has (MdgRecord *record,
     guint field)
{
  return record != NULL && !mdg_record_is_empty (record, field);
}

static const char *
get_decided (const MdgReferralEvidence *evidence)
{
  return mdg_record_get_text (evidence->referral, MDG_REFERRAL_DECIDED_ON);
}

static gboolean
has_requested_on (const MdgReferralEvidence *evidence)
{
  return is_day_between (evidence->referral, MDG_REFERRAL_REQUESTED_ON, NULL, &evidence->today);
}

static gboolean
has_requester (const MdgReferralEvidence *evidence)
{
  return has (evidence->referral, MDG_REFERRAL_AFFILIATION) && has (evidence->referral, MDG_REFERRAL_REQUESTER_NAME);
}

static gboolean
has_reach (const MdgReferralEvidence *evidence)
{
  static const guint fields[] = { MDG_REFERRAL_PHONE, MDG_REFERRAL_FAX, MDG_REFERRAL_MOBILE, MDG_REFERRAL_MAIL };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (has (evidence->referral, fields[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_age (const MdgReferralEvidence *evidence)
{
  return has (evidence->referral, MDG_REFERRAL_AGE) || has (evidence->referral, MDG_REFERRAL_BIRTH);
}

static gboolean
has_received_at (const MdgReferralEvidence *evidence)
{
  return is_day_between (evidence->referral, MDG_REFERRAL_RECEIVED_AT, mdg_record_get_text (evidence->referral, MDG_REFERRAL_REQUESTED_ON), &evidence->today);
}

static gboolean
has_decided_on (const MdgReferralEvidence *evidence)
{
  return is_day_between (evidence->referral, MDG_REFERRAL_DECIDED_ON, mdg_record_get_text (evidence->referral, MDG_REFERRAL_RECEIVED_AT), &evidence->today);
}

static gboolean
has_consent (const MdgReferralEvidence *evidence)
{
  const char *consent = mdg_record_get_text (evidence->referral, MDG_REFERRAL_CONSENT);

  return consent != NULL && (!g_str_equal (consent, "refused") || has (evidence->referral, MDG_REFERRAL_CONSENT_REASON));
}

static gboolean
has_advised_on (const MdgReferralEvidence *evidence)
{
  return is_day_between (evidence->referral, MDG_REFERRAL_ADVISED_ON, mdg_record_get_text (evidence->referral, MDG_REFERRAL_RECEIVED_AT), &evidence->today);
}

static gboolean
has_planned_at (const MdgReferralEvidence *evidence)
{
  return is_day_between (evidence->visit, MDG_REFERRAL_VISIT_PLANNED_AT, get_decided (evidence), NULL);
}

static gboolean
has_visited_on (const MdgReferralEvidence *evidence)
{
  return is_day_between (evidence->visit, MDG_REFERRAL_VISIT_VISITED_ON, get_decided (evidence), &evidence->today);
}

static gboolean
is_missed (const MdgReferralEvidence *evidence)
{
  return evidence->visit != NULL && mdg_record_get_flag (evidence->visit, MDG_REFERRAL_VISIT_IS_MISSED);
}

static gboolean
has_findings (const MdgReferralEvidence *evidence)
{
  return has (evidence->visit, is_missed (evidence) ? MDG_REFERRAL_VISIT_MISSED_REASON : MDG_REFERRAL_VISIT_FINDINGS);
}

static gboolean
has_condition (const MdgReferralEvidence *evidence)
{
  return is_missed (evidence) || has (evidence->visit, MDG_REFERRAL_VISIT_CONDITION);
}

static gboolean
has_chosen (const MdgReferralEvidence *evidence)
{
  return evidence->n_chosen > 0 || has (evidence->referral, MDG_REFERRAL_CHOSEN);
}

static gboolean
has_items (const MdgReferralEvidence *evidence)
{
  return evidence->n_items > 0;
}

static gboolean
has_next_due (const MdgReferralEvidence *evidence)
{
  MdgDate due;

  return read_day (mdg_record_get_text (evidence->step, MDG_REFERRAL_STEP_NEXT_DUE), &due);
}

static gboolean
has_on_date (const MdgReferralEvidence *evidence)
{
  return is_day_between (evidence->step, MDG_REFERRAL_STEP_ON_DATE, mdg_record_get_text (evidence->referral, MDG_REFERRAL_RECEIVED_AT), &evidence->today);
}

static gboolean
has_outcome (const MdgReferralEvidence *evidence)
{
  return evidence->n_outcomes > 0;
}

static gboolean
has_outcome_on (const MdgReferralEvidence *evidence)
{
  return evidence->n_outcomes > 0 && !evidence->is_outcome_undated;
}

static gboolean
is_classified (const MdgReferralEvidence *evidence)
{
  return evidence->n_issues > 0 || has (evidence->referral, MDG_REFERRAL_NO_CLASSIFICATION);
}

typedef gboolean (*Check) (const MdgReferralEvidence *evidence);

/* Where only a field is asked for, check is NULL. */
static const struct
{
  const char *label;
  MdgKind kind;
  guint field;
  Check check;
} asks[MDG_N_REFERRAL_ASKS] = {
  [MDG_REFERRAL_ASKS_REQUESTED_ON] = { N_ ("the date of the request, not after today"), MDG_KIND_REFERRAL, MDG_REFERRAL_REQUESTED_ON, has_requested_on },
  [MDG_REFERRAL_ASKS_REQUESTER] = { N_ ("affiliation and name of the requester"), MDG_KIND_REFERRAL, MDG_REFERRAL_AFFILIATION, has_requester },
  [MDG_REFERRAL_ASKS_REACH] = { N_ ("a telephone, FAX or mail address of the requester"), MDG_KIND_REFERRAL, MDG_REFERRAL_PHONE, has_reach },
  [MDG_REFERRAL_ASKS_SUBJECT] = { N_ ("the name of the person, or a mark such as “Anonymous A”"), MDG_KIND_REFERRAL, MDG_REFERRAL_SUBJECT_NAME },
  [MDG_REFERRAL_ASKS_SEX] = { N_ ("the sex of the person"), MDG_KIND_REFERRAL, MDG_REFERRAL_SEX },
  [MDG_REFERRAL_ASKS_AGE] = { N_ ("age or birth date of the person"), MDG_KIND_REFERRAL, MDG_REFERRAL_AGE, has_age },
  [MDG_REFERRAL_ASKS_REASONS] = { N_ ("a reason for support (one at least)"), MDG_KIND_REFERRAL, MDG_REFERRAL_REASONS },
  [MDG_REFERRAL_ASKS_REQUEST_TEXT] = { N_ ("what the physician is asked to do"), MDG_KIND_REFERRAL, MDG_REFERRAL_REQUEST_TEXT },
  [MDG_REFERRAL_ASKS_RECEIVER] = { N_ ("who received it"), MDG_KIND_REFERRAL, MDG_REFERRAL_RECEIVER },
  [MDG_REFERRAL_ASKS_RECEIVED_AT] = { N_ ("when it was received, not before the request nor after today"), MDG_KIND_REFERRAL, MDG_REFERRAL_RECEIVED_AT, has_received_at },
  [MDG_REFERRAL_ASKS_MISSING_TEXT] = { N_ ("what is missing on the form"), MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_TEXT },
  [MDG_REFERRAL_ASKS_METHOD] = { N_ ("how the requester was told"), MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_METHOD },
  [MDG_REFERRAL_ASKS_ADDED_TEXT] = { N_ ("what was added"), MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_TEXT },
  [MDG_REFERRAL_ASKS_OWNER] = { N_ ("the coordinator in charge"), MDG_KIND_REFERRAL, MDG_REFERRAL_OWNER },
  [MDG_REFERRAL_ASKS_NEED] = { N_ ("the need"), MDG_KIND_REFERRAL, MDG_REFERRAL_NEED },
  [MDG_REFERRAL_ASKS_URGENCY] = { N_ ("the urgency"), MDG_KIND_REFERRAL, MDG_REFERRAL_URGENCY },
  [MDG_REFERRAL_ASKS_DECIDED_BY] = { N_ ("who decided"), MDG_KIND_REFERRAL, MDG_REFERRAL_DECIDED_BY },
  [MDG_REFERRAL_ASKS_DECIDED_ON] = { N_ ("the day of the decision, from the receipt to today"), MDG_KIND_REFERRAL, MDG_REFERRAL_DECIDED_ON, has_decided_on },
  [MDG_REFERRAL_ASKS_RESPONDER] = { N_ ("the doctor or agency thought of"), MDG_KIND_REFERRAL, MDG_REFERRAL_RESPONDER_NAME },
  [MDG_REFERRAL_ASKS_CONSENT] = { N_ ("the consent, or why there is none"), MDG_KIND_REFERRAL, MDG_REFERRAL_CONSENT, has_consent },
  [MDG_REFERRAL_ASKS_ADVICE] = { N_ ("the advice"), MDG_KIND_REFERRAL, MDG_REFERRAL_ADVICE },
  [MDG_REFERRAL_ASKS_ADVISER] = { N_ ("who gave the advice"), MDG_KIND_REFERRAL, MDG_REFERRAL_ADVISER },
  [MDG_REFERRAL_ASKS_ADVISED_ON] = { N_ ("the day of the advice, from the receipt to today"), MDG_KIND_REFERRAL, MDG_REFERRAL_ADVISED_ON, has_advised_on },
  [MDG_REFERRAL_ASKS_REASON_TEXT] = { N_ ("the reason"), MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_TEXT },
  [MDG_REFERRAL_ASKS_GUIDED_TO] = { N_ ("where they were guided to"), MDG_KIND_REFERRAL, MDG_REFERRAL_GUIDED_TO },
  [MDG_REFERRAL_ASKS_PLANNED_AT] = { N_ ("day and time of the visit, not before the decision"), MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_PLANNED_AT, has_planned_at },
  [MDG_REFERRAL_ASKS_DOCTOR] = { N_ ("the doctor who visits"), MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_DOCTOR },
  [MDG_REFERRAL_ASKS_ESCORTS] = { N_ ("who comes along (one at least)"), MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_ESCORTS },
  [MDG_REFERRAL_ASKS_PLACE] = { N_ ("the place of the visit"), MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_PLACE },
  [MDG_REFERRAL_ASKS_REASON_CODE] = { N_ ("the reason of the change"), MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_REASON },
  [MDG_REFERRAL_ASKS_VISITED_ON] = { N_ ("the day of the visit, from the decision to today"), MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_VISITED_ON, has_visited_on },
  [MDG_REFERRAL_ASKS_ATTENDEES] = { N_ ("who was there"), MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_ATTENDEES },
  [MDG_REFERRAL_ASKS_FINDINGS] = { N_ ("the findings, or why the person could not be met"), MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_FINDINGS, has_findings },
  [MDG_REFERRAL_ASKS_CONDITION] = { N_ ("the urgency of the condition"), MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_CONDITION, has_condition },
  [MDG_REFERRAL_ASKS_PLAN] = { N_ ("the plan"), MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_PLAN },
  [MDG_REFERRAL_ASKS_CHOSEN] = { N_ ("one who was asked and is chosen"), MDG_KIND_REFERRAL, MDG_REFERRAL_CHOSEN, has_chosen },
  [MDG_REFERRAL_ASKS_ITEMS] = { N_ ("an item of support with its state and date"), MDG_KIND_NONE, 0, has_items },
  [MDG_REFERRAL_ASKS_NEXT_DUE] = { N_ ("the next date"), MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_NEXT_DUE, has_next_due },
  [MDG_REFERRAL_ASKS_ON_DATE] = { N_ ("the day it was done, from the receipt to today"), MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_ON_DATE, has_on_date },
  [MDG_REFERRAL_ASKS_PROGRESS_TEXT] = { N_ ("how it goes"), MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_TEXT },
  [MDG_REFERRAL_ASKS_OUTCOME] = { N_ ("an outcome (one at least)"), MDG_KIND_NONE, 0, has_outcome },
  [MDG_REFERRAL_ASKS_OUTCOME_ON] = { N_ ("the date of each outcome"), MDG_KIND_NONE, 0, has_outcome_on },
  [MDG_REFERRAL_ASKS_SUMMARY] = { N_ ("the summary"), MDG_KIND_REFERRAL, MDG_REFERRAL_SUMMARY },
  [MDG_REFERRAL_ASKS_CLASSIFICATION] = { N_ ("an issue of the case, or why no classification is needed"), MDG_KIND_REFERRAL, MDG_REFERRAL_NO_CLASSIFICATION, is_classified },
  [MDG_REFERRAL_ASKS_WHO] = { N_ ("who withdraws it"), MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_WHO },
};

const MdgReferralRule *
mdg_referral_rules_get (guint *n)
{
  *n = G_N_ELEMENTS (rules);

  return rules;
}

const MdgReferralRule *
mdg_referral_rules_find (MdgReferralKind kind,
                         MdgReferralState from,
                         MdgReferralOperation operation)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].operation == operation && (rules[i].kinds & (1u << kind)) != 0 && (rules[i].from & (1u << from)) != 0)
      return &rules[i];

  return NULL;
}

guint
mdg_referral_rules_list_operations (MdgReferralKind kind,
                                    MdgReferralState from)
{
  guint operations = 0;

  for (guint i = 0; i < MDG_N_REFERRAL_OPERATIONS; i++)
    if (mdg_referral_rules_find (kind, from, (MdgReferralOperation) i) != NULL)
      operations |= 1u << i;

  return operations;
}

static gboolean
is_given (MdgReferralAsk ask,
          const MdgReferralEvidence *evidence)
{
  if (asks[ask].check != NULL)
    return asks[ask].check (evidence);
  if (asks[ask].kind == MDG_KIND_REFERRAL)
    return has (evidence->referral, asks[ask].field);

  return has (asks[ask].kind == MDG_KIND_REFERRAL_STEP ? evidence->step : evidence->visit, asks[ask].field);
}

guint64
mdg_referral_rules_get_missing (const MdgReferralRule *rule,
                                const MdgReferralEvidence *evidence)
{
  guint64 missing = 0;

  g_return_val_if_fail (rule != NULL && evidence != NULL, 0);

  for (guint i = 0; i < MDG_N_REFERRAL_ASKS; i++)
    if ((rule->asks & MDG_REFERRAL_BIT (i)) != 0 && !is_given ((MdgReferralAsk) i, evidence))
      missing |= MDG_REFERRAL_BIT (i);

  return missing;
}

static const char *
get_label (MdgVocabularies *vocabularies,
           const char *vocabulary,
           const char *code)
{
  return vocabularies != NULL ? mdg_vocabularies_get_label (vocabularies, vocabulary, code, 0) : code;
}

static void
set_impossible (MdgReferralKind kind,
                MdgReferralState from,
                MdgReferralOperation operation,
                MdgVocabularies *vocabularies,
                GError **error)
{
  guint possible = mdg_referral_rules_list_operations (kind, from);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < MDG_N_REFERRAL_OPERATIONS; i++)
    if ((possible & (1u << i)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", get_label (vocabularies, "ref_operation", operation_codes[i]));

  if (words->len > 0)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                 _ ("“%s” is not possible for “%s” in the state “%s”. Possible: %s."),
                 get_label (vocabularies, "ref_operation", operation_codes[operation]), get_label (vocabularies, "ref_kind", kind_codes[kind]), get_label (vocabularies, "ref_state", state_codes[from]), words->str);
  else
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                 _ ("“%s” is not possible for “%s” in the state “%s”; this state is final."),
                 get_label (vocabularies, "ref_operation", operation_codes[operation]), get_label (vocabularies, "ref_kind", kind_codes[kind]), get_label (vocabularies, "ref_state", state_codes[from]));
}

static void
set_missing (guint64 missing,
             MdgReferralOperation operation,
             MdgVocabularies *vocabularies,
             GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < MDG_N_REFERRAL_ASKS; i++)
    if ((missing & MDG_REFERRAL_BIT (i)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", _ (asks[i].label));

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is not possible yet. Missing: %s."), get_label (vocabularies, "ref_operation", operation_codes[operation]), words->str);
}

const MdgReferralRule *
mdg_referral_rules_check (const MdgReferralEvidence *evidence,
                          MdgReferralOperation operation,
                          MdgVocabularies *vocabularies,
                          GError **error)
{
  const MdgReferralRule *rule;
  MdgReferralKind kind;
  MdgReferralState from;
  guint64 missing;

  g_return_val_if_fail (evidence != NULL && evidence->referral != NULL && evidence->step != NULL, NULL);

  if (!mdg_referral_kind_find (mdg_record_get_text (evidence->referral, MDG_REFERRAL_KIND), &kind) || !mdg_referral_state_find (mdg_record_get_text (evidence->referral, MDG_REFERRAL_STATUS), &from))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The kind or the state of this referral is unknown. Choose the kind and try again."));
      return NULL;
    }

  rule = mdg_referral_rules_find (kind, from, operation);
  if (rule == NULL)
    {
      set_impossible (kind, from, operation, vocabularies, error);
      return NULL;
    }

  missing = mdg_referral_rules_get_missing (rule, evidence);
  if (missing == 0)
    return rule;

  set_missing (missing, operation, vocabularies, error);

  return NULL;
}

const char *
mdg_referral_ask_get_label (MdgReferralAsk ask)
{
  g_return_val_if_fail (ask < MDG_N_REFERRAL_ASKS, NULL);

  return _ (asks[ask].label);
}

gboolean
mdg_referral_ask_get_field (MdgReferralAsk ask,
                            MdgKind *kind,
                            guint *field)
{
  g_return_val_if_fail (ask < MDG_N_REFERRAL_ASKS, FALSE);

  *kind = asks[ask].kind;
  *field = asks[ask].field;

  return asks[ask].kind != MDG_KIND_NONE;
}

const char *
mdg_referral_kind_get_code (MdgReferralKind kind)
{
  g_return_val_if_fail (kind < MDG_N_REFERRAL_KINDS, NULL);

  return kind_codes[kind];
}

const char *
mdg_referral_state_get_code (MdgReferralState state)
{
  g_return_val_if_fail (state < MDG_N_REFERRAL_STATES, NULL);

  return state_codes[state];
}

const char *
mdg_referral_operation_get_code (MdgReferralOperation operation)
{
  g_return_val_if_fail (operation < MDG_N_REFERRAL_OPERATIONS, NULL);

  return operation_codes[operation];
}

static gboolean
find_code (const char *const *codes,
           guint n,
           const char *code,
           guint *position)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
mdg_referral_kind_find (const char *code,
                        MdgReferralKind *kind)
{
  return find_code (kind_codes, G_N_ELEMENTS (kind_codes), code, (guint *) kind);
}

gboolean
mdg_referral_state_find (const char *code,
                         MdgReferralState *state)
{
  return find_code (state_codes, G_N_ELEMENTS (state_codes), code, (guint *) state);
}

gboolean
mdg_referral_operation_find (const char *code,
                             MdgReferralOperation *operation)
{
  return find_code (operation_codes, G_N_ELEMENTS (operation_codes), code, (guint *) operation);
}

gboolean
mdg_referral_state_is_open (MdgReferralState state)
{
  return state > MDG_REFERRAL_DRAFT && state < MDG_REFERRAL_CLOSED;
}

gboolean
mdg_referral_kind_has_visits (MdgReferralKind kind)
{
  return (VISITING & (1u << kind)) != 0;
}

gboolean
mdg_referral_kind_has_person (MdgReferralKind kind)
{
  return (WITHOUT_PERSON & (1u << kind)) == 0;
}
