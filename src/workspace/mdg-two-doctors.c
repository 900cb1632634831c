#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-two-doctors.h"

#include "mdg-doctor.h"
#include "mdg-error.h"
#include "mdg-text.h"
#include "mdg-week-hours.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_main (MdgRecord *attending)
{
  return g_strcmp0 (mdg_record_get_text (attending, MDG_ATTENDING_ROLE), "main") == 0;
}

static int
compare_attending (gconstpointer a,
                   gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  gint64 p = mdg_record_get_integer (x, MDG_ATTENDING_POSITION);
  gint64 q = mdg_record_get_integer (y, MDG_ATTENDING_POSITION);

  if (is_main (x) != is_main (y))
    return is_main (x) ? -1 : 1;
  if (p != q)
    return p < q ? -1 : 1;

  return mdg_record_get_id (x) < mdg_record_get_id (y) ? -1 : 1;
}

GPtrArray *
mdg_two_doctors_list (MdgWorkspace *workspace,
                      const MdgUuid *case_uuid,
                      GError **error)
{
  GPtrArray *list = mdg_workspace_list_children (workspace, MDG_KIND_ATTENDING, MDG_ATTENDING_CASE, case_uuid, error);

  if (list != NULL)
    g_ptr_array_sort (list, compare_attending);

  return list;
}

static MdgRecord *
get_main (GPtrArray *list)
{
  return list->len > 0 && is_main (list->pdata[0]) ? list->pdata[0] : NULL;
}

MdgRecord *
mdg_two_doctors_new (MdgWorkspace *workspace,
                     const MdgUuid *case_uuid,
                     GError **error)
{
  g_autoptr (GPtrArray) list = mdg_two_doctors_list (workspace, case_uuid, error);
  MdgRecord *attending;
  gint64 last = -1;

  if (list == NULL)
    return NULL;

  for (guint i = 0; i < list->len; i++)
    last = MAX (last, mdg_record_get_integer (list->pdata[i], MDG_ATTENDING_POSITION));
  attending = mdg_record_new (MDG_KIND_ATTENDING);
  mdg_record_set_reference (attending, MDG_ATTENDING_CASE, case_uuid);
  mdg_record_set_text (attending, MDG_ATTENDING_ROLE, get_main (list) == NULL ? "main" : "deputy");
  mdg_record_set_integer (attending, MDG_ATTENDING_POSITION, last + 1);

  return attending;
}

/* What is empty comes from the roster. */
static gboolean
fill_from_roster (MdgWorkspace *workspace,
                  MdgRecord *record,
                  guint reference,
                  const guint (*pairs)[2],
                  guint n_pairs,
                  GError **error)
{
  const MdgUuid *uuid = mdg_record_get_reference (record, reference);
  g_autoptr (MdgRecord) doctor = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_DOCTOR, uuid, error) : NULL;

  if (uuid == NULL)
    return TRUE;
  if (doctor == NULL)
    return FALSE;

  for (guint i = 0; i < n_pairs; i++)
    if (mdg_record_is_empty (record, pairs[i][0]))
      mdg_record_set_text (record, pairs[i][0], mdg_record_get_text (doctor, pairs[i][1]));

  return TRUE;
}

static gboolean
is_same_name (const char *a,
              const char *b)
{
  g_autofree char *x = a != NULL ? mdg_text_fold_name (a) : NULL;
  g_autofree char *y = b != NULL ? mdg_text_fold_name (b) : NULL;

  return x != NULL && g_strcmp0 (x, y) == 0;
}

static gboolean
check_others (GPtrArray *list,
              MdgRecord *attending,
              GError **error)
{
  const char *name = mdg_record_get_text (attending, MDG_ATTENDING_NAME);

  for (guint i = 0; i < list->len; i++)
    {
      if (mdg_uuid_equal (mdg_record_get_uuid (list->pdata[i]), mdg_record_get_uuid (attending)))
        continue;
      if (is_main (list->pdata[i]) && is_main (attending))
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("%s is already the main doctor. Enter this one as a deputy, or change the part of the other first."), mdg_record_get_text (list->pdata[i], MDG_ATTENDING_NAME));
          return FALSE;
        }
      if (is_same_name (mdg_record_get_text (list->pdata[i], MDG_ATTENDING_NAME), name))
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("%s is already entered for this case. Change the days and hours there."), name);
          return FALSE;
        }
    }

  return TRUE;
}

