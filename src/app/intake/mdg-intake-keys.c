#define G_LOG_DOMAIN "mdg-app"

#include "mdg-intake-keys.h"

static void
add_key (GtkShortcutController *keys,
         const char *trigger,
         const char *action)
{
  g_autofree char *text = g_strdup_printf ("action(%s)", action);

  gtk_shortcut_controller_add_shortcut (keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_shortcut_action_parse_string (text)));
}

static void
add_go_to_key (GtkShortcutController *keys,
               const char *trigger,
               const char *target)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new ("intake.go-to"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (target));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

/* Before the texts, which have keys of their own for some of these; an input method that is composing comes
   before both (mdg-ime-guard.h). */
GtkEventController *
mdg_intake_keys_new (GtkShortcutFunc take_candidate)
{
  static const char *const places[][2] = {
    { "<Alt>k", "kind" },
    { "<Alt>c", "channel" },
    { "<Alt>d", "direction" },
    { "<Alt>p", "profession" },
    { "<Alt>s", "sex" },
    { "<Alt>b", "scenes" },
    { "<Alt>u", "urgency" },
    { "<Alt>w", "follow_staff" },
    { "<Alt>t", "minutes" },
  };
  static const char *const actions[][2] = {
    { "<Control>Return|<Control>KP_Enter", "intake.save" },
    { "<Control>z", "intake.undo" },
    { "<Control><Shift>z|<Control>y", "intake.redo" },
    { "<Control>d", "intake.details" },
    { "<Control>e", "intake.mask" },
    { "<Alt>minus", "intake.earlier" },
    { "<Alt>m", "intake.this-morning" },
    { "<Alt>y", "intake.yesterday" },
    { "<Alt>0", "intake.new-person" },
    { "<Alt>f", "intake.add-person" },
    { "<Alt>a", "intake.add-action" },
  };
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (keys), GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    add_key (keys, actions[i][0], actions[i][1]);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    add_go_to_key (keys, places[i][0], places[i][1]);
  for (int i = 0; i < 9; i++)
    {
      g_autofree char *trigger = g_strdup_printf ("<Alt>%d", i + 1);
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_callback_action_new (take_candidate, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (i));
      gtk_shortcut_controller_add_shortcut (keys, shortcut);
    }

  return GTK_EVENT_CONTROLLER (keys);
}
