#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-agency-match-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-agency-match.h"
#include "mdg-hours.h"
#include "mdg-ime-guard.h"

#define WIDTH 680
#define HEIGHT 560
#define MAX_SHOWN 100

typedef struct
{
  MdgWindow *window;
  GtkWidget *dialog;
  GtkWidget *entry;
  GtkWidget *said;
  GtkListBox *list;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->window);
  g_free (asking);
}

static void
add_match (Asking *asking,
           const MdgAgencyMatch *match)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *phone = gtk_label_new (match->phone != NULL ? match->phone : "");
  char uuid[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (&match->agency, uuid);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), match->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), match->reasons);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (match->warning != NULL)
    {
      GtkWidget *warning = gtk_label_new (match->warning);

      gtk_widget_add_css_class (warning, "mdg-caution");
      gtk_widget_set_valign (warning, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), warning);
    }
  gtk_widget_add_css_class (phone, "mdg-figures");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), phone);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "uuid", g_strdup (uuid), g_free);
  gtk_list_box_append (asking->list, row);
}

static void
show_matches (Asking *asking,
              const MdgAgencyMatches *found)
{
  g_autofree char *text = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (asking->list, 0)) != NULL)
    gtk_list_box_remove (asking->list, GTK_WIDGET (row));
  if (found == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (asking->list), FALSE);
      return;
    }

  for (guint i = 0; i < MIN (found->matches->len, MAX_SHOWN); i++)
    add_match (asking, found->matches->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (asking->list), found->matches->len > 0);
  text = g_strdup_printf (_ ("%u can do it; %u have not answered whether they can, %u have no hours that can be read"), found->matches->len, found->n_unanswered, found->n_hours_unknown);
  gtk_label_set_text (GTK_LABEL (asking->said), text);
}

static void
on_activate (GtkEditable *entry,
             Asking *asking)
{
  MdgWorkspace *workspace = mdg_window_get_workspace (asking->window);
  g_autoptr (MdgAgencyQuestion) question = mdg_agency_question_parse (workspace, gtk_editable_get_text (entry));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgAgencyMatches) found = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  found = mdg_agency_match (workspace, question, mdg_hours_get_day (&today), g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now), &error);
  show_matches (asking, found);
  if (found == NULL)
    gtk_label_set_text (GTK_LABEL (asking->said), error->message);
}

static void
on_row_activated (GtkListBox *list,
                  GtkListBoxRow *row,
                  Asking *asking)
{
  const char *uuid = g_object_get_data (G_OBJECT (row), "uuid");

  gtk_widget_activate_action (GTK_WIDGET (asking->window), "win.show-agency", "s", uuid);
  gtk_window_destroy (GTK_WINDOW (asking->dialog));
}

static GtkWidget *
new_content (Asking *asking)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  asking->entry = gtk_search_entry_new ();
  g_object_set (asking->entry, "placeholder-text", _ ("As in 人工呼吸器＋緑ヶ丘＋24h, 訪問看護 高見台 木22時, 訪問診療 いま電話"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is needed, where and when"), -1);
  g_signal_connect (asking->entry, "activate", G_CALLBACK (on_activate), asking);
  g_signal_connect_object (asking->entry, "stop-search", G_CALLBACK (gtk_window_close), asking->dialog, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), asking->entry);
  asking->said = gtk_label_new (_ ("Services, procedures, a town or an area and an hour, with ＋ between; Enter asks."));
  gtk_label_set_wrap (GTK_LABEL (asking->said), TRUE);
  gtk_label_set_xalign (GTK_LABEL (asking->said), 0);
  gtk_widget_add_css_class (asking->said, "mdg-dim");
  gtk_box_append (GTK_BOX (box), asking->said);
  asking->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (asking->list), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (asking->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Agencies"), -1);
  g_signal_connect (asking->list, "row-activated", G_CALLBACK (on_row_activated), asking);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asking->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), scrolled);

  return content;
}

void
mdg_agency_match_dialog_present (MdgWindow *window)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  asking->window = g_object_ref (window);
  asking->dialog = adw_window_new ();
  g_object_set_data_full (G_OBJECT (asking->dialog), "asking", asking, asking_free);
  gtk_window_set_title (GTK_WINDOW (asking->dialog), _ ("Who Can Do It"));
  gtk_window_set_transient_for (GTK_WINDOW (asking->dialog), GTK_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (asking->dialog), WIDTH, HEIGHT);
  adw_window_set_content (ADW_WINDOW (asking->dialog), new_content (asking));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (asking->dialog, keys);
  mdg_ime_guard_attach (GTK_WINDOW (asking->dialog));
  gtk_window_present (GTK_WINDOW (asking->dialog));
  gtk_widget_grab_focus (asking->entry);
}
