#define G_LOG_DOMAIN "mdg-app"

#include "mdg-key-hints.h"

#include "mdg-wrap-layout.h"

void
mdg_key_hints_add (GtkBox *box,
                   const char *key,
                   const char *text)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *key_label = gtk_label_new (key);
  GtkWidget *text_label = gtk_label_new (text);

  g_return_if_fail (GTK_IS_BOX (box));

  if (!MDG_IS_WRAP_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (box))))
    gtk_widget_set_layout_manager (GTK_WIDGET (box), mdg_wrap_layout_new (12));
  gtk_widget_add_css_class (key_label, "mdg-key");
  gtk_widget_add_css_class (text_label, "mdg-hint");
  gtk_box_append (GTK_BOX (pair), key_label);
  gtk_box_append (GTK_BOX (pair), text_label);
  gtk_box_append (box, pair);
}
