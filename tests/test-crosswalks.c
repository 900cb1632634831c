#include "mdg-crosswalks.h"

#include "mdg-case-issue.h"
#include "mdg-error.h"
#include "mdg-issue-sample.h"
#include "mdg-issue-sheet.h"
#include "mdg-masters-terms.h"
#include "mdg-matrix.h"
#include "mdg-test-register.h"

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
  ADD ("no-circle", test_no_circle);
  ADD ("bad-input", test_bad_input);
  ADD ("old-table-stays", test_old_table_stays);

  return g_test_run ();
}
