#include "mdg-roster.h"

#include <glib/gstdio.h>

#include "mdg-area.h"
#include "mdg-doctor-candidates.h"
#include "mdg-error.h"
#include "mdg-issue-sample.h"
#include "mdg-referral-visit.h"
#include "mdg-referral.h"
#include "mdg-week-hours.h"

typedef struct
{
  char *folder;
  char *path;
  MdgWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  MdgDate today = { 2026, 5, 12 };

  self->folder = g_dir_make_tmp ("mdg-roster-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (self->path);
  mdg_workspace_set_today (self->workspace, &today);
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

static MdgRecord *
new_doctor (Fixture *self,
            const char *name,
            const char *speciality,
            const char *areas,
            const char *hours)
{
  MdgRecord *doctor = mdg_roster_new_doctor (self->workspace, NULL);
  g_autoptr (GArray) slots = mdg_week_hours_parse (hours, NULL);
  g_autofree char *code = mdg_week_hours_dup_code (slots);

  mdg_record_set_text (doctor, MDG_DOCTOR_NAME, name);
  mdg_record_set_text (doctor, MDG_DOCTOR_SPECIALITIES, speciality);
  mdg_record_set_text (doctor, MDG_DOCTOR_AREAS, areas);
  mdg_record_set_text (doctor, MDG_DOCTOR_WEEK_HOURS, code);
  mdg_record_set_text (doctor, MDG_DOCTOR_CHECKED_ON, "2026-04-01");
  mdg_record_set_flag (doctor, MDG_DOCTOR_IS_MEMBER, TRUE);
  mdg_record_set_flag (doctor, MDG_DOCTOR_HAS_EXPERIENCE, TRUE);
  save (self, mdg_roster_new_doctor_saved (self->workspace, doctor, NULL));
  reload (self, doctor);

  return doctor;
}

static MdgRecord *
new_duty (MdgRecord *doctor,
          const char *day,
          const char *kind,
          const char *starts_at,
          const char *ends_at)
{
  MdgRecord *duty = mdg_record_new (MDG_KIND_DUTY);

  mdg_record_set_reference (duty, MDG_DUTY_DOCTOR, mdg_record_get_uuid (doctor));
  mdg_record_set_text (duty, MDG_DUTY_DAY, day);
  mdg_record_set_text (duty, MDG_DUTY_KIND, kind);
  mdg_record_set_text (duty, MDG_DUTY_STARTS_AT, starts_at);
  mdg_record_set_text (duty, MDG_DUTY_ENDS_AT, ends_at);

  return duty;
}

static void
test_two_places_at_once (Fixture *self,
                         gconstpointer data)
{
  static const struct
  {
    const char *day;
    const char *kind;
    const char *starts_at;
    const char *ends_at;
    int code; /* of the error, -1 for none */
  } rows[] = {
    { "2026-05-12", "duty", "14:00", "16:00", MDG_ERROR_CONFLICT },
    { "2026-05-12", "visit", "12:00", "13:01", MDG_ERROR_CONFLICT },
    { "2026-05-12", "off", NULL, NULL, MDG_ERROR_CONFLICT },
    { "2026-05-12", "meeting", "15:00", "16:00", -1 },
    { "2026-05-12", "duty", "09:00", "13:00", -1 },
    { "2026-05-13", "duty", "13:00", "15:00", -1 },
    /* The term begins with the fiscal year and ends with the next. */
    { "2026-03-31", "duty", "13:00", "15:00", MDG_ERROR_CONFLICT },
    { "2028-03-31", "duty", "13:00", "15:00", -1 },
    { "2028-04-01", "duty", "13:00", "15:00", MDG_ERROR_CONFLICT },
    /* Bad input. */
    { "2026-05", "duty", "13:00", "15:00", MDG_ERROR_INVALID },
    { "2026-05-14", "duty", "15:00", "13:00", MDG_ERROR_INVALID },
    { "2026-05-14", "duty", "13:00", NULL, MDG_ERROR_INVALID },
    { "2026-05-14", "duty", "1300", "15:00", MDG_ERROR_INVALID },
    { "2026-05-14", "duty", "13:00", "25:00", MDG_ERROR_INVALID },
    { "2026-05-14", NULL, "13:00", "15:00", MDG_ERROR_INVALID },
  };
  g_autoptr (MdgRecord) doctor = new_doctor (self, "試験医師1", "naika", NULL, "月-金 13-15");
  g_autoptr (MdgRecord) other = new_doctor (self, "試験医師2", "naika", NULL, "月-金 13-15");
  g_autoptr (MdgRecord) first = new_duty (doctor, "2026-05-12", "duty", "13:00", "15:00");
  g_autoptr (MdgRecord) beside = new_duty (other, "2026-05-12", "duty", "13:00", "15:00");

  save (self, mdg_roster_new_duty_saved (self->workspace, first, NULL));
  reload (self, first);
  /* Another doctor at the same time is no matter. */
  save (self, mdg_roster_new_duty_saved (self->workspace, beside, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MdgRecord) duty = new_duty (doctor, rows[i].day, rows[i].kind, rows[i].starts_at, rows[i].ends_at);
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgChange) change = mdg_roster_new_duty_saved (self->workspace, duty, &error);

      g_assert_cmpint (change != NULL, ==, rows[i].code < 0);
      if (rows[i].code >= 0)
        g_assert_error (error, MDG_ERROR, rows[i].code);
    }

  /* A duty does not stand in its own way. */
  mdg_record_set_text (first, MDG_DUTY_ENDS_AT, "16:00");
  save (self, mdg_roster_new_duty_saved (self->workspace, first, NULL));
}

static void
test_visit_needs_a_free_doctor (Fixture *self,
                                gconstpointer data)
{
  g_autoptr (MdgRecord) doctor = new_doctor (self, "試験医師1", "naika", NULL, "月-金 13-15");
  g_autoptr (MdgRecord) off = new_duty (doctor, "2026-05-14", "off", NULL, NULL);
  g_autoptr (GError) error = NULL;

  save (self, mdg_roster_new_duty_saved (self->workspace, off, NULL));
  g_assert_true (mdg_roster_check_free (self->workspace, mdg_record_get_uuid (doctor), "2026-05-13", 13 * 60, 14 * 60, NULL, NULL));
  g_assert_false (mdg_roster_check_free (self->workspace, mdg_record_get_uuid (doctor), "2026-05-14", 13 * 60, 14 * 60, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "試験医師1"));
}

static void
add_visit (Fixture *self,
           MdgRecord *doctor,
           const char *planned_at,
           const char *status)
{
  g_autoptr (MdgRecord) referral = mdg_record_new (MDG_KIND_REFERRAL);
  g_autoptr (MdgRecord) visit = mdg_record_new (MDG_KIND_REFERRAL_VISIT);
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (doctor));
  g_autoptr (MdgChange) change = mdg_change_new ("Visit");

  mdg_record_set_text (referral, MDG_REFERRAL_KIND, "outreach");
  mdg_record_set_text (referral, MDG_REFERRAL_STATUS, "scheduled");
  mdg_record_set_reference (visit, MDG_REFERRAL_VISIT_REFERRAL, mdg_record_get_uuid (referral));
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_STATUS, status);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT, planned_at);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_DOCTOR_UUID, uuid);
  mdg_change_add (change, referral);
  mdg_change_add (change, visit);
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
}

