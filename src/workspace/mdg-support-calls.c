#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-support-calls.h"

#include "mdg-error.h"
#include "mdg-record-table.h"
#include "mdg-referral.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_today (MdgWorkspace *workspace)
{
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);

  return mdg_date_dup_iso (&today);
}

/* Newest first. */
static int
compare_calls (gconstpointer a,
               gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  int order = g_strcmp0 (mdg_record_get_text (y, MDG_SUPPORT_CALL_CALLED_AT), mdg_record_get_text (x, MDG_SUPPORT_CALL_CALLED_AT));

  return order != 0 ? order : (mdg_record_get_id (x) > mdg_record_get_id (y) ? -1 : 1);
}

GPtrArray *
mdg_support_calls_list (MdgWorkspace *workspace,
                        const MdgUuid *referral,
                        GError **error)
{
  GPtrArray *calls = mdg_workspace_list_children (workspace, MDG_KIND_SUPPORT_CALL, MDG_SUPPORT_CALL_REFERRAL, referral, error);

  if (calls != NULL)
    g_ptr_array_sort (calls, compare_calls);

  return calls;
}

/* The day is that of the workspace, the time that of the clock. */
static char *
dup_now (MdgWorkspace *workspace)
{
  g_autofree char *now = mdg_datetime_now ();
  g_autofree char *today = dup_today (workspace);

  return g_strconcat (today, now + strlen (today), NULL);
}

MdgRecord *
mdg_support_calls_new (MdgWorkspace *workspace,
                       const MdgUuid *referral,
                       GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_REFERRAL, referral, error);
  g_autofree char *now = dup_now (workspace);
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  const char *discharged_on;
  MdgRecord *call;

  if (record == NULL)
    return NULL;

  discharged_on = mdg_record_get_text (record, MDG_REFERRAL_DISCHARGED_ON);
  call = mdg_record_new (MDG_KIND_SUPPORT_CALL);
  mdg_record_set_reference (call, MDG_SUPPORT_CALL_REFERRAL, referral);
  mdg_record_set_text (call, MDG_SUPPORT_CALL_CALLED_AT, now);
  mdg_record_set_text (call, MDG_SUPPORT_CALL_STAGE, discharged_on != NULL && strncmp (discharged_on, now, strlen (discharged_on)) <= 0 ? "after" : "hospital");
  if (staff != NULL)
    mdg_record_set_reference (call, MDG_SUPPORT_CALL_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));

  return call;
}

