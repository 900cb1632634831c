#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-levels-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-settings-save.h"

#define WIDTH 520
#define HEIGHT 600

static const char *const levels[] = { "res", "pro", "closed" };

/* What has a level, in the order it is shown; the private mobile and the notes stay at the centre. */
static const guint shown_fields[] = {
  MDG_AGENCY_ADDRESS,
  MDG_AGENCY_PHONE,
  MDG_AGENCY_FAX,
  MDG_AGENCY_EMAIL,
  MDG_AGENCY_URL,
  MDG_AGENCY_HOURS,
  MDG_AGENCY_HOURS_NOTE,
  MDG_AGENCY_DEPARTMENTS,
  MDG_AGENCY_BEDS,
  MDG_AGENCY_STAFF_COUNT,
  MDG_AGENCY_DISEASES,
  MDG_AGENCY_MESSAGE,
};

static const struct
{
  const char *name;
  const char *label; /* msgid */
} groups[] = {
  { MDG_DISCLOSURE_SERVICES, N_ ("Services") },
  { MDG_DISCLOSURE_VACANCY, N_ ("Vacancy") },
  { MDG_DISCLOSURE_ABILITIES, N_ ("What it can do") },
  { MDG_DISCLOSURE_LINKS, N_ ("Partners") },
};

typedef struct
{
  GtkWidget *owner;
  MdgWorkspace *workspace;
  MdgAgency *agency;
  GPtrArray *rows; /* AdwComboRow, borrowed; the name is its data */
} Showing;

static void
showing_free (gpointer data)
{
  Showing *showing = data;

  g_object_unref (showing->owner);
  g_object_unref (showing->workspace);
  g_object_unref (showing->agency);
  g_ptr_array_unref (showing->rows);
  g_free (showing);
}

static void
add_row (Showing *showing,
         AdwPreferencesGroup *box,
         const char *name,
         const char *label,
         const char *level)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (showing->workspace);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      gtk_string_list_append (list, mdg_vocabularies_get_label (vocabularies, "disclosure", levels[i], 0));
      selected = g_str_equal (levels[i], level) ? i : selected;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data (G_OBJECT (row), "name", (gpointer) name);
  g_ptr_array_add (showing->rows, row);
  adw_preferences_group_add (box, row);
}

static void
on_save_clicked (GtkWindow *dialog)
{
  Showing *showing = g_object_get_data (G_OBJECT (dialog), "showing");
  MdgChange *change = mdg_change_new (N_ ("Disclosure changed"));

  for (guint i = 0; i < showing->rows->len; i++)
    mdg_disclosure_set_level (showing->agency, g_object_get_data (showing->rows->pdata[i], "name"), levels[adw_combo_row_get_selected (showing->rows->pdata[i])]);
  mdg_change_add (change, MDG_RECORD (showing->agency));
  mdg_settings_save (showing->owner, showing->workspace, change, g_strdup (_ ("Disclosure changed")), NULL);
  gtk_window_close (dialog);
}

static GtkWidget *
new_header (GtkWidget *dialog)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_object (save, "clicked", G_CALLBACK (on_save_clicked), dialog, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);

  return header;
}

void
mdg_levels_dialog_present (GtkWidget *owner,
                           MdgWorkspace *workspace,
                           MdgAgency *agency)
{
  Showing *showing = g_new0 (Showing, 1);
  GtkWidget *dialog = adw_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = adw_preferences_group_new ();

  showing->owner = g_object_ref (owner);
  showing->workspace = g_object_ref (workspace);
  showing->agency = g_object_ref (agency);
  showing->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (dialog), "showing", showing, showing_free);
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    add_row (showing, ADW_PREFERENCES_GROUP (box), mdg_agency_info.fields[shown_fields[i]].name, mdg_field_get_label (&mdg_agency_info.fields[shown_fields[i]]), mdg_disclosure_get_level (agency, shown_fields[i]));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    add_row (showing, ADW_PREFERENCES_GROUP (box), groups[i].name, _ (groups[i].label), mdg_disclosure_get_group_level (agency, groups[i].name));
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), new_header (dialog));
  gtk_box_append (GTK_BOX (content), scrolled);
  adw_window_set_content (ADW_WINDOW (dialog), content);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Disclosure of the Fields"));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (owner)));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (dialog));
}
