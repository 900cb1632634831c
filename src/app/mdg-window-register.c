#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-window-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-settings.h"
#include "mdg-workspace.h"

/* What a window does with its register whatever page is shown: the name of the centre, who sits here,
   taking changes back. */

static void
show_centre (MdgWindow *self)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (mdg_window_get_workspace (self)));
  const char *city = mdg_record_get_text (centre, MDG_CENTRE_CITY);

  mdg_window_set_centre (self, city != NULL ? city : mdg_record_get_text (centre, MDG_CENTRE_NAME));
}

static void
show_staff (MdgWindow *self)
{
  MdgWorkspace *workspace = mdg_window_get_workspace (self);
  MdgStaff *staff = mdg_workspace_get_staff (workspace);

  mdg_window_set_staff (self, staff != NULL ? mdg_record_get_text (MDG_RECORD (staff), MDG_STAFF_NAME) : _ ("Choose who you are"));
  if (mdg_workspace_is_read_only (workspace))
    mdg_window_set_save_state (self, _ ("For reading only"));
}

static void
on_saved (MdgWindow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *text = g_strdup_printf (_ ("Saved %s"), time);

  mdg_window_set_save_state (self, text);
  show_centre (self);
}

static void
set_staff_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  MdgWindow *self = user_data;
  MdgWorkspace *workspace = mdg_window_get_workspace (self);
  g_autoptr (MdgRecord) staff = NULL;
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  staff = mdg_workspace_load (workspace, MDG_KIND_STAFF, &uuid, NULL);
  if (staff == NULL)
    return;

  mdg_workspace_set_staff (workspace, MDG_STAFF (staff));
  g_settings_set_string (mdg_settings_get (), "staff", g_variant_get_string (parameter, NULL));
}

/* The one of last time, or the only one there is. */
static void
restore_staff (MdgWindow *self)
{
  MdgWorkspace *workspace = mdg_window_get_workspace (self);
  g_autofree char *last = g_settings_get_string (mdg_settings_get (), "staff");
  g_autoptr (GPtrArray) staff = mdg_workspace_list (workspace, MDG_KIND_STAFF, NULL);
  MdgUuid uuid;

  if (staff == NULL || staff->len == 0)
    return;

  if (mdg_uuid_parse (last, &uuid))
    for (guint i = 0; i < staff->len; i++)
      if (mdg_uuid_equal (mdg_record_get_uuid (staff->pdata[i]), &uuid))
        mdg_workspace_set_staff (workspace, staff->pdata[i]);

  if (mdg_workspace_get_staff (workspace) == NULL && staff->len == 1)
    mdg_workspace_set_staff (workspace, staff->pdata[0]);
}

static GMenuModel *
new_staff_menu (MdgWindow *self)
{
  g_autoptr (GPtrArray) staff = mdg_workspace_list (mdg_window_get_workspace (self), MDG_KIND_STAFF, NULL);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (staff->pdata[i]));
      g_autofree char *action = g_strdup_printf ("win.set-staff('%s')", uuid);

      if (mdg_record_get_flag (staff->pdata[i], MDG_STAFF_IS_ACTIVE))
        g_menu_append (menu, mdg_record_get_text (staff->pdata[i], MDG_STAFF_NAME), action);
    }

  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer user_data)
{
  gtk_widget_unparent (user_data);

  return G_SOURCE_REMOVE;
}

/* The action of the item that was chosen runs after the popover has closed. */
static void
on_staff_menu_closed (GtkWidget *popover)
{
  g_idle_add (unparent_cb, popover);
}

static void
choose_staff_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  MdgWindow *self = user_data;
  g_autoptr (GMenuModel) menu = new_staff_menu (self);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, mdg_window_get_staff_button (self));
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_TOP);
  g_signal_connect (popover, "closed", G_CALLBACK (on_staff_menu_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
undo_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgWindow) self = user_data;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (!mdg_workspace_undo_finish (MDG_WORKSPACE (source), result, NULL, &kept, &error))
    {
      mdg_window_toast (self, error->message);
      return;
    }
  if (kept->len == 0)
    {
      mdg_window_toast (self, _ ("Taken back"));
      return;
    }

  g_ptr_array_add (kept, NULL);
  list = g_strjoinv (_ (", "), (char **) kept->pdata);
  text = g_strdup_printf (_ ("Taken back, except what was edited since: %s"), list);
  mdg_window_toast (self, text);
}

static void
undo_change_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  MdgWindow *self = user_data;
  MdgUuid uuid;

  if (mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    mdg_workspace_undo_async (mdg_window_get_workspace (self), &uuid, NULL, undo_cb, g_object_ref (self));
}

void
mdg_window_attach_register (MdgWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "choose-staff", .activate = choose_staff_action },
    { .name = "set-staff", .parameter_type = "s", .activate = set_staff_action },
    { .name = "undo-change", .parameter_type = "s", .activate = undo_change_action },
  };
  MdgWorkspace *workspace = mdg_window_get_workspace (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "staff-changed", G_CALLBACK (show_staff), self, G_CONNECT_SWAPPED);
  restore_staff (self);
  show_centre (self);
  show_staff (self);
}
