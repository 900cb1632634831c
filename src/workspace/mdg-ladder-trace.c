#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-ladder-trace.h"

#include "mdg-case-issue.h"
#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-describe.h"
#include "mdg-finding.h"
#include "mdg-ladder-private.h"

#include <glib/gi18n-lib.h>

/* Deeper than any way through the ladder; ends a circle that came in from outside. */
#define MAX_DEPTH 12

typedef struct
{
  MdgWorkspace *workspace;
  GPtrArray *steps;
} Trace;

void
mdg_ladder_step_free (MdgLadderStep *step)
{
  g_free (step->text);
  g_free (step->state);
  g_free (step->who);
  g_free (step);
}

static const char *
get_label (Trace *self,
           const char *vocabulary,
           const char *code)
{
  return mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), vocabulary, code, 0);
}

/* "市地域ケア会議 8/5", with what is there. */
static char *
dup_who (Trace *self,
         const char *by,
         const char *iso)
{
  g_autofree char *day = mdg_describe_day (self->workspace, iso);

  if (by == NULL || *by == '\0' || *day == '\0')
    return g_strdup (by != NULL && *by != '\0' ? by : day);

  return g_strdup_printf ("%s %s", by, day);
}

static char *
dup_staff (Trace *self,
           MdgRecord *record,
           guint field)
{
  const MdgUuid *staff = mdg_record_get_reference (record, field);

  return staff != NULL ? mdg_describe_record (self->workspace, MDG_KIND_STAFF, staff) : NULL;
}

static MdgLadderStep *
add_step (Trace *self,
          MdgRecord *record,
          guint depth,
          const char *text)
{
  MdgLadderStep *step = g_new0 (MdgLadderStep, 1);

  step->kind = mdg_record_get_kind (record);
  step->uuid = *mdg_record_get_uuid (record);
  step->depth = depth;
  step->text = g_strdup (text != NULL ? text : "");
  step->state = g_strdup ("");
  step->who = g_strdup ("");
  g_ptr_array_add (self->steps, step);

  return step;
}

static void
set_text (char **field,
          char *text)
{
  g_free (*field);
  *field = text != NULL ? text : g_strdup ("");
}

static gboolean
add_decisions (Trace *self,
               guint field,
               const MdgUuid *uuid,
               guint depth,
               GError **error)
{
  g_autoptr (GPtrArray) decisions = mdg_workspace_list_children (self->workspace, MDG_KIND_DECISION, field, uuid, error);

  if (decisions == NULL)
    return FALSE;

  for (guint i = 0; i < decisions->len; i++)
    {
      MdgRecord *decision = decisions->pdata[i];
      MdgLadderStep *step = add_step (self, decision, depth, mdg_record_get_text (decision, MDG_DECISION_MINUTES));

      set_text (&step->state, g_strdup (get_label (self, "verdict", mdg_record_get_text (decision, MDG_DECISION_VERDICT))));
      set_text (&step->who, dup_who (self, get_label (self, "board", mdg_record_get_text (decision, MDG_DECISION_BOARD)), mdg_record_get_text (decision, MDG_DECISION_DECIDED_ON)));
    }

  return TRUE;
}

static gboolean
add_issue (Trace *self,
           MdgRecord *issue,
           guint depth,
           GError **error)
{
  g_autofree char *by = dup_staff (self, issue, MDG_RAISED_ISSUE_STAFF);
  g_autofree char *state = NULL;
  MdgLadderStep *step = add_step (self, issue, depth, mdg_record_get_text (issue, MDG_RAISED_ISSUE_TITLE));

  state = g_strdup_printf ("%s・%s",
                           get_label (self, "issue_level", mdg_record_get_text (issue, MDG_RAISED_ISSUE_LEVEL)),
                           get_label (self, "standing", mdg_record_get_text (issue, MDG_RAISED_ISSUE_STANDING)));
  set_text (&step->state, g_steal_pointer (&state));
  set_text (&step->who, dup_who (self, by, mdg_record_get_text (issue, MDG_RAISED_ISSUE_RAISED_ON)));
  step->is_grave = mdg_record_get_flag (issue, MDG_RAISED_ISSUE_IS_GRAVE);

  return add_decisions (self, MDG_DECISION_RAISED_ISSUE, mdg_record_get_uuid (issue), depth + 1, error);
}

