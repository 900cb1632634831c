#define G_LOG_DOMAIN "mdg-app"

#include "mdg-choice.h"

struct _MdgChoice
{
  GtkBox parent_instance;

  gboolean is_showing; /* following a record, not a hand */
};

G_DEFINE_FINAL_TYPE (MdgChoice, mdg_choice, GTK_TYPE_BOX)

#define CODE_KEY "mdg-code"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_button_code (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), CODE_KEY);
}

/* A click on what is chosen takes it back: nothing said is an answer, too. */
static void
on_toggled (GtkToggleButton *button,
            gpointer user_data)
{
  MdgChoice *self = user_data;

  if (self->is_showing)
    return;

  mdg_choice_set_code (self, gtk_toggle_button_get_active (button) ? get_button_code (GTK_WIDGET (button)) : NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mdg_choice_class_init (MdgChoiceClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mdg_choice_init (MdgChoice *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
mdg_choice_new (void)
{
  return g_object_new (MDG_TYPE_CHOICE, NULL);
}

void
mdg_choice_append (MdgChoice *self,
                   const char *code,
                   const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  g_return_if_fail (MDG_IS_CHOICE (self));

  g_object_set_data_full (G_OBJECT (button), CODE_KEY, g_strdup (code), g_free);
  gtk_widget_set_focus_on_click (button, FALSE);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (GTK_BOX (self), button);
}

const char *
mdg_choice_get_code (MdgChoice *self)
{
  g_return_val_if_fail (MDG_IS_CHOICE (self), NULL);

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL; button = gtk_widget_get_next_sibling (button))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      return get_button_code (button);

  return NULL;
}

void
mdg_choice_set_code (MdgChoice *self,
                     const char *code)
{
  g_return_if_fail (MDG_IS_CHOICE (self));

  self->is_showing = TRUE;
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strcmp0 (get_button_code (button), code) == 0);
  self->is_showing = FALSE;
}

void
mdg_choice_advance (MdgChoice *self)
{
  GtkWidget *button;
  const char *code;

  g_return_if_fail (MDG_IS_CHOICE (self));

  code = mdg_choice_get_code (self);
  for (button = gtk_widget_get_first_child (GTK_WIDGET (self)); code != NULL && g_strcmp0 (get_button_code (button), code) != 0;)
    button = gtk_widget_get_next_sibling (button);
  if (code != NULL)
    button = gtk_widget_get_next_sibling (button);
  if (button == NULL)
    button = gtk_widget_get_first_child (GTK_WIDGET (self));
  if (button == NULL)
    return;

  mdg_choice_set_code (self, get_button_code (button));
  g_signal_emit (self, signals[CHANGED], 0);
}
