#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-conference.h"

#include "mdg-case-issue.h"
#include "mdg-case.h"
#include "mdg-conference-query.h"
#include "mdg-error.h"
#include "mdg-follow-up.h"
#include "mdg-ladder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* 週1カンファレンス */
#define CONFERENCE_BOARD "wconf"

void
mdg_conference_proposal_free (MdgConferenceProposal *proposal)
{
  g_free (proposal->reason);
  g_free (proposal);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  gint64 position_x = mdg_record_get_integer (x, MDG_AGENDA_ITEM_POSITION);
  gint64 position_y = mdg_record_get_integer (y, MDG_AGENDA_ITEM_POSITION);

  if (position_x != position_y)
    return position_x < position_y ? -1 : 1;

  return mdg_record_get_id (x) < mdg_record_get_id (y) ? -1 : 1;
}

GPtrArray *
mdg_conference_list_items (MdgWorkspace *workspace,
                           const MdgUuid *meeting,
                           GError **error)
{
  GPtrArray *items = mdg_workspace_list_children (workspace, MDG_KIND_AGENDA_ITEM, MDG_AGENDA_ITEM_MEETING, meeting, error);

  if (items != NULL)
    g_ptr_array_sort (items, compare_items);

  return items;
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  gint64 x = mdg_record_get_id (*(MdgRecord *const *) a);
  gint64 y = mdg_record_get_id (*(MdgRecord *const *) b);

  return x > y ? -1 : x < y;
}

GPtrArray *
mdg_conference_list_of_case (MdgWorkspace *workspace,
                             const MdgUuid *case_uuid,
                             GError **error)
{
  GPtrArray *items = mdg_workspace_list_children (workspace, MDG_KIND_AGENDA_ITEM, MDG_AGENDA_ITEM_CASE, case_uuid, error);

  if (items != NULL)
    g_ptr_array_sort (items, compare_newest);

  return items;
}

typedef struct
{
  GHashTable *seen; /* MdgUuid of cases on the agenda or proposed */
  GPtrArray *proposals;
} Proposing;

static void
propose (Proposing *self,
         const MdgUuid *case_uuid,
         const char *reason,
         const MdgUuid *carried_from)
{
  MdgConferenceProposal *proposal;

  if (!g_hash_table_add (self->seen, g_memdup2 (case_uuid, sizeof *case_uuid)))
    return;

  proposal = g_new0 (MdgConferenceProposal, 1);
  proposal->case_uuid = *case_uuid;
  proposal->reason = g_strdup (reason);
  if (carried_from != NULL)
    proposal->carried_from = *carried_from;
  g_ptr_array_add (self->proposals, proposal);
}

/* What the last conference carried over, or left open. */
static gboolean
propose_carried (Proposing *self,
                 MdgWorkspace *workspace,
                 MdgMeeting *last,
                 GError **error)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_items (workspace, mdg_record_get_uuid (MDG_RECORD (last)), error);

  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const MdgUuid *case_uuid = mdg_record_get_reference (items->pdata[i], MDG_AGENDA_ITEM_CASE);

      if (case_uuid != NULL && g_strcmp0 (mdg_record_get_text (items->pdata[i], MDG_AGENDA_ITEM_STATUS), "done") != 0)
        propose (self, case_uuid, "carried", mdg_record_get_uuid (items->pdata[i]));
    }

  return TRUE;
}

static gboolean
note_agenda (Proposing *self,
             MdgWorkspace *workspace,
             const MdgUuid *meeting,
             GError **error)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_items (workspace, meeting, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const MdgUuid *case_uuid = mdg_record_get_reference (items->pdata[i], MDG_AGENDA_ITEM_CASE);

      if (case_uuid != NULL)
        g_hash_table_add (self->seen, g_memdup2 (case_uuid, sizeof *case_uuid));
    }

  return items != NULL;
}

