#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-master-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Several moves in a row are one change. */
#define SAVE_AFTER_MS 900

struct _MdgMasterList
{
  GtkBox parent_instance;

  GtkListBox *list;
  GPtrArray *records;
  MdgMasterDescribe describe;
  MdgMasterFillMenu fill_menu;
  gpointer data;
  gboolean is_fixed;
  guint save_source;
};

G_DEFINE_FINAL_TYPE (MdgMasterList, mdg_master_list, GTK_TYPE_BOX)

static int
find_uuid (MdgMasterList *self,
           const char *text)
{
  MdgUuid uuid;

  if (!mdg_uuid_parse (text, &uuid))
    return -1;

  for (guint i = 0; i < self->records->len; i++)
    if (mdg_uuid_equal (mdg_record_get_uuid (self->records->pdata[i]), &uuid))
      return (int) i;

  return -1;
}

static int
get_focused_index (MdgMasterList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL && GTK_IS_LIST_BOX_ROW (row) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static gboolean
save_cb (gpointer user_data)
{
  MdgMasterList *self = user_data;

  self->save_source = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "master.order", NULL);

  return G_SOURCE_REMOVE;
}

void
mdg_master_list_flush (MdgMasterList *self)
{
  g_return_if_fail (MDG_IS_MASTER_LIST (self));

  if (self->save_source == 0)
    return;

  g_clear_handle_id (&self->save_source, g_source_remove);
  gtk_widget_activate_action (GTK_WIDGET (self), "master.order", NULL);
}

static void
create_popup (GtkMenuButton *button,
              gpointer user_data)
{
  MdgMasterList *self = user_data;
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  MdgRecord *record = self->records->pdata[index];
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (record));
  g_autofree char *edit = g_strdup_printf ("master.edit('%s')", uuid);
  g_autofree char *up = g_strdup_printf ("list.move(('%s', -1))", uuid);
  g_autofree char *down = g_strdup_printf ("list.move(('%s', 1))", uuid);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  g_menu_append (menu, _ ("Edit…"), edit);
  g_menu_append (order, _ ("Move Up"), up);
  g_menu_append (order, _ ("Move Down"), down);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  self->fill_menu (record, uuid, more, self->data);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
add_menu_button (MdgMasterList *self,
                 GtkWidget *row,
                 const char *title)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("Menu of %s"), title);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup, self, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
new_row (MdgMasterList *self,
         MdgRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  MdgMasterText text = { 0 };

  self->describe (record, &text, self->data);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text.title);
  if (text.subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text.subtitle);
  if (text.note != NULL)
    {
      GtkWidget *note = gtk_label_new (text.note);

      gtk_widget_add_css_class (note, "mdg-hint");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), note);
    }
  if (text.is_dim)
    gtk_widget_add_css_class (row, "mdg-dim");
  if (text.is_head)
    gtk_widget_add_css_class (row, "mdg-heading");
  if (!self->is_fixed)
    add_menu_button (self, row, text.title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !self->is_fixed);
  g_free (text.title);
  g_free (text.subtitle);
  g_free (text.note);

  return row;
}

