#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-referrals.h"

#include "mdg-case-issue.h"
#include "mdg-error.h"
#include "mdg-number-table.h"
#include "mdg-referral-code.h"
#include "mdg-referral-private.h"
#include "mdg-referral-query.h"
#include "mdg-text.h"
#include "mdg-workspace-private.h"

#include <glib/gi18n-lib.h>

char *
mdg_referrals_dup_today (MdgWorkspace *workspace)
{
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);

  return mdg_date_dup_iso (&today);
}

/* The day of the workspace with the time of the clock. */
char *
mdg_referrals_dup_now (MdgWorkspace *workspace)
{
  g_autofree char *day = mdg_referrals_dup_today (workspace);
  g_autofree char *now = mdg_datetime_now ();

  return g_strconcat (day, now + 10, NULL);
}

void
mdg_referrals_get_terms (MdgWorkspace *workspace,
                         MdgReferralTerms *terms)
{
  const char *own = mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (workspace)), MDG_CENTRE_REFERRAL_TERMS);

  if (!mdg_referral_terms_parse (own, terms, NULL))
    mdg_referral_terms_parse (NULL, terms, NULL);
}

MdgRecord *
mdg_referrals_new_step (MdgWorkspace *workspace,
                        MdgRecord *referral,
                        const char *operation)
{
  MdgRecord *step = MDG_RECORD (mdg_referral_step_new ());
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  g_autofree char *now = mdg_referrals_dup_now (workspace);
  const char *status = mdg_record_get_text (referral, MDG_REFERRAL_STATUS);

  mdg_record_set_reference (step, MDG_REFERRAL_STEP_REFERRAL, mdg_record_get_uuid (referral));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_OPERATION, operation);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_AT, now);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_FROM_STATE, status);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_TO_STATE, status);
  if (staff != NULL)
    mdg_record_set_reference (step, MDG_REFERRAL_STEP_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));

  return step;
}

/* Who has it then and until when, as the referral has it now. */
void
mdg_referrals_finish_step (MdgRecord *step,
                           MdgRecord *referral)
{
  mdg_record_set_reference (step, MDG_REFERRAL_STEP_OWNER, mdg_record_get_reference (referral, MDG_REFERRAL_OWNER));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_BALL, mdg_record_get_text (referral, MDG_REFERRAL_BALL));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_NEXT_DUE, mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_CLOCK_DUE, mdg_record_get_text (referral, MDG_REFERRAL_CLOCK_DUE));
}

static MdgRecord *
load (MdgWorkspace *workspace,
      const MdgUuid *referral,
      GError **error)
{
  return mdg_workspace_load (workspace, MDG_KIND_REFERRAL, referral, error);
}

static gboolean
is_open (MdgRecord *referral)
{
  MdgReferralState state;

  return mdg_referral_state_find (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), &state) && mdg_referral_state_is_open (state);
}

/* Only what is under way, or a draft, can be altered. */
static gboolean
check_alterable (MdgRecord *referral,
                 GError **error)
{
  if (is_open (referral) || g_strcmp0 (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), "draft") == 0)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This referral is over. A note can still be added; to alter it, open it again with the reason."));

  return FALSE;
}

static gboolean
check_open (MdgRecord *referral,
            GError **error)
{
  if (is_open (referral))
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This is possible between receipt and closing only."));

  return FALSE;
}

