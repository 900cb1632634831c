#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-person-query.h"

#include "mdg-field.h"

void
mdg_person_line_free (MdgPersonLine *line)
{
  g_free (line->name);
  g_free (line->sex);
  g_free (line->birth);
  g_free (line->age_on);
  g_free (line->area);
  g_free (line->last_at);
  g_free (line);
}

static MdgPersonLine *
read_line (MdgStatement *stmt)
{
  MdgPersonLine *line = g_new0 (MdgPersonLine, 1);

  mdg_statement_get_uuid (stmt, 0, &line->subject);
  line->name = g_strdup (mdg_statement_get_text (stmt, 1));
  line->sex = g_strdup (mdg_statement_get_text (stmt, 2));
  line->birth = g_strdup (mdg_statement_get_text (stmt, 3));
  line->age = mdg_statement_is_null (stmt, 4) ? MDG_NO_INTEGER : mdg_statement_get_int64 (stmt, 4);
  line->age_on = g_strdup (mdg_statement_get_text (stmt, 5));
  line->area = g_strdup (mdg_statement_get_text (stmt, 6));
  mdg_statement_get_uuid (stmt, 7, &line->case_uuid);
  mdg_statement_get_uuid (stmt, 8, &line->consultation);
  line->n_consultations = (guint) mdg_statement_get_int64 (stmt, 9);
  line->last_at = g_strdup (mdg_statement_get_text (stmt, 10));

  return line;
}

MdgPersonLine *
mdg_person_query_load (MdgStore *store,
                       gint64 subject_id,
                       GError **error)
{
  static const char sql[] = "SELECT s.uuid, COALESCE(s.name, s.kana), s.sex, s.birth, s.age, s.age_on, a.name,"
                            "       (SELECT uuid FROM \"case\" WHERE subject = s.id AND state = 0 ORDER BY opened_on DESC, id DESC LIMIT 1),"
                            "       (SELECT uuid FROM consultation WHERE subject = s.id AND state = 0 ORDER BY received_at DESC, id DESC LIMIT 1),"
                            "       (SELECT count (*) FROM consultation WHERE subject = s.id AND state = 0),"
                            "       (SELECT max (received_at) FROM consultation WHERE subject = s.id AND state = 0)"
                            "  FROM subject AS s LEFT JOIN area AS a ON a.id = s.area"
                            " WHERE s.id = ?1 AND s.state = 0";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, subject_id);

  return mdg_statement_step (stmt, error) == MDG_STEP_ROW ? read_line (stmt) : NULL;
}

GArray *
mdg_person_query_list_cases (MdgStore *store,
                             const char *typed,
                             guint limit,
                             GError **error)
{
  static const char sql[] = "SELECT id FROM \"case\""
                            " WHERE state = 0 AND (instr (lower (number), lower (?1)) > 0 OR instr (title, ?1) > 0)"
                            " ORDER BY opened_on DESC, id DESC"
                            " LIMIT ?2";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, typed);
  mdg_statement_bind_int64 (stmt, 2, limit);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      gint64 id = mdg_statement_get_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
