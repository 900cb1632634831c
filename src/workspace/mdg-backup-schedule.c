#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-backup-schedule.h"

/* Late enough not to be in the way of opening. */
#define FIRST_SECONDS 5
#define EVERY_SECONDS 3600

struct _MdgBackupSchedule
{
  GObject parent_instance;

  char *register_path;
  char *folder;
  guint timer;
  gboolean is_running;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MdgBackupSchedule, mdg_backup_schedule, G_TYPE_OBJECT)

enum
{
  MADE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char *register_path;
  char *folder;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->register_path);
  g_free (job->folder);
  g_free (job);
}

static void
mdg_backup_schedule_dispose (GObject *object)
{
  MdgBackupSchedule *self = MDG_BACKUP_SCHEDULE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (mdg_backup_schedule_parent_class)->dispose (object);
}

static void
mdg_backup_schedule_finalize (GObject *object)
{
  MdgBackupSchedule *self = MDG_BACKUP_SCHEDULE (object);

  g_free (self->register_path);
  g_free (self->folder);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (mdg_backup_schedule_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, MDG_TYPE_BACKUP_SCHEDULE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mdg_backup_schedule_class_init (MdgBackupScheduleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdg_backup_schedule_dispose;
  object_class->finalize = mdg_backup_schedule_finalize;

  signals[MADE] = new_signal ("made");
  signals[FAILED] = new_signal ("failed");
}

static void
mdg_backup_schedule_init (MdgBackupSchedule *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
work (GTask *task,
      gpointer source,
      gpointer data,
      GCancellable *cancellable)
{
  Job *job = data;
  MdgBackup *made = NULL;
  GError *error = NULL;

  if (mdg_backup_create (job->register_path, job->folder, &made, cancellable, &error))
    g_task_return_pointer (task, made, (GDestroyNotify) mdg_backup_free);
  else
    g_task_return_error (task, error);
}

static void
work_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  MdgBackupSchedule *self = MDG_BACKUP_SCHEDULE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgBackup) made = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_running = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else if (made != NULL)
    g_signal_emit (self, signals[MADE], 0, made->path);
}

void
mdg_backup_schedule_run (MdgBackupSchedule *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (MDG_IS_BACKUP_SCHEDULE (self));

  if (self->is_running)
    return;

  self->is_running = TRUE;
  job = g_new0 (Job, 1);
  job->register_path = g_strdup (self->register_path);
  job->folder = g_strdup (self->folder);
  task = g_task_new (self, self->cancellable, work_cb, NULL);
  g_task_set_source_tag (task, mdg_backup_schedule_run);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
}

static gboolean
on_hour (gpointer user_data)
{
  mdg_backup_schedule_run (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_opened (gpointer user_data)
{
  MdgBackupSchedule *self = user_data;

  self->timer = g_timeout_add_seconds (EVERY_SECONDS, on_hour, self);
  mdg_backup_schedule_run (self);

  return G_SOURCE_REMOVE;
}

MdgBackupSchedule *
mdg_backup_schedule_new (MdgWorkspace *workspace,
                         const char *folder)
{
  MdgBackupSchedule *self;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MDG_TYPE_BACKUP_SCHEDULE, NULL);
  self->register_path = g_strdup (mdg_workspace_get_path (workspace));
  self->folder = g_strdup (folder);
  self->timer = g_timeout_add_seconds (FIRST_SECONDS, on_opened, self);

  return self;
}

const char *
mdg_backup_schedule_get_folder (MdgBackupSchedule *self)
{
  g_return_val_if_fail (MDG_IS_BACKUP_SCHEDULE (self), NULL);

  return self->folder;
}

void
mdg_backup_schedule_set_folder (MdgBackupSchedule *self,
                                const char *folder)
{
  g_return_if_fail (MDG_IS_BACKUP_SCHEDULE (self));

  g_free (self->folder);
  self->folder = g_strdup (folder);
}
