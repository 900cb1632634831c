#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-doctor-candidates.h"

#include "mdg-area.h"
#include "mdg-error.h"
#include "mdg-roster.h"
#include "mdg-week-hours.h"

#include <glib/gi18n-lib.h>

/* Duties this many days before and after say how much somebody has to do. */
#define NEAR_DAYS 7

enum
{
  FITS_ROLE = 1,
  ON_THAT_DAY = 2,
  FITS_HOURS = 3,
  OWN_AREA = 4,
  FITS_SPECIALITY = 6,
};

typedef struct
{
  MdgWorkspace *workspace;
  const MdgDoctorWish *wish;
  MdgRecord *area;
  MdgDate date;
  GPtrArray *duties; /* around the day; NULL without a day */
} Search;

void
mdg_doctor_candidate_free (MdgDoctorCandidate *candidate)
{
  g_clear_object (&candidate->doctor);
  g_ptr_array_unref (candidate->reasons);
  g_ptr_array_unref (candidate->obstacles);
  g_free (candidate);
}

static void
add (GPtrArray *words,
     char *text)
{
  g_ptr_array_add (words, text);
}

static void
judge_area (Search *search,
            MdgDoctorCandidate *candidate)
{
  const char *name;

  if (search->area == NULL)
    return;

  name = mdg_record_get_text (search->area, MDG_AREA_NAME);
  if (mdg_record_is_empty (candidate->doctor, MDG_DOCTOR_AREAS))
    add (candidate->reasons, g_strdup (_ ("goes to the whole city")));
  else if (mdg_record_has_code (candidate->doctor, MDG_DOCTOR_AREAS, mdg_record_get_text (search->area, MDG_AREA_CODE)))
    {
      candidate->score += OWN_AREA;
      add (candidate->reasons, g_strdup_printf (_ ("area %s"), name));
    }
  else
    add (candidate->obstacles, g_strdup_printf (_ ("does not go to %s"), name));
}

static void
judge_speciality (Search *search,
                  MdgDoctorCandidate *candidate)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (search->workspace);
  const MdgDoctorWish *wish = search->wish;

  if (wish->speciality != NULL && mdg_record_has_code (candidate->doctor, MDG_DOCTOR_SPECIALITIES, wish->speciality))
    {
      candidate->score += FITS_SPECIALITY;
      add (candidate->reasons, g_strdup (mdg_vocabularies_get_label (vocabularies, "speciality", wish->speciality, 0)));
    }
  else if (wish->speciality != NULL)
    add (candidate->obstacles, g_strdup_printf (_ ("not of %s"), mdg_vocabularies_get_label (vocabularies, "speciality", wish->speciality, 0)));
  if (wish->role != NULL && g_strcmp0 (mdg_record_get_text (candidate->doctor, MDG_DOCTOR_ROLE), wish->role) == 0)
    {
      candidate->score += FITS_ROLE;
      add (candidate->reasons, g_strdup (mdg_vocabularies_get_label (vocabularies, "doctor_role", wish->role, 0)));
    }
}

static gboolean
is_his (MdgDoctorCandidate *candidate,
        MdgRecord *duty)
{
  const MdgUuid *doctor = mdg_record_get_reference (duty, MDG_DUTY_DOCTOR);

  return doctor != NULL && mdg_uuid_equal (doctor, mdg_record_get_uuid (candidate->doctor));
}

static void
judge_duties (Search *search,
              MdgDoctorCandidate *candidate)
{
  for (guint i = 0; i < search->duties->len; i++)
    {
      MdgRecord *duty = search->duties->pdata[i];
      g_autofree char *hours = NULL;

      if (!is_his (candidate, duty) || mdg_roster_is_off (duty))
        continue;
      candidate->n_ahead++;
      if (!g_str_equal (mdg_record_get_text (duty, MDG_DUTY_DAY), search->wish->day) || g_strcmp0 (mdg_record_get_text (duty, MDG_DUTY_KIND), "visit") != 0)
        continue;
      hours = mdg_roster_dup_hours (duty);
      candidate->score += ON_THAT_DAY;
      add (candidate->reasons, g_strdup_printf (_ ("keeps %s free for visits"), hours));
    }
}

