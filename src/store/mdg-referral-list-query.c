#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-referral-list-query.h"

#include "mdg-date.h"
#include "mdg-macros.h"
#include "mdg-record-table.h"
#include "mdg-search.h"

#define ENDED "('closed', 'declined', 'withdrawn')"

/* The day somebody has to act by; '9' for what has none and '~' for what is over stand behind every day. */
#define DUE "CASE WHEN ifnull (r.status, '') IN " ENDED " THEN '~' ELSE min (ifnull (r.next_due, '9'), ifnull (r.clock_due, '9')) END"

/* ?1 state, ?2 due, ?3 owner, ?4 ball, ?5 kind, ?6 urgency, ?7 area, ?8 words, ?9 people, ?10 today, ?11 in a week. */
#define CRITERIA " FROM referral AS r WHERE r.state = 0"                                                                                                                 \
                 " AND CASE ifnull (?1, '') WHEN '' THEN 1 WHEN 'open' THEN ifnull (r.status, '') NOT IN ('draft', 'closed', 'declined', 'withdrawn')"                   \
                 " WHEN 'ended' THEN r.status IN " ENDED " ELSE r.status = ?1 END"                                                                                       \
                 " AND CASE ifnull (?2, '') WHEN '' THEN 1 WHEN 'none' THEN " DUE " = '9' WHEN 'late' THEN substr (" DUE ", 1, 10) < ?10"                                \
                 " WHEN 'today' THEN substr (" DUE ", 1, 10) <= ?10 ELSE substr (" DUE ", 1, 10) <= ?11 END"                                                             \
                 " AND (?3 IS NULL OR ifnull (r.owner, 0) = ?3)"                                                                                                         \
                 " AND (?4 IS NULL OR r.ball = ?4)"                                                                                                                      \
                 " AND (?5 IS NULL OR r.kind = ?5)"                                                                                                                      \
                 " AND (?6 IS NULL OR r.urgency = ?6)"                                                                                                                   \
                 " AND (?7 IS NULL OR ifnull (r.area, 0) = ?7)"                                                                                                          \
                 " AND (?8 IS NULL OR r.number LIKE ?8 ESCAPE '!' OR r.form_serial LIKE ?8 ESCAPE '!' OR r.binder LIKE ?8 ESCAPE '!'"                                    \
                 " OR r.subject_name LIKE ?8 ESCAPE '!' OR r.subject_kana LIKE ?8 ESCAPE '!' OR r.affiliation LIKE ?8 ESCAPE '!' OR r.requester_name LIKE ?8 ESCAPE '!'" \
                 " OR r.request_text LIKE ?8 ESCAPE '!' OR r.subject IN (SELECT rowid FROM subject_search WHERE subject_search MATCH ?9))"

MdgReferralFilter *
mdg_referral_filter_new (void)
{
  return g_new0 (MdgReferralFilter, 1);
}

MdgReferralFilter *
mdg_referral_filter_copy (const MdgReferralFilter *self)
{
  MdgReferralFilter *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; i < MDG_N_REFERRAL_CRITERIA; i++)
    copy->values[i] = g_strdup (self->values[i]);

  return copy;
}

void
mdg_referral_filter_free (MdgReferralFilter *self)
{
  for (guint i = 0; i < MDG_N_REFERRAL_CRITERIA; i++)
    g_free (self->values[i]);
  g_free (self);
}

void
mdg_referral_filter_set (MdgReferralFilter *self,
                         MdgReferralCriterion criterion,
                         const char *value)
{
  g_return_if_fail (self != NULL && criterion < MDG_N_REFERRAL_CRITERIA);

  mdg_set_str (&self->values[criterion], value != NULL && *value != '\0' ? value : NULL);
}

gboolean
mdg_referral_filter_is_empty (const MdgReferralFilter *self)
{
  for (guint i = 0; i < MDG_N_REFERRAL_CRITERIA; i++)
    if (self->values[i] != NULL)
      return FALSE;

  return TRUE;
}

/* Texts that a statement borrows. */
typedef struct
{
  char *like;
  char *people;
  char *week;
} Texts;

static void
texts_clear (Texts *texts)
{
  g_free (texts->like);
  g_free (texts->people);
  g_free (texts->week);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, texts_clear)

/* "R8-依0009" is kept as "R8-R0009". */
static char *
dup_like (const char *typed)
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
  if (g_str_has_prefix (stripped, "R"))
    g_string_replace (like, "-依", "-R", 1);

  return g_string_free (g_steal_pointer (&like), FALSE);
}

/* An area or owner that is "none" is 0; a record that is gone is -1, which no row has. */
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

static char *
dup_week (const char *today)
{
  MdgDate day;

  if (!mdg_date_parse_iso (today, &day))
    return g_strdup (today);
  mdg_date_from_days (mdg_date_to_days (&day) + 7, &day);

  return mdg_date_dup_iso (&day);
}

