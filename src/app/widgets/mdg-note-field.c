#define G_LOG_DOMAIN "mdg-app"

#include "mdg-note-field.h"

/* Milliseconds without a key after which a text is saved. */
#define PAUSE 900
#define LINE_HEIGHT 22

struct _MdgNoteField
{
  GtkBox parent_instance;

  GtkLabel *label;
  GtkScrolledWindow *scrolled;
  GtkTextView *view;
  guint pause;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (MdgNoteField, mdg_note_field, GTK_TYPE_BOX)

enum
{
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
mdg_note_field_flush (MdgNoteField *self)
{
  g_return_if_fail (MDG_IS_NOTE_FIELD (self));

  if (self->pause == 0)
    return;

  g_clear_handle_id (&self->pause, g_source_remove);
  g_signal_emit (self, signals[TYPED], 0);
}

static gboolean
pause_cb (gpointer user_data)
{
  MdgNoteField *self = user_data;

  self->pause = 0;
  g_signal_emit (self, signals[TYPED], 0);

  return G_SOURCE_REMOVE;
}

static void
on_changed (MdgNoteField *self)
{
  if (self->is_showing)
    return;

  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, pause_cb, self);
}

static void
mdg_note_field_dispose (GObject *object)
{
  g_clear_handle_id (&MDG_NOTE_FIELD (object)->pause, g_source_remove);

  G_OBJECT_CLASS (mdg_note_field_parent_class)->dispose (object);
}

static void
mdg_note_field_class_init (MdgNoteFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_note_field_dispose;

  signals[TYPED] = g_signal_new ("typed", MDG_TYPE_NOTE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_note_field_init (MdgNoteField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-text-card");
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "mdg-hint");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "mdg-card-label");
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scrolled, TRUE);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->view));
  mdg_note_field_set_n_lines (self, 3);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->scrolled));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (mdg_note_field_flush), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mdg_note_field_new (const char *label)
{
  MdgNoteField *self = g_object_new (MDG_TYPE_NOTE_FIELD, NULL);

  gtk_label_set_text (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

void
mdg_note_field_set_n_lines (MdgNoteField *self,
                            guint n_lines)
{
  g_return_if_fail (MDG_IS_NOTE_FIELD (self));

  gtk_scrolled_window_set_min_content_height (self->scrolled, (int) n_lines * LINE_HEIGHT);
  gtk_scrolled_window_set_max_content_height (self->scrolled, (int) n_lines * 3 * LINE_HEIGHT);
}

void
mdg_note_field_set_text (MdgNoteField *self,
                         const char *text,
                         gboolean is_forced)
{
  g_autofree char *now = NULL;

  g_return_if_fail (MDG_IS_NOTE_FIELD (self));

  if (self->pause != 0 && !is_forced)
    return;

  g_clear_handle_id (&self->pause, g_source_remove);
  now = mdg_note_field_dup_text (self);
  if (g_strcmp0 (now, text != NULL ? text : "") == 0)
    return;

  self->is_showing = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text != NULL ? text : "", -1);
  self->is_showing = FALSE;
}

char *
mdg_note_field_dup_text (MdgNoteField *self)
{
  char *text = NULL;

  g_return_val_if_fail (MDG_IS_NOTE_FIELD (self), NULL);

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);

  return g_strstrip (text);
}

GtkTextView *
mdg_note_field_get_view (MdgNoteField *self)
{
  g_return_val_if_fail (MDG_IS_NOTE_FIELD (self), NULL);

  return self->view;
}
