#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-backup-section.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-backup-feature.h"
#include "mdg-date.h"
#include "mdg-dialogs.h"
#include "mdg-restore.h"
#include "mdg-settings.h"

struct _MdgBackupSection
{
  MdgSettingsSection parent_instance;

  AdwActionRow *last_row;
  AdwActionRow *folder_row;
  GtkLabel *problem;
  GtkBox *copies_box;
  GtkListBox *copies;
  GCancellable *cancellable;
  MdgBackupSchedule *schedule; /* borrowed; whose signals are connected */
};

G_DEFINE_FINAL_TYPE (MdgBackupSection, mdg_backup_section, MDG_TYPE_SETTINGS_SECTION)

static MdgWindow *
get_window (MdgBackupSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && MDG_IS_WINDOW (root) ? MDG_WINDOW (root) : NULL;
}

static const char *
get_path (MdgBackupSection *self)
{
  return mdg_workspace_get_path (mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self)));
}

static char *
dup_folder (MdgBackupSection *self)
{
  g_autofree char *folder = g_settings_get_string (mdg_settings_get (), "backup-folder");

  return *folder != '\0' ? g_steal_pointer (&folder) : mdg_backup_dup_default_folder (get_path (self));
}

static char *
dup_time (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%dT%H:%M");

  return mdg_datetime_format (iso);
}

typedef struct
{
  MdgBackupSection *section; /* borrowed: it holds the row */
  AdwExpanderRow *row;
  AdwActionRow *content_row;
  AdwActionRow *loss_row;
  GtkWidget *button;
  char *path;
  char *register_path;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_clear_object (&copy->content_row);
  g_clear_object (&copy->loss_row);
  g_clear_object (&copy->button);
  g_free (copy->path);
  g_free (copy->register_path);
  g_free (copy);
}

static void
inspect_in_thread (GTask *task,
                   gpointer source,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  Copy *copy = task_data;
  GError *error = NULL;
  MdgBackupContent *content = mdg_backup_inspect (copy->path, copy->register_path, cancellable, &error);

  if (content != NULL)
    g_task_return_pointer (task, content, (GDestroyNotify) mdg_backup_content_free);
  else
    g_task_return_error (task, error);
}

static void
show_content (Copy *copy,
              MdgBackupContent *content)
{
  g_autofree char *received = content->newest_received_at != NULL ? mdg_datetime_format (content->newest_received_at) : NULL;
  g_autofree char *counts = g_strdup_printf (_ ("Consultations %d, cases %d"), (int) content->n_consultations, (int) content->n_cases);
  g_autofree char *newest = content->newest_number != NULL ? g_strdup_printf (_ ("Last consultation %s, received %s"), content->newest_number, received) : NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *loss = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (copy->content_row), counts);
  adw_action_row_set_subtitle (copy->content_row, newest != NULL ? newest : "");
  if (content->lost_numbers != NULL && content->lost_numbers->len > 0)
    {
      g_autoptr (GPtrArray) parts = g_ptr_array_new ();

      for (guint i = 0; i < content->lost_numbers->len; i++)
        g_ptr_array_add (parts, content->lost_numbers->pdata[i]);
      g_ptr_array_add (parts, NULL);
      numbers = g_strjoinv (_ (", "), (char **) parts->pdata);
    }

  if (!content->is_same_register)
    loss = g_strdup (_ ("This copy is of another register, or the register cannot be read"));
  else if (content->n_lost == 0)
    loss = g_strdup (_ ("Nothing would be lost"));
  else
    loss = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d record made or changed since would be lost", "%d records made or changed since would be lost", (gulong) content->n_lost), (int) content->n_lost);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (copy->loss_row), loss);
  adw_action_row_set_subtitle (copy->loss_row, numbers != NULL ? numbers : "");
  gtk_widget_set_visible (GTK_WIDGET (copy->loss_row), TRUE);
  gtk_widget_set_sensitive (copy->button, content->is_same_register);
}

