#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-roster.h"

#include "mdg-area.h"
#include "mdg-describe.h"
#include "mdg-error.h"
#include "mdg-masters.h"
#include "mdg-record-table.h"
#include "mdg-referral-visit.h"
#include "mdg-text.h"
#include "mdg-week-hours.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Requirements are looked at again after so many years. */
#define CHECK_YEARS 2
/* A visit takes so long unless said. */
#define VISIT_MINUTES 60

static int
compare_doctors (gconstpointer a,
                 gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  gint64 p = mdg_record_get_integer (x, MDG_DOCTOR_POSITION);
  gint64 q = mdg_record_get_integer (y, MDG_DOCTOR_POSITION);

  if (p != q)
    return p < q ? -1 : 1;

  return mdg_record_get_id (x) < mdg_record_get_id (y) ? -1 : 1;
}

gboolean
mdg_roster_is_in_term (MdgRecord *doctor,
                       const char *day)
{
  const char *since = mdg_record_get_text (doctor, MDG_DOCTOR_SINCE);
  const char *until = mdg_record_get_text (doctor, MDG_DOCTOR_UNTIL);

  g_return_val_if_fail (day != NULL, FALSE);

  /* A term may end with a month ("2027-03"), which is then still within it. */
  return (since == NULL || strcmp (since, day) <= 0) && (until == NULL || g_str_has_prefix (day, until) || strcmp (day, until) <= 0);
}

GPtrArray *
mdg_roster_list (MdgWorkspace *workspace,
                 const char *day,
                 GError **error)
{
  GPtrArray *doctors = mdg_workspace_list (workspace, MDG_KIND_DOCTOR, error);

  if (doctors == NULL)
    return NULL;

  for (guint i = doctors->len; day != NULL && i > 0; i--)
    if (!mdg_roster_is_in_term (doctors->pdata[i - 1], day))
      g_ptr_array_remove_index (doctors, i - 1);
  g_ptr_array_sort (doctors, compare_doctors);

  return doctors;
}

char *
mdg_roster_dup_term (MdgRecord *doctor)
{
  return mdg_describe_term (mdg_record_get_text (doctor, MDG_DOCTOR_SINCE), mdg_record_get_text (doctor, MDG_DOCTOR_UNTIL));
}

char *
mdg_roster_dup_areas (MdgWorkspace *workspace,
                      MdgRecord *doctor)
{
  g_autofree char *names = NULL;

  if (mdg_record_is_empty (doctor, MDG_DOCTOR_AREAS))
    return g_strdup (_ ("the whole city"));

  names = mdg_describe_value (workspace, doctor, MDG_DOCTOR_AREAS);

  return g_steal_pointer (&names);
}

char *
mdg_roster_dup_missing (MdgWorkspace *workspace,
                        MdgRecord *doctor)
{
  const char *checked_on = mdg_record_get_text (doctor, MDG_DOCTOR_CHECKED_ON);
  g_autoptr (GString) missing = g_string_new (NULL);
  MdgDate checked;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  if (!mdg_record_get_flag (doctor, MDG_DOCTOR_IS_MEMBER))
    g_string_append (missing, _ ("not a member of the medical association"));
  if (!mdg_record_get_flag (doctor, MDG_DOCTOR_HAS_EXPERIENCE))
    g_string_append_printf (missing, "%s%s", missing->len > 0 ? _ (", ") : "", _ ("no experience in home medical care noted"));
  if (checked_on == NULL || !mdg_date_parse_iso (checked_on, &checked))
    g_string_append_printf (missing, "%s%s", missing->len > 0 ? _ (", ") : "", _ ("requirements not checked yet"));
  else if (checked.year * 12 + checked.month + CHECK_YEARS * 12 < today.year * 12 + today.month)
    g_string_append_printf (missing, "%s%s", missing->len > 0 ? _ (", ") : "", _ ("requirements to be checked again"));

  return missing->len > 0 ? g_string_free (g_steal_pointer (&missing), FALSE) : NULL;
}

