#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-store-thread.h"

/* The first slice waits until people pause, the next ones only for work to slip in. */
#define IDLE_AFTER_US (2 * G_USEC_PER_SEC)
#define IDLE_BETWEEN_US (20 * 1000)

typedef struct
{
  MdgStoreWork work; /* NULL ends the thread */
  gpointer data;
  GDestroyNotify destroy;
  GDestroyNotify destroy_result;
  GTask *task; /* NULL when somebody waits */

  gpointer result;
  GError *error;
  gboolean done;
} Job;

struct _MdgStoreThread
{
  MdgStore *store; /* opened by the maker, then used by the thread alone */
  MdgStoreTend tend;
  GAsyncQueue *queue;
  GThread *thread;
  GMutex lock;
  GCond cond;
};

static void
answer_task (Job *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (cancellable != NULL && g_cancellable_is_cancelled (cancellable) && job->destroy_result != NULL)
    {
      job->destroy_result (job->result);
      g_task_return_error_if_cancelled (job->task);
    }
  else
    g_task_return_pointer (job->task, job->result, job->destroy_result);

  if (job->destroy != NULL)
    job->destroy (job->data);
  g_object_unref (job->task);
  g_free (job);
}

static void
run_job (MdgStoreThread *self,
         Job *job)
{
  GCancellable *cancellable = job->task != NULL ? g_task_get_cancellable (job->task) : NULL;

  if (cancellable == NULL || !g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    {
      mdg_store_set_cancellable (self->store, cancellable);
      job->result = job->work (self->store, job->data, cancellable, &job->error);
      mdg_store_set_cancellable (self->store, NULL);
    }

  if (job->task != NULL)
    {
      answer_task (job);
      return;
    }

  g_mutex_lock (&self->lock);
  job->done = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
}

static gpointer
work_off (gpointer data)
{
  MdgStoreThread *self = data;
  guint64 idle_after = 0;

  for (;;)
    {
      Job *job = idle_after != 0 ? g_async_queue_timeout_pop (self->queue, idle_after) : g_async_queue_pop (self->queue);

      if (job == NULL)
        {
          idle_after = self->tend (self->store, TRUE) ? IDLE_BETWEEN_US : 0;
          continue;
        }
      if (job->work == NULL)
        {
          g_free (job);
          return NULL;
        }

      run_job (self, job);
      if (self->tend != NULL)
        {
          self->tend (self->store, FALSE);
          idle_after = IDLE_AFTER_US;
        }
    }
}

MdgStoreThread *
mdg_store_thread_new (const char *path,
                      MdgStoreMode mode,
                      MdgStoreTend tend,
                      GError **error)
{
  MdgStore *store = mdg_store_open (path, mode, error);
  MdgStoreThread *self;

  if (store == NULL)
    return NULL;

  self = g_new0 (MdgStoreThread, 1);
  self->store = store;
  self->tend = tend;
  if (tend != NULL)
    mdg_store_defer_checkpoints (store);
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("register", work_off, self);

  return self;
}

void
mdg_store_thread_free (MdgStoreThread *self)
{
  g_async_queue_push (self->queue, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_object_unref (self->store);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self);
}

void
mdg_store_thread_run_async (MdgStoreThread *self,
                            MdgStoreWork work,
                            gpointer data,
                            GDestroyNotify destroy,
                            GDestroyNotify destroy_result,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->data = data;
  job->destroy = destroy;
  job->destroy_result = destroy_result;
  job->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, mdg_store_thread_run_async);
  g_task_set_check_cancellable (job->task, FALSE);
  g_async_queue_push (self->queue, job);
}

gpointer
mdg_store_thread_run_finish (GAsyncResult *result,
                             GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gpointer
mdg_store_thread_run (MdgStoreThread *self,
                      MdgStoreWork work,
                      gpointer data,
                      GError **error)
{
  Job job = { .work = work, .data = data };

  g_async_queue_push (self->queue, &job);
  g_mutex_lock (&self->lock);
  while (!job.done)
    g_cond_wait (&self->cond, &self->lock);
  g_mutex_unlock (&self->lock);

  if (job.error != NULL)
    g_propagate_error (error, job.error);

  return job.result;
}
