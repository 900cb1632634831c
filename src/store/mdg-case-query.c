#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-case-query.h"

#include "mdg-macros.h"
#include "mdg-record-table.h"
#include "mdg-search.h"

#define MAX_EVENTS 10000

/* The last event: a consultation, a contact of one, a memo, or the opening. */
#define LAST_EVENT "max (ifnull (k.opened_on, ''),"                                                                                                                               \
                   " ifnull ((SELECT max (c.received_at) FROM consultation AS c WHERE c.\"case\" = k.id AND c.state = 0), ''),"                                                   \
                   " ifnull ((SELECT max (x.at) FROM consultation AS c JOIN contact AS x ON x.consultation = c.id WHERE c.\"case\" = k.id AND c.state = 0 AND x.state = 0), '')," \
                   " ifnull ((SELECT max (m.at) FROM memo AS m WHERE m.\"case\" = k.id AND m.state = 0), ''))"

#define OPEN_FOLLOW_UP_OF_CASE "SELECT f.id FROM follow_up AS f"                                                                                 \
                               " WHERE f.state = 0 AND ifnull (f.status, 'open') NOT IN ('done', 'dropped')"                                     \
                               " AND (f.\"case\" = k.id OR f.consultation IN (SELECT id FROM consultation WHERE \"case\" = k.id AND state = 0))" \
                               " ORDER BY f.due IS NULL, f.due, f.id LIMIT 1"

/* ?1 state … ?9 words among consultations. */
#define CRITERIA " FROM \"case\" AS k WHERE k.state = 0"                                                                                                                           \
                 " AND CASE ifnull (?1, '') WHEN '' THEN 1 WHEN 'active' THEN ifnull (k.status, 'open') <> 'closed' ELSE ifnull (k.status, 'open') = ?1 END"                       \
                 " AND CASE ifnull (?2, '') WHEN '' THEN 1 WHEN 'hard' THEN k.is_hard WHEN 'home_risk' THEN k.is_home_risk ELSE k.is_grave END"                                    \
                 " AND (?3 IS NULL OR ifnull (k.area, 0) = ?3)"                                                                                                                    \
                 " AND (?4 IS NULL OR k.staff = ?4)"                                                                                                                               \
                 " AND (?5 IS NULL OR EXISTS (SELECT 1 FROM case_set_member AS m WHERE m.\"case\" = k.id AND m.case_set = ?5 AND m.state = 0))"                                    \
                 " AND CASE ifnull (?6, '') WHEN '' THEN 1"                                                                                                                        \
                 " WHEN 'none' THEN k.no_classification IS NULL AND NOT EXISTS (SELECT 1 FROM case_issue AS i WHERE i.\"case\" = k.id AND i.state = 0)"                            \
                 " ELSE EXISTS (SELECT 1 FROM case_issue AS i WHERE i.\"case\" = k.id AND i.state = 0) END"                                                                        \
                 " AND CASE ifnull (?7, '') WHEN '' THEN 1"                                                                                                                        \
                 " WHEN 'paper' THEN NOT EXISTS (SELECT 1 FROM consultation AS c WHERE c.\"case\" = k.id AND c.state = 0)"                                                         \
                 " ELSE EXISTS (SELECT 1 FROM consultation AS c WHERE c.\"case\" = k.id AND c.state = 0) END"                                                                      \
                 " AND (?8 IS NULL OR k.title LIKE ?8 ESCAPE '!' OR k.number LIKE ?8 ESCAPE '!' OR k.summary LIKE ?8 ESCAPE '!'"                                                   \
                 " OR k.id IN (SELECT c.\"case\" FROM consultation AS c WHERE c.state = 0 AND c.id IN (SELECT rowid FROM consultation_search WHERE consultation_search MATCH ?9))" \
                 " OR k.subject IN (SELECT rowid FROM subject_search WHERE subject_search MATCH ?10))"

MdgCaseFilter *
mdg_case_filter_new (void)
{
  return g_new0 (MdgCaseFilter, 1);
}