MdgChange *
mdg_two_doctors_new_saved (MdgWorkspace *workspace,
                           MdgRecord *attending,
                           GError **error)
{
  static const guint pairs[][2] = {
    { MDG_ATTENDING_NAME, MDG_DOCTOR_NAME },
    { MDG_ATTENDING_AFFILIATION, MDG_DOCTOR_AFFILIATION },
    { MDG_ATTENDING_PHONE, MDG_DOCTOR_PHONE },
    { MDG_ATTENDING_REACH, MDG_DOCTOR_REACH },
    { MDG_ATTENDING_WEEK_HOURS, MDG_DOCTOR_WEEK_HOURS },
  };
  g_autoptr (MdgChange) change = mdg_change_new (mdg_record_is_stored (attending) ? N_ ("Doctor of the case changed") : N_ ("Doctor of the case entered"));
  g_autoptr (GPtrArray) list = NULL;

  if (!fill_from_roster (workspace, attending, MDG_ATTENDING_DOCTOR, pairs, G_N_ELEMENTS (pairs), error) || !mdg_record_validate (attending, error))
    return NULL;

  list = mdg_two_doctors_list (workspace, mdg_record_get_reference (attending, MDG_ATTENDING_CASE), error);
  if (list == NULL || !check_others (list, attending, error))
    return NULL;

  mdg_change_add (change, attending);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_two_doctors_new_moved (MdgWorkspace *workspace,
                           MdgRecord *attending,
                           int step,
                           GError **error)
{
  g_autoptr (GPtrArray) list = mdg_two_doctors_list (workspace, mdg_record_get_reference (attending, MDG_ATTENDING_CASE), error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Order of the doctors changed"));
  guint first;
  int at = -1;

  if (list == NULL)
    return NULL;

  first = get_main (list) != NULL ? 1 : 0;
  for (guint i = first; i < list->len; i++)
    if (mdg_uuid_equal (mdg_record_get_uuid (list->pdata[i]), mdg_record_get_uuid (attending)))
      at = (int) i;
  if (at < 0 || at + step < (int) first || at + step >= (int) list->len)
    return NULL;

  g_ptr_array_insert (list, at + step, g_ptr_array_steal_index (list, (guint) at));
  for (guint i = 0; i < list->len; i++)
    if (mdg_record_get_integer (list->pdata[i], MDG_ATTENDING_POSITION) != (gint64) i)
      {
        mdg_record_set_integer (list->pdata[i], MDG_ATTENDING_POSITION, i);
        mdg_change_add (change, list->pdata[i]);
      }

  return g_steal_pointer (&change);
}

MdgChange *
mdg_two_doctors_new_removed (MdgRecord *attending)
{
  MdgChange *change = mdg_change_new (N_ ("Doctor of the case removed"));

  mdg_change_add_void (change, attending, _ ("No longer a doctor of the case"));

  return change;
}

gboolean
mdg_covers_is_open (MdgRecord *cover)
{
  return mdg_record_is_empty (cover, MDG_COVER_NAME);
}

/* What nobody covers comes first, the next of them first; of the others the newest. */
static int
compare_covers (gconstpointer a,
                gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  int order;

  if (mdg_covers_is_open (x) != mdg_covers_is_open (y))
    return mdg_covers_is_open (x) ? -1 : 1;

  order = g_strcmp0 (mdg_record_get_text (x, MDG_COVER_FROM_ON), mdg_record_get_text (y, MDG_COVER_FROM_ON));

  return mdg_covers_is_open (x) ? order : -order;
}

static gboolean
is_of_case (MdgRecord *cover,
            const MdgUuid *case_uuid,
            const char *main_name)
{
  const MdgUuid *of = mdg_record_get_reference (cover, MDG_COVER_CASE);

  return of != NULL ? mdg_uuid_equal (of, case_uuid) : is_same_name (mdg_record_get_text (cover, MDG_COVER_ABSENT_NAME), main_name);
}

GPtrArray *
mdg_covers_list (MdgWorkspace *workspace,
                 const MdgUuid *case_uuid,
                 GError **error)
{
  g_autoptr (GPtrArray) doctors = mdg_two_doctors_list (workspace, case_uuid, error);
  g_autoptr (GPtrArray) covers = doctors != NULL ? mdg_workspace_list (workspace, MDG_KIND_COVER, error) : NULL;
  const char *main_name;

  if (covers == NULL)
    return NULL;

  main_name = get_main (doctors) != NULL ? mdg_record_get_text (get_main (doctors), MDG_ATTENDING_NAME) : NULL;
  for (guint i = covers->len; i > 0; i--)
    if (!is_of_case (covers->pdata[i - 1], case_uuid, main_name))
      g_ptr_array_remove_index (covers, i - 1);
  g_ptr_array_sort (covers, compare_covers);

  return g_steal_pointer (&covers);
}

GPtrArray *
mdg_covers_list_open (MdgWorkspace *workspace,
                      GError **error)
{
  GPtrArray *covers = mdg_workspace_list (workspace, MDG_KIND_COVER, error);
  g_autofree char *iso = NULL;
  MdgDate today;

  if (covers == NULL)
    return NULL;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  for (guint i = covers->len; i > 0; i--)
    if (!mdg_covers_is_open (covers->pdata[i - 1]) || strcmp (mdg_record_get_text (covers->pdata[i - 1], MDG_COVER_TO_ON), iso) < 0)
      g_ptr_array_remove_index (covers, i - 1);
  g_ptr_array_sort (covers, compare_covers);

  return covers;
}

static char *
dup_moment (MdgRecord *cover,
            guint day,
            guint clock)
{
  const char *time = mdg_record_get_text (cover, clock);
  g_autofree char *text = NULL;
  MdgDate date;

  if (!mdg_date_parse_iso (mdg_record_get_text (cover, day), &date))
    return g_strdup ("");

  text = mdg_date_format_short_weekday (&date);

  return time != NULL ? g_strdup_printf ("%s %s", text, *time == '0' ? time + 1 : time) : g_steal_pointer (&text);
}

char *
mdg_covers_dup_period (MdgRecord *cover)
{
  g_autofree char *from = dup_moment (cover, MDG_COVER_FROM_ON, MDG_COVER_STARTS_AT);
  g_autofree char *to = dup_moment (cover, MDG_COVER_TO_ON, MDG_COVER_ENDS_AT);

  return g_strdup_printf ("%s – %s", from, to);
}

MdgRecord *
mdg_covers_new (MdgWorkspace *workspace,
                const MdgUuid *case_uuid,
                GError **error)
{
  g_autoptr (GPtrArray) doctors = case_uuid != NULL ? mdg_two_doctors_list (workspace, case_uuid, error) : g_ptr_array_new ();
  g_autoptr (MdgRecord) cover = mdg_record_new (MDG_KIND_COVER);

  if (doctors == NULL)
    return NULL;

  mdg_record_set_reference (cover, MDG_COVER_CASE, case_uuid);
  if (get_main (doctors) != NULL)
    {
      mdg_record_set_text (cover, MDG_COVER_ABSENT_NAME, mdg_record_get_text (get_main (doctors), MDG_ATTENDING_NAME));
      mdg_record_set_text (cover, MDG_COVER_ABSENT_AFFILIATION, mdg_record_get_text (get_main (doctors), MDG_ATTENDING_AFFILIATION));
    }

  return g_steal_pointer (&cover);
}

/* Moments sort as text; a day without a time is taken whole. */
static char *
dup_edge (MdgRecord *cover,
          guint day,
          guint clock,
          const char *otherwise)
{
  const char *time = mdg_record_get_text (cover, clock);

  return g_strdup_printf ("%sT%s", mdg_record_get_text (cover, day), time != NULL ? time : otherwise);
}

static gboolean
overlap (MdgRecord *one,
         MdgRecord *two)
{
  g_autofree char *from = dup_edge (one, MDG_COVER_FROM_ON, MDG_COVER_STARTS_AT, "00:00");
  g_autofree char *to = dup_edge (one, MDG_COVER_TO_ON, MDG_COVER_ENDS_AT, "24:00");
  g_autofree char *other_from = dup_edge (two, MDG_COVER_FROM_ON, MDG_COVER_STARTS_AT, "00:00");
  g_autofree char *other_to = dup_edge (two, MDG_COVER_TO_ON, MDG_COVER_ENDS_AT, "24:00");

  return strcmp (from, other_to) < 0 && strcmp (other_from, to) < 0;
}

static gboolean
check_cover (MdgWorkspace *workspace,
             MdgRecord *cover,
             GError **error)
{
  const char *name = mdg_record_get_text (cover, MDG_COVER_NAME);
  g_autoptr (GPtrArray) covers = NULL;
  g_autofree char *from = dup_edge (cover, MDG_COVER_FROM_ON, MDG_COVER_STARTS_AT, "00:00");
  g_autofree char *to = dup_edge (cover, MDG_COVER_TO_ON, MDG_COVER_ENDS_AT, "24:00");

  if (strcmp (from, to) >= 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The absence ends before it begins."));
      return FALSE;
    }
  if (name == NULL)
    return TRUE;
  if (is_same_name (name, mdg_record_get_text (cover, MDG_COVER_ABSENT_NAME)))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("%s is away and cannot cover. Nothing was saved."), name);
      return FALSE;
    }

  covers = mdg_workspace_list (workspace, MDG_KIND_COVER, error);
  for (guint i = 0; covers != NULL && i < covers->len; i++)
    if (!mdg_uuid_equal (mdg_record_get_uuid (covers->pdata[i]), mdg_record_get_uuid (cover)) && is_same_name (mdg_record_get_text (covers->pdata[i], MDG_COVER_ABSENT_NAME), name) && overlap (covers->pdata[i], cover))
      {
        g_autofree char *period = mdg_covers_dup_period (covers->pdata[i]);

        g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("%s is away himself then (%s). Nothing was saved; ask somebody else."), name, period);
        return FALSE;
      }

  return covers != NULL;
}

