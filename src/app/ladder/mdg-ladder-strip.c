#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-ladder-strip.h"

#define COLUMN_MINIMUM 36
#define ROW_MINIMUM 30

typedef struct
{
  GtkWidget *widget;
  guint row;
  guint column;
  guint n_rows;
} Place;

struct _MdgLadderStrip
{
  GtkWidget parent_instance;

  GArray *places; /* of Place */
  GArray *shares; /* of guint */
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (MdgLadderStrip, mdg_ladder_strip, GTK_TYPE_WIDGET)

/* Left edge of a column; one behind the last is the right edge of the table. */
static int
get_edge (MdgLadderStrip *self,
          guint column,
          int width)
{
  guint before = 0;
  guint all = 0;

  for (guint i = 0; i < self->shares->len; i++)
    {
      all += g_array_index (self->shares, guint, i);
      if (i < column)
        before += g_array_index (self->shares, guint, i);
    }

  return all > 0 ? (int) ((gint64) width * before / all) : 0;
}

static int
get_width (MdgLadderStrip *self,
           guint column,
           int width)
{
  return get_edge (self, column + 1, width) - get_edge (self, column, width);
}

/* What a cell over several rows lacks goes to its last one. */
static int *
measure_rows (MdgLadderStrip *self,
              int width)
{
  int *heights = g_new0 (int, self->n_rows + 1);

  for (guint i = 0; i < self->n_rows; i++)
    heights[i] = ROW_MINIMUM;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->places->len; i++)
      {
        const Place *place = &g_array_index (self->places, Place, i);
        int height;
        int have = 0;

        if ((place->n_rows > 1) != (pass == 1))
          continue;
        gtk_widget_measure (place->widget, GTK_ORIENTATION_VERTICAL, get_width (self, place->column, width), &height, NULL, NULL, NULL);
        for (guint row = place->row; row < place->row + place->n_rows; row++)
          have += heights[row];
        if (height > have)
          heights[place->row + place->n_rows - 1] += height - have;
      }

  return heights;
}

static GtkSizeRequestMode
mdg_ladder_strip_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mdg_ladder_strip_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  MdgLadderStrip *self = MDG_LADDER_STRIP (widget);
  int least = COLUMN_MINIMUM * (int) self->shares->len;
  g_autofree int *heights = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = least;
      return;
    }

  heights = measure_rows (self, MAX (for_size, least));
  *minimum = 0;
  for (guint i = 0; i < self->n_rows; i++)
    *minimum += heights[i];
  *natural = *minimum;
}

static void
mdg_ladder_strip_size_allocate (GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  MdgLadderStrip *self = MDG_LADDER_STRIP (widget);
  g_autofree int *heights = measure_rows (self, width);
  g_autofree int *tops = g_new0 (int, self->n_rows + 1);

  for (guint i = 0; i < self->n_rows; i++)
    tops[i + 1] = tops[i] + heights[i];
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      const GtkAllocation at = { get_edge (self, place->column, width), tops[place->row], get_width (self, place->column, width), tops[place->row + place->n_rows] - tops[place->row] };

      gtk_widget_measure (place->widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (place->widget, &at, -1);
    }
}

static void
mdg_ladder_strip_dispose (GObject *object)
{
  MdgLadderStrip *self = MDG_LADDER_STRIP (object);

  if (self->places != NULL)
    mdg_ladder_strip_clear (self);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->shares, g_array_unref);

  G_OBJECT_CLASS (mdg_ladder_strip_parent_class)->dispose (object);
}

static void
mdg_ladder_strip_class_init (MdgLadderStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_ladder_strip_dispose;
  widget_class->get_request_mode = mdg_ladder_strip_get_request_mode;
  widget_class->measure = mdg_ladder_strip_measure;
  widget_class->size_allocate = mdg_ladder_strip_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "ladderstrip");
}

static void
mdg_ladder_strip_init (MdgLadderStrip *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->shares = g_array_new (FALSE, FALSE, sizeof (guint));
}

GtkWidget *
mdg_ladder_strip_new (GtkAccessibleRole role)
{
  return g_object_new (MDG_TYPE_LADDER_STRIP, "accessible-role", role, NULL);
}

void
mdg_ladder_strip_set_shares (MdgLadderStrip *self,
                             const guint *shares,
                             guint n_columns)
{
  g_return_if_fail (MDG_IS_LADDER_STRIP (self));

  g_array_set_size (self->shares, 0);
  g_array_append_vals (self->shares, shares, n_columns);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
mdg_ladder_strip_clear (MdgLadderStrip *self)
{
  g_return_if_fail (MDG_IS_LADDER_STRIP (self));

  for (guint i = 0; i < self->places->len; i++)
    gtk_widget_unparent (g_array_index (self->places, Place, i).widget);
  g_array_set_size (self->places, 0);
  self->n_rows = 0;
}

void
mdg_ladder_strip_add (MdgLadderStrip *self,
                      GtkWidget *cell,
                      guint row,
                      guint column,
                      guint n_rows)
{
  const Place place = { cell, row, column, n_rows };

  g_return_if_fail (MDG_IS_LADDER_STRIP (self));

  g_array_append_val (self->places, place);
  self->n_rows = MAX (self->n_rows, row + n_rows);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
}
