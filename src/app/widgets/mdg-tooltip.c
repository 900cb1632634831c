#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-tooltip.h"

static gboolean
on_query (GtkWidget *widget,
          int x,
          int y,
          gboolean by_keyboard,
          GtkTooltip *tooltip,
          gpointer user_data)
{
  const char *text = user_data != NULL ? user_data : gtk_label_get_text (GTK_LABEL (widget));

  gtk_tooltip_set_text (tooltip, text);

  return text[0] != '\0';
}

static void
free_text (gpointer text,
           GClosure *closure)
{
  g_free (text);
}

void
mdg_tooltip_add (GtkWidget *widget,
                 const char *text)
{
  g_return_if_fail (text != NULL || GTK_IS_LABEL (widget));

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect_data (widget, "query-tooltip", G_CALLBACK (on_query), g_strdup (text), free_text, 0);
}
