#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-promise-query.h"

#define DETAIL_CHARACTERS 60

/* Columns in the order read_promise takes them. */
#define PROMISE_COLUMNS                                                                                                 \
  "SELECT f.uuid, c.uuid, k.uuid, s.uuid, f.what, substr (c.text, 1, 60), coalesce (c.number, k.number),"               \
  "       s.name, s.birth, s.age, s.age_on, c.affiliation, c.consulter_name, coalesce (f.phone, c.consulter_phone),"    \
  "       t.name, f.who, f.due, f.due_time,"                                                                            \
  "       coalesce ((SELECT max (o.at) FROM contact AS o WHERE o.consultation = c.id AND o.state = 0), c.received_at)," \
  "       f.status, f.is_waiting"                                                                                       \
  "  FROM follow_up AS f"                                                                                               \
  "  LEFT JOIN consultation AS c ON c.id = f.consultation"                                                              \
  "  LEFT JOIN \"case\" AS k ON k.id = coalesce (f.\"case\", c.\"case\")"                                               \
  "  LEFT JOIN subject AS s ON s.id = coalesce (c.subject, k.subject)"                                                  \
  "  LEFT JOIN staff AS t ON t.id = f.staff"

static char *
dup_text (MdgStatement *stmt,
          int column)
{
  return g_strdup (mdg_statement_get_text (stmt, column));
}

static char *
join_whom (const char *affiliation,
           const char *name)
{
  if (affiliation != NULL && name != NULL)
    return g_strdup_printf ("%s %s", affiliation, name);

  return g_strdup (affiliation != NULL ? affiliation : name);
}

static MdgPromise *
read_promise (MdgStatement *stmt)
{
  MdgPromiseData data = { 0 };
  const char *outside = mdg_statement_get_text (stmt, 15);
  const char *status = mdg_statement_get_text (stmt, 19);
  const char *since = mdg_statement_get_text (stmt, 18);

  mdg_statement_get_uuid (stmt, 0, &data.follow_up);
  mdg_statement_get_uuid (stmt, 1, &data.consultation);
  mdg_statement_get_uuid (stmt, 2, &data.case_uuid);
  mdg_statement_get_uuid (stmt, 3, &data.subject);
  data.what = dup_text (stmt, 4);
  data.detail = g_strdelimit (dup_text (stmt, 5), "\n\t", ' ');
  data.number = dup_text (stmt, 6);
  data.person = dup_text (stmt, 7);
  data.birth = dup_text (stmt, 8);
  data.age = mdg_statement_is_null (stmt, 9) ? -1 : mdg_statement_get_int64 (stmt, 9);
  data.age_on = dup_text (stmt, 10);
  data.is_waiting = mdg_statement_get_int64 (stmt, 20) != 0 || g_strcmp0 (status, "waiting") == 0;
  data.whom = data.is_waiting && outside != NULL ? g_strdup (outside) : join_whom (mdg_statement_get_text (stmt, 11), mdg_statement_get_text (stmt, 12));
  data.phone = dup_text (stmt, 13);
  data.staff = dup_text (stmt, 14);
  data.due = dup_text (stmt, 16);
  data.due_time = dup_text (stmt, 17);
  data.since = since != NULL ? g_strndup (since, 10) : NULL;
  data.status = g_strdup (status);

  return mdg_promise_new_take (&data);
}

static GPtrArray *
list_promises (MdgStatement *stmt,
               GError **error)
{
  g_autoptr (GPtrArray) promises = g_ptr_array_new_with_free_func (g_object_unref);
  MdgStep step;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (promises, read_promise (stmt));

  return step == MDG_STEP_DONE ? g_steal_pointer (&promises) : NULL;
}

/* The open ones are few among those done since the register began, and follow_up_due finds them. */
GPtrArray *
mdg_promise_query_list (MdgStore *store,
                        const MdgUuid *staff,
                        const char *until,
                        guint limit,
                        GError **error)
{
  static const char sql[] = PROMISE_COLUMNS
    " WHERE f.id IN (SELECT id FROM follow_up WHERE state = 0 AND status IN ('open', 'pending', 'waiting')"
    "                UNION ALL SELECT id FROM follow_up WHERE state = 0 AND status IS NULL)"
    "   AND (c.id IS NULL OR c.state = 0)"
    "   AND (?1 IS NULL OR t.uuid = ?1 OR f.staff IS NULL)"
    "   AND (?2 IS NULL OR f.due IS NULL OR f.due <= ?2 OR f.is_waiting <> 0 OR f.status = 'waiting')"
    " ORDER BY f.due IS NULL, f.due, f.due_time IS NULL, f.due_time, f.id"
    " LIMIT ?3";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  G_STATIC_ASSERT (DETAIL_CHARACTERS == 60);

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_uuid (stmt, 1, staff);
  mdg_statement_bind_text (stmt, 2, until);
  mdg_statement_bind_int64 (stmt, 3, limit);

  return list_promises (stmt, error);
}

GPtrArray *
mdg_promise_query_list_of_subject (MdgStore *store,
                                   const MdgUuid *subject,
                                   GError **error)
{
  static const char sql[] = PROMISE_COLUMNS
    " WHERE s.uuid = ?1 AND f.state = 0 AND (c.id IS NULL OR c.state = 0)"
    "   AND (f.status IS NULL OR f.status IN ('open', 'pending', 'waiting'))"
    " ORDER BY f.due IS NULL, f.due, f.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_uuid (stmt, 1, subject);

  return list_promises (stmt, error);
}

gint64
mdg_promise_query_count_done (MdgStore *store,
                              const char *day,
                              GError **error)
{
  static const char sql[] = "SELECT count (*) FROM follow_up"
                            " WHERE state = 0 AND status = 'done' AND done_on = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return -1;

  mdg_statement_bind_text (stmt, 1, day);

  return mdg_statement_step (stmt, error) == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : -1;
}
