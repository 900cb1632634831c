#include "mdg-two-doctors.h"

#include <glib/gstdio.h>

#include "mdg-case-set-member.h"
#include "mdg-case-sets.h"
#include "mdg-error.h"
#include "mdg-issue-sample.h"
#include "mdg-roster.h"
#include "mdg-week-hours.h"

typedef struct
{
  char *folder;
  char *path;
  MdgWorkspace *workspace;
  MdgUuid case_uuid;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  MdgDate today = { 2026, 5, 12 };
  g_autoptr (GPtrArray) members = NULL;
  MdgUuid set;

  self->folder = g_dir_make_tmp ("mdg-two-doctors-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (self->path);
  mdg_workspace_set_today (self->workspace, &today);
  mdg_issue_sample_get_set (self->workspace, &set);
  members = mdg_case_sets_list_members (self->workspace, &set, NULL);
  self->case_uuid = *mdg_record_get_reference (members->pdata[0], MDG_CASE_SET_MEMBER_CASE);
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

/* The record as it was saved; a change holds copies. */
static void
reload (Fixture *self,
        MdgRecord *record)
{
  g_autoptr (MdgRecord) saved = mdg_workspace_load (self->workspace, mdg_record_get_kind (record), mdg_record_get_uuid (record), NULL);

  mdg_record_assign (record, saved);
}

static void
add (Fixture *self,
     const char *name,
     const char *hours)
{
  g_autoptr (MdgRecord) attending = mdg_two_doctors_new (self->workspace, &self->case_uuid, NULL);
  g_autoptr (GArray) slots = hours != NULL ? mdg_week_hours_parse (hours, NULL) : NULL;
  g_autofree char *code = slots != NULL ? mdg_week_hours_dup_code (slots) : NULL;

  mdg_record_set_text (attending, MDG_ATTENDING_NAME, name);
  mdg_record_set_text (attending, MDG_ATTENDING_WEEK_HOURS, code);
  save (self, mdg_two_doctors_new_saved (self->workspace, attending, NULL));
}

static void
assert_who (Fixture *self,
            const char *day,
            int minute,
            const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GPtrArray) who = NULL;
  MdgDate date;

  g_assert_true (mdg_date_parse_iso (day, &date));
  who = mdg_two_doctors_who (self->workspace, &self->case_uuid, &date, minute, NULL);
  for (guint i = 0; i < who->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ((const MdgReachable *) who->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_who_is_called (Fixture *self,
                    gconstpointer data)
{
  add (self, "主治医", "月-金 9-18");
  add (self, "夜の医師", "月-金 18-9、土日祝");
  add (self, "いつでも", NULL);
  /* A Tuesday, its evening, the small hours after it, a Sunday and a holiday. */
  assert_who (self, "2026-05-12", 10 * 60, "主治医 いつでも");
  assert_who (self, "2026-05-12", 20 * 60, "夜の医師 いつでも");
  assert_who (self, "2026-05-13", 3 * 60, "夜の医師 いつでも");
  assert_who (self, "2026-05-17", 12 * 60, "夜の医師 いつでも");
  assert_who (self, "2026-07-20", 12 * 60, "夜の医師 いつでも");
}

static MdgRecord *
new_cover (Fixture *self,
           const char *name)
{
  MdgRecord *cover = mdg_covers_new (self->workspace, &self->case_uuid, NULL);

  mdg_record_set_text (cover, MDG_COVER_FROM_ON, "2026-05-12");
  mdg_record_set_text (cover, MDG_COVER_STARTS_AT, "18:00");
  mdg_record_set_text (cover, MDG_COVER_TO_ON, "2026-05-14");
  mdg_record_set_text (cover, MDG_COVER_NAME, name);

  return cover;
}

static void
test_cover (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgRecord) cover = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) of_case = NULL;
  MdgUuid change;

  add (self, "主治医", NULL);
  cover = new_cover (self, NULL);
  save (self, mdg_covers_new_saved (self->workspace, cover, NULL));
  reload (self, cover);
  open = mdg_covers_list_open (self->workspace, NULL);
  g_assert_cmpuint (open->len, ==, 1);
  /* Away, and nobody covers. */
  assert_who (self, "2026-05-12", 17 * 60 + 59, "主治医");
  assert_who (self, "2026-05-12", 18 * 60, "");

  mdg_record_set_text (cover, MDG_COVER_NAME, "補完医師");
  change = save (self, mdg_covers_new_saved (self->workspace, cover, NULL));
  assert_who (self, "2026-05-14", 23 * 60 + 59, "補完医師");
  assert_who (self, "2026-05-15", 0, "主治医");
  none = mdg_covers_list_open (self->workspace, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  of_case = mdg_covers_list (self->workspace, &self->case_uuid, NULL);
  g_assert_cmpuint (of_case->len, ==, 1);

  g_assert_true (mdg_workspace_undo (self->workspace, &change, NULL, NULL, NULL));
  assert_who (self, "2026-05-13", 12 * 60, "");
}

/* A doctor who is away is away for all his cases. */
static void
test_cover_of_all_cases (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (MdgRecord) cover = new_cover (self, "補完医師");

  add (self, "主治 医", NULL);
  mdg_record_set_reference (cover, MDG_COVER_CASE, NULL);
  mdg_record_set_text (cover, MDG_COVER_ABSENT_NAME, "主治医");
  save (self, mdg_covers_new_saved (self->workspace, cover, NULL));
  assert_who (self, "2026-05-13", 12 * 60, "補完医師");
}

static void
test_who_cannot_cover (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (MdgRecord) own = NULL;
  g_autoptr (MdgRecord) away = NULL;
  g_autoptr (MdgRecord) other = NULL;
  g_autoptr (GError) error = NULL;

  add (self, "主治医", NULL);
  own = new_cover (self, "主治医");
  g_assert_null (mdg_covers_new_saved (self->workspace, own, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_clear_error (&error);

  away = new_cover (self, NULL);
  mdg_record_set_text (away, MDG_COVER_ABSENT_NAME, "補完医師");
  mdg_record_set_text (away, MDG_COVER_FROM_ON, "2026-05-14");
  save (self, mdg_covers_new_saved (self->workspace, away, NULL));
  other = new_cover (self, "補完医師");
  g_assert_null (mdg_covers_new_saved (self->workspace, other, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_clear_error (&error);
  mdg_record_set_text (other, MDG_COVER_TO_ON, "2026-05-13");
  save (self, mdg_covers_new_saved (self->workspace, other, NULL));
}

static void
test_bad_covers (Fixture *self,
                 gconstpointer data)
{
  static const struct
  {
    guint field;
    const char *text;
  } rows[] = {
    { MDG_COVER_TO_ON, "2026-05-11" },
    { MDG_COVER_TO_ON, "2026-05" },
    { MDG_COVER_TO_ON, NULL },
    { MDG_COVER_STARTS_AT, "6pm" },
    { MDG_COVER_ABSENT_NAME, NULL },
  };

  add (self, "主治医", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MdgRecord) cover = new_cover (self, "補完医師");
      g_autoptr (GError) error = NULL;

      mdg_record_set_text (cover, rows[i].field, rows[i].text);
      g_assert_null (mdg_covers_new_saved (self->workspace, cover, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
  {
    g_autoptr (MdgRecord) cover = new_cover (self, "補完医師");
    g_autoptr (GError) error = NULL;

    /* Away and back in the same hour of one day. */
    mdg_record_set_text (cover, MDG_COVER_TO_ON, "2026-05-12");
    mdg_record_set_text (cover, MDG_COVER_ENDS_AT, "18:00");
    g_assert_null (mdg_covers_new_saved (self->workspace, cover, &error));
    g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    g_clear_error (&error);
    mdg_record_set_text (cover, MDG_COVER_ENDS_AT, NULL);
    mdg_record_set_integer (cover, MDG_COVER_PATIENTS, -1);
    g_assert_null (mdg_covers_new_saved (self->workspace, cover, &error));
    g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  }
}

static void
test_order (Fixture *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  add (self, "主治医", NULL);
  add (self, "一", NULL);
  add (self, "二", NULL);
  list = mdg_two_doctors_list (self->workspace, &self->case_uuid, NULL);
  save (self, mdg_two_doctors_new_moved (self->workspace, list->pdata[2], -1, NULL));
  assert_who (self, "2026-05-12", 12 * 60, "主治医 二 一");
  /* Nobody comes before the main doctor. */
  reload (self, list->pdata[2]);
  g_assert_null (mdg_two_doctors_new_moved (self->workspace, list->pdata[2], -1, &error));
  g_assert_no_error (error);
  g_assert_null (mdg_two_doctors_new_moved (self->workspace, list->pdata[0], 1, &error));
  g_assert_no_error (error);
  reload (self, list->pdata[1]);
  save (self, mdg_two_doctors_new_removed (list->pdata[1]));
  assert_who (self, "2026-05-12", 12 * 60, "主治医 二");
}

static void
test_one_main_doctor (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (MdgRecord) second = NULL;
  g_autoptr (MdgRecord) twice = NULL;
  g_autoptr (GError) error = NULL;

  add (self, "主治医", NULL);
  second = mdg_two_doctors_new (self->workspace, &self->case_uuid, NULL);
  g_assert_cmpstr (mdg_record_get_text (second, MDG_ATTENDING_ROLE), ==, "deputy");
  mdg_record_set_text (second, MDG_ATTENDING_ROLE, "main");
  mdg_record_set_text (second, MDG_ATTENDING_NAME, "別の医師");
  g_assert_null (mdg_two_doctors_new_saved (self->workspace, second, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_clear_error (&error);
  twice = mdg_two_doctors_new (self->workspace, &self->case_uuid, NULL);
  mdg_record_set_text (twice, MDG_ATTENDING_NAME, "主 治医");
  g_assert_null (mdg_two_doctors_new_saved (self->workspace, twice, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_clear_error (&error);
  mdg_record_set_text (twice, MDG_ATTENDING_NAME, NULL);
  g_assert_null (mdg_two_doctors_new_saved (self->workspace, twice, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

static void
test_filled_from_the_roster (Fixture *self,
                             gconstpointer data)
{
  g_autoptr (MdgRecord) doctor = mdg_roster_new_doctor (self->workspace, NULL);
  g_autoptr (MdgRecord) attending = mdg_two_doctors_new (self->workspace, &self->case_uuid, NULL);

  mdg_record_set_text (doctor, MDG_DOCTOR_NAME, "試験医師1");
  mdg_record_set_text (doctor, MDG_DOCTOR_PHONE, "047-000-1111");
  mdg_record_set_text (doctor, MDG_DOCTOR_WEEK_HOURS, "mon 09:00-12:00");
  save (self, mdg_roster_new_doctor_saved (self->workspace, doctor, NULL));
  mdg_record_set_reference (attending, MDG_ATTENDING_DOCTOR, mdg_record_get_uuid (doctor));
  mdg_record_set_text (attending, MDG_ATTENDING_PHONE, "090-0000-2222");
  save (self, mdg_two_doctors_new_saved (self->workspace, attending, NULL));
  g_assert_cmpstr (mdg_record_get_text (attending, MDG_ATTENDING_NAME), ==, "試験医師1");
  g_assert_cmpstr (mdg_record_get_text (attending, MDG_ATTENDING_WEEK_HOURS), ==, "mon 09:00-12:00");
  /* What was typed wins. */
  g_assert_cmpstr (mdg_record_get_text (attending, MDG_ATTENDING_PHONE), ==, "090-0000-2222");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/two-doctors/who-is-called", Fixture, NULL, set_up, test_who_is_called, tear_down);
  g_test_add ("/two-doctors/cover", Fixture, NULL, set_up, test_cover, tear_down);
  g_test_add ("/two-doctors/cover-of-all-cases", Fixture, NULL, set_up, test_cover_of_all_cases, tear_down);
  g_test_add ("/two-doctors/who-cannot-cover", Fixture, NULL, set_up, test_who_cannot_cover, tear_down);
  g_test_add ("/two-doctors/bad-covers", Fixture, NULL, set_up, test_bad_covers, tear_down);
  g_test_add ("/two-doctors/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/two-doctors/one-main-doctor", Fixture, NULL, set_up, test_one_main_doctor, tear_down);
  g_test_add ("/two-doctors/filled-from-the-roster", Fixture, NULL, set_up, test_filled_from_the_roster, tear_down);

  return g_test_run ();
}