GPtrArray *
mdg_conference_propose (MdgWorkspace *workspace,
                        const MdgUuid *meeting,
                        GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_MEETING, meeting, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (mdg_uuid_hash, mdg_uuid_equal_func, g_free, NULL);
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_conference_proposal_free);
  g_autoptr (MdgMeeting) last = NULL;
  g_autoptr (GPtrArray) found = NULL;
  Proposing proposing = { seen, proposals };
  const char *since = "";
  const char *day;

  if (record == NULL || !note_agenda (&proposing, workspace, meeting, error))
    return NULL;

  day = mdg_record_get_text (record, MDG_MEETING_HELD_ON);
  last = mdg_meetings_find_last (workspace, mdg_record_get_text (record, MDG_MEETING_BOARD), day, NULL);
  if (last != NULL)
    {
      since = mdg_record_get_text (MDG_RECORD (last), MDG_MEETING_HELD_ON);
      if (!propose_carried (&proposing, workspace, last, error))
        return NULL;
    }

  found = mdg_conference_query_list (mdg_workspace_get_store (workspace), since, day, error);
  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      MdgConferenceCase *line = found->pdata[i];

      propose (&proposing, &line->uuid, line->reason, NULL);
    }

  return g_steal_pointer (&proposals);
}

MdgChange *
mdg_conference_add (MdgWorkspace *workspace,
                    const MdgUuid *meeting,
                    GPtrArray *proposals,
                    GError **error)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_items (workspace, meeting, error);
  MdgChange *change;

  if (items == NULL)
    return NULL;

  change = mdg_change_new (N_ ("Cases put on the agenda"));
  for (guint i = 0; i < proposals->len; i++)
    {
      MdgConferenceProposal *proposal = proposals->pdata[i];
      g_autoptr (MdgRecord) item = MDG_RECORD (mdg_agenda_item_new ());

      mdg_record_set_reference (item, MDG_AGENDA_ITEM_MEETING, meeting);
      mdg_record_set_integer (item, MDG_AGENDA_ITEM_POSITION, items->len + i);
      mdg_record_set_text (item, MDG_AGENDA_ITEM_KIND, "case");
      mdg_record_set_text (item, MDG_AGENDA_ITEM_REASON, proposal->reason);
      mdg_record_set_reference (item, MDG_AGENDA_ITEM_CASE, &proposal->case_uuid);
      mdg_record_set_text (item, MDG_AGENDA_ITEM_STATUS, "open");
      if (!mdg_uuid_is_nil (&proposal->carried_from))
        mdg_record_set_reference (item, MDG_AGENDA_ITEM_CARRIED_FROM, &proposal->carried_from);
      mdg_change_add (change, item);
    }

  return change;
}

/* The one that comes first from today on; NULL without an error when none is planned. */
static MdgRecord *
find_next (MdgWorkspace *workspace,
           GError **error)
{
  g_autoptr (GPtrArray) meetings = mdg_meetings_list (workspace, CONFERENCE_BOARD, 0, error);
  g_autofree char *today = NULL;
  MdgRecord *next = NULL;
  MdgDate day;

  mdg_workspace_get_today (workspace, &day);
  today = mdg_date_dup_iso (&day);
  /* They stand newest first. */
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    if (g_strcmp0 (mdg_record_get_text (meetings->pdata[i], MDG_MEETING_STATUS), "planned") == 0 && g_strcmp0 (mdg_record_get_text (meetings->pdata[i], MDG_MEETING_HELD_ON), today) >= 0)
      next = meetings->pdata[i];

  return next != NULL ? g_object_ref (next) : NULL;
}

MdgChange *
mdg_conference_add_case (MdgWorkspace *workspace,
                         const MdgUuid *case_uuid,
                         GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MdgRecord) meeting = find_next (workspace, &local);
  g_autoptr (GPtrArray) items = meeting != NULL ? mdg_conference_list_items (workspace, mdg_record_get_uuid (meeting), &local) : NULL;
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();
  MdgConferenceProposal proposal = { .case_uuid = *case_uuid, .reason = (char *) "added" };

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (meeting == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("No conference is planned. Enter the next one under Meetings first."));
      return NULL;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const MdgUuid *uuid = mdg_record_get_reference (items->pdata[i], MDG_AGENDA_ITEM_CASE);

      if (uuid == NULL || !mdg_uuid_equal (uuid, case_uuid))
        continue;
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("The case is on the agenda of the next conference already."));
      return NULL;
    }

  g_ptr_array_add (proposals, &proposal);

  return mdg_conference_add (workspace, mdg_record_get_uuid (meeting), proposals, error);
}

