#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-drop-down.h"

GtkDropDown *
mdg_drop_down_add (GtkBox *box,
                   GtkStringList *names,
                   const char *label)
{
  GtkWidget *widget = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (widget, label);
  gtk_box_append (box, widget);

  return GTK_DROP_DOWN (widget);
}

static void
setup_name (GtkSignalListItemFactory *factory,
            GtkListItem *item,
            gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (GPOINTER_TO_INT (user_data))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 6);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_name (GtkSignalListItemFactory *factory,
           GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

void
mdg_drop_down_set_narrow (GtkDropDown *drop_down)
{
  for (int is_button = 0; is_button < 2; is_button++)
    {
      g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup", G_CALLBACK (setup_name), GINT_TO_POINTER (is_button));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_name), NULL);
      if (is_button)
        gtk_drop_down_set_factory (drop_down, factory);
      else
        gtk_drop_down_set_list_factory (drop_down, factory);
    }
}