static gboolean
add_measure (Trace *self,
             MdgRecord *measure,
             guint depth,
             GError **error)
{
  MdgLadderStep *step = add_step (self, measure, depth, mdg_record_get_text (measure, MDG_MEASURE_TEXT));
  const char *by = mdg_record_get_text (measure, MDG_MEASURE_BODY);
  const char *owner = mdg_record_get_text (measure, MDG_MEASURE_OWNER);

  set_text (&step->state, g_strdup_printf ("%s・%s", get_label (self, "response", mdg_record_get_text (measure, MDG_MEASURE_RESPONSE)), get_label (self, "measure_state", mdg_record_get_text (measure, MDG_MEASURE_STATUS))));
  set_text (&step->who, dup_who (self, by != NULL ? by : owner, mdg_record_get_text (measure, MDG_MEASURE_DUE)));

  return add_decisions (self, MDG_DECISION_MEASURE, mdg_record_get_uuid (measure), depth + 1, error);
}

static gboolean
add_reviews (Trace *self,
             const MdgUuid *measure,
             guint depth,
             GError **error)
{
  g_autoptr (GPtrArray) reviews = mdg_workspace_list_children (self->workspace, MDG_KIND_MEASURE_REVIEW, MDG_MEASURE_REVIEW_MEASURE, measure, error);

  if (reviews == NULL)
    return FALSE;

  for (guint i = 0; i < reviews->len; i++)
    {
      MdgRecord *review = reviews->pdata[i];
      MdgLadderStep *step = add_step (self, review, depth, mdg_record_get_text (review, MDG_MEASURE_REVIEW_TEXT));
      const char *board = mdg_record_get_text (review, MDG_MEASURE_REVIEW_BOARD);

      set_text (&step->state, g_strdup (get_label (self, "rating", mdg_record_get_text (review, MDG_MEASURE_REVIEW_RATING))));
      set_text (&step->who, dup_who (self, board != NULL ? get_label (self, "board", board) : NULL, mdg_record_get_text (review, MDG_MEASURE_REVIEW_REVIEWED_ON)));
    }

  return TRUE;
}

static gboolean
add_consultation (Trace *self,
                  const MdgUuid *uuid,
                  guint depth,
                  GError **error)
{
  g_autoptr (MdgRecord) consultation = mdg_workspace_load (self->workspace, MDG_KIND_CONSULTATION, uuid, error);
  MdgLadderStep *step;

  if (consultation == NULL)
    return FALSE;

  step = add_step (self, consultation, depth, mdg_record_get_text (consultation, MDG_CONSULTATION_TEXT));
  set_text (&step->state, g_strdup (mdg_record_get_text (consultation, MDG_CONSULTATION_NUMBER)));
  set_text (&step->who, dup_who (self, mdg_record_get_text (consultation, MDG_CONSULTATION_AFFILIATION), mdg_record_get_text (consultation, MDG_CONSULTATION_RECEIVED_AT)));

  return TRUE;
}

static gboolean
add_finding (Trace *self,
             MdgRecord *finding,
             guint depth,
             GError **error)
{
  const MdgUuid *consultation = mdg_record_get_reference (finding, MDG_FINDING_CONSULTATION);
  MdgLadderStep *step = add_step (self, finding, depth, mdg_record_get_text (finding, MDG_FINDING_QUOTE));

  set_text (&step->state, g_strdup (get_label (self, "issue", mdg_record_get_text (finding, MDG_FINDING_ISSUE))));
  set_text (&step->who, dup_who (self, NULL, mdg_record_get_text (finding, MDG_FINDING_FOUND_ON)));

  return consultation == NULL || add_consultation (self, consultation, depth + 1, error);
}

/* The case with the sentences that speak for the issue. */
static gboolean
add_case (Trace *self,
          const MdgUuid *uuid,
          const char *issue,
          guint depth,
          GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, MDG_KIND_CASE, uuid, error);
  g_autoptr (GPtrArray) findings = record != NULL ? mdg_workspace_list_children (self->workspace, MDG_KIND_FINDING, MDG_FINDING_CASE, uuid, error) : NULL;
  g_autofree char *name = NULL;
  MdgLadderStep *step;

  if (findings == NULL)
    return FALSE;

  name = mdg_describe_record (self->workspace, MDG_KIND_CASE, uuid);
  step = add_step (self, record, depth, name);
  set_text (&step->state, g_strdup (issue != NULL ? get_label (self, "issue", issue) : ""));
  set_text (&step->who, dup_who (self, NULL, mdg_record_get_text (record, MDG_CASE_OPENED_ON)));
  step->is_grave = mdg_record_get_flag (record, MDG_CASE_IS_GRAVE);
  for (guint i = 0; issue != NULL && i < findings->len; i++)
    if (g_strcmp0 (mdg_record_get_text (findings->pdata[i], MDG_FINDING_ISSUE), issue) == 0 && !add_finding (self, findings->pdata[i], depth + 1, error))
      return FALSE;

  return TRUE;
}

