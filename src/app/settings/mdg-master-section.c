#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-master-section.h"

#include <glib/gi18n-lib.h>

#include "mdg-masters.h"
#include "mdg-record-dialog.h"
#include "mdg-settings-save.h"

typedef struct
{
  MdgMasterList *list; /* of an ordered kind */
  GtkWidget *hint;
} MdgMasterSectionPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (MdgMasterSection, mdg_master_section, MDG_TYPE_SETTINGS_SECTION)

static MdgMasterSectionPrivate *
get_private (MdgMasterSection *self)
{
  return mdg_master_section_get_instance_private (self);
}

static const MdgMasterTable *
get_table (MdgMasterSection *self)
{
  return MDG_MASTER_SECTION_GET_CLASS (self)->table;
}

static MdgWorkspace *
get_workspace (MdgMasterSection *self)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self));
}

static void
present_dialog (MdgMasterSection *self,
                const char *title,
                const char *action,
                MdgRecord *record)
{
  const MdgMasterTable *table = get_table (self);
  GtkWidget *dialog = mdg_record_dialog_new (GTK_WIDGET (self), get_workspace (self), _ (title), table->groups, table->n_groups, record);

  mdg_record_dialog_set_action (MDG_RECORD_DIALOG (dialog), action);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgMasterSection *self = MDG_MASTER_SECTION (widget);
  const MdgMasterTable *table = get_table (self);
  g_autoptr (MdgRecord) record = mdg_masters_new_record (get_workspace (self), table->kind, NULL);

  if (record != NULL)
    present_dialog (self, table->new_title, table->added, record);
}

static void
edit_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgMasterSection *self = MDG_MASTER_SECTION (widget);
  MdgRecord *record = mdg_master_list_find (get_private (self)->list, parameter);

  if (record != NULL)
    mdg_master_section_edit (self, record);
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgMasterSection *self = MDG_MASTER_SECTION (widget);
  MdgRecord *record = mdg_master_list_find (get_private (self)->list, parameter);

  if (record != NULL)
    MDG_MASTER_SECTION_GET_CLASS (self)->remove (self, record);
}

static void
order_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgMasterSection *self = MDG_MASTER_SECTION (widget);
  MdgChange *change = mdg_masters_new_order (mdg_master_list_get_records (get_private (self)->list), get_table (self)->position_field);

  mdg_settings_save (widget, get_workspace (self), change, g_strdup (_ ("Order changed")), NULL);
}

static void
describe (MdgRecord *record,
          MdgMasterText *text,
          gpointer data)
{
  MDG_MASTER_SECTION_GET_CLASS (data)->describe (data, record, text);
}

static void
fill_menu (MdgRecord *record,
           const char *uuid,
           GMenu *menu,
           gpointer data)
{
  MDG_MASTER_SECTION_GET_CLASS (data)->fill_menu (data, record, uuid, menu);
}

static GtkWidget *
new_list (MdgMasterSection *self)
{
  MdgMasterSectionPrivate *priv = get_private (self);

  priv->list = MDG_MASTER_LIST (mdg_master_list_new (_ (get_table (self)->title), describe, fill_menu, self));

  return GTK_WIDGET (priv->list);
}

static void
show_in_list (MdgMasterSection *self,
              GPtrArray *records)
{
  mdg_master_list_set_records (get_private (self)->list, records);
}

static void
mdg_master_section_reload (MdgSettingsSection *section)
{
  MdgMasterSection *self = MDG_MASTER_SECTION (section);
  g_autoptr (GPtrArray) records = mdg_masters_list (get_workspace (self), get_table (self)->kind, NULL);

  if (records == NULL)
    return;

  MDG_MASTER_SECTION_GET_CLASS (self)->show_records (self, records);
  gtk_widget_set_visible (get_private (self)->hint, records->len == 0);
}

static void
mdg_master_section_leave (MdgSettingsSection *section)
{
  MdgMasterSectionPrivate *priv = get_private (MDG_MASTER_SECTION (section));

  if (priv->list != NULL)
    mdg_master_list_flush (priv->list);
}

static GtkWidget *
new_buttons (const MdgMasterTable *table)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ (table->add_label));

  if (table->has_town_list)
    {
      GtkWidget *paste = gtk_button_new_with_mnemonic (_ ("From a _List…"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (paste), "win.add-towns");
      gtk_box_append (GTK_BOX (box), paste);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "master.add");
  gtk_box_append (GTK_BOX (box), add);

  return box;
}

static void
mdg_master_section_constructed (GObject *object)
{
  MdgMasterSection *self = MDG_MASTER_SECTION (object);
  MdgSettingsSection *section = MDG_SETTINGS_SECTION (object);
  const MdgMasterTable *table = get_table (self);
  GtkWidget *hint = gtk_label_new (_ (table->nothing));

  G_OBJECT_CLASS (mdg_master_section_parent_class)->constructed (object);

  get_private (self)->hint = hint;
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "mdg-dim");
  mdg_settings_section_add (section, mdg_settings_heading_new (_ (table->title), _ (table->description), new_buttons (table)));
  mdg_settings_section_add (section, MDG_MASTER_SECTION_GET_CLASS (self)->new_view (self));
  mdg_settings_section_add (section, hint);
}

static void
mdg_master_section_class_init (MdgMasterSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = mdg_master_section_constructed;
  MDG_SETTINGS_SECTION_CLASS (klass)->reload = mdg_master_section_reload;
  MDG_SETTINGS_SECTION_CLASS (klass)->leave = mdg_master_section_leave;
  klass->new_view = new_list;
  klass->show_records = show_in_list;

  gtk_widget_class_install_action (widget_class, "master.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "master.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "master.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "master.order", NULL, order_action);
}

static void
mdg_master_section_init (MdgMasterSection *self)
{
}

GtkWidget *
mdg_master_section_new (GType type,
                        MdgWorkspace *workspace)
{
  MdgMasterSection *self = g_object_new (type, NULL);
  gboolean is_fixed = mdg_workspace_is_read_only (workspace);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "master.add", !is_fixed);
  if (get_private (self)->list != NULL)
    mdg_master_list_set_is_fixed (get_private (self)->list, is_fixed);
  mdg_settings_section_reload (MDG_SETTINGS_SECTION (self));

  return GTK_WIDGET (self);
}

void
mdg_master_section_edit (MdgMasterSection *self,
                         MdgRecord *record)
{
  g_return_if_fail (MDG_IS_MASTER_SECTION (self));

  if (!mdg_workspace_is_read_only (get_workspace (self)))
    present_dialog (self, get_table (self)->edit_title, get_table (self)->changed, record);
}
