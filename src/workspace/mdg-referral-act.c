#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-case-issue.h"
#include "mdg-error.h"
#include "mdg-hand-raises.h"
#include "mdg-referral-code.h"
#include "mdg-referral-drafts.h"
#include "mdg-referral-private.h"
#include "mdg-referral-query.h"
#include "mdg-roster.h"
#include "mdg-subject.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* A visit with its way there and back, where nothing else is known. */
#define VISIT_MINUTES 60

gboolean
mdg_referrals_check_serial (MdgWorkspace *workspace,
                            MdgRecord *referral,
                            GError **error)
{
  const char *typed = mdg_record_get_text (referral, MDG_REFERRAL_FORM_SERIAL);
  g_autofree char *serial = NULL;
  g_autofree char *shown = NULL;
  gboolean is_serial = FALSE;
  MdgUuid uuid;

  if (typed == NULL)
    return TRUE;

  serial = mdg_referral_code_parse (typed, &is_serial, error);
  if (serial == NULL)
    return FALSE;
  shown = mdg_referral_number_format (serial);
  if (!is_serial)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("%s is the number of a referral and not the serial of a blank form."), shown);
      return FALSE;
    }
  if (!mdg_referral_query_find (mdg_workspace_get_store (workspace), serial, &uuid, error))
    return FALSE;
  if (!mdg_uuid_is_nil (&uuid) && !mdg_uuid_equal (&uuid, mdg_record_get_uuid (referral)))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("The blank form %s has come in already, with another referral. Look at the number on the paper."), shown);
      return FALSE;
    }
  mdg_record_set_text (referral, MDG_REFERRAL_FORM_SERIAL, serial);

  return TRUE;
}

static void
count_outcome (MdgRecord *outcome,
               MdgReferralEvidence *evidence)
{
  const char *span = mdg_record_get_text (outcome, MDG_REFERRAL_OUTCOME_SPAN);
  const char *on = mdg_record_get_text (outcome, MDG_REFERRAL_OUTCOME_OUTCOME_ON);
  g_autofree char *today = mdg_date_dup_iso (&evidence->today);

  if (span != NULL && !g_str_equal (span, "close"))
    return;

  evidence->n_outcomes++;
  evidence->is_outcome_undated |= on == NULL || g_strcmp0 (on, today) > 0;
}

static void
count_item (MdgRecord *item,
            MdgReferralEvidence *evidence)
{
  if (!mdg_record_is_empty (item, MDG_REFERRAL_ITEM_STATUS) && !mdg_record_is_empty (item, MDG_REFERRAL_ITEM_DONE_ON))
    evidence->n_items++;
}

static void
count_record (MdgRecord *record,
              MdgReferralEvidence *evidence)
{
  if (mdg_record_get_kind (record) == MDG_KIND_REFERRAL_OUTCOME)
    count_outcome (record, evidence);
  else if (mdg_record_get_kind (record) == MDG_KIND_REFERRAL_ITEM)
    count_item (record, evidence);
}

static gboolean
count_children (MdgWorkspace *workspace,
                MdgKind kind,
                guint field,
                const MdgUuid *uuid,
                MdgReferralEvidence *evidence,
                GError **error)
{
  g_autoptr (GPtrArray) children = mdg_workspace_list_children (workspace, kind, field, uuid, error);

  for (guint i = 0; children != NULL && i < children->len; i++)
    count_record (children->pdata[i], evidence);

  return children != NULL;
}

