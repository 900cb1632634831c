#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-ladder-private.h"

#include "mdg-area.h"
#include "mdg-case-issue.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
mdg_ladder_set_today (MdgWorkspace *workspace,
                      MdgRecord *record,
                      guint field)
{
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_record_set_text (record, field, iso);
}

void
mdg_ladder_set_staff (MdgWorkspace *workspace,
                      MdgRecord *record,
                      guint field)
{
  MdgStaff *staff = mdg_workspace_get_staff (workspace);

  if (staff != NULL)
    mdg_record_set_reference (record, field, mdg_record_get_uuid (MDG_RECORD (staff)));
}

int
mdg_ladder_get_year (MdgWorkspace *workspace)
{
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);

  return mdg_date_fiscal_year (&today);
}

/* Records of the change so far and those of the register, so that nothing is a source twice. */
typedef struct
{
  MdgWorkspace *workspace;
  MdgChange *change;
  const MdgUuid *raised_issue;
  GPtrArray *known; /* MdgIssueSource */
  guint n_added;
} Gathering;

static gboolean
equals_reference (MdgRecord *record,
                  guint field,
                  const MdgUuid *uuid)
{
  const MdgUuid *other = mdg_record_get_reference (record, field);

  return uuid == NULL ? other == NULL : other != NULL && mdg_uuid_equal (other, uuid);
}

static gboolean
is_known (Gathering *self,
          guint field,
          const MdgUuid *uuid,
          const char *issue)
{
  for (guint i = 0; i < self->known->len; i++)
    if (equals_reference (self->known->pdata[i], field, uuid) && g_strcmp0 (mdg_record_get_text (self->known->pdata[i], MDG_ISSUE_SOURCE_ISSUE), issue) == 0)
      return TRUE;

  return FALSE;
}

static void
add_source (Gathering *self,
            guint field,
            const MdgUuid *uuid,
            const char *issue)
{
  MdgRecord *source;

  if (is_known (self, field, uuid, issue))
    return;

  source = MDG_RECORD (mdg_issue_source_new ());
  mdg_record_set_reference (source, MDG_ISSUE_SOURCE_RAISED_ISSUE, self->raised_issue);
  mdg_record_set_reference (source, field, uuid);
  mdg_record_set_text (source, MDG_ISSUE_SOURCE_ISSUE, issue);
  mdg_change_add (self->change, source);
  g_ptr_array_add (self->known, source);
  self->n_added++;
}

/* A case counts for each of the issues that it is ticked with; without one, as a case. */
static gboolean
add_case (Gathering *self,
          const MdgUuid *uuid,
          char **issues,
          GError **error)
{
  g_autoptr (GPtrArray) ticks = mdg_workspace_list_children (self->workspace, MDG_KIND_CASE_ISSUE, MDG_CASE_ISSUE_CASE, uuid, error);
  gboolean is_ticked = FALSE;

  if (ticks == NULL)
    return FALSE;

  for (guint i = 0; i < ticks->len; i++)
    {
      const char *issue = mdg_record_get_text (ticks->pdata[i], MDG_CASE_ISSUE_ISSUE);

      if (!g_strv_contains ((const char *const *) issues, issue))
        continue;
      add_source (self, MDG_ISSUE_SOURCE_CASE, uuid, issue);
      is_ticked = TRUE;
    }
  if (!is_ticked)
    add_source (self, MDG_ISSUE_SOURCE_CASE, uuid, NULL);

  return TRUE;
}

static void
add_all (Gathering *self,
         guint field,
         GPtrArray *uuids)
{
  for (guint i = 0; uuids != NULL && i < uuids->len; i++)
    add_source (self, field, uuids->pdata[i], NULL);
}

