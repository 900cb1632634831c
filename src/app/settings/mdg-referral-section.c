#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-section.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-referral-clock.h"
#include "mdg-settings-save.h"

#define MOST_DAYS 366

struct _MdgReferralSection
{
  MdgSettingsSection parent_instance;

  GtkSpinButton *days[MDG_N_REFERRAL_TERMS];
  GtkDropDown *units[MDG_N_REFERRAL_TERMS];
  GtkSizeGroup *same_width; /* while the rows are made */
  GtkEditable *report_line;
  GtkEditable *checked_on;
  GtkEditable *due;
  GtkLabel *problem;
  gboolean is_showing;
  gboolean is_changed;
};

G_DEFINE_FINAL_TYPE (MdgReferralSection, mdg_referral_section, MDG_TYPE_SETTINGS_SECTION)

static MdgWorkspace *
get_workspace (MdgReferralSection *self)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self));
}

static void
update_actions (MdgReferralSection *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "referral-section.save", self->is_changed && !mdg_workspace_is_read_only (get_workspace (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "referral-section.discard", self->is_changed);
}

static void
show_problem (MdgReferralSection *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
show_date (GtkEditable *entry,
           const char *iso)
{
  MdgDate date;
  g_autofree char *text = iso != NULL && mdg_date_parse_iso (iso, &date) ? mdg_date_format_short (&date) : NULL;

  gtk_editable_set_text (entry, text != NULL ? text : "");
}

static void
show_kept (MdgReferralSection *self)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (get_workspace (self)));
  const char *line = mdg_record_get_text (centre, MDG_CENTRE_REPORT_LINE);
  g_autoptr (GError) error = NULL;
  MdgReferralTerms terms;

  self->is_showing = TRUE;
  if (!mdg_referral_terms_parse (mdg_record_get_text (centre, MDG_CENTRE_REFERRAL_TERMS), &terms, &error))
    mdg_referral_terms_parse (NULL, &terms, NULL);
  for (guint i = 0; i < MDG_N_REFERRAL_TERMS; i++)
    {
      gtk_spin_button_set_value (self->days[i], terms.terms[i].days);
      gtk_drop_down_set_selected (self->units[i], terms.terms[i].is_business ? 1 : 0);
    }
  gtk_editable_set_text (self->report_line, line != NULL ? line : "");
  show_date (self->checked_on, mdg_record_get_text (centre, MDG_CENTRE_FAX_RULE_CHECKED_ON));
  show_date (self->due, mdg_record_get_text (centre, MDG_CENTRE_FAX_RULE_DUE));
  show_problem (self, error != NULL ? error->message : NULL);
  self->is_showing = FALSE;
  self->is_changed = FALSE;
  update_actions (self);
}

static void
on_edited (MdgReferralSection *self)
{
  if (self->is_showing)
    return;

  self->is_changed = TRUE;
  update_actions (self);
}

static gboolean
read_date (MdgReferralSection *self,
           GtkEditable *entry,
           MdgDateUse use,
           MdgRecord *centre,
           guint field,
           GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autofree char *iso = NULL;
  MdgDate today;
  MdgDate date;

  mdg_workspace_get_today (get_workspace (self), &today);
  if (*text != '\0')
    {
      if (!mdg_date_parse (text, use, &today, &date, error))
        return FALSE;
      iso = mdg_date_dup_iso (&date);
    }
  mdg_record_set_text (centre, field, iso);

  return TRUE;
}

static gboolean
save (MdgReferralSection *self)
{
  g_autoptr (MdgRecord) centre = mdg_record_dup (MDG_RECORD (mdg_workspace_get_centre (get_workspace (self))));
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strstrip (g_strdup (gtk_editable_get_text (self->report_line)));
  g_autofree char *kept = NULL;
  MdgReferralTerms terms;
  MdgChange *change;

  for (guint i = 0; i < MDG_N_REFERRAL_TERMS; i++)
    terms.terms[i] = (MdgReferralTerm){ gtk_spin_button_get_value_as_int (self->days[i]), gtk_drop_down_get_selected (self->units[i]) == 1 };
  kept = mdg_referral_terms_format (&terms);
  mdg_record_set_text (centre, MDG_CENTRE_REFERRAL_TERMS, kept);
  mdg_record_set_text (centre, MDG_CENTRE_REPORT_LINE, line);
  if (!read_date (self, self->checked_on, MDG_DATE_FULL, centre, MDG_CENTRE_FAX_RULE_CHECKED_ON, &error) || !read_date (self, self->due, MDG_DATE_DUE, centre, MDG_CENTRE_FAX_RULE_DUE, &error))
    {
      show_problem (self, error->message);
      return FALSE;
    }

  show_problem (self, NULL);
  change = mdg_change_new (N_ ("Settings of referrals altered"));
  mdg_change_add (change, centre);
  self->is_changed = FALSE;
  update_actions (self);
  mdg_settings_save (GTK_WIDGET (self), get_workspace (self), change, g_strdup (_ ("The settings of referrals were saved.")), NULL);

  return TRUE;
}

