#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-kept.h"

#include "mdg-workspace-private.h"

/* Changes of more records cost more than reading anew. */
#define MAX_RECORDS 256

typedef struct
{
  MdgWorkspace *workspace; /* the owner */
  const MdgKept *kept;
  gpointer value;   /* NULL until loaded */
  guint generation; /* counts what made a load that is under way stale */
} Keeper;

static void
drop_value (Keeper *keeper)
{
  g_clear_pointer (&keeper->value, keeper->kept->free);
  keeper->generation++;
}

static void
keeper_free (gpointer data)
{
  Keeper *keeper = data;

  g_clear_pointer (&keeper->value, keeper->kept->free);
  g_free (keeper);
}

static void
on_changed (MdgWorkspace *workspace,
            MdgChange *change,
            gpointer user_data)
{
  Keeper *keeper = user_data;
  const MdgKept *kept = keeper->kept;
  GPtrArray *records = mdg_change_get_records (change);

  keeper->generation++;
  if (keeper->value == NULL)
    return;

  if (records->len > MAX_RECORDS || (kept->is_worn != NULL && kept->is_worn (keeper->value)))
    {
      drop_value (keeper);
      return;
    }

  for (guint i = 0; i < records->len; i++)
    if (!kept->update (workspace, keeper->value, records->pdata[i]))
      {
        drop_value (keeper);
        return;
      }
}

static Keeper *
get_keeper (MdgWorkspace *workspace,
            const MdgKept *kept)
{
  Keeper *keeper = g_object_get_data (G_OBJECT (workspace), kept->name);

  if (keeper != NULL)
    return keeper;

  keeper = g_new0 (Keeper, 1);
  keeper->workspace = workspace;
  keeper->kept = kept;
  g_object_set_data_full (G_OBJECT (workspace), kept->name, keeper, keeper_free);
  g_signal_connect (workspace, "changed", G_CALLBACK (on_changed), keeper);
  g_signal_connect_swapped (workspace, "register-changed", G_CALLBACK (drop_value), keeper);

  return keeper;
}

gpointer
mdg_kept_get (MdgWorkspace *workspace,
              const MdgKept *kept)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  return get_keeper (workspace, kept)->value;
}

typedef struct
{
  Keeper *keeper;
  guint generation; /* when the load began */
} Load;

static void load_once (GTask *task);

static void
load_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gpointer value = mdg_store_thread_run_finish (result, &error);
  Load *load = g_task_get_task_data (task);

  if (value == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* Something was saved meanwhile: it may be in or not. */
  if (load->generation != load->keeper->generation)
    {
      load->keeper->kept->free (value);
      load_once (task);
      return;
    }

  g_clear_pointer (&load->keeper->value, load->keeper->kept->free);
  load->keeper->value = value;
  g_task_return_boolean (task, TRUE);
}

static void
load_once (GTask *task)
{
  Load *load = g_task_get_task_data (task);
  const MdgKept *kept = load->keeper->kept;

  load->generation = load->keeper->generation;
  mdg_store_thread_run_async (mdg_workspace_get_reader (load->keeper->workspace), kept->load, NULL, NULL, kept->free, g_task_get_cancellable (task), load_cb, g_object_ref (task));
}

void
mdg_kept_load_async (MdgWorkspace *workspace,
                     const MdgKept *kept,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (MDG_IS_WORKSPACE (workspace));

  load = g_new0 (Load, 1);
  load->keeper = get_keeper (workspace, kept);
  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdg_kept_load_async);
  g_task_set_task_data (task, load, g_free);
  if (load->keeper->value != NULL)
    g_task_return_boolean (task, TRUE);
  else
    load_once (task);
}

gboolean
mdg_kept_load_finish (MdgWorkspace *workspace,
                      GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gpointer
mdg_kept_load (MdgWorkspace *workspace,
               const MdgKept *kept,
               GError **error)
{
  Keeper *keeper;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  keeper = get_keeper (workspace, kept);
  if (keeper->value == NULL)
    keeper->value = mdg_store_thread_run (mdg_workspace_get_reader (workspace), kept->load, NULL, error);

  return keeper->value;
}
