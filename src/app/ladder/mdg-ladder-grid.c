#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-ladder-grid.h"

#include <glib/gi18n-lib.h>

#include "mdg-ladder-cell.h"
#include "mdg-ladder-strip.h"
#include "mdg-macros.h"

typedef struct
{
  MdgLadderCell *widget;
  guint row;
  guint column;
  guint n_rows;
  char *edit;
  char *hint;
  char *key;
} Cell;

struct _MdgLadderGrid
{
  GtkBox parent_instance;

  MdgLadderGridCommit commit;
  gpointer user_data;

  GtkWidget *heads;
  GtkWidget *body;
  GtkWidget *scroller;
  GtkLabel *problem;
  GPtrArray *cells; /* of Cell */
  GPtrArray *titles;
  guint n_columns;
  guint n_rows;
  Cell *cursor;
  guint row;  /* of the cursor, which may be on a cell of several rows */
  char *kept; /* key of the cursor while the table is filled */
  guint kept_row;
  guint kept_column;
  gboolean had_focus;
  gboolean is_committing;
};

G_DEFINE_FINAL_TYPE (MdgLadderGrid, mdg_ladder_grid, GTK_TYPE_BOX)

enum
{
  CURSOR_MOVED,
  EDITING_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_free (cell->edit);
  g_free (cell->hint);
  g_free (cell->key);
  g_free (cell);
}

static Cell *
find_cell (MdgLadderGrid *self,
           guint row,
           guint column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = self->cells->pdata[i];

      if (cell->column == column && row >= cell->row && row < cell->row + cell->n_rows)
        return cell;
    }

  return NULL;
}

/* A hint is quiet, a refusal is not. */
static void
say (MdgLadderGrid *self,
     const char *text,
     gboolean is_problem)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->problem), is_problem ? "mdg-hint" : "mdg-field-error");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), is_problem ? "mdg-field-error" : "mdg-hint");
}

static void
scroll_to (MdgLadderGrid *self,
           GtkWidget *cell)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (cell, self->body, &bounds))
    gtk_adjustment_clamp_page (adjustment, (double) bounds.origin.y, (double) (bounds.origin.y + bounds.size.height));
}

