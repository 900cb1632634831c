#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-ladder-private.h"

#include "mdg-error.h"
#include "mdg-meeting.h"

#include <glib/gi18n-lib.h>

/* The decision with what the meeting says filled in; borrowed from the request and the meeting. */
typedef struct
{
  MdgRecord *meeting; /* may be NULL */
  const char *board;
  const char *decided_on;
  const char *minutes;
} Basis;

static gboolean
refuse (GError **error,
        const char *message)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, message);

  return FALSE;
}

static gboolean
check_day (MdgWorkspace *workspace,
           const char *iso,
           GError **error)
{
  MdgDate today;
  MdgDate date;

  mdg_workspace_get_today (workspace, &today);
  if (iso == NULL || !mdg_date_parse_iso (iso, &date) || !mdg_date_is_full (&date))
    return refuse (error, _ ("A decision needs the day it was made. Nothing was changed."));
  if (mdg_date_compare (&date, &today) > 0)
    return refuse (error, _ ("A board cannot have decided on a day that is still to come. Nothing was changed."));

  return TRUE;
}

static gboolean
check_basis (MdgWorkspace *workspace,
             const Basis *basis,
             GError **error)
{
  if (basis->board == NULL)
    return refuse (error, _ ("Say which board decided. Nothing was changed."));
  if (!check_day (workspace, basis->decided_on, error))
    return FALSE;
  if (basis->minutes == NULL || *basis->minutes == '\0')
    return refuse (error, _ ("A decision needs what the minutes say. Nothing was changed."));

  return TRUE;
}

static const char *
get_of_meeting (MdgRecord *meeting,
                guint field,
                const char *given)
{
  return given != NULL && *given != '\0' ? given : meeting != NULL ? mdg_record_get_text (meeting, field)
                                                                   : NULL;
}

static MdgRecord *
new_decision (MdgWorkspace *workspace,
              const MdgLadderDecision *request,
              const Basis *basis)
{
  MdgRecord *decision = MDG_RECORD (mdg_decision_new ());

  mdg_record_set_text (decision, MDG_DECISION_BOARD, basis->board);
  mdg_record_set_text (decision, MDG_DECISION_DECIDED_ON, basis->decided_on);
  mdg_record_set_text (decision, MDG_DECISION_VERDICT, request->verdict);
  mdg_record_set_reference (decision, MDG_DECISION_MEETING, request->meeting);
  mdg_record_set_text (decision, MDG_DECISION_MINUTES, basis->minutes);
  mdg_record_set_reference (decision, MDG_DECISION_RAISED_ISSUE, request->raised_issue);
  mdg_record_set_reference (decision, MDG_DECISION_MEASURE, request->measure);
  mdg_ladder_set_staff (workspace, decision, MDG_DECISION_STAFF);

  return decision;
}

static gboolean
apply_to_measure (MdgWorkspace *workspace,
                  MdgChange *change,
                  const MdgLadderDecision *request,
                  GError **error)
{
  g_autoptr (MdgRecord) measure = mdg_workspace_load (workspace, MDG_KIND_MEASURE, request->measure, error);

  if (measure == NULL)
    return FALSE;
  if (g_strcmp0 (request->verdict, "raised") == 0)
    return refuse (error, _ ("A measure is adopted, dropped or continued; only issues are raised. Nothing was changed."));
  if (g_strcmp0 (request->verdict, "adopted") == 0 && g_strcmp0 (mdg_record_get_text (measure, MDG_MEASURE_STATUS), "propose") != 0)
    return refuse (error, _ ("A board adopts what was proposed to it. Make the measure a proposal first; nothing was changed."));

  if (g_strcmp0 (request->verdict, "adopted") == 0)
    mdg_record_set_text (measure, MDG_MEASURE_STATUS, "adopt");
  else if (g_strcmp0 (request->verdict, "dropped") == 0)
    mdg_record_set_text (measure, MDG_MEASURE_STATUS, "drop");
  mdg_change_add (change, measure);

  return TRUE;
}