static gboolean
bind_criteria (MdgStore *store,
               MdgStatement *stmt,
               const MdgReferralFilter *filter,
               Texts *texts,
               GError **error)
{
  const char *typed = filter->values[MDG_REFERRAL_CRITERION_TEXT];

  mdg_statement_bind_text (stmt, 1, filter->values[MDG_REFERRAL_CRITERION_STATE]);
  mdg_statement_bind_text (stmt, 2, filter->values[MDG_REFERRAL_CRITERION_DUE]);
  mdg_statement_bind_text (stmt, 4, filter->values[MDG_REFERRAL_CRITERION_BALL]);
  mdg_statement_bind_text (stmt, 5, filter->values[MDG_REFERRAL_CRITERION_KIND]);
  mdg_statement_bind_text (stmt, 6, filter->values[MDG_REFERRAL_CRITERION_URGENCY]);
  if (typed != NULL)
    {
      texts->like = dup_like (typed);
      texts->people = mdg_search_compose_people (typed);
      mdg_statement_bind_text (stmt, 8, texts->like);
      mdg_statement_bind_text (stmt, 9, texts->people);
    }
  texts->week = dup_week (filter->today);
  mdg_statement_bind_text (stmt, 10, filter->today);
  mdg_statement_bind_text (stmt, 11, texts->week);

  return bind_reference (store, stmt, 3, MDG_KIND_STAFF, filter->values[MDG_REFERRAL_CRITERION_OWNER], error) && bind_reference (store, stmt, 7, MDG_KIND_AREA, filter->values[MDG_REFERRAL_CRITERION_AREA], error);
}

GArray *
mdg_referral_list_query_keys (MdgStore *store,
                              const MdgReferralFilter *filter,
                              const MdgRecordKey *after,
                              guint limit,
                              GError **error)
{
#define LINES(sort) "WITH line AS MATERIALIZED (SELECT r.id AS id, " sort " AS sort" CRITERIA ") SELECT id, sort FROM line WHERE (sort, id) "
  static const char *const sql[MDG_N_REFERRAL_ORDERS] = {
    LINES (DUE) "> (?12, ?13) ORDER BY sort, id LIMIT ?14",
    LINES ("ifnull (r.received_at, '')") "< (?12, ?13) ORDER BY sort DESC, id DESC LIMIT ?14",
  };
  static const char *const starts[MDG_N_REFERRAL_ORDERS] = { "", "~" };
  g_autoptr (GArray) keys = g_array_new (FALSE, TRUE, sizeof (MdgRecordKey));
  g_auto (Texts) texts = { 0 };
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql[filter->order], error);
  MdgStep step;

  if (stmt == NULL || !bind_criteria (store, stmt, filter, &texts, error))
    return NULL;

  mdg_statement_bind_text (stmt, 12, after != NULL ? after->sort : starts[filter->order]);
  mdg_statement_bind_int64 (stmt, 13, after != NULL ? after->id : 0);
  mdg_statement_bind_int64 (stmt, 14, limit);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgRecordKey key = { .id = mdg_statement_get_int64 (stmt, 0) };

      g_strlcpy (key.sort, mdg_statement_get_text (stmt, 1), sizeof key.sort);
      g_array_append_val (keys, key);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&keys) : NULL;
}

gint64
mdg_referral_list_query_count (MdgStore *store,
                               const MdgReferralFilter *filter,
                               GError **error)
{
  static const char sql[] = "SELECT count (*)" CRITERIA;
  g_auto (Texts) texts = { 0 };
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL || !bind_criteria (store, stmt, filter, &texts, error) || mdg_statement_step (stmt, error) != MDG_STEP_ROW)
    return -1;

  return mdg_statement_get_int64 (stmt, 0);
}

void
mdg_listed_referral_free (MdgListedReferral *line)
{
  char **texts[] = {
    &line->number, &line->kind, &line->status, &line->received_at, &line->subject_name, &line->sex, &line->birth, &line->affiliation,
    &line->requester_name, &line->area_name, &line->owner_name, &line->need, &line->urgency, &line->ball, &line->ball_text,
    &line->next_what, &line->due, &line->reasons, &line->request_text, &line->fax_state
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_free (line);
}

static MdgListedReferral *
read_line (MdgStatement *stmt)
{
  MdgListedReferral *line = g_new0 (MdgListedReferral, 1);
  char **texts[] = {
    &line->number, &line->kind, &line->status, &line->received_at, &line->subject_name, &line->sex, &line->birth, &line->affiliation,
    &line->requester_name, &line->area_name, &line->owner_name, &line->need, &line->urgency, &line->ball, &line->ball_text,
    &line->next_what, &line->due, &line->reasons, &line->request_text, &line->fax_state
  };
  int at = 0;

  mdg_statement_get_uuid (stmt, at++, &line->uuid);
  line->is_void = mdg_statement_get_int64 (stmt, at++) != 0;
  line->age = mdg_statement_is_null (stmt, at) ? MDG_NO_INTEGER : mdg_statement_get_int64 (stmt, at);
  at++;
  line->is_unshareable = mdg_statement_get_int64 (stmt, at++) != 0;
  line->is_paused = mdg_statement_get_int64 (stmt, at++) != 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (mdg_statement_get_text (stmt, at++));

  return line;
}

MdgListedReferral *
mdg_referral_list_query_load (MdgStore *store,
                              gint64 id,
                              GError **error)
{
  static const char sql[] = "SELECT r.uuid, r.state, r.age, r.is_unshareable,"
                            "       EXISTS (SELECT 1 FROM referral_pause AS p WHERE p.referral = r.id AND p.state = 0 AND p.to_on IS NULL),"
                            "       r.number, r.kind, r.status, r.received_at, r.subject_name, r.sex, r.birth, r.affiliation, r.requester_name,"
                            "       a.name, s.name, r.need, r.urgency, r.ball, r.ball_text, r.next_what, nullif (nullif (" DUE ", '9'), '~'),"
                            "       r.reasons, r.request_text, r.fax_state"
                            "  FROM referral AS r"
                            "  LEFT JOIN area AS a ON a.id = r.area"
                            "  LEFT JOIN staff AS s ON s.id = r.owner"
                            " WHERE r.id = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgListedReferral *line;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, id);
  if (!mdg_statement_step_to_row (stmt, error))
    return NULL;

  line = read_line (stmt);
  line->id = id;

  return line;
}
