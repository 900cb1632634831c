#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-settings-save.h"

#include "mdg-window.h"

typedef struct
{
  GtkWidget *widget;
  MdgChange *change;
  char *text;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->widget);
  g_clear_object (&saving->change);
  g_free (saving->text);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* The window may have been closed meanwhile. */
static MdgWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL && MDG_IS_WINDOW (root) ? MDG_WINDOW (root) : NULL;
}

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  MdgWindow *window = get_window (saving->widget);
  g_autofree char *uuid = NULL;
  g_autofree char *action = NULL;

  if (!mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    {
      if (window != NULL)
        mdg_window_toast (window, error->message);
      return;
    }
  if (window == NULL)
    return;

  uuid = mdg_uuid_dup_string (mdg_change_get_uuid (saving->change));
  action = g_strdup_printf ("win.undo-change('%s')", uuid);
  mdg_window_toast_undo (window, saving->text, action);
}

void
mdg_settings_save (GtkWidget *widget,
                   MdgWorkspace *workspace,
                   MdgChange *change,
                   char *text,
                   GError *error)
{
  g_autoptr (GError) taken = error;
  Saving *saving;

  if (change == NULL)
    {
      if (taken != NULL && get_window (widget) != NULL)
        mdg_window_toast (get_window (widget), taken->message);
      g_free (text);
      return;
    }

  saving = g_new0 (Saving, 1);
  saving->widget = g_object_ref (widget);
  saving->change = change;
  saving->text = text;
  mdg_workspace_save_async (workspace, change, NULL, save_cb, saving);
}
