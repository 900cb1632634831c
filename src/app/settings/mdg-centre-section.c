#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-centre-section.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-masters.h"
#include "mdg-record-form.h"
#include "mdg-settings-save.h"

struct _MdgCentreSection
{
  MdgSettingsSection parent_instance;

  MdgRecordForm *form;
  GtkLabel *problem;
  gboolean is_changed;
};

G_DEFINE_FINAL_TYPE (MdgCentreSection, mdg_centre_section, MDG_TYPE_SETTINGS_SECTION)

static const MdgFormField letterhead_fields[] = {
  { MDG_CENTRE_NAME, MDG_FORM_TEXT, N_ ("Name of the centre") },
  { MDG_CENTRE_KANA, MDG_FORM_TEXT, N_ ("Reading") },
  { MDG_CENTRE_CITY, MDG_FORM_TEXT, N_ ("City") },
  { MDG_CENTRE_POSTAL, MDG_FORM_TEXT, N_ ("Postal code") },
  { MDG_CENTRE_ADDRESS, MDG_FORM_TEXT, N_ ("Address") },
  { MDG_CENTRE_PHONE, MDG_FORM_PHONE, N_ ("TEL") },
  { MDG_CENTRE_FAX, MDG_FORM_PHONE, N_ ("FAX") },
  { MDG_CENTRE_HOURS, MDG_FORM_TEXT, N_ ("Hours"), N_ ("As it is to stand on paper, for example “Mon–Fri 9:00–17:00”") },
  { MDG_CENTRE_EMAIL, MDG_FORM_TEXT, N_ ("E-mail") },
};

static const MdgFormChoice typefaces[] = {
  { "", N_ ("Gothic (also legible by FAX)") },
  { MDG_MASTERS_MINCHO, N_ ("Mincho") },
  { NULL, NULL },
};

static const MdgFormField sheet_fields[] = {
  { MDG_CENTRE_ADDRESSEE, MDG_FORM_TEXT, N_ ("Addressee of reports"), N_ ("For example the welfare division of the city") },
  { MDG_CENTRE_SUPPORT_DOCTOR, MDG_FORM_TEXT, N_ ("Name for the support physician"), N_ ("What this city calls the physician who supports the community") },
  { MDG_CENTRE_FONTS, MDG_FORM_CHOICE, N_ ("Typeface of sheets"), .choices = typefaces },
};

static const MdgFormField number_fields[] = {
  { MDG_CENTRE_CITY_CODE, MDG_FORM_TEXT, N_ ("Municipality code"), N_ ("Five or six digits") },
  { MDG_CENTRE_PREFIX, MDG_FORM_TEXT, N_ ("Prefix at other centres"), N_ ("Letters and digits; stands before the numbers of this centre in the registers of others"), 8 },
};

static const MdgFormField limit_fields[] = {
  { MDG_CENTRE_LEAST_COMMITTEE, MDG_FORM_NUMBER, N_ ("For the committee"), N_ ("People; 3 where nothing is written") },
  { MDG_CENTRE_LEAST_PUBLIC, MDG_FORM_NUMBER, N_ ("For the public"), N_ ("People; 5 where nothing is written") },
};

static const MdgFormGroup groups[] = {
  { N_ ("Letterhead"), N_ ("Stands on every sheet and report."), letterhead_fields, G_N_ELEMENTS (letterhead_fields) },
  { N_ ("Sheets"), NULL, sheet_fields, G_N_ELEMENTS (sheet_fields) },
  { N_ ("Least people of a count on sheets for others"), N_ ("Smaller counts, and those that would tell one, are left out."), limit_fields, G_N_ELEMENTS (limit_fields) },
  { N_ ("Exchange with other centres"), NULL, number_fields, G_N_ELEMENTS (number_fields) },
};

static void
update_actions (MdgCentreSection *self)
{
  gboolean can_save = self->is_changed && !mdg_workspace_is_read_only (mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "centre.save", can_save);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "centre.discard", self->is_changed);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
show_centre (MdgCentreSection *self)
{
  mdg_record_form_set_record (self->form, MDG_RECORD (mdg_workspace_get_centre (mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self)))));
  self->is_changed = FALSE;
  update_actions (self);
}

static void
on_form_changed (MdgCentreSection *self)
{
  self->is_changed = mdg_record_form_is_changed (self->form);
  update_actions (self);
}

static void
save (MdgCentreSection *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) centre = mdg_record_form_collect (self->form, &error);
  MdgChange *change;

  if (centre == NULL)
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return;
    }

  change = mdg_change_new (N_ ("Centre changed"));
  mdg_change_add (change, centre);
  self->is_changed = FALSE;
  update_actions (self);
  mdg_settings_save (GTK_WIDGET (self), mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self)), change,
                     g_strdup (_ ("Saved the information of the centre")), NULL);
}

static void
save_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  save (MDG_CENTRE_SECTION (widget));
}

static void
discard_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  show_centre (MDG_CENTRE_SECTION (widget));
  mdg_record_form_focus_first (MDG_CENTRE_SECTION (widget)->form);
}

/* What is being typed is not thrown away by a change that comes from elsewhere. */
static void
mdg_centre_section_reload (MdgSettingsSection *section)
{
  if (!MDG_CENTRE_SECTION (section)->is_changed)
    show_centre (MDG_CENTRE_SECTION (section));
}

static void
mdg_centre_section_leave (MdgSettingsSection *section)
{
  if (MDG_CENTRE_SECTION (section)->is_changed && !mdg_workspace_is_read_only (mdg_settings_section_get_workspace (section)))
    save (MDG_CENTRE_SECTION (section));
}

static void
mdg_centre_section_class_init (MdgCentreSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  MDG_SETTINGS_SECTION_CLASS (klass)->reload = mdg_centre_section_reload;
  MDG_SETTINGS_SECTION_CLASS (klass)->leave = mdg_centre_section_leave;

  gtk_widget_class_install_action (widget_class, "centre.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "centre.discard", NULL, discard_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "centre.save", NULL);
}

static GtkWidget *
new_foot (MdgCentreSection *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *discard = gtk_button_new_with_mnemonic (_ ("_Discard"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Save"));

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mdg-field-error");
  gtk_widget_set_hexpand (discard, TRUE);
  gtk_widget_set_halign (discard, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, "Ctrl+S");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (discard), "centre.discard");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "centre.save");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (foot), discard);
  gtk_box_append (GTK_BOX (foot), button);

  return foot;
}

static void
mdg_centre_section_init (MdgCentreSection *self)
{
  mdg_settings_section_add_foot (MDG_SETTINGS_SECTION (self), new_foot (self));
}

GtkWidget *
mdg_centre_section_new (MdgWorkspace *workspace)
{
  MdgCentreSection *self = g_object_new (MDG_TYPE_CENTRE_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);
  self->form = MDG_RECORD_FORM (mdg_record_form_new (workspace, groups, G_N_ELEMENTS (groups)));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_form_changed), self, G_CONNECT_SWAPPED);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), GTK_WIDGET (self->form));
  show_centre (self);

  return GTK_WIDGET (self);
}
