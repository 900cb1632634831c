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