MdgCaseFilter *
mdg_case_filter_copy (const MdgCaseFilter *self)
{
  MdgCaseFilter *copy = mdg_case_filter_new ();

  for (guint i = 0; i < MDG_N_CASE_CRITERIA; i++)
    copy->values[i] = g_strdup (self->values[i]);

  return copy;
}

void
mdg_case_filter_free (MdgCaseFilter *self)
{
  for (guint i = 0; i < MDG_N_CASE_CRITERIA; i++)
    g_free (self->values[i]);
  g_free (self);
}

void
mdg_case_filter_set (MdgCaseFilter *self,
                     MdgCaseCriterion criterion,
                     const char *value)
{
  g_return_if_fail (self != NULL && criterion < MDG_N_CASE_CRITERIA);

  mdg_set_str (&self->values[criterion], value != NULL && *value != '\0' ? value : NULL);
}

gboolean
mdg_case_filter_is_empty (const MdgCaseFilter *self)
{
  for (guint i = 0; i < MDG_N_CASE_CRITERIA; i++)
    if (self->values[i] != NULL)
      return FALSE;

  return TRUE;
}

/* Texts that a statement borrows. */
typedef struct
{
  char *like;
  char *match;
  char *people;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->like);
  g_free (words->match);
  g_free (words->people);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static void
words_init (Words *words,
            const char *typed)
{
  g_autoptr (GString) like = g_string_new ("%");
  g_autofree char *stripped = g_strstrip (g_strdup (typed));

  for (const char *p = stripped; *p != '\0'; p++)
    {
      if (strchr ("%_!", *p) != NULL)
        g_string_append_c (like, '!');
      g_string_append_c (like, *p);
    }
  g_string_append_c (like, '%');
  words->like = g_string_free (g_steal_pointer (&like), FALSE);
  words->match = mdg_search_compose (typed);
  words->people = mdg_search_compose_people (typed);
}

/* An area that is "none" is 0; a record that is gone is -1, which no row has. */
static gboolean
bind_reference (MdgStore *store,
                MdgStatement *stmt,
                int parameter,
                MdgKind kind,
                const char *value,
                GError **error)
{
  MdgUuid uuid;
  gint64 id = 0;

  if (value == NULL)
    return TRUE;

  if (!g_str_equal (value, "none"))
    {
      if (mdg_uuid_parse (value, &uuid))
        id = mdg_record_table_find_id (store, kind, &uuid, error);
      if (id < 0)
        return FALSE;
      if (id == 0)
        id = -1;
    }
  mdg_statement_bind_int64 (stmt, parameter, id);

  return TRUE;
}

static gboolean
bind_criteria (MdgStore *store,
               MdgStatement *stmt,
               const MdgCaseFilter *filter,
               Words *words,
               GError **error)
{
  mdg_statement_bind_text (stmt, 1, filter->values[MDG_CASE_CRITERION_STATE]);
  mdg_statement_bind_text (stmt, 2, filter->values[MDG_CASE_CRITERION_FLAG]);
  mdg_statement_bind_text (stmt, 6, filter->values[MDG_CASE_CRITERION_ISSUES]);
  mdg_statement_bind_text (stmt, 7, filter->values[MDG_CASE_CRITERION_ORIGIN]);
  if (filter->values[MDG_CASE_CRITERION_TEXT] != NULL)
    {
      words_init (words, filter->values[MDG_CASE_CRITERION_TEXT]);
      mdg_statement_bind_text (stmt, 8, words->like);
      mdg_statement_bind_text (stmt, 9, words->match);
      mdg_statement_bind_text (stmt, 10, words->people);
    }

  return bind_reference (store, stmt, 3, MDG_KIND_AREA, filter->values[MDG_CASE_CRITERION_AREA], error) && bind_reference (store, stmt, 4, MDG_KIND_STAFF, filter->values[MDG_CASE_CRITERION_STAFF], error) && bind_reference (store, stmt, 5, MDG_KIND_CASE_SET, filter->values[MDG_CASE_CRITERION_SET], error);
}

