#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-workspace-private.h"

static gpointer
work_save (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  return mdg_draft_table_save (store, data, error) ? data : NULL;
}

static gpointer
work_delete (MdgStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  return mdg_draft_table_delete (store, data, error) ? data : NULL;
}

static void
work_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mdg_store_thread_run_finish (result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_signal_emit_by_name (g_task_get_source_object (task), "drafts-changed");
  g_task_return_boolean (task, TRUE);
}

static void
start (MdgWorkspace *self,
       GTask *task,
       MdgStoreWork work)
{
  GError *error = NULL;

  if (!mdg_workspace_check_writable (self, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  mdg_store_thread_run_async (mdg_workspace_get_writer (self), work, g_task_get_task_data (task), NULL, NULL, NULL, work_cb, task);
}

void
mdg_workspace_save_draft_async (MdgWorkspace *self,
                                const MdgDraft *draft,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdg_workspace_save_draft_async);
  g_task_set_task_data (task, mdg_draft_copy (draft), (GDestroyNotify) mdg_draft_free);
  start (self, task, work_save);
}

gboolean
mdg_workspace_save_draft_finish (MdgWorkspace *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
mdg_workspace_delete_draft_async (MdgWorkspace *self,
                                  const MdgUuid *draft,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdg_workspace_delete_draft_async);
  g_task_set_task_data (task, g_memdup2 (draft, sizeof *draft), g_free);
  start (self, task, work_delete);
}

gboolean
mdg_workspace_delete_draft_finish (MdgWorkspace *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
