#include "mdg-crosstab.h"

#include "mdg-case-issue.h"
#include "mdg-consultation.h"
#include "mdg-cube-loader.h"
#include "mdg-error.h"
#include "mdg-facts-query.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"

/* Cross tables against SQL on the sample: every cell, every total, and what each drills down to. */

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgFacts *facts;
} Fixture;

static MdgStore *
get_store (Fixture *self)
{
  return mdg_workspace_get_store (self->workspace);
}

static void
load_facts (Fixture *self)
{
  static const char sql[] = "SELECT issue FROM case_issue UNION SELECT issue FROM finding";
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStatement) stmt = NULL;

  g_clear_object (&self->facts);
  self->facts = mdg_facts_new (mdg_workspace_load_cube (self->workspace, &error));
  g_assert_no_error (error);
  mdg_facts_query_load (get_store (self), &mdg_facts_sink, self->facts, &error);
  g_assert_no_error (error);
  stmt = mdg_store_prepare (get_store (self), sql, &error);
  g_assert_no_error (error);
  while (mdg_statement_step (stmt, &error) == MDG_STEP_ROW)
    {
      const char *issue = mdg_statement_get_text (stmt, 0);
      g_autofree char *column = g_strndup (issue, 2);
      g_autofree char *group = g_strndup (issue, 1);

      mdg_facts_set_parent (self->facts, issue, column, group);
    }
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = mdg_test_folder_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, TRUE);
  load_facts (self);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_clear_object (&self->facts);
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

/* The fields as SQL says them; D is the day and T the source of channel and direction. */
#define YEARS "iif (ifnull (s.age, 0) > 0, s.age, CAST (s.age_text AS INTEGER))"
#define BIRTH "coalesce (s.birth, iif (" YEARS " > 0, printf ('%%04d', substr (s.age_on, 1, 4) - " YEARS ") || substr (s.age_on, 5), NULL))"
#define AGE "(substr (c.received_at, 1, 4) - substr (" BIRTH ", 1, 4) - (substr (c.received_at, 6, 5) < substr (" BIRTH ", 6, 5)))"

static const char *const expressions[MDG_CROSSTAB_N_FIELDS] = {
  [MDG_CROSSTAB_MONTH] = "substr (D, 1, 7)",
  [MDG_CROSSTAB_FISCAL_YEAR] = "CAST (substr (D, 1, 4) - (substr (D, 6, 2) < '04') AS TEXT)",
  [MDG_CROSSTAB_KIND] = "c.kind",
  [MDG_CROSSTAB_CHANNEL] = "T.channel",
  [MDG_CROSSTAB_DIRECTION] = "T.direction",
  [MDG_CROSSTAB_PROFESSION] = "c.profession",
  [MDG_CROSSTAB_AFFIL_KIND] = "c.affil_kind",
  [MDG_CROSSTAB_URGENCY] = "c.urgency",
  [MDG_CROSSTAB_AREA] = "CAST (c.area AS TEXT)",
  [MDG_CROSSTAB_WIDE_AREA] = "w.wide_area",
  [MDG_CROSSTAB_STAFF] = "CAST (c.staff AS TEXT)",
  [MDG_CROSSTAB_AGE_BAND] = "CASE WHEN " AGE " IS NULL THEN NULL WHEN " AGE " < 65 THEN 'u65' WHEN " AGE " < 70 THEN '65' WHEN " AGE " < 80 THEN '70' WHEN " AGE " < 90 THEN '80' ELSE '90' END",
  [MDG_CROSSTAB_SEX] = "s.sex",
  [MDG_CROSSTAB_CARE_LEVEL] = "s.care_level",
  [MDG_CROSSTAB_HOUSEHOLD] = "s.household_kind",
  [MDG_CROSSTAB_MAIN_CONTENT] = "m.code",
  [MDG_CROSSTAB_CONTENT] = "k1.code",
  [MDG_CROSSTAB_SCENE] = "k2.code",
  [MDG_CROSSTAB_ACTION] = "k3.code",
  [MDG_CROSSTAB_ISSUE] = "i.issue",
  [MDG_CROSSTAB_ISSUE_COLUMN] = "substr (i.issue, 1, 2)",
  [MDG_CROSSTAB_ISSUE_GROUP] = "substr (i.issue, 1, 1)",
  [MDG_CROSSTAB_FINDING] = "f.issue",
};

