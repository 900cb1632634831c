#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-classify-query.h"

#include "mdg-record-table.h"

/* Columns in the order read_case takes them; m is the member of the set, or nothing. */
#define CASE_COLUMNS                                                                                  \
  "SELECT k.uuid, m.uuid, m.letter, k.number, k.title, s.name, k.age_band, s.birth, s.age, s.age_on," \
  "       coalesce (k.sex, s.sex), coalesce (k.household_kind, s.household_kind),"                    \
  "       coalesce (k.household_sub, s.household_sub), coalesce (k.care_level, s.care_level),"        \
  "       a.uuid, a.name, k.opened_on, k.stage, k.is_grave, s.care_flag, k.id"

#define CASE_JOINS                                               \
  "  LEFT JOIN subject AS s ON s.id = k.subject AND s.state = 0" \
  "  LEFT JOIN area AS a ON a.id = coalesce (k.area, s.area)"

/* A case that waits, with the alias k. */
#define IS_WAITING                                                                              \
  "k.state = 0 AND k.no_classification IS NULL"                                                 \
  " AND (k.is_hard <> 0 OR k.is_home_risk <> 0 OR k.is_grave <> 0"                              \
  "      OR EXISTS (SELECT 1 FROM case_set_member AS w JOIN case_set AS v ON v.id = w.case_set" \
  "                  WHERE w.\"case\" = k.id AND w.state = 0 AND v.state = 0))"                 \
  " AND NOT EXISTS (SELECT 1 FROM case_issue AS i WHERE i.\"case\" = k.id AND i.state = 0)"

void
mdg_sheet_case_free (MdgSheetCase *self)
{
  g_free (self->letter);
  g_free (self->number);
  g_free (self->title);
  g_free (self->name);
  g_free (self->age_band);
  g_free (self->birth);
  g_free (self->age_on);
  g_free (self->sex);
  g_free (self->household);
  g_free (self->household_sub);
  g_free (self->care_level);
  g_free (self->care_flag);
  g_free (self->area_name);
  g_free (self->opened_on);
  g_free (self->stage);
  g_free (self);
}

void
mdg_sheet_finding_free (MdgSheetFinding *self)
{
  g_free (self->issue);
  g_free (self->quote);
  g_free (self->text);
  g_free (self->at);
  g_free (self->channel);
  g_free (self->direction);
  g_free (self->number);
  g_free (self);
}

static char *
dup_text (MdgStatement *stmt,
          int column)
{
  return g_strdup (mdg_statement_get_text (stmt, column));
}

static gint64
get_number (MdgStatement *stmt,
            int column,
            gint64 otherwise)
{
  return mdg_statement_is_null (stmt, column) ? otherwise : mdg_statement_get_int64 (stmt, column);
}

static gpointer
read_case (MdgStatement *stmt)
{
  MdgSheetCase *row = g_new0 (MdgSheetCase, 1);

  mdg_statement_get_uuid (stmt, 0, &row->uuid);
  mdg_statement_get_uuid (stmt, 1, &row->member);
  row->letter = dup_text (stmt, 2);
  row->number = dup_text (stmt, 3);
  row->title = dup_text (stmt, 4);
  row->name = dup_text (stmt, 5);
  row->age_band = dup_text (stmt, 6);
  row->birth = dup_text (stmt, 7);
  row->age = get_number (stmt, 8, -1);
  row->age_on = dup_text (stmt, 9);
  row->sex = dup_text (stmt, 10);
  row->household = dup_text (stmt, 11);
  row->household_sub = dup_text (stmt, 12);
  row->care_level = dup_text (stmt, 13);
  mdg_statement_get_uuid (stmt, 14, &row->area);
  row->area_name = dup_text (stmt, 15);
  row->opened_on = dup_text (stmt, 16);
  row->stage = dup_text (stmt, 17);
  row->is_grave = mdg_statement_get_int64 (stmt, 18) != 0;
  row->care_flag = dup_text (stmt, 19);
  row->id = mdg_statement_get_int64 (stmt, 20);

  return row;
}

static gpointer
read_finding (MdgStatement *stmt)
{
  MdgSheetFinding *finding = g_new0 (MdgSheetFinding, 1);

  mdg_statement_get_uuid (stmt, 0, &finding->uuid);
  mdg_statement_get_uuid (stmt, 1, &finding->consultation);
  finding->issue = dup_text (stmt, 2);
  finding->quote = dup_text (stmt, 3);
  finding->text = dup_text (stmt, 4);
  finding->offset = get_number (stmt, 5, 0);
  finding->length = get_number (stmt, 6, 0);
  finding->is_lost = mdg_statement_get_int64 (stmt, 7) != 0;
  finding->at = dup_text (stmt, 8);
  finding->channel = dup_text (stmt, 9);
  finding->direction = dup_text (stmt, 10);
  finding->number = dup_text (stmt, 11);
  finding->weight = get_number (stmt, 12, 0);

  return finding;
}

