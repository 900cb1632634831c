#define G_LOG_DOMAIN "mdg-app"

#include "mdg-wrap-box.h"

#include "mdg-macros.h"

struct _MdgWrapBox
{
  GtkWidget parent_instance;

  int spacing;
};

static void mdg_wrap_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdgWrapBox, mdg_wrap_box, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, mdg_wrap_box_buildable_init))

static GtkBuildableIface *parent_buildable;

enum
{
  PROP_SPACING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  GtkWidget *first;
  guint n;
  int width; /* of the children and the room between them */
  int height;
  guint n_expanding;
} Line;

static int
get_width (GtkWidget *child,
           int width)
{
  int min;
  int nat;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);

  return MAX (min, MIN (nat, width));
}

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

/* The children from first on that fit into width; *next is the first of the following line. */
static Line
take_line (MdgWrapBox *self,
           GtkWidget *first,
           int width,
           GtkWidget **next)
{
  Line line = { first, 0, 0, 0, 0 };
  GtkWidget *child;

  for (child = first; child != NULL; child = get_next (child))
    {
      int more = get_width (child, width) + (line.n > 0 ? self->spacing : 0);

      if (line.n > 0 && line.width + more > width)
        break;
      line.width += more;
      line.n++;
      line.n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  *next = child;

  return line;
}

static int
share (const Line *line,
       GtkWidget *child,
       int width)
{
  int own = get_width (child, width);

  if (line->n_expanding == 0 || !gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return own;

  return own + MAX (0, width - line->width) / (int) line->n_expanding;
}

static int
get_line_height (const Line *line,
                 int width)
{
  GtkWidget *child = line->first;
  int height = 0;

  for (guint i = 0; i < line->n; i++, child = get_next (child))
    {
      int nat;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, share (line, child, width), NULL, &nat, NULL, NULL);
      height = MAX (height, nat);
    }

  return height;
}

static void
measure_width (MdgWrapBox *self,
               int *minimum,
               int *natural)
{
  guint n = 0;

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (GTK_WIDGET (self))); child != NULL; child = get_next (child))
    {
      int min;
      int nat;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min);
      *natural += nat + (n++ > 0 ? self->spacing : 0);
    }
}

static void
mdg_wrap_box_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  MdgWrapBox *self = MDG_WRAP_BOX (widget);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int height = 0;
  int width;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }

  width = for_size >= 0 ? for_size : G_MAXINT / 2;
  while (child != NULL)
    {
      Line line = take_line (self, child, width, &child);

      height += get_line_height (&line, width) + (height > 0 ? self->spacing : 0);
    }
  *minimum = height;
  *natural = height;
}

static void
allocate_line (MdgWrapBox *self,
               const Line *line,
               int y,
               int width,
               int height)
{
  GtkWidget *child = line->first;
  int x = 0;

  for (guint i = 0; i < line->n; i++, child = get_next (child))
    {
      GtkAllocation box = { x, y, share (line, child, width), height };

      gtk_widget_size_allocate (child, &box, -1);
      x += box.width + self->spacing;
    }
}

static void
mdg_wrap_box_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  MdgWrapBox *self = MDG_WRAP_BOX (widget);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line = take_line (self, child, width, &child);
      int own = get_line_height (&line, width);

      allocate_line (self, &line, y, width, own);
      y += own + self->spacing;
    }
}

static GtkSizeRequestMode
mdg_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mdg_wrap_box_add_child (GtkBuildable *buildable,
                        GtkBuilder *builder,
                        GObject *child,
                        const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
mdg_wrap_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = mdg_wrap_box_add_child;
}

static void
mdg_wrap_box_get_property (GObject *object,
                           guint prop_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, MDG_WRAP_BOX (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_wrap_box_set_property (GObject *object,
                           guint prop_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SPACING:
      MDG_WRAP_BOX (object)->spacing = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mdg_wrap_box_parent_class)->dispose (object);
}

static void
mdg_wrap_box_class_init (MdgWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_wrap_box_dispose;
  object_class->get_property = mdg_wrap_box_get_property;
  object_class->set_property = mdg_wrap_box_set_property;
  widget_class->measure = mdg_wrap_box_measure;
  widget_class->size_allocate = mdg_wrap_box_size_allocate;
  widget_class->get_request_mode = mdg_wrap_box_get_request_mode;
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 6, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mdg_wrap_box_init (MdgWrapBox *self)
{
  self->spacing = 6;
}

GtkWidget *
mdg_wrap_box_new (int spacing)
{
  return g_object_new (MDG_TYPE_WRAP_BOX, "spacing", spacing, NULL);
}

void
mdg_wrap_box_append (MdgWrapBox *self,
                     GtkWidget *child)
{
  g_return_if_fail (MDG_IS_WRAP_BOX (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
mdg_wrap_box_insert_before (MdgWrapBox *self,
                            GtkWidget *child,
                            GtkWidget *sibling)
{
  g_return_if_fail (MDG_IS_WRAP_BOX (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), sibling);
}

void
mdg_wrap_box_remove (MdgWrapBox *self,
                     GtkWidget *child)
{
  g_return_if_fail (MDG_IS_WRAP_BOX (self));

  gtk_widget_unparent (child);
}
