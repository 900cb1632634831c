#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-waiting-count.h"

#include "mdg-classify-query.h"

/* So that neither the start nor fast classifying is held up. */
#define DELAY_MS 200

struct _MdgWaitingCount
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  GCancellable *counting; /* NULL when nothing is counted */
  guint delay_source;
};

G_DEFINE_FINAL_TYPE (MdgWaitingCount, mdg_waiting_count, G_TYPE_OBJECT)

static guint counted_signal;

/* With a store of its own: the reader is kept free for what people wait for. */
static void
count (GTask *task,
       gpointer source,
       gpointer data,
       GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (MdgStore) store = mdg_store_open (data, MDG_STORE_READ_ONLY, &error);
  gint64 n = -1;

  if (store != NULL)
    {
      mdg_store_set_cancellable (store, cancellable);
      n = mdg_classify_query_count_waiting (store, &error);
    }

  if (n >= 0)
    g_task_return_int (task, n);
  else
    g_task_return_error (task, error);
}

static void
count_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  MdgWaitingCount *self = user_data;
  gssize n = g_task_propagate_int (G_TASK (result), NULL);

  /* It may be gone then. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&self->counting);
  if (n >= 0)
    g_signal_emit (self, counted_signal, 0, (guint) n);
}

static void
stop (MdgWaitingCount *self)
{
  g_clear_handle_id (&self->delay_source, g_source_remove);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static gboolean
start (gpointer user_data)
{
  MdgWaitingCount *self = user_data;
  g_autoptr (GTask) task = NULL;

  self->delay_source = 0;
  self->counting = g_cancellable_new ();
  task = g_task_new (NULL, self->counting, count_cb, self);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_strdup (mdg_workspace_get_path (self->workspace)), g_free);
  g_task_run_in_thread (task, count);

  return G_SOURCE_REMOVE;
}

static void
start_later (MdgWaitingCount *self)
{
  stop (self);
  self->delay_source = g_timeout_add (DELAY_MS, start, self);
}

static void
on_changed (MdgWaitingCount *self,
            MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    {
      MdgKind kind = mdg_record_get_kind (records->pdata[i]);

      if (kind == MDG_KIND_CASE || kind == MDG_KIND_CASE_ISSUE || kind == MDG_KIND_CASE_SET || kind == MDG_KIND_CASE_SET_MEMBER)
        {
          start_later (self);
          return;
        }
    }
}

static void
mdg_waiting_count_dispose (GObject *object)
{
  MdgWaitingCount *self = MDG_WAITING_COUNT (object);

  stop (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_waiting_count_parent_class)->dispose (object);
}

static void
mdg_waiting_count_class_init (MdgWaitingCountClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_waiting_count_dispose;

  counted_signal = g_signal_new ("counted", MDG_TYPE_WAITING_COUNT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mdg_waiting_count_init (MdgWaitingCount *self)
{
}

MdgWaitingCount *
mdg_waiting_count_new (MdgWorkspace *workspace)
{
  MdgWaitingCount *self;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MDG_TYPE_WAITING_COUNT, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "register-changed", G_CALLBACK (start_later), self, G_CONNECT_SWAPPED);
  start_later (self);

  return self;
}