static void
inspect_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgBackupContent) content = g_task_propagate_pointer (G_TASK (result), &error);

  if (content != NULL)
    {
      show_content (copy, content);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (copy->content_row), _ ("This copy cannot be used"));
  adw_action_row_set_subtitle (copy->content_row, error->message);
}

static void
on_expanded (AdwExpanderRow *row,
             GParamSpec *pspec,
             gpointer user_data)
{
  Copy *shown = user_data;
  g_autoptr (GTask) task = NULL;
  Copy *copy;

  if (!adw_expander_row_get_expanded (row))
    return;

  copy = g_new0 (Copy, 1);
  copy->content_row = g_object_ref (shown->content_row);
  copy->loss_row = g_object_ref (shown->loss_row);
  copy->button = g_object_ref (shown->button);
  copy->path = g_strdup (shown->path);
  copy->register_path = g_strdup (get_path (shown->section));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (copy->content_row), _ ("Looking into the copy…"));
  task = g_task_new (NULL, shown->section->cancellable, inspect_cb, NULL);
  g_task_set_source_tag (task, on_expanded);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, inspect_in_thread);
}

static void
restore_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autofree char *path = user_data;

  if (mdg_dialog_confirm_finish (result, NULL))
    mdg_restore_in_window (MDG_WINDOW (source), path);
}

static void
on_restore_clicked (GtkButton *button,
                    gpointer user_data)
{
  Copy *copy = user_data;
  MdgWindow *window = get_window (copy->section);
  g_autofree char *body = g_strdup_printf (_ ("%s.\n\nThe register of now is kept aside under another name, so it can be had back."),
                                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (copy->loss_row)));

  if (window != NULL)
    mdg_dialog_confirm_async (GTK_WINDOW (window), _ ("Go Back to This Backup?"), body, _ ("_Restore"), MDG_CONFIRM_DESTRUCTIVE, NULL, restore_cb, g_strdup (copy->path));
}

static GtkWidget *
new_copy_row (MdgBackupSection *self,
              MdgBackup *backup)
{
  Copy *copy = g_new0 (Copy, 1);
  g_autofree char *title = dup_time (backup->at);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  GtkWidget *row = adw_expander_row_new ();

  copy->row = ADW_EXPANDER_ROW (row);
  copy->section = self;
  copy->path = g_strdup (backup->path);
  copy->content_row = g_object_ref_sink (ADW_ACTION_ROW (adw_action_row_new ()));
  copy->loss_row = g_object_ref_sink (ADW_ACTION_ROW (adw_action_row_new ()));
  copy->button = g_object_ref_sink (gtk_button_new_with_mnemonic (_ ("_Restore…")));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (copy->content_row), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (copy->loss_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_expander_row_set_subtitle (copy->row, size);
  gtk_widget_set_visible (GTK_WIDGET (copy->loss_row), FALSE);
  gtk_widget_set_valign (copy->button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (copy->loss_row, copy->button);
  adw_expander_row_add_row (copy->row, GTK_WIDGET (copy->content_row));
  adw_expander_row_add_row (copy->row, GTK_WIDGET (copy->loss_row));
  g_signal_connect (copy->button, "clicked", G_CALLBACK (on_restore_clicked), copy);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (on_expanded), copy, NULL, 0);
  g_object_set_data_full (G_OBJECT (row), "mdg-copy", copy, copy_free);

  return row;
}

static void
show_copies (MdgBackupSection *self)
{
  g_autofree char *folder = dup_folder (self);
  g_autoptr (GPtrArray) copies = mdg_backup_list (get_path (self), folder);
  g_autofree char *time = copies->len > 0 ? dup_time (((MdgBackup *) copies->pdata[0])->at) : NULL;
  g_autofree char *text = time != NULL ? g_strdup_printf (_ ("%s, checked after it was written"), time) : NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->copies, 0)) != NULL)
    gtk_list_box_remove (self->copies, GTK_WIDGET (row));
  for (guint i = 0; i < copies->len; i++)
    gtk_list_box_append (self->copies, new_copy_row (self, copies->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->copies_box), copies->len > 0);
  adw_action_row_set_subtitle (self->last_row, text != NULL ? text : _ ("There is none yet"));
  adw_action_row_set_subtitle (self->folder_row, folder);
}

