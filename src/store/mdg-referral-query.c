#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-referral-query.h"

#include "mdg-field.h"

static char *
dup_text (MdgStatement *stmt,
          int column)
{
  return g_strdup (mdg_statement_get_text (stmt, column));
}

gboolean
mdg_referral_query_find (MdgStore *store,
                         const char *number,
                         MdgUuid *uuid,
                         GError **error)
{
  static const char sql[] = "SELECT uuid FROM referral WHERE state = 0 AND (number = ?1 OR form_serial = ?1)"
                            " ORDER BY number IS NULL LIMIT 1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  *uuid = (MdgUuid){ 0 };
  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, number);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_ROW)
    mdg_statement_get_uuid (stmt, 0, uuid);

  return step != MDG_STEP_ERROR;
}

static void
free_planned (gpointer data)
{
  MdgPlannedVisit *planned = data;

  g_free (planned->number);
  g_free (planned->doctor);
  g_free (planned->planned_at);
  g_free (planned);
}

GPtrArray *
mdg_referral_query_list_planned (MdgStore *store,
                                 const char *day,
                                 GError **error)
{
  static const char sql[] = "SELECT v.uuid, r.number, v.doctor, v.planned_at, v.minutes"
                            "  FROM referral_visit AS v JOIN referral AS r ON r.id = v.referral"
                            " WHERE v.planned_at >= ?1 AND v.planned_at < ?1 || 'U' AND v.state = 0 AND r.state = 0 AND v.status = 'planned'"
                            " ORDER BY v.planned_at, v.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (free_planned);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, day);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgPlannedVisit *planned = g_new0 (MdgPlannedVisit, 1);

      mdg_statement_get_uuid (stmt, 0, &planned->visit);
      planned->number = dup_text (stmt, 1);
      planned->doctor = dup_text (stmt, 2);
      planned->planned_at = dup_text (stmt, 3);
      planned->minutes = mdg_statement_is_null (stmt, 4) ? MDG_NO_INTEGER : mdg_statement_get_int64 (stmt, 4);
      g_ptr_array_add (visits, planned);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&visits) : NULL;
}

void
mdg_open_referral_free (MdgOpenReferral *referral)
{
  g_free (referral->number);
  g_free (referral->kind);
  g_free (referral->status);
  g_free (referral->subject_name);
  g_free (referral->affiliation);
  g_free (referral->requester_name);
  g_free (referral->owner_name);
  g_free (referral->ball);
  g_free (referral->ball_text);
  g_free (referral->urgency);
  g_free (referral->next_what);
  g_free (referral->next_due);
  g_free (referral->clock_due);
  g_free (referral->paused_on);
  g_free (referral);
}

static MdgOpenReferral *
read_open (MdgStatement *stmt)
{
  MdgOpenReferral *referral = g_new0 (MdgOpenReferral, 1);

  mdg_statement_get_uuid (stmt, 0, &referral->uuid);
  mdg_statement_get_uuid (stmt, 1, &referral->owner);
  mdg_statement_get_uuid (stmt, 2, &referral->case_uuid);
  referral->number = dup_text (stmt, 3);
  referral->kind = dup_text (stmt, 4);
  referral->status = dup_text (stmt, 5);
  referral->subject_name = dup_text (stmt, 6);
  referral->affiliation = dup_text (stmt, 7);
  referral->requester_name = dup_text (stmt, 8);
  referral->owner_name = dup_text (stmt, 9);
  referral->ball = dup_text (stmt, 10);
  referral->ball_text = dup_text (stmt, 11);
  referral->urgency = dup_text (stmt, 12);
  referral->next_what = dup_text (stmt, 13);
  referral->next_due = dup_text (stmt, 14);
  referral->clock_due = dup_text (stmt, 15);
  referral->paused_on = dup_text (stmt, 16);
  referral->is_abuse = mdg_statement_get_int64 (stmt, 17) != 0;

  return referral;
}

GPtrArray *
mdg_referral_query_list_open (MdgStore *store,
                              GError **error)
{
  static const char sql[] = "SELECT r.uuid, s.uuid, k.uuid, r.number, r.kind, r.status, r.subject_name, r.affiliation, r.requester_name, s.name,"
                            "       r.ball, r.ball_text, r.urgency, r.next_what, r.next_due, r.clock_due, r.paused_on,"
                            "       ' ' || ifnull (r.targets, '') || ' ' LIKE '% mt2 %'"
                            "       OR EXISTS (SELECT 1 FROM case_issue AS i WHERE i.\"case\" = r.\"case\" AND i.issue = 'F1e' AND i.state = 0)"
                            "  FROM referral AS r LEFT JOIN staff AS s ON s.id = r.owner LEFT JOIN \"case\" AS k ON k.id = r.\"case\""
                            " WHERE r.status IN ('received', 'returned', 'triage', 'arranging', 'scheduled', 'visited', 'follow') AND r.state = 0"
                            " ORDER BY r.next_due IS NULL, r.next_due, r.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_open_referral_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (referrals, read_open (stmt));

  return step == MDG_STEP_DONE ? g_steal_pointer (&referrals) : NULL;
}

void
mdg_due_outcome_free (MdgDueOutcome *due)
{
  g_free (due->number);
  g_free (due->subject_name);
  g_free (due->closed_on);
  g_free (due->span);
  g_free (due);
}

GPtrArray *
mdg_referral_query_list_due_outcomes (MdgStore *store,
                                      const char *day30,
                                      const char *day90,
                                      const char *since,
                                      GError **error)
{
  static const char sql[] = "SELECT r.uuid, r.number, r.subject_name, r.closed_on, w.span"
                            "  FROM referral AS r JOIN (SELECT 'd30' AS span, ?1 AS day UNION ALL SELECT 'd90', ?2) AS w"
                            " WHERE r.status = 'closed' AND r.state = 0 AND r.closed_on <= w.day AND r.closed_on >= ?3"
                            "   AND NOT EXISTS (SELECT 1 FROM referral_outcome AS o WHERE o.referral = r.id AND o.span = w.span AND o.state = 0)"
                            " ORDER BY r.closed_on, r.id, w.span";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_due_outcome_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, day30);
  mdg_statement_bind_text (stmt, 2, day90);
  mdg_statement_bind_text (stmt, 3, since);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgDueOutcome *due = g_new0 (MdgDueOutcome, 1);

      mdg_statement_get_uuid (stmt, 0, &due->uuid);
      due->number = dup_text (stmt, 1);
      due->subject_name = dup_text (stmt, 2);
      due->closed_on = dup_text (stmt, 3);
      due->span = dup_text (stmt, 4);
      g_ptr_array_add (list, due);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