MdgChange *
mdg_referrals_new_saved (MdgWorkspace *workspace,
                         MdgRecord *referral,
                         GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (mdg_record_is_stored (referral) ? N_ ("Referral altered") : N_ ("Referral drafted"));
  const char *status = mdg_record_get_text (referral, MDG_REFERRAL_STATUS);
  g_autoptr (MdgRecord) stored = NULL;

  if (mdg_record_is_stored (referral))
    {
      stored = load (workspace, mdg_record_get_uuid (referral), error);
      if (stored == NULL || !check_alterable (stored, error))
        return NULL;
    }
  if (g_strcmp0 (status, stored != NULL ? mdg_record_get_text (stored, MDG_REFERRAL_STATUS) : "draft") != 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The state of a referral changes by what is done to it, not by writing it."));
      return NULL;
    }
  if (!mdg_record_validate (referral, error) || !mdg_referrals_check_serial (workspace, referral, error))
    return NULL;

  mdg_change_add (change, referral);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_referrals_new_paused (MdgWorkspace *workspace,
                          const MdgUuid *uuid,
                          const char *reason,
                          const char *reason_text,
                          GError **error)
{
  g_autoptr (MdgRecord) referral = load (workspace, uuid, error);
  g_autoptr (MdgRecord) pause = MDG_RECORD (mdg_referral_pause_new ());
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Referral paused"));
  g_autofree char *today = mdg_referrals_dup_today (workspace);
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  g_autoptr (MdgRecord) step = NULL;

  if (referral == NULL || !check_open (referral, error))
    return NULL;
  if (!mdg_record_is_empty (referral, MDG_REFERRAL_PAUSED_ON))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("This referral is paused already."));
      return NULL;
    }
  if (reason == NULL || mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), "pause", reason, 0) == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A referral is paused for a reason only. Choose one; the clock still runs."));
      return NULL;
    }

  step = mdg_referrals_new_step (workspace, referral, "pause");
  mdg_record_set_reference (pause, MDG_REFERRAL_PAUSE_REFERRAL, uuid);
  mdg_record_set_text (pause, MDG_REFERRAL_PAUSE_FROM_ON, today);
  mdg_record_set_text (pause, MDG_REFERRAL_PAUSE_REASON, reason);
  mdg_record_set_text (pause, MDG_REFERRAL_PAUSE_REASON_TEXT, reason_text);
  if (staff != NULL)
    mdg_record_set_reference (pause, MDG_REFERRAL_PAUSE_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));
  mdg_record_set_text (referral, MDG_REFERRAL_PAUSED_ON, today);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_REASON, reason);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_TEXT, reason_text);
  mdg_referrals_finish_step (step, referral);
  mdg_change_add (change, referral);
  mdg_change_add (change, pause);
  mdg_change_add (change, step);

  return g_steal_pointer (&change);
}

/* Emergencies and the urgent run in calendar time, all else in business days. */
gboolean
mdg_referrals_is_business (MdgWorkspace *workspace,
                           MdgRecord *referral)
{
  const MdgReferralTerm *term;
  MdgReferralTerms terms;

  mdg_referrals_get_terms (workspace, &terms);
  term = mdg_referral_terms_get_urgency (&terms, mdg_record_get_text (referral, MDG_REFERRAL_URGENCY));

  return term == NULL || term->is_business;
}

/* Ends the pauses that last and moves the clock by them. */
gboolean
mdg_referrals_end_pauses (MdgWorkspace *workspace,
                          MdgRecord *referral,
                          MdgChange *change,
                          GError **error)
{
  g_autoptr (GPtrArray) pauses = mdg_workspace_list_children (workspace, MDG_KIND_REFERRAL_PAUSE, MDG_REFERRAL_PAUSE_REFERRAL, mdg_record_get_uuid (referral), error);
  g_autofree char *today = mdg_referrals_dup_today (workspace);
  gboolean is_business = mdg_referrals_is_business (workspace, referral);

  for (guint i = 0; pauses != NULL && i < pauses->len; i++)
    {
      const char *from_on = mdg_record_get_text (pauses->pdata[i], MDG_REFERRAL_PAUSE_FROM_ON);
      const char *next = mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE);
      g_autofree char *clock = NULL;
      g_autofree char *due = NULL;

      if (!mdg_record_is_empty (pauses->pdata[i], MDG_REFERRAL_PAUSE_TO_ON))
        continue;
      clock = mdg_referral_clock_extend (mdg_record_get_text (referral, MDG_REFERRAL_CLOCK_DUE), is_business, from_on, today);
      due = mdg_referral_clock_extend (next, is_business, from_on, today);
      mdg_record_set_text (referral, MDG_REFERRAL_CLOCK_DUE, clock);
      if (due != NULL)
        due[10] = '\0';
      mdg_record_set_text (referral, MDG_REFERRAL_NEXT_DUE, due);
      mdg_record_set_text (pauses->pdata[i], MDG_REFERRAL_PAUSE_TO_ON, today);
      mdg_change_add (change, pauses->pdata[i]);
    }
  mdg_record_set_text (referral, MDG_REFERRAL_PAUSED_ON, NULL);

  return pauses != NULL;
}

