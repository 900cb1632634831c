#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-request-form-section.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-form-settings.h"
#include "mdg-forms.h"
#include "mdg-note-field.h"
#include "mdg-report-preview.h"

struct _MdgRequestFormSection
{
  MdgSettingsSection parent_instance;

  GtkEditable *entries[MDG_FORM_N_SETTINGS]; /* NULL for what is no line of text */
  AdwComboRow *targets;
  GtkSwitch *office;
  MdgNoteField *lines;
  GtkLabel *problem;
  gboolean is_showing;
  gboolean is_changed;
};

G_DEFINE_FINAL_TYPE (MdgRequestFormSection, mdg_request_form_section, MDG_TYPE_SETTINGS_SECTION)

static const char *const lists[] = { "none", "matsudo", "sagamihara" };

static MdgWorkspace *
get_workspace (MdgRequestFormSection *self)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self));
}

static void
update_actions (MdgRequestFormSection *self)
{
  gboolean can_write = !mdg_workspace_is_read_only (get_workspace (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request-form.save", self->is_changed && can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request-form.discard", self->is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request-form.reset", can_write);
}

static void
show_problem (MdgRequestFormSection *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
show_settings (MdgRequestFormSection *self,
               const MdgFormSettings *settings)
{
  self->is_showing = TRUE;
  for (guint i = 0; i < MDG_FORM_N_SETTINGS; i++)
    if (self->entries[i] != NULL)
      gtk_editable_set_text (self->entries[i], settings->texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (settings->texts[MDG_FORM_SETTING_TARGETS], lists[i]))
      adw_combo_row_set_selected (self->targets, i);
  gtk_switch_set_active (self->office, settings->office);
  mdg_note_field_set_text (self->lines, settings->texts[MDG_FORM_SETTING_LINES], TRUE);
  self->is_showing = FALSE;
}

static void
show_kept (MdgRequestFormSection *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgFormSettings) settings = mdg_form_settings_load (get_workspace (self), &error);

  show_problem (self, error != NULL ? error->message : NULL);
  if (settings == NULL)
    settings = mdg_form_settings_new_default (get_workspace (self));
  show_settings (self, settings);
  self->is_changed = FALSE;
  update_actions (self);
}

static void
on_edited (MdgRequestFormSection *self)
{
  if (self->is_showing)
    return;

  self->is_changed = TRUE;
  update_actions (self);
}

static MdgFormSettings *
collect (MdgRequestFormSection *self)
{
  MdgFormSettings *settings = g_new0 (MdgFormSettings, 1);

  for (guint i = 0; i < MDG_FORM_N_SETTINGS; i++)
    if (self->entries[i] != NULL)
      settings->texts[i] = g_strstrip (g_strdup (gtk_editable_get_text (self->entries[i])));
  settings->texts[MDG_FORM_SETTING_TARGETS] = g_strdup (lists[MIN (adw_combo_row_get_selected (self->targets), G_N_ELEMENTS (lists) - 1)]);
  settings->texts[MDG_FORM_SETTING_LINES] = mdg_note_field_dup_text (self->lines);
  settings->office = gtk_switch_get_active (self->office);

  return settings;
}

static gboolean
save (MdgRequestFormSection *self)
{
  g_autoptr (MdgFormSettings) settings = collect (self);
  g_autoptr (GError) error = NULL;
  gboolean done = mdg_form_settings_save (get_workspace (self), settings, &error);

  show_problem (self, done ? NULL : error->message);
  self->is_changed = !done;
  update_actions (self);

  return done;
}

static void
save_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  save (MDG_REQUEST_FORM_SECTION (widget));
}

static void
discard_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  show_kept (MDG_REQUEST_FORM_SECTION (widget));
}

static void
reset_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgRequestFormSection *self = MDG_REQUEST_FORM_SECTION (widget);
  g_autoptr (MdgFormSettings) settings = mdg_form_settings_new_default (get_workspace (self));

  show_settings (self, settings);
  on_edited (self);
}