MdgRecord *
mdg_roster_new_doctor (MdgWorkspace *workspace,
                       GError **error)
{
  g_autoptr (GPtrArray) doctors = mdg_roster_list (workspace, NULL, error);
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;
  MdgRecord *doctor;
  gint64 last = -1;
  MdgDate today;

  if (doctors == NULL)
    return NULL;

  mdg_workspace_get_today (workspace, &today);
  since = g_strdup_printf ("%04d-04-01", mdg_date_fiscal_year (&today));
  until = g_strdup_printf ("%04d-03-31", mdg_date_fiscal_year (&today) + 2);
  for (guint i = 0; i < doctors->len; i++)
    last = MAX (last, mdg_record_get_integer (doctors->pdata[i], MDG_DOCTOR_POSITION));
  doctor = mdg_record_new (MDG_KIND_DOCTOR);
  mdg_record_set_text (doctor, MDG_DOCTOR_ROLE, "support");
  mdg_record_set_text (doctor, MDG_DOCTOR_SINCE, since);
  mdg_record_set_text (doctor, MDG_DOCTOR_UNTIL, until);
  mdg_record_set_integer (doctor, MDG_DOCTOR_POSITION, last + 1);

  return doctor;
}

static char *
dup_identity (MdgRecord *doctor)
{
  const char *affiliation = mdg_record_get_text (doctor, MDG_DOCTOR_AFFILIATION);
  g_autofree char *name = mdg_text_fold_name (mdg_record_get_text (doctor, MDG_DOCTOR_NAME));
  g_autofree char *place = mdg_text_fold_name (affiliation != NULL ? affiliation : "");

  return g_strconcat (name, "\n", place, NULL);
}

MdgChange *
mdg_roster_new_doctor_saved (MdgWorkspace *workspace,
                             MdgRecord *doctor,
                             GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (mdg_record_is_stored (doctor) ? N_ ("Doctor changed") : N_ ("Doctor added"));
  g_autoptr (GPtrArray) doctors = NULL;
  g_autofree char *identity = NULL;

  if (!mdg_record_validate (doctor, error))
    return NULL;

  doctors = mdg_roster_list (workspace, NULL, error);
  identity = dup_identity (doctor);
  for (guint i = 0; doctors != NULL && i < doctors->len; i++)
    {
      g_autofree char *other = dup_identity (doctors->pdata[i]);

      if (!mdg_uuid_equal (mdg_record_get_uuid (doctors->pdata[i]), mdg_record_get_uuid (doctor)) && g_str_equal (identity, other))
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("%s of the same affiliation is already on the roster. Nothing was saved; change the term there instead."), mdg_record_get_text (doctor, MDG_DOCTOR_NAME));
          return NULL;
        }
    }
  if (doctors == NULL)
    return NULL;

  mdg_change_add (change, doctor);

  return g_steal_pointer (&change);
}

static char *
dup_today (MdgWorkspace *workspace)
{
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);

  return mdg_date_dup_iso (&today);
}

MdgChange *
mdg_roster_new_doctor_removed (MdgWorkspace *workspace,
                               MdgRecord *doctor,
                               GError **error)
{
  g_autoptr (GPtrArray) duties = mdg_workspace_list_children (workspace, MDG_KIND_DUTY, MDG_DUTY_DOCTOR, mdg_record_get_uuid (doctor), error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Doctor removed"));
  g_autofree char *today = dup_today (workspace);
  guint ahead = 0;

  if (duties == NULL)
    return NULL;

  for (guint i = 0; i < duties->len; i++)
    ahead += strcmp (mdg_record_get_text (duties->pdata[i], MDG_DUTY_DAY), today) >= 0 ? 1 : 0;
  if (ahead > 0)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT,
                   g_dngettext (GETTEXT_PACKAGE, "%u duty still lies ahead of %s. Give it to another doctor first.", "%u duties still lie ahead of %s. Give them to another doctor first.", ahead),
                   ahead, mdg_record_get_text (doctor, MDG_DOCTOR_NAME));
      return NULL;
    }

  mdg_change_add_void (change, doctor, _ ("Entered by mistake"));

  return g_steal_pointer (&change);
}

