#include "mdg-crosswalks.h"

#include "mdg-case-issue.h"
#include "mdg-error.h"
#include "mdg-issue-sample.h"
#include "mdg-issue-sheet.h"
#include "mdg-masters-terms.h"
#include "mdg-matrix.h"
#include "mdg-test-register.h"
#include "mdg-trend-sheet.h"

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (path);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

static void
replace (Fixture *self,
         const char *old_code,
         const char *typed,
         int from_year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = mdg_crosswalks_add (self->workspace, "issue", old_code, typed, from_year, NULL, &error);

  g_assert_no_error (error);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
}

static void
refuse (Fixture *self,
        const char *old_code,
        const char *typed,
        int from_year)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mdg_crosswalks_add (self->workspace, "issue", old_code, typed, from_year, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

static char *
resolve (Fixture *self,
         const char *code,
         int fiscal_year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgCodeMap) map = mdg_code_map_load (self->workspace, "issue", &error);
  g_autoptr (GPtrArray) codes = mdg_code_map_resolve (map, code, fiscal_year);

  g_assert_no_error (error);
  g_ptr_array_add (codes, NULL);

  return g_strjoinv (" ", (char **) codes->pdata);
}

/* One is split in two, one of which is merged into a third a year later. */
static void
test_split_and_merge (Fixture *self,
                      gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *split = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *other = NULL;

  replace (self, "C3a", "C3b、C3c", 2027);
  replace (self, "C3b", "C2a", 2028);
  before = resolve (self, "C3a", 2026);
  split = resolve (self, "C3a", 2027);
  merged = resolve (self, "C3a", 2028);
  other = resolve (self, "P1b", 2028);
  g_assert_cmpstr (before, ==, "C3a");
  g_assert_cmpstr (split, ==, "C3b C3c");
  g_assert_cmpstr (merged, ==, "C2a C3c");
  g_assert_cmpstr (other, ==, "P1b");
}

/* Of the issue in all months up to the end of the fiscal year; 0 cases without a row. */
static MdgTrendIssue
get_trend (MdgTrendSheet *sheet,
           const char *code)
{
  g_autoptr (GPtrArray) issues = mdg_trend_sheet_list (sheet, FALSE, MDG_TREND_BY_FREQUENCY);

  for (guint i = 0; i < issues->len; i++)
    if (g_str_equal (((MdgTrendIssue *) issues->pdata[i])->code, code))
      return *(MdgTrendIssue *) issues->pdata[i];

  return (MdgTrendIssue){ 0 };
}

static MdgTrendSheet *
load_trend (Fixture *self,
            int fiscal_year)
{
  g_autoptr (GError) error = NULL;
  MdgTrendScope scope;
  MdgTrendSheet *sheet;

  mdg_trend_scope_init (&scope, self->workspace, (fiscal_year + 1) * 12 + 2);
  scope.from = 2000 * 12;
  sheet = mdg_trend_sheet_load (self->workspace, &scope, &error);
  g_assert_no_error (error);

  return sheet;
}

static guint
count_evidence (MdgTrendSheet *sheet,
                const char *code)
{
  const MdgTrendScope *scope = mdg_trend_sheet_get_scope (sheet);
  MdgTrendFigure figure = { .code = code, .from = scope->from, .to = scope->to };
  g_autoptr (GPtrArray) list = mdg_trend_sheet_list_evidence (sheet, &figure, NULL);

  return list->len;
}

static gboolean
has_either (Fixture *self,
            MdgRecord *record)
{
  g_autoptr (GPtrArray) issues = mdg_workspace_list_children (self->workspace, MDG_KIND_CASE_ISSUE, MDG_CASE_ISSUE_CASE, mdg_record_get_uuid (record), NULL);

  for (guint i = 0; i < issues->len; i++)
    if (g_strv_contains ((const char *const[]){ "M1a", "M1b", NULL }, mdg_record_get_text (issues->pdata[i], MDG_CASE_ISSUE_ISSUE)))
      return TRUE;

  return FALSE;
}