/* The issue of the city that an issue of the area is raised to, made where there is none. */
static gboolean
raise_to (MdgWorkspace *workspace,
          MdgChange *change,
          MdgRecord *issue,
          MdgRecord *decision,
          const MdgLadderDecision *request,
          GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (MdgChange) raising = NULL;
  GPtrArray *records;
  MdgLadderStart start = { .level = "city", .sources = sources };

  if (g_strcmp0 (mdg_record_get_text (issue, MDG_RAISED_ISSUE_LEVEL), "area") != 0)
    return refuse (error, _ ("An issue of the city cannot be raised further: write measures for it. Nothing was changed."));

  g_ptr_array_add (sources, (gpointer) request->raised_issue);
  start.issues = mdg_record_get_text (issue, MDG_RAISED_ISSUE_ISSUES);
  start.title = mdg_record_get_text (issue, MDG_RAISED_ISSUE_TITLE);
  raising = request->raised_to != NULL ? mdg_ladder_add_sources (workspace, request->raised_to, &start, error) : mdg_ladder_raise (workspace, &start, error);
  if (raising == NULL)
    {
      if (request->raised_to == NULL || (error != NULL && *error != NULL))
        return FALSE;
      mdg_record_set_reference (decision, MDG_DECISION_RAISED_TO, request->raised_to);
      return TRUE;
    }

  records = mdg_change_get_records (raising);
  mdg_record_set_reference (decision, MDG_DECISION_RAISED_TO, request->raised_to != NULL ? request->raised_to : mdg_record_get_uuid (records->pdata[0]));
  for (guint i = 0; i < records->len; i++)
    mdg_change_add (change, records->pdata[i]);

  return TRUE;
}

static gboolean
apply_to_issue (MdgWorkspace *workspace,
                MdgChange *change,
                MdgRecord *decision,
                const MdgLadderDecision *request,
                GError **error)
{
  g_autoptr (MdgRecord) issue = mdg_workspace_load (workspace, MDG_KIND_RAISED_ISSUE, request->raised_issue, error);

  if (issue == NULL)
    return FALSE;

  if (g_strcmp0 (request->verdict, "adopted") == 0 || g_strcmp0 (request->verdict, "dropped") == 0)
    mdg_record_set_text (issue, MDG_RAISED_ISSUE_STANDING, request->verdict);
  mdg_change_add (change, issue);

  return g_strcmp0 (request->verdict, "raised") != 0 || raise_to (workspace, change, issue, decision, request, error);
}

MdgChange *
mdg_ladder_decide (MdgWorkspace *workspace,
                   const MdgLadderDecision *request,
                   GError **error)
{
  g_autoptr (MdgRecord) meeting = NULL;
  g_autoptr (MdgRecord) decision = NULL;
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Decision of a board recorded"));
  Basis basis;

  g_return_val_if_fail ((request->raised_issue != NULL) != (request->measure != NULL), NULL);

  if (request->meeting != NULL)
    {
      meeting = mdg_workspace_load (workspace, MDG_KIND_MEETING, request->meeting, error);
      if (meeting == NULL)
        return NULL;
    }
  basis.meeting = meeting;
  basis.board = get_of_meeting (meeting, MDG_MEETING_BOARD, request->board);
  basis.decided_on = get_of_meeting (meeting, MDG_MEETING_HELD_ON, request->decided_on);
  basis.minutes = get_of_meeting (meeting, MDG_MEETING_MINUTES, request->minutes);
  if (!check_basis (workspace, &basis, error))
    return NULL;

  decision = new_decision (workspace, request, &basis);
  if (!mdg_record_validate (decision, error))
    return NULL;
  if (request->measure != NULL ? !apply_to_measure (workspace, change, request, error) : !apply_to_issue (workspace, change, decision, request, error))
    return NULL;

  mdg_change_add (change, decision);

  return g_steal_pointer (&change);
}
