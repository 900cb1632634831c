#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-tabs.h"

#include <glib/gi18n-lib.h>

#include "mdg-window.h"

static const struct
{
  const char *page;
  const char *title;
} tabs[] = {
  { "issues", N_ ("Cases × Issues") },
  { "area-issues", N_ ("Area and City") },
  { "themes", N_ ("Themes × Responses") },
  { "trends", N_ ("Course") },
};

/* The pages are added one after the other, so that it is known only here which there are. */
static void
on_map (GtkWidget *box)
{
  GtkRoot *root = gtk_widget_get_root (box);
  guint i = 0;

  for (GtkWidget *tab = gtk_widget_get_first_child (box); tab != NULL; tab = gtk_widget_get_next_sibling (tab), i++)
    gtk_widget_set_visible (tab, MDG_IS_WINDOW (root) && mdg_window_has_page (MDG_WINDOW (root), tabs[i].page));
}

/* The tab of the page itself stays pressed. */
static void
on_toggled (GtkToggleButton *tab)
{
  if (!gtk_toggle_button_get_active (tab))
    gtk_toggle_button_set_active (tab, TRUE);
}

/* The others never are, they lead away. */
static void
on_clicked (GtkButton *tab,
            gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (tab), "win.show-page", "s", (const char *) user_data);
}

static void
keep_off (GtkToggleButton *tab)
{
  if (gtk_toggle_button_get_active (tab))
    gtk_toggle_button_set_active (tab, FALSE);
}

GtkWidget *
mdg_issue_tabs_new (const char *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      GtkWidget *tab = gtk_toggle_button_new_with_label (_ (tabs[i].title));
      gboolean is_here = g_str_equal (tabs[i].page, page);

      gtk_widget_add_css_class (tab, "mdg-tab");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), is_here);
      g_signal_connect (tab, "toggled", G_CALLBACK (is_here ? on_toggled : keep_off), NULL);
      if (!is_here)
        g_signal_connect (tab, "clicked", G_CALLBACK (on_clicked), (gpointer) tabs[i].page);
      gtk_box_append (GTK_BOX (box), tab);
    }
  g_signal_connect (box, "map", G_CALLBACK (on_map), NULL);

  return box;
}