gboolean
mdg_referrals_fill_evidence (MdgWorkspace *workspace,
                             const MdgReferralAct *act,
                             MdgReferralEvidence *evidence,
                             GError **error)
{
  const MdgUuid *uuid = mdg_record_get_uuid (act->referral);
  const MdgUuid *case_uuid = mdg_record_get_reference (act->referral, MDG_REFERRAL_CASE);

  *evidence = (MdgReferralEvidence){ act->referral, act->step, act->visit, .n_chosen = act->n_chosen };
  if (mdg_record_is_stored (act->referral))
    evidence->n_chosen = MAX (evidence->n_chosen, mdg_hand_raises_count_chosen (workspace, uuid));
  mdg_workspace_get_today (workspace, &evidence->today);
  if (mdg_record_is_stored (act->referral))
    evidence->n_chosen = MAX (act->n_chosen, mdg_hand_raises_count_chosen (workspace, uuid));
  for (guint i = 0; act->extras != NULL && i < act->extras->len; i++)
    count_record (act->extras->pdata[i], evidence);
  if (mdg_record_is_stored (act->referral)
      && (!count_children (workspace, MDG_KIND_REFERRAL_OUTCOME, MDG_REFERRAL_OUTCOME_REFERRAL, uuid, evidence, error) || !count_children (workspace, MDG_KIND_REFERRAL_ITEM, MDG_REFERRAL_ITEM_REFERRAL, uuid, evidence, error)))
    return FALSE;
  if (case_uuid != NULL)
    {
      g_autoptr (GPtrArray) issues = mdg_workspace_list_children (workspace, MDG_KIND_CASE_ISSUE, MDG_CASE_ISSUE_CASE, case_uuid, error);

      if (issues == NULL)
        return FALSE;
      evidence->n_issues = issues->len;
    }

  return TRUE;
}

/* What goes without saying: who is at the desk, and now. */
static MdgRecord *
complete_step (MdgWorkspace *workspace,
               const MdgReferralAct *act)
{
  MdgRecord *step = mdg_referrals_new_step (workspace, act->referral, mdg_referral_operation_get_code (act->operation));
  static const guint given[] = { MDG_REFERRAL_STEP_AT, MDG_REFERRAL_STEP_ON_DATE, MDG_REFERRAL_STEP_REASON, MDG_REFERRAL_STEP_TEXT, MDG_REFERRAL_STEP_WHO, MDG_REFERRAL_STEP_METHOD, MDG_REFERRAL_STEP_EVIDENCE, MDG_REFERRAL_STEP_NEXT_DUE };

  for (guint i = 0; act->step != NULL && i < G_N_ELEMENTS (given); i++)
    if (!mdg_record_is_empty (act->step, given[i]))
      mdg_record_set_text (step, given[i], mdg_record_get_text (act->step, given[i]));
  if (act->step != NULL && !mdg_record_is_empty (act->step, MDG_REFERRAL_STEP_STAFF))
    mdg_record_set_reference (step, MDG_REFERRAL_STEP_STAFF, mdg_record_get_reference (act->step, MDG_REFERRAL_STEP_STAFF));

  return step;
}

static void
complete_referral (MdgWorkspace *workspace,
                   MdgReferralOperation operation,
                   MdgRecord *referral,
                   MdgRecord *step)
{
  const MdgUuid *staff = mdg_record_get_reference (step, MDG_REFERRAL_STEP_STAFF);
  const MdgUuid *subject = mdg_record_get_reference (referral, MDG_REFERRAL_SUBJECT);

  if (operation != MDG_REFERRAL_RECEIVE)
    return;

  if (mdg_record_is_empty (referral, MDG_REFERRAL_RECEIVED_AT))
    mdg_record_set_text (referral, MDG_REFERRAL_RECEIVED_AT, mdg_record_get_text (step, MDG_REFERRAL_STEP_AT));
  if (mdg_record_is_empty (referral, MDG_REFERRAL_RECEIVER))
    mdg_record_set_reference (referral, MDG_REFERRAL_RECEIVER, staff);
  if (subject != NULL && mdg_record_is_empty (referral, MDG_REFERRAL_HOUSEHOLD_SNAPSHOT))
    {
      g_autoptr (MdgRecord) person = mdg_workspace_load (workspace, MDG_KIND_SUBJECT, subject, NULL);
      g_autofree char *household = person != NULL ? mdg_referral_drafts_dup_household (workspace, person) : NULL;

      mdg_record_set_text (referral, MDG_REFERRAL_HOUSEHOLD_SNAPSHOT, household);
    }
}

