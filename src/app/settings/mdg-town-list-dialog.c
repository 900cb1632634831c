#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-town-list-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-capture-keys.h"
#include "mdg-ime-guard.h"
#include "mdg-settings-save.h"
#include "mdg-town-list-view.h"

struct _MdgTownListDialog
{
  AdwWindow parent_instance;

  GtkBox *content;
  MdgTownListView *view;

  GtkWidget *owner;
  MdgWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (MdgTownListDialog, mdg_town_list_dialog, ADW_TYPE_WINDOW)

static void
update_actions (MdgTownListDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "towns.add", mdg_town_list_view_has_news (self->view));
}

static void
add_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgTownListDialog *self = MDG_TOWN_LIST_DIALOG (widget);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Areas and towns added"));
  GError *error = NULL;
  gboolean is_added = mdg_town_list_view_add_to_change (self->view, change, &error);

  mdg_settings_save (self->owner, self->workspace, is_added ? g_object_ref (change) : NULL,
                     g_strdup (mdg_town_list_view_get_summary (self->view)), error);
  gtk_window_close (GTK_WINDOW (self));
}

static void
mdg_town_list_dialog_dispose (GObject *object)
{
  MdgTownListDialog *self = MDG_TOWN_LIST_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_TOWN_LIST_DIALOG);
  g_clear_object (&self->owner);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_town_list_dialog_parent_class)->dispose (object);
}

static void
mdg_town_list_dialog_class_init (MdgTownListDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_town_list_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "settings/mdg-town-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgTownListDialog, content);
  gtk_widget_class_install_action (widget_class, "towns.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_town_list_dialog_init (MdgTownListDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "towns.add");
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

GtkWidget *
mdg_town_list_dialog_new (GtkWidget *owner,
                          MdgWorkspace *workspace)
{
  MdgTownListDialog *self = g_object_new (MDG_TYPE_TOWN_LIST_DIALOG, "transient-for", gtk_widget_get_root (owner), NULL);

  self->owner = g_object_ref (owner);
  self->workspace = g_object_ref (workspace);
  self->view = MDG_TOWN_LIST_VIEW (mdg_town_list_view_new (workspace));
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  g_signal_connect_object (self->view, "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->content, GTK_WIDGET (self->view));
  update_actions (self);

  return GTK_WIDGET (self);
}

void
mdg_town_list_dialog_set_text (MdgTownListDialog *self,
                               const char *text)
{
  g_return_if_fail (MDG_IS_TOWN_LIST_DIALOG (self));

  mdg_town_list_view_set_text (self->view, text);
}