static void
set_given (MdgRecord *item,
           guint field,
           const char *text)
{
  if (text != NULL)
    mdg_record_set_text (item, field, text);
}

/* The promise that came with the item is told by its case and its words. */
static char *
dup_promise_words (MdgWorkspace *workspace,
                   MdgRecord *item)
{
  const char *words = mdg_record_get_text (item, MDG_AGENDA_ITEM_VERDICT_TEXT);
  const char *verdict = mdg_record_get_text (item, MDG_AGENDA_ITEM_VERDICT);
  const char *end = words != NULL ? strchr (words, '\n') : NULL;

  if (words != NULL)
    return end != NULL ? g_strndup (words, (gsize) (end - words)) : g_strdup (words);

  return g_strdup (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "conference_verdict", verdict, 0));
}

static MdgRecord *
find_promise (MdgWorkspace *workspace,
              const MdgUuid *case_uuid,
              const char *words)
{
  g_autoptr (GPtrArray) promises = mdg_workspace_list_children (workspace, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CASE, case_uuid, NULL);

  for (guint i = 0; promises != NULL && i < promises->len; i++)
    if (g_strcmp0 (mdg_record_get_text (promises->pdata[i], MDG_FOLLOW_UP_WHAT), words) == 0 && g_strcmp0 (mdg_record_get_text (promises->pdata[i], MDG_FOLLOW_UP_STATUS), "done") != 0)
      return g_object_ref (promises->pdata[i]);

  return NULL;
}

static void
add_promise (MdgWorkspace *workspace,
             MdgChange *change,
             MdgRecord *before,
             MdgRecord *item)
{
  const MdgUuid *case_uuid = mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE);
  const MdgUuid *staff = mdg_record_get_reference (item, MDG_AGENDA_ITEM_STAFF);
  const char *owner = mdg_record_get_text (item, MDG_AGENDA_ITEM_OWNER);
  const char *due = mdg_record_get_text (item, MDG_AGENDA_ITEM_DUE);
  g_autofree char *old_words = dup_promise_words (workspace, before);
  g_autofree char *words = dup_promise_words (workspace, item);
  g_autoptr (MdgRecord) promise = NULL;

  if (case_uuid == NULL || *words == '\0' || (staff == NULL && owner == NULL && due == NULL))
    return;

  promise = *old_words != '\0' ? find_promise (workspace, case_uuid, old_words) : NULL;
  if (promise == NULL)
    promise = MDG_RECORD (mdg_follow_up_new ());
  mdg_record_set_reference (promise, MDG_FOLLOW_UP_CASE, case_uuid);
  mdg_record_set_reference (promise, MDG_FOLLOW_UP_STAFF, staff);
  mdg_record_set_text (promise, MDG_FOLLOW_UP_WHO, owner);
  mdg_record_set_text (promise, MDG_FOLLOW_UP_WHAT, words);
  mdg_record_set_text (promise, MDG_FOLLOW_UP_DUE, due);
  mdg_record_set_text (promise, MDG_FOLLOW_UP_STATUS, "open");
  mdg_record_set_flag (promise, MDG_FOLLOW_UP_IS_WAITING, staff == NULL && owner != NULL);
  mdg_change_add (change, promise);
}

