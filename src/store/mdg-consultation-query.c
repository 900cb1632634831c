#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-consultation-query.h"

#include "mdg-record-table.h"
#include "mdg-search.h"

/* With up to this many hits the hits are sorted; with more, the index by day is walked and each row looked up
   among the hits. */
#define FEW_HITS 2000

/* An open follow-up of consultation c. */
#define OPEN_FOLLOW_UP "SELECT 1 FROM follow_up AS f" \
                       " WHERE f.consultation = c.id AND f.state = 0 AND ifnull (f.status, 'open') NOT IN ('done', 'dropped')"

/* Everything but the period (?1 to ?3), the words (?16) and the limit (?17). What stands in consultation_received
   comes first. */
#define CRITERIA " AND c.state = 0"                                                                                                                                                                           \
                 " AND (?4 IS NULL OR c.channel = ?4)"                                                                                                                                                        \
                 " AND (?5 IS NULL OR c.affil_kind = ?5)"                                                                                                                                                     \
                 " AND (?6 IS NULL OR c.profession = ?6)"                                                                                                                                                     \
                 " AND (?7 IS NULL OR c.kind = ?7)"                                                                                                                                                           \
                 " AND (?8 IS NULL OR ifnull (c.area, 0) = ?8)"                                                                                                                                               \
                 " AND (?9 IS NULL OR c.staff = ?9)"                                                                                                                                                          \
                 " AND (?10 IS NULL OR c.subject = ?10)"                                                                                                                                                      \
                 " AND (?11 IS NULL OR c.\"case\" = ?11)"                                                                                                                                                     \
                 " AND (?12 IS NULL OR EXISTS (SELECT 1 FROM consultation_code AS cc WHERE cc.consultation_id = c.id AND cc.axis = 1 AND cc.code IN (SELECT value FROM json_each (?12))))"                    \
                 " AND (?13 IS NULL OR EXISTS (SELECT 1 FROM consultation_code AS cc WHERE cc.consultation_id = c.id AND cc.axis = 2 AND cc.code = ?13))"                                                     \
                 " AND (?18 IS NULL OR c.id IN (SELECT value FROM json_each (?18)))"                                                                                                                          \
                 " AND CASE ifnull (?14, '')"                                                                                                                                                                 \
                 " WHEN '' THEN 1"                                                                                                                                                                            \
                 " WHEN 'open' THEN EXISTS (" OPEN_FOLLOW_UP ") OR c.follow_state IN ('open', 'pending', 'waiting')"                                                                                          \
                 " WHEN 'overdue' THEN EXISTS (" OPEN_FOLLOW_UP " AND f.due < substr (?15, 1, length (f.due)))"                                                                                               \
                 " WHEN 'waiting' THEN EXISTS (" OPEN_FOLLOW_UP " AND (f.is_waiting = 1 OR f.status = 'waiting')) OR c.follow_state = 'waiting'"                                                              \
                 " WHEN 'pending' THEN EXISTS (" OPEN_FOLLOW_UP " AND f.status = 'pending') OR c.follow_state = 'pending'"                                                                                    \
                 " WHEN 'done' THEN NOT EXISTS (" OPEN_FOLLOW_UP ") AND (c.follow_state = 'done' OR EXISTS (SELECT 1 FROM follow_up AS f WHERE f.consultation = c.id AND f.state = 0 AND f.status = 'done'))" \
                 " ELSE c.follow_state IS NULL AND NOT EXISTS (SELECT 1 FROM follow_up AS f WHERE f.consultation = c.id AND f.state = 0) END"

#define BY_DAY " FROM consultation AS c INDEXED BY consultation_received WHERE 1"
#define FEW(rows) " FROM (" rows ") AS hit CROSS JOIN consultation AS c ON c.id = hit.id WHERE 1"

#define WITH_MANY_HITS BY_DAY " AND c.id IN (SELECT rowid FROM consultation_search WHERE consultation_search MATCH ?16)"
#define WITH_FEW_HITS FEW ("SELECT rowid AS id FROM consultation_search WHERE consultation_search MATCH ?16")