static void
show_state (MdgBackupSection *self)
{
  MdgWindow *window = get_window (self);
  const char *problem = window != NULL ? mdg_backup_get_problem (window) : NULL;

  show_copies (self);
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.standard-folder", g_settings_get_user_value (mdg_settings_get (), "backup-folder") != NULL);
}

/* After the feature's own handler, which notes the problem. */
static void
connect_schedule (MdgBackupSection *self)
{
  MdgWindow *window = get_window (self);
  MdgBackupSchedule *schedule = window != NULL ? mdg_backup_get_schedule (window) : NULL;

  if (schedule == NULL || schedule == self->schedule)
    return;

  self->schedule = schedule;
  g_signal_connect_object (schedule, "made", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (schedule, "failed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
choose_folder_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (MdgBackupSection) self = user_data;
  g_autoptr (GFile) folder = mdg_dialog_choose_file_finish (result, NULL);

  if (folder == NULL || g_file_peek_path (folder) == NULL)
    return;

  g_settings_set_string (mdg_settings_get (), "backup-folder", g_file_peek_path (folder));
  show_state (self);
}

static void
choose_folder_action (GtkWidget *widget,
                      const char *action_name,
                      GVariant *parameter)
{
  mdg_dialog_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Folder of the Backups"),
                                _ ("_Choose"), NULL, NULL, NULL, NULL, choose_folder_cb, g_object_ref (widget));
}

static void
standard_folder_action (GtkWidget *widget,
                        const char *action_name,
                        GVariant *parameter)
{
  g_settings_reset (mdg_settings_get (), "backup-folder");
  show_state (MDG_BACKUP_SECTION (widget));
}

static void
mdg_backup_section_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdg_backup_section_parent_class)->map (widget);

  connect_schedule (MDG_BACKUP_SECTION (widget));
  show_state (MDG_BACKUP_SECTION (widget));
}

static void
mdg_backup_section_dispose (GObject *object)
{
  MdgBackupSection *self = MDG_BACKUP_SECTION (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (mdg_backup_section_parent_class)->dispose (object);
}

static void
mdg_backup_section_class_init (MdgBackupSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_backup_section_dispose;
  widget_class->map = mdg_backup_section_map;

  gtk_widget_class_install_action (widget_class, "backup.choose-folder", NULL, choose_folder_action);
  gtk_widget_class_install_action (widget_class, "backup.standard-folder", NULL, standard_folder_action);
}

static AdwActionRow *
new_action_row (AdwPreferencesGroup *group,
                const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);

  return ADW_ACTION_ROW (row);
}

static void
add_button (AdwActionRow *row,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (row, button);
}

static void
mdg_backup_section_init (MdgBackupSection *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->cancellable = g_cancellable_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Automatic Backups"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Made when the register is opened and every hour when something changed. The last ten are kept, and one for each of eight weeks and twelve months."));
  self->last_row = new_action_row (ADW_PREFERENCES_GROUP (group), _ ("Last backup"));
  add_button (self->last_row, _ ("_Back Up Now"), "win.back-up");
  self->folder_row = new_action_row (ADW_PREFERENCES_GROUP (group), _ ("Folder"));
  add_button (self->folder_row, _ ("_Standard"), "backup.standard-folder");
  add_button (self->folder_row, _ ("C_hange…"), "backup.choose-folder");
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), group);

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mdg-field-error");
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), GTK_WIDGET (self->problem));

  self->copies_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->copies = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->copies, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->copies), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copies), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Copies"), -1);
  gtk_box_append (self->copies_box, mdg_settings_heading_new (_ ("Copies"), _ ("Open one to see what is in it and what going back to it would cost."), NULL));
  gtk_box_append (self->copies_box, GTK_WIDGET (self->copies));
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), GTK_WIDGET (self->copies_box));
}

GtkWidget *
mdg_backup_section_new (MdgWorkspace *workspace)
{
  MdgBackupSection *self = g_object_new (MDG_TYPE_BACKUP_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);

  return GTK_WIDGET (self);
}
