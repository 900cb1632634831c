#include "mdg-report-crosstab.h"

#include "mdg-case-issue.h"
#include "mdg-crosstab-use.h"
#include "mdg-error.h"
#include "mdg-facts-loader.h"
#include "mdg-report-issues.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"

/* Reports of figures against SQL on the sample, and tables saved by name. */

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = mdg_test_folder_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, TRUE);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

static gint64
ask (Fixture *self,
     const char *sql,
     const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (mdg_workspace_get_store (self->workspace), sql, &error);

  g_assert_no_error (error);
  if (code != NULL)
    mdg_statement_bind_text (stmt, 1, code);
  g_assert_cmpint (mdg_statement_step (stmt, &error), ==, MDG_STEP_ROW);

  return mdg_statement_get_int64 (stmt, 0);
}

static MdgCrosstabSpec *
new_spec (const char *json)
{
  g_autoptr (GError) error = NULL;
  MdgCrosstabSpec *spec = mdg_crosstab_spec_from_json (json, &error);

  g_assert_no_error (error);

  return spec;
}

static void
test_totals_reconcile (Fixture *self,
                       gconstpointer data)
{
  static const char all[] = "SELECT count (*) FROM consultation WHERE state = 0";
  static const char by[] = "SELECT count (*) FROM consultation WHERE state = 0 AND ifnull (profession, '') = ?1";
  g_autoptr (MdgCrosstabSpec) spec = new_spec ("{\"rows\": [\"profession\"], \"columns\": [\"month\"]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_crosstab_new (self->workspace, spec, NULL, &error);
  MdgTable *table;
  guint last;

  g_assert_no_error (error);
  g_assert_nonnull (mdg_report_get_document (report));
  table = mdg_report_get_tables (report)->pdata[0];
  last = mdg_table_get_n_columns (table) - 1;
  for (guint i = 0; i < mdg_table_get_total_row (table); i++)
    g_assert_cmpint (mdg_table_get_number (table, i, last), ==, ask (self, by, mdg_table_get_row_code (table, i)));
  g_assert_cmpint (mdg_table_get_number (table, mdg_table_get_total_row (table), last), ==, ask (self, all, NULL));
}

static void
test_saved_by_name (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgCrosstabSpec) spec = new_spec ("{\"rows\": [\"area\"], \"columns\": [\"channel\"], \"measure\": \"people\"}");
  g_autoptr (MdgCrosstabSpec) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) save = mdg_crosstab_use_new_save (self->workspace, " 圏域別 ", spec, &error);
  g_autoptr (MdgChange) rename = NULL;
  g_autoptr (MdgChange) removal = NULL;
  g_autoptr (GPtrArray) tables = mdg_crosstab_use_list (self->workspace, NULL);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_no_error (error);
  g_assert_true (mdg_workspace_save (self->workspace, save, NULL));
  loaded = mdg_crosstab_use_load (self->workspace, "圏域別", &error);
  g_assert_no_error (error);
  g_assert_cmpint (loaded->measure, ==, MDG_CROSSTAB_PEOPLE);

  rename = mdg_crosstab_use_new_rename (self->workspace, "圏域別", "圏域×方法", &error);
  g_assert_true (mdg_workspace_save (self->workspace, rename, NULL));
  g_assert_null (mdg_crosstab_use_load (self->workspace, "圏域別", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
  removal = mdg_crosstab_use_new_removal (self->workspace, "圏域×方法", NULL);
  g_assert_true (mdg_workspace_save (self->workspace, removal, NULL));
  after = mdg_crosstab_use_list (self->workspace, NULL);
  g_assert_cmpuint (after->len, ==, tables->len);
}

/* Facts that were loaded follow what is saved: a tick taken away is gone from the table. */
static void
test_facts_follow (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (MdgCrosstabSpec) spec = new_spec ("{\"rows\": [\"issue\"]}");
  g_autoptr (MdgCrosstabWords) words = mdg_crosstab_words_new (self->workspace);
  g_autoptr (MdgCrosstab) before = mdg_crosstab_use_count (self->workspace, words, spec, NULL);
  g_autoptr (MdgCrosstab) after = NULL;
  g_autoptr (MdgCrosstab) anew = NULL;
  g_autoptr (MdgWorkspace) other = NULL;
  g_autoptr (GPtrArray) ticks = mdg_workspace_list (self->workspace, MDG_KIND_CASE_ISSUE, NULL);
  g_autoptr (MdgChange) change = mdg_change_new ("Ticks taken away");
  MdgFacts *facts = mdg_workspace_load_facts (self->workspace, NULL);

  g_assert_nonnull (before);
  for (guint i = 0; i < MIN (ticks->len, 20); i++)
    mdg_change_add_void (change, ticks->pdata[i], "test");
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
  g_assert_true (mdg_workspace_load_facts (self->workspace, NULL) == facts);
  after = mdg_crosstab_use_count (self->workspace, words, spec, NULL);
  other = mdg_workspace_open (mdg_workspace_get_path (self->workspace), MDG_STORE_READ_ONLY, NULL);
  anew = mdg_crosstab_use_count (other, words, spec, NULL);
  g_assert_cmpuint (mdg_crosstab_get_n_rows (after), ==, mdg_crosstab_get_n_rows (anew));
  for (guint i = 0; i < mdg_crosstab_get_n_rows (anew); i++)
    g_assert_cmpint (mdg_crosstab_get_value (after, i, 0), ==, mdg_crosstab_get_value (anew, i, 0));
  mdg_workspace_close (other);
}

static void
test_issues_reconcile (Fixture *self,
                       gconstpointer data)
{
  static const char sql[] = "SELECT count (DISTINCT i.\"case\") FROM case_issue AS i JOIN \"case\" AS k ON k.id = i.\"case\" AND k.state = 0"
                            " WHERE i.state = 0 AND i.issue = ?1";
  g_autoptr (MdgTrendSheet) sheet = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = NULL;
  MdgTrendScope scope;

  mdg_trend_scope_init (&scope, self->workspace, 2026 * 12 + 11);
  scope.from = 2020 * 12;
  sheet = mdg_trend_sheet_load (self->workspace, &scope, &error);
  g_assert_no_error (error);
  issues = mdg_trend_sheet_list (sheet, FALSE, MDG_TREND_BY_FREQUENCY);
  g_assert_cmpuint (issues->len, >, 10);
  for (guint i = 0; i < issues->len; i++)
    {
      const MdgTrendIssue *issue = issues->pdata[i];
      g_autoptr (GHashTable) cases = g_hash_table_new_full (mdg_uuid_hash, (GEqualFunc) mdg_uuid_equal, g_free, NULL);
      g_autoptr (GPtrArray) evidence = mdg_trend_sheet_list_evidence (sheet, &(MdgTrendFigure){ .code = issue->code, .from = scope.from, .to = scope.to }, &error);

      g_assert_no_error (error);
      g_assert_cmpint (issue->n_cases, ==, ask (self, sql, issue->code));
      for (guint j = 0; j < evidence->len; j++)
        if (g_str_equal (((MdgTrendEvidence *) evidence->pdata[j])->issue, issue->code))
          g_hash_table_add (cases, g_memdup2 (&((MdgTrendEvidence *) evidence->pdata[j])->case_uuid, sizeof (MdgUuid)));
      g_assert_cmpuint (g_hash_table_size (cases), ==, issue->n_cases);
    }
  report = mdg_report_issues_new_for (self->workspace, sheet, MDG_TREND_BY_GRAVITY);
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (report)), >=, 2);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/report-figures/totals-reconcile", test_totals_reconcile);
  ADD ("/report-figures/saved-by-name", test_saved_by_name);
  ADD ("/report-figures/facts-follow", test_facts_follow);
  ADD ("/report-figures/issues-reconcile", test_issues_reconcile);

  return g_test_run ();
}