/* Blank forms as they would be with what stands here; what waits is saved first. */
static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgRequestFormSection *self = MDG_REQUEST_FORM_SECTION (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = NULL;

  if (self->is_changed && !mdg_workspace_is_read_only (get_workspace (self)) && !save (self))
    return;

  report = mdg_forms_new_blank (get_workspace (self), 1, FALSE, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  if (report != NULL)
    mdg_report_preview_present (GTK_WINDOW (gtk_widget_get_root (widget)), get_workspace (self), report);
}

static void
mdg_request_form_section_reload (MdgSettingsSection *section)
{
  if (!MDG_REQUEST_FORM_SECTION (section)->is_changed)
    show_kept (MDG_REQUEST_FORM_SECTION (section));
}

static void
mdg_request_form_section_leave (MdgSettingsSection *section)
{
  if (MDG_REQUEST_FORM_SECTION (section)->is_changed && !mdg_workspace_is_read_only (mdg_settings_section_get_workspace (section)))
    save (MDG_REQUEST_FORM_SECTION (section));
}

static void
mdg_request_form_section_class_init (MdgRequestFormSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  MDG_SETTINGS_SECTION_CLASS (klass)->reload = mdg_request_form_section_reload;
  MDG_SETTINGS_SECTION_CLASS (klass)->leave = mdg_request_form_section_leave;

  gtk_widget_class_install_action (widget_class, "request-form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "request-form.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "request-form.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "request-form.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "request-form.save", NULL);
}

static AdwPreferencesGroup *
add_group (MdgRequestFormSection *self,
           const char *title,
           const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_entry (MdgRequestFormSection *self,
           AdwPreferencesGroup *group,
           MdgFormSetting setting,
           const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  self->entries[setting] = GTK_EDITABLE (row);
}

static void
add_targets (MdgRequestFormSection *self,
             AdwPreferencesGroup *group)
{
  const char *const names[] = { _ ("None"), _ ("The four of Matsudo"), _ ("The four of Sagamihara"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  self->targets = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->targets), _ ("Whom it is for"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->targets), _ ("Printed to be ticked; the text below gets less room"));
  adw_combo_row_set_model (self->targets, G_LIST_MODEL (list));
  adw_preferences_group_add (group, GTK_WIDGET (self->targets));
  g_signal_connect_object (self->targets, "notify::selected", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

static void
add_office (MdgRequestFormSection *self,
            AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = _ ("Block the centre fills in");

  self->office = GTK_SWITCH (gtk_switch_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Number and code are printed in any case"));
  gtk_widget_set_valign (GTK_WIDGET (self->office), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->office), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->office));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->office));
  adw_preferences_group_add (group, row);
  g_signal_connect_object (self->office, "notify::active", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

static void
add_button (GtkWidget *box,
            const char *label,
            const char *action,
            const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_foot (MdgRequestFormSection *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mdg-field-error");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->problem));
  add_button (foot, _ ("_Print a Blank Form…"), "request-form.print", NULL);
  gtk_widget_set_hexpand (gtk_widget_get_last_child (foot), TRUE);
  gtk_widget_set_halign (gtk_widget_get_last_child (foot), GTK_ALIGN_END);
  add_button (foot, _ ("_As It Comes"), "request-form.reset", NULL);
  add_button (foot, _ ("_Discard"), "request-form.discard", NULL);
  add_button (foot, _ ("_Save"), "request-form.save", "suggested-action");

  return foot;
}

static void
mdg_request_form_section_init (MdgRequestFormSection *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Request Form"), _ ("How the form for a physician’s visit or advice is printed and handed out."));

  add_entry (self, group, MDG_FORM_SETTING_ADDRESSEE, _ ("Addressee"));
  add_entry (self, group, MDG_FORM_SETTING_FAX, _ ("FAX number at the top"));
  add_entry (self, group, MDG_FORM_SETTING_OUTREACH, _ ("Name of the first kind"));
  add_entry (self, group, MDG_FORM_SETTING_ADVICE, _ ("Name of the second kind"));
  add_entry (self, group, MDG_FORM_SETTING_TITLE, _ ("Title"));
  group = add_group (self, _ ("What stands on it"), NULL);
  add_targets (self, group);
  add_office (self, group);
  self->lines = MDG_NOTE_FIELD (mdg_note_field_new (_ ("Lines of your own, one name a line")));
  mdg_note_field_set_n_lines (self->lines, 3);
  g_signal_connect_object (gtk_text_view_get_buffer (mdg_note_field_get_view (self->lines)), "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), GTK_WIDGET (self->lines));
  mdg_settings_section_add_foot (MDG_SETTINGS_SECTION (self), new_foot (self));
}

GtkWidget *
mdg_request_form_section_new (MdgWorkspace *workspace)
{
  MdgRequestFormSection *self = g_object_new (MDG_TYPE_REQUEST_FORM_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);
  show_kept (self);

  return GTK_WIDGET (self);
}
