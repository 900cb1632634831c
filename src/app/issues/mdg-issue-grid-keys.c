#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-grid-private.h"

/* Steps of keys: how far, in which unit. */
enum
{
  STEP_CELL,
  STEP_PAGE,
  STEP_EDGE,
  STEP_END,
};

static guint
step (guint from,
      guint n,
      int by)
{
  if (by < 0)
    return from > (guint) -by ? from - (guint) -by : 0;

  return MIN (from + (guint) by, n - 1);
}

static gboolean
move (GtkWidget *widget,
      GVariant *arguments,
      gpointer user_data)
{
  MdgIssueGrid *self = MDG_ISSUE_GRID (widget);
  guint row;
  guint column;
  int unit;
  int down;
  int right;

  g_variant_get (arguments, "(iii)", &unit, &down, &right);
  if (!mdg_issue_grid_get_cursor (self, &row, &column) || gtk_widget_get_focus_child (GTK_WIDGET (self->body)) == NULL)
    return FALSE;

  if (unit == STEP_CELL)
    mdg_issue_grid_set_cursor (self, step (row, self->n_rows, down), step (column, self->n_columns, right));
  else if (unit == STEP_PAGE)
    mdg_issue_grid_set_cursor (self, step (row, self->n_rows, down * (int) mdg_issue_grid_get_page_rows (self)), column);
  else if (unit == STEP_EDGE)
    mdg_issue_grid_set_cursor (self, row, right < 0 ? 0 : self->n_columns - 1);
  else
    mdg_issue_grid_set_cursor (self, right < 0 ? 0 : self->n_rows - 1, right < 0 ? 0 : self->n_columns - 1);

  return TRUE;
}

static gboolean
emit (GtkWidget *widget,
      GVariant *arguments,
      gpointer user_data)
{
  MdgIssueGrid *self = MDG_ISSUE_GRID (widget);

  if (self->n_rows == 0 || gtk_widget_get_focus_child (GTK_WIDGET (self->body)) == NULL)
    return FALSE;

  mdg_issue_grid_emit (self, g_variant_get_uint32 (arguments));

  return TRUE;
}

void
mdg_issue_grid_class_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    guint keypad;
    GdkModifierType modifiers;
    int unit;
    int down;
    int right;
  } moves[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, STEP_CELL, -1, 0 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, STEP_CELL, 1, 0 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, STEP_CELL, 0, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, STEP_CELL, 0, 1 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, STEP_PAGE, -1, 0 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, STEP_PAGE, 1, 0 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, STEP_EDGE, 0, -1 },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, STEP_EDGE, 0, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, STEP_END, 0, -1 },
    { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, STEP_END, 0, 1 },
  };
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    guint signal;
  } acts[] = {
    { GDK_KEY_space, 0, MDG_GRID_TOGGLED },
    { GDK_KEY_KP_Space, 0, MDG_GRID_TOGGLED },
    { GDK_KEY_Return, 0, MDG_GRID_OPENED },
    { GDK_KEY_KP_Enter, 0, MDG_GRID_OPENED },
    { GDK_KEY_Delete, 0, MDG_GRID_CLEARED },
    { GDK_KEY_KP_Delete, 0, MDG_GRID_CLEARED },
    { GDK_KEY_F2, 0, MDG_GRID_LISTED },
    { GDK_KEY_Menu, 0, MDG_GRID_LISTED },
    { GDK_KEY_F10, GDK_SHIFT_MASK, MDG_GRID_LISTED },
    { GDK_KEY_Down, GDK_ALT_MASK, MDG_GRID_LISTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].key, moves[i].modifiers, move, "(iii)", moves[i].unit, moves[i].down, moves[i].right);
      gtk_widget_class_add_binding (widget_class, moves[i].keypad, moves[i].modifiers, move, "(iii)", moves[i].unit, moves[i].down, moves[i].right);
    }
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_add_binding (widget_class, acts[i].key, acts[i].modifiers, emit, "u", acts[i].signal);
}

/* The key goes on to the entry as it is, so that an input method composes from the first letter. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  MdgIssueGrid *self = user_data;
  gunichar c = gdk_keyval_to_unicode (keyval);
  GtkEditable *text;

  if (self->typing_target == NULL || c <= ' ' || c == 0x7f || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->body)) == NULL)
    return FALSE;

  text = gtk_editable_get_delegate (self->typing_target);
  gtk_widget_grab_focus (GTK_WIDGET (self->typing_target));
  gtk_editable_set_position (self->typing_target, -1);

  return gtk_event_controller_key_forward (controller, GTK_WIDGET (text != NULL ? text : self->typing_target));
}

static void
on_pressed (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            gpointer user_data)
{
  MdgIssueGrid *self = user_data;
  GtkWidget *strip = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (self->n_rows == 0)
    return;

  if (strip == GTK_WIDGET (self->body))
    mdg_issue_grid_set_cursor (self, mdg_issue_grid_find_row_at (self, y), mdg_issue_grid_find_column_at (self, x));
  else if (strip == GTK_WIDGET (self->side))
    mdg_issue_grid_set_cursor (self, mdg_issue_grid_find_row_at (self, y), self->column);
  else
    mdg_issue_grid_set_cursor (self, self->row, mdg_issue_grid_find_column_at (self, x));
  gtk_widget_grab_focus (GTK_WIDGET (self));

  if (n_press == 2 && strip == GTK_WIDGET (self->body))
    mdg_issue_grid_emit (self, MDG_GRID_LISTED);
  else if (n_press == 2 && strip == GTK_WIDGET (self->side))
    mdg_issue_grid_emit (self, MDG_GRID_OPENED);
}

static void
add_click (MdgIssueGrid *self,
           MdgIssueStrip *strip)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (strip), GTK_EVENT_CONTROLLER (click));
}

void
mdg_issue_grid_add_controllers (MdgIssueGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_click (self, self->body);
  add_click (self, self->side);
  add_click (self, self->heads);
}
