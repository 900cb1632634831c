#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-area-section.h"

#include <glib/gi18n-lib.h>

#include "mdg-area.h"
#include "mdg-master-list.h"
#include "mdg-masters.h"
#include "mdg-record-dialog.h"
#include "mdg-settings-save.h"
#include "mdg-town.h"

struct _MdgAreaSection
{
  MdgSettingsSection parent_instance;

  MdgMasterList *list;
  GtkWidget *hint;
  GPtrArray *towns;
};

G_DEFINE_FINAL_TYPE (MdgAreaSection, mdg_area_section, MDG_TYPE_SETTINGS_SECTION)

static const MdgFormField area_fields[] = {
  { MDG_AREA_NAME, MDG_FORM_TEXT, N_ ("Name of the area") },
  { MDG_AREA_KANA, MDG_FORM_TEXT, N_ ("Reading") },
  { MDG_AREA_CODE, MDG_FORM_TEXT, N_ ("Code"), N_ ("Stands in files that are exchanged") },
  { MDG_AREA_WIDE_AREA, MDG_FORM_TEXT, N_ ("Wide area"), N_ ("Where several areas are counted together") },
  { MDG_AREA_IS_OUTSIDE, MDG_FORM_FLAG, N_ ("Outside the city") },
};

static const MdgFormField cgsc_fields[] = {
  { MDG_AREA_CGSC_NAME, MDG_FORM_TEXT, N_ ("Name") },
  { MDG_AREA_CGSC_PHONE, MDG_FORM_PHONE, N_ ("TEL") },
  { MDG_AREA_CGSC_FAX, MDG_FORM_PHONE, N_ ("FAX") },
};

static const MdgFormGroup groups[] = {
  { NULL, NULL, area_fields, G_N_ELEMENTS (area_fields) },
  { N_ ("Community general support centre"), NULL, cgsc_fields, G_N_ELEMENTS (cgsc_fields) },
};

static MdgWorkspace *
get_workspace (MdgAreaSection *self)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self));
}

static guint
count_towns (MdgAreaSection *self,
             MdgRecord *area)
{
  guint n = 0;

  for (guint i = 0; self->towns != NULL && i < self->towns->len; i++)
    {
      const MdgUuid *uuid = mdg_record_get_reference (self->towns->pdata[i], MDG_TOWN_AREA);

      n += uuid != NULL && mdg_uuid_equal (uuid, mdg_record_get_uuid (area));
    }

  return n;
}

static void
describe (MdgRecord *record,
          MdgMasterText *text,
          gpointer data)
{
  MdgAreaSection *self = data;
  g_autoptr (GString) subtitle = g_string_new (NULL);
  const char *cgsc = mdg_record_get_text (record, MDG_AREA_CGSC_NAME);
  const char *phone = mdg_record_get_text (record, MDG_AREA_CGSC_PHONE);
  const char *fax = mdg_record_get_text (record, MDG_AREA_CGSC_FAX);
  const char *wide = mdg_record_get_text (record, MDG_AREA_WIDE_AREA);
  guint n = count_towns (self, record);

  if (cgsc != NULL)
    g_string_append (subtitle, cgsc);
  if (phone != NULL)
    g_string_append_printf (subtitle, "　TEL %s", phone);
  if (fax != NULL)
    g_string_append_printf (subtitle, "　FAX %s", fax);
  if (wide != NULL)
    g_string_append_printf (subtitle, "　%s", wide);
  g_strstrip (subtitle->str);

  text->title = g_strdup (mdg_record_get_text (record, MDG_AREA_NAME));
  text->subtitle = g_strdup (subtitle->str);
  text->note = mdg_record_get_flag (record, MDG_AREA_IS_OUTSIDE) ? g_strdup (_ ("outside the city"))
                                                                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u town", "%u towns", n), n);
}

static void
fill_menu (MdgRecord *record,
           const char *uuid,
           GMenu *menu,
           gpointer data)
{
  g_autofree char *remove = g_strdup_printf ("master.remove('%s')", uuid);

  g_menu_append (menu, _ ("Its Towns"), "win.show-settings('towns')");
  g_menu_append (menu, _ ("Remove"), remove);
}