MdgChange *
mdg_referrals_new_resumed (MdgWorkspace *workspace,
                           const MdgUuid *uuid,
                           GError **error)
{
  g_autoptr (MdgRecord) referral = load (workspace, uuid, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Referral resumed"));
  g_autoptr (MdgRecord) step = NULL;

  if (referral == NULL)
    return NULL;
  if (mdg_record_is_empty (referral, MDG_REFERRAL_PAUSED_ON))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("This referral is not paused."));
      return NULL;
    }

  step = mdg_referrals_new_step (workspace, referral, "resume");
  if (!mdg_referrals_end_pauses (workspace, referral, change, error))
    return NULL;
  mdg_referrals_finish_step (step, referral);
  mdg_change_add (change, referral);
  mdg_change_add (change, step);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_referrals_new_assigned (MdgWorkspace *workspace,
                            GPtrArray *referrals,
                            const MdgUuid *staff,
                            const char *reason,
                            GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Referrals handed to another"));

  for (guint i = 0; i < referrals->len; i++)
    {
      g_autoptr (MdgRecord) referral = load (workspace, referrals->pdata[i], error);
      const MdgUuid *owner = referral != NULL ? mdg_record_get_reference (referral, MDG_REFERRAL_OWNER) : NULL;
      g_autoptr (MdgRecord) step = NULL;

      if (referral == NULL)
        return NULL;
      if (!check_alterable (referral, NULL) || (owner != NULL && mdg_uuid_equal (owner, staff)))
        continue;

      step = mdg_referrals_new_step (workspace, referral, "assign");
      mdg_record_set_reference (referral, MDG_REFERRAL_OWNER, staff);
      mdg_record_set_text (step, MDG_REFERRAL_STEP_TEXT, reason);
      mdg_referrals_finish_step (step, referral);
      mdg_change_add (change, referral);
      mdg_change_add (change, step);
    }

  if (mdg_change_get_records (change)->len == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("Nothing was handed over: these referrals are over or belong to this person already."));
      return NULL;
    }

  return g_steal_pointer (&change);
}