static void
append_key (GArray *keys,
            gint64 id,
            const char *sort)
{
  MdgRecordKey key = { .id = id };

  g_strlcpy (key.sort, sort, sizeof key.sort);
  g_array_append_val (keys, key);
}

/* Finds the last event of every case that fits before it sorts them: what is asked for may be anywhere. */
static gboolean
list_all (MdgStore *store,
          const MdgCaseFilter *filter,
          const MdgRecordKey *after,
          guint limit,
          GArray *keys,
          GError **error)
{
  static const char sql[] = "WITH line AS MATERIALIZED (SELECT k.id AS id, " LAST_EVENT " AS sort" CRITERIA ")"
                            " SELECT id, sort FROM line WHERE (sort, id) < (?11, ?12)"
                            " ORDER BY sort DESC, id DESC LIMIT ?13";
  g_auto (Words) words = { 0 };
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL || !bind_criteria (store, stmt, filter, &words, error))
    return FALSE;

  mdg_statement_bind_text (stmt, 11, after != NULL ? after->sort : "~");
  mdg_statement_bind_int64 (stmt, 12, after != NULL ? after->id : 0);
  mdg_statement_bind_int64 (stmt, 13, limit);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    append_key (keys, mdg_statement_get_int64 (stmt, 0), mdg_statement_get_text (stmt, 1));

  return step == MDG_STEP_DONE;
}

/* A walk through what happened, newest first: a case stands in the list where its last event does. */
typedef struct
{
  MdgStatement *check;
  const MdgRecordKey *after;
  guint limit;
  GArray *keys;
  char at[sizeof ((MdgRecordKey *) NULL)->sort]; /* the moment that is looked at */
  GArray *ids;                                   /* cases that something happened to then */
} Walk;

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? 1 : x > y ? -1
                           : 0;
}

/* Adds the cases of the moment whose last event it is. */
static gboolean
end_moment (Walk *walk,
            GError **error)
{
  gint64 previous = 0;

  g_array_sort (walk->ids, compare_newest_first);
  for (guint i = 0; i < walk->ids->len && walk->keys->len < walk->limit; i++)
    {
      gint64 id = g_array_index (walk->ids, gint64, i);
      gboolean is_shown = walk->after != NULL && g_str_equal (walk->at, walk->after->sort) && id >= walk->after->id;
      MdgStep step;

      if (id == previous || is_shown)
        continue;

      previous = id;
      mdg_statement_bind_int64 (walk->check, 11, id);
      step = mdg_statement_step (walk->check, error);
      if (step == MDG_STEP_ROW && g_str_equal (mdg_statement_get_text (walk->check, 0), walk->at))
        append_key (walk->keys, id, walk->at);
      mdg_statement_reset (walk->check);
      if (step == MDG_STEP_ERROR)
        return FALSE;
    }
  g_array_set_size (walk->ids, 0);

  return TRUE;
}

/* Goes on until there are enough, or it has become dearer than asking every case. */
static gboolean
run_walk (Walk *walk,
          MdgStatement *events,
          GError **error)
{
  MdgStep step = MDG_STEP_DONE;

  for (guint n = 0; n < MAX_EVENTS && walk->keys->len < walk->limit && (step = mdg_statement_step (events, error)) == MDG_STEP_ROW; n++)
    {
      const char *at = mdg_statement_get_text (events, 0);
      gint64 id = mdg_statement_get_int64 (events, 1);

      if (!g_str_equal (at, walk->at) && !end_moment (walk, error))
        return FALSE;
      g_strlcpy (walk->at, at, sizeof walk->at);
      g_array_append_val (walk->ids, id);
    }
  if (step == MDG_STEP_DONE)
    return end_moment (walk, error);

  return step == MDG_STEP_ROW;
}

