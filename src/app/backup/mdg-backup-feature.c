#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-backup-feature.h"

#include <glib/gi18n-lib.h>

#include "mdg-settings.h"

#define SCHEDULE_KEY "mdg-backup-schedule"
#define PROBLEM_KEY "mdg-backup-problem"

static void
on_made (MdgBackupSchedule *schedule,
         const char *path,
         MdgWindow *window)
{
  g_object_set_data (G_OBJECT (window), PROBLEM_KEY, NULL);
}

static void
on_failed (MdgBackupSchedule *schedule,
           const char *message,
           MdgWindow *window)
{
  g_object_set_data_full (G_OBJECT (window), PROBLEM_KEY, g_strdup (message), g_free);
  mdg_window_toast_button (window, _ ("The automatic backup failed. What you saved is safe in the register."), _ ("Look"), "win.show-settings('backup')");
}

static char *
dup_folder (void)
{
  g_autofree char *folder = g_settings_get_string (mdg_settings_get (), "backup-folder");

  return *folder != '\0' ? g_steal_pointer (&folder) : NULL;
}

static void
on_folder_changed (GSettings *settings,
                   const char *key,
                   MdgWindow *window)
{
  MdgBackupSchedule *schedule = mdg_backup_get_schedule (window);
  g_autofree char *folder = dup_folder ();

  if (schedule != NULL)
    mdg_backup_schedule_set_folder (schedule, folder);
}

static void
backup_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  MdgBackupSchedule *schedule = mdg_backup_get_schedule (user_data);

  gtk_widget_activate_action (user_data, "win.show-settings", "s", "backup");
  if (schedule == NULL)
    return;

  mdg_backup_schedule_run (schedule);
  mdg_window_toast (user_data, _ ("A copy is being made, unless nothing changed since the last one"));
}

void
mdg_backup_install (MdgWindow *window)
{
  static const GActionEntry entries[] = { { .name = "back-up", .activate = backup_action } };
  MdgWorkspace *workspace = mdg_window_get_workspace (window);
  g_autofree char *folder = dup_folder ();
  MdgBackupSchedule *schedule;

  if (mdg_workspace_is_read_only (workspace))
    return;

  schedule = mdg_backup_schedule_new (workspace, folder);
  g_object_set_data_full (G_OBJECT (window), SCHEDULE_KEY, schedule, g_object_unref);
  g_signal_connect_object (schedule, "made", G_CALLBACK (on_made), window, 0);
  g_signal_connect_object (schedule, "failed", G_CALLBACK (on_failed), window, 0);
  g_signal_connect_object (mdg_settings_get (), "changed::backup-folder", G_CALLBACK (on_folder_changed), window, 0);
  /* The window may outlive its register for a moment, its backups may not. */
  g_signal_connect (window, "destroy", G_CALLBACK (mdg_backup_end), NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  mdg_command_palette_add_command (mdg_window_get_palette (window), _ ("Back Up Now"),
                                   /* Translators: other words for Back Up Now, by reading. */
                                   C_ ("keywords", "backup copy save"), "win.back-up");
}

MdgBackupSchedule *
mdg_backup_get_schedule (MdgWindow *window)
{
  return g_object_get_data (G_OBJECT (window), SCHEDULE_KEY);
}

const char *
mdg_backup_get_problem (MdgWindow *window)
{
  return g_object_get_data (G_OBJECT (window), PROBLEM_KEY);
}

void
mdg_backup_end (MdgWindow *window)
{
  g_object_set_data (G_OBJECT (window), SCHEDULE_KEY, NULL);
}