static const char tables[] = "  FROM consultation c"
                             "  LEFT JOIN subject s ON s.id = c.subject"
                             "  LEFT JOIN area w ON w.id = c.area"
                             "  LEFT JOIN consultation_code m ON m.consultation_id = c.id AND m.axis = 1 AND m.position = 0";

/* Joined only where asked for: together they multiply. */
static const struct
{
  const char *name;
  const char *join;
} lists[] = {
  { "k1.", "  LEFT JOIN consultation_code k1 ON k1.consultation_id = c.id AND k1.axis = 1" },
  { "k2.", "  LEFT JOIN consultation_code k2 ON k2.consultation_id = c.id AND k2.axis = 2" },
  { "k3.", "  LEFT JOIN consultation_code k3 ON k3.consultation_id = c.id AND k3.axis = 3" },
  { "i.", "  LEFT JOIN (SELECT b.id, u.issue FROM consultation b JOIN case_issue u ON u.\"case\" = b.\"case\" AND u.state = 0"
          "             UNION SELECT consultation, issue FROM finding WHERE state = 0) i ON i.id = c.id" },
  { "f.", "  LEFT JOIN finding f ON f.consultation = c.id AND f.state = 0" },
};

/* One statement: what is counted, once a combination of the fields. */
static char *
dup_sql (const MdgCrosstabSpec *spec,
         const MdgCrosstabField *fields,
         guint n_fields)
{
  static const char *const counted[] = { "c.id", "t.id", "c.subject", "t.id", "c.id" };
  gboolean by_contact = spec->measure == MDG_CROSSTAB_CONTACTS || spec->measure == MDG_CROSSTAB_MINUTES;
  g_autoptr (GString) inner = g_string_new ("SELECT DISTINCT ");
  g_autoptr (GString) where = g_string_new (" WHERE c.state = 0");
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < 4; i++)
    g_string_append_printf (names, "x%u, ", i);
  for (guint i = 0; i < 4; i++)
    g_string_append_printf (inner, "%s AS x%u, ", i < n_fields ? expressions[fields[i]] : "''", i);
  g_string_append_printf (inner, "%s AS id, %s AS weight", counted[spec->measure], spec->measure == MDG_CROSSTAB_MINUTES ? "t.minutes" : "1");
  g_string_append (inner, tables);
  for (guint i = 0; i < spec->filters->len; i++)
    {
      const MdgCrosstabFilter *filter = spec->filters->pdata[i];
      g_autofree char *codes = g_strjoinv ("', '", filter->codes);

      /* A list has its own row for the filter: any of the codes, whatever else is counted by. */
      g_string_append_printf (where, " AND ifnull (%s, '') IN ('%s')", expressions[filter->field], codes);
    }
  if (spec->from != NULL)
    g_string_append_printf (where, " AND D >= '%s'", spec->from);
  if (spec->to != NULL)
    g_string_append_printf (where, " AND D < '%s~'", spec->to);
  if (spec->measure == MDG_CROSSTAB_PEOPLE || spec->measure == MDG_CROSSTAB_NEWCOMERS)
    g_string_append (where, " AND c.subject IS NOT NULL");
  if (spec->measure == MDG_CROSSTAB_NEWCOMERS)
    g_string_append (where, " AND c.id IN (SELECT id FROM (SELECT id, row_number () OVER (PARTITION BY subject ORDER BY received_at, id) AS n FROM consultation"
                            "                               WHERE state = 0 AND subject IS NOT NULL) WHERE n = 1)");
  g_string_append (all, inner->str);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strstr (inner->str, lists[i].name) != NULL || strstr (where->str, lists[i].name) != NULL)
      g_string_append (all, lists[i].join);
  if (by_contact)
    g_string_append (all, " JOIN contact t ON t.consultation = c.id AND t.state = 0");
  g_string_append (all, where->str);
  g_string_replace (all, "T.", by_contact ? "t." : "c.", 0);
  g_string_replace (all, "(D", by_contact ? "(t.at" : "(c.received_at", 0);
  g_string_replace (all, " D ", by_contact ? " t.at " : " c.received_at ", 0);
  g_string_replace (all, "%%", "%", 0);

  return g_strdup_printf ("SELECT %s sum (weight) FROM (%s) GROUP BY 1, 2, 3, 4", names->str, all->str);
}

