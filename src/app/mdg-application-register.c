#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-application-register.h"

#include <glib/gi18n-lib.h>

#include "mdg-application-private.h"
#include "mdg-dialogs.h"
#include "mdg-error.h"
#include "mdg-new-register-dialog.h"
#include "mdg-restore.h"
#include "mdg-sample.h"
#include "mdg-settings.h"
#include "mdg-workspace.h"

static const MdgFileFilter register_filters[] = {
  { N_ ("Registers"), "*.madoguchi" },
  { NULL, NULL },
};

static MdgWindow *
find_window (MdgApplication *self,
             const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      MdgWorkspace *workspace = MDG_IS_WINDOW (l->data) ? mdg_window_get_workspace (l->data) : NULL;
      MdgOpeningPage *opening = MDG_IS_WINDOW (l->data) ? mdg_window_get_opening (l->data) : NULL;

      if (workspace != NULL && g_strcmp0 (mdg_workspace_get_path (workspace), path) == 0)
        return l->data;
      if (opening != NULL && g_strcmp0 (mdg_opening_page_get_path (opening), path) == 0)
        return l->data;
    }

  return NULL;
}

typedef struct
{
  MdgApplication *application;
  char *path;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->application);
  g_free (opening->path);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
show_workspace (MdgApplication *self,
                MdgWorkspace *workspace)
{
  MdgWindow *window = mdg_application_get_empty_window (self);

  mdg_window_set_workspace (window, workspace);
  g_settings_set_string (mdg_settings_get (), "last-register", mdg_workspace_get_path (workspace));
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_read_only_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (!mdg_dialog_confirm_finish (result, NULL))
    return;

  workspace = mdg_workspace_open (opening->path, MDG_STORE_READ_ONLY, &error);
  if (workspace == NULL)
    {
      mdg_dialog_tell (gtk_application_get_active_window (GTK_APPLICATION (opening->application)), _ ("The Register Was Not Opened"), error->message);
      return;
    }

  show_workspace (opening->application, workspace);
}

