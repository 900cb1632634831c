#define G_LOG_DOMAIN "mdg-app"

#include "mdg-ime-guard.h"

#include "mdg-macros.h"

struct _MdgImeGuard
{
  GObject parent_instance;

  GtkWindow *window; /* borrowed: the guard is its data */
  GtkWidget *text;   /* the focused text, weak */
  gulong preedit_handler;
  GtkEventController *keys; /* owned by the window while it is on it */
  gboolean is_composing;
  gboolean is_forwarding;
};

G_DEFINE_FINAL_TYPE (MdgImeGuard, mdg_ime_guard, G_TYPE_OBJECT)

#define GUARD_KEY "mdg-ime-guard"

enum
{
  PROP_IS_COMPOSING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  /* The key may close the window, and the guard with it. */
  g_autoptr (MdgImeGuard) self = g_object_ref (user_data);

  if (!self->is_composing || self->text == NULL)
    return GDK_EVENT_PROPAGATE;

  self->is_forwarding = TRUE;
  gtk_event_controller_key_forward (keys, self->text);
  self->is_forwarding = FALSE;

  /* What the input method left alone goes nowhere either: the word comes first. */
  return GDK_EVENT_STOP;
}

/* Among controllers of one widget and phase the one added last is asked first, and the window adds its own
   for accelerators whenever its application changes; so the guard goes to the front as a word begins. */
static void
move_to_front (MdgImeGuard *self)
{
  if (self->is_forwarding)
    return;

  if (self->keys != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self->window), self->keys);
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_name (self->keys, GUARD_KEY);
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), self->keys);
}

static void
set_composing (MdgImeGuard *self,
               gboolean is_composing)
{
  if (self->is_composing == is_composing)
    return;

  if (is_composing)
    move_to_front (self);
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
    g_clear_signal_handler (&self->preedit_handler, self->text);
  g_clear_weak_pointer (&self->text);
  self->preedit_handler = 0;
}

static void
on_focus_changed (GtkWindow *window,
                  GParamSpec *pspec,
                  gpointer user_data)
{
  MdgImeGuard *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (window);

  forget_text (self);
  set_composing (self, FALSE);

  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return;

  g_set_weak_pointer (&self->text, focus);
  self->preedit_handler =
    g_signal_connect (focus, "preedit-changed", G_CALLBACK (on_preedit_changed), self);
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
  forget_text (MDG_IME_GUARD (object));

  G_OBJECT_CLASS (mdg_ime_guard_parent_class)->dispose (object);
}

static void
mdg_ime_guard_class_init (MdgImeGuardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mdg_ime_guard_get_property;
  object_class->dispose = mdg_ime_guard_dispose;

  properties[PROP_IS_COMPOSING] =
    g_param_spec_boolean ("is-composing", NULL, NULL, FALSE, MDG_PARAM_RO);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mdg_ime_guard_init (MdgImeGuard *self)
{
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