/* An issue of the city comes from issues of the area, not from another of the city, and never from itself. */
static gboolean
check_sources (Gathering *self,
               GPtrArray *uuids,
               GError **error)
{
  for (guint i = 0; uuids != NULL && i < uuids->len; i++)
    {
      g_autoptr (MdgRecord) source = mdg_workspace_load (self->workspace, MDG_KIND_RAISED_ISSUE, uuids->pdata[i], error);

      if (source == NULL)
        return FALSE;
      if (mdg_uuid_equal (uuids->pdata[i], self->raised_issue) || g_strcmp0 (mdg_record_get_text (source, MDG_RAISED_ISSUE_LEVEL), "area") != 0)
        {
          g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Only issues of the area can be raised to the city. Nothing was changed."));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
gather (Gathering *self,
        const MdgLadderStart *start,
        GError **error)
{
  g_auto (GStrv) issues = g_strsplit (start->issues != NULL ? start->issues : "", " ", -1);

  if (!check_sources (self, start->sources, error))
    return FALSE;

  for (guint i = 0; start->cases != NULL && i < start->cases->len; i++)
    if (!add_case (self, start->cases->pdata[i], issues, error))
      return FALSE;
  add_all (self, MDG_ISSUE_SOURCE_FINDING, start->findings);
  add_all (self, MDG_ISSUE_SOURCE_CONSULTATION, start->consultations);
  add_all (self, MDG_ISSUE_SOURCE_SOURCE, start->sources);

  return TRUE;
}

static char *
dup_title (MdgWorkspace *workspace,
           const MdgLadderStart *start)
{
  g_auto (GStrv) issues = g_strsplit (start->issues != NULL ? start->issues : "", " ", -1);

  if (start->title != NULL && *start->title != '\0')
    return g_strstrip (g_strdup (start->title));
  if (issues[0] != NULL && *issues[0] != '\0')
    return g_strdup (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "issue", issues[0], mdg_ladder_get_year (workspace)));
  if (start->sources != NULL && start->sources->len > 0)
    {
      g_autoptr (MdgRecord) source = mdg_workspace_load (workspace, MDG_KIND_RAISED_ISSUE, start->sources->pdata[0], NULL);

      return source != NULL ? g_strdup (mdg_record_get_text (source, MDG_RAISED_ISSUE_TITLE)) : NULL;
    }

  return NULL;
}

static MdgRecord *
new_issue (MdgWorkspace *workspace,
           const MdgLadderStart *start,
           const char *title)
{
  MdgRecord *record = MDG_RECORD (mdg_raised_issue_new ());

  mdg_record_set_text (record, MDG_RAISED_ISSUE_LEVEL, start->level);
  mdg_record_set_text (record, MDG_RAISED_ISSUE_TITLE, title);
  mdg_record_set_text (record, MDG_RAISED_ISSUE_ISSUES, start->issues);
  mdg_record_set_reference (record, MDG_RAISED_ISSUE_AREA, start->area);
  mdg_record_set_integer (record, MDG_RAISED_ISSUE_FISCAL_YEAR, mdg_ladder_get_year (workspace));
  mdg_record_set_text (record, MDG_RAISED_ISSUE_STANDING, "candidate");
  mdg_record_set_text (record, MDG_RAISED_ISSUE_STATUS, "new");
  mdg_ladder_set_today (workspace, record, MDG_RAISED_ISSUE_RAISED_ON);
  mdg_ladder_set_staff (workspace, record, MDG_RAISED_ISSUE_STAFF);

  return record;
}

MdgChange *
mdg_ladder_raise (MdgWorkspace *workspace,
                  const MdgLadderStart *start,
                  GError **error)
{
  g_autofree char *title = dup_title (workspace, start);
  g_autoptr (MdgRecord) record = NULL;
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Issue raised"));
  Gathering gathering = { workspace, change, NULL, known, 0 };

  if (title == NULL || *title == '\0')
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The issue needs words. Nothing was changed."));
      return NULL;
    }

  record = new_issue (workspace, start, title);
  gathering.raised_issue = mdg_record_get_uuid (record);
  mdg_change_add (change, record);
  if (!gather (&gathering, start, error))
    return NULL;
  if (gathering.n_added == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("An issue is raised from cases, sentences, consultations or issues of the area. Choose at least one; nothing was changed."));
      return NULL;
    }

  return g_steal_pointer (&change);
}

