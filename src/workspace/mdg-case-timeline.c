#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-case-timeline.h"

#include "mdg-case.h"
#include "mdg-conference.h"
#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-describe.h"
#include "mdg-follow-up.h"
#include "mdg-history.h"
#include "mdg-memo.h"
#include "mdg-referral-code.h"
#include "mdg-referral-timeline.h"
#include "mdg-referrals.h"
#include "mdg-revision-table.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MdgWorkspace *workspace;
  GPtrArray *events;
} Timeline;

void
mdg_case_event_free (MdgCaseEvent *event)
{
  g_free (event->at);
  g_free (event->head);
  g_free (event->channel);
  g_free (event->about);
  g_free (event->text);
  g_clear_object (&event->note);
  g_free (event);
}

MdgCaseEvent *
mdg_case_event_new (MdgEventKind kind,
                    const char *at,
                    const char *text)
{
  MdgCaseEvent *event = g_new0 (MdgCaseEvent, 1);

  event->kind = kind;
  event->at = g_strdup (at != NULL ? at : "");
  event->about = g_strdup ("");
  event->text = g_strdup (text);

  return event;
}

static MdgCaseEvent *
add_event (Timeline *timeline,
           MdgEventKind kind,
           const char *at,
           const char *text)
{
  MdgCaseEvent *event = mdg_case_event_new (kind, at, text);

  g_ptr_array_add (timeline->events, event);

  return event;
}

static char *
describe_origin (MdgRecord *consultation)
{
  const char *affiliation = mdg_record_get_text (consultation, MDG_CONSULTATION_AFFILIATION);
  const char *name = mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_NAME);
  const char *number = mdg_record_get_text (consultation, MDG_CONSULTATION_NUMBER);
  g_autofree char *who = NULL;
  g_autofree char *from = NULL;

  if (affiliation == NULL && name == NULL)
    return g_strdup (number != NULL ? number : "");

  who = g_strjoin (" ", affiliation != NULL ? affiliation : name, affiliation != NULL ? name : NULL, NULL);
  from = g_strdup_printf (_ ("from %s"), who);

  return g_strjoin (_ (" · "), from, number, NULL);
}

static void
add_contact (Timeline *timeline,
             MdgRecord *consultation,
             MdgRecord *contact)
{
  MdgCaseEvent *event;
  const char *whom = mdg_record_get_text (contact, MDG_CONTACT_WITH_WHOM);
  gboolean is_first = mdg_record_get_flag (contact, MDG_CONTACT_IS_FIRST);

  /* The first one is the consultation itself; only what was answered is worth a line of its own. */
  if (is_first && mdg_record_get_text (contact, MDG_CONTACT_TEXT) == NULL)
    return;

  event = add_event (timeline, MDG_EVENT_CONTACT, mdg_record_get_text (contact, MDG_CONTACT_AT), mdg_record_get_text (contact, MDG_CONTACT_TEXT));
  event->head = is_first ? g_strdup (_ ("Answer"))
                         : mdg_describe_channel (mdg_workspace_get_vocabularies (timeline->workspace), mdg_record_get_text (contact, MDG_CONTACT_CHANNEL), mdg_record_get_text (contact, MDG_CONTACT_DIRECTION));
  g_free (event->about);
  event->about = g_strjoin (_ (" · "), mdg_record_get_text (consultation, MDG_CONSULTATION_NUMBER), whom, NULL);
  event->channel = g_strdup (mdg_record_get_text (contact, MDG_CONTACT_CHANNEL));
  event->note = g_object_ref (contact);
  event->consultation = *mdg_record_get_uuid (consultation);
}

static void
add_promise (Timeline *timeline,
             MdgRecord *promise)
{
  const char *done_on = mdg_record_get_text (promise, MDG_FOLLOW_UP_DONE_ON);
  const char *due = mdg_record_get_text (promise, MDG_FOLLOW_UP_DUE);
  const char *result = mdg_record_get_text (promise, MDG_FOLLOW_UP_RESULT);
  const char *status = mdg_record_get_text (promise, MDG_FOLLOW_UP_STATUS);
  gboolean is_over = g_strcmp0 (status, "done") == 0 || g_strcmp0 (status, "dropped") == 0;
  g_autofree char *text = g_strjoin (" — ", mdg_record_get_text (promise, MDG_FOLLOW_UP_WHAT), result, NULL);
  g_autofree char *staff = mdg_describe_value (timeline->workspace, promise, MDG_FOLLOW_UP_STAFF);
  const char *who = mdg_record_get_text (promise, MDG_FOLLOW_UP_WHO);
  MdgCaseEvent *event;

  /* What is still to be done stands in the head of the case. */
  if (!is_over)
    return;

  event = add_event (timeline, MDG_EVENT_PROMISE, done_on != NULL ? done_on : due, text);
  event->head = g_strdup (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (timeline->workspace), "follow_state", status, 0));
  g_free (event->about);
  event->about = g_strdup (*staff != '\0' ? staff : who != NULL ? who
                                                                : "");
}