MdgChange *
mdg_referrals_new_note (MdgWorkspace *workspace,
                        const MdgUuid *uuid,
                        const char *text,
                        GError **error)
{
  g_autoptr (MdgRecord) referral = load (workspace, uuid, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Note on a referral"));
  g_autoptr (MdgRecord) step = NULL;

  if (referral == NULL)
    return NULL;
  if (text == NULL || *text == '\0')
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The note is empty."));
      return NULL;
    }

  step = mdg_referrals_new_step (workspace, referral, "note");
  mdg_record_set_text (step, MDG_REFERRAL_STEP_TEXT, text);
  mdg_referrals_finish_step (step, referral);
  mdg_change_add (change, step);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_referrals_new_outcome (MdgWorkspace *workspace,
                           const MdgUuid *uuid,
                           const char *span,
                           const char *outcome,
                           const char *on,
                           const char *text,
                           GError **error)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  g_autoptr (MdgRecord) referral = load (workspace, uuid, error);
  g_autoptr (MdgRecord) record = MDG_RECORD (mdg_referral_outcome_new ());
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Outcome of a referral recorded"));
  MdgStaff *staff = mdg_workspace_get_staff (workspace);

  if (referral == NULL)
    return NULL;
  if (g_strcmp0 (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), "closed") != 0 || on == NULL || g_strcmp0 (on, mdg_record_get_text (referral, MDG_REFERRAL_CLOSED_ON)) < 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("What became of it later is recorded after the closing, with its date."));
      return NULL;
    }
  if (mdg_vocabularies_find (vocabularies, "outcome", outcome, 0) == NULL || mdg_vocabularies_find (vocabularies, "outcome_span", span, 0) == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Choose the outcome and the time it is told for."));
      return NULL;
    }

  mdg_record_set_reference (record, MDG_REFERRAL_OUTCOME_REFERRAL, uuid);
  mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_SPAN, span);
  mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_OUTCOME, outcome);
  mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_OUTCOME_ON, on);
  mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_TEXT, text);
  if (staff != NULL)
    mdg_record_set_reference (record, MDG_REFERRAL_OUTCOME_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));
  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_referrals_new_void (MdgWorkspace *workspace,
                        const MdgUuid *uuid,
                        const char *reason,
                        GError **error)
{
  g_autoptr (MdgRecord) referral = load (workspace, uuid, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Referral voided"));
  g_autoptr (GPtrArray) visits = NULL;

  if (referral == NULL)
    return NULL;
  if (reason == NULL || *reason == '\0')
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A referral is voided for a reason only. Nothing was changed."));
      return NULL;
    }

  visits = mdg_workspace_list_children (workspace, MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_REFERRAL, uuid, error);
  if (visits == NULL)
    return NULL;
  mdg_change_add_void (change, referral, reason);
  for (guint i = 0; i < visits->len; i++)
    mdg_change_add_void (change, visits->pdata[i], reason);

  return g_steal_pointer (&change);
}

MdgRecord *
mdg_referrals_find (MdgWorkspace *workspace,
                    const char *typed,
                    GError **error)
{
  gboolean is_serial;
  g_autofree char *number = mdg_referral_code_parse (typed, &is_serial, error);
  g_autofree char *shown = NULL;
  MdgUuid uuid;

  if (number == NULL || !mdg_referral_query_find (mdg_workspace_get_store (workspace), number, &uuid, error))
    return NULL;
  if (!mdg_uuid_is_nil (&uuid))
    return load (workspace, &uuid, error);

  shown = mdg_referral_number_format (number);
  if (is_serial)
    g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("The blank form %s has not been received yet. Begin a new referral with this serial."), shown);
  else
    g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no referral %s in this register."), shown);

  return NULL;
}

MdgRecord *
mdg_referrals_load_planned_visit (MdgWorkspace *workspace,
                                  const MdgUuid *referral,
                                  GError **error)
{
  g_autoptr (GPtrArray) visits = mdg_workspace_list_children (workspace, MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_REFERRAL, referral, error);

  for (guint i = visits != NULL ? visits->len : 0; i > 0; i--)
    if (g_strcmp0 (mdg_record_get_text (visits->pdata[i - 1], MDG_REFERRAL_VISIT_STATUS), "planned") == 0)
      return g_object_ref (visits->pdata[i - 1]);

  return NULL;
}

static int
compare_referrals (gconstpointer a,
                   gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  int order = g_strcmp0 (mdg_record_get_text (y, MDG_REFERRAL_REQUESTED_ON), mdg_record_get_text (x, MDG_REFERRAL_REQUESTED_ON));

  return order != 0 ? order : (mdg_record_get_id (y) < mdg_record_get_id (x) ? -1 : 1);
}

GPtrArray *
mdg_referrals_list_of_case (MdgWorkspace *workspace,
                            const MdgUuid *case_uuid,
                            GError **error)
{
  GPtrArray *referrals = mdg_workspace_list_children (workspace, MDG_KIND_REFERRAL, MDG_REFERRAL_CASE, case_uuid, error);

  if (referrals != NULL)
    g_ptr_array_sort (referrals, compare_referrals);

  return referrals;
}