static char *
dup_row_key (const MdgCrosstab *table,
             guint row)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; row != MDG_CROSSTAB_TOTAL && i < mdg_crosstab_get_spec (table)->n_rows; i++)
    g_string_append_printf (key, "%s|", mdg_crosstab_get_row_code (table, row, i));

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static char *
dup_column_key (const MdgCrosstab *table,
                guint column)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; column != MDG_CROSSTAB_TOTAL && i < mdg_crosstab_get_spec (table)->n_columns; i++)
    g_string_append_printf (key, "%s|", mdg_crosstab_get_column_code (table, column, i));

  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* Figures of SQL by "row codes|column codes|". */
static GHashTable *
ask (Fixture *self,
     const MdgCrosstabSpec *spec,
     gboolean with_rows,
     gboolean with_columns)
{
  GHashTable *figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MdgCrosstabField fields[4];
  guint n = 0;
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStatement) stmt = NULL;

  for (guint i = 0; with_rows && i < spec->n_rows; i++)
    fields[n++] = spec->rows[i];
  for (guint i = 0; with_columns && i < spec->n_columns; i++)
    fields[n++] = spec->columns[i];
  sql = dup_sql (spec, fields, n);
  stmt = mdg_store_prepare (get_store (self), sql, &error);
  g_assert_no_error (error);
  while (mdg_statement_step (stmt, &error) == MDG_STEP_ROW)
    {
      g_autoptr (GString) key = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append_printf (key, "%s|", mdg_statement_is_null (stmt, (int) i) ? "" : mdg_statement_get_text (stmt, (int) i));
      if (mdg_statement_get_int64 (stmt, 4) != 0)
        g_hash_table_insert (figures, g_string_free (g_steal_pointer (&key), FALSE), GINT_TO_POINTER ((gint) mdg_statement_get_int64 (stmt, 4)));
    }
  g_assert_no_error (error);

  return figures;
}

/* Takes each figure of the table away from those of SQL; nothing must be left. */
static void
check_part (Fixture *self,
            const MdgCrosstab *table,
            gboolean with_rows,
            gboolean with_columns)
{
  g_autoptr (GHashTable) figures = ask (self, mdg_crosstab_get_spec (table), with_rows, with_columns);

  for (guint i = 0; i < (with_rows ? mdg_crosstab_get_n_rows (table) : 1); i++)
    for (guint j = 0; j < (with_columns ? mdg_crosstab_get_n_columns (table) : 1); j++)
      {
        guint row = with_rows ? i : MDG_CROSSTAB_TOTAL;
        guint column = with_columns ? j : MDG_CROSSTAB_TOTAL;
        g_autofree char *row_key = dup_row_key (table, row);
        g_autofree char *column_key = dup_column_key (table, column);
        g_autofree char *key = g_strconcat (row_key, column_key, NULL);

        if (mdg_crosstab_get_value (table, row, column) != GPOINTER_TO_INT (g_hash_table_lookup (figures, key)))
          g_error ("%s: %d, SQL says %d", key, (int) mdg_crosstab_get_value (table, row, column), GPOINTER_TO_INT (g_hash_table_lookup (figures, key)));
        g_hash_table_remove (figures, key);
      }
  g_assert_cmpuint (g_hash_table_size (figures), ==, 0);
}

