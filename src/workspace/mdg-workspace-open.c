#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-backup.h"
#include "mdg-workspace-private.h"

#define PROGRESS_MS 100

typedef struct
{
  char *path;
  int stage; /* MdgOpeningStage, atomic */
  MdgOpeningProgress progress;
  gpointer progress_data;
  guint timer;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_handle_id (&opening->timer, g_source_remove);
  g_free (opening->path);
  g_free (opening);
}

static gboolean
tell_progress (gpointer data)
{
  Opening *opening = data;
  MdgOpeningStage stage = g_atomic_int_get (&opening->stage);

  opening->progress (stage, stage == MDG_OPENING_COPYING ? mdg_backup_get_kept_part (opening->path) : -1, opening->progress_data);

  return G_SOURCE_CONTINUE;
}

/* The workspace is of nobody until the main thread takes it. */
static void
run (GTask *task,
     gpointer source,
     gpointer data,
     GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  MdgWorkspace *workspace = mdg_workspace_open_watched (opening->path, &opening->stage, cancellable, &error);

  if (workspace != NULL)
    g_task_return_pointer (task, workspace, g_object_unref);
  else
    g_task_return_error (task, error);
}

gboolean
mdg_workspace_may_be_converted (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return mdg_store_may_be_older (path);
}

void
mdg_workspace_open_async (const char *path,
                          MdgOpeningProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  g_return_if_fail (path != NULL);

  opening->path = g_strdup (path);
  opening->progress = progress;
  opening->progress_data = progress_data;
  if (progress != NULL)
    opening->timer = g_timeout_add (PROGRESS_MS, tell_progress, opening);
  g_task_set_source_tag (task, mdg_workspace_open_async);
  g_task_set_task_data (task, opening, opening_free);
  /* A register that was opened is given over, however late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run);
}

MdgWorkspace *
mdg_workspace_open_finish (GAsyncResult *result,
                           GError **error)
{
  Opening *opening = g_task_get_task_data (G_TASK (result));

  g_clear_handle_id (&opening->timer, g_source_remove);

  return g_task_propagate_pointer (G_TASK (result), error);
}
