#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-window.h"

static void
show_part (MdgWindow *self,
           const char *name,
           gboolean is_visible)
{
  gtk_widget_set_visible (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), MDG_TYPE_WINDOW, name)), is_visible);
}

void
mdg_window_set_is_alone (MdgWindow *self,
                         gboolean is_alone)
{
  g_return_if_fail (MDG_IS_WINDOW (self));

  show_part (self, "sidebar", !is_alone);
  show_part (self, "header_tools", !is_alone);
  if (is_alone)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
}
