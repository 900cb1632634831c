#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-referral-facts-query.h"

#include "mdg-field.h"

static char *
dup_text (MdgStatement *stmt,
          int column)
{
  return g_strdup (mdg_statement_get_text (stmt, column));
}

static void
free_fact (gpointer data)
{
  MdgReferralFact *fact = data;
  char *texts[] = { fact->number, fact->kind, fact->status, fact->received_at, fact->closed_on, fact->subject_name, fact->sex, fact->birth, fact->affiliation, fact->requester_name, fact->owner_name, fact->urgency, fact->reasons, fact->ball, fact->next_due, fact->first_on, fact->clock_due, fact->outcomes, fact->later30, fact->later90 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (fact);
}

static MdgReferralFact *
read_fact (MdgStatement *stmt)
{
  MdgReferralFact *fact = g_new0 (MdgReferralFact, 1);
  char **texts[] = { &fact->number, &fact->kind, &fact->status, &fact->received_at, &fact->closed_on, &fact->subject_name, &fact->sex, &fact->birth, &fact->affiliation, &fact->requester_name, &fact->owner_name, &fact->urgency, &fact->reasons, &fact->ball, &fact->next_due, &fact->first_on, &fact->clock_due, &fact->outcomes, &fact->later30, &fact->later90 };

  fact->id = mdg_statement_get_int64 (stmt, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = dup_text (stmt, (int) i + 1);
  fact->age = mdg_statement_is_null (stmt, 21) ? MDG_NO_INTEGER : mdg_statement_get_int64 (stmt, 21);
  fact->n_visits = mdg_statement_get_int64 (stmt, 22);
  fact->minutes = mdg_statement_get_int64 (stmt, 23);
  fact->reschedules = mdg_statement_is_null (stmt, 24) ? 0 : mdg_statement_get_int64 (stmt, 24);
  fact->is_unshareable = mdg_statement_get_int64 (stmt, 25) != 0;

  return fact;
}

GPtrArray *
mdg_referral_facts_query_list (MdgStore *store,
                               const char *from,
                               const char *to,
                               GError **error)
{
  static const char sql[] = "SELECT r.id, r.number, r.kind, r.status, r.received_at, r.closed_on, r.subject_name, r.sex, r.birth, r.affiliation, r.requester_name, s.name, r.urgency, r.reasons, r.ball, r.next_due,"
                            "       coalesce ((SELECT min (v.visited_on) FROM referral_visit AS v WHERE v.referral = r.id AND v.state = 0), r.advised_on),"
                            "       (SELECT p.clock_due FROM referral_step AS p WHERE p.referral = r.id AND p.operation = 'arrange' AND p.state = 0 ORDER BY p.at LIMIT 1),"
                            "       (SELECT group_concat (DISTINCT o.outcome) FROM referral_outcome AS o WHERE o.referral = r.id AND o.span = 'close' AND o.state = 0),"
                            "       (SELECT max (o.outcome) FROM referral_outcome AS o WHERE o.referral = r.id AND o.span = 'd30' AND o.state = 0),"
                            "       (SELECT max (o.outcome) FROM referral_outcome AS o WHERE o.referral = r.id AND o.span = 'd90' AND o.state = 0),"
                            "       r.age,"
                            "       (SELECT count (*) FROM referral_visit AS v WHERE v.referral = r.id AND v.visited_on IS NOT NULL AND v.state = 0),"
                            "       (SELECT ifnull (sum (v.minutes), 0) FROM referral_visit AS v WHERE v.referral = r.id AND v.visited_on IS NOT NULL AND v.state = 0),"
                            "       r.reschedules, r.is_unshareable"
                            "  FROM referral AS r LEFT JOIN staff AS s ON s.id = r.owner"
                            " WHERE r.state = 0 AND r.number IS NOT NULL AND r.received_at IS NOT NULL"
                            "   AND (?1 IS NULL OR r.received_at >= ?1) AND (?2 IS NULL OR r.received_at < ?2 || 'U')"
                            " ORDER BY r.received_at, r.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (free_fact);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, from);
  mdg_statement_bind_text (stmt, 2, to);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (facts, read_fact (stmt));

  return step == MDG_STEP_DONE ? g_steal_pointer (&facts) : NULL;
}

static void
clear_pause (gpointer data)
{
  MdgReferralFactPause *pause = data;

  g_free (pause->from_on);
  g_free (pause->to_on);
}

GArray *
mdg_referral_facts_query_list_pauses (MdgStore *store,
                                      GError **error)
{
  static const char sql[] = "SELECT p.referral, p.from_on, p.to_on FROM referral_pause AS p JOIN referral AS r ON r.id = p.referral"
                            " WHERE p.state = 0 AND r.state = 0 ORDER BY p.referral, p.from_on";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GArray) pauses = g_array_new (FALSE, TRUE, sizeof (MdgReferralFactPause));
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  g_array_set_clear_func (pauses, clear_pause);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgReferralFactPause pause = { mdg_statement_get_int64 (stmt, 0), dup_text (stmt, 1), dup_text (stmt, 2) };

      g_array_append_val (pauses, pause);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&pauses) : NULL;
}

static void
free_work (gpointer data)
{
  MdgReferralWork *work = data;

  g_free (work->number);
  g_free (work->doctor);
  g_free (work->on);
  g_free (work->starts_at);
  g_free (work->status);
  g_free (work->escorts);
  g_free (work);
}

GPtrArray *
mdg_referral_facts_query_list_work (MdgStore *store,
                                    const char *from,
                                    const char *to,
                                    GError **error)
{
  static const char sql[] = "SELECT r.number, v.doctor AS doctor, v.visited_on AS day, coalesce (v.starts_at, substr (v.planned_at, 12)), v.status, v.position, v.minutes, v.escorts, r.id AS id"
                            "  FROM referral_visit AS v JOIN referral AS r ON r.id = v.referral"
                            " WHERE v.state = 0 AND r.state = 0 AND v.visited_on IS NOT NULL AND (?1 IS NULL OR v.visited_on >= ?1) AND (?2 IS NULL OR v.visited_on <= ?2)"
                            " UNION ALL "
                            "SELECT r.number, r.adviser, r.advised_on, NULL, NULL, NULL, NULL, NULL, r.id FROM referral AS r"
                            " WHERE r.state = 0 AND r.advised_on IS NOT NULL AND (?1 IS NULL OR r.advised_on >= ?1) AND (?2 IS NULL OR r.advised_on <= ?2)"
                            " ORDER BY doctor, day, id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_work);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, from);
  mdg_statement_bind_text (stmt, 2, to);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgReferralWork *work = g_new0 (MdgReferralWork, 1);

      work->number = dup_text (stmt, 0);
      work->doctor = dup_text (stmt, 1);
      work->on = dup_text (stmt, 2);
      work->starts_at = dup_text (stmt, 3);
      work->status = dup_text (stmt, 4);
      work->position = mdg_statement_get_int64 (stmt, 5);
      work->minutes = mdg_statement_is_null (stmt, 6) ? MDG_NO_INTEGER : mdg_statement_get_int64 (stmt, 6);
      work->escorts = dup_text (stmt, 7);
      g_ptr_array_add (list, work);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