static void
check_drill (Fixture *self,
             const MdgCrosstab *table,
             guint row,
             guint column)
{
  g_autoptr (MdgCrosstabSpec) drill = mdg_crosstab_dup_drill (table, row, column);
  g_autoptr (GArray) ids = mdg_crosstab_list_consultations (self->facts, drill);
  g_autoptr (MdgCrosstab) counted = mdg_crosstab_new (self->facts, drill, NULL, NULL, NULL);

  g_assert_cmpint (mdg_crosstab_get_value (counted, 0, 0), ==, mdg_crosstab_get_value (table, row, column));
  if (drill->measure == MDG_CROSSTAB_CONSULTATIONS || drill->measure == MDG_CROSSTAB_NEWCOMERS)
    g_assert_cmpint (ids->len, ==, mdg_crosstab_get_value (table, row, column));
  else if (mdg_crosstab_get_value (table, row, column) > 0)
    g_assert_cmpuint (ids->len, >, 0);
}

static void
check (Fixture *self,
       const MdgCrosstabSpec *spec)
{
  g_autofree char *json = mdg_crosstab_spec_to_json (spec);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgCrosstab) table = mdg_crosstab_new (self->facts, spec, NULL, NULL, &error);

  g_test_message ("%s", json);
  g_assert_no_error (error);
  check_part (self, table, TRUE, TRUE);
  check_part (self, table, TRUE, FALSE);
  check_part (self, table, FALSE, TRUE);
  check_part (self, table, FALSE, FALSE);
  for (guint i = 0; i < mdg_crosstab_get_n_rows (table); i += 3)
    for (guint j = 0; j < mdg_crosstab_get_n_columns (table); j += 2)
      check_drill (self, table, i, j);
  if (mdg_crosstab_get_n_columns (table) > 0)
    check_drill (self, table, MDG_CROSSTAB_TOTAL, 0);
  if (mdg_crosstab_get_n_rows (table) > 0)
    check_drill (self, table, 0, MDG_CROSSTAB_TOTAL);
  check_drill (self, table, MDG_CROSSTAB_TOTAL, MDG_CROSSTAB_TOTAL);
}

static MdgCrosstabSpec *
read_spec (const char *json)
{
  g_autoptr (GError) error = NULL;
  MdgCrosstabSpec *spec = mdg_crosstab_spec_from_json (json, &error);

  g_assert_no_error (error);

  return spec;
}

/* Every field against the next, every measure. */
static void
test_every_field (Fixture *self,
                  gconstpointer data)
{
  for (guint measure = 0; measure < MDG_CROSSTAB_N_MEASURES; measure++)
    for (guint field = 0; field < MDG_CROSSTAB_N_FIELDS; field++)
      {
        g_autoptr (MdgCrosstabSpec) spec = mdg_crosstab_spec_new ();

        spec->measure = measure;
        spec->n_rows = 1;
        spec->rows[0] = field;
        spec->n_columns = 1;
        spec->columns[0] = (field + 7) % MDG_CROSSTAB_N_FIELDS;
        check (self, spec);
      }
}