/* The first day somebody was seen or advised; NULL when none was. */
static const char *
find_first_day (MdgRecord *referral,
                GPtrArray *visits)
{
  const char *first = mdg_record_get_text (referral, MDG_REFERRAL_ADVISED_ON);

  for (guint i = 0; i < visits->len; i++)
    {
      const char *day = mdg_record_get_text (visits->pdata[i], MDG_REFERRAL_VISIT_VISITED_ON);

      if (day != NULL && (first == NULL || g_strcmp0 (day, first) < 0))
        first = day;
    }

  return first;
}

gboolean
mdg_referrals_measure (MdgWorkspace *workspace,
                       MdgRecord *referral,
                       MdgReferralDays *days,
                       GError **error)
{
  const MdgUuid *uuid = mdg_record_get_uuid (referral);
  g_autoptr (GPtrArray) pauses = mdg_workspace_list_children (workspace, MDG_KIND_REFERRAL_PAUSE, MDG_REFERRAL_PAUSE_REFERRAL, uuid, error);
  g_autoptr (GPtrArray) visits = pauses != NULL ? mdg_workspace_list_children (workspace, MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_REFERRAL, uuid, error) : NULL;
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (MdgReferralStop));
  g_autofree char *today = mdg_referrals_dup_today (workspace);
  const char *until;

  if (visits == NULL)
    return FALSE;

  for (guint i = 0; i < pauses->len; i++)
    {
      MdgReferralStop stop = { mdg_record_get_text (pauses->pdata[i], MDG_REFERRAL_PAUSE_FROM_ON), mdg_record_get_text (pauses->pdata[i], MDG_REFERRAL_PAUSE_TO_ON) };

      g_array_append_val (stops, stop);
    }
  until = find_first_day (referral, visits);
  if (until == NULL)
    until = mdg_record_get_text (referral, MDG_REFERRAL_CLOSED_ON);

  return mdg_referral_clock_measure (mdg_record_get_text (referral, MDG_REFERRAL_RECEIVED_AT), until != NULL ? until : today, (const MdgReferralStop *) (gpointer) stops->data, stops->len, days);
}

gboolean
mdg_referrals_is_abuse (MdgWorkspace *workspace,
                        MdgRecord *referral)
{
  const MdgUuid *case_uuid = mdg_record_get_reference (referral, MDG_REFERRAL_CASE);
  g_autoptr (GPtrArray) issues = NULL;

  if (mdg_record_has_code (referral, MDG_REFERRAL_TARGETS, "mt2"))
    return TRUE;

  issues = case_uuid != NULL ? mdg_workspace_list_children (workspace, MDG_KIND_CASE_ISSUE, MDG_CASE_ISSUE_CASE, case_uuid, NULL) : NULL;
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    if (g_strcmp0 (mdg_record_get_text (issues->pdata[i], MDG_CASE_ISSUE_ISSUE), "F1e") == 0)
      return TRUE;

  return FALSE;
}

typedef struct
{
  MdgDate today;
  guint n;
} Serials;

static gpointer
work_serials (MdgStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  const Serials *wanted = data;
  g_auto (GStrv) serials = NULL;

  if (!mdg_store_begin (store, error))
    return NULL;
  serials = mdg_number_table_take_serials (store, &wanted->today, wanted->n, error);
  if (serials == NULL || !mdg_store_commit (store, error))
    {
      mdg_store_rollback (store);
      return NULL;
    }

  return g_steal_pointer (&serials);
}

char **
mdg_referrals_take_serials (MdgWorkspace *workspace,
                            guint n,
                            GError **error)
{
  Serials wanted = { .n = n };

  if (!mdg_workspace_check_writable (workspace, error))
    return NULL;

  mdg_workspace_get_today (workspace, &wanted.today);

  return mdg_store_thread_run (mdg_workspace_get_writer (workspace), work_serials, &wanted, error);
}