guint64
mdg_referrals_get_missing (MdgWorkspace *workspace,
                           const MdgReferralAct *act)
{
  g_autoptr (MdgRecord) referral = mdg_record_dup (act->referral);
  g_autoptr (MdgRecord) step = complete_step (workspace, act);
  MdgReferralAct completed = *act;
  MdgReferralEvidence evidence;
  const MdgReferralRule *rule;
  MdgReferralKind kind;
  MdgReferralState from;

  if (!mdg_referral_kind_find (mdg_record_get_text (referral, MDG_REFERRAL_KIND), &kind) || !mdg_referral_state_find (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), &from))
    return 0;

  rule = mdg_referral_rules_find (kind, from, act->operation);
  complete_referral (workspace, act->operation, referral, step);
  completed.referral = referral;
  completed.step = step;

  return rule != NULL && mdg_referrals_fill_evidence (workspace, &completed, &evidence, NULL) ? mdg_referral_rules_get_missing (rule, &evidence) : 0;
}

static int
get_minute (const char *at)
{
  return at != NULL && strlen (at) >= 16 ? atoi (at + 11) * 60 + atoi (at + 14) : 0;
}

static gboolean
is_same_doctor (const char *a,
                const char *b)
{
  g_autofree char *x = mdg_text_fold_name (a);
  g_autofree char *y = mdg_text_fold_name (b);

  return g_str_equal (x, y);
}

static gboolean
check_visits (MdgWorkspace *workspace,
              MdgRecord *visit,
              const char *day,
              int from,
              int to,
              GError **error)
{
  const char *doctor = mdg_record_get_text (visit, MDG_REFERRAL_VISIT_DOCTOR);
  g_autoptr (GPtrArray) planned = mdg_referral_query_list_planned (mdg_workspace_get_store (workspace), day, error);

  for (guint i = 0; planned != NULL && i < planned->len; i++)
    {
      const MdgPlannedVisit *other = planned->pdata[i];
      int begin = get_minute (other->planned_at);
      int end = begin + (other->minutes > 0 ? (int) other->minutes : VISIT_MINUTES);
      g_autofree char *number = NULL;

      if (mdg_uuid_equal (&other->visit, mdg_record_get_uuid (visit)) || other->doctor == NULL || !is_same_doctor (doctor, other->doctor) || from >= end || begin >= to)
        continue;

      number = mdg_referral_number_format (other->number);
      g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("%s is at another place then: %s visits at %s. Choose another time or doctor."), doctor, number != NULL ? number : "", other->planned_at + 11);
      return FALSE;
    }

  return planned != NULL;
}

/* Nobody is at two places at once. */
static gboolean
check_doctor (MdgWorkspace *workspace,
              MdgRecord *visit,
              GError **error)
{
  const char *at = mdg_record_get_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT);
  const char *in_roster = mdg_record_get_text (visit, MDG_REFERRAL_VISIT_DOCTOR_UUID);
  gint64 minutes = mdg_record_get_integer (visit, MDG_REFERRAL_VISIT_MINUTES);
  g_autofree char *day = g_strndup (at, 10);
  g_autoptr (MdgRecord) doctor = NULL;
  int from = get_minute (at);
  int to = from + (minutes > 0 ? (int) minutes : VISIT_MINUTES);
  MdgUuid uuid;

  if (!check_visits (workspace, visit, day, from, to, error))
    return FALSE;

  doctor = mdg_uuid_parse (in_roster, &uuid) ? mdg_workspace_load (workspace, MDG_KIND_DOCTOR, &uuid, NULL) : NULL;

  return doctor == NULL || mdg_roster_check_free (workspace, &uuid, day, from, to, mdg_record_get_uuid (visit), error);
}

static gboolean
number_visit (MdgWorkspace *workspace,
              MdgRecord *referral,
              MdgRecord *visit,
              GError **error)
{
  g_autoptr (GPtrArray) visits = mdg_workspace_list_children (workspace, MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_REFERRAL, mdg_record_get_uuid (referral), error);
  gint64 last = 0;

  if (visits == NULL)
    return FALSE;

  /* A date that was moved keeps the number of its visit; after a visit, made or in vain, the next one has the next. */
  for (guint i = 0; i < visits->len; i++)
    if (g_strcmp0 (mdg_record_get_text (visits->pdata[i], MDG_REFERRAL_VISIT_STATUS), "moved") != 0)
      last = MAX (last, mdg_record_get_integer (visits->pdata[i], MDG_REFERRAL_VISIT_POSITION));
  mdg_record_set_reference (visit, MDG_REFERRAL_VISIT_REFERRAL, mdg_record_get_uuid (referral));
  mdg_record_set_integer (visit, MDG_REFERRAL_VISIT_POSITION, last + 1);

  return TRUE;
}