static GPtrArray *
list_rows (MdgStatement *stmt,
           gpointer (*read) (MdgStatement *stmt),
           GDestroyNotify destroy,
           GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (destroy);
  MdgStep step;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (rows, read (stmt));

  return step == MDG_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static MdgStatement *
prepare_cases (MdgStore *store,
               const MdgUuid *set,
               GError **error)
{
  static const char of_set[] = CASE_COLUMNS
    "  FROM case_set AS v"
    "  JOIN case_set_member AS m ON m.case_set = v.id AND m.state = 0"
    "  JOIN \"case\" AS k ON k.id = m.\"case\" AND k.state = 0" CASE_JOINS
    " WHERE v.uuid = ?1"
    " ORDER BY m.position, m.id";
  static const char waiting[] = CASE_COLUMNS
    "  FROM \"case\" AS k"
    "  LEFT JOIN case_set_member AS m ON m.id = 0" CASE_JOINS
    " WHERE " IS_WAITING
    " ORDER BY k.is_grave DESC, k.opened_on, k.id";
  MdgStatement *stmt = mdg_store_prepare (store, set != NULL ? of_set : waiting, error);

  if (stmt != NULL && set != NULL)
    mdg_statement_bind_uuid (stmt, 1, set);

  return stmt;
}

GPtrArray *
mdg_classify_query_list_cases (MdgStore *store,
                               const MdgUuid *set,
                               GError **error)
{
  g_autoptr (MdgStatement) stmt = prepare_cases (store, set, error);

  return stmt != NULL ? list_rows (stmt, read_case, (GDestroyNotify) mdg_sheet_case_free, error) : NULL;
}

GPtrArray *
mdg_classify_query_list_ticks (MdgStore *store,
                               const MdgUuid *case_uuid,
                               GError **error)
{
  const MdgMatrixFilter all = { 0 };
  gint64 id = mdg_record_table_find_id (store, MDG_KIND_CASE, case_uuid, error);

  return id >= 0 ? mdg_matrix_query_list_ticks (store, id, &all, error) : NULL;
}

GPtrArray *
mdg_classify_query_list_findings (MdgStore *store,
                                  const MdgUuid *case_uuid,
                                  GError **error)
{
  static const char sql[] = "SELECT f.uuid, c.uuid, f.issue, f.quote,"
                            "       CASE WHEN f.memo IS NOT NULL THEN n.text WHEN f.contact IS NOT NULL THEN o.text"
                            "            WHEN f.consultation IS NOT NULL THEN c.text ELSE k.summary END,"
                            "       f.\"offset\", f.length, f.is_lost,"
                            "       CASE WHEN f.memo IS NOT NULL THEN n.at WHEN f.contact IS NOT NULL THEN o.at"
                            "            WHEN f.consultation IS NOT NULL THEN c.received_at ELSE k.opened_on END AS day,"
                            "       CASE WHEN f.contact IS NOT NULL THEN o.channel ELSE c.channel END,"
                            "       CASE WHEN f.contact IS NOT NULL THEN o.direction ELSE c.direction END,"
                            "       coalesce (c.number, k.number), f.weight"
                            "  FROM finding AS f"
                            "  JOIN \"case\" AS k ON k.id = f.\"case\""
                            "  LEFT JOIN contact AS o ON o.id = f.contact"
                            "  LEFT JOIN consultation AS c ON c.id = coalesce (f.consultation, o.consultation)"
                            "  LEFT JOIN memo AS n ON n.id = f.memo"
                            " WHERE k.uuid = ?1 AND f.state = 0"
                            " ORDER BY day DESC, f.\"offset\", f.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_uuid (stmt, 1, case_uuid);

  return list_rows (stmt, read_finding, (GDestroyNotify) mdg_sheet_finding_free, error);
}

gint64
mdg_classify_query_count_waiting (MdgStore *store,
                                  GError **error)
{
  static const char sql[] = "SELECT count (*) FROM \"case\" AS k WHERE " IS_WAITING;
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return -1;

  return mdg_statement_step (stmt, error) == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : -1;
}

GHashTable *
mdg_classify_query_count_issues (MdgStore *store,
                                 GError **error)
{
  static const char sql[] = "SELECT issue, count (*) FROM case_issue WHERE state = 0 GROUP BY issue";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    if (!mdg_statement_is_null (stmt, 0))
      g_hash_table_insert (counts, dup_text (stmt, 0), GINT_TO_POINTER ((int) mdg_statement_get_int64 (stmt, 1)));

  return step == MDG_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}