static gboolean descend_issue (Trace *self,
                               const MdgUuid *uuid,
                               guint depth,
                               GError **error);

static gboolean
descend_source (Trace *self,
                MdgRecord *source,
                guint depth,
                GError **error)
{
  const MdgUuid *area = mdg_record_get_reference (source, MDG_ISSUE_SOURCE_SOURCE);
  const MdgUuid *case_uuid = mdg_record_get_reference (source, MDG_ISSUE_SOURCE_CASE);
  const MdgUuid *finding = mdg_record_get_reference (source, MDG_ISSUE_SOURCE_FINDING);
  const MdgUuid *consultation = mdg_record_get_reference (source, MDG_ISSUE_SOURCE_CONSULTATION);
  g_autoptr (MdgRecord) record = NULL;

  if (area != NULL)
    return descend_issue (self, area, depth, error);
  if (case_uuid != NULL)
    return add_case (self, case_uuid, mdg_record_get_text (source, MDG_ISSUE_SOURCE_ISSUE), depth, error);
  if (consultation != NULL)
    return add_consultation (self, consultation, depth, error);

  record = finding != NULL ? mdg_workspace_load (self->workspace, MDG_KIND_FINDING, finding, error) : NULL;

  return finding == NULL || (record != NULL && add_finding (self, record, depth, error));
}

static gboolean
descend_issue (Trace *self,
               const MdgUuid *uuid,
               guint depth,
               GError **error)
{
  g_autoptr (MdgRecord) issue = mdg_workspace_load (self->workspace, MDG_KIND_RAISED_ISSUE, uuid, error);
  g_autoptr (GPtrArray) sources = issue != NULL ? mdg_ladder_list_sources (self->workspace, uuid, error) : NULL;

  if (sources == NULL || !add_issue (self, issue, depth, error))
    return FALSE;

  for (guint i = 0; depth < MAX_DEPTH && i < sources->len; i++)
    if (!descend_source (self, sources->pdata[i], depth + 1, error))
      return FALSE;

  return TRUE;
}

static gboolean
descend_measure (Trace *self,
                 const MdgUuid *uuid,
                 GError **error)
{
  g_autoptr (MdgRecord) measure = mdg_workspace_load (self->workspace, MDG_KIND_MEASURE, uuid, error);
  g_autoptr (GPtrArray) sources = measure != NULL ? mdg_workspace_list_children (self->workspace, MDG_KIND_MEASURE_SOURCE, MDG_MEASURE_SOURCE_MEASURE, uuid, error) : NULL;

  if (sources == NULL || !add_measure (self, measure, 0, error) || !add_reviews (self, uuid, 1, error))
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    if (!descend_issue (self, mdg_record_get_reference (sources->pdata[i], MDG_MEASURE_SOURCE_RAISED_ISSUE), 1, error))
      return FALSE;

  return TRUE;
}

static Trace
begin (MdgWorkspace *workspace)
{
  Trace trace = { workspace, g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_ladder_step_free) };

  return trace;
}

GPtrArray *
mdg_ladder_trace_down (MdgWorkspace *workspace,
                       MdgKind kind,
                       const MdgUuid *uuid,
                       GError **error)
{
  Trace self = begin (workspace);
  g_autoptr (GPtrArray) steps = self.steps;

  g_return_val_if_fail (kind == MDG_KIND_MEASURE || kind == MDG_KIND_RAISED_ISSUE, NULL);

  if (kind == MDG_KIND_MEASURE ? !descend_measure (&self, uuid, error) : !descend_issue (&self, uuid, 0, error))
    return NULL;

  return g_steal_pointer (&steps);
}

/* Each issue once, however many ways lead to it. */
static gboolean
is_passed (Trace *self,
           MdgRecord *record)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (mdg_uuid_equal (&((MdgLadderStep *) self->steps->pdata[i])->uuid, mdg_record_get_uuid (record)))
      return TRUE;

  return FALSE;
}