/* The visit as the operation leaves it; NULL without an error when it touches none. */
static MdgRecord *
new_visit_after (MdgWorkspace *workspace,
                 MdgReferralOperation operation,
                 MdgRecord *referral,
                 MdgRecord *given,
                 MdgRecord *step,
                 GError **error)
{
  g_autoptr (MdgRecord) visit = given != NULL ? mdg_record_dup (given) : NULL;

  if (operation == MDG_REFERRAL_RESCHEDULE)
    {
      if (visit == NULL)
        visit = mdg_referrals_load_planned_visit (workspace, mdg_record_get_uuid (referral), error);
      if (visit == NULL)
        return NULL;
      mdg_record_set_text (visit, MDG_REFERRAL_VISIT_STATUS, "moved");
      mdg_record_set_text (visit, MDG_REFERRAL_VISIT_MOVED_REASON, mdg_record_get_text (step, MDG_REFERRAL_STEP_REASON));
      mdg_record_set_text (visit, MDG_REFERRAL_VISIT_MOVED_TEXT, mdg_record_get_text (step, MDG_REFERRAL_STEP_TEXT));
      mdg_record_set_integer (referral, MDG_REFERRAL_RESCHEDULES, MAX (0, mdg_record_get_integer (referral, MDG_REFERRAL_RESCHEDULES)) + 1);
    }
  else if (operation == MDG_REFERRAL_SCHEDULE)
    {
      mdg_record_set_text (visit, MDG_REFERRAL_VISIT_STATUS, "planned");
      if (!number_visit (workspace, referral, visit, error) || !check_doctor (workspace, visit, error))
        return NULL;
    }
  else if (operation == MDG_REFERRAL_RECORD_VISIT)
    {
      mdg_record_set_text (visit, MDG_REFERRAL_VISIT_STATUS, mdg_record_get_flag (visit, MDG_REFERRAL_VISIT_IS_MISSED) ? "missed" : "done");
      if (!mdg_record_is_stored (visit) && !number_visit (workspace, referral, visit, error))
        return NULL;
    }
  else
    return NULL;

  return g_steal_pointer (&visit);
}

/* What follows from the rule: who has it then, and until when. */
static void
set_clock (MdgWorkspace *workspace,
           const MdgReferralRule *rule,
           MdgRecord *referral,
           MdgRecord *step,
           MdgRecord *visit)
{
  const char *from = mdg_record_get_text (step, MDG_REFERRAL_STEP_AT);
  const char *given = mdg_record_get_text (step, MDG_REFERRAL_STEP_NEXT_DUE);
  gboolean is_arranging = rule->to == MDG_REFERRAL_ARRANGING;
  gboolean is_urgent = g_strcmp0 (mdg_record_get_text (referral, MDG_REFERRAL_URGENCY), "u4") == 0 || g_strcmp0 (mdg_record_get_text (referral, MDG_REFERRAL_URGENCY), "u3") == 0;
  const MdgReferralTerm *term = NULL;
  MdgReferralTerms terms;
  g_autofree char *due = NULL;

  mdg_referrals_get_terms (workspace, &terms);
  /* What comes in as an emergency does not wait for the weekly review. */
  if (is_arranging || (is_urgent && rule->operation == MDG_REFERRAL_RECEIVE))
    term = mdg_referral_terms_get_urgency (&terms, mdg_record_get_text (referral, MDG_REFERRAL_URGENCY));
  if (term == NULL && rule->term < MDG_N_REFERRAL_TERMS)
    term = &terms.terms[rule->term];

  /* The decision starts the clock, on its own day; a date that is moved does not start it anew. */
  if (rule->operation == MDG_REFERRAL_ARRANGE && !g_str_has_prefix (from, mdg_record_get_text (referral, MDG_REFERRAL_DECIDED_ON)))
    from = mdg_record_get_text (referral, MDG_REFERRAL_DECIDED_ON);
  else if (rule->operation == MDG_REFERRAL_RECEIVE || rule->operation == MDG_REFERRAL_ADVISE)
    from = mdg_record_get_text (referral, rule->operation == MDG_REFERRAL_RECEIVE ? MDG_REFERRAL_RECEIVED_AT : MDG_REFERRAL_ADVISED_ON);
  if (rule->operation == MDG_REFERRAL_RESCHEDULE || rule->operation == MDG_REFERRAL_BEGIN_TRIAGE)
    due = g_strdup (mdg_record_get_text (referral, MDG_REFERRAL_CLOCK_DUE));
  else if (term != NULL)
    due = mdg_referral_clock_due (term, from);
  else if (rule->to == MDG_REFERRAL_SCHEDULED)
    due = g_strdup (mdg_record_get_text (referral, MDG_REFERRAL_CLOCK_DUE));
  mdg_record_set_text (referral, MDG_REFERRAL_CLOCK_DUE, due);

  if (given == NULL && rule->to == MDG_REFERRAL_SCHEDULED)
    given = mdg_record_get_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT);
  if (given == NULL && mdg_referral_state_is_open (rule->to))
    given = due;
  {
    g_autofree char *day = given != NULL ? g_strndup (given, 10) : NULL;

    mdg_record_set_text (referral, MDG_REFERRAL_NEXT_DUE, day);
  }
}

