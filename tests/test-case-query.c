#include "mdg-case-query.h"

#include <glib/gstdio.h>

#include "mdg-sample.h"
#include "mdg-test-register.h"
#include "mdg-workspace.h"

#define ALL 100000

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgStore *store;
} Fixture;

static Fixture shared;

static void
set_up (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;

  mdg_sample_options_init (&options);
  g_assert_true (mdg_date_parse_iso ("2026-03-31", &options.as_of));
  shared.folder = mdg_test_folder_new ();
  path = g_build_filename (shared.folder, "sample.madoguchi", NULL);
  mdg_sample_create (path, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  /* What the sample has none of: nothing known, several things at one moment, and things of voided records. */
  mdg_test_alter (path, "UPDATE \"case\" SET opened_on = NULL WHERE id % 7 = 0;"
                        "UPDATE consultation SET \"case\" = NULL WHERE \"case\" % 21 = 0;"
                        "UPDATE memo SET \"case\" = NULL WHERE \"case\" % 21 = 0;"
                        "UPDATE consultation SET received_at = substr (received_at, 1, 8) || '15T10:00' WHERE id % 5 = 0;"
                        "UPDATE contact SET at = substr (at, 1, 8) || '15T10:00' WHERE id % 4 = 0;"
                        "UPDATE consultation SET state = 1 WHERE id % 11 = 0;"
                        "UPDATE memo SET state = 1 WHERE id % 3 = 0;");
  shared.workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  shared.store = mdg_workspace_get_store (shared.workspace);
}

static void
tear_down (void)
{
  g_clear_object (&shared.workspace);
  mdg_test_folder_free (g_steal_pointer (&shared.folder));
}

/* All at once goes through every case; pages go through what happened. */
static void
check_pages (const MdgCaseFilter *filter,
             guint size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = mdg_case_query_list (shared.store, filter, NULL, ALL, &error);
  MdgRecordKey last;
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpint (all->len, ==, mdg_case_query_count (shared.store, filter, NULL));
  while (TRUE)
    {
      g_autoptr (GArray) page = mdg_case_query_list (shared.store, filter, n > 0 ? &last : NULL, size, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < page->len; i++, n++)
        {
          const MdgRecordKey *expected = &g_array_index (all, MdgRecordKey, n);

          last = g_array_index (page, MdgRecordKey, i);
          g_assert_cmpuint (n, <, all->len);
          g_assert_cmpint (last.id, ==, expected->id);
          g_assert_cmpstr (last.sort, ==, expected->sort);
        }
      if (page->len < size)
        break;
    }
  g_assert_cmpuint (n, ==, all->len);
}

static void
test_pages_are_the_whole_list (void)
{
  static const struct
  {
    MdgCaseCriterion criterion;
    const char *value;
  } cases[] = {
    { MDG_CASE_CRITERION_STATE, NULL },
    { MDG_CASE_CRITERION_STATE, "active" },
    { MDG_CASE_CRITERION_STATE, "closed" },
    { MDG_CASE_CRITERION_FLAG, "hard" },
    { MDG_CASE_CRITERION_AREA, "none" },
    { MDG_CASE_CRITERION_ORIGIN, "paper" },
    { MDG_CASE_CRITERION_ISSUES, "some" },
  };

  g_assert_cmpint (mdg_test_query (shared.store, "SELECT count (*) FROM \"case\" WHERE opened_on IS NULL"), >, 3);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MdgCaseFilter) filter = mdg_case_filter_new ();

      mdg_case_filter_set (filter, cases[i].criterion, cases[i].value);
      check_pages (filter, 1);
      check_pages (filter, 7);
      check_pages (filter, 50);
    }
}

int
main (int argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-query/pages-are-the-whole-list", test_pages_are_the_whole_list);
  set_up ();
  result = g_test_run ();
  tear_down ();

  return result;
}
