#define G_LOG_DOMAIN "mdg-app"

#include "mdg-ime-guard.h"

#include "mdg-macros.h"

struct _MdgImeGuard
{
  GObject parent_instance;

  GtkWindow *window; /* borrowed: the guard is its data */
  GtkWidget *text;   /* the focused text, weak */
  gulong preedit_handler;
  gulong unmap_handler;
  GtkEventController *keys;     /* ours on the text: feeds its input method and swallows what that leaves */
  GtkEventController *own_keys; /* the one of the text; both weak */
  GArray *muted;                /* of Muted, while composing */
  gboolean is_composing;
};

G_DEFINE_FINAL_TYPE (MdgImeGuard, mdg_ime_guard, G_TYPE_OBJECT)

#define GUARD_KEY "mdg-ime-guard"

enum
{
  PROP_IS_COMPOSING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  GtkEventController *controller;
  GtkPropagationPhase phase;
} Muted;

static void
clear_muted (gpointer data)
{
  Muted *muted = data;

  gtk_event_controller_set_propagation_phase (muted->controller, muted->phase);
  g_object_unref (muted->controller);
}

static gboolean
takes_keys_away (MdgImeGuard *self,
                 GtkEventController *controller)
{
  return controller != self->keys && gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE && (GTK_IS_EVENT_CONTROLLER_KEY (controller) || GTK_IS_SHORTCUT_CONTROLLER (controller));
}

static void
mute_widget (MdgImeGuard *self,
             GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      Muted muted = { controller, gtk_event_controller_get_propagation_phase (controller) };

      if (!takes_keys_away (self, controller))
        continue;
      gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
      g_array_append_val (self->muted, muted);
      g_steal_pointer (&controller);
    }
}

/* Muted in place rather than by a controller that forwards the key: an input method may run the main
   loop inside a key press, and GTK 4.8 then forgets which event it was forwarding. */
static void
mute (MdgImeGuard *self)
{
  for (GtkWidget *widget = self->text; widget != NULL; widget = gtk_widget_get_parent (widget))
    mute_widget (self, widget);
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  /* What the input method left alone goes nowhere: the word comes first. */
  return GDK_EVENT_STOP;
}

/* The text places the window of candidates by this signal of its own controller. */
static void
on_im_update (GtkEventControllerKey *keys,
              gpointer user_data)
{
  MdgImeGuard *self = user_data;

  g_signal_emit_by_name (self->own_keys, "im-update");
}

static GtkEventController *
find_own_keys (GtkWidget *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller)) != NULL)
        return controller;
    }

  return NULL;
}

/* Asleep until something is composed. */
static void
add_keys (MdgImeGuard *self)
{
  g_set_weak_pointer (&self->own_keys, find_own_keys (self->text));
  if (self->own_keys == NULL)
    return;

  g_set_weak_pointer (&self->keys, gtk_event_controller_key_new ());
  gtk_event_controller_set_name (self->keys, GUARD_KEY);
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_NONE);
  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (self->keys),
                                           gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (self->own_keys)));
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (on_key_pressed), NULL);
  g_signal_connect (self->keys, "im-update", G_CALLBACK (on_im_update), self);
  gtk_widget_add_controller (self->text, self->keys);
}

static void
set_composing (MdgImeGuard *self,
               gboolean is_composing)
{
  if (self->is_composing == is_composing)
    return;

  if (is_composing)
    mute (self);
  else
    g_array_set_size (self->muted, 0);
  if (self->keys != NULL)
    gtk_event_controller_set_propagation_phase (self->keys, is_composing ? GTK_PHASE_TARGET : GTK_PHASE_NONE);
  self->is_composing = is_composing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COMPOSING]);
}

static void
on_preedit_changed (GtkWidget *text,
                    const char *preedit,
                    gpointer user_data)
{
  set_composing (user_data, preedit != NULL && *preedit != '\0');
}

static void
forget_text (MdgImeGuard *self)
{
  if (self->text != NULL)
    {
      g_clear_signal_handler (&self->preedit_handler, self->text);
      g_clear_signal_handler (&self->unmap_handler, self->text);
    }
  if (self->text != NULL && self->keys != NULL)
    gtk_widget_remove_controller (self->text, self->keys);
  g_clear_weak_pointer (&self->keys);
  g_clear_weak_pointer (&self->own_keys);
  g_clear_weak_pointer (&self->text);
  self->preedit_handler = 0;
  self->unmap_handler = 0;
}

/* A text that goes while it has the focus is not always told of. */
static void
on_unmap (GtkWidget *text,
          gpointer user_data)
{
  set_composing (user_data, FALSE);
}

static void
on_focus_changed (GtkWindow *window,
                  GParamSpec *pspec,
                  gpointer user_data)
{
  MdgImeGuard *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (window);

  set_composing (self, FALSE);
  forget_text (self);

  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return;

  g_set_weak_pointer (&self->text, focus);
  self->preedit_handler = g_signal_connect (focus, "preedit-changed", G_CALLBACK (on_preedit_changed), self);
  self->unmap_handler = g_signal_connect (focus, "unmap", G_CALLBACK (on_unmap), self);
  add_keys (self);
}

static void
mdg_ime_guard_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  MdgImeGuard *self = MDG_IME_GUARD (object);

  switch (prop_id)
    {
    case PROP_IS_COMPOSING:
      g_value_set_boolean (value, self->is_composing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_ime_guard_dispose (GObject *object)
{
  MdgImeGuard *self = MDG_IME_GUARD (object);

  forget_text (self);
  g_array_set_size (self->muted, 0);

  G_OBJECT_CLASS (mdg_ime_guard_parent_class)->dispose (object);
}

static void
mdg_ime_guard_finalize (GObject *object)
{
  g_array_unref (MDG_IME_GUARD (object)->muted);

  G_OBJECT_CLASS (mdg_ime_guard_parent_class)->finalize (object);
}

static void
mdg_ime_guard_class_init (MdgImeGuardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mdg_ime_guard_get_property;
  object_class->dispose = mdg_ime_guard_dispose;
  object_class->finalize = mdg_ime_guard_finalize;

  properties[PROP_IS_COMPOSING] = g_param_spec_boolean ("is-composing", NULL, NULL, FALSE, MDG_PARAM_RO);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mdg_ime_guard_init (MdgImeGuard *self)
{
  self->muted = g_array_new (FALSE, FALSE, sizeof (Muted));
  g_array_set_clear_func (self->muted, clear_muted);
}

MdgImeGuard *
mdg_ime_guard_attach (GtkWindow *window)
{
  MdgImeGuard *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (mdg_ime_guard_get (window) == NULL, NULL);

  self = g_object_new (MDG_TYPE_IME_GUARD, NULL);
  self->window = window;
  g_object_set_data_full (G_OBJECT (window), GUARD_KEY, self, g_object_unref);
  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (on_focus_changed), self, 0);
  on_focus_changed (window, NULL, self);

  return self;
}

MdgImeGuard *
mdg_ime_guard_get (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  return g_object_get_data (G_OBJECT (window), GUARD_KEY);
}

gboolean
mdg_ime_guard_get_is_composing (MdgImeGuard *self)
{
  g_return_val_if_fail (MDG_IS_IME_GUARD (self), FALSE);

  return self->is_composing;
}
