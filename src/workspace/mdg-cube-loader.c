#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-cube-loader.h"

#include "mdg-cube-query.h"
#include "mdg-workspace-private.h"

/* Changes of more records, and a longer tail, cost more than loading anew. */
#define MAX_RECORDS 256
#define MAX_TAIL 4096

/* What a workspace keeps of its cube. */
typedef struct
{
  MdgWorkspace *workspace; /* the owner */
  MdgCube *cube;           /* NULL until loaded */
  guint generation;        /* counts what made a load that is under way stale */
} Keeper;

static void
keeper_free (gpointer data)
{
  Keeper *keeper = data;

  g_clear_object (&keeper->cube);
  g_free (keeper);
}

static void
drop_cube (Keeper *keeper)
{
  g_clear_object (&keeper->cube);
  keeper->generation++;
}

static gboolean
update_record (Keeper *keeper,
               MdgRecord *record)
{
  MdgStore *store = mdg_workspace_get_store (keeper->workspace);

  if (mdg_record_get_kind (record) == MDG_KIND_CONSULTATION)
    return mdg_cube_query_load_consultation (store, mdg_record_get_id (record), &mdg_cube_sink, keeper->cube, NULL);
  if (mdg_record_get_kind (record) == MDG_KIND_CONTACT)
    return mdg_cube_query_load_contact (store, mdg_record_get_id (record), &mdg_cube_sink, keeper->cube, NULL);

  return TRUE;
}

static void
on_changed (MdgWorkspace *workspace,
            MdgChange *change,
            gpointer user_data)
{
  Keeper *keeper = user_data;
  GPtrArray *records = mdg_change_get_records (change);

  keeper->generation++;
  if (keeper->cube == NULL)
    return;

  if (records->len > MAX_RECORDS || mdg_cube_get_n_replaced (keeper->cube) > MAX_TAIL)
    {
      drop_cube (keeper);
      return;
    }

  for (guint i = 0; i < records->len; i++)
    if (!update_record (keeper, records->pdata[i]))
      {
        drop_cube (keeper);
        return;
      }
}

static Keeper *
get_keeper (MdgWorkspace *workspace)
{
  Keeper *keeper = g_object_get_data (G_OBJECT (workspace), "mdg-cube-keeper");

  if (keeper != NULL)
    return keeper;

  keeper = g_new0 (Keeper, 1);
  keeper->workspace = workspace;
  g_object_set_data_full (G_OBJECT (workspace), "mdg-cube-keeper", keeper, keeper_free);
  g_signal_connect (workspace, "changed", G_CALLBACK (on_changed), keeper);
  g_signal_connect_swapped (workspace, "register-changed", G_CALLBACK (drop_cube), keeper);

  return keeper;
}

static gpointer
work_load (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (MdgCube) cube = mdg_cube_new ();

  if (!mdg_cube_query_load (store, &mdg_cube_sink, cube, error))
    return NULL;

  mdg_cube_end_load (cube);

  return g_steal_pointer (&cube);
}

static void load_once (GTask *task);

static void
load_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgCube) cube = mdg_store_thread_run_finish (result, &error);
  Keeper *keeper = get_keeper (g_task_get_source_object (task));

  if (cube == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* Something was saved meanwhile: it may be in or not. */
  if (GPOINTER_TO_UINT (g_task_get_task_data (task)) != keeper->generation)
    {
      load_once (task);
      return;
    }

  g_set_object (&keeper->cube, cube);
  g_task_return_boolean (task, TRUE);
}

static void
load_once (GTask *task)
{
  MdgWorkspace *workspace = g_task_get_source_object (task);

  g_task_set_task_data (task, GUINT_TO_POINTER (get_keeper (workspace)->generation), NULL);
  mdg_store_thread_run_async (mdg_workspace_get_reader (workspace), work_load, NULL, NULL, g_object_unref, g_task_get_cancellable (task), load_cb, g_object_ref (task));
}

void
mdg_workspace_load_cube_async (MdgWorkspace *workspace,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MDG_IS_WORKSPACE (workspace));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdg_workspace_load_cube_async);
  if (get_keeper (workspace)->cube != NULL)
    g_task_return_boolean (task, TRUE);
  else
    load_once (task);
}

MdgCube *
mdg_workspace_load_cube_finish (MdgWorkspace *workspace,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return mdg_workspace_load_cube (workspace, error);
}

MdgCube *
mdg_workspace_load_cube (MdgWorkspace *workspace,
                         GError **error)
{
  Keeper *keeper;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  keeper = get_keeper (workspace);
  if (keeper->cube == NULL)
    keeper->cube = mdg_store_thread_run (mdg_workspace_get_reader (workspace), work_load, NULL, error);

  return keeper->cube;
}
