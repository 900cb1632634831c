#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-history-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-dialogs.h"
#include "mdg-history.h"

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_entry (const MdgHistoryEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *when = mdg_history_format_time (entry->at);
  g_autofree char *head = g_strdup_printf ("%s　%s　%s", when, entry->author, entry->action);
  g_autoptr (GString) all = g_string_new (head);

  gtk_box_append (GTK_BOX (box), new_label (head, "mdg-hint"));
  for (guint i = 0; i < entry->sentences->len; i++)
    {
      gtk_box_append (GTK_BOX (box), new_label (entry->sentences->pdata[i], NULL));
      g_string_append_printf (all, " %s", (const char *) entry->sentences->pdata[i]);
    }
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, all->str, -1);

  return row;
}

static GtkWidget *
new_list (GPtrArray *entries)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_entry (entries->pdata[i]));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_start (list, 18);
  gtk_widget_set_margin_end (list, 18);
  gtk_widget_set_margin_top (list, 6);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static gboolean
close_cb (GtkWidget *widget,
          GVariant *args,
          gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

void
mdg_history_dialog_present (GtkWindow *parent,
                            MdgWorkspace *workspace,
                            MdgKind kind,
                            const MdgUuid *uuid,
                            const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mdg_history_list (workspace, kind, uuid, &error);
  GtkWidget *window;
  GtkWidget *box;
  GtkEventController *keys;

  if (entries == NULL)
    {
      mdg_dialog_tell (parent, _ ("The history could not be read"), error->message);
      return;
    }

  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 560);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), new_list (entries));
  adw_window_set_content (ADW_WINDOW (window), box);
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
