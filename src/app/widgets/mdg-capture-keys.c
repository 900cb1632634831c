#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-capture-keys.h"

void
mdg_capture_keys_add (GtkWidget *widget,
                      const char *keys,
                      const char *action_name)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (controller), GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_named_action_new (action_name)));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (controller));
}