static void
test_visits_and_duties (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (MdgRecord) doctor = new_doctor (self, "試験医師1", "naika", NULL, "月-金 13-15");
  g_autoptr (MdgRecord) kept = new_duty (doctor, "2026-05-13", "visit", "13:00", "15:00");
  g_autoptr (MdgRecord) meeting = new_duty (doctor, "2026-05-13", "meeting", "16:00", "17:00");
  g_autoptr (MdgRecord) late = new_duty (doctor, "2026-05-13", "duty", "14:30", "16:00");
  const MdgUuid *uuid = mdg_record_get_uuid (doctor);
  g_autoptr (GError) error = NULL;

  save (self, mdg_roster_new_duty_saved (self->workspace, kept, NULL));
  reload (self, kept);
  /* Time that is kept for visits is for them. */
  g_assert_true (mdg_roster_check_free (self->workspace, uuid, "2026-05-13", 13 * 60, 14 * 60, NULL, NULL));
  add_visit (self, doctor, "2026-05-13T13:30", "planned");
  add_visit (self, doctor, "2026-05-13T16:30", "moved");
  g_assert_false (mdg_roster_check_free (self->workspace, uuid, "2026-05-13", 14 * 60, 15 * 60, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (mdg_roster_check_free (self->workspace, uuid, "2026-05-13", 14 * 60 + 30, 15 * 60, NULL, NULL));
  g_assert_true (mdg_roster_check_free (self->workspace, uuid, "2026-05-14", 13 * 60, 14 * 60, NULL, NULL));

  /* Duties see visits, but for the time kept for them. */
  mdg_record_set_text (kept, MDG_DUTY_NOTE, "訪問のため");
  save (self, mdg_roster_new_duty_saved (self->workspace, kept, NULL));
  save (self, mdg_roster_new_duty_saved (self->workspace, meeting, NULL));
  g_assert_null (mdg_roster_new_duty_saved (self->workspace, late, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
}

static guint
count (Fixture *self,
       const char *from,
       const char *to)
{
  g_autoptr (GPtrArray) duties = mdg_roster_list_duties (self->workspace, from, to, NULL);

  return duties->len;
}

static void
test_swaps (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgRecord) one = new_doctor (self, "試験医師1", "naika", NULL, "月-金 13-15");
  g_autoptr (MdgRecord) two = new_doctor (self, "試験医師2", "naika", NULL, "月-金 13-15");
  g_autoptr (MdgRecord) a = new_duty (one, "2026-05-12", "duty", "13:00", "15:00");
  g_autoptr (MdgRecord) b = new_duty (two, "2026-05-19", "duty", "13:00", "15:00");
  g_autoptr (MdgRecord) now = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid change;

  save (self, mdg_roster_new_duty_saved (self->workspace, a, NULL));
  reload (self, a);
  save (self, mdg_roster_new_duty_saved (self->workspace, b, NULL));
  reload (self, b);
  g_assert_null (mdg_roster_new_swap (self->workspace, a, b, "", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mdg_roster_new_swap (self->workspace, a, a, "学会", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);

  change = save (self, mdg_roster_new_swap (self->workspace, a, b, "学会のため", NULL));
  now = mdg_workspace_load (self->workspace, MDG_KIND_DUTY, mdg_record_get_uuid (a), NULL);
  g_assert_true (mdg_uuid_equal (mdg_record_get_reference (now, MDG_DUTY_DOCTOR), mdg_record_get_uuid (two)));
  g_assert_true (mdg_uuid_equal (mdg_record_get_reference (now, MDG_DUTY_INSTEAD_OF), mdg_record_get_uuid (one)));
  g_assert_cmpstr (mdg_record_get_text (now, MDG_DUTY_NOTE), ==, "学会のため");

  /* Back to whom it was: nobody stands in any more. */
  save (self, mdg_roster_new_substitute (self->workspace, now, mdg_record_get_uuid (one), "学会中止", NULL));
  g_clear_object (&now);
  now = mdg_workspace_load (self->workspace, MDG_KIND_DUTY, mdg_record_get_uuid (a), NULL);
  g_assert_null (mdg_record_get_reference (now, MDG_DUTY_INSTEAD_OF));

  /* The other duty was not touched by that; undoing the swap puts back what was not edited since. */
  g_assert_true (mdg_workspace_undo (self->workspace, &change, NULL, NULL, NULL));
  g_clear_object (&now);
  now = mdg_workspace_load (self->workspace, MDG_KIND_DUTY, mdg_record_get_uuid (b), NULL);
  g_assert_true (mdg_uuid_equal (mdg_record_get_reference (now, MDG_DUTY_DOCTOR), mdg_record_get_uuid (two)));
}

static void
test_nobody_takes_over_two (Fixture *self,
                            gconstpointer data)
{
  g_autoptr (MdgRecord) one = new_doctor (self, "試験医師1", "naika", NULL, "月-金 13-15");
  g_autoptr (MdgRecord) two = new_doctor (self, "試験医師2", "naika", NULL, "月-金 13-15");
  g_autoptr (MdgRecord) a = new_duty (one, "2026-05-12", "duty", "13:00", "15:00");
  g_autoptr (MdgRecord) b = new_duty (two, "2026-05-12", "meeting", "14:00", "15:00");
  g_autoptr (GError) error = NULL;

  save (self, mdg_roster_new_duty_saved (self->workspace, a, NULL));
  reload (self, a);
  save (self, mdg_roster_new_duty_saved (self->workspace, b, NULL));
  reload (self, b);
  g_assert_null (mdg_roster_new_substitute (self->workspace, a, mdg_record_get_uuid (two), "急用", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
}

static void
test_removed_and_undone (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (MdgRecord) doctor = new_doctor (self, "試験医師1", "naika", NULL, "月-金 13-15");
  g_autoptr (MdgRecord) ahead = new_duty (doctor, "2026-05-12", "duty", NULL, NULL);
  g_autoptr (MdgRecord) past = new_duty (doctor, "2026-05-11", "duty", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) doctors = NULL;
  MdgUuid change;

  save (self, mdg_roster_new_duty_saved (self->workspace, ahead, NULL));
  reload (self, ahead);
  save (self, mdg_roster_new_duty_saved (self->workspace, past, NULL));
  g_assert_cmpuint (count (self, "2026-05-01", "2026-05-31"), ==, 2);
  g_assert_null (mdg_roster_new_doctor_removed (self->workspace, doctor, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  change = save (self, mdg_roster_new_duty_removed (ahead));
  g_assert_cmpuint (count (self, "2026-05-01", "2026-05-31"), ==, 1);
  g_assert_true (mdg_workspace_undo (self->workspace, &change, NULL, NULL, NULL));
  g_assert_cmpuint (count (self, "2026-05-01", "2026-05-31"), ==, 2);
  reload (self, ahead);
  save (self, mdg_roster_new_duty_removed (ahead));
  save (self, mdg_roster_new_doctor_removed (self->workspace, doctor, NULL));
  doctors = mdg_roster_list (self->workspace, NULL, NULL);
  g_assert_cmpuint (doctors->len, ==, 0);
}

static void
test_bad_doctors (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (MdgRecord) doctor = new_doctor (self, "試験医師1", "naika", NULL, "月-金 13-15");
  g_autoptr (MdgRecord) same = mdg_roster_new_doctor (self->workspace, NULL);
  g_autoptr (MdgRecord) bad = mdg_roster_new_doctor (self->workspace, NULL);
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (same, MDG_DOCTOR_NAME, "試験　医師１");
  g_assert_null (mdg_roster_new_doctor_saved (self->workspace, same, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_null (mdg_roster_new_doctor_saved (self->workspace, bad, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  mdg_record_set_text (bad, MDG_DOCTOR_NAME, "試験医師3");
  mdg_record_set_text (bad, MDG_DOCTOR_UNTIL, "2020-03-31");
  g_assert_null (mdg_roster_new_doctor_saved (self->workspace, bad, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  mdg_record_set_text (bad, MDG_DOCTOR_UNTIL, NULL);
  mdg_record_set_text (bad, MDG_DOCTOR_WEEK_HOURS, "いつでも");
  g_assert_null (mdg_roster_new_doctor_saved (self->workspace, bad, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

static void
test_requirements (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (MdgRecord) doctor = new_doctor (self, "試験医師1", "naika", NULL, "月-金 13-15");
  g_autofree char *old = NULL;
  g_autofree char *bare = NULL;

  g_assert_null (mdg_roster_dup_missing (self->workspace, doctor));
  mdg_record_set_text (doctor, MDG_DOCTOR_CHECKED_ON, "2024-05-12");
  g_assert_null (mdg_roster_dup_missing (self->workspace, doctor));
  mdg_record_set_text (doctor, MDG_DOCTOR_CHECKED_ON, "2024-04-30");
  old = mdg_roster_dup_missing (self->workspace, doctor);
  g_assert_cmpstr (old, ==, "requirements to be checked again");
  mdg_record_set_flag (doctor, MDG_DOCTOR_IS_MEMBER, FALSE);
  bare = mdg_roster_dup_missing (self->workspace, doctor);
  g_assert_true (g_str_has_prefix (bare, "not a member"));
}

static void
assert_order (Fixture *self,
              const MdgDoctorWish *wish,
              const char *expected)
{
  g_autoptr (GPtrArray) candidates = mdg_doctor_candidates_list (self->workspace, wish, NULL);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const MdgDoctorCandidate *candidate = candidates->pdata[i];

      g_string_append_printf (order, "%s%s%u", i > 0 ? " " : "", mdg_record_get_text (candidate->doctor, MDG_DOCTOR_NAME), candidate->obstacles->len);
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_candidates (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (MdgRecord) area = mdg_record_new (MDG_KIND_AREA);
  g_autoptr (MdgChange) change = mdg_change_new ("Area");
  g_autoptr (MdgRecord) off = NULL;
  g_autoptr (MdgRecord) kept = NULL;
  g_autoptr (GError) error = NULL;
  MdgDoctorWish wish = { .speciality = "seishin", .day = "2026-05-12", .from = 13 * 60, .to = 14 * 60 };
  MdgDoctorWish anybody = { .from = -1 };
  MdgDoctorWish wrong = { .day = "2026-05", .from = -1 };
  MdgRecord *doctors[4];

  mdg_record_set_text (area, MDG_AREA_CODE, "91");
  mdg_record_set_text (area, MDG_AREA_NAME, "見本圏域");
  mdg_change_add (change, area);
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
  wish.area = mdg_record_get_uuid (area);

  doctors[0] = new_doctor (self, "A", "naika", NULL, "火 13-15");
  doctors[1] = new_doctor (self, "B", "seishin", "91", "火 13-15");
  doctors[2] = new_doctor (self, "C", "seishin", "90", "火 13-15");
  doctors[3] = new_doctor (self, "D", "seishin naika", NULL, "水 13-15");
  /* A is of another speciality, C goes elsewhere, D does not come on Tuesdays. */
  assert_order (self, &wish, "B0 C1 D1 A1");
  wish.from = 14 * 60;
  wish.to = 16 * 60;
  assert_order (self, &wish, "B1 D1 C2 A2");
  wish.from = 13 * 60;
  wish.to = 14 * 60;

  off = new_duty (doctors[1], "2026-05-12", "off", NULL, NULL);
  save (self, mdg_roster_new_duty_saved (self->workspace, off, NULL));
  assert_order (self, &wish, "B1 C1 D1 A1");
  kept = new_duty (doctors[2], "2026-05-12", "visit", "13:00", "15:00");
  save (self, mdg_roster_new_duty_saved (self->workspace, kept, NULL));
  /* Time kept for visits is for this one, so only the area stands against C, who now fits best of them. */
  assert_order (self, &wish, "C1 B1 D1 A1");
  assert_order (self, &anybody, "A0 B0 C0 D0");

  g_assert_null (mdg_doctor_candidates_list (self->workspace, &wrong, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  for (guint i = 0; i < G_N_ELEMENTS (doctors); i++)
    g_object_unref (doctors[i]);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/roster/two-places-at-once", Fixture, NULL, set_up, test_two_places_at_once, tear_down);
  g_test_add ("/roster/visit-needs-a-free-doctor", Fixture, NULL, set_up, test_visit_needs_a_free_doctor, tear_down);
  g_test_add ("/roster/visits-and-duties", Fixture, NULL, set_up, test_visits_and_duties, tear_down);
  g_test_add ("/roster/swaps", Fixture, NULL, set_up, test_swaps, tear_down);
  g_test_add ("/roster/nobody-takes-over-two", Fixture, NULL, set_up, test_nobody_takes_over_two, tear_down);
  g_test_add ("/roster/removed-and-undone", Fixture, NULL, set_up, test_removed_and_undone, tear_down);
  g_test_add ("/roster/bad-doctors", Fixture, NULL, set_up, test_bad_doctors, tear_down);
  g_test_add ("/roster/requirements", Fixture, NULL, set_up, test_requirements, tear_down);
  g_test_add ("/roster/candidates", Fixture, NULL, set_up, test_candidates, tear_down);

  return g_test_run ();
}
