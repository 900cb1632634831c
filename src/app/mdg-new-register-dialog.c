#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-new-register-dialog.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "mdg-app-paths.h"
#include "mdg-dialogs.h"
#include "mdg-ime-guard.h"
#include "mdg-macros.h"
#include "mdg-workspace.h"

struct _MdgNewRegisterDialog
{
  AdwWindow parent_instance;

  GtkEditable *name_row;
  AdwActionRow *folder_row;
  GtkLabel *problem;

  char *folder;
};

G_DEFINE_FINAL_TYPE (MdgNewRegisterDialog, mdg_new_register_dialog, ADW_TYPE_WINDOW)

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_name (MdgNewRegisterDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
}

static void
show_folder (MdgNewRegisterDialog *self)
{
  adw_action_row_set_subtitle (self->folder_row, self->folder);
}

static void
update_actions (MdgNewRegisterDialog *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.create", *name != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
show_problem (MdgNewRegisterDialog *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

/* The name of the centre as a file name; what a file system or a USB stick refuses becomes a line. */
static char *
dup_path (MdgNewRegisterDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *file_name = NULL;

  g_strdelimit (name, "/\\:*?\"<>|", '_');
  if (*name == '.')
    *name = '_';
  file_name = g_strconcat (name, ".madoguchi", NULL);

  return g_build_filename (self->folder, file_name, NULL);
}

static void
create_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgNewRegisterDialog *self = MDG_NEW_REGISTER_DIALOG (widget);
  g_autofree char *name = dup_name (self);
  g_autofree char *path = dup_path (self);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      g_autofree char *text = g_strdup_printf (_ ("The folder cannot be made: %s. Choose another one; nothing was written."),
                                               g_strerror (errno));

      show_problem (self, text);
      return;
    }
  if (!mdg_workspace_create (path, name, &error))
    {
      show_problem (self, error->message);
      return;
    }

  g_signal_emit (self, signals[CREATED], 0, path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
choose_folder_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (MdgNewRegisterDialog) self = user_data;
  g_autoptr (GFile) folder = mdg_dialog_choose_file_finish (result, NULL);
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (path != NULL && mdg_set_str (&self->folder, path))
    show_folder (self);
}

static void
choose_folder_action (GtkWidget *widget,
                      const char *action_name,
                      GVariant *parameter)
{
  mdg_dialog_choose_file_async (GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Folder of the Register"),
                                _ ("_Choose"), NULL, NULL, NULL, NULL, choose_folder_cb, g_object_ref (widget));
}

static void
on_name_activated (MdgNewRegisterDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "register.create", NULL);
}

static void
mdg_new_register_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdg_new_register_dialog_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (MDG_NEW_REGISTER_DIALOG (widget)->name_row));
}

static void
mdg_new_register_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_NEW_REGISTER_DIALOG);

  G_OBJECT_CLASS (mdg_new_register_dialog_parent_class)->dispose (object);
}

static void
mdg_new_register_dialog_finalize (GObject *object)
{
  g_free (MDG_NEW_REGISTER_DIALOG (object)->folder);

  G_OBJECT_CLASS (mdg_new_register_dialog_parent_class)->finalize (object);
}

static void
mdg_new_register_dialog_class_init (MdgNewRegisterDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_new_register_dialog_dispose;
  object_class->finalize = mdg_new_register_dialog_finalize;
  widget_class->map = mdg_new_register_dialog_map;

  signals[CREATED] = g_signal_new ("created", MDG_TYPE_NEW_REGISTER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "mdg-new-register-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgNewRegisterDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, MdgNewRegisterDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, MdgNewRegisterDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, on_name_activated);
  gtk_widget_class_install_action (widget_class, "register.create", NULL, create_action);
  gtk_widget_class_install_action (widget_class, "register.choose-folder", NULL, choose_folder_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_new_register_dialog_init (MdgNewRegisterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->folder = mdg_new_register_dup_default_folder ();
  show_folder (self);
  update_actions (self);
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

GtkWidget *
mdg_new_register_dialog_new (GtkWindow *parent)
{
  return g_object_new (MDG_TYPE_NEW_REGISTER_DIALOG, "transient-for", parent, NULL);
}

char *
mdg_new_register_dup_default_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  /* Translators: the folder of registers in Documents. */
  return g_build_filename (documents != NULL ? documents : g_get_home_dir (), C_ ("folder", "Madoguchi"), NULL);
}
