#include "mdg-case-sets.h"

#include <glib/gstdio.h>

#include "mdg-case-set-member.h"
#include "mdg-case-set.h"
#include "mdg-error.h"
#include "mdg-issue-sample.h"

typedef struct
{
  char *folder;
  char *path;
  MdgWorkspace *workspace;
  MdgUuid set;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("mdg-case-sets-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (self->path);
  mdg_issue_sample_get_set (self->workspace, &self->set);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };

  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ends[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* Takes change; the uuid to undo it by. */
static MdgUuid
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (MdgChange) owned = change;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);

  return *mdg_change_get_uuid (change);
}

/* The cases in their order, as the letters they had at first: "ABC". */
static char *
dup_order (Fixture *self,
           GPtrArray *first)
{
  g_autoptr (GPtrArray) members = mdg_case_sets_list_members (self->workspace, &self->set, NULL);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    for (guint j = 0; j < first->len; j++)
      if (mdg_uuid_equal (mdg_record_get_reference (members->pdata[i], MDG_CASE_SET_MEMBER_CASE), mdg_record_get_reference (first->pdata[j], MDG_CASE_SET_MEMBER_CASE)))
        g_string_append_c (order, (char) ('A' + j));

  return g_string_free (order, FALSE);
}

static void
assert_letters_follow (Fixture *self)
{
  g_autoptr (GPtrArray) members = mdg_case_sets_list_members (self->workspace, &self->set, NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const char letter[] = { (char) ('A' + i), '\0' };

      g_assert_cmpstr (mdg_record_get_text (members->pdata[i], MDG_CASE_SET_MEMBER_LETTER), ==, letter);
    }
}

static void
test_moving_keeps_letters_in_order (Fixture *self,
                                    gconstpointer data)
{
  g_autoptr (GPtrArray) first = mdg_case_sets_list_members (self->workspace, &self->set, NULL);
  const MdgUuid *last = mdg_record_get_reference (first->pdata[14], MDG_CASE_SET_MEMBER_CASE);
  g_autofree char *moved = NULL;
  g_autofree char *back = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid change = save (self, mdg_case_sets_new_move (self->workspace, &self->set, last, 1, NULL));

  moved = dup_order (self, first);
  g_assert_cmpstr (moved, ==, "AOBCDEFGHIJKLMN");
  assert_letters_follow (self);
  g_assert_null (mdg_case_sets_new_move (self->workspace, &self->set, last, 1, &error));
  g_assert_no_error (error);

  g_assert_true (mdg_workspace_undo (self->workspace, &change, NULL, NULL, NULL));
  back = dup_order (self, first);
  g_assert_cmpstr (back, ==, "ABCDEFGHIJKLMNO");
  assert_letters_follow (self);
}

static void
test_taking_out_and_putting_back (Fixture *self,
                                  gconstpointer data)
{
  g_autoptr (GPtrArray) first = mdg_case_sets_list_members (self->workspace, &self->set, NULL);
  const MdgUuid *third = mdg_record_get_reference (first->pdata[2], MDG_CASE_SET_MEMBER_CASE);
  g_autofree char *without = NULL;
  g_autofree char *again = NULL;

  save (self, mdg_case_sets_new_toggle (self->workspace, &self->set, third, NULL));
  without = dup_order (self, first);
  g_assert_cmpstr (without, ==, "ABDEFGHIJKLMNO");
  assert_letters_follow (self);
  save (self, mdg_case_sets_new_toggle (self->workspace, &self->set, third, NULL));
  again = dup_order (self, first);
  g_assert_cmpstr (again, ==, "ABDEFGHIJKLMNOC");
  assert_letters_follow (self);
}

