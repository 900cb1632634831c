#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-restore.h"

#include <glib/gi18n-lib.h>

#include "mdg-application-private.h"
#include "mdg-application-register.h"
#include "mdg-backup-feature.h"
#include "mdg-dialogs.h"
#include "mdg-settings.h"

typedef struct
{
  MdgApplication *application;
  char *path;
  char *backup_path;
  char *kept_aside;
  char *damage; /* what opening said; NULL when the register is fine */
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_application_release (G_APPLICATION (restoring->application));
  g_object_unref (restoring->application);
  g_free (restoring->path);
  g_free (restoring->backup_path);
  g_free (restoring->kept_aside);
  g_free (restoring->damage);
  g_free (restoring);
}

/* The program stays while no window is open. */
static Restoring *
new_restoring (MdgApplication *application,
               const char *path)
{
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->application = g_object_ref (application);
  restoring->path = g_strdup (path);
  g_application_hold (G_APPLICATION (application));

  return restoring;
}

static void
restore_in_thread (GTask *task,
                   gpointer source,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  Restoring *restoring = task_data;
  GError *error = NULL;

  if (mdg_backup_restore (restoring->backup_path, restoring->path, TRUE, &restoring->kept_aside, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restore_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  Restoring *restoring = g_task_get_task_data (G_TASK (result));
  g_autoptr (GFile) file = g_file_new_for_path (restoring->path);
  g_autoptr (GError) error = NULL;
  GtkWindow *window = GTK_WINDOW (mdg_application_get_empty_window (restoring->application));
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (window), TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* The register is as it was, so it opens again. */
      if (restoring->damage == NULL)
        mdg_application_open_register (restoring->application, file);
      mdg_dialog_tell (gtk_application_get_active_window (GTK_APPLICATION (restoring->application)), _ ("The Backup Was Not Restored"), error->message);
      return;
    }

  mdg_application_open_register (restoring->application, file);
  window = gtk_application_get_active_window (GTK_APPLICATION (restoring->application));
  if (restoring->kept_aside != NULL)
    text = g_strdup_printf (_ ("The register is as it was in that backup. What stood there before was kept as “%s”."), restoring->kept_aside);
  else
    text = g_strdup (_ ("The register is as it was in that backup."));
  mdg_dialog_tell (window, _ ("Backup Restored"), text);
}

/* On a window of its own, so that something is seen meanwhile. */
static void
run (Restoring *restoring)
{
  GtkWindow *window = GTK_WINDOW (mdg_application_get_empty_window (restoring->application));
  g_autoptr (GTask) task = g_task_new (restoring->application, NULL, restore_cb, NULL);

  gtk_window_present (window);
  gtk_widget_set_sensitive (GTK_WIDGET (window), FALSE);
  g_task_set_source_tag (task, mdg_restore_in_window);
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_run_in_thread (task, restore_in_thread);
}

typedef struct
{
  MdgWindow *window;
  char *backup_path;
} Closing;

static gboolean
close_and_run (gpointer user_data)
{
  Closing *closing = user_data;
  g_autoptr (MdgWindow) window = closing->window;
  g_autofree char *backup_path = closing->backup_path;
  g_autoptr (MdgWorkspace) workspace = g_object_ref (mdg_window_get_workspace (window));
  Restoring *restoring = new_restoring (MDG_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))), mdg_workspace_get_path (workspace));

  g_free (closing);
  restoring->backup_path = g_steal_pointer (&backup_path);
  mdg_backup_end (window);
  gtk_window_destroy (GTK_WINDOW (window));
  mdg_workspace_close (workspace);
  run (restoring);

  return G_SOURCE_REMOVE;
}

/* Later, for the dialog that asked still hangs on the window. */
void
mdg_restore_in_window (MdgWindow *window,
                       const char *backup_path)
{
  Closing *closing;

  g_return_if_fail (MDG_IS_WINDOW (window));
  g_return_if_fail (backup_path != NULL);

  closing = g_new0 (Closing, 1);
  closing->window = g_object_ref (window);
  closing->backup_path = g_strdup (backup_path);
  g_idle_add (close_and_run, closing);
}

static void
offer_confirmed_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  Restoring *restoring = user_data;

  if (mdg_dialog_confirm_finish (result, NULL))
    run (restoring);
  else
    restoring_free (restoring);
}

static void
find_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Restoring *restoring = task_data;
  g_autofree char *folder = g_settings_get_string (mdg_settings_get (), "backup-folder");

  g_task_return_pointer (task, mdg_backup_find_last_good (restoring->path, *folder != '\0' ? folder : NULL, cancellable), (GDestroyNotify) mdg_backup_free);
}

static void
find_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Restoring *restoring = user_data;
  g_autoptr (MdgBackup) backup = g_task_propagate_pointer (G_TASK (result), NULL);
  GtkWindow *window = GTK_WINDOW (mdg_application_get_empty_window (restoring->application));
  g_autofree char *text = NULL;

  gtk_window_present (window);
  if (backup == NULL)
    {
      mdg_dialog_tell (window, _ ("The Register Was Not Opened"), restoring->damage);
      restoring_free (restoring);
      return;
    }

  restoring->backup_path = g_strdup (backup->path);
  text = g_strdup_printf (_ ("%s\n\nIt can be restored now. The file as it is now is kept beside it; nothing is deleted."), restoring->damage);
  mdg_dialog_confirm_async (window, _ ("The Register Was Not Opened"), text, _ ("_Restore the Backup"), MDG_CONFIRM_PLAIN, NULL, offer_confirmed_cb, restoring);
}

void
mdg_restore_offer (MdgApplication *application,
                   const char *path,
                   const GError *damage)
{
  Restoring *restoring = new_restoring (application, path);
  g_autoptr (GTask) task = g_task_new (application, NULL, find_cb, restoring);

  restoring->damage = g_strdup (damage->message);
  g_task_set_source_tag (task, mdg_restore_offer);
  g_task_set_task_data (task, restoring, NULL);
  g_task_run_in_thread (task, find_in_thread);
}
