#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-check-section.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-workspace-check.h"

struct _MdgCheckSection
{
  MdgSettingsSection parent_instance;

  GtkSpinner *spinner;
  GtkLabel *verdict;
  GtkListBox *findings;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MdgCheckSection, mdg_check_section, MDG_TYPE_SETTINGS_SECTION)

static void
set_running (MdgCheckSection *self,
             gboolean is_running)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.run", !is_running);
  gtk_spinner_set_spinning (self->spinner, is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_running);
}

static void
clear_findings (MdgCheckSection *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->findings, 0)) != NULL)
    gtk_list_box_remove (self->findings, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->findings), FALSE);
}

static void
add_findings (MdgCheckSection *self,
              GPtrArray *texts,
              const char *kind,
              gboolean is_late)
{
  for (guint i = 0; i < texts->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *label = gtk_label_new (kind);

      gtk_widget_add_css_class (label, is_late ? "mdg-late" : "mdg-caution");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), texts->pdata[i]);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      gtk_list_box_append (self->findings, row);
    }
  if (texts->len > 0)
    gtk_widget_set_visible (GTK_WIDGET (self->findings), TRUE);
}

static void
show_report (MdgCheckSection *self,
             MdgCheckReport *report)
{
  g_autofree char *text = NULL;

  if (report->damages->len == 0)
    text = g_strdup_printf (_ ("Everything is as it was saved: %d records, %d revisions, %d lines of the log."), (int) report->n_records, (int) report->n_revisions, (int) report->n_audit);
  else
    text = g_strdup (_ ("Something is not as it was saved. Nothing was changed. Go back to the last good backup, or keep the register and ask for help with what stands below."));
  gtk_label_set_text (self->verdict, text);
  add_findings (self, report->damages, _ ("Damage"), TRUE);
  add_findings (self, report->warnings, _ ("Note"), FALSE);
}

static void
check_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (MdgCheckSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgCheckReport) report = mdg_workspace_check_finish (MDG_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_running (self, FALSE);
  if (report != NULL)
    show_report (self, report);
  else
    gtk_label_set_text (self->verdict, error->message);
}

static void
run_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgCheckSection *self = MDG_CHECK_SECTION (widget);

  clear_findings (self);
  set_running (self, TRUE);
  gtk_label_set_text (self->verdict, _ ("Checking… You can go on working."));
  mdg_workspace_check_async (mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self)), MDG_CHECK_FULL, self->cancellable, check_cb, g_object_ref (self));
}

static void
mdg_check_section_dispose (GObject *object)
{
  MdgCheckSection *self = MDG_CHECK_SECTION (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (mdg_check_section_parent_class)->dispose (object);
}

static void
mdg_check_section_class_init (MdgCheckSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_check_section_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "check.run", NULL, run_action);
}

static void
mdg_check_section_init (MdgCheckSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Check"));

  self->cancellable = g_cancellable_new ();
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "check.run");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (box), button);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self),
                            mdg_settings_heading_new (_ ("Check of the Records"), _ ("Reads the whole register: the file, every record with what it refers to, the search index and the log of changes. Nothing is changed."), box));
  self->verdict = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->verdict, TRUE);
  gtk_label_set_xalign (self->verdict, 0);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), GTK_WIDGET (self->verdict));
  self->findings = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->findings, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->findings), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What was found"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), FALSE);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), GTK_WIDGET (self->findings));
}

GtkWidget *
mdg_check_section_new (MdgWorkspace *workspace)
{
  MdgCheckSection *self = g_object_new (MDG_TYPE_CHECK_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);

  return GTK_WIDGET (self);
}