static void
explain_failure (MdgApplication *self,
                 const char *path,
                 const GError *error)
{
  MdgWindow *window = mdg_application_get_empty_window (self);
  Opening *opening;

  gtk_window_present (GTK_WINDOW (window));
  /* Damage at the very beginning of the file makes it look like something else. */
  if (path != NULL && (g_error_matches (error, MDG_ERROR, MDG_ERROR_DAMAGED) || g_error_matches (error, MDG_ERROR, MDG_ERROR_INVALID)))
    {
      mdg_restore_offer (self, path, error);
      return;
    }
  if (!g_error_matches (error, MDG_ERROR, MDG_ERROR_LOCKED))
    {
      mdg_dialog_tell (GTK_WINDOW (window), _ ("The Register Was Not Opened"), error->message);
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->application = g_object_ref (self);
  opening->path = g_strdup (path);
  mdg_dialog_confirm_async (GTK_WINDOW (window), _ ("The Register Is in Use"), error->message, _ ("Open for _Reading"), MDG_CONFIRM_PLAIN, NULL, open_read_only_cb, opening);
}

typedef struct
{
  MdgApplication *application;
  MdgWindow *window;
  GCancellable *cancellable;
  char *path;
} Conversion;

static void
conversion_free (Conversion *conversion)
{
  g_application_release (G_APPLICATION (conversion->application));
  g_object_unref (conversion->application);
  g_object_unref (conversion->window);
  g_object_unref (conversion->cancellable);
  g_free (conversion->path);
  g_free (conversion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Conversion, conversion_free)

/* Of a window that was closed meanwhile nothing is said: the register is as it was, or converted. */
static void
convert_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (Conversion) conversion = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = mdg_workspace_open_finish (result, &error);
  gboolean is_open = g_list_find (gtk_application_get_windows (GTK_APPLICATION (conversion->application)), conversion->window) != NULL;
  gboolean stopped = g_cancellable_is_cancelled (conversion->cancellable);

  if (!is_open)
    return;

  mdg_window_set_opening (conversion->window, NULL);
  if (workspace != NULL)
    show_workspace (conversion->application, workspace);
  else if (!stopped)
    explain_failure (conversion->application, conversion->path, error);
}

/* The program stays until the register is left in good order, closed window or not. */
static void
convert_register (MdgApplication *self,
                  const char *path)
{
  Conversion *conversion = g_new0 (Conversion, 1);
  MdgOpeningPage *page;

  conversion->application = g_object_ref (self);
  conversion->window = g_object_ref (mdg_application_get_empty_window (self));
  conversion->path = g_strdup (path);
  g_application_hold (G_APPLICATION (self));
  page = MDG_OPENING_PAGE (mdg_opening_page_new (path, convert_cb, conversion));
  conversion->cancellable = g_object_ref (mdg_opening_page_get_cancellable (page));
  mdg_window_set_opening (conversion->window, page);
  g_signal_connect_object (conversion->window, "destroy", G_CALLBACK (g_cancellable_cancel), conversion->cancellable, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (conversion->window));
}

void
mdg_application_open_register (MdgApplication *self,
                               GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *canonical = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  MdgWindow *window;

  g_return_if_fail (MDG_IS_APPLICATION (self));

  window = canonical != NULL ? find_window (self, canonical) : NULL;
  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  if (canonical != NULL && mdg_workspace_may_be_converted (canonical))
    {
      convert_register (self, canonical);
      return;
    }

  if (canonical == NULL)
    g_set_error_literal (&error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A register must lie on this machine, not behind a network address. Copy it here and open the copy."));
  else
    workspace = mdg_workspace_open (canonical, MDG_STORE_READ_WRITE, &error);

  if (workspace == NULL)
    explain_failure (self, canonical, error);
  else
    show_workspace (self, workspace);
}

gboolean
mdg_application_open_last (MdgApplication *self)
{
  g_autofree char *path = g_settings_get_string (mdg_settings_get (), "last-register");
  g_autoptr (GFile) file = NULL;

  if (path[0] == '\0' || !g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;

  file = g_file_new_for_path (path);
  mdg_application_open_register (self, file);

  return TRUE;
}

static void
open_chosen_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (MdgApplication) self = user_data;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, NULL);

  if (file != NULL)
    mdg_application_open_register (self, file);
}

static void
open_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  g_autofree char *path = mdg_new_register_dup_default_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GtkWindow *window = gtk_application_get_active_window (user_data);

  mdg_dialog_choose_file_async (window, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open Register"), _ ("_Open"), register_filters, folder, NULL, NULL, open_chosen_cb, g_object_ref (user_data));
}

static void
on_register_created (MdgNewRegisterDialog *dialog,
                     const char *path,
                     gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *window;

  mdg_application_open_register (user_data, file);
  window = gtk_application_get_active_window (user_data);
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.first-steps", NULL);
}

static void
create_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  GtkWindow *dialog = GTK_WINDOW (mdg_new_register_dialog_new (gtk_application_get_active_window (user_data)));

  g_signal_connect_object (dialog, "created", G_CALLBACK (on_register_created), user_data, 0);
  gtk_window_present (dialog);
}

/* Made once, ending today; then opened again with what was tried in it. It takes a fraction of a second. */
static void
sample_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  g_autofree char *folder = mdg_new_register_dup_default_folder ();
  g_autofree char *path = g_build_filename (folder, _ ("Sample.madoguchi"), NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;

  mdg_sample_options_init (&options);
  mdg_date_today (&options.as_of);
  options.to_date = TRUE;
  if (g_file_test (path, G_FILE_TEST_EXISTS) || mdg_sample_create (path, &options, NULL, NULL, &error))
    mdg_application_open_register (user_data, file);
  else
    mdg_dialog_tell (gtk_application_get_active_window (user_data), _ ("The Sample Was Not Made"), error->message);
}

void
mdg_application_add_register_actions (MdgApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-register", .activate = create_action },
    { .name = "open-register", .activate = open_action },
    { .name = "sample-register", .activate = sample_action },
  };

  g_return_if_fail (MDG_IS_APPLICATION (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