static void
test_two_by_two (Fixture *self,
                 gconstpointer data)
{
  static const char *const specs[] = {
    "{\"rows\": [\"month\", \"profession\"], \"columns\": [\"channel\", \"sex\"]}",
    "{\"rows\": [\"content\", \"scene\"], \"columns\": [\"action\", \"age_band\"]}",
    "{\"rows\": [\"content\", \"scene\"], \"columns\": [\"finding\"], \"measure\": \"people\"}",
    "{\"rows\": [\"scene\", \"action\"], \"columns\": [\"channel\", \"month\"], \"measure\": \"contacts\"}",
    "{\"rows\": [\"scene\", \"action\"], \"columns\": [\"content\"], \"measure\": \"minutes\"}",
    "{\"rows\": [\"fiscal_year\", \"wide_area\"], \"columns\": [\"issue_group\", \"scene\"], \"measure\": \"newcomers\"}",
    "{\"rows\": [], \"columns\": [\"staff\"], \"measure\": \"people\"}",
    "{\"rows\": [\"staff\"], \"columns\": []}",
    "{}",
    "{\"rows\": [\"month\", \"staff\"], \"columns\": [\"profession\", \"main_content\"]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (MdgCrosstabSpec) spec = read_spec (specs[i]);

      check (self, spec);
    }
}

static void
test_filters (Fixture *self,
              gconstpointer data)
{
  static const char *const specs[] = {
    "{\"rows\": [\"profession\"], \"columns\": [\"month\"], \"from\": \"2025-10-01\", \"to\": \"2025-12-31\"}",
    "{\"rows\": [\"profession\"], \"columns\": [\"month\"], \"from\": \"2025-10-01\", \"measure\": \"contacts\"}",
    "{\"rows\": [\"profession\"], \"columns\": [\"sex\"], \"to\": \"2025-06-30\", \"measure\": \"minutes\", \"filters\": [{\"field\": \"channel\", \"codes\": [\"tel\", \"fax\"]}, {\"field\": \"direction\", \"codes\": [\"out\"]}]}",
    "{\"rows\": [\"area\"], \"columns\": [\"sex\"], \"filters\": [{\"field\": \"content\", \"codes\": [\"A1\", \"C1\"]}, {\"field\": \"sex\", \"codes\": [\"f\", \"\"]}]}",
    "{\"rows\": [\"area\"], \"columns\": [\"month\"], \"measure\": \"people\", \"from\": \"2025-07-01\", \"filters\": [{\"field\": \"issue\", \"codes\": [\"F1a\"]}]}",
    "{\"rows\": [\"area\"], \"columns\": [\"month\"], \"measure\": \"newcomers\", \"filters\": [{\"field\": \"urgency\", \"codes\": [\"\"]}]}",
    "{\"rows\": [\"area\"], \"columns\": [\"month\"], \"filters\": [{\"field\": \"staff\", \"codes\": [\"never met\"]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (MdgCrosstabSpec) spec = read_spec (specs[i]);

      check (self, spec);
    }
}

/* After a save the facts follow without being loaded anew. */
static void
test_changes (Fixture *self,
              gconstpointer data)
{
  static const char *const ticks[] = { "M1a", "P2c", NULL };
  g_autoptr (GPtrArray) consultations = mdg_workspace_list (self->workspace, MDG_KIND_CONSULTATION, NULL);
  g_autoptr (MdgCrosstabSpec) spec = read_spec ("{\"rows\": [\"month\"], \"columns\": [\"issue\"]}");
  g_autoptr (MdgChange) change = mdg_change_new ("Edited");
  g_autoptr (GError) error = NULL;
  MdgRecord *record = consultations->pdata[0];
  gint64 case_id = 0;

  check (self, spec);
  mdg_record_set_text (record, MDG_CONSULTATION_RECEIVED_AT, "2024-02-29T10:00");
  mdg_change_add (change, record);
  g_assert_true (mdg_workspace_save (self->workspace, change, &error));
  check (self, spec);

  for (guint i = 0; i < consultations->len && case_id == 0; i++)
    case_id = mdg_record_get_reference (consultations->pdata[i], MDG_CONSULTATION_CASE) != NULL ? 1 : 0;
  g_assert_cmpint (case_id, ==, 1);
  {
    static const char sql[] = "SELECT DISTINCT \"case\" FROM consultation WHERE \"case\" IS NOT NULL AND state = 0 ORDER BY 1 LIMIT 1";
    g_autoptr (MdgStatement) stmt = mdg_store_prepare (get_store (self), sql, NULL);

    g_assert_cmpint (mdg_statement_step (stmt, NULL), ==, MDG_STEP_ROW);
    case_id = mdg_statement_get_int64 (stmt, 0);
  }
  mdg_facts_replace_ticks (self->facts, case_id, ticks);
  {
    g_autoptr (MdgCrosstab) table = mdg_crosstab_new (self->facts, spec, NULL, NULL, NULL);
    g_autoptr (MdgCrosstab) before = NULL;

    load_facts (self);
    before = mdg_crosstab_new (self->facts, spec, NULL, NULL, NULL);
    g_assert_cmpint (mdg_crosstab_get_value (table, MDG_CROSSTAB_TOTAL, MDG_CROSSTAB_TOTAL), ==, mdg_crosstab_get_value (before, MDG_CROSSTAB_TOTAL, MDG_CROSSTAB_TOTAL));
    g_assert_cmpuint (mdg_crosstab_get_n_columns (table), >, 0);
  }
}