/* What was merged is one row from then on, in which a case counts once; the years before stay as they were. */
static void
test_trend_follows_a_merger (Fixture *self,
                             gconstpointer data)
{
  g_autoptr (MdgTrendSheet) before = load_trend (self, 2026);
  g_autoptr (MdgTrendSheet) after = NULL;
  g_autoptr (MdgTrendSheet) still = NULL;
  g_autoptr (GPtrArray) cases = mdg_workspace_list (self->workspace, MDG_KIND_CASE, NULL);
  guint both = 0;

  for (guint i = 0; i < cases->len; i++)
    both += has_either (self, cases->pdata[i]);
  g_assert_cmpuint (get_trend (before, "M1a").n_cases, >, 0);
  g_assert_cmpuint (get_trend (before, "M1b").n_cases, >, 0);
  replace (self, "M1a", "M1b", 2027);
  after = load_trend (self, 2027);
  still = load_trend (self, 2026);
  g_assert_cmpuint (get_trend (after, "M1a").n_cases, ==, 0);
  g_assert_cmpuint (get_trend (after, "M1b").n_cases, ==, both);
  g_assert_cmpuint (count_evidence (after, "M1b"), ==, count_evidence (before, "M1a") + count_evidence (before, "M1b"));
  g_assert_true (mdg_trend_sheet_has_followed (after));
  g_assert_cmpuint (get_trend (still, "M1a").n_cases, ==, get_trend (before, "M1a").n_cases);
  g_assert_false (mdg_trend_sheet_has_followed (still));
  g_assert_cmpuint (mdg_trend_sheet_get_total (after)->n_cases, ==, mdg_trend_sheet_get_total (before)->n_cases);
}

/* Nobody can say what the old ticks would be today: they stay where they are, named, and what comes after is not new. */
static void
test_trend_follows_a_split (Fixture *self,
                            gconstpointer data)
{
  g_autoptr (MdgTrendSheet) before = load_trend (self, 2026);
  g_autoptr (MdgTrendSheet) after = NULL;

  replace (self, "M1a", "M1b、C3c", 2027);
  after = load_trend (self, 2027);
  g_assert_cmpuint (get_trend (after, "M1a").n_cases, ==, get_trend (before, "M1a").n_cases);
  g_assert_nonnull (strstr (mdg_trend_sheet_get_label (after, "M1a"), "→"));
  g_assert_cmpint (get_trend (after, "M1b").first_month, ==, MIN (get_trend (before, "M1a").first_month, get_trend (before, "M1b").first_month));
}

static void
test_no_circle (Fixture *self,
                gconstpointer data)
{
  replace (self, "C3a", "C3b", 2027);
  refuse (self, "C3b", "C3a", 2027);
  refuse (self, "C3c", "C3c", 2027);
}

static void
test_bad_input (Fixture *self,
                gconstpointer data)
{
  refuse (self, "C3a", "", 2027);
  refuse (self, "C3a", "ありません", 2027);
  refuse (self, "none", "C3b", 2027);
  replace (self, "C3a", "C3b", 2027);
  refuse (self, "C3a", "C3c", 2028); /* has ended */
  refuse (self, "C3c", "C3a", 2028);
}

/* The table of a year before is the same afterwards, and a code in use is not deleted. */
static void
test_old_table_stays (Fixture *self,
                      gconstpointer data)
{
  MdgIssueSheetRequest request = { .fiscal_year = 2026 };
  g_autoptr (MdgMatrix) before = NULL;
  g_autoptr (MdgMatrix) after = NULL;
  g_autoptr (GError) error = NULL;

  mdg_issue_sample_get_set (self->workspace, &request.set);
  before = mdg_issue_sheet_load (self->workspace, &request, &error);
  g_assert_no_error (error);
  replace (self, "C3a", "C3b", 2027);
  after = mdg_issue_sheet_load (self->workspace, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mdg_matrix_get_n_rows (before), ==, mdg_matrix_get_n_rows (after));
  for (guint column = 0; column < mdg_matrix_get_n_columns (before); column++)
    g_assert_cmpuint (mdg_matrix_count_cases (before, column), ==, mdg_matrix_count_cases (after, column));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/crosswalks/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("split-and-merge", test_split_and_merge);
  ADD ("trend-follows-a-merger", test_trend_follows_a_merger);
  ADD ("trend-follows-a-split", test_trend_follows_a_split);
  ADD ("no-circle", test_no_circle);
  ADD ("bad-input", test_bad_input);
  ADD ("old-table-stays", test_old_table_stays);

  return g_test_run ();
}
