#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-candidate-query.h"

#include "mdg-field.h"

void
mdg_candidate_row_free (MdgCandidateRow *row)
{
  g_free (row->name);
  g_free (row->kana);
  g_free (row->sex);
  g_free (row->birth);
  g_free (row->age_on);
  g_free (row->address);
  g_free (row->phone);
  g_free (row->area_name);
  g_free (row);
}

void
mdg_past_consultation_free (MdgPastConsultation *line)
{
  g_free (line->number);
  g_free (line->received_at);
  g_free (line->who);
  g_free (line->from);
  g_free (line->text);
  g_free (line->channel);
  g_free (line->follow_state);
  g_free (line->staff);
  g_free (line);
}

static char *
dup_text (MdgStatement *stmt,
          int column)
{
  return g_strdup (mdg_statement_get_text (stmt, column));
}

MdgCandidateRow *
mdg_candidate_row_load (MdgStore *store,
                        gint64 id,
                        GError **error)
{
  static const char sql[] = "SELECT s.uuid, s.name, s.kana, s.sex, s.birth, s.age, s.age_on, s.address, s.phone, a.name, t.uuid, a.uuid, s.is_unshareable"
                            "  FROM subject AS s"
                            "  LEFT JOIN area AS a ON a.id = s.area"
                            "  LEFT JOIN town AS t ON t.id = s.town"
                            " WHERE s.id = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgCandidateRow *row;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, id);
  if (!mdg_statement_step_to_row (stmt, error))
    return NULL;

  row = g_new0 (MdgCandidateRow, 1);
  row->id = id;
  mdg_statement_get_uuid (stmt, 0, &row->uuid);
  row->name = dup_text (stmt, 1);
  row->kana = dup_text (stmt, 2);
  row->sex = dup_text (stmt, 3);
  row->birth = dup_text (stmt, 4);
  row->age = mdg_statement_is_null (stmt, 5) ? MDG_NO_INTEGER : mdg_statement_get_int64 (stmt, 5);
  row->age_on = dup_text (stmt, 6);
  row->address = dup_text (stmt, 7);
  row->phone = dup_text (stmt, 8);
  row->area_name = dup_text (stmt, 9);
  if (!mdg_statement_is_null (stmt, 10))
    mdg_statement_get_uuid (stmt, 10, &row->town);
  if (!mdg_statement_is_null (stmt, 11))
    mdg_statement_get_uuid (stmt, 11, &row->area);
  row->is_unshareable = mdg_statement_get_int64 (stmt, 12) != 0;

  return row;
}

void
mdg_candidate_query_add (GArray *ids,
                         gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;

  g_array_append_val (ids, id);
}

static gboolean
add_rows (MdgStatement *stmt,
          GArray *ids,
          GError **error)
{
  MdgStep step;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    mdg_candidate_query_add (ids, mdg_statement_get_int64 (stmt, 0));

  return step == MDG_STEP_DONE;
}

static gboolean
add_subjects (MdgStore *store,
              const char *sql,
              const char *value,
              GArray *ids,
              GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, value);

  return add_rows (stmt, ids, error);
}

gboolean
mdg_candidate_query_add_by_birth (MdgStore *store,
                                  const char *birth,
                                  GArray *ids,
                                  GError **error)
{
  static const char sql[] = "SELECT id FROM subject WHERE birth = ?1 AND state = 0 ORDER BY id DESC LIMIT 40";

  return add_subjects (store, sql, birth, ids, error);
}

gboolean
mdg_candidate_query_add_by_address (MdgStore *store,
                                    const char *address,
                                    GArray *ids,
                                    GError **error)
{
  static const char sql[] = "SELECT id FROM subject WHERE address = ?1 AND state = 0 ORDER BY id DESC LIMIT 10";

  return add_subjects (store, sql, address, ids, error);
}

static gboolean
count_promises (MdgStore *store,
                gint64 subject,
                guint *n_open,
                GError **error)
{
  static const char sql[] = "SELECT count (*)"
                            "  FROM consultation AS c JOIN follow_up AS f ON f.consultation = c.id"
                            " WHERE c.subject = ?1 AND c.state = 0 AND f.state = 0 AND f.status IN ('open', 'pending', 'waiting')";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, subject);
  if (!mdg_statement_step_to_row (stmt, error))
    return FALSE;
  *n_open = (guint) mdg_statement_get_int64 (stmt, 0);

  return TRUE;
}

gboolean
mdg_candidate_query_count (MdgStore *store,
                           gint64 subject,
                           guint *n_consultations,
                           char **last,
                           guint *n_open,
                           GError **error)
{
  static const char sql[] = "SELECT count (*), max (received_at) FROM consultation WHERE subject = ?1 AND state = 0";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, subject);
  if (!mdg_statement_step_to_row (stmt, error))
    return FALSE;
  *n_consultations = (guint) mdg_statement_get_int64 (stmt, 0);
  *last = dup_text (stmt, 1);

  return count_promises (store, subject, n_open, error);
}