static gboolean
check_days (MdgWorkspace *workspace,
            MdgRecord *call,
            GError **error)
{
  const char *at = mdg_record_get_text (call, MDG_SUPPORT_CALL_CALLED_AT);
  const char *next_on = mdg_record_get_text (call, MDG_SUPPORT_CALL_NEXT_ON);
  g_autofree char *today = dup_today (workspace);

  if (strncmp (at, today, strlen (today)) > 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The call lies ahead. Enter it when it was made."));
      return FALSE;
    }
  if (next_on != NULL && strncmp (next_on, at, strlen (next_on)) < 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The next call lies before this one."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_followed (MdgRecord *referral)
{
  return g_strcmp0 (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), "follow") == 0;
}

MdgChange *
mdg_support_calls_new_saved (MdgWorkspace *workspace,
                             MdgRecord *call,
                             GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (mdg_record_is_stored (call) ? N_ ("Call changed") : N_ ("Call noted"));
  g_autoptr (MdgRecord) referral = NULL;
  g_autoptr (GPtrArray) before = NULL;

  if (!mdg_record_validate (call, error) || !check_days (workspace, call, error))
    return NULL;

  referral = mdg_workspace_load (workspace, MDG_KIND_REFERRAL, mdg_record_get_reference (call, MDG_SUPPORT_CALL_REFERRAL), error);
  before = referral != NULL ? mdg_support_calls_list (workspace, mdg_record_get_uuid (referral), error) : NULL;
  if (before == NULL)
    return NULL;

  /* Only the newest call says when the next one is due. */
  if (is_followed (referral) && !mdg_record_is_empty (call, MDG_SUPPORT_CALL_NEXT_ON)
      && (before->len == 0 || g_strcmp0 (mdg_record_get_text (before->pdata[0], MDG_SUPPORT_CALL_CALLED_AT), mdg_record_get_text (call, MDG_SUPPORT_CALL_CALLED_AT)) <= 0))
    {
      mdg_record_set_text (referral, MDG_REFERRAL_NEXT_DUE, mdg_record_get_text (call, MDG_SUPPORT_CALL_NEXT_ON));
      mdg_record_set_text (referral, MDG_REFERRAL_NEXT_WHAT, _ ("Call after discharge"));
      mdg_change_add (change, referral);
    }
  mdg_change_add (change, call);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_support_calls_new_removed (MdgRecord *call)
{
  MdgChange *change = mdg_change_new (N_ ("Call removed"));

  mdg_change_add_void (change, call, _ ("Entered by mistake"));

  return change;
}

void
mdg_call_line_free (MdgCallLine *line)
{
  g_clear_object (&line->referral);
  g_clear_object (&line->last);
  g_free (line->next_on);
  g_free (line);
}

static gboolean
is_reached (MdgRecord *call)
{
  const char *result = mdg_record_get_text (call, MDG_SUPPORT_CALL_RESULT);

  return g_strcmp0 (result, "person") == 0 || g_strcmp0 (result, "family") == 0;
}

static MdgCallLine *
new_line (MdgWorkspace *workspace,
          MdgRecord *referral,
          GError **error)
{
  g_autoptr (GPtrArray) calls = mdg_support_calls_list (workspace, mdg_record_get_uuid (referral), error);
  MdgCallLine *line;

  if (calls == NULL)
    return NULL;

  line = g_new0 (MdgCallLine, 1);
  line->referral = g_object_ref (referral);
  line->last = calls->len > 0 ? g_object_ref (calls->pdata[0]) : NULL;
  line->n_calls = calls->len;
  for (guint i = 0; i < calls->len; i++)
    line->n_reached += is_reached (calls->pdata[i]) ? 1 : 0;
  line->next_on = g_strdup (mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE));
  if (line->next_on == NULL && line->last != NULL)
    line->next_on = g_strdup (mdg_record_get_text (line->last, MDG_SUPPORT_CALL_NEXT_ON));

  return line;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const MdgCallLine *x = *(MdgCallLine *const *) a;
  const MdgCallLine *y = *(MdgCallLine *const *) b;
  int order = g_strcmp0 (x->next_on, y->next_on);

  return order != 0 ? order : g_strcmp0 (mdg_record_get_text (x->referral, MDG_REFERRAL_NUMBER), mdg_record_get_text (y->referral, MDG_REFERRAL_NUMBER));
}

static gboolean
is_open (MdgRecord *referral)
{
  static const char *const over[] = { "draft", "closed", "declined", "withdrawn", NULL };

  return !g_strv_contains (over, mdg_record_get_text (referral, MDG_REFERRAL_STATUS));
}

GPtrArray *
mdg_support_calls_list_due (MdgWorkspace *workspace,
                            const char *until,
                            GError **error)
{
  g_autoptr (GPtrArray) referrals = mdg_record_table_list_by_text (mdg_workspace_get_store (workspace), MDG_KIND_REFERRAL, MDG_REFERRAL_KIND, "discharge", error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_call_line_free);

  if (referrals == NULL)
    return NULL;

  for (guint i = 0; i < referrals->len; i++)
    {
      MdgCallLine *line;

      if (!is_open (referrals->pdata[i]))
        continue;
      line = new_line (workspace, referrals->pdata[i], error);
      if (line == NULL)
        return NULL;
      if (until != NULL && line->next_on != NULL && strcmp (line->next_on, until) > 0)
        mdg_call_line_free (line);
      else
        g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort (lines, compare_lines);

  return g_steal_pointer (&lines);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  int x = *(const int *) a;
  int y = *(const int *) b;

  return x < y ? -1 : x > y;
}

/* Days from the discharge to the admission after it, or to today. */
static gboolean
get_days_at_home (MdgWorkspace *workspace,
                  MdgRecord *referral,
                  int *days)
{
  const char *discharged_on = mdg_record_get_text (referral, MDG_REFERRAL_DISCHARGED_ON);
  const char *readmitted_on = mdg_record_get_text (referral, MDG_REFERRAL_READMITTED_ON);
  MdgDate from;
  MdgDate to;

  mdg_workspace_get_today (workspace, &to);
  if (discharged_on == NULL || !mdg_date_parse_iso (discharged_on, &from) || !mdg_date_is_full (&from))
    return FALSE;
  if (readmitted_on != NULL && (!mdg_date_parse_iso (readmitted_on, &to) || !mdg_date_is_full (&to)))
    return FALSE;

  *days = mdg_date_to_days (&to) - mdg_date_to_days (&from);

  return *days >= 0;
}

gboolean
mdg_support_calls_measure (MdgWorkspace *workspace,
                           int fiscal_year,
                           MdgCallFigures *figures,
                           GError **error)
{
  g_autoptr (GPtrArray) referrals = mdg_record_table_list_by_text (mdg_workspace_get_store (workspace), MDG_KIND_REFERRAL, MDG_REFERRAL_KIND, "discharge", error);
  g_autoptr (GArray) at_home = g_array_new (FALSE, FALSE, sizeof (int));

  *figures = (MdgCallFigures){ .median_days = -1 };
  for (guint i = 0; referrals != NULL && i < referrals->len; i++)
    {
      MdgRecord *referral = referrals->pdata[i];
      const char *discharged_on = mdg_record_get_text (referral, MDG_REFERRAL_DISCHARGED_ON);
      MdgCallLine *line;
      MdgDate date;
      int days;

      if (fiscal_year != 0 && (discharged_on == NULL || !mdg_date_parse_iso (discharged_on, &date) || mdg_date_fiscal_year (&date) != fiscal_year))
        continue;
      line = new_line (workspace, referral, error);
      if (line == NULL)
        return FALSE;
      figures->n_referrals++;
      figures->n_reached += line->n_reached > 0 ? 1 : 0;
      mdg_call_line_free (line);
      if (!get_days_at_home (workspace, referral, &days))
        continue;
      figures->n_discharged++;
      figures->n_readmitted += mdg_record_is_empty (referral, MDG_REFERRAL_READMITTED_ON) ? 0 : 1;
      g_array_append_val (at_home, days);
    }
  g_array_sort (at_home, compare_numbers);
  /* Of an even number the lower of the two in the middle: a day that was. */
  if (at_home->len > 0)
    figures->median_days = g_array_index (at_home, int, (at_home->len - 1) / 2);

  return referrals != NULL;
}