MdgChange *
mdg_ladder_add_sources (MdgWorkspace *workspace,
                        const MdgUuid *raised_issue,
                        const MdgLadderStart *more,
                        GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_RAISED_ISSUE, raised_issue, error);
  g_autoptr (GPtrArray) known = record != NULL ? mdg_ladder_list_sources (workspace, raised_issue, error) : NULL;
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Issue based on more"));
  Gathering gathering = { workspace, change, raised_issue, known, 0 };

  if (known == NULL || !gather (&gathering, more, error) || gathering.n_added == 0)
    return NULL;

  return g_steal_pointer (&change);
}

GPtrArray *
mdg_ladder_list_sources (MdgWorkspace *workspace,
                         const MdgUuid *raised_issue,
                         GError **error)
{
  return mdg_workspace_list_children (workspace, MDG_KIND_ISSUE_SOURCE, MDG_ISSUE_SOURCE_RAISED_ISSUE, raised_issue, error);
}

MdgChange *
mdg_ladder_remove_source (MdgWorkspace *workspace,
                          const MdgUuid *source,
                          GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_ISSUE_SOURCE, source, error);
  g_autoptr (MdgRecord) issue = NULL;
  g_autoptr (GPtrArray) all = NULL;
  MdgChange *change;

  if (record == NULL)
    return NULL;

  issue = mdg_workspace_load (workspace, MDG_KIND_RAISED_ISSUE, mdg_record_get_reference (record, MDG_ISSUE_SOURCE_RAISED_ISSUE), error);
  all = issue != NULL ? mdg_ladder_list_sources (workspace, mdg_record_get_uuid (issue), error) : NULL;
  if (all == NULL)
    return NULL;
  if (all->len == 1 && g_strcmp0 (mdg_record_get_text (issue, MDG_RAISED_ISSUE_STANDING), "adopted") == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("This is the last thing an adopted issue rests on. It stays; add another one first."));
      return NULL;
    }

  change = mdg_change_new (N_ ("Issue based on less"));
  mdg_change_add_void (change, record, _ ("Taken back"));

  return change;
}

static gboolean
has_children (MdgWorkspace *workspace,
              MdgKind kind,
              guint field,
              const MdgUuid *uuid)
{
  g_autoptr (GPtrArray) children = mdg_workspace_list_children (workspace, kind, field, uuid, NULL);

  return children != NULL && children->len > 0;
}

MdgChange *
mdg_ladder_remove_issue (MdgWorkspace *workspace,
                         const MdgUuid *raised_issue,
                         GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_RAISED_ISSUE, raised_issue, error);
  g_autoptr (GPtrArray) sources = record != NULL ? mdg_ladder_list_sources (workspace, raised_issue, error) : NULL;
  MdgChange *change;

  if (sources == NULL)
    return NULL;
  if (has_children (workspace, MDG_KIND_DECISION, MDG_DECISION_RAISED_ISSUE, raised_issue) || has_children (workspace, MDG_KIND_MEASURE_SOURCE, MDG_MEASURE_SOURCE_RAISED_ISSUE, raised_issue) || has_children (workspace, MDG_KIND_ISSUE_SOURCE, MDG_ISSUE_SOURCE_SOURCE, raised_issue))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("A board has decided on this issue, or something was built on it. It stays; a board can drop it."));
      return NULL;
    }

  change = mdg_change_new (N_ ("Issue taken back"));
  for (guint i = 0; i < sources->len; i++)
    mdg_change_add_void (change, sources->pdata[i], _ ("Taken back"));
  mdg_change_add_void (change, record, _ ("Taken back"));

  return change;
}