static void
move_cursor (MdgLadderGrid *self,
             Cell *cell,
             guint row,
             gboolean takes_focus)
{
  if (self->cursor != NULL && self->cursor != cell)
    mdg_ladder_cell_set_is_cursor (self->cursor->widget, FALSE);
  self->cursor = cell;
  self->row = row;
  if (cell != NULL)
    {
      mdg_ladder_cell_set_is_cursor (cell->widget, TRUE);
      if (takes_focus)
        gtk_widget_grab_focus (GTK_WIDGET (cell->widget));
      scroll_to (self, GTK_WIDGET (cell->widget));
    }
  g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

static void
end_editing (MdgLadderGrid *self,
             Cell *cell)
{
  say (self, NULL, FALSE);
  mdg_ladder_cell_end (cell->widget);
  g_signal_emit (self, signals[EDITING_ENDED], 0);
}

static void
go_right (MdgLadderGrid *self,
          int by)
{
  guint column = self->cursor->column;
  Cell *next = (by > 0 && column + 1 < self->n_columns) || (by < 0 && column > 0) ? find_cell (self, self->row, by > 0 ? column + 1 : column - 1) : NULL;

  if (next != NULL)
    move_cursor (self, next, self->row, TRUE);
}

static gboolean
commit_text (MdgLadderGrid *self,
             Cell *cell,
             const char *text)
{
  g_autoptr (GError) error = NULL;

  if (self->commit (cell->row, cell->column, text, self->user_data, &error))
    return TRUE;

  say (self, error != NULL ? error->message : NULL, TRUE);

  return FALSE;
}

static void
on_committed (MdgLadderCell *widget,
              int right,
              MdgLadderGrid *self)
{
  Cell *cell = self->cursor;
  g_autofree char *typed = NULL;

  if (cell == NULL || cell->widget != widget || self->is_committing)
    return;

  self->is_committing = TRUE;
  typed = mdg_ladder_cell_dup_typed (widget);
  if (g_strcmp0 (typed, cell->edit) == 0 || commit_text (self, cell, typed))
    {
      if (right != 0)
        go_right (self, right);
      end_editing (self, cell);
    }
  self->is_committing = FALSE;
}

static void
on_cancelled (MdgLadderCell *widget,
              MdgLadderGrid *self)
{
  if (self->cursor == NULL || self->cursor->widget != widget)
    return;

  self->is_committing = TRUE;
  end_editing (self, self->cursor);
  self->is_committing = FALSE;
}

static GtkWidget *
open_editor (MdgLadderGrid *self,
             gboolean is_empty)
{
  Cell *cell = self->cursor;

  if (cell == NULL || cell->edit == NULL || mdg_ladder_cell_is_editing (cell->widget))
    return NULL;

  say (self, cell->hint, FALSE);

  return mdg_ladder_cell_begin (cell->widget, is_empty ? "" : cell->edit, self->titles->pdata[cell->column]);
}

static gboolean
has_cursor_focus (MdgLadderGrid *self)
{
  return self->cursor != NULL && gtk_widget_is_focus (GTK_WIDGET (self->cursor->widget));
}

static gboolean
edit (GtkWidget *widget,
      GVariant *arguments,
      gpointer user_data)
{
  MdgLadderGrid *self = MDG_LADDER_GRID (widget);

  return has_cursor_focus (self) && open_editor (self, FALSE) != NULL;
}

static gboolean
empty (GtkWidget *widget,
       GVariant *arguments,
       gpointer user_data)
{
  MdgLadderGrid *self = MDG_LADDER_GRID (widget);

  if (!has_cursor_focus (self) || self->cursor->edit == NULL)
    return FALSE;

  say (self, NULL, FALSE);
  if (*self->cursor->edit != '\0')
    commit_text (self, self->cursor, "");

  return TRUE;
}

/* A cell of several rows is one step up and down. */
static gboolean
move (GtkWidget *widget,
      GVariant *arguments,
      gpointer user_data)
{
  MdgLadderGrid *self = MDG_LADDER_GRID (widget);
  Cell *cell = self->cursor;
  Cell *next;
  int down;
  int right;
  guint row;
  guint column;

  if (!has_cursor_focus (self))
    return FALSE;

  g_variant_get (arguments, "(ii)", &down, &right);
  row = self->row;
  column = cell->column;
  if (down > 0)
    row = down == G_MAXINT ? self->n_rows - 1 : cell->row + cell->n_rows;
  else if (down < 0)
    row = down == -G_MAXINT ? 0 : cell->row - 1;
  if (right > 0)
    column = right == G_MAXINT ? self->n_columns - 1 : column + 1;
  else if (right < 0)
    column = right == -G_MAXINT ? 0 : column - 1;

  next = find_cell (self, row, column);
  say (self, NULL, FALSE);
  if (next != NULL)
    move_cursor (self, next, row, TRUE);

  return TRUE;
}

/* The key goes on to the field as it is, so that an input method composes from the first letter. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                MdgLadderGrid *self)
{
  gunichar c = gdk_keyval_to_unicode (keyval);
  GtkWidget *editor;

  if (!has_cursor_focus (self) || c <= ' ' || c == 0x7f || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;

  editor = open_editor (self, TRUE);

  return editor != NULL && gtk_event_controller_key_forward (controller, editor);
}

static void
on_pressed (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            MdgLadderGrid *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  Cell *cell = NULL;

  for (guint i = 0; i < self->cells->len && cell == NULL; i++)
    if (GTK_WIDGET (((Cell *) self->cells->pdata[i])->widget) == widget)
      cell = self->cells->pdata[i];
  if (cell == NULL || mdg_ladder_cell_is_editing (cell->widget))
    return;

  say (self, NULL, FALSE);
  move_cursor (self, cell, cell->row, TRUE);
  if (n_press == 2)
    open_editor (self, FALSE);
}

static gboolean
mdg_ladder_grid_grab_focus (GtkWidget *widget)
{
  MdgLadderGrid *self = MDG_LADDER_GRID (widget);

  return self->cursor != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->cursor->widget));
}

static void
mdg_ladder_grid_dispose (GObject *object)
{
  MdgLadderGrid *self = MDG_LADDER_GRID (object);

  self->cursor = NULL;
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_free);

  G_OBJECT_CLASS (mdg_ladder_grid_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    guint keypad;
    GdkModifierType modifiers;
    int down;
    int right;
  } moves[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1, 0 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1, 0 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, 0, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, 0, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, 0, -G_MAXINT },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, 0, G_MAXINT },
    { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, -G_MAXINT, -G_MAXINT },
    { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, G_MAXINT, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].key, moves[i].modifiers, move, "(ii)", moves[i].down, moves[i].right);
      gtk_widget_class_add_binding (widget_class, moves[i].keypad, moves[i].modifiers, move, "(ii)", moves[i].down, moves[i].right);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, edit, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, edit, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, edit, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, empty, NULL);
}

static void
mdg_ladder_grid_class_init (MdgLadderGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_ladder_grid_dispose;
  widget_class->grab_focus = mdg_ladder_grid_grab_focus;
  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", MDG_TYPE_LADDER_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITING_ENDED] = g_signal_new ("editing-ended", MDG_TYPE_LADDER_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  add_bindings (widget_class);
}

static void
mdg_ladder_grid_init (MdgLadderGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-ladder-grid");

  self->heads = mdg_ladder_strip_new (GTK_ACCESSIBLE_ROLE_ROW);
  gtk_widget_add_css_class (self->heads, "mdg-ladder-heads");
  self->body = mdg_ladder_strip_new (GTK_ACCESSIBLE_ROLE_GRID);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->body);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mdg-ladder-said");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (self), self->heads);
  gtk_box_append (GTK_BOX (self), self->scroller);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->problem));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
mdg_ladder_grid_new (const char *label,
                     MdgLadderGridCommit commit,
                     gpointer user_data)
{
  MdgLadderGrid *self = g_object_new (MDG_TYPE_LADDER_GRID, NULL);

  self->commit = commit;
  self->user_data = user_data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->body), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

void
mdg_ladder_grid_set_heads (MdgLadderGrid *self,
                           const char *const *heads,
                           const guint *shares,
                           guint n_columns)
{
  g_return_if_fail (MDG_IS_LADDER_GRID (self));

  mdg_ladder_strip_clear (MDG_LADDER_STRIP (self->heads));
  g_ptr_array_set_size (self->titles, 0);
  mdg_ladder_strip_set_shares (MDG_LADDER_STRIP (self->heads), shares, n_columns);
  mdg_ladder_strip_set_shares (MDG_LADDER_STRIP (self->body), shares, n_columns);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      g_ptr_array_add (self->titles, g_strdup (heads[i]));
      mdg_ladder_strip_add (MDG_LADDER_STRIP (self->heads), GTK_WIDGET (mdg_ladder_cell_new (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, NULL, heads[i])), 0, i, 1);
    }
}

void
mdg_ladder_grid_begin (MdgLadderGrid *self)
{
  GtkWidget *focus;

  g_return_if_fail (MDG_IS_LADDER_GRID (self));

  focus = gtk_widget_get_root (GTK_WIDGET (self)) != NULL ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) : NULL;
  self->had_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->body);
  if (self->cursor != NULL)
    {
      mdg_set_str (&self->kept, self->cursor->key);
      self->kept_row = self->row;
      self->kept_column = self->cursor->column;
    }
  self->cursor = NULL;
  self->is_committing = TRUE;
  mdg_ladder_strip_clear (MDG_LADDER_STRIP (self->body));
  self->is_committing = FALSE;
  g_ptr_array_set_size (self->cells, 0);
  self->n_rows = 0;
}

void
mdg_ladder_grid_put (MdgLadderGrid *self,
                     guint row,
                     guint column,
                     guint n_rows,
                     const MdgLadderGridCell *cell)
{
  Cell *own = g_new0 (Cell, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  g_autofree char *name = NULL;

  g_return_if_fail (MDG_IS_LADDER_GRID (self) && column < self->n_columns);

  name = g_strdup_printf ("%s: %s%s%s", (const char *) self->titles->pdata[column], cell->mark != NULL ? cell->mark : "", cell->mark != NULL ? " " : "", *cell->text != '\0' ? cell->text : _ ("empty"));
  own->widget = mdg_ladder_cell_new (GTK_ACCESSIBLE_ROLE_GRID_CELL, cell->mark, cell->text);
  own->row = row;
  own->column = column;
  own->n_rows = n_rows;
  own->edit = g_strdup (cell->edit);
  own->hint = g_strdup (cell->hint);
  own->key = g_strdup (cell->key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (own->widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (cell->style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (own->widget), cell->style);
  g_signal_connect (own->widget, "committed", G_CALLBACK (on_committed), self);
  g_signal_connect (own->widget, "cancelled", G_CALLBACK (on_cancelled), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (own->widget), GTK_EVENT_CONTROLLER (click));
  mdg_ladder_strip_add (MDG_LADDER_STRIP (self->body), GTK_WIDGET (own->widget), row, column, n_rows);
  g_ptr_array_add (self->cells, own);
  self->n_rows = MAX (self->n_rows, row + n_rows);
}

static Cell *
find_key (MdgLadderGrid *self,
          const char *key)
{
  for (guint i = 0; key != NULL && i < self->cells->len; i++)
    if (g_strcmp0 (((Cell *) self->cells->pdata[i])->key, key) == 0)
      return self->cells->pdata[i];

  return NULL;
}

void
mdg_ladder_grid_end (MdgLadderGrid *self)
{
  Cell *cell;

  g_return_if_fail (MDG_IS_LADDER_GRID (self));

  cell = find_key (self, self->kept);
  if (cell == NULL && self->n_rows > 0)
    cell = find_cell (self, MIN (self->kept_row, self->n_rows - 1), MIN (self->kept_column, self->n_columns - 1));
  if (cell == NULL && self->cells->len > 0)
    cell = self->cells->pdata[0];
  move_cursor (self, cell, cell != NULL ? cell->row : 0, self->had_focus);
}

gboolean
mdg_ladder_grid_get_cursor (MdgLadderGrid *self,
                            guint *row,
                            guint *column)
{
  g_return_val_if_fail (MDG_IS_LADDER_GRID (self), FALSE);

  if (self->cursor == NULL)
    return FALSE;

  *row = self->row;
  *column = self->cursor->column;

  return TRUE;
}

void
mdg_ladder_grid_set_cursor (MdgLadderGrid *self,
                            guint row,
                            guint column)
{
  Cell *cell;

  g_return_if_fail (MDG_IS_LADDER_GRID (self));

  cell = find_cell (self, row, column);
  if (cell != NULL)
    move_cursor (self, cell, row, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

gboolean
mdg_ladder_grid_go_to (MdgLadderGrid *self,
                       const char *key)
{
  Cell *cell;

  g_return_val_if_fail (MDG_IS_LADDER_GRID (self), FALSE);

  cell = find_key (self, key);
  if (cell != NULL)
    move_cursor (self, cell, cell->row, gtk_widget_get_mapped (GTK_WIDGET (self)));

  return cell != NULL;
}

gboolean
mdg_ladder_grid_is_editing (MdgLadderGrid *self)
{
  g_return_val_if_fail (MDG_IS_LADDER_GRID (self), FALSE);

  return self->cursor != NULL && mdg_ladder_cell_is_editing (self->cursor->widget);
}

GtkWidget *
mdg_ladder_grid_get_cell (MdgLadderGrid *self,
                          guint row,
                          guint column)
{
  Cell *cell;

  g_return_val_if_fail (MDG_IS_LADDER_GRID (self), NULL);

  cell = find_cell (self, row, column);

  return cell != NULL ? GTK_WIDGET (cell->widget) : NULL;
}

const char *
mdg_ladder_grid_get_problem (MdgLadderGrid *self)
{
  g_return_val_if_fail (MDG_IS_LADDER_GRID (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem) : "";
}