/* Few at any time, whatever the register has grown to: all that is promised and all that is marked as unfinished. */
#define STILL_OPEN FEW ("SELECT consultation AS id FROM follow_up WHERE state = 0 AND consultation IS NOT NULL AND status IS NULL"                          \
                        " UNION SELECT consultation FROM follow_up WHERE state = 0 AND consultation IS NOT NULL AND status < 'done'"                        \
                        " UNION SELECT consultation FROM follow_up WHERE state = 0 AND consultation IS NOT NULL AND status > 'done' AND status < 'dropped'" \
                        " UNION SELECT consultation FROM follow_up WHERE state = 0 AND consultation IS NOT NULL AND status > 'dropped'"                     \
                        " UNION SELECT id FROM consultation WHERE state = 0 AND follow_state IN ('open', 'pending', 'waiting') AND ?14 <> 'overdue'")
#define STILL_OPEN_WITH_WORDS STILL_OPEN " AND EXISTS (SELECT 1 FROM consultation_search WHERE rowid = c.id AND consultation_search MATCH ?16)"

/* What a figure counts, as row numbers. */
#define CHOSEN FEW ("SELECT value AS id FROM json_each (?18)")

#define NEWEST " AND c.received_at >= ?1 AND (c.received_at, c.id) < (?2, ?3)" CRITERIA " ORDER BY c.received_at DESC, c.id DESC LIMIT ?17"
#define OLDEST " AND (c.received_at, c.id) > (?1, ?3) AND c.received_at < ?2" CRITERIA " ORDER BY c.received_at, c.id LIMIT ?17"

/* What the rows are found by; the criteria then are asked of each. */
typedef enum
{
  DAYS,
  DAYS_AND_HITS,
  HITS,
  OPEN_ONES,
  OPEN_ONES_AND_HITS,
  CHOSEN_ONES,
  N_PLANS,
} Plan;

static char *
codes_to_json (const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);
  GString *json = g_string_new ("[");

  /* Codes are ASCII without quotes; a saved filter that holds anything else just finds nothing. */
  for (char **code = list; *code != NULL; code++)
    if (**code != '\0' && strpbrk (*code, "\"\\") == NULL)
      g_string_append_printf (json, "%s\"%s\"", json->len > 1 ? "," : "", *code);
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

/* Row number of what the criterion names; *given is FALSE when it is not set. A record that is gone is -1, which no
   row has. */
static gboolean
find_id (MdgStore *store,
         const MdgConsultationFilter *filter,
         MdgCriterion criterion,
         MdgKind kind,
         gboolean *given,
         gint64 *id,
         GError **error)
{
  const char *value = filter->values[criterion];
  MdgUuid uuid;

  *given = value != NULL;
  *id = -1;
  if (value == NULL)
    return TRUE;
  if (criterion == MDG_CRITERION_AREA && g_str_equal (value, "none"))
    {
      *id = 0;
      return TRUE;
    }
  if (!mdg_uuid_parse (value, &uuid))
    return TRUE;

  *id = mdg_record_table_find_id (store, kind, &uuid, error);
  if (*id < 0)
    return FALSE;
  if (*id == 0)
    *id = -1;

  return TRUE;
}