static gboolean
ascend_measures (Trace *self,
                 const MdgUuid *issue,
                 guint depth,
                 GError **error)
{
  g_autoptr (GPtrArray) sources = mdg_workspace_list_children (self->workspace, MDG_KIND_MEASURE_SOURCE, MDG_MEASURE_SOURCE_RAISED_ISSUE, issue, error);

  if (sources == NULL)
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    {
      const MdgUuid *uuid = mdg_record_get_reference (sources->pdata[i], MDG_MEASURE_SOURCE_MEASURE);
      g_autoptr (MdgRecord) measure = mdg_workspace_load (self->workspace, MDG_KIND_MEASURE, uuid, error);

      if (measure == NULL)
        return FALSE;
      if (!is_passed (self, measure) && (!add_measure (self, measure, depth, error) || !add_reviews (self, uuid, depth + 1, error)))
        return FALSE;
    }

  return TRUE;
}

/* The issues that rest on uuid by the reference field of their source, and all above them. */
static gboolean
ascend (Trace *self,
        guint field,
        const MdgUuid *uuid,
        guint depth,
        GError **error)
{
  g_autoptr (GPtrArray) sources = mdg_workspace_list_children (self->workspace, MDG_KIND_ISSUE_SOURCE, field, uuid, error);

  if (sources == NULL)
    return FALSE;

  for (guint i = 0; depth < MAX_DEPTH && i < sources->len; i++)
    {
      const MdgUuid *raised = mdg_record_get_reference (sources->pdata[i], MDG_ISSUE_SOURCE_RAISED_ISSUE);
      g_autoptr (MdgRecord) issue = mdg_workspace_load (self->workspace, MDG_KIND_RAISED_ISSUE, raised, error);

      if (issue == NULL)
        return FALSE;
      if (is_passed (self, issue))
        continue;
      if (!add_issue (self, issue, depth, error) || !ascend_measures (self, raised, depth + 1, error) || !ascend (self, MDG_ISSUE_SOURCE_SOURCE, raised, depth + 1, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
ascend_findings (Trace *self,
                 guint field,
                 const MdgUuid *uuid,
                 guint depth,
                 GError **error)
{
  g_autoptr (GPtrArray) findings = mdg_workspace_list_children (self->workspace, MDG_KIND_FINDING, field, uuid, error);

  if (findings == NULL)
    return FALSE;

  for (guint i = 0; i < findings->len; i++)
    if (!ascend (self, MDG_ISSUE_SOURCE_FINDING, mdg_record_get_uuid (findings->pdata[i]), depth, error))
      return FALSE;

  return TRUE;
}

static gboolean
ascend_case (Trace *self,
             const MdgUuid *uuid,
             guint depth,
             GError **error)
{
  return add_case (self, uuid, NULL, depth, error) && ascend (self, MDG_ISSUE_SOURCE_CASE, uuid, depth + 1, error) && ascend_findings (self, MDG_FINDING_CASE, uuid, depth + 1, error);
}

static gboolean
ascend_consultation (Trace *self,
                     const MdgUuid *uuid,
                     GError **error)
{
  g_autoptr (MdgRecord) consultation = mdg_workspace_load (self->workspace, MDG_KIND_CONSULTATION, uuid, error);
  const MdgUuid *case_uuid = consultation != NULL ? mdg_record_get_reference (consultation, MDG_CONSULTATION_CASE) : NULL;

  if (consultation == NULL || !add_consultation (self, uuid, 0, error) || !ascend (self, MDG_ISSUE_SOURCE_CONSULTATION, uuid, 1, error))
    return FALSE;

  return case_uuid != NULL ? ascend_case (self, case_uuid, 1, error) : ascend_findings (self, MDG_FINDING_CONSULTATION, uuid, 1, error);
}

GPtrArray *
mdg_ladder_trace_up (MdgWorkspace *workspace,
                     MdgKind kind,
                     const MdgUuid *uuid,
                     GError **error)
{
  Trace self = begin (workspace);
  g_autoptr (GPtrArray) steps = self.steps;

  g_return_val_if_fail (kind == MDG_KIND_CONSULTATION || kind == MDG_KIND_CASE, NULL);

  if (kind == MDG_KIND_CONSULTATION ? !ascend_consultation (&self, uuid, error) : !ascend_case (&self, uuid, 0, error))
    return NULL;

  return g_steal_pointer (&steps);
}
