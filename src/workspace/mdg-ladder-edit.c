#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-ladder-private.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>

/* A state of a measure and those it may be given by hand; a board's acts are not among them. */
static const struct
{
  const char *from;
  const char *to;
} steps[] = {
  { "draft", "study" },
  { "draft", "propose" },
  { "study", "draft" },
  { "study", "propose" },
  { "propose", "study" },
  { "adopt", "act" },
  { "act", "evaluated" },
  { "evaluated", "act" },
  { "drop", "study" },
};

static const char *
get_state (MdgRecord *measure)
{
  const char *state = mdg_record_get_text (measure, MDG_MEASURE_STATUS);

  return state != NULL ? state : "draft";
}

static gboolean
is_reviewed (MdgWorkspace *workspace,
             MdgRecord *measure)
{
  g_autoptr (GPtrArray) reviews = mdg_workspace_list_children (workspace, MDG_KIND_MEASURE_REVIEW, MDG_MEASURE_REVIEW_MEASURE, mdg_record_get_uuid (measure), NULL);

  return reviews != NULL && reviews->len > 0;
}

static gboolean
check_state (MdgWorkspace *workspace,
             MdgRecord *before,
             MdgRecord *after,
             GError **error)
{
  const char *from = get_state (before);
  const char *to = get_state (after);

  if (g_str_equal (from, to))
    return TRUE;

  if (g_str_equal (to, "adopt") || g_str_equal (to, "drop"))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Only a board adopts or drops a measure: record its decision with the day and the minutes. Nothing was changed."));
      return FALSE;
    }
  if (g_str_equal (to, "evaluated") && !is_reviewed (workspace, before))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A measure counts as reviewed when a review is written. Write it first; nothing was changed."));
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].from, from) && g_str_equal (steps[i].to, to))
      return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A measure that is “%s” cannot become “%s”. Nothing was changed."),
               mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "measure_state", from, 0),
               mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "measure_state", to, 0));

  return FALSE;
}

static gboolean
may_be_edited (guint field,
               GError **error)
{
  if (field != MDG_RAISED_ISSUE_STANDING && field != MDG_RAISED_ISSUE_LEVEL)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Only a board adopts or drops an issue: record its decision with the day and the minutes. Nothing was changed."));

  return FALSE;
}

MdgChange *
mdg_ladder_edit_issue (MdgWorkspace *workspace,
                       const MdgUuid *raised_issue,
                       guint field,
                       const char *typed,
                       GError **error)
{
  g_autoptr (MdgRecord) before = mdg_workspace_load (workspace, MDG_KIND_RAISED_ISSUE, raised_issue, error);
  g_autoptr (MdgRecord) after = before != NULL ? mdg_record_dup (before) : NULL;
  MdgChange *change;

  if (after == NULL || !may_be_edited (field, error) || !mdg_ladder_set_typed (workspace, after, field, typed, error) || mdg_record_field_equal (before, after, field) || !mdg_record_validate (after, error))
    return NULL;

  change = mdg_change_new (N_ ("Issue changed"));
  mdg_change_add (change, after);

  return change;
}

/* Its theme is that of the first issue that has one. */
static char *
dup_theme (MdgWorkspace *workspace,
           GPtrArray *raised_issues)
{
  for (guint i = 0; i < raised_issues->len; i++)
    {
      g_autoptr (MdgRecord) issue = mdg_workspace_load (workspace, MDG_KIND_RAISED_ISSUE, raised_issues->pdata[i], NULL);

      if (issue != NULL && !mdg_record_is_empty (issue, MDG_RAISED_ISSUE_THEME))
        return g_strdup (mdg_record_get_text (issue, MDG_RAISED_ISSUE_THEME));
    }

  return NULL;
}

