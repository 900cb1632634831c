#include "mdg-test-keys.h"

static gboolean
is_triggered (GtkShortcutTrigger *trigger,
              GtkShortcutTrigger *pressed)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return is_triggered (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), pressed) || is_triggered (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), pressed);

  return gtk_shortcut_trigger_equal (trigger, pressed);
}

static gboolean
press_in_controller (GtkWidget *widget,
                     GListModel *shortcuts,
                     GtkShortcutTrigger *pressed)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_triggered (gtk_shortcut_get_trigger (shortcut), pressed) && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
press_in_widget (GtkWidget *widget,
                 GtkPropagationPhase phase,
                 GtkShortcutTrigger *pressed)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) && gtk_event_controller_get_propagation_phase (controller) == phase && press_in_controller (widget, G_LIST_MODEL (controller), pressed))
        return TRUE;
    }

  return FALSE;
}

static gboolean
press_on_the_way_down (GtkWidget *widget,
                       GtkShortcutTrigger *pressed)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_WINDOW (widget))
    return FALSE;

  return (parent != NULL && press_on_the_way_down (parent, pressed)) || press_in_widget (widget, GTK_PHASE_CAPTURE, pressed);
}

gboolean
mdg_test_press (GtkWindow *window,
                const char *trigger)
{
  g_autoptr (GtkShortcutTrigger) pressed = gtk_shortcut_trigger_parse_string (trigger);
  GtkWidget *focus = gtk_window_get_focus (window);

  g_assert_nonnull (pressed);

  if (press_in_widget (GTK_WIDGET (window), GTK_PHASE_CAPTURE, pressed))
    return TRUE;
  if (focus != NULL && focus != GTK_WIDGET (window) && press_on_the_way_down (focus, pressed))
    return TRUE;
  /* A text of several lines makes a new line of Return, whatever is held with it. */
  if (GTK_IS_TEXT_VIEW (focus) && GTK_IS_KEYVAL_TRIGGER (pressed) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (pressed)) == GDK_KEY_Return)
    return FALSE;
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (press_in_widget (widget, GTK_PHASE_BUBBLE, pressed))
      return TRUE;

  return FALSE;
}

void
mdg_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