static gboolean
add_children (Timeline *timeline,
              MdgRecord *consultation,
              GError **error)
{
  const MdgUuid *uuid = mdg_record_get_uuid (consultation);
  g_autoptr (GPtrArray) contacts = mdg_workspace_list_children (timeline->workspace, MDG_KIND_CONTACT, MDG_CONTACT_CONSULTATION, uuid, error);
  g_autoptr (GPtrArray) promises = contacts != NULL ? mdg_workspace_list_children (timeline->workspace, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CONSULTATION, uuid, error) : NULL;

  if (promises == NULL)
    return FALSE;

  for (guint i = 0; i < contacts->len; i++)
    add_contact (timeline, consultation, contacts->pdata[i]);
  for (guint i = 0; i < promises->len; i++)
    add_promise (timeline, promises->pdata[i]);

  return TRUE;
}

static gboolean
add_consultations (Timeline *timeline,
                   const MdgUuid *case_uuid,
                   GError **error)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list_children (timeline->workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_CASE, case_uuid, error);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      MdgRecord *record = list->pdata[i];
      MdgCaseEvent *event = add_event (timeline, MDG_EVENT_CONSULTATION, mdg_record_get_text (record, MDG_CONSULTATION_RECEIVED_AT), mdg_record_get_text (record, MDG_CONSULTATION_TEXT));

      event->head = mdg_describe_channel (mdg_workspace_get_vocabularies (timeline->workspace), mdg_record_get_text (record, MDG_CONSULTATION_CHANNEL), mdg_record_get_text (record, MDG_CONSULTATION_DIRECTION));
      g_free (event->about);
      event->about = describe_origin (record);
      event->channel = g_strdup (mdg_record_get_text (record, MDG_CONSULTATION_CHANNEL));
      event->note = g_object_ref (record);
      event->consultation = *mdg_record_get_uuid (record);
      if (!add_children (timeline, record, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_memos (Timeline *timeline,
           const MdgUuid *case_uuid,
           GError **error)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list_children (timeline->workspace, MDG_KIND_MEMO, MDG_MEMO_CASE, case_uuid, error);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      MdgCaseEvent *event = add_event (timeline, MDG_EVENT_MEMO, mdg_record_get_text (list->pdata[i], MDG_MEMO_AT), mdg_record_get_text (list->pdata[i], MDG_MEMO_TEXT));

      event->head = g_strdup (_ ("Memo"));
      g_free (event->about);
      event->about = mdg_describe_value (timeline->workspace, list->pdata[i], MDG_MEMO_STAFF);
      event->note = g_object_ref (list->pdata[i]);
    }

  return TRUE;
}

static gboolean
add_promises (Timeline *timeline,
              const MdgUuid *case_uuid,
              GError **error)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list_children (timeline->workspace, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CASE, case_uuid, error);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    if (mdg_record_get_reference (list->pdata[i], MDG_FOLLOW_UP_CONSULTATION) == NULL)
      add_promise (timeline, list->pdata[i]);

  return TRUE;
}

/* State and marks as they were set and taken off. */
static gboolean
add_states (Timeline *timeline,
            const MdgUuid *case_uuid,
            GError **error)
{
  g_autoptr (GPtrArray) revisions = mdg_workspace_list_revisions (timeline->workspace, case_uuid, error);

  if (revisions == NULL)
    return FALSE;

  for (guint i = 1; i < revisions->len; i++)
    {
      const MdgRevision *revision = revisions->pdata[i];
      MdgRecord *before = ((const MdgRevision *) revisions->pdata[i - 1])->record;
      gboolean is_state = !mdg_record_field_equal (before, revision->record, MDG_CASE_STATUS);
      gboolean is_mark = !mdg_record_field_equal (before, revision->record, MDG_CASE_IS_HARD) || !mdg_record_field_equal (before, revision->record, MDG_CASE_IS_HOME_RISK) || !mdg_record_field_equal (before, revision->record, MDG_CASE_IS_GRAVE);
      g_autoptr (GDateTime) time = NULL;
      g_autofree char *at = NULL;
      g_autoptr (GPtrArray) sentences = NULL;
      g_autofree char *text = NULL;
      MdgCaseEvent *event;

      if (!is_state && !is_mark)
        continue;
      time = g_date_time_new_from_unix_local (revision->at / 1000);
      at = g_date_time_format (time, "%Y-%m-%dT%H:%M");
      sentences = mdg_history_describe (timeline->workspace, before, revision->record);
      g_ptr_array_add (sentences, NULL);
      text = g_strjoinv ("\n", (char **) sentences->pdata);
      event = add_event (timeline, MDG_EVENT_STATE, at, text);
      event->head = g_strdup (is_state ? _ ("State") : _ ("Mark"));
      g_free (event->about);
      event->about = g_strdup (revision->author);
    }

  return TRUE;
}

