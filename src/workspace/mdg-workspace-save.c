#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-change-table.h"
#include "mdg-finding-move.h"
#include "mdg-preference-table.h"
#include "mdg-workspace-private.h"

/* The writer thread gets its own reference of the change; the caller has handed it over until the answer. */

static gpointer
work_save (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  return mdg_change_table_save (store, data, error) ? data : NULL;
}

static void
save_cb (GObject *source,
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

  mdg_workspace_announce (g_task_get_source_object (task), g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/* What every save needs, whoever made the change: an author, and marked sentences that go with their notes. */
static gboolean
complete (MdgWorkspace *self,
          MdgChange *change,
          GError **error)
{
  if (!mdg_workspace_check_writable (self, error) || !mdg_findings_follow (self, change, error))
    return FALSE;

  if (mdg_change_get_author (change) == NULL)
    mdg_change_set_author (change, mdg_workspace_get_author (self));

  return TRUE;
}

void
mdg_workspace_save_async (MdgWorkspace *self,
                          MdgChange *change,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_return_if_fail (MDG_IS_WORKSPACE (self));

  g_task_set_source_tag (task, mdg_workspace_save_async);
  g_task_set_task_data (task, g_object_ref (change), g_object_unref);
  if (!complete (self, change, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  mdg_store_thread_run_async (mdg_workspace_get_writer (self), work_save, change, NULL, NULL, NULL, save_cb, g_steal_pointer (&task));
}

gboolean
mdg_workspace_save_finish (MdgWorkspace *self,
                           GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
mdg_workspace_save (MdgWorkspace *self,
                    MdgChange *change,
                    GError **error)
{
  if (!complete (self, change, error))
    return FALSE;

  if (mdg_store_thread_run (mdg_workspace_get_writer (self), work_save, change, error) == NULL)
    return FALSE;

  mdg_workspace_announce (self, change);

  return TRUE;
}

typedef struct
{
  MdgUuid change;
  char *author;
  MdgChange *inverse;
  GPtrArray *kept;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_free (undo->author);
  g_clear_object (&undo->inverse);
  g_clear_pointer (&undo->kept, g_ptr_array_unref);
  g_free (undo);
}

static gpointer
work_undo (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Undo *undo = data;

  undo->inverse = mdg_change_table_undo (store, &undo->change, undo->author, &undo->kept, error);

  return undo->inverse != NULL ? undo : NULL;
}

static Undo *
new_undo (MdgWorkspace *self,
          const MdgUuid *change)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->change = *change;
  undo->author = g_strdup (mdg_workspace_get_author (self));

  return undo;
}

static void
undo_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Undo *undo = mdg_store_thread_run_finish (result, &error);

  if (undo == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  mdg_workspace_announce (g_task_get_source_object (task), undo->inverse);
  g_task_return_boolean (task, TRUE);
}

void
mdg_workspace_undo_async (MdgWorkspace *self,
                          const MdgUuid *change,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Undo *undo = new_undo (self, change);
  GError *error = NULL;

  g_task_set_source_tag (task, mdg_workspace_undo_async);
  g_task_set_task_data (task, undo, undo_free);
  if (!mdg_workspace_check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  mdg_store_thread_run_async (mdg_workspace_get_writer (self), work_undo, undo, NULL, NULL, NULL, undo_cb, g_steal_pointer (&task));
}

static void
give_results (Undo *undo,
              MdgUuid *uuid,
              GPtrArray **kept)
{
  if (uuid != NULL)
    *uuid = *mdg_change_get_uuid (undo->inverse);
  if (kept != NULL)
    *kept = g_steal_pointer (&undo->kept);
}

gboolean
mdg_workspace_undo_finish (MdgWorkspace *self,
                           GAsyncResult *result,
                           MdgUuid *undo,
                           GPtrArray **kept,
                           GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  give_results (g_task_get_task_data (G_TASK (result)), undo, kept);

  return TRUE;
}

gboolean
mdg_workspace_undo (MdgWorkspace *self,
                    const MdgUuid *change,
                    MdgUuid *undo,
                    GPtrArray **kept,
                    GError **error)
{
  Undo *work;
  gboolean done;

  if (!mdg_workspace_check_writable (self, error))
    return FALSE;

  work = new_undo (self, change);
  done = mdg_store_thread_run (mdg_workspace_get_writer (self), work_undo, work, error) != NULL;
  if (done)
    {
      mdg_workspace_announce (self, work->inverse);
      give_results (work, undo, kept);
    }
  undo_free (work);

  return done;
}

typedef struct
{
  char *key;
  char *value;
} Preference;

static gpointer
work_preference (MdgStore *store,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  Preference *preference = data;

  return mdg_preference_table_set (store, preference->key, preference->value, error) ? data : NULL;
}

gboolean
mdg_workspace_set_preference (MdgWorkspace *self,
                              const char *key,
                              const char *value,
                              GError **error)
{
  Preference preference = { (char *) key, (char *) value };

  return mdg_workspace_check_writable (self, error) && mdg_store_thread_run (mdg_workspace_get_writer (self), work_preference, &preference, error) != NULL;
}
