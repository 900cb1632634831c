#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-agency-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-agency-import.h"
#include "mdg-dialogs.h"

/* More rows than anybody reads; the counts above them are exact. */
#define MAX_SHOWN 500
#define WIDTH 640
#define HEIGHT 560

/* What a file would do, on the screen. */
typedef struct
{
  MdgWindow *window;
  MdgAgencyImport *import;
  GtkWidget *dialog;
  GtkWidget *take_button;
  GtkWidget *cancel_button;
  GtkWidget *takes_file; /* NULL when nothing is in question */
} Showing;

static void
showing_free (gpointer data)
{
  Showing *showing = data;

  mdg_agency_import_free (showing->import);
  g_object_unref (showing->window);
  g_free (showing);
}

static const char *
get_heading (MdgAgencyOutcome outcome)
{
  switch (outcome)
    {
    case MDG_AGENCY_REFUSED:
      return _ ("Left out");
    case MDG_AGENCY_CONFLICT:
      return _ ("Edited here, and the file says something new");
    case MDG_AGENCY_CLOSED:
      return _ ("No longer in the list: marked as closed");
    case MDG_AGENCY_UPDATED:
      return _ ("Changed");
    case MDG_AGENCY_NEW:
    case MDG_AGENCY_SAME:
    case MDG_AGENCY_N_OUTCOMES:
    default:
      return _ ("New");
    }
}

static void
add_rows (GtkBox *box,
          MdgAgencyImport *import,
          MdgAgencyOutcome outcome)
{
  GPtrArray *rows = mdg_agency_import_get_rows (import);
  guint count = mdg_agency_import_get_count (import, outcome);
  GtkWidget *group;
  g_autofree char *title = NULL;
  g_autofree char *more = NULL;
  guint n_shown = 0;

  if (count == 0)
    return;

  group = adw_preferences_group_new ();
  title = g_strdup_printf ("%s：%u", get_heading (outcome), count);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < rows->len && n_shown < MAX_SHOWN; i++)
    {
      const MdgAgencyImportRow *found = rows->pdata[i];
      GtkWidget *row;

      if (found->outcome != outcome)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), found->name != NULL ? found->name : found->reason);
      if (found->name != NULL && found->reason != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), found->reason);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      n_shown++;
    }
  if (n_shown < count)
    {
      more = g_strdup_printf (_ ("The first %u are shown."), n_shown);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
    }
  gtk_box_append (box, group);
}

static void
add_warnings (GtkBox *box,
              MdgAgencyImport *import)
{
  GPtrArray *warnings = mdg_agency_import_get_warnings (import);
  GtkWidget *group;

  if (warnings->len == 0)
    return;

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Odd values in rows that are taken"));
  for (guint i = 0; i < MIN (warnings->len, MAX_SHOWN); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), warnings->pdata[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (box, group);
}

static void
add_counts (GtkBox *box,
            MdgAgencyImport *import)
{
  g_autofree char *text = g_strdup_printf (_ ("New: %u, changed: %u, the same: %u, kept as edited here: %u, closed: %u, left out: %u"), mdg_agency_import_get_count (import, MDG_AGENCY_NEW), mdg_agency_import_get_count (import, MDG_AGENCY_UPDATED), mdg_agency_import_get_count (import, MDG_AGENCY_SAME), mdg_agency_import_get_count (import, MDG_AGENCY_CONFLICT), mdg_agency_import_get_count (import, MDG_AGENCY_CLOSED), mdg_agency_import_get_count (import, MDG_AGENCY_REFUSED));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "mdg-heading");
  gtk_box_append (box, label);
}

static void
add_choice (Showing *showing,
            GtkBox *box)
{
  if (mdg_agency_import_get_count (showing->import, MDG_AGENCY_CONFLICT) == 0)
    return;

  showing->takes_file = gtk_check_button_new_with_mnemonic (_ ("Take what the _file says where it was edited here"));
  gtk_box_append (box, showing->takes_file);
}