static void
set_end (MdgReferralOperation operation,
         MdgRecord *referral,
         MdgRecord *step,
         const char *today)
{
  if (operation == MDG_REFERRAL_CLOSE || operation == MDG_REFERRAL_DECLINE || operation == MDG_REFERRAL_WITHDRAW)
    {
      const char *on = mdg_record_get_text (step, MDG_REFERRAL_STEP_ON_DATE);

      mdg_record_set_text (referral, MDG_REFERRAL_CLOSED_ON, on != NULL ? on : today);
    }
  else if (operation == MDG_REFERRAL_REOPEN)
    mdg_record_set_text (referral, MDG_REFERRAL_CLOSED_ON, NULL);
}

static const char *
get_action (MdgReferralOperation operation)
{
  static const char *const actions[MDG_N_REFERRAL_OPERATIONS] = {
    [MDG_REFERRAL_RECEIVE] = N_ ("Referral received"),
    [MDG_REFERRAL_RETURN] = N_ ("Referral returned"),
    [MDG_REFERRAL_RERECEIVE] = N_ ("Referral received again"),
    [MDG_REFERRAL_BEGIN_TRIAGE] = N_ ("Referral being decided"),
    [MDG_REFERRAL_ARRANGE] = N_ ("Referral decided"),
    [MDG_REFERRAL_ADVISE] = N_ ("Advice recorded"),
    [MDG_REFERRAL_DECLINE] = N_ ("Referral declined"),
    [MDG_REFERRAL_SCHEDULE] = N_ ("Visit planned"),
    [MDG_REFERRAL_RESCHEDULE] = N_ ("Visit put off"),
    [MDG_REFERRAL_RECORD_VISIT] = N_ ("Visit recorded"),
    [MDG_REFERRAL_REVISIT] = N_ ("Another visit"),
    [MDG_REFERRAL_CONNECT] = N_ ("Referral matched"),
    [MDG_REFERRAL_BEGIN_FOLLOW] = N_ ("Referral being followed"),
    [MDG_REFERRAL_PROGRESS] = N_ ("Progress recorded"),
    [MDG_REFERRAL_CLOSE] = N_ ("Referral closed"),
    [MDG_REFERRAL_WITHDRAW] = N_ ("Referral withdrawn"),
    [MDG_REFERRAL_REOPEN] = N_ ("Referral opened again"),
  };

  return actions[operation];
}