static gboolean
walk_events (MdgStore *store,
             const MdgCaseFilter *filter,
             const MdgRecordKey *after,
             guint limit,
             GArray *keys,
             GError **error)
{
  static const char events_sql[] = "SELECT opened_on AS at, id FROM \"case\" WHERE opened_on <= ?1"
                                   " UNION ALL SELECT received_at, \"case\" FROM consultation WHERE received_at <= ?1 AND \"case\" IS NOT NULL"
                                   " UNION ALL SELECT x.at, c.\"case\" FROM contact AS x CROSS JOIN consultation AS c ON c.id = x.consultation"
                                   " WHERE x.at <= ?1 AND c.\"case\" IS NOT NULL"
                                   " UNION ALL SELECT at, \"case\" FROM memo WHERE at <= ?1 AND \"case\" IS NOT NULL"
                                   " ORDER BY at DESC";
  static const char check_sql[] = "SELECT " LAST_EVENT CRITERIA " AND k.id = ?11";
  g_auto (Words) words = { 0 };
  g_autoptr (MdgStatement) events = mdg_store_prepare (store, events_sql, error);
  g_autoptr (MdgStatement) check = mdg_store_prepare (store, check_sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Walk walk = { .check = check, .after = after, .limit = limit, .keys = keys, .ids = ids };

  if (events == NULL || check == NULL || !bind_criteria (store, check, filter, &words, error))
    return FALSE;

  mdg_statement_bind_text (events, 1, after != NULL ? after->sort : "~");

  return run_walk (&walk, events, error);
}

/* Few cases may fit these wherever one looks. */
static gboolean
may_walk (const MdgCaseFilter *filter)
{
  return filter->values[MDG_CASE_CRITERION_TEXT] == NULL && filter->values[MDG_CASE_CRITERION_SET] == NULL && filter->values[MDG_CASE_CRITERION_ISSUES] == NULL;
}

GArray *
mdg_case_query_list (MdgStore *store,
                     const MdgCaseFilter *filter,
                     const MdgRecordKey *after,
                     guint limit,
                     GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, TRUE, sizeof (MdgRecordKey));

  if (may_walk (filter) && !walk_events (store, filter, after, limit, keys, error))
    return NULL;
  if (keys->len == limit)
    return g_steal_pointer (&keys);

  /* The end of the list has cases nothing is known of, not even when they were opened. */
  g_array_set_size (keys, 0);

  return list_all (store, filter, after, limit, keys, error) ? g_steal_pointer (&keys) : NULL;
}

gint64
mdg_case_query_count (MdgStore *store,
                      const MdgCaseFilter *filter,
                      GError **error)
{
  static const char sql[] = "SELECT count (*)" CRITERIA;
  g_auto (Words) words = { 0 };
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL || !bind_criteria (store, stmt, filter, &words, error))
    return -1;

  return mdg_statement_step (stmt, error) == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : -1;
}