static int
compare_duties (gconstpointer a,
                gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  int order = g_strcmp0 (mdg_record_get_text (x, MDG_DUTY_DAY), mdg_record_get_text (y, MDG_DUTY_DAY));

  /* Who is away stands after who is there. */
  if (order == 0)
    order = (int) mdg_roster_is_off (x) - (int) mdg_roster_is_off (y);
  if (order == 0)
    order = g_strcmp0 (mdg_record_get_text (x, MDG_DUTY_STARTS_AT), mdg_record_get_text (y, MDG_DUTY_STARTS_AT));

  return order != 0 ? order : (mdg_record_get_id (x) < mdg_record_get_id (y) ? -1 : 1);
}

GPtrArray *
mdg_roster_list_duties (MdgWorkspace *workspace,
                        const char *from,
                        const char *to,
                        GError **error)
{
  GPtrArray *duties = mdg_record_table_list_by_range (mdg_workspace_get_store (workspace), MDG_KIND_DUTY, MDG_DUTY_DAY, from, to, error);

  if (duties != NULL)
    g_ptr_array_sort (duties, compare_duties);

  return duties;
}

gboolean
mdg_roster_is_off (MdgRecord *duty)
{
  return g_strcmp0 (mdg_record_get_text (duty, MDG_DUTY_KIND), "off") == 0;
}

static void
get_span (MdgRecord *duty,
          int *from,
          int *to)
{
  const char *starts_at = mdg_record_get_text (duty, MDG_DUTY_STARTS_AT);
  const char *ends_at = mdg_record_get_text (duty, MDG_DUTY_ENDS_AT);

  if (starts_at == NULL || !mdg_clock_parse (starts_at, from))
    *from = 0;
  if (ends_at == NULL || !mdg_clock_parse (ends_at, to))
    *to = MDG_DAY_MINUTES;
}

char *
mdg_roster_dup_hours (MdgRecord *duty)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  int from;
  int to;

  if (mdg_record_is_empty (duty, MDG_DUTY_STARTS_AT))
    return g_strdup (_ ("all day"));

  get_span (duty, &from, &to);
  start = mdg_clock_format (from);
  end = mdg_clock_format (to);

  return g_strdup_printf ("%s–%s", start, end);
}

static gboolean
check_term (MdgRecord *doctor,
            const char *day,
            GError **error)
{
  g_autofree char *term = NULL;

  if (mdg_roster_is_in_term (doctor, day))
    return TRUE;

  term = mdg_roster_dup_term (doctor);
  g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("The term of %s (%s) does not run on that day. Nothing was saved; choose another doctor or correct the term."),
               mdg_record_get_text (doctor, MDG_DOCTOR_NAME), term);

  return FALSE;
}

static gboolean
refuse_duty (MdgWorkspace *workspace,
             MdgRecord *doctor,
             MdgRecord *duty,
             GError **error)
{
  g_autofree char *hours = mdg_roster_dup_hours (duty);
  g_autofree char *kind = mdg_describe_value (workspace, duty, MDG_DUTY_KIND);
  g_autofree char *day = mdg_describe_day (workspace, mdg_record_get_text (duty, MDG_DUTY_DAY));
  const char *place = mdg_record_get_text (duty, MDG_DUTY_PLACE);

  g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("%s cannot be at two places at once: %s %s %s %s. Nothing was saved; choose another time or another doctor."),
               mdg_record_get_text (doctor, MDG_DOCTOR_NAME), day, hours, kind, place != NULL ? place : "");

  return FALSE;
}