static int
rank_backwards (MdgCrosstabField field,
                const char *code,
                gpointer user_data)
{
  return -(int) g_ascii_strtoll (code, NULL, 10);
}

static void
test_order_and_percent (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (MdgCrosstabSpec) spec = read_spec ("{\"rows\": [\"area\"], \"columns\": [\"month\"], \"percent\": \"row\", \"filters\": [{\"field\": \"main_content\", \"codes\": [\"B1\"]}]}");
  g_autoptr (MdgCrosstab) table = mdg_crosstab_new (self->facts, spec, NULL, NULL, NULL);
  g_autoptr (MdgCrosstab) backwards = mdg_crosstab_new (self->facts, spec, rank_backwards, NULL, NULL);
  int last = 0;

  for (guint i = 0; i < mdg_crosstab_get_n_rows (table); i++)
    {
      const char *code = mdg_crosstab_get_row_code (table, i, 0);

      if (*code == '\0')
        g_assert_cmpuint (i, ==, mdg_crosstab_get_n_rows (table) - 1);
      else
        g_assert_cmpint ((int) g_ascii_strtoll (code, NULL, 10), >, last);
      last = (int) g_ascii_strtoll (code, NULL, 10);
      g_assert_cmpint (mdg_crosstab_get_percent (table, i, MDG_CROSSTAB_TOTAL), ==, 1000);
    }
  g_assert_cmpint (g_ascii_strtoll (mdg_crosstab_get_row_code (backwards, 0, 0), NULL, 10), >, g_ascii_strtoll (mdg_crosstab_get_row_code (backwards, 1, 0), NULL, 10));

  /* Months have no gaps. */
  for (guint i = 1; i < mdg_crosstab_get_n_columns (table); i++)
    {
      const char *month = mdg_crosstab_get_column_code (table, i, 0);
      const char *before = mdg_crosstab_get_column_code (table, i - 1, 0);

      if (*month != '\0')
        g_assert_cmpint (g_ascii_strtoll (month, NULL, 10) * 12 + g_ascii_strtoll (month + 5, NULL, 10), ==, g_ascii_strtoll (before, NULL, 10) * 12 + g_ascii_strtoll (before + 5, NULL, 10) + 1);
    }
}

static void
test_half_up (void)
{
  static const struct
  {
    guint part;
    guint all;
    int tenths;
  } cases[] = { { 1, 3, 333 }, { 2, 3, 667 }, { 1, 16, 63 }, { 1, 2, 500 }, { 0, 4, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MdgCube) cube = mdg_cube_new ();
      g_autoptr (MdgFacts) facts = mdg_facts_new (cube);
      g_autoptr (MdgCrosstabSpec) spec = read_spec ("{\"rows\": [\"kind\"], \"percent\": \"all\"}");
      g_autoptr (MdgCrosstab) table = NULL;

      for (guint j = 0; j < cases[i].all; j++)
        {
          MdgCubeRow row = { .id = j + 1, .received_at = "2026-01-05T10:00", .is_live = TRUE };

          row.texts[MDG_CUBE_KIND] = j < cases[i].part ? "a" : "b";
          mdg_cube_sink.add_consultation (cube, &row);
        }
      mdg_cube_end_load (cube);
      table = mdg_crosstab_new (facts, spec, NULL, NULL, NULL);
      if (cases[i].part > 0)
        g_assert_cmpint (mdg_crosstab_get_percent (table, 0, 0), ==, cases[i].tenths);
    }
}