static void
present_dialog (MdgAreaSection *self,
                const char *title,
                const char *action,
                MdgRecord *record)
{
  GtkWidget *dialog = mdg_record_dialog_new (GTK_WIDGET (self), get_workspace (self), title, groups, G_N_ELEMENTS (groups), record);

  mdg_record_dialog_set_action (MDG_RECORD_DIALOG (dialog), action);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgAreaSection *self = MDG_AREA_SECTION (widget);
  g_autoptr (MdgRecord) record = mdg_masters_new_record (get_workspace (self), MDG_KIND_AREA, NULL);

  if (record != NULL)
    present_dialog (self, _ ("New Area"), N_ ("Area added"), record);
}

static void
edit_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgAreaSection *self = MDG_AREA_SECTION (widget);
  MdgRecord *record = mdg_master_list_find (self->list, parameter);

  if (record != NULL)
    present_dialog (self, _ ("Area"), N_ ("Area changed"), record);
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgAreaSection *self = MDG_AREA_SECTION (widget);
  MdgRecord *record = mdg_master_list_find (self->list, parameter);
  GError *error = NULL;
  MdgChange *change;

  if (record == NULL)
    return;

  change = mdg_masters_new_area_removed (get_workspace (self), record, &error);
  mdg_settings_save (widget, get_workspace (self), change, g_strdup_printf (_ ("Removed %s"), mdg_record_get_text (record, MDG_AREA_NAME)), error);
}

static void
order_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgAreaSection *self = MDG_AREA_SECTION (widget);
  MdgChange *change = mdg_masters_new_order (mdg_master_list_get_records (self->list), MDG_AREA_POSITION);

  mdg_settings_save (widget, get_workspace (self), change, g_strdup (_ ("Order changed")), NULL);
}

static void
mdg_area_section_reload (MdgSettingsSection *section)
{
  MdgAreaSection *self = MDG_AREA_SECTION (section);
  g_autoptr (GPtrArray) areas = mdg_masters_list (get_workspace (self), MDG_KIND_AREA, NULL);

  if (areas == NULL)
    return;

  g_clear_pointer (&self->towns, g_ptr_array_unref);
  self->towns = mdg_workspace_list (get_workspace (self), MDG_KIND_TOWN, NULL);
  mdg_master_list_set_records (self->list, areas);
  gtk_widget_set_visible (self->hint, areas->len == 0);
}

static void
mdg_area_section_leave (MdgSettingsSection *section)
{
  mdg_master_list_flush (MDG_AREA_SECTION (section)->list);
}

static void
mdg_area_section_finalize (GObject *object)
{
  g_clear_pointer (&MDG_AREA_SECTION (object)->towns, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_area_section_parent_class)->finalize (object);
}

static void
mdg_area_section_class_init (MdgAreaSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_area_section_finalize;
  MDG_SETTINGS_SECTION_CLASS (klass)->reload = mdg_area_section_reload;
  MDG_SETTINGS_SECTION_CLASS (klass)->leave = mdg_area_section_leave;

  gtk_widget_class_install_action (widget_class, "master.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "master.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "master.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "master.order", NULL, order_action);
}

static void
mdg_area_section_init (MdgAreaSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *paste = gtk_button_new_with_mnemonic (_ ("From a _List…"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add Area…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (paste), "win.add-towns");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "master.add");
  gtk_box_append (GTK_BOX (box), paste);
  gtk_box_append (GTK_BOX (box), add);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self),
                            mdg_settings_heading_new (_ ("Areas"), _ ("In this order they stand in lists and tables. Each with its community general support centre, whose telephone and FAX are then at hand."), box));
  self->list = MDG_MASTER_LIST (mdg_master_list_new (_ ("Areas"), describe, fill_menu, self));
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), GTK_WIDGET (self->list));
  self->hint = gtk_label_new (_ ("No area is entered yet. A list with two columns, town and area, can be pasted from a spreadsheet."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "mdg-dim");
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), self->hint);
}

GtkWidget *
mdg_area_section_new (MdgWorkspace *workspace)
{
  MdgAreaSection *self = g_object_new (MDG_TYPE_AREA_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "master.add", !mdg_workspace_is_read_only (workspace));
  mdg_master_list_set_is_fixed (self->list, mdg_workspace_is_read_only (workspace));
  mdg_settings_section_reload (MDG_SETTINGS_SECTION (self));

  return GTK_WIDGET (self);
}