static void
get_visit_span (MdgRecord *visit,
                int *from,
                int *to)
{
  const char *planned_at = mdg_record_get_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT);
  gint64 minutes = mdg_record_get_integer (visit, MDG_REFERRAL_VISIT_MINUTES);

  if (!mdg_clock_parse (planned_at + strlen ("2026-05-12T"), from))
    *from = 0;
  *to = *from + (minutes != MDG_NO_INTEGER && minutes > 0 ? (int) minutes : VISIT_MINUTES);
}

static gboolean
refuse_visit (MdgWorkspace *workspace,
              MdgRecord *doctor,
              MdgRecord *visit,
              GError **error)
{
  g_autofree char *at = mdg_datetime_format (mdg_record_get_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT));

  g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("%s cannot be at two places at once: a visit is planned for %s. Nothing was saved; choose another time or another doctor."),
               mdg_record_get_text (doctor, MDG_DOCTOR_NAME), at);

  return FALSE;
}

static gboolean
check_visits (MdgWorkspace *workspace,
              MdgRecord *doctor,
              const char *day,
              int from,
              int to,
              const MdgUuid *except,
              GError **error)
{
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (doctor));
  g_autoptr (GPtrArray) visits = mdg_record_table_list_by_text (mdg_workspace_get_store (workspace), MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_DOCTOR_UUID, uuid, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      const char *planned_at = mdg_record_get_text (visits->pdata[i], MDG_REFERRAL_VISIT_PLANNED_AT);
      int other_from;
      int other_to;

      if (planned_at == NULL || !g_str_has_prefix (planned_at, day) || g_strcmp0 (mdg_record_get_text (visits->pdata[i], MDG_REFERRAL_VISIT_STATUS), "planned") != 0)
        continue;
      if (except != NULL && mdg_uuid_equal (mdg_record_get_uuid (visits->pdata[i]), except))
        continue;
      get_visit_span (visits->pdata[i], &other_from, &other_to);
      if (from < other_to && other_from < to)
        return refuse_visit (workspace, doctor, visits->pdata[i], error);
    }

  return visits != NULL;
}

static gboolean
is_kept_for_visits (MdgRecord *duty)
{
  return g_strcmp0 (mdg_record_get_text (duty, MDG_DUTY_KIND), "visit") == 0;
}

/* duty is the one that is to be entered, NULL for a visit. */
static gboolean
check_place (MdgWorkspace *workspace,
             const MdgUuid *doctor,
             const char *day,
             int from,
             int to,
             MdgRecord *duty,
             const MdgUuid *except,
             GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_DOCTOR, doctor, error);
  g_autoptr (GPtrArray) duties = record != NULL ? mdg_roster_list_duties (workspace, day, day, error) : NULL;

  if (duties == NULL || !check_term (record, day, error))
    return FALSE;

  for (guint i = 0; i < duties->len; i++)
    {
      const MdgUuid *of = mdg_record_get_reference (duties->pdata[i], MDG_DUTY_DOCTOR);
      int other_from;
      int other_to;

      if (of == NULL || !mdg_uuid_equal (of, doctor) || (except != NULL && mdg_uuid_equal (mdg_record_get_uuid (duties->pdata[i]), except)))
        continue;
      if (duty == NULL && is_kept_for_visits (duties->pdata[i]))
        continue;
      get_span (duties->pdata[i], &other_from, &other_to);
      if (from < other_to && other_from < to)
        return refuse_duty (workspace, record, duties->pdata[i], error);
    }

  return (duty != NULL && is_kept_for_visits (duty)) || check_visits (workspace, record, day, from, to, except, error);
}

gboolean
mdg_roster_check_free (MdgWorkspace *workspace,
                       const MdgUuid *doctor,
                       const char *day,
                       int from,
                       int to,
                       const MdgUuid *except,
                       GError **error)
{
  g_return_val_if_fail (day != NULL && from < to, FALSE);

  return check_place (workspace, doctor, day, from, to, NULL, except, error);
}