static void
test_empty (void)
{
  g_autoptr (MdgCube) cube = mdg_cube_new ();
  g_autoptr (MdgFacts) facts = mdg_facts_new (cube);
  g_autoptr (MdgCrosstabSpec) spec = read_spec ("{\"rows\": [\"month\", \"issue\"], \"columns\": [\"age_band\"], \"percent\": \"all\", \"from\": \"2026-01-01\"}");
  g_autoptr (MdgCrosstab) table = NULL;

  mdg_cube_end_load (cube);
  for (guint i = 0; i < MDG_CROSSTAB_N_MEASURES; i++)
    {
      g_clear_pointer (&table, mdg_crosstab_free);
      spec->measure = i;
      table = mdg_crosstab_new (facts, spec, NULL, NULL, NULL);
      g_assert_cmpuint (mdg_crosstab_get_n_rows (table), ==, 0);
      g_assert_cmpint (mdg_crosstab_get_value (table, MDG_CROSSTAB_TOTAL, MDG_CROSSTAB_TOTAL), ==, 0);
      g_assert_cmpint (mdg_crosstab_get_percent (table, MDG_CROSSTAB_TOTAL, MDG_CROSSTAB_TOTAL), ==, -1);
    }
}

static void
test_json (void)
{
  static const char json[] = "{\"rows\":[\"month\",\"issue\"],\"columns\":[\"area\"],\"measure\":\"people\",\"percent\":\"row\",\"from\":\"2025-04-01\",\"to\":\"2026-03-31\",\"filters\":[{\"field\":\"profession\",\"codes\":[\"cm\",\"\"]}]}";
  static const char *const broken[] = {
    "",
    "[]",
    "{\"rows\": \"month\"}",
    "{\"rows\": [\"moon\"]}",
    "{\"rows\": [1]}",
    "{\"rows\": [\"month\", \"area\", \"sex\"]}",
    "{\"rows\": [\"month\"], \"columns\": [\"month\"]}",
    "{\"measure\": \"weight\"}",
    "{\"measure\": 3}",
    "{\"percent\": \"half\"}",
    "{\"from\": \"2025-04\"}",
    "{\"to\": 20250401}",
    "{\"filters\": {}}",
    "{\"filters\": [{\"field\": \"sex\"}]}",
    "{\"filters\": [{\"field\": \"sex\", \"codes\": [1]}]}",
    "{\"filters\": [\"sex\"]}",
  };
  g_autoptr (MdgCrosstabSpec) spec = read_spec (json);
  g_autoptr (MdgCrosstabSpec) copy = mdg_crosstab_spec_copy (spec);
  g_autofree char *back = mdg_crosstab_spec_to_json (copy);

  g_assert_cmpstr (back, ==, json);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", broken[i]);
      g_assert_null (mdg_crosstab_spec_from_json (broken[i], &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/crosstab/every-field", Fixture, NULL, set_up, test_every_field, tear_down);
  g_test_add ("/crosstab/two-by-two", Fixture, NULL, set_up, test_two_by_two, tear_down);
  g_test_add ("/crosstab/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/crosstab/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/crosstab/order-and-percent", Fixture, NULL, set_up, test_order_and_percent, tear_down);
  g_test_add_func ("/crosstab/half-up", test_half_up);
  g_test_add_func ("/crosstab/empty", test_empty);
  g_test_add_func ("/crosstab/json", test_json);

  return g_test_run ();
}
