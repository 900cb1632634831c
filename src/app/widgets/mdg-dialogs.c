#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-settings.h"

static void
on_confirm_response (AdwMessageDialog *dialog,
                     const char *response,
                     gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, g_str_equal (response, "go"));
}

void
mdg_dialog_confirm_async (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          const char *verb,
                          MdgConfirmKind kind,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  g_task_set_source_tag (task, mdg_dialog_confirm_async);
  adw_message_dialog_add_response (dialog, "stay", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, "go", verb);
  adw_message_dialog_set_close_response (dialog, "stay");
  adw_message_dialog_set_default_response (dialog, kind == MDG_CONFIRM_PLAIN ? "go" : "stay");
  adw_message_dialog_set_response_appearance (dialog, "go",
                                              kind == MDG_CONFIRM_PLAIN ? ADW_RESPONSE_SUGGESTED : ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_confirm_response), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
mdg_dialog_confirm_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdg_dialog_confirm_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_reason_changed (GtkEditable *entry,
                   AdwMessageDialog *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "go", *reason != '\0');
}

static void
on_reason_response (AdwMessageDialog *dialog,
                    const char *response,
                    gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  g_task_return_pointer (task, g_str_equal (response, "go") ? g_strstrip (g_strdup (gtk_editable_get_text (entry))) : NULL, g_free);
}

void
mdg_dialog_ask_reason_async (GtkWindow *parent,
                             const char *heading,
                             const char *body,
                             const char *verb,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  GtkWidget *entry = gtk_entry_new ();

  g_task_set_source_tag (task, mdg_dialog_ask_reason_async);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_response (dialog, "stay", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, "go", verb);
  adw_message_dialog_set_close_response (dialog, "stay");
  adw_message_dialog_set_default_response (dialog, "stay");
  adw_message_dialog_set_response_appearance (dialog, "go", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "go", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (on_reason_changed), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (on_reason_response), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
mdg_dialog_ask_reason_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdg_dialog_ask_reason_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mdg_dialog_tell (GtkWindow *parent,
                 const char *heading,
                 const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remember_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (path != NULL)
    g_settings_set_string (mdg_settings_get (), "files-folder", path);
}

static void
on_file_response (GtkNativeDialog *dialog,
                  int response,
                  gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    remember_folder (file);
  gtk_native_dialog_hide (dialog);
  g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
}

static void
add_filters (GtkFileChooser *chooser,
             const MdgFileFilter *filters)
{
  for (; filters != NULL && filters->name != NULL; filters++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) patterns = g_strsplit (filters->pattern, ";", -1);

      gtk_file_filter_set_name (filter, _ (filters->name));
      for (guint i = 0; patterns[i] != NULL; i++)
        gtk_file_filter_add_pattern (filter, patterns[i]);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static void
set_folder (GtkFileChooser *chooser,
            GFile *folder)
{
  g_autofree char *path = g_settings_get_string (mdg_settings_get (), "files-folder");
  g_autoptr (GFile) last = *path != '\0' ? g_file_new_for_path (path) : NULL;
  GFile *wanted = folder != NULL ? folder : last;

  /* A folder that is gone is no reason to bother anybody: the chooser then starts where it likes. */
  if (wanted != NULL && g_file_query_exists (wanted, NULL))
    gtk_file_chooser_set_current_folder (chooser, wanted, NULL);
}

void
mdg_dialog_choose_file_async (GtkWindow *parent,
                              GtkFileChooserAction action,
                              const char *title,
                              const char *verb,
                              const MdgFileFilter *filters,
                              GFile *folder,
                              const char *suggested_name,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, verb, _ ("_Cancel"));

  g_task_set_source_tag (task, mdg_dialog_choose_file_async);
  /* The native dialog is not held by its window. */
  g_task_set_task_data (task, dialog, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog), filters);
  set_folder (GTK_FILE_CHOOSER (dialog), folder);
  if (suggested_name != NULL && action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_file_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

GFile *
mdg_dialog_choose_file_finish (GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdg_dialog_choose_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mdg_dialog_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _ ("Madoguchi"),
                         "application-icon", "io.github.madoguchi.Madoguchi",
                         "developer-name", _ ("The Madoguchi developers"),
                         "version", MDG_VERSION,
                         "comments", _ ("The desk of a medical and care liaison centre"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}