MdgChange *
mdg_roster_new_duty_saved (MdgWorkspace *workspace,
                           MdgRecord *duty,
                           GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (mdg_record_is_stored (duty) ? N_ ("Duty changed") : N_ ("Duty entered"));
  int from;
  int to;

  if (!mdg_record_validate (duty, error))
    return NULL;

  get_span (duty, &from, &to);
  if (!check_place (workspace, mdg_record_get_reference (duty, MDG_DUTY_DOCTOR), mdg_record_get_text (duty, MDG_DUTY_DAY), from, to, duty, mdg_record_get_uuid (duty), error))
    return NULL;

  mdg_change_add (change, duty);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_roster_new_duty_removed (MdgRecord *duty)
{
  MdgChange *change = mdg_change_new (N_ ("Duty removed"));

  mdg_change_add_void (change, duty, _ ("Duty removed"));

  return change;
}

/* Who takes it over; a duty that goes back to whom it was first is nobody's substitute. */
static void
hand (MdgRecord *duty,
      const MdgUuid *doctor,
      const char *reason)
{
  const MdgUuid *first = mdg_record_get_reference (duty, MDG_DUTY_INSTEAD_OF);
  MdgUuid had = first != NULL ? *first : *mdg_record_get_reference (duty, MDG_DUTY_DOCTOR);

  mdg_record_set_reference (duty, MDG_DUTY_DOCTOR, doctor);
  mdg_record_set_reference (duty, MDG_DUTY_INSTEAD_OF, mdg_uuid_equal (&had, doctor) ? NULL : &had);
  mdg_record_set_text (duty, MDG_DUTY_NOTE, reason);
}

static gboolean
check_reason (const char *reason,
              GError **error)
{
  if (reason != NULL && *reason != '\0')
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Say why the duty changes hands. Nothing was saved."));

  return FALSE;
}

MdgChange *
mdg_roster_new_substitute (MdgWorkspace *workspace,
                           MdgRecord *duty,
                           const MdgUuid *doctor,
                           const char *reason,
                           GError **error)
{
  g_autoptr (MdgRecord) handed = mdg_record_dup (duty);
  g_autoptr (MdgChange) checked = NULL;
  MdgChange *change;

  if (!check_reason (reason, error))
    return NULL;

  hand (handed, doctor, reason);
  checked = mdg_roster_new_duty_saved (workspace, handed, error);
  if (checked == NULL)
    return NULL;

  change = mdg_change_new (N_ ("Duty given to another doctor"));
  mdg_change_add (change, handed);

  return change;
}

/* Free at the time of duty, not counting his own that he gives away. */
static gboolean
check_swap (MdgWorkspace *workspace,
            MdgRecord *duty,
            MdgRecord *given,
            GError **error)
{
  int from;
  int to;

  get_span (duty, &from, &to);

  return check_place (workspace, mdg_record_get_reference (given, MDG_DUTY_DOCTOR), mdg_record_get_text (duty, MDG_DUTY_DAY), from, to, duty, mdg_record_get_uuid (given), error);
}

MdgChange *
mdg_roster_new_swap (MdgWorkspace *workspace,
                     MdgRecord *duty,
                     MdgRecord *other,
                     const char *reason,
                     GError **error)
{
  g_autoptr (MdgRecord) one = mdg_record_dup (duty);
  g_autoptr (MdgRecord) two = mdg_record_dup (other);
  MdgChange *change;

  if (mdg_uuid_equal (mdg_record_get_reference (duty, MDG_DUTY_DOCTOR), mdg_record_get_reference (other, MDG_DUTY_DOCTOR)))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Both duties are of the same doctor. Nothing was changed."));
      return NULL;
    }
  if (!check_reason (reason, error) || !check_swap (workspace, duty, other, error) || !check_swap (workspace, other, duty, error))
    return NULL;

  change = mdg_change_new (N_ ("Duties swapped"));
  hand (one, mdg_record_get_reference (other, MDG_DUTY_DOCTOR), reason);
  hand (two, mdg_record_get_reference (duty, MDG_DUTY_DOCTOR), reason);
  mdg_change_add (change, one);
  mdg_change_add (change, two);

  return change;
}