MdgChange *
mdg_covers_new_saved (MdgWorkspace *workspace,
                      MdgRecord *cover,
                      GError **error)
{
  static const guint pairs[][2] = {
    { MDG_COVER_NAME, MDG_DOCTOR_NAME },
    { MDG_COVER_AFFILIATION, MDG_DOCTOR_AFFILIATION },
    { MDG_COVER_PHONE, MDG_DOCTOR_PHONE },
    { MDG_COVER_REACH, MDG_DOCTOR_REACH },
  };
  MdgChange *change;

  if (!fill_from_roster (workspace, cover, MDG_COVER_DOCTOR, pairs, G_N_ELEMENTS (pairs), error) || !mdg_record_validate (cover, error) || !check_cover (workspace, cover, error))
    return NULL;

  change = mdg_change_new (mdg_record_is_stored (cover) ? N_ ("Absence cover changed") : N_ ("Absence cover entered"));
  mdg_change_add (change, cover);

  return change;
}

MdgChange *
mdg_covers_new_removed (MdgRecord *cover)
{
  MdgChange *change = mdg_change_new (N_ ("Absence cover removed"));

  mdg_change_add_void (change, cover, _ ("Absence cover removed"));

  return change;
}

void
mdg_reachable_free (MdgReachable *reachable)
{
  g_free (reachable->name);
  g_free (reachable->affiliation);
  g_free (reachable->phone);
  g_free (reachable->reach);
  g_free (reachable->why);
  g_free (reachable);
}