/* What was asked of, and decided with, somebody outside stands with the name it has there. */
static char *
describe_decision (Timeline *timeline,
                   MdgRecord *item)
{
  const char *advice = mdg_record_get_text (item, MDG_AGENDA_ITEM_ADVICE);
  const char *adviser = mdg_record_get_text (item, MDG_AGENDA_ITEM_ADVISER);
  const char *words = mdg_record_get_text (item, MDG_AGENDA_ITEM_VERDICT_TEXT);
  g_autofree char *verdict = mdg_describe_value (timeline->workspace, item, MDG_AGENDA_ITEM_VERDICT);
  g_autoptr (GString) text = g_string_new (NULL);

  if (advice != NULL && adviser != NULL)
    g_string_append_printf (text, _ ("Advice of %s: %s"), adviser, advice);
  else if (advice != NULL)
    g_string_append_printf (text, _ ("Advice: %s"), advice);
  if (*verdict != '\0' || words != NULL)
    {
      g_autofree char *decision = g_strjoin ("　", *verdict != '\0' ? verdict : words, *verdict != '\0' ? words : NULL, NULL);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Decision: %s"), decision);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
add_meetings (Timeline *timeline,
              const MdgUuid *case_uuid,
              GError **error)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_of_case (timeline->workspace, case_uuid, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const MdgUuid *uuid = mdg_record_get_reference (items->pdata[i], MDG_AGENDA_ITEM_MEETING);
      g_autoptr (MdgRecord) meeting = uuid != NULL ? mdg_workspace_load (timeline->workspace, MDG_KIND_MEETING, uuid, NULL) : NULL;
      g_autofree char *text = describe_decision (timeline, items->pdata[i]);
      MdgCaseEvent *event;

      /* What is only on the agenda has not happened yet. */
      if (meeting == NULL || *text == '\0')
        continue;
      event = add_event (timeline, MDG_EVENT_MEETING, mdg_record_get_text (meeting, MDG_MEETING_HELD_ON), text);
      event->head = mdg_meetings_dup_title (timeline->workspace, MDG_MEETING (meeting));
      event->meeting = *uuid;
    }

  return items != NULL;
}

static gboolean
add_referral (Timeline *timeline,
              MdgRecord *referral,
              GError **error)
{
  g_autoptr (GPtrArray) steps = mdg_referral_timeline_list (timeline->workspace, mdg_record_get_uuid (referral), error);
  const char *number = mdg_record_get_text (referral, MDG_REFERRAL_NUMBER);
  g_autofree char *shown = number != NULL ? mdg_referral_number_format (number) : g_strdup (_ ("Draft"));

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const MdgReferralEvent *step = steps->pdata[i];
      MdgCaseEvent *event = add_event (timeline, MDG_EVENT_REFERRAL, step->at, *step->text != '\0' ? step->text : NULL);

      event->head = g_strdup (step->head);
      g_free (event->about);
      event->about = g_strjoin (_ (" · "), shown, *step->who != '\0' ? step->who : NULL, NULL);
      event->referral = *mdg_record_get_uuid (referral);
    }

  return steps != NULL;
}

static gboolean
add_referrals (Timeline *timeline,
               const MdgUuid *case_uuid,
               GError **error)
{
  g_autoptr (GPtrArray) referrals = mdg_referrals_list_of_case (timeline->workspace, case_uuid, error);

  for (guint i = 0; referrals != NULL && i < referrals->len; i++)
    if (!add_referral (timeline, referrals->pdata[i], error))
      return FALSE;

  return referrals != NULL;
}

/* A consultation stands below its answer of the same minute: newest first reads upwards. */
static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const MdgCaseEvent *x = *(const MdgCaseEvent *const *) a;
  const MdgCaseEvent *y = *(const MdgCaseEvent *const *) b;
  int order = g_strcmp0 (y->at, x->at);

  return order != 0 ? order : (int) y->kind - (int) x->kind;
}

GPtrArray *
mdg_case_timeline_list (MdgWorkspace *workspace,
                        const MdgUuid *case_uuid,
                        GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_case_event_free);
  Timeline timeline = { workspace, events };

  if (!add_consultations (&timeline, case_uuid, error) || !add_memos (&timeline, case_uuid, error) || !add_promises (&timeline, case_uuid, error) || !add_states (&timeline, case_uuid, error) || !add_meetings (&timeline, case_uuid, error) || !add_referrals (&timeline, case_uuid, error))
    return NULL;

  g_ptr_array_sort (events, compare_events);

  return g_steal_pointer (&events);
}