static void
apply_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GtkWidget) dialog = user_data;
  Showing *showing = g_object_get_data (G_OBJECT (dialog), "showing");
  g_autoptr (GError) error = NULL;
  MdgUuid import;
  g_autofree char *uuid = NULL;
  g_autofree char *action = NULL;

  if (!mdg_agency_import_apply_finish (MDG_WORKSPACE (source), result, &import, &error))
    mdg_window_toast (showing->window, error->message);
  else
    {
      uuid = mdg_uuid_dup_string (&import);
      action = g_strdup_printf ("win.undo-import('%s')", uuid);
      mdg_window_toast_undo (showing->window, _ ("The list was taken in"), action);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
on_take_clicked (GtkWidget *dialog)
{
  Showing *showing = g_object_get_data (G_OBJECT (dialog), "showing");

  gtk_widget_set_sensitive (showing->take_button, FALSE);
  gtk_widget_set_sensitive (showing->cancel_button, FALSE);
  if (showing->takes_file != NULL)
    mdg_agency_import_set_takes_file (showing->import, gtk_check_button_get_active (GTK_CHECK_BUTTON (showing->takes_file)));
  mdg_agency_import_apply_async (mdg_window_get_workspace (showing->window), showing->import, NULL, apply_cb, g_object_ref (dialog));
}

static GtkWidget *
new_header (Showing *showing)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  showing->cancel_button = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (showing->cancel_button), "window.close");
  showing->take_button = gtk_button_new_with_mnemonic (_ ("_Take In"));
  gtk_widget_add_css_class (showing->take_button, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), showing->cancel_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), showing->take_button);

  return header;
}

static void
present (MdgWindow *window,
         MdgAgencyImport *import)
{
  static const MdgAgencyOutcome order[] = { MDG_AGENCY_REFUSED, MDG_AGENCY_CONFLICT, MDG_AGENCY_CLOSED, MDG_AGENCY_UPDATED, MDG_AGENCY_NEW };
  Showing *showing = g_new0 (Showing, 1);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  showing->window = g_object_ref (window);
  showing->import = import;
  showing->dialog = adw_window_new ();
  g_object_set_data_full (G_OBJECT (showing->dialog), "showing", showing, showing_free);
  gtk_window_set_title (GTK_WINDOW (showing->dialog), _ ("Take in Published Data"));
  gtk_window_set_transient_for (GTK_WINDOW (showing->dialog), GTK_WINDOW (window));
  gtk_window_set_modal (GTK_WINDOW (showing->dialog), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (showing->dialog), WIDTH, HEIGHT);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 18);
  add_counts (GTK_BOX (box), import);
  add_choice (showing, GTK_BOX (box));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_rows (GTK_BOX (box), import, order[i]);
  add_warnings (GTK_BOX (box), import);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), new_header (showing));
  gtk_box_append (GTK_BOX (content), scrolled);
  adw_window_set_content (ADW_WINDOW (showing->dialog), content);
  g_signal_connect_object (showing->take_button, "clicked", G_CALLBACK (on_take_clicked), showing->dialog, G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (showing->dialog), showing->take_button);
  gtk_window_present (GTK_WINDOW (showing->dialog));
}

static void
try_cb (GObject *source,
        GAsyncResult *result,
        gpointer user_data)
{
  g_autoptr (MdgWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  MdgAgencyImport *import = mdg_agency_import_try_finish (result, &error);

  if (import != NULL)
    present (window, import);
  else
    mdg_dialog_tell (GTK_WINDOW (window), _ ("The List Cannot Be Taken In"), error->message);
}

void
mdg_agency_import_dialog_try (MdgWindow *window,
                              const char *path)
{
  mdg_window_toast (window, _ ("The list is being read"));
  mdg_agency_import_try_async (mdg_window_get_workspace (window), path, NULL, try_cb, g_object_ref (window));
}

static void
choose_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (MdgWindow) window = user_data;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    mdg_agency_import_dialog_try (window, path);
}

void
mdg_agency_import_dialog_choose (MdgWindow *window)
{
  static const MdgFileFilter filters[] = { { N_ ("Lists"), "*.csv;*.zip;*.xlsx;*.txt" }, { NULL, NULL } };

  mdg_dialog_choose_file_async (GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Published Data or Survey"), _ ("_Open"), filters, NULL, NULL, NULL, choose_cb, g_object_ref (window));
}
