#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-matrix-query.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>

void
mdg_matrix_case_free (MdgMatrixCase *row)
{
  g_free (row->letter);
  g_free (row->number);
  g_free (row->age_band);
  g_free (row->birth);
  g_free (row->sex);
  g_free (row->care_level);
  g_free (row->care_flag);
  g_free (row->household_kind);
  g_free (row->household_sub);
  g_free (row->stage);
  g_free (row);
}

void
mdg_matrix_tick_free (MdgMatrixTick *tick)
{
  g_free (tick->issue);
  g_free (tick->text);
  g_free (tick);
}

void
mdg_matrix_evidence_free (MdgMatrixEvidence *evidence)
{
  g_free (evidence->issue);
  g_free (evidence->quote);
  g_free (evidence->at);
  g_free (evidence->number);
  g_free (evidence);
}

static char *
dup_text (MdgStatement *stmt,
          int column)
{
  return g_strdup (mdg_statement_get_text (stmt, column));
}

static MdgMatrixCase *
read_case (MdgStatement *stmt)
{
  MdgMatrixCase *row = g_new0 (MdgMatrixCase, 1);

  row->id = mdg_statement_get_int64 (stmt, 0);
  mdg_statement_get_uuid (stmt, 1, &row->uuid);
  row->letter = dup_text (stmt, 2);
  row->number = dup_text (stmt, 3);
  row->is_grave = mdg_statement_get_int64 (stmt, 4) != 0;
  row->age_band = dup_text (stmt, 5);
  row->birth = dup_text (stmt, 6);
  row->age = mdg_statement_is_null (stmt, 7) ? -1 : mdg_statement_get_int64 (stmt, 7);
  row->sex = dup_text (stmt, 8);
  row->care_level = dup_text (stmt, 9);
  row->care_flag = dup_text (stmt, 10);
  row->household_kind = dup_text (stmt, 11);
  row->household_sub = dup_text (stmt, 12);
  row->stage = dup_text (stmt, 13);

  return row;
}

/* The condition that a tick i of case k lies in the period: ?2 from, ?3 to. A day followed by "U" sorts behind
   every time of that day ("…T23:59"). */
#define TICK_IN_PERIOD                                                                                                                              \
  "(?2 IS NULL AND ?3 IS NULL"                                                                                                                      \
  " OR EXISTS (SELECT 1 FROM finding AS f JOIN consultation AS c ON c.id = f.consultation"                                                          \
  "             WHERE f.\"case\" = i.\"case\" AND f.issue = i.issue AND f.state = 0"                                                                \
  "               AND (?2 IS NULL OR c.received_at >= ?2) AND (?3 IS NULL OR c.received_at < ?3 || 'U'))"                                           \
  " OR (NOT EXISTS (SELECT 1 FROM finding AS f WHERE f.\"case\" = i.\"case\" AND f.issue = i.issue AND f.consultation IS NOT NULL AND f.state = 0)" \
  "     AND (?2 IS NULL OR k.opened_on >= ?2) AND (?3 IS NULL OR k.opened_on <= ?3)))"

GPtrArray *
mdg_matrix_query_list_cases (MdgStore *store,
                             const MdgMatrixFilter *filter,
                             GError **error)
{
  static const char of_set[] = "SELECT k.id, k.uuid, m.letter, k.number, k.is_grave, k.age_band, s.birth, s.age, coalesce (k.sex, s.sex),"
                               "       coalesce (k.care_level, s.care_level), s.care_flag, coalesce (k.household_kind, s.household_kind),"
                               "       coalesce (k.household_sub, s.household_sub), k.stage"
                               "  FROM case_set AS t"
                               "  JOIN case_set_member AS m ON m.case_set = t.id AND m.state = 0"
                               "  JOIN \"case\" AS k ON k.id = m.\"case\" AND k.state = 0"
                               "  LEFT JOIN subject AS s ON s.id = k.subject"
                               " WHERE t.uuid = ?1"
                               "   AND (?4 IS NULL OR coalesce (k.area, s.area) = (SELECT id FROM area WHERE uuid = ?4))"
                               " ORDER BY m.position, m.id";
  static const char of_period[] = "SELECT k.id, k.uuid, NULL, k.number, k.is_grave, k.age_band, s.birth, s.age, coalesce (k.sex, s.sex),"
                                  "       coalesce (k.care_level, s.care_level), s.care_flag, coalesce (k.household_kind, s.household_kind),"
                                  "       coalesce (k.household_sub, s.household_sub), k.stage"
                                  "  FROM \"case\" AS k LEFT JOIN subject AS s ON s.id = k.subject"
                                  " WHERE k.state = 0"
                                  "   AND (?4 IS NULL OR coalesce (k.area, s.area) = (SELECT id FROM area WHERE uuid = ?4))"
                                  "   AND EXISTS (SELECT 1 FROM case_issue AS i WHERE i.\"case\" = k.id AND i.state = 0 AND " TICK_IN_PERIOD ")"
                                  " ORDER BY k.opened_on, k.id";
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_matrix_case_free);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, filter->set != NULL ? of_set : of_period, error);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_uuid (stmt, 1, filter->set);
  mdg_statement_bind_uuid (stmt, 4, filter->area);
  if (filter->set == NULL)
    {
      mdg_statement_bind_text (stmt, 2, filter->from);
      mdg_statement_bind_text (stmt, 3, filter->to);
    }
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (rows, read_case (stmt));

  return step == MDG_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