/* All that the case is ticked with, as a candidate of its area. */
static gboolean
add_candidate (MdgWorkspace *workspace,
               MdgChange *change,
               MdgRecord *item,
               GError **error)
{
  const MdgUuid *case_uuid = mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE);
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE, case_uuid, error);
  g_autoptr (GPtrArray) ticks = record != NULL ? mdg_workspace_list_children (workspace, MDG_KIND_CASE_ISSUE, MDG_CASE_ISSUE_CASE, case_uuid, error) : NULL;
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GString) issues = g_string_new (NULL);
  g_autoptr (MdgChange) raising = NULL;
  MdgLadderStart start = { .level = "area", .cases = cases };

  if (ticks == NULL)
    return FALSE;

  for (guint i = 0; i < ticks->len; i++)
    g_string_append_printf (issues, "%s%s", i > 0 ? " " : "", mdg_record_get_text (ticks->pdata[i], MDG_CASE_ISSUE_ISSUE));
  g_ptr_array_add (cases, (gpointer) case_uuid);
  start.issues = issues->len > 0 ? issues->str : NULL;
  start.title = mdg_record_get_text (item, MDG_AGENDA_ITEM_VERDICT_TEXT);
  if (start.title == NULL && issues->len == 0)
    start.title = mdg_record_get_text (record, MDG_CASE_TITLE);
  start.area = mdg_record_get_reference (record, MDG_CASE_AREA);
  raising = mdg_ladder_raise (workspace, &start, error);
  if (raising == NULL)
    return FALSE;

  for (guint i = 0; i < mdg_change_get_records (raising)->len; i++)
    mdg_change_add (change, mdg_change_get_records (raising)->pdata[i]);
  mdg_record_set_reference (item, MDG_AGENDA_ITEM_RAISED_ISSUE, mdg_record_get_uuid (mdg_change_get_records (raising)->pdata[0]));

  return TRUE;
}

MdgChange *
mdg_conference_record (MdgWorkspace *workspace,
                       const MdgUuid *item,
                       const MdgConferenceRecord *record,
                       GError **error)
{
  g_autoptr (MdgRecord) before = mdg_workspace_load (workspace, MDG_KIND_AGENDA_ITEM, item, error);
  g_autoptr (MdgRecord) after = before != NULL ? mdg_record_dup (before) : NULL;
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Advice and decision written"));

  if (after == NULL)
    return NULL;

  set_given (after, MDG_AGENDA_ITEM_ADVICE, record->advice);
  set_given (after, MDG_AGENDA_ITEM_ADVISER, record->adviser);
  set_given (after, MDG_AGENDA_ITEM_VERDICT, record->verdict);
  set_given (after, MDG_AGENDA_ITEM_VERDICT_TEXT, record->verdict_text);
  set_given (after, MDG_AGENDA_ITEM_OWNER, record->owner);
  set_given (after, MDG_AGENDA_ITEM_DUE, record->due);
  if (record->staff != NULL)
    mdg_record_set_reference (after, MDG_AGENDA_ITEM_STAFF, mdg_uuid_is_nil (record->staff) ? NULL : record->staff);
  if (!mdg_record_is_empty (after, MDG_AGENDA_ITEM_VERDICT))
    mdg_record_set_text (after, MDG_AGENDA_ITEM_STATUS, "done");
  if (!mdg_record_validate (after, error))
    return NULL;

  if (g_strcmp0 (mdg_record_get_text (after, MDG_AGENDA_ITEM_VERDICT), "issue") == 0 && mdg_record_is_empty (after, MDG_AGENDA_ITEM_RAISED_ISSUE) && !mdg_record_is_empty (after, MDG_AGENDA_ITEM_CASE) && !add_candidate (workspace, change, after, error))
    return NULL;

  mdg_change_add (change, after);
  add_promise (workspace, change, before, after);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_conference_carry_over (MdgWorkspace *workspace,
                           const MdgUuid *item,
                           GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_AGENDA_ITEM, item, error);
  MdgChange *change;

  if (record == NULL)
    return NULL;

  mdg_record_set_text (record, MDG_AGENDA_ITEM_STATUS, "carried");
  change = mdg_change_new (N_ ("Carried over to the next meeting"));
  mdg_change_add (change, record);

  return change;
}

MdgChange *
mdg_conference_close (MdgWorkspace *workspace,
                      const MdgUuid *meeting,
                      GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_MEETING, meeting, error);
  g_autoptr (GPtrArray) items = record != NULL ? mdg_conference_list_items (workspace, meeting, error) : NULL;
  MdgChange *change;

  if (items == NULL)
    return NULL;

  change = mdg_change_new (N_ ("Meeting held"));
  mdg_record_set_text (record, MDG_MEETING_STATUS, "held");
  mdg_change_add (change, record);
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (mdg_record_get_text (items->pdata[i], MDG_AGENDA_ITEM_STATUS), "done") != 0)
      {
        mdg_record_set_text (items->pdata[i], MDG_AGENDA_ITEM_STATUS, "carried");
        mdg_change_add (change, items->pdata[i]);
      }

  return change;
}
