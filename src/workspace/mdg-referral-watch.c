#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-referral-watch.h"

#include "mdg-business-days.h"
#include "mdg-referral-code.h"
#include "mdg-referral-private.h"

#include <glib/gi18n-lib.h>

#define SOON_BUSINESS_DAYS 5
/* Outcomes of closings older than this are not asked for any more. */
#define ASKED_DAYS 180

void
mdg_referral_watch_free (MdgReferralWatch *watch)
{
  for (guint i = 0; i < MDG_N_REFERRAL_GROUPS; i++)
    g_clear_pointer (&watch->groups[i], g_ptr_array_unref);
  g_clear_pointer (&watch->outcomes, g_ptr_array_unref);
  g_free (watch);
}

guint
mdg_referral_watch_count_due (const MdgReferralWatch *watch)
{
  return watch->groups[MDG_REFERRAL_GROUP_ESCALATED]->len + watch->groups[MDG_REFERRAL_GROUP_LATE]->len + watch->groups[MDG_REFERRAL_GROUP_TODAY]->len;
}

const char *
mdg_referral_watch_get_due (const MdgOpenReferral *referral)
{
  if (referral->next_due == NULL || referral->clock_due == NULL)
    return referral->next_due != NULL ? referral->next_due : referral->clock_due;

  return strncmp (referral->clock_due, referral->next_due, 10) < 0 ? referral->clock_due : referral->next_due;
}

static gboolean
is_late (const MdgOpenReferral *referral,
         const char *now)
{
  return (referral->next_due != NULL && strncmp (referral->next_due, now, 10) < 0) || (referral->clock_due != NULL && g_strcmp0 (referral->clock_due, now) < 0);
}

MdgReferralGroup
mdg_referral_watch_find_group (const MdgOpenReferral *referral,
                               const char *now)
{
  const char *due = mdg_referral_watch_get_due (referral);
  g_autofree char *today = g_strndup (now, 10);
  g_autofree char *horizon = NULL;
  MdgDate date;
  MdgDate until;

  if (referral->paused_on != NULL)
    return MDG_REFERRAL_GROUP_PAUSED;
  if (is_late (referral, now))
    return MDG_REFERRAL_GROUP_LATE;
  if (due != NULL && strncmp (due, now, 10) == 0)
    return MDG_REFERRAL_GROUP_TODAY;
  if (referral->ball != NULL && !g_str_equal (referral->ball, "centre"))
    return MDG_REFERRAL_GROUP_WAITING;
  if (due == NULL)
    return MDG_REFERRAL_GROUP_SOON;

  if (!mdg_date_parse_iso (today, &date))
    return MDG_REFERRAL_GROUP_LATER;
  mdg_business_days_add (&date, SOON_BUSINESS_DAYS, &until);
  horizon = mdg_date_dup_iso (&until);

  return strncmp (due, horizon, 10) <= 0 ? MDG_REFERRAL_GROUP_SOON : MDG_REFERRAL_GROUP_LATER;
}

static gboolean
load_outcomes (MdgWorkspace *workspace,
               MdgReferralWatch *watch,
               GError **error)
{
  static const int before[] = { 30, 90, ASKED_DAYS };
  char *days[G_N_ELEMENTS (before)];
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      MdgDate day;

      mdg_date_from_days (mdg_date_to_days (&today) - before[i], &day);
      days[i] = mdg_date_dup_iso (&day);
    }
  watch->outcomes = mdg_referral_query_list_due_outcomes (mdg_workspace_get_store (workspace), days[0], days[1], days[2], error);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    g_free (days[i]);

  return watch->outcomes != NULL;
}

MdgReferralWatch *
mdg_referral_watch_load (MdgWorkspace *workspace,
                         gboolean only_mine,
                         GError **error)
{
  g_autoptr (MdgReferralWatch) watch = g_new0 (MdgReferralWatch, 1);
  g_autoptr (GPtrArray) open = mdg_referral_query_list_open (mdg_workspace_get_store (workspace), error);
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  gboolean is_manager = staff != NULL && g_strcmp0 (mdg_record_get_text (MDG_RECORD (staff), MDG_STAFF_ROLE), "admin") == 0;
  g_autofree char *now = mdg_referrals_dup_now (workspace);

  for (guint i = 0; i < MDG_N_REFERRAL_GROUPS; i++)
    watch->groups[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_open_referral_free);
  if (open == NULL || !load_outcomes (workspace, watch, error))
    return NULL;

  g_ptr_array_set_free_func (open, NULL);
  for (guint i = 0; i < open->len; i++)
    {
      MdgOpenReferral *referral = open->pdata[i];
      MdgReferralGroup group = mdg_referral_watch_find_group (referral, now);
      gboolean is_mine = !only_mine || staff == NULL || mdg_uuid_is_nil (&referral->owner) || mdg_uuid_equal (&referral->owner, mdg_record_get_uuid (MDG_RECORD (staff)));

      if (!is_mine && is_manager && group == MDG_REFERRAL_GROUP_LATE)
        group = MDG_REFERRAL_GROUP_ESCALATED;
      if (is_mine || group == MDG_REFERRAL_GROUP_ESCALATED)
        g_ptr_array_add (watch->groups[group], referral);
      else
        mdg_open_referral_free (referral);
    }

  return g_steal_pointer (&watch);
}

char *
mdg_referral_watch_dup_ball (MdgWorkspace *workspace,
                             const MdgOpenReferral *referral)
{
  const char *label = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "ref_ball", referral->ball, 0);
  const char *who = referral->ball_text;

  if (who == NULL && g_strcmp0 (referral->ball, "centre") == 0)
    who = referral->owner_name != NULL ? referral->owner_name : _ ("nobody in charge yet");
  if (who == NULL && g_strcmp0 (referral->ball, "requester") == 0)
    who = referral->affiliation;

  /* Translators: who has to act, and which of them: "Centre (Naoko)". */
  return who != NULL ? g_strdup_printf (_ ("%s (%s)"), label, who) : g_strdup (label);
}

char *
mdg_referral_watch_dup_title (MdgWorkspace *workspace,
                              const MdgOpenReferral *referral)
{
  const char *kind = mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (workspace), "ref_kind", referral->kind, 0);
  g_autofree char *number = mdg_referral_number_format (referral->number);

  return g_strjoin (" ", number != NULL ? number : kind, number != NULL ? kind : (referral->subject_name != NULL ? referral->subject_name : referral->affiliation), number != NULL ? (referral->subject_name != NULL ? referral->subject_name : referral->affiliation) : NULL, NULL);
}

char *
mdg_referral_watch_dup_report_line (MdgWorkspace *workspace,
                                    gboolean is_abuse)
{
  const char *line = mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (workspace)), MDG_CENTRE_REPORT_LINE);

  if (!is_abuse)
    return NULL;
  if (line == NULL)
    return g_strdup (_ ("Abuse is suspected: report it to the city. Where it takes reports can be written into the settings."));

  return g_strdup_printf (_ ("Abuse is suspected. Reports to: %s"), line);
}
