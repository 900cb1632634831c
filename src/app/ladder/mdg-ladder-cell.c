#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-ladder-cell.h"

struct _MdgLadderCell
{
  GtkWidget parent_instance;

  GtkWidget *mark; /* NULL in most */
  GtkWidget *label;
  GtkWidget *editor; /* NULL when nobody writes */
};

G_DEFINE_FINAL_TYPE (MdgLadderCell, mdg_ladder_cell, GTK_TYPE_WIDGET)

enum
{
  COMMITTED,
  CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mdg_ladder_cell_dispose (GObject *object)
{
  MdgLadderCell *self = MDG_LADDER_CELL (object);

  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);

  G_OBJECT_CLASS (mdg_ladder_cell_parent_class)->dispose (object);
}

static void
mdg_ladder_cell_class_init (MdgLadderCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_ladder_cell_dispose;
  signals[COMMITTED] = g_signal_new ("committed", MDG_TYPE_LADDER_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CANCELLED] = g_signal_new ("cancelled", MDG_TYPE_LADDER_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "laddercell");
}

static void
mdg_ladder_cell_init (MdgLadderCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

MdgLadderCell *
mdg_ladder_cell_new (GtkAccessibleRole role,
                     const char *mark,
                     const char *text)
{
  MdgLadderCell *self = g_object_new (MDG_TYPE_LADDER_CELL, "accessible-role", role, NULL);

  if (mark != NULL)
    {
      self->mark = gtk_label_new (mark);
      gtk_label_set_xalign (GTK_LABEL (self->mark), 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->mark), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (self->mark, "mdg-ladder-mark");
      gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
    }
  self->label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_yalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  return self;
}

const char *
mdg_ladder_cell_get_text (MdgLadderCell *self)
{
  g_return_val_if_fail (MDG_IS_LADDER_CELL (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

const char *
mdg_ladder_cell_get_mark (MdgLadderCell *self)
{
  g_return_val_if_fail (MDG_IS_LADDER_CELL (self), NULL);

  return self->mark != NULL ? gtk_label_get_text (GTK_LABEL (self->mark)) : "";
}

/* One cell of a table takes the focus, so that Tab leads out of it. */
void
mdg_ladder_cell_set_is_cursor (MdgLadderCell *self,
                               gboolean is_cursor)
{
  g_return_if_fail (MDG_IS_LADDER_CELL (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), is_cursor);
  if (is_cursor)
    gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-cursor");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "mdg-cursor");
}

static gboolean
commit (GtkWidget *editor,
        GVariant *arguments,
        gpointer user_data)
{
  g_signal_emit (user_data, signals[COMMITTED], 0, g_variant_get_int32 (arguments));

  return TRUE;
}

static gboolean
cancel (GtkWidget *editor,
        GVariant *arguments,
        gpointer user_data)
{
  g_signal_emit (user_data, signals[CANCELLED], 0);

  return TRUE;
}

static void
on_left (MdgLadderCell *self)
{
  if (self->editor != NULL)
    g_signal_emit (self, signals[COMMITTED], 0, 0);
}

static void
add_key (GtkShortcutController *keys,
         guint key,
         GdkModifierType modifiers,
         GtkShortcutFunc act,
         int right,
         MdgLadderCell *self)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_callback_action_new (act, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (right));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

/* Before the text sees them; Shift+Enter is left to it. */
static void
add_keys (MdgLadderCell *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Return, 0, commit, 0, self);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_KP_Enter, 0, commit, 0, self);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Tab, 0, commit, 1, self);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, commit, -1, self);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Tab, GDK_SHIFT_MASK, commit, -1, self);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Escape, 0, cancel, 0, self);
  gtk_widget_add_controller (self->editor, keys);
}

GtkWidget *
mdg_ladder_cell_begin (MdgLadderCell *self,
                       const char *text,
                       const char *label)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (MDG_IS_LADDER_CELL (self) && self->editor == NULL, NULL);

  self->editor = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->editor), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_vexpand (self->editor, TRUE);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);
  add_keys (self);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->editor);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (self->editor, focus);

  return self->editor;
}

gboolean
mdg_ladder_cell_is_editing (MdgLadderCell *self)
{
  g_return_val_if_fail (MDG_IS_LADDER_CELL (self), FALSE);

  return self->editor != NULL;
}

char *
mdg_ladder_cell_dup_typed (MdgLadderCell *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (MDG_IS_LADDER_CELL (self) && self->editor != NULL, NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* The focus goes to the cell first, so that the field does not say it was left. */
void
mdg_ladder_cell_end (MdgLadderCell *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);

  g_return_if_fail (MDG_IS_LADDER_CELL (self));

  if (editor == NULL)
    return;

  gtk_widget_set_visible (self->label, TRUE);
  if (gtk_widget_is_focus (editor))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (editor);
}