static void
test_names_are_single (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MdgUuid uuid;
  g_autoptr (MdgRecord) set = NULL;

  g_assert_null (mdg_case_sets_new_set (self->workspace, "R8第1回市地域ケア会議 提出事例", NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (mdg_case_sets_new_edit (self->workspace, &self->set, MDG_CASE_SET_NAME, "  ", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);

  save (self, mdg_case_sets_new_set (self->workspace, NULL, &uuid, NULL));
  save (self, mdg_case_sets_new_set (self->workspace, NULL, NULL, NULL));
  set = mdg_workspace_load (self->workspace, MDG_KIND_CASE_SET, &uuid, NULL);
  g_assert_cmpint (mdg_record_get_integer (set, MDG_CASE_SET_FISCAL_YEAR), ==, 2026);
}

static void
test_days_are_read_as_written (Fixture *self,
                               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) set = NULL;

  save (self, mdg_case_sets_new_edit (self->workspace, &self->set, MDG_CASE_SET_HELD_ON, "R9.2.3", NULL));
  set = mdg_workspace_load (self->workspace, MDG_KIND_CASE_SET, &self->set, NULL);
  g_assert_cmpstr (mdg_record_get_text (set, MDG_CASE_SET_HELD_ON), ==, "2027-02-03");
  g_assert_cmpint (mdg_record_get_integer (set, MDG_CASE_SET_FISCAL_YEAR), ==, 2026);
  g_assert_null (mdg_case_sets_new_edit (self->workspace, &self->set, MDG_CASE_SET_HELD_ON, "R9.2.3", &error));
  g_assert_no_error (error);
  g_assert_null (mdg_case_sets_new_edit (self->workspace, &self->set, MDG_CASE_SET_HELD_ON, "そのうち", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);

  g_clear_error (&error);
  save (self, mdg_case_sets_new_edit (self->workspace, &self->set, MDG_CASE_SET_PERIOD_FROM, "R8.4.1", NULL));
  g_assert_null (mdg_case_sets_new_edit (self->workspace, &self->set, MDG_CASE_SET_PERIOD_TO, "R8.3.31", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  save (self, mdg_case_sets_new_edit (self->workspace, &self->set, MDG_CASE_SET_PERIOD_TO, "R8.6.30", NULL));
}

/* Adding, renaming and moving, then all of it taken back in turn. */
static void
test_steps_go_back_one_after_the_other (Fixture *self,
                                        gconstpointer data)
{
  g_autoptr (GPtrArray) first = mdg_case_sets_list_members (self->workspace, &self->set, NULL);
  MdgUuid uuid;
  MdgUuid changes[4];
  g_autoptr (GPtrArray) lines = NULL;

  changes[0] = save (self, mdg_case_sets_new_set (self->workspace, "ひとつめ", &uuid, NULL));
  changes[1] = save (self, mdg_case_sets_new_toggle (self->workspace, &uuid, mdg_record_get_reference (first->pdata[0], MDG_CASE_SET_MEMBER_CASE), NULL));
  changes[2] = save (self, mdg_case_sets_new_edit (self->workspace, &uuid, MDG_CASE_SET_NAME, "ふたつめ", NULL));
  changes[3] = save (self, mdg_case_sets_new_toggle (self->workspace, &uuid, mdg_record_get_reference (first->pdata[0], MDG_CASE_SET_MEMBER_CASE), NULL));
  for (int i = 3; i >= 0; i--)
    {
      g_autoptr (GPtrArray) kept = NULL;

      g_assert_true (mdg_workspace_undo (self->workspace, &changes[i], NULL, &kept, NULL));
      g_assert_cmpuint (kept->len, ==, 0);
    }
  lines = mdg_case_set_query_list (mdg_workspace_get_store (self->workspace), NULL);
  g_assert_cmpuint (lines->len, ==, 1);
}

static void
test_a_removed_set_comes_back (Fixture *self,
                               gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL;
  MdgUuid change = save (self, mdg_case_sets_new_removal (self->workspace, &self->set, NULL));
  MdgUuid set;

  none = mdg_case_set_query_list (mdg_workspace_get_store (self->workspace), NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (mdg_workspace_undo (self->workspace, &change, NULL, NULL, NULL));
  mdg_issue_sample_get_set (self->workspace, &set);
  g_assert_true (mdg_uuid_equal (&set, &self->set));
}

#define add(name, function) g_test_add ("/case-sets/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("moving-keeps-letters-in-order", test_moving_keeps_letters_in_order);
  add ("taking-out-and-putting-back", test_taking_out_and_putting_back);
  add ("names-are-single", test_names_are_single);
  add ("days-are-read-as-written", test_days_are_read_as_written);
  add ("steps-go-back-one-after-the-other", test_steps_go_back_one_after_the_other);
  add ("a-removed-set-comes-back", test_a_removed_set_comes_back);

  return g_test_run ();
}