static gboolean
bind_ids (MdgStore *store,
          MdgStatement *stmt,
          const MdgConsultationFilter *filter,
          GError **error)
{
  static const struct
  {
    MdgCriterion criterion;
    MdgKind kind;
    int parameter;
  } ids[] = {
    { MDG_CRITERION_AREA, MDG_KIND_AREA, 8 },
    { MDG_CRITERION_STAFF, MDG_KIND_STAFF, 9 },
    { MDG_CRITERION_SUBJECT, MDG_KIND_SUBJECT, 10 },
    { MDG_CRITERION_CASE, MDG_KIND_CASE, 11 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      gboolean given;
      gint64 id;

      if (!find_id (store, filter, ids[i].criterion, ids[i].kind, &given, &id, error))
        return FALSE;
      if (given)
        mdg_statement_bind_int64 (stmt, ids[i].parameter, id);
    }

  return TRUE;
}

/* ?4 to ?15; *contents holds a text that must live as long as the statement runs. */
static gboolean
bind_criteria (MdgStore *store,
               MdgStatement *stmt,
               const MdgConsultationFilter *filter,
               const char *today,
               char **contents,
               GError **error)
{
  mdg_statement_bind_text (stmt, 4, filter->values[MDG_CRITERION_CHANNEL]);
  mdg_statement_bind_text (stmt, 5, filter->values[MDG_CRITERION_AFFILIATION]);
  mdg_statement_bind_text (stmt, 6, filter->values[MDG_CRITERION_PROFESSION]);
  mdg_statement_bind_text (stmt, 7, filter->values[MDG_CRITERION_KIND]);
  if (filter->values[MDG_CRITERION_CONTENT] != NULL)
    {
      *contents = codes_to_json (filter->values[MDG_CRITERION_CONTENT]);
      mdg_statement_bind_text (stmt, 12, *contents);
    }
  mdg_statement_bind_text (stmt, 13, filter->values[MDG_CRITERION_SCENE]);
  mdg_statement_bind_text (stmt, 14, filter->values[MDG_CRITERION_STATE]);
  mdg_statement_bind_text (stmt, 15, today);
  mdg_statement_bind_text (stmt, 18, filter->values[MDG_CRITERION_ROWS]);

  return bind_ids (store, stmt, filter, error);
}

static gboolean
asks_for_open (const MdgConsultationFilter *filter)
{
  static const char *const states[] = { "open", "overdue", "waiting", "pending", NULL };

  return filter->values[MDG_CRITERION_STATE] != NULL && g_strv_contains (states, filter->values[MDG_CRITERION_STATE]);
}

/* *match is NULL without words; words that hold nothing to look for find nothing, by an empty *match. */
static gboolean
choose_plan (MdgStore *store,
             const MdgConsultationFilter *filter,
             char **match,
             Plan *plan,
             GError **error)
{
  static const char sql[] = "SELECT count (*) FROM (SELECT 1 FROM consultation_search WHERE consultation_search MATCH ?1 LIMIT ?2)";
  g_autoptr (MdgStatement) stmt = NULL;
  gboolean is_open = asks_for_open (filter);

  *plan = is_open ? OPEN_ONES : DAYS;
  *match = NULL;
  if (filter->values[MDG_CRITERION_TEXT] == NULL)
    {
      if (filter->values[MDG_CRITERION_ROWS] != NULL)
        *plan = CHOSEN_ONES;
      return TRUE;
    }

  *match = mdg_search_compose (filter->values[MDG_CRITERION_TEXT]);
  if (*match == NULL)
    return TRUE;

  stmt = mdg_store_prepare (store, sql, error);
  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, *match);
  mdg_statement_bind_int64 (stmt, 2, FEW_HITS + 1);
  if (mdg_statement_step (stmt, error) != MDG_STEP_ROW)
    return FALSE;
  if (mdg_statement_get_int64 (stmt, 0) <= FEW_HITS)
    *plan = HITS;
  else
    *plan = is_open ? OPEN_ONES_AND_HITS : DAYS_AND_HITS;

  return TRUE;
}

static const char *
get_list_sql (Plan plan,
              MdgOrder order)
{
#define LIST(from)                                                                     \
  {                                                                                    \
    "SELECT c.id, c.received_at" from NEWEST, "SELECT c.id, c.received_at" from OLDEST \
  }
  static const char *const sql[N_PLANS][2] = { LIST (BY_DAY), LIST (WITH_MANY_HITS), LIST (WITH_FEW_HITS), LIST (STILL_OPEN), LIST (STILL_OPEN_WITH_WORDS), LIST (CHOSEN) };

  return sql[plan][order];
}

static void
bind_period (MdgStatement *stmt,
             MdgOrder order,
             const char *from,
             const char *until,
             const MdgRecordKey *after)
{
  mdg_statement_bind_text (stmt, 1, after != NULL && order == MDG_ORDER_OLDEST ? after->sort : from);
  mdg_statement_bind_text (stmt, 2, after != NULL && order == MDG_ORDER_NEWEST ? after->sort : until);
  mdg_statement_bind_int64 (stmt, 3, after != NULL ? after->id : 0);
}

GArray *
mdg_consultation_query_list (MdgStore *store,
                             const MdgConsultationFilter *filter,
                             MdgOrder order,
                             const char *today,
                             const MdgRecordKey *after,
                             guint limit,
                             GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, TRUE, sizeof (MdgRecordKey));
  g_autofree char *match = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (MdgStatement) stmt = NULL;
  char from[16];
  char until[16];
  Plan plan;
  MdgStep step;

  if (!choose_plan (store, filter, &match, &plan, error))
    return NULL;
  if (filter->values[MDG_CRITERION_TEXT] != NULL && match == NULL)
    return g_steal_pointer (&keys);

  stmt = mdg_store_prepare (store, get_list_sql (plan, order), error);
  if (stmt == NULL || !bind_criteria (store, stmt, filter, today, &contents, error))
    return NULL;

  mdg_consultation_filter_get_period (filter, from, until);
  bind_period (stmt, order, from, until, after);
  if (match != NULL)
    mdg_statement_bind_text (stmt, 16, match);
  mdg_statement_bind_int64 (stmt, 17, limit);

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgRecordKey key = { .id = mdg_statement_get_int64 (stmt, 0) };

      g_strlcpy (key.sort, mdg_statement_get_text (stmt, 1), sizeof key.sort);
      g_array_append_val (keys, key);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&keys) : NULL;
}

