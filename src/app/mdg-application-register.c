#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-application-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-dialogs.h"
#include "mdg-error.h"
#include "mdg-new-register-dialog.h"
#include "mdg-settings.h"
#include "mdg-workspace.h"

static MdgWindow *
find_window (MdgApplication *self,
             const char *path)
{
  g_autoptr (GFile) wanted = g_file_new_for_path (path);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      MdgWorkspace *workspace = MDG_IS_WINDOW (l->data) ? mdg_window_get_workspace (l->data) : NULL;
      g_autoptr (GFile) open = workspace != NULL ? g_file_new_for_path (mdg_workspace_get_path (workspace)) : NULL;

      if (open != NULL && g_file_equal (open, wanted))
        return l->data;
    }

  return NULL;
}

/* For reading only when another has it; *error then says who. */
static MdgWorkspace *
open_workspace (const char *path,
                char **notice,
                GError **error)
{
  g_autoptr (GError) refusal = NULL;
  MdgWorkspace *workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &refusal);

  if (workspace != NULL)
    return workspace;
  if (!g_error_matches (refusal, MDG_ERROR, MDG_ERROR_LOCKED))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return NULL;
    }

  *notice = g_strdup (refusal->message);

  return mdg_workspace_open (path, MDG_STORE_READ_ONLY, error);
}

void
mdg_application_open_register (MdgApplication *self,
                               const char *path)
{
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  MdgWindow *window;

  g_return_if_fail (MDG_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  window = find_window (self, path);
  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  workspace = open_workspace (path, &notice, &error);
  window = mdg_application_get_empty_window (self);
  if (workspace == NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      mdg_dialog_tell (GTK_WINDOW (window), _ ("The Register Cannot Be Opened"), error->message);
      return;
    }

  mdg_window_set_workspace (window, workspace);
  g_settings_set_string (mdg_settings_get (), "last-register", path);
  gtk_window_present (GTK_WINDOW (window));
  if (notice != NULL)
    mdg_window_toast (window, notice);
}

void
mdg_application_open_last_register (MdgApplication *self)
{
  g_autofree char *path = g_settings_get_string (mdg_settings_get (), "last-register");

  g_return_if_fail (MDG_IS_APPLICATION (self));

  if (*path != '\0' && g_file_test (path, G_FILE_TEST_EXISTS))
    mdg_application_open_register (self, path);
}

static void
on_register_created (MdgNewRegisterDialog *dialog,
                     const char *path,
                     gpointer user_data)
{
  mdg_application_open_register (user_data, path);
}

static void
new_register_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);
  GtkWindow *dialog = GTK_WINDOW (mdg_new_register_dialog_new (parent));

  g_signal_connect_object (dialog, "created", G_CALLBACK (on_register_created), user_data, 0);
  gtk_window_present (dialog);
}

static void
choose_register_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (MdgApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, &error);

  if (file != NULL)
    g_application_open (G_APPLICATION (self), &file, 1, "");
}

static void
open_register_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  const MdgFileFilter filters[] = {
    { _ ("Registers"), "*.madoguchi" },
    { _ ("All files"), "*" },
    { NULL, NULL },
  };
  g_autofree char *path = mdg_new_register_dup_default_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  mdg_dialog_choose_file_async (gtk_application_get_active_window (user_data), GTK_FILE_CHOOSER_ACTION_OPEN,
                                _ ("Open Register"), _ ("_Open"), filters,
                                g_file_query_exists (folder, NULL) ? folder : NULL, NULL, NULL,
                                choose_register_cb, g_object_ref (user_data));
}

void
mdg_application_add_register_actions (MdgApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-register", .activate = new_register_action },
    { .name = "open-register", .activate = open_register_action },
  };

  g_return_if_fail (MDG_IS_APPLICATION (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