static void
save_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  save (MDG_REFERRAL_SECTION (widget));
}

static void
discard_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  show_kept (MDG_REFERRAL_SECTION (widget));
}

static void
mdg_referral_section_reload (MdgSettingsSection *section)
{
  if (!MDG_REFERRAL_SECTION (section)->is_changed)
    show_kept (MDG_REFERRAL_SECTION (section));
}

static void
mdg_referral_section_leave (MdgSettingsSection *section)
{
  if (MDG_REFERRAL_SECTION (section)->is_changed && !mdg_workspace_is_read_only (mdg_settings_section_get_workspace (section)))
    save (MDG_REFERRAL_SECTION (section));
}

static void
mdg_referral_section_class_init (MdgReferralSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  MDG_SETTINGS_SECTION_CLASS (klass)->reload = mdg_referral_section_reload;
  MDG_SETTINGS_SECTION_CLASS (klass)->leave = mdg_referral_section_leave;

  gtk_widget_class_install_action (widget_class, "referral-section.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "referral-section.discard", NULL, discard_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "referral-section.save", NULL);
}

static AdwPreferencesGroup *
add_group (MdgReferralSection *self,
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
add_term (MdgReferralSection *self,
          AdwPreferencesGroup *group,
          MdgReferralTermKind kind)
{
  const char *const units[] = { C_ ("term", "calendar days"), C_ ("term", "business days"), NULL };
  const char *title = mdg_referral_term_get_label (kind);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *unit_name = g_strdup_printf (_ ("%s: unit"), title);

  self->days[kind] = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MOST_DAYS, 1));
  self->units[kind] = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (units));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (GTK_WIDGET (self->days[kind]), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->units[kind]), GTK_ALIGN_CENTER);
  gtk_size_group_add_widget (self->same_width, GTK_WIDGET (self->units[kind]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[kind]), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->units[kind]), GTK_ACCESSIBLE_PROPERTY_LABEL, unit_name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->days[kind]));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->units[kind]));
  adw_preferences_group_add (group, row);
  g_signal_connect_object (self->days[kind], "value-changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->units[kind], "notify::selected", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

static GtkEditable *
add_entry (MdgReferralSection *self,
           AdwPreferencesGroup *group,
           const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);

  return GTK_EDITABLE (row);
}

static GtkWidget *
new_button (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
new_foot (MdgReferralSection *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *discard = new_button (_ ("_Discard"), "referral-section.discard");
  GtkWidget *button = new_button (_ ("_Save"), "referral-section.save");

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mdg-field-error");
  gtk_widget_set_hexpand (discard, TRUE);
  gtk_widget_set_halign (discard, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (foot), discard);
  gtk_box_append (GTK_BOX (foot), button);

  return foot;
}

static void
mdg_referral_section_init (MdgReferralSection *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Terms of referrals"), _ ("Within how many days something is to happen. Zero calendar days are the same day. What is under way keeps the date it has."));

  self->same_width = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < MDG_N_REFERRAL_TERMS; i++)
    add_term (self, group, (MdgReferralTermKind) i);
  g_clear_object (&self->same_width);
  group = add_group (self, _ ("When Abuse Is Suspected"), _ ("Stands with every referral in which abuse is suspected."));
  self->report_line = add_entry (self, group, _ ("Where the city takes reports (office and telephone)"));
  group = add_group (self, _ ("Rule of the FAX Channel"), _ ("A rule that nobody looks at stops working."));
  self->checked_on = add_entry (self, group, _ ("Last looked at on"));
  self->due = add_entry (self, group, _ ("To be looked at again by"));
  mdg_settings_section_add_foot (MDG_SETTINGS_SECTION (self), new_foot (self));
}

GtkWidget *
mdg_referral_section_new (MdgWorkspace *workspace)
{
  MdgReferralSection *self = g_object_new (MDG_TYPE_REFERRAL_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);
  show_kept (self);

  return GTK_WIDGET (self);
}