static void
add_reachable (GPtrArray *who,
               MdgRecord *record,
               const guint *fields,
               char *why)
{
  MdgReachable *reachable = g_new0 (MdgReachable, 1);

  reachable->name = g_strdup (mdg_record_get_text (record, fields[0]));
  reachable->affiliation = g_strdup (mdg_record_get_text (record, fields[1]));
  reachable->phone = g_strdup (mdg_record_get_text (record, fields[2]));
  reachable->reach = g_strdup (mdg_record_get_text (record, fields[3]));
  reachable->why = why;
  g_ptr_array_add (who, reachable);
}

static gboolean
is_away (MdgRecord *cover,
         const char *moment)
{
  g_autofree char *from = dup_edge (cover, MDG_COVER_FROM_ON, MDG_COVER_STARTS_AT, "00:00");
  g_autofree char *to = dup_edge (cover, MDG_COVER_TO_ON, MDG_COVER_ENDS_AT, "24:00");

  return strcmp (from, moment) <= 0 && strcmp (moment, to) < 0;
}

/* TRUE when the doctor called name is away; who covers for the main doctor goes into who (may be NULL). */
static gboolean
add_covers (GPtrArray *covers,
            const char *name,
            const char *moment,
            GPtrArray *who)
{
  static const guint fields[] = { MDG_COVER_NAME, MDG_COVER_AFFILIATION, MDG_COVER_PHONE, MDG_COVER_REACH };
  gboolean is_gone = FALSE;

  for (guint i = 0; i < covers->len; i++)
    if (is_same_name (mdg_record_get_text (covers->pdata[i], MDG_COVER_ABSENT_NAME), name) && is_away (covers->pdata[i], moment))
      {
        g_autofree char *period = mdg_covers_dup_period (covers->pdata[i]);

        is_gone = TRUE;
        if (who != NULL && !mdg_covers_is_open (covers->pdata[i]))
          add_reachable (who, covers->pdata[i], fields, g_strdup_printf (_ ("covers for %s, %s"), name, period));
      }

  return is_gone;
}