gboolean
mdg_candidate_query_count_consulter (MdgStore *store,
                                     gint64 consulter,
                                     guint *n_consultations,
                                     char **last,
                                     char **profession,
                                     GError **error)
{
  /* A hospital may have asked ten thousand times: the newest tell who asks often. The bare column comes from the row
     of the maximum. */
  static const char sql[] = "SELECT count (*), max (received_at), profession"
                            "  FROM (SELECT received_at, profession FROM consultation"
                            "         WHERE consulter = ?1 AND state = 0"
                            "         ORDER BY received_at DESC LIMIT ?2)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, consulter);
  mdg_statement_bind_int64 (stmt, 2, MDG_MANY_CONSULTATIONS);
  if (!mdg_statement_step_to_row (stmt, error))
    return FALSE;
  *n_consultations = (guint) mdg_statement_get_int64 (stmt, 0);
  *last = dup_text (stmt, 1);
  *profession = dup_text (stmt, 2);

  return TRUE;
}

static GArray *
list_rows (MdgStatement *stmt,
           GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (stmt == NULL || !add_rows (stmt, ids, error))
    return NULL;

  return g_steal_pointer (&ids);
}

GArray *
mdg_candidate_query_list_consultations (MdgStore *store,
                                        const MdgUuid *subject,
                                        guint limit,
                                        GError **error)
{
  static const char sql[] = "SELECT id FROM consultation"
                            " WHERE subject = (SELECT id FROM subject WHERE uuid = ?1) AND state = 0"
                            " ORDER BY received_at DESC, id DESC"
                            " LIMIT ?2";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt != NULL)
    {
      mdg_statement_bind_uuid (stmt, 1, subject);
      mdg_statement_bind_int64 (stmt, 2, limit);
    }

  return list_rows (stmt, error);
}

/* Open ones are found by their promises first, which are few; then the newest that nobody has closed. */
GArray *
mdg_candidate_query_list_open (MdgStore *store,
                               guint limit,
                               GError **error)
{
  static const char sql[] = "SELECT id FROM"
                            " (SELECT id, received_at, follow_state, state FROM consultation ORDER BY received_at DESC LIMIT 2000)"
                            " WHERE state = 0 AND ifnull (follow_state, 'open') IN ('open', 'pending', 'waiting')"
                            " ORDER BY received_at DESC, id DESC"
                            " LIMIT ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt != NULL)
    mdg_statement_bind_int64 (stmt, 1, limit);

  return list_rows (stmt, error);
}

GArray *
mdg_candidate_query_list_promises (MdgStore *store,
                                   const MdgUuid *uuid,
                                   gboolean is_consultation,
                                   GError **error)
{
  static const char of_subject[] = "SELECT f.id FROM consultation AS c JOIN follow_up AS f ON f.consultation = c.id"
                                   " WHERE c.subject = (SELECT id FROM subject WHERE uuid = ?1) AND c.state = 0"
                                   "   AND f.state = 0 AND f.status IN ('open', 'pending', 'waiting')"
                                   " ORDER BY f.due IS NULL, f.due, f.id";
  static const char of_consultation[] = "SELECT f.id FROM follow_up AS f"
                                        " WHERE f.consultation = (SELECT id FROM consultation WHERE uuid = ?1)"
                                        "   AND f.state = 0 AND f.status IN ('open', 'pending', 'waiting')"
                                        " ORDER BY f.due IS NULL, f.due, f.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, is_consultation ? of_consultation : of_subject, error);

  if (stmt != NULL)
    mdg_statement_bind_uuid (stmt, 1, uuid);

  return list_rows (stmt, error);
}

MdgPastConsultation *
mdg_candidate_query_load_line (MdgStore *store,
                               gint64 id,
                               GError **error)
{
  static const char sql[] = "SELECT c.uuid, c.number, c.received_at, ifnull (s.name, s.kana), ifnull (c.affiliation || ' ', '') || ifnull (c.consulter_name, ''),"
                            "       substr (c.text, 1, 80), c.channel, c.follow_state, p.name, s.uuid"
                            "  FROM consultation AS c"
                            "  LEFT JOIN subject AS s ON s.id = c.subject"
                            "  LEFT JOIN staff AS p ON p.id = c.staff"
                            " WHERE c.id = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgPastConsultation *line;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, id);
  if (!mdg_statement_step_to_row (stmt, error))
    return NULL;

  line = g_new0 (MdgPastConsultation, 1);
  mdg_statement_get_uuid (stmt, 0, &line->uuid);
  line->number = dup_text (stmt, 1);
  line->received_at = dup_text (stmt, 2);
  line->who = dup_text (stmt, 3);
  line->from = dup_text (stmt, 4);
  line->text = dup_text (stmt, 5);
  line->channel = dup_text (stmt, 6);
  line->follow_state = dup_text (stmt, 7);
  line->staff = dup_text (stmt, 8);
  if (!mdg_statement_is_null (stmt, 9))
    mdg_statement_get_uuid (stmt, 9, &line->subject);

  return line;
}