void
mdg_listed_case_free (MdgListedCase *line)
{
  char **texts[] = {
    &line->number, &line->title, &line->status, &line->summary, &line->age_band, &line->sex, &line->care_level,
    &line->household_kind, &line->subject_name, &line->subject_sex, &line->subject_birth, &line->subject_age_on,
    &line->area_name, &line->staff_name, &line->opened_on, &line->last_at, &line->issues, &line->next_what, &line->next_due
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_free (line);
}

static MdgListedCase *
read_line (MdgStatement *stmt)
{
  MdgListedCase *line = g_new0 (MdgListedCase, 1);
  int i = 0;

  mdg_statement_get_uuid (stmt, i++, &line->uuid);
  line->is_void = mdg_statement_get_int64 (stmt, i++) != 0;
  line->number = g_strdup (mdg_statement_get_text (stmt, i++));
  line->title = g_strdup (mdg_statement_get_text (stmt, i++));
  line->status = g_strdup (mdg_statement_get_text (stmt, i++));
  line->summary = g_strdup (mdg_statement_get_text (stmt, i++));
  line->age_band = g_strdup (mdg_statement_get_text (stmt, i++));
  line->sex = g_strdup (mdg_statement_get_text (stmt, i++));
  line->care_level = g_strdup (mdg_statement_get_text (stmt, i++));
  line->household_kind = g_strdup (mdg_statement_get_text (stmt, i++));
  line->is_hard = mdg_statement_get_int64 (stmt, i++) != 0;
  line->is_home_risk = mdg_statement_get_int64 (stmt, i++) != 0;
  line->is_grave = mdg_statement_get_int64 (stmt, i++) != 0;
  line->is_unshareable = mdg_statement_get_int64 (stmt, i++) != 0;
  mdg_statement_get_uuid (stmt, i++, &line->subject);
  line->subject_name = g_strdup (mdg_statement_get_text (stmt, i++));
  line->subject_sex = g_strdup (mdg_statement_get_text (stmt, i++));
  line->subject_birth = g_strdup (mdg_statement_get_text (stmt, i++));
  line->subject_age = mdg_statement_is_null (stmt, i) ? MDG_NO_INTEGER : mdg_statement_get_int64 (stmt, i);
  i++;
  line->subject_age_on = g_strdup (mdg_statement_get_text (stmt, i++));
  line->area_name = g_strdup (mdg_statement_get_text (stmt, i++));
  line->staff_name = g_strdup (mdg_statement_get_text (stmt, i++));
  line->opened_on = g_strdup (mdg_statement_get_text (stmt, i++));
  line->last_at = g_strdup (mdg_statement_get_text (stmt, i++));
  line->n_consultations = mdg_statement_get_int64 (stmt, i++);
  line->n_issues = mdg_statement_get_int64 (stmt, i++);
  line->issues = g_strdup (mdg_statement_get_text (stmt, i++));
  line->next_what = g_strdup (mdg_statement_get_text (stmt, i++));
  line->next_due = g_strdup (mdg_statement_get_text (stmt, i++));

  return line;
}

MdgListedCase *
mdg_case_query_load_line (MdgStore *store,
                          gint64 id,
                          GError **error)
{
  static const char sql[] = "SELECT k.uuid, k.state, k.number, k.title, k.status, k.summary, k.age_band, k.sex, k.care_level, k.household_kind,"
                            "       k.is_hard, k.is_home_risk, k.is_grave, k.is_unshareable = 1 OR ifnull (s.is_unshareable, 0) = 1,"
                            "       s.uuid, s.name, s.sex, s.birth, s.age, s.age_on, a.name, st.name, k.opened_on, " LAST_EVENT ","
                            "       (SELECT count (*) FROM consultation AS c WHERE c.\"case\" = k.id AND c.state = 0),"
                            "       (SELECT count (*) FROM case_issue AS i WHERE i.\"case\" = k.id AND i.state = 0),"
                            "       (SELECT group_concat (issue, ' ') FROM (SELECT i.issue FROM case_issue AS i WHERE i.\"case\" = k.id AND i.state = 0 ORDER BY i.issue)),"
                            "       f.what, f.due"
                            "  FROM \"case\" AS k"
                            "  LEFT JOIN subject AS s ON s.id = k.subject"
                            "  LEFT JOIN area AS a ON a.id = k.area"
                            "  LEFT JOIN staff AS st ON st.id = k.staff"
                            "  LEFT JOIN follow_up AS f ON f.id = (" OPEN_FOLLOW_UP_OF_CASE ")"
                            " WHERE k.id = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgListedCase *line;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, id);
  if (!mdg_statement_step_to_row (stmt, error))
    return NULL;

  line = read_line (stmt);
  line->id = id;

  return line;
}

gint64
mdg_case_query_count_unlinked (MdgStore *store,
                               const MdgUuid *subject,
                               GError **error)
{
  static const char sql[] = "SELECT count (*) FROM consultation AS c JOIN subject AS s ON s.id = c.subject"
                            " WHERE s.uuid = ?1 AND c.state = 0 AND c.\"case\" IS NULL AND c.is_no_case = 0";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return -1;

  mdg_statement_bind_uuid (stmt, 1, subject);

  return mdg_statement_step (stmt, error) == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : -1;
}
