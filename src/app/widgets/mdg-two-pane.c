#define G_LOG_DOMAIN "mdg-app"

#include "mdg-two-pane.h"

#include "mdg-macros.h"

/* Below this two panes are no use whatever their children say. */
#define NARROW_WIDTH 720

struct _MdgTwoPane
{
  GtkWidget parent_instance;

  GtkPaned *paned;
  int position;
  gboolean end_is_fixed;
  gboolean is_placed;
  gboolean is_narrow;
  gboolean shows_end;
  int start_width; /* what each needs; a hidden widget no longer says */
  int end_width;
  guint idle;
};

G_DEFINE_FINAL_TYPE (MdgTwoPane, mdg_two_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_IS_NARROW = 1,
  PROP_SHOWS_END,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_children (MdgTwoPane *self)
{
  GtkWidget *start = gtk_paned_get_start_child (self->paned);
  GtkWidget *end = gtk_paned_get_end_child (self->paned);

  if (start != NULL)
    gtk_widget_set_visible (start, !self->is_narrow || !self->shows_end);
  if (end != NULL)
    gtk_widget_set_visible (end, !self->is_narrow || self->shows_end);
}

static void
measure_child (GtkWidget *child,
               int *width)
{
  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, width, NULL, NULL, NULL);
}

static void
measure_children (MdgTwoPane *self)
{
  measure_child (gtk_paned_get_start_child (self->paned), &self->start_width);
  measure_child (gtk_paned_get_end_child (self->paned), &self->end_width);
}

static gboolean
update_in_idle (gpointer user_data)
{
  MdgTwoPane *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean is_narrow;

  self->idle = 0;
  measure_children (self);
  is_narrow = width > 0 && width < MAX (NARROW_WIDTH, self->start_width + self->end_width);
  if (is_narrow != self->is_narrow)
    {
      self->is_narrow = is_narrow;
      update_children (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NARROW]);
    }
  if (!is_narrow && !self->is_placed && width > 0 && self->position > 0)
    {
      self->is_placed = TRUE;
      gtk_paned_set_position (self->paned, self->end_is_fixed ? width - self->position : self->position);
    }

  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
mdg_two_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
mdg_two_pane_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  MdgTwoPane *self = MDG_TWO_PANE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* Needs no more than one of the two, however both stand now. */
      measure_children (self);
      *minimum = MAX (self->start_width, self->end_width);
      gtk_widget_measure (GTK_WIDGET (self->paned), orientation, for_size, NULL, natural, NULL, NULL);
      *natural = MAX (*natural, *minimum);
      return;
    }

  gtk_widget_measure (GTK_WIDGET (self->paned), orientation, -1, minimum, natural, NULL, NULL);
}

static void
mdg_two_pane_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  MdgTwoPane *self = MDG_TWO_PANE (widget);
  int minimum;

  /* For the moment until the idle has hidden one of the two. */
  gtk_widget_measure (GTK_WIDGET (self->paned), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->paned), &(GtkAllocation){ 0, 0, MAX (width, minimum), height }, baseline);
  /* Not now: GTK is in the middle of giving out the room. */
  if (self->idle == 0)
    self->idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, update_in_idle, self, NULL);
}

static void
mdg_two_pane_get_property (GObject *object,
                           guint prop_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  MdgTwoPane *self = MDG_TWO_PANE (object);

  switch (prop_id)
    {
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case PROP_SHOWS_END:
      g_value_set_boolean (value, self->shows_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_two_pane_set_property (GObject *object,
                           guint prop_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOWS_END:
      mdg_two_pane_set_shows_end (MDG_TWO_PANE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_two_pane_dispose (GObject *object)
{
  MdgTwoPane *self = MDG_TWO_PANE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->paned != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->paned));
  self->paned = NULL;

  G_OBJECT_CLASS (mdg_two_pane_parent_class)->dispose (object);
}

static void
mdg_two_pane_class_init (MdgTwoPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mdg_two_pane_get_property;
  object_class->set_property = mdg_two_pane_set_property;
  object_class->dispose = mdg_two_pane_dispose;
  widget_class->get_request_mode = mdg_two_pane_get_request_mode;
  widget_class->measure = mdg_two_pane_measure;
  widget_class->size_allocate = mdg_two_pane_size_allocate;

  properties[PROP_IS_NARROW] = g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE, MDG_PARAM_RO);
  properties[PROP_SHOWS_END] = g_param_spec_boolean ("shows-end", NULL, NULL, FALSE, MDG_PARAM_RW);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mdg_two_pane_init (MdgTwoPane *self)
{
  self->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_set_parent (GTK_WIDGET (self->paned), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
mdg_two_pane_new (void)
{
  return g_object_new (MDG_TYPE_TWO_PANE, NULL);
}

void
mdg_two_pane_set_start (MdgTwoPane *self,
                        GtkWidget *child)
{
  g_return_if_fail (MDG_IS_TWO_PANE (self));

  gtk_paned_set_start_child (self->paned, child);
  gtk_paned_set_shrink_start_child (self->paned, FALSE);
  gtk_paned_set_resize_start_child (self->paned, self->end_is_fixed);
  update_children (self);
}

void
mdg_two_pane_set_end (MdgTwoPane *self,
                      GtkWidget *child)
{
  g_return_if_fail (MDG_IS_TWO_PANE (self));

  gtk_paned_set_end_child (self->paned, child);
  gtk_paned_set_shrink_end_child (self->paned, FALSE);
  gtk_paned_set_resize_end_child (self->paned, !self->end_is_fixed);
  update_children (self);
}

void
mdg_two_pane_set_position (MdgTwoPane *self,
                           int position)
{
  g_return_if_fail (MDG_IS_TWO_PANE (self));

  self->position = position;
  self->is_placed = FALSE;
}

void
mdg_two_pane_set_end_is_fixed (MdgTwoPane *self,
                               gboolean is_fixed)
{
  g_return_if_fail (MDG_IS_TWO_PANE (self));

  self->end_is_fixed = is_fixed;
  gtk_paned_set_resize_start_child (self->paned, is_fixed);
  gtk_paned_set_resize_end_child (self->paned, !is_fixed);
}

gboolean
mdg_two_pane_get_is_narrow (MdgTwoPane *self)
{
  g_return_val_if_fail (MDG_IS_TWO_PANE (self), FALSE);

  return self->is_narrow;
}

gboolean
mdg_two_pane_get_shows_end (MdgTwoPane *self)
{
  g_return_val_if_fail (MDG_IS_TWO_PANE (self), FALSE);

  return self->shows_end;
}

void
mdg_two_pane_set_shows_end (MdgTwoPane *self,
                            gboolean shows_end)
{
  g_return_if_fail (MDG_IS_TWO_PANE (self));

  if (self->shows_end == shows_end)
    return;

  self->shows_end = shows_end;
  update_children (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_END]);
}