GPtrArray *
mdg_matrix_query_list_ticks (MdgStore *store,
                             gint64 case_id,
                             const MdgMatrixFilter *filter,
                             GError **error)
{
  static const char sql[] = "SELECT i.uuid, i.issue, i.text, i.weight"
                            "  FROM case_issue AS i JOIN \"case\" AS k ON k.id = i.\"case\""
                            " WHERE i.\"case\" = ?1 AND i.state = 0 AND " TICK_IN_PERIOD
                            " ORDER BY i.issue, i.id";
  g_autoptr (GPtrArray) ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_matrix_tick_free);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, case_id);
  mdg_statement_bind_text (stmt, 2, filter->from);
  mdg_statement_bind_text (stmt, 3, filter->to);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgMatrixTick *tick = g_new0 (MdgMatrixTick, 1);

      mdg_statement_get_uuid (stmt, 0, &tick->uuid);
      tick->issue = dup_text (stmt, 1);
      tick->text = dup_text (stmt, 2);
      tick->weight = mdg_statement_get_int64 (stmt, 3);
      g_ptr_array_add (ticks, tick);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&ticks) : NULL;
}

GPtrArray *
mdg_matrix_query_list_evidence (MdgStore *store,
                                gint64 case_id,
                                GError **error)
{
  static const char sql[] = "SELECT f.uuid, c.uuid, f.issue, f.quote, coalesce (o.at, c.received_at, m.at, f.found_on), c.number, f.is_lost"
                            "  FROM finding AS f"
                            "  LEFT JOIN consultation AS c ON c.id = f.consultation"
                            "  LEFT JOIN contact AS o ON o.id = f.contact"
                            "  LEFT JOIN memo AS m ON m.id = f.memo"
                            " WHERE f.\"case\" = ?1 AND f.state = 0"
                            " ORDER BY f.issue, 5, f.id";
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_matrix_evidence_free);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, case_id);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgMatrixEvidence *evidence = g_new0 (MdgMatrixEvidence, 1);

      mdg_statement_get_uuid (stmt, 0, &evidence->uuid);
      mdg_statement_get_uuid (stmt, 1, &evidence->consultation);
      evidence->issue = dup_text (stmt, 2);
      evidence->quote = dup_text (stmt, 3);
      evidence->at = dup_text (stmt, 4);
      evidence->number = dup_text (stmt, 5);
      evidence->is_lost = mdg_statement_get_int64 (stmt, 6) != 0;
      g_ptr_array_add (list, evidence);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

gboolean
mdg_matrix_query_find_set (MdgStore *store,
                           const char *name,
                           MdgUuid *set,
                           GError **error)
{
  static const char sql[] = "SELECT uuid FROM case_set"
                            " WHERE state = 0 AND (?1 IS NULL OR name = ?1)"
                            " ORDER BY coalesce (held_on, '') DESC, id DESC"
                            " LIMIT 1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  *set = (MdgUuid){ 0 };
  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, name);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_ROW)
    mdg_statement_get_uuid (stmt, 0, set);
  else if (step == MDG_STEP_DONE && name != NULL)
    g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no set of cases called “%s”."), name);

  return step == MDG_STEP_ROW || (step == MDG_STEP_DONE && name == NULL);
}