static void
judge_time (Search *search,
            MdgDoctorCandidate *candidate)
{
  const MdgDoctorWish *wish = search->wish;
  const char *hours = mdg_record_get_text (candidate->doctor, MDG_DOCTOR_WEEK_HOURS);
  gboolean has_time = wish->from >= 0;
  g_autofree char *of_day = mdg_week_hours_dup_day (hours, &search->date);
  g_autoptr (GError) error = NULL;

  judge_duties (search, candidate);
  if (!mdg_roster_check_free (search->workspace, mdg_record_get_uuid (candidate->doctor), wish->day, has_time ? wish->from : 0, has_time ? wish->to : MDG_DAY_MINUTES, wish->except, &error))
    {
      add (candidate->obstacles, g_strdup (mdg_roster_is_in_term (candidate->doctor, wish->day) ? _ ("is away or elsewhere at that time") : _ ("his term does not run on that day")));
      return;
    }

  if (hours == NULL)
    return;
  if (of_day != NULL && (!has_time || mdg_week_hours_cover (hours, &search->date, wish->from, wish->to)))
    {
      candidate->score += FITS_HOURS;
      add (candidate->reasons, g_strdup_printf (_ ("can come on that day %s"), of_day));
    }
  else if (of_day != NULL)
    add (candidate->obstacles, g_strdup_printf (_ ("can come on that day only %s"), of_day));
  else
    add (candidate->obstacles, g_strdup (_ ("cannot come on that day of the week")));
}

static MdgDoctorCandidate *
judge (Search *search,
       MdgRecord *doctor,
       const char *today)
{
  MdgDoctorCandidate *candidate = g_new0 (MdgDoctorCandidate, 1);

  candidate->doctor = g_object_ref (doctor);
  candidate->reasons = g_ptr_array_new_with_free_func (g_free);
  candidate->obstacles = g_ptr_array_new_with_free_func (g_free);
  judge_speciality (search, candidate);
  judge_area (search, candidate);
  if (search->wish->day != NULL)
    judge_time (search, candidate);
  else if (!mdg_roster_is_in_term (doctor, today))
    add (candidate->obstacles, g_strdup (_ ("the term is over or has not begun")));

  return candidate;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const MdgDoctorCandidate *x = *(MdgDoctorCandidate *const *) a;
  const MdgDoctorCandidate *y = *(MdgDoctorCandidate *const *) b;

  if (x->obstacles->len != y->obstacles->len)
    return x->obstacles->len < y->obstacles->len ? -1 : 1;
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->n_ahead != y->n_ahead)
    return x->n_ahead < y->n_ahead ? -1 : 1;

  return mdg_record_get_integer (x->doctor, MDG_DOCTOR_POSITION) < mdg_record_get_integer (y->doctor, MDG_DOCTOR_POSITION) ? -1 : 1;
}

static GPtrArray *
list_near_duties (Search *search,
                  GError **error)
{
  MdgDate from;
  MdgDate to;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  mdg_date_from_days (mdg_date_to_days (&search->date) - NEAR_DAYS, &from);
  mdg_date_from_days (mdg_date_to_days (&search->date) + NEAR_DAYS, &to);
  first = mdg_date_dup_iso (&from);
  last = mdg_date_dup_iso (&to);

  return mdg_roster_list_duties (search->workspace, first, last, error);
}

static gboolean
check_wish (Search *search,
            GError **error)
{
  const MdgDoctorWish *wish = search->wish;

  if (wish->day == NULL)
    return TRUE;
  if (!mdg_date_parse_iso (wish->day, &search->date) || !mdg_date_is_full (&search->date) || (wish->from >= 0 && wish->from >= wish->to))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is no day with a time on which somebody could come."), wish->day);
      return FALSE;
    }

  return TRUE;
}

GPtrArray *
mdg_doctor_candidates_list (MdgWorkspace *workspace,
                            const MdgDoctorWish *wish,
                            GError **error)
{
  Search search = { workspace, wish, NULL, { 0 }, NULL };
  g_autoptr (GPtrArray) doctors = mdg_roster_list (workspace, NULL, error);
  g_autoptr (GPtrArray) duties = NULL;
  g_autoptr (MdgRecord) area = NULL;
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_doctor_candidate_free);
  g_autofree char *iso = NULL;
  MdgDate today;

  g_return_val_if_fail (wish != NULL, NULL);

  if (doctors == NULL || !check_wish (&search, error))
    return NULL;
  if (wish->area != NULL && (area = mdg_workspace_load (workspace, MDG_KIND_AREA, wish->area, error)) == NULL)
    return NULL;
  if (wish->day != NULL && (duties = list_near_duties (&search, error)) == NULL)
    return NULL;

  search.area = area;
  search.duties = duties;
  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  for (guint i = 0; i < doctors->len; i++)
    g_ptr_array_add (candidates, judge (&search, doctors->pdata[i], iso));
  g_ptr_array_sort (candidates, compare);

  return g_steal_pointer (&candidates);
}
