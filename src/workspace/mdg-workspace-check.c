#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-workspace-check.h"

typedef struct
{
  char *path;
  MdgCheckDepth depth;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->path);
  g_free (check);
}

static void
run (GTask *task,
     gpointer source,
     gpointer data,
     GCancellable *cancellable)
{
  Check *check = data;
  GError *error = NULL;
  g_autoptr (MdgStore) store = mdg_store_open (check->path, MDG_STORE_READ_ONLY, &error);
  MdgCheckReport *report = NULL;

  if (store != NULL)
    {
      mdg_store_set_cancellable (store, cancellable);
      report = mdg_check_register (store, check->depth, NULL, &error);
    }

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) mdg_check_report_free);
  else
    g_task_return_error (task, error);
}

void
mdg_workspace_check_async (MdgWorkspace *self,
                           MdgCheckDepth depth,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Check *check = g_new0 (Check, 1);

  g_return_if_fail (MDG_IS_WORKSPACE (self));

  check->path = g_strdup (mdg_workspace_get_path (self));
  check->depth = depth;
  g_task_set_source_tag (task, mdg_workspace_check_async);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, run);
}

MdgCheckReport *
mdg_workspace_check_finish (MdgWorkspace *self,
                            GAsyncResult *result,
                            GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
