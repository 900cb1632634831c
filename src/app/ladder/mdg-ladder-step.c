#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-ladder-step.h"

#include "mdg-raised-issue.h"

typedef struct
{
  MdgKind kind;
  MdgUuid uuid;
  gboolean has_uuid;
  guint field;
  char *theme;
  char *response;
  char *text;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->theme);
  g_free (step->response);
  g_free (step->text);
  g_free (step);
}

static Step *
new_step (MdgKind kind,
          const MdgUuid *uuid,
          const char *text)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  step->has_uuid = uuid != NULL;
  if (uuid != NULL)
    step->uuid = *uuid;
  step->text = g_strdup (text);

  return step;
}

gboolean
mdg_ladder_step_try (MdgChangeStack *changes,
                     MdgWorkspace *workspace,
                     MdgChangeMaker maker,
                     gpointer data,
                     GDestroyNotify destroy,
                     GError **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (MdgChange) change = maker (workspace, data, &refused);

  if (change != NULL)
    {
      mdg_change_stack_run (changes, maker, data, destroy);
      return TRUE;
    }

  if (destroy != NULL)
    destroy (data);
  if (refused == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&refused));

  return FALSE;
}

static MdgChange *
make_edit (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  Step *step = data;

  if (step->kind == MDG_KIND_MEASURE)
    return mdg_ladder_edit_measure (workspace, &step->uuid, step->field, step->text, error);

  return mdg_ladder_edit_issue (workspace, &step->uuid, step->field, step->text, error);
}

gboolean
mdg_ladder_step_edit (MdgChangeStack *changes,
                      MdgWorkspace *workspace,
                      MdgKind kind,
                      const MdgUuid *uuid,
                      guint field,
                      const char *typed,
                      GError **error)
{
  Step *step = new_step (kind, uuid, typed);

  step->field = field;

  return mdg_ladder_step_try (changes, workspace, make_edit, step, step_free, error);
}

static MdgChange *
make_measure (MdgWorkspace *workspace,
              gpointer data,
              GError **error)
{
  Step *step = data;
  g_autoptr (GPtrArray) issues = g_ptr_array_new ();

  if (step->has_uuid)
    g_ptr_array_add (issues, &step->uuid);

  return mdg_ladder_add_measure (workspace, issues, step->theme, step->response, step->text, error);
}

gboolean
mdg_ladder_step_measure (MdgChangeStack *changes,
                         MdgWorkspace *workspace,
                         const MdgUuid *issue,
                         const char *theme,
                         const char *response,
                         const char *text,
                         GError **error)
{
  Step *step = new_step (MDG_KIND_MEASURE, issue, text);

  step->theme = g_strdup (theme);
  step->response = g_strdup (response);

  return mdg_ladder_step_try (changes, workspace, make_measure, step, step_free, error);
}

static MdgChange *
make_city (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  Step *step = data;
  g_autoptr (MdgRecord) issue = mdg_workspace_load (workspace, MDG_KIND_RAISED_ISSUE, &step->uuid, error);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  MdgLadderStart start = { .level = "city", .sources = sources };

  if (issue == NULL)
    return NULL;

  g_ptr_array_add (sources, &step->uuid);
  start.title = step->text != NULL ? step->text : mdg_record_get_text (issue, MDG_RAISED_ISSUE_TITLE);
  start.issues = mdg_record_get_text (issue, MDG_RAISED_ISSUE_ISSUES);

  return mdg_ladder_raise (workspace, &start, error);
}

gboolean
mdg_ladder_step_to_city (MdgChangeStack *changes,
                         MdgWorkspace *workspace,
                         const MdgUuid *area_issue,
                         const char *title,
                         GError **error)
{
  return mdg_ladder_step_try (changes, workspace, make_city, new_step (MDG_KIND_RAISED_ISSUE, area_issue, title), step_free, error);
}

static MdgChange *
make_removal (MdgWorkspace *workspace,
              gpointer data,
              GError **error)
{
  Step *step = data;

  if (step->kind == MDG_KIND_MEASURE)
    return mdg_ladder_remove_measure (workspace, &step->uuid, error);

  return mdg_ladder_remove_issue (workspace, &step->uuid, error);
}

gboolean
mdg_ladder_step_remove (MdgChangeStack *changes,
                        MdgWorkspace *workspace,
                        MdgKind kind,
                        const MdgUuid *uuid,
                        GError **error)
{
  return mdg_ladder_step_try (changes, workspace, make_removal, new_step (kind, uuid, NULL), step_free, error);
}
