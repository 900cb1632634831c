#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-case-set-query.h"

void
mdg_case_set_line_free (MdgCaseSetLine *self)
{
  g_free (self->name);
  g_free (self->meeting);
  g_free (self->held_on);
  g_free (self);
}

void
mdg_case_choice_free (MdgCaseChoice *self)
{
  g_free (self->number);
  g_free (self->title);
  g_free (self->name);
  g_free (self->kana);
  g_free (self->summary);
  g_free (self->age_band);
  g_free (self->birth);
  g_free (self->age_on);
  g_free (self->sex);
  g_free (self->area_name);
  g_free (self->opened_on);
  g_free (self->status);
  g_free (self);
}

static char *
dup_text (MdgStatement *stmt,
          int column)
{
  return g_strdup (mdg_statement_get_text (stmt, column));
}

static MdgCaseSetLine *
read_line (MdgStatement *stmt)
{
  MdgCaseSetLine *line = g_new0 (MdgCaseSetLine, 1);

  mdg_statement_get_uuid (stmt, 0, &line->uuid);
  line->name = dup_text (stmt, 1);
  line->meeting = dup_text (stmt, 2);
  line->held_on = dup_text (stmt, 3);
  line->fiscal_year = mdg_statement_get_int64 (stmt, 4);
  line->n_cases = (guint) mdg_statement_get_int64 (stmt, 5);

  return line;
}

GPtrArray *
mdg_case_set_query_list (MdgStore *store,
                         GError **error)
{
  static const char sql[] = "SELECT v.uuid, v.name, v.meeting, v.held_on, v.fiscal_year,"
                            "       (SELECT count (*) FROM case_set_member AS m JOIN \"case\" AS k ON k.id = m.\"case\""
                            "         WHERE m.case_set = v.id AND m.state = 0 AND k.state = 0)"
                            "  FROM case_set AS v"
                            " WHERE v.state = 0"
                            " ORDER BY v.fiscal_year DESC, v.held_on DESC, v.id DESC";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_case_set_line_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (lines, read_line (stmt));

  return step == MDG_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}

static MdgCaseChoice *
read_choice (MdgStatement *stmt)
{
  MdgCaseChoice *choice = g_new0 (MdgCaseChoice, 1);

  mdg_statement_get_uuid (stmt, 0, &choice->uuid);
  choice->number = dup_text (stmt, 1);
  choice->title = dup_text (stmt, 2);
  choice->name = dup_text (stmt, 3);
  choice->kana = dup_text (stmt, 4);
  choice->summary = dup_text (stmt, 5);
  choice->age_band = dup_text (stmt, 6);
  choice->birth = dup_text (stmt, 7);
  choice->age = mdg_statement_is_null (stmt, 8) ? -1 : mdg_statement_get_int64 (stmt, 8);
  choice->age_on = dup_text (stmt, 9);
  choice->sex = dup_text (stmt, 10);
  mdg_statement_get_uuid (stmt, 11, &choice->area);
  choice->area_name = dup_text (stmt, 12);
  choice->opened_on = dup_text (stmt, 13);
  choice->status = dup_text (stmt, 14);
  choice->is_flagged = mdg_statement_get_int64 (stmt, 15) != 0;
  choice->is_grave = mdg_statement_get_int64 (stmt, 16) != 0;
  choice->n_issues = (guint) mdg_statement_get_int64 (stmt, 17);

  return choice;
}

GPtrArray *
mdg_case_set_query_list_choices (MdgStore *store,
                                 const char *since,
                                 guint limit,
                                 GError **error)
{
  static const char sql[] = "SELECT k.uuid, k.number, k.title, s.name, s.kana, substr (k.summary, 1, 60), k.age_band, s.birth, s.age, s.age_on,"
                            "       coalesce (k.sex, s.sex), a.uuid, a.name, k.opened_on, k.status,"
                            "       k.is_hard <> 0 OR k.is_home_risk <> 0 OR k.is_grave <> 0, k.is_grave,"
                            "       (SELECT count (*) FROM case_issue AS i WHERE i.\"case\" = k.id AND i.state = 0)"
                            "  FROM \"case\" AS k"
                            "  LEFT JOIN subject AS s ON s.id = k.subject AND s.state = 0"
                            "  LEFT JOIN area AS a ON a.id = coalesce (k.area, s.area)"
                            " WHERE k.state = 0 AND (?1 IS NULL OR k.opened_on IS NULL OR k.opened_on >= ?1)"
                            " ORDER BY k.opened_on DESC, k.id DESC"
                            " LIMIT ?2";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_case_choice_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, since);
  mdg_statement_bind_int64 (stmt, 2, limit);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (choices, read_choice (stmt));

  return step == MDG_STEP_DONE ? g_steal_pointer (&choices) : NULL;
}