static void
add_extras (MdgChange *change,
            const MdgReferralAct *act,
            MdgRecord *referral,
            MdgRecord *visit)
{
  for (guint i = 0; act->extras != NULL && i < act->extras->len; i++)
    {
      g_autoptr (MdgRecord) record = mdg_record_dup (act->extras->pdata[i]);
      int field = mdg_record_info_find_field (mdg_record_get_info (record), "referral");

      g_return_if_fail (field >= 0);

      mdg_record_set_reference (record, (guint) field, mdg_record_get_uuid (referral));
      if (mdg_record_get_kind (record) == MDG_KIND_REFERRAL_SCALE && visit != NULL && mdg_record_is_empty (record, MDG_REFERRAL_SCALE_VISIT))
        mdg_record_set_reference (record, MDG_REFERRAL_SCALE_VISIT, mdg_record_get_uuid (visit));
      if (mdg_record_get_kind (record) == MDG_KIND_REFERRAL_OUTCOME && mdg_record_is_empty (record, MDG_REFERRAL_OUTCOME_SPAN))
        mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_SPAN, "close");
      mdg_change_add (change, record);
    }
}

static gboolean
validate_all (MdgChange *change,
              GError **error)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    if (!mdg_record_validate (records->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* The state the register has now, which the one who wrote may not have seen. */
static gboolean
check_state (MdgWorkspace *workspace,
             MdgRecord *referral,
             GError **error)
{
  g_autoptr (MdgRecord) stored = NULL;

  if (!mdg_record_is_stored (referral))
    return TRUE;

  stored = mdg_workspace_load (workspace, MDG_KIND_REFERRAL, mdg_record_get_uuid (referral), error);
  if (stored != NULL && !mdg_record_field_equal (stored, referral, MDG_REFERRAL_STATUS))
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("Somebody has moved this referral on meanwhile. Look at it again."));

  return stored != NULL && mdg_record_field_equal (stored, referral, MDG_REFERRAL_STATUS);
}

MdgChange *
mdg_referrals_act (MdgWorkspace *workspace,
                   const MdgReferralAct *act,
                   GError **error)
{
  g_autoptr (MdgRecord) referral = mdg_record_dup (act->referral);
  g_autoptr (MdgRecord) step = complete_step (workspace, act);
  g_autoptr (MdgChange) change = mdg_change_new (get_action (act->operation));
  g_autofree char *today = mdg_referrals_dup_today (workspace);
  g_autoptr (MdgRecord) visit = NULL;
  MdgReferralAct completed = *act;
  MdgReferralEvidence evidence;
  const MdgReferralRule *rule;
  g_autoptr (GError) failure = NULL;

  completed.referral = referral;
  completed.step = step;
  complete_referral (workspace, act->operation, referral, step);
  if (!check_state (workspace, referral, error) || !mdg_referrals_fill_evidence (workspace, &completed, &evidence, error))
    return NULL;
  rule = mdg_referral_rules_check (&evidence, act->operation, mdg_workspace_get_vocabularies (workspace), error);
  if (rule == NULL || !mdg_referrals_check_serial (workspace, referral, error))
    return NULL;

  visit = new_visit_after (workspace, act->operation, referral, act->visit, step, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  /* What is done ends a pause: the ball is in play again. */
  if (!mdg_record_is_empty (referral, MDG_REFERRAL_PAUSED_ON) && !mdg_referrals_end_pauses (workspace, referral, change, error))
    return NULL;
  mdg_record_set_text (referral, MDG_REFERRAL_STATUS, mdg_referral_state_get_code (rule->to));
  mdg_record_set_text (referral, MDG_REFERRAL_BALL, rule->ball);
  mdg_record_set_text (referral, MDG_REFERRAL_BALL_TEXT, NULL);
  mdg_record_set_text (referral, MDG_REFERRAL_NEXT_WHAT, NULL);
  set_clock (workspace, rule, referral, step, visit);
  set_end (act->operation, referral, step, today);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_TO_STATE, mdg_referral_state_get_code (rule->to));
  mdg_referrals_finish_step (step, referral);

  mdg_change_add (change, referral);
  if (visit != NULL)
    mdg_change_add (change, visit);
  mdg_change_add (change, step);
  add_extras (change, act, referral, visit);

  return validate_all (change, error) ? g_steal_pointer (&change) : NULL;
}
