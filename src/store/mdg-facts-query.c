#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-facts-query.h"

static gboolean
load_subjects (MdgStore *store,
               const MdgFactsSink *sink,
               gpointer facts,
               GError **error)
{
  static const char sql[] = "SELECT id, sex, birth, age, age_on, age_text, care_level, household_kind FROM subject";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgFactsSubject subject;
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      subject.id = mdg_statement_get_int64 (stmt, 0);
      subject.sex = mdg_statement_get_text (stmt, 1);
      subject.birth = mdg_statement_get_text (stmt, 2);
      subject.age = mdg_statement_get_int64 (stmt, 3);
      subject.age_on = mdg_statement_get_text (stmt, 4);
      subject.age_text = mdg_statement_get_text (stmt, 5);
      subject.care_level = mdg_statement_get_text (stmt, 6);
      subject.household = mdg_statement_get_text (stmt, 7);
      sink->add_subject (facts, &subject);
    }

  return step == MDG_STEP_DONE;
}

static gboolean
load_areas (MdgStore *store,
            const MdgFactsSink *sink,
            gpointer facts,
            GError **error)
{
  static const char sql[] = "SELECT id, wide_area FROM area";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    sink->add_area (facts, mdg_statement_get_int64 (stmt, 0), mdg_statement_get_text (stmt, 1));

  return step == MDG_STEP_DONE;
}

static gboolean
load_ticks (MdgStore *store,
            const MdgFactsSink *sink,
            gpointer facts,
            GError **error)
{
  static const char sql[] = "SELECT \"case\", issue FROM case_issue WHERE state = 0 AND \"case\" IS NOT NULL";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    sink->add_tick (facts, mdg_statement_get_int64 (stmt, 0), mdg_statement_get_text (stmt, 1));

  return step == MDG_STEP_DONE;
}

/* What is marked in a contact belongs to its consultation. */
static gboolean
load_findings (MdgStore *store,
               const MdgFactsSink *sink,
               gpointer facts,
               GError **error)
{
  static const char sql[] = "SELECT coalesce (f.consultation, t.consultation), f.issue"
                            "  FROM finding f LEFT JOIN contact t ON t.id = f.contact"
                            " WHERE f.state = 0 AND coalesce (f.consultation, t.consultation) IS NOT NULL";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    sink->add_finding (facts, mdg_statement_get_int64 (stmt, 0), mdg_statement_get_text (stmt, 1));

  return step == MDG_STEP_DONE;
}

gboolean
mdg_facts_query_load (MdgStore *store,
                      const MdgFactsSink *sink,
                      gpointer facts,
                      GError **error)
{
  gboolean is_loaded;

  if (!mdg_store_begin_read (store, error))
    return FALSE;

  is_loaded = load_subjects (store, sink, facts, error) && load_areas (store, sink, facts, error) && load_ticks (store, sink, facts, error) && load_findings (store, sink, facts, error);
  mdg_store_rollback (store);

  return is_loaded;
}

static char **
list_issues (MdgStatement *stmt,
             gint64 owner,
             GError **error)
{
  g_autoptr (GStrvBuilder) issues = g_strv_builder_new ();
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, owner);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    if (!mdg_statement_is_null (stmt, 0))
      g_strv_builder_add (issues, mdg_statement_get_text (stmt, 0));

  return step == MDG_STEP_DONE ? g_strv_builder_end (issues) : NULL;
}

char **
mdg_facts_query_list_ticks (MdgStore *store,
                            gint64 case_id,
                            GError **error)
{
  static const char sql[] = "SELECT issue FROM case_issue WHERE \"case\" = ?1 AND state = 0";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  return list_issues (stmt, case_id, error);
}

char **
mdg_facts_query_list_findings (MdgStore *store,
                               gint64 consultation,
                               GError **error)
{
  static const char sql[] = "SELECT issue FROM finding WHERE consultation = ?1 AND state = 0"
                            " UNION ALL SELECT f.issue FROM contact AS t JOIN finding AS f ON f.contact = t.id"
                            "            WHERE t.consultation = ?1 AND f.consultation IS NULL AND f.state = 0";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  return list_issues (stmt, consultation, error);
}