static const char *
get_count_sql (Plan plan)
{
#define COUNT "SELECT count (*), total ((SELECT count (*) FROM contact AS k WHERE k.consultation = c.id AND k.state = 0)), count (DISTINCT c.subject)"
#define PERIOD " AND c.received_at >= ?1 AND c.received_at < ?2" CRITERIA
  static const char *const sql[N_PLANS] = { COUNT BY_DAY PERIOD, COUNT WITH_MANY_HITS PERIOD, COUNT WITH_FEW_HITS PERIOD, COUNT STILL_OPEN PERIOD, COUNT STILL_OPEN_WITH_WORDS PERIOD, COUNT CHOSEN PERIOD };

  return sql[plan];
}

gboolean
mdg_consultation_query_count (MdgStore *store,
                              const MdgConsultationFilter *filter,
                              const char *today,
                              MdgConsultationCounts *counts,
                              GError **error)
{
  g_autofree char *match = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (MdgStatement) stmt = NULL;
  char from[16];
  char until[16];
  Plan plan;

  *counts = (MdgConsultationCounts){ 0 };
  if (!choose_plan (store, filter, &match, &plan, error))
    return FALSE;
  if (filter->values[MDG_CRITERION_TEXT] != NULL && match == NULL)
    return TRUE;

  stmt = mdg_store_prepare (store, get_count_sql (plan), error);
  if (stmt == NULL || !bind_criteria (store, stmt, filter, today, &contents, error))
    return FALSE;

  mdg_consultation_filter_get_period (filter, from, until);
  mdg_statement_bind_text (stmt, 1, from);
  mdg_statement_bind_text (stmt, 2, until);
  if (match != NULL)
    mdg_statement_bind_text (stmt, 16, match);
  if (mdg_statement_step (stmt, error) != MDG_STEP_ROW)
    return FALSE;

  counts->n_consultations = mdg_statement_get_int64 (stmt, 0);
  counts->n_contacts = mdg_statement_get_int64 (stmt, 1);
  counts->n_people = mdg_statement_get_int64 (stmt, 2);

  return TRUE;
}