MdgChange *
mdg_ladder_add_measure (MdgWorkspace *workspace,
                        GPtrArray *raised_issues,
                        const char *theme,
                        const char *response,
                        const char *text,
                        GError **error)
{
  g_autoptr (MdgRecord) measure = MDG_RECORD (mdg_measure_new ());
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Measure written"));
  g_autofree char *used = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *own = theme == NULL && raised_issues != NULL ? dup_theme (workspace, raised_issues) : g_strdup (theme);

  if ((raised_issues == NULL || raised_issues->len == 0) && own == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A measure answers an issue or belongs to a theme. Choose one; nothing was changed."));
      return NULL;
    }

  mdg_record_set_text (measure, MDG_MEASURE_TEXT, used);
  mdg_record_set_text (measure, MDG_MEASURE_RESPONSE, response);
  mdg_record_set_text (measure, MDG_MEASURE_THEME, own);
  mdg_record_set_text (measure, MDG_MEASURE_STATUS, "draft");
  mdg_record_set_integer (measure, MDG_MEASURE_FISCAL_YEAR, mdg_ladder_get_year (workspace));
  mdg_ladder_set_staff (workspace, measure, MDG_MEASURE_STAFF);
  if (!mdg_record_validate (measure, error))
    return NULL;

  mdg_change_add (change, measure);
  for (guint i = 0; raised_issues != NULL && i < raised_issues->len; i++)
    {
      g_autoptr (MdgRecord) source = MDG_RECORD (mdg_measure_source_new ());

      mdg_record_set_reference (source, MDG_MEASURE_SOURCE_MEASURE, mdg_record_get_uuid (measure));
      mdg_record_set_reference (source, MDG_MEASURE_SOURCE_RAISED_ISSUE, raised_issues->pdata[i]);
      mdg_change_add (change, source);
    }

  return g_steal_pointer (&change);
}

MdgChange *
mdg_ladder_edit_measure (MdgWorkspace *workspace,
                         const MdgUuid *measure,
                         guint field,
                         const char *typed,
                         GError **error)
{
  g_autoptr (MdgRecord) before = mdg_workspace_load (workspace, MDG_KIND_MEASURE, measure, error);
  g_autoptr (MdgRecord) after = before != NULL ? mdg_record_dup (before) : NULL;
  MdgChange *change;

  if (after == NULL || !mdg_ladder_set_typed (workspace, after, field, typed, error) || mdg_record_field_equal (before, after, field) || !check_state (workspace, before, after, error) || !mdg_record_validate (after, error))
    return NULL;

  change = mdg_change_new (N_ ("Measure changed"));
  mdg_change_add (change, after);

  return change;
}

static gboolean
void_children (MdgWorkspace *workspace,
               MdgChange *change,
               MdgKind kind,
               guint field,
               const MdgUuid *uuid,
               GError **error)
{
  g_autoptr (GPtrArray) children = mdg_workspace_list_children (workspace, kind, field, uuid, error);

  if (children == NULL)
    return FALSE;

  for (guint i = 0; i < children->len; i++)
    mdg_change_add_void (change, children->pdata[i], _ ("Taken back"));

  return TRUE;
}

MdgChange *
mdg_ladder_remove_measure (MdgWorkspace *workspace,
                           const MdgUuid *measure,
                           GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_MEASURE, measure, error);
  g_autoptr (GPtrArray) decisions = record != NULL ? mdg_workspace_list_children (workspace, MDG_KIND_DECISION, MDG_DECISION_MEASURE, measure, error) : NULL;
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Measure taken back"));

  if (decisions == NULL)
    return NULL;
  if (decisions->len > 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("A board has decided on this measure. It stays; a board can drop it."));
      return NULL;
    }
  if (!void_children (workspace, change, MDG_KIND_MEASURE_REVIEW, MDG_MEASURE_REVIEW_MEASURE, measure, error) || !void_children (workspace, change, MDG_KIND_MEASURE_SOURCE, MDG_MEASURE_SOURCE_MEASURE, measure, error))
    return NULL;

  mdg_change_add_void (change, record, _ ("Taken back"));

  return g_steal_pointer (&change);
}

MdgChange *
mdg_ladder_add_review (MdgWorkspace *workspace,
                       const MdgUuid *measure,
                       const char *reviewed_on,
                       const char *rating,
                       const char *text,
                       const char *next,
                       GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_MEASURE, measure, error);
  g_autoptr (MdgRecord) review = MDG_RECORD (mdg_measure_review_new ());
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Measure reviewed"));

  if (record == NULL)
    return NULL;

  mdg_record_set_reference (review, MDG_MEASURE_REVIEW_MEASURE, measure);
  mdg_record_set_text (review, MDG_MEASURE_REVIEW_REVIEWED_ON, reviewed_on);
  mdg_record_set_text (review, MDG_MEASURE_REVIEW_RATING, rating);
  mdg_record_set_text (review, MDG_MEASURE_REVIEW_TEXT, text);
  mdg_record_set_text (review, MDG_MEASURE_REVIEW_NEXT, next);
  mdg_ladder_set_staff (workspace, review, MDG_MEASURE_REVIEW_STAFF);
  if (!mdg_record_validate (review, error))
    return NULL;

  mdg_change_add (change, review);
  if (g_str_equal (get_state (record), "act"))
    {
      mdg_record_set_text (record, MDG_MEASURE_STATUS, "evaluated");
      mdg_change_add (change, record);
    }

  return g_steal_pointer (&change);
}