GPtrArray *
mdg_two_doctors_who (MdgWorkspace *workspace,
                     const MdgUuid *case_uuid,
                     const MdgDate *date,
                     int minute,
                     GError **error)
{
  static const guint fields[] = { MDG_ATTENDING_NAME, MDG_ATTENDING_AFFILIATION, MDG_ATTENDING_PHONE, MDG_ATTENDING_REACH };
  g_autoptr (GPtrArray) doctors = mdg_two_doctors_list (workspace, case_uuid, error);
  g_autoptr (GPtrArray) covers = doctors != NULL ? mdg_workspace_list (workspace, MDG_KIND_COVER, error) : NULL;
  g_autoptr (GPtrArray) who = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_reachable_free);
  g_autofree char *day = NULL;
  g_autofree char *moment = NULL;

  if (covers == NULL)
    return NULL;

  day = mdg_date_dup_iso (date);
  moment = g_strdup_printf ("%sT%02d:%02d", day, minute / 60, minute % 60);
  for (guint i = covers->len; i > 0; i--)
    {
      const MdgUuid *of = mdg_record_get_reference (covers->pdata[i - 1], MDG_COVER_CASE);

      if (of != NULL && !mdg_uuid_equal (of, case_uuid))
        g_ptr_array_remove_index (covers, i - 1);
    }

  for (guint i = 0; i < doctors->len; i++)
    {
      const char *hours = mdg_record_get_text (doctors->pdata[i], MDG_ATTENDING_WEEK_HOURS);
      const char *role = mdg_record_get_text (doctors->pdata[i], MDG_ATTENDING_ROLE);
      const char *name = mdg_record_get_text (doctors->pdata[i], MDG_ATTENDING_NAME);

      /* Where no hours are agreed on, all are. */
      if (!add_covers (covers, name, moment, is_main (doctors->pdata[i]) ? who : NULL) && (hours == NULL || mdg_week_hours_cover (hours, date, minute, minute + 1)))
        add_reachable (who, doctors->pdata[i], fields, g_strdup (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "attending_role", role, 0)));
    }

  return g_steal_pointer (&who);
}