void
mdg_listed_consultation_free (MdgListedConsultation *line)
{
  char **texts[] = {
    &line->number, &line->received_at, &line->kind, &line->channel, &line->direction, &line->consulter_name,
    &line->affiliation, &line->affil_kind, &line->profession, &line->text, &line->contents, &line->scenes,
    &line->subject_name, &line->subject_sex, &line->subject_birth, &line->subject_age_on, &line->subject_age_text,
    &line->area_name, &line->staff_name, &line->next_what, &line->next_due
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_free (line);
}

static MdgListedConsultation *
read_line (MdgStatement *stmt)
{
  MdgListedConsultation *line = g_new0 (MdgListedConsultation, 1);
  int i = 0;

  mdg_statement_get_uuid (stmt, i++, &line->uuid);
  line->is_void = mdg_statement_get_int64 (stmt, i++) != 0;
  line->number = g_strdup (mdg_statement_get_text (stmt, i++));
  line->received_at = g_strdup (mdg_statement_get_text (stmt, i++));
  line->kind = g_strdup (mdg_statement_get_text (stmt, i++));
  line->channel = g_strdup (mdg_statement_get_text (stmt, i++));
  line->direction = g_strdup (mdg_statement_get_text (stmt, i++));
  line->consulter_name = g_strdup (mdg_statement_get_text (stmt, i++));
  line->affiliation = g_strdup (mdg_statement_get_text (stmt, i++));
  line->affil_kind = g_strdup (mdg_statement_get_text (stmt, i++));
  line->profession = g_strdup (mdg_statement_get_text (stmt, i++));
  line->text = g_strdup (mdg_statement_get_text (stmt, i++));
  line->contents = g_strdup (mdg_statement_get_text (stmt, i++));
  line->scenes = g_strdup (mdg_statement_get_text (stmt, i++));
  line->is_no_case = mdg_statement_get_int64 (stmt, i++) != 0;
  line->is_unshareable = mdg_statement_get_int64 (stmt, i++) != 0;
  mdg_statement_get_uuid (stmt, i++, &line->subject);
  line->subject_name = g_strdup (mdg_statement_get_text (stmt, i++));
  line->subject_sex = g_strdup (mdg_statement_get_text (stmt, i++));
  line->subject_birth = g_strdup (mdg_statement_get_text (stmt, i++));
  line->subject_age = mdg_statement_is_null (stmt, i) ? MDG_NO_INTEGER : mdg_statement_get_int64 (stmt, i);
  i++;
  line->subject_age_on = g_strdup (mdg_statement_get_text (stmt, i++));
  line->subject_age_text = g_strdup (mdg_statement_get_text (stmt, i++));
  line->is_anonymous = mdg_statement_get_int64 (stmt, i++) != 0;
  mdg_statement_get_uuid (stmt, i++, &line->case_uuid);
  line->area_name = g_strdup (mdg_statement_get_text (stmt, i++));
  line->staff_name = g_strdup (mdg_statement_get_text (stmt, i++));
  line->n_contacts = mdg_statement_get_int64 (stmt, i++);
  line->minutes = mdg_statement_get_int64 (stmt, i++);
  line->n_follow_ups = mdg_statement_get_int64 (stmt, i++);
  line->next_what = g_strdup (mdg_statement_get_text (stmt, i++));
  line->next_due = g_strdup (mdg_statement_get_text (stmt, i++));
  line->is_waiting = mdg_statement_get_int64 (stmt, i++) != 0;

  return line;
}

MdgListedConsultation *
mdg_consultation_query_load_line (MdgStore *store,
                                  gint64 id,
                                  GError **error)
{
  static const char sql[] = "SELECT c.uuid, c.state, c.number, c.received_at, c.kind, c.channel, c.direction, c.consulter_name, c.affiliation, c.affil_kind,"
                            "       c.profession, c.text, c.contents, c.scenes, c.is_no_case,"
                            "       c.is_unshareable = 1 OR ifnull (c.share_consent, '') = 'no'"
                            "       OR ifnull (s.is_unshareable, 0) = 1 OR ifnull (s.share_consent, '') = 'no' OR ifnull (k.is_unshareable, 0) = 1"
                            "       OR ifnull (ks.is_unshareable, 0) = 1 OR ifnull (ks.share_consent, '') = 'no',"
                            "       s.uuid, s.name, s.sex, s.birth, s.age, s.age_on, s.age_text, s.is_anonymous, k.uuid, a.name, st.name,"
                            "       (SELECT count (*) FROM contact AS x WHERE x.consultation = c.id AND x.state = 0),"
                            "       (SELECT total (x.minutes) FROM contact AS x WHERE x.consultation = c.id AND x.state = 0),"
                            "       (SELECT count (*) FROM follow_up AS x WHERE x.consultation = c.id AND x.state = 0),"
                            "       f.what, f.due, f.is_waiting = 1 OR ifnull (f.status, '') = 'waiting'"
                            "  FROM consultation AS c"
                            "  LEFT JOIN subject AS s ON s.id = c.subject"
                            "  LEFT JOIN \"case\" AS k ON k.id = c.\"case\" AND k.state = 0"
                            "  LEFT JOIN subject AS ks ON ks.id = k.subject"
                            "  LEFT JOIN area AS a ON a.id = c.area"
                            "  LEFT JOIN staff AS st ON st.id = c.staff"
                            "  LEFT JOIN follow_up AS f ON f.id = (SELECT x.id FROM follow_up AS x"
                            "                                       WHERE x.consultation = c.id AND x.state = 0 AND ifnull (x.status, 'open') NOT IN ('done', 'dropped')"
                            "                                       ORDER BY x.due IS NULL, x.due, x.id LIMIT 1)"
                            " WHERE c.id = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgListedConsultation *line;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, id);
  if (!mdg_statement_step_to_row (stmt, error))
    return NULL;

  line = read_line (stmt);
  line->id = id;

  return line;
}

GPtrArray *
mdg_consultation_query_list_gists (MdgStore *store,
                                   gint64 id,
                                   GError **error)
{
  static const char sql[] = "SELECT text FROM contact WHERE consultation = ?1 AND state = 0 AND text IS NOT NULL ORDER BY at DESC, id DESC";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) gists = g_ptr_array_new_with_free_func (g_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, id);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (gists, g_strdup (mdg_statement_get_text (stmt, 0)));

  return step == MDG_STEP_DONE ? g_steal_pointer (&gists) : NULL;
}
