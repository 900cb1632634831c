#define G_LOG_DOMAIN "mdg-geo"

#include "config.h"

#include "mdg-count-raster.h"

#include <math.h>

#define NO_PLACE G_MAXUINT16

struct _MdgCountRaster
{
  guint width;
  guint height;
  MdgBox box;
  guint16 *places;
  guint16 *counts;
  guint n_places;
  MdgCellCounts *figures;
};

/* Called for the cells from x1 up to x2 of a row. */
typedef void (*TakeRun) (MdgCountRaster *self,
                         guint y,
                         guint x1,
                         guint x2,
                         int value);

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
to_column (MdgCountRaster *self,
           double x)
{
  return (x - self->box.x1) / (self->box.x2 - self->box.x1) * self->width;
}

static double
to_row (MdgCountRaster *self,
        double y)
{
  return (y - self->box.y1) / (self->box.y2 - self->box.y1) * self->height;
}

/* The rows whose middle an edge crosses, and where. */
static void
cross_edge (MdgCountRaster *self,
            const MdgPoint *from,
            const MdgPoint *to,
            int first,
            GArray **crossings)
{
  double y1 = to_row (self, from->y);
  double y2 = to_row (self, to->y);
  double x1 = to_column (self, from->x);
  double x2 = to_column (self, to->x);
  int begin = MAX ((int) ceil (MIN (y1, y2) - 0.5), 0);
  int end = MIN ((int) ceil (MAX (y1, y2) - 0.5), (int) self->height);

  for (int row = begin; row < end; row++)
    {
      double x = x1 + (row + 0.5 - y1) / (y2 - y1) * (x2 - x1);

      g_array_append_val (crossings[row - first], x);
    }
}

static void
take_row (MdgCountRaster *self,
          guint row,
          GArray *crossings,
          TakeRun take,
          int value)
{
  const double *at = (const double *) (gpointer) crossings->data;

  g_array_sort (crossings, compare_doubles);
  for (guint i = 0; i + 1 < crossings->len; i += 2)
    {
      int x1 = CLAMP ((int) ceil (at[i] - 0.5), 0, (int) self->width);
      int x2 = CLAMP ((int) ceil (at[i + 1] - 0.5), 0, (int) self->width);

      if (x1 < x2)
        take (self, row, (guint) x1, (guint) x2, value);
    }
}

static void
fill (MdgCountRaster *self,
      const MdgGeometry *shape,
      TakeRun take,
      int value)
{
  g_autoptr (MdgRings) rings = mdg_geometry_get_rings (shape);
  MdgBox box = mdg_geometry_get_box (shape);
  int first = MAX ((int) floor (to_row (self, box.y1)), 0);
  int last = MIN ((int) ceil (to_row (self, box.y2)), (int) self->height);
  g_autofree GArray **crossings = NULL;
  guint start = 0;

  if (mdg_box_is_empty (&box) || first >= last)
    return;

  crossings = g_new (GArray *, last - first);
  for (int row = first; row < last; row++)
    crossings[row - first] = g_array_sized_new (FALSE, FALSE, sizeof (double), 8);
  for (guint ring = 0; ring < rings->ends->len; ring++)
    {
      guint end = g_array_index (rings->ends, guint, ring);

      for (guint i = start; i + 1 < end; i++)
        cross_edge (self, &g_array_index (rings->points, MdgPoint, i), &g_array_index (rings->points, MdgPoint, i + 1), first, crossings);
      start = end;
    }
  for (int row = first; row < last; row++)
    {
      take_row (self, (guint) row, crossings[row - first], take, value);
      g_array_unref (crossings[row - first]);
    }
}

static void
take_place (MdgCountRaster *self,
            guint y,
            guint x1,
            guint x2,
            int value)
{
  for (guint x = x1; x < x2; x++)
    {
      guint16 *place = &self->places[y * self->width + x];

      if (*place != NO_PLACE)
        self->figures[*place].cells--;
      *place = (guint16) value;
      self->figures[value].cells++;
    }
}

static void
take_range (MdgCountRaster *self,
            guint y,
            guint x1,
            guint x2,
            int by)
{
  for (guint x = x1; x < x2; x++)
    {
      guint at = y * self->width + x;
      guint16 before = self->counts[at];
      guint16 after = (guint16) MAX (before + by, 0);

      self->counts[at] = after;
      if (self->places[at] == NO_PLACE)
        continue;
      self->figures[self->places[at]].covered += (guint) ((after > 0) - (before > 0));
      self->figures[self->places[at]].twice += (guint) ((after > 1) - (before > 1));
    }
}

MdgCountRaster *
mdg_count_raster_new (GPtrArray *places,
                      guint width,
                      guint height)
{
  MdgCountRaster *self = g_new0 (MdgCountRaster, 1);

  g_return_val_if_fail (places->len < NO_PLACE, NULL);

  self->width = width;
  self->height = height;
  self->box = MDG_BOX_EMPTY;
  for (guint i = 0; i < places->len; i++)
    {
      MdgBox box = mdg_geometry_get_box (places->pdata[i]);

      mdg_box_add (&self->box, &box);
    }
  if (mdg_box_is_empty (&self->box))
    self->box = (MdgBox){ 0, 0, 1, 1 };

  self->n_places = places->len;
  self->figures = g_new0 (MdgCellCounts, MAX (places->len, 1));
  self->counts = g_new0 (guint16, (gsize) width * height);
  self->places = g_new (guint16, (gsize) width * height);
  for (gsize i = 0; i < (gsize) width * height; i++)
    self->places[i] = NO_PLACE;
  for (guint i = 0; i < places->len; i++)
    fill (self, places->pdata[i], take_place, (int) i);

  return self;
}

void
mdg_count_raster_free (MdgCountRaster *self)
{
  if (self == NULL)
    return;

  g_free (self->figures);
  g_free (self->counts);
  g_free (self->places);
  g_free (self);
}

void
mdg_count_raster_add (MdgCountRaster *self,
                      const MdgGeometry *range,
                      int by)
{
  fill (self, range, take_range, by);
}

const MdgCellCounts *
mdg_count_raster_get_counts (const MdgCountRaster *self)
{
  return self->figures;
}