static void
clear_rows (MdgMasterList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
fill (MdgMasterList *self)
{
  clear_rows (self);
  for (guint i = 0; i < self->records->len; i++)
    gtk_list_box_append (self->list, new_row (self, self->records->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->records->len > 0);
}

static void
focus_row (MdgMasterList *self,
           int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MIN (index, (int) self->records->len - 1));

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
mdg_master_list_set_records (MdgMasterList *self,
                             GPtrArray *records)
{
  int index;
  g_autofree char *uuid = NULL;

  g_return_if_fail (MDG_IS_MASTER_LIST (self));

  index = get_focused_index (self);
  if (index >= 0)
    uuid = mdg_uuid_dup_string (mdg_record_get_uuid (self->records->pdata[index]));
  g_ptr_array_set_size (self->records, 0);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (self->records, g_object_ref (records->pdata[i]));
  fill (self);

  /* The place is kept: the same record, else the one that took its place. */
  if (uuid != NULL)
    focus_row (self, find_uuid (self, uuid) >= 0 ? find_uuid (self, uuid) : index);
}

void
mdg_master_list_move (MdgMasterList *self,
                      guint index,
                      int step)
{
  int to = (int) index + step;

  g_return_if_fail (MDG_IS_MASTER_LIST (self));

  if (self->is_fixed || index >= self->records->len || to < 0 || to >= (int) self->records->len)
    return;

  g_ptr_array_insert (self->records, to, g_ptr_array_steal_index (self->records, index));
  fill (self);
  focus_row (self, to);
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_AFTER_MS, save_cb, self);
}

static void
move_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgMasterList *self = MDG_MASTER_LIST (widget);
  const char *uuid;
  int step;
  int index;

  g_variant_get (parameter, "(&si)", &uuid, &step);
  index = *uuid != '\0' ? find_uuid (self, uuid) : get_focused_index (self);
  if (index >= 0)
    mdg_master_list_move (self, (guint) index, step);
}

static void
activate_at (MdgMasterList *self,
             int index,
             const char *action)
{
  g_autofree char *uuid = NULL;

  if (index < 0 || self->is_fixed)
    return;

  uuid = mdg_uuid_dup_string (mdg_record_get_uuid (self->records->pdata[index]));
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", uuid);
}

static void
on_row_activated (MdgMasterList *self,
                  GtkListBoxRow *row)
{
  activate_at (self, gtk_list_box_row_get_index (row), "master.edit");
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  activate_at (MDG_MASTER_LIST (widget), get_focused_index (MDG_MASTER_LIST (widget)), "master.remove");
}

static void
mdg_master_list_unmap (GtkWidget *widget)
{
  mdg_master_list_flush (MDG_MASTER_LIST (widget));

  GTK_WIDGET_CLASS (mdg_master_list_parent_class)->unmap (widget);
}

static void
mdg_master_list_dispose (GObject *object)
{
  g_clear_handle_id (&MDG_MASTER_LIST (object)->save_source, g_source_remove);

  G_OBJECT_CLASS (mdg_master_list_parent_class)->dispose (object);
}

static void
mdg_master_list_finalize (GObject *object)
{
  g_ptr_array_unref (MDG_MASTER_LIST (object)->records);

  G_OBJECT_CLASS (mdg_master_list_parent_class)->finalize (object);
}

static void
mdg_master_list_class_init (MdgMasterListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_master_list_dispose;
  object_class->finalize = mdg_master_list_finalize;
  widget_class->unmap = mdg_master_list_unmap;

  gtk_widget_class_install_action (widget_class, "list.move", "(si)", move_action);
  gtk_widget_class_install_action (widget_class, "list.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "list.move", "(si)", "", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "list.move", "(si)", "", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "list.remove", NULL);
}

static void
mdg_master_list_init (MdgMasterList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

GtkWidget *
mdg_master_list_new (const char *label,
                     MdgMasterDescribe describe,
                     MdgMasterFillMenu fill_menu,
                     gpointer data)
{
  MdgMasterList *self = g_object_new (MDG_TYPE_MASTER_LIST, NULL);

  self->describe = describe;
  self->fill_menu = fill_menu;
  self->data = data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

void
mdg_master_list_set_is_fixed (MdgMasterList *self,
                              gboolean is_fixed)
{
  g_return_if_fail (MDG_IS_MASTER_LIST (self));

  self->is_fixed = is_fixed;
}

GPtrArray *
mdg_master_list_get_records (MdgMasterList *self)
{
  g_return_val_if_fail (MDG_IS_MASTER_LIST (self), NULL);

  return self->records;
}

MdgRecord *
mdg_master_list_find (MdgMasterList *self,
                      GVariant *uuid)
{
  int index;

  g_return_val_if_fail (MDG_IS_MASTER_LIST (self), NULL);

  index = find_uuid (self, g_variant_get_string (uuid, NULL));

  return index >= 0 ? self->records->pdata[index] : NULL;
}
