#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-staff-section.h"

#include <glib/gi18n-lib.h>

#include "mdg-master-list.h"
#include "mdg-masters.h"
#include "mdg-record-dialog.h"
#include "mdg-settings-save.h"

struct _MdgStaffSection
{
  MdgSettingsSection parent_instance;

  MdgMasterList *list;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (MdgStaffSection, mdg_staff_section, MDG_TYPE_SETTINGS_SECTION)

static const MdgFormField fields[] = {
  { MDG_STAFF_NAME, MDG_FORM_TEXT, N_ ("Full name") },
  { MDG_STAFF_KANA, MDG_FORM_TEXT, N_ ("Reading") },
  { MDG_STAFF_PROFESSION, MDG_FORM_CODE, N_ ("Profession") },
  { MDG_STAFF_QUALIFICATIONS, MDG_FORM_TEXT, N_ ("Qualifications"), N_ ("Several separated by a comma") },
  { MDG_STAFF_EMPLOYMENT, MDG_FORM_TEXT, N_ ("Employment"), N_ ("For example full-time, with other duties") },
  { MDG_STAFF_ROLE, MDG_FORM_CODE, N_ ("Role") },
  { MDG_STAFF_IS_ACTIVE, MDG_FORM_FLAG, N_ ("Works here now"), N_ ("Off: no longer offered; old records keep the name") },
};

static const MdgFormGroup groups[] = {
  { NULL, NULL, fields, G_N_ELEMENTS (fields) },
};

static MdgWorkspace *
get_workspace (MdgStaffSection *self)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self));
}

static void
describe (MdgRecord *record,
          MdgMasterText *text,
          gpointer data)
{
  MdgStaffSection *self = data;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (get_workspace (self));
  const char *profession = mdg_record_get_text (record, MDG_STAFF_PROFESSION);
  const char *role = mdg_record_get_text (record, MDG_STAFF_ROLE);
  int year = mdg_workspace_get_fiscal_year (get_workspace (self));

  if (profession != NULL)
    g_ptr_array_add (parts, (char *) mdg_vocabularies_get_label (vocabularies, "profession", profession, year));
  if (mdg_record_get_text (record, MDG_STAFF_QUALIFICATIONS) != NULL)
    g_ptr_array_add (parts, (char *) mdg_record_get_text (record, MDG_STAFF_QUALIFICATIONS));
  if (role != NULL)
    g_ptr_array_add (parts, (char *) mdg_vocabularies_get_label (vocabularies, "role", role, year));
  g_ptr_array_add (parts, NULL);

  text->title = g_strdup (mdg_record_get_text (record, MDG_STAFF_NAME));
  text->subtitle = g_strjoinv ("　", (char **) parts->pdata);
  text->is_dim = !mdg_record_get_flag (record, MDG_STAFF_IS_ACTIVE);
  if (text->is_dim)
    text->note = g_strdup (_ ("no longer here"));
}

static void
fill_menu (MdgRecord *record,
           const char *uuid,
           GMenu *menu,
           gpointer data)
{
  g_autofree char *action = g_strdup_printf ("master.remove('%s')", uuid);

  g_menu_append (menu, mdg_record_get_flag (record, MDG_STAFF_IS_ACTIVE) ? _ ("No Longer Works Here") : _ ("Works Here Again"), action);
}

static void
present_dialog (MdgStaffSection *self,
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
  MdgStaffSection *self = MDG_STAFF_SECTION (widget);
  g_autoptr (MdgRecord) record = mdg_masters_new_record (get_workspace (self), MDG_KIND_STAFF, NULL);

  if (record != NULL)
    present_dialog (self, _ ("New Staff Member"), N_ ("Staff member added"), record);
}

static void
edit_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgStaffSection *self = MDG_STAFF_SECTION (widget);
  MdgRecord *record = mdg_master_list_find (self->list, parameter);

  if (record != NULL)
    present_dialog (self, _ ("Staff Member"), N_ ("Staff member changed"), record);
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgStaffSection *self = MDG_STAFF_SECTION (widget);
  MdgRecord *record = mdg_master_list_find (self->list, parameter);
  g_autoptr (MdgRecord) copy = record != NULL ? mdg_record_dup (record) : NULL;
  gboolean is_active = copy != NULL && !mdg_record_get_flag (copy, MDG_STAFF_IS_ACTIVE);
  MdgChange *change;

  if (copy == NULL)
    return;

  mdg_record_set_flag (copy, MDG_STAFF_IS_ACTIVE, is_active);
  change = mdg_change_new (N_ ("Staff member changed"));
  mdg_change_add (change, copy);
  mdg_settings_save (widget, get_workspace (self), change,
                     g_strdup_printf (is_active ? _ ("%s works here again") : _ ("%s is no longer offered"), mdg_record_get_text (copy, MDG_STAFF_NAME)), NULL);
}

static void
order_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgStaffSection *self = MDG_STAFF_SECTION (widget);
  MdgChange *change = mdg_masters_new_order (mdg_master_list_get_records (self->list), MDG_STAFF_POSITION);

  mdg_settings_save (widget, get_workspace (self), change, g_strdup (_ ("Order changed")), NULL);
}

static void
mdg_staff_section_reload (MdgSettingsSection *section)
{
  MdgStaffSection *self = MDG_STAFF_SECTION (section);
  g_autoptr (GPtrArray) staff = mdg_masters_list (get_workspace (self), MDG_KIND_STAFF, NULL);

  if (staff == NULL)
    return;

  mdg_master_list_set_records (self->list, staff);
  gtk_widget_set_visible (self->hint, staff->len == 0);
}

static void
mdg_staff_section_leave (MdgSettingsSection *section)
{
  mdg_master_list_flush (MDG_STAFF_SECTION (section)->list);
}

static void
mdg_staff_section_class_init (MdgStaffSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  MDG_SETTINGS_SECTION_CLASS (klass)->reload = mdg_staff_section_reload;
  MDG_SETTINGS_SECTION_CLASS (klass)->leave = mdg_staff_section_leave;

  gtk_widget_class_install_action (widget_class, "master.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "master.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "master.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "master.order", NULL, order_action);
}

static void
mdg_staff_section_init (MdgStaffSection *self)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add Staff Member…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "master.add");
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self),
                            mdg_settings_heading_new (_ ("Staff Members"), _ ("The first active name is offered first. Whoever leaves is not deleted, so that old records keep the name."), add));
  self->list = MDG_MASTER_LIST (mdg_master_list_new (_ ("Staff Members"), describe, fill_menu, self));
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), GTK_WIDGET (self->list));
  self->hint = gtk_label_new (_ ("Nobody is entered yet. Add yourself, so that records say who took the call."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "mdg-dim");
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), self->hint);
}

GtkWidget *
mdg_staff_section_new (MdgWorkspace *workspace)
{
  MdgStaffSection *self = g_object_new (MDG_TYPE_STAFF_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "master.add", !mdg_workspace_is_read_only (workspace));
  mdg_master_list_set_is_fixed (self->list, mdg_workspace_is_read_only (workspace));
  mdg_settings_section_reload (MDG_SETTINGS_SECTION (self));

  return GTK_WIDGET (self);
}
