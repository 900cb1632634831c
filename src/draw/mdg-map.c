#define G_LOG_DOMAIN "mdg-draw"

#include "config.h"

#include "mdg-map-private.h"

#include <math.h>

static void
shape_free (gpointer data)
{
  MdgMapShape *shape = data;

  if (shape == NULL)
    return;

  g_free (shape->name);
  g_free (shape->figure);
  g_free (shape->number);
  mdg_rings_free (shape->rings);
  g_free (shape);
}

static void
site_free (gpointer data)
{
  MdgMapSite *site = data;

  g_free (site->name);
  g_free (site);
}

static MdgMapShape *
shape_new (const char *name,
           const MdgGeometry *geometry)
{
  MdgMapShape *shape = g_new0 (MdgMapShape, 1);

  shape->name = g_strdup (name);
  shape->rings = mdg_geometry_get_rings (geometry);
  shape->box = mdg_geometry_get_box (geometry);
  if (name != NULL && !mdg_geometry_get_label_point (geometry, &shape->label))
    g_clear_pointer (&shape->name, g_free);

  return shape;
}

static GPtrArray *
new_shapes (void)
{
  return g_ptr_array_new_with_free_func (shape_free);
}

MdgMap *
mdg_map_new (const MdgGeometry *city)
{
  MdgMap *self = g_new0 (MdgMap, 1);

  self->refs = 1;
  self->city = shape_new (NULL, city);
  self->neighbours = new_shapes ();
  self->towns = new_shapes ();
  self->areas = new_shapes ();
  self->ranges = new_shapes ();
  self->proposed = new_shapes ();
  self->cells = new_shapes ();
  self->sites = g_ptr_array_new_with_free_func (site_free);

  return self;
}

MdgMap *
mdg_map_ref (MdgMap *self)
{
  g_atomic_int_inc (&self->refs);

  return self;
}

void
mdg_map_unref (MdgMap *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->refs))
    return;

  shape_free (self->city);
  shape_free (self->once);
  shape_free (self->twice);
  shape_free (self->gained);
  g_ptr_array_unref (self->neighbours);
  g_ptr_array_unref (self->towns);
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->ranges);
  g_ptr_array_unref (self->proposed);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->sites);
  g_free (self);
}

void
mdg_map_add_neighbour (MdgMap *self,
                       const char *name,
                       const MdgGeometry *shape)
{
  g_ptr_array_add (self->neighbours, shape_new (name, shape));
}

void
mdg_map_add_town (MdgMap *self,
                  const char *name,
                  const MdgGeometry *shape,
                  const char *figure,
                  const char *number)
{
  MdgMapShape *town = shape_new (name, shape);

  town->figure = g_strdup (figure);
  town->number = g_strdup (number);
  g_ptr_array_add (self->towns, town);
}

void
mdg_map_add_area (MdgMap *self,
                  const char *name,
                  const MdgGeometry *shape)
{
  g_ptr_array_add (self->areas, shape_new (name, shape));
}

static void
set_shape (MdgMapShape **shape,
           const MdgGeometry *geometry)
{
  g_clear_pointer (shape, shape_free);
  if (geometry != NULL && !mdg_geometry_is_empty (geometry))
    *shape = shape_new (NULL, geometry);
}

void
mdg_map_set_depth (MdgMap *self,
                   const MdgGeometry *once,
                   const MdgGeometry *twice)
{
  set_shape (&self->once, once);
  set_shape (&self->twice, twice);
}

void
mdg_map_set_gained (MdgMap *self,
                    const MdgGeometry *gained)
{
  set_shape (&self->gained, gained);
}

void
mdg_map_add_range (MdgMap *self,
                   const MdgGeometry *shape,
                   gboolean is_proposed)
{
  g_ptr_array_add (is_proposed ? self->proposed : self->ranges, shape_new (NULL, shape));
}

void
mdg_map_add_site (MdgMap *self,
                  const char *name,
                  const MdgPoint *place)
{
  MdgMapSite *site = g_new0 (MdgMapSite, 1);

  site->name = g_strdup (name);
  site->place = *place;
  g_ptr_array_add (self->sites, site);
}

void
mdg_map_add_cell (MdgMap *self,
                  const MdgGeometry *shape)
{
  g_ptr_array_add (self->cells, shape_new (NULL, shape));
}

guint
mdg_map_get_n_towns (MdgMap *self)
{
  return self->towns->len;
}

const MdgBox *
mdg_map_get_box (MdgMap *self)
{
  return &self->city->box;
}

int
mdg_map_find_town (MdgMap *self,
                   const MdgPoint *metres)
{
  for (guint i = 0; i < self->towns->len; i++)
    if (mdg_rings_contain (((MdgMapShape *) self->towns->pdata[i])->rings, metres))
      return (int) i;

  return -1;
}

int
mdg_map_find_next_town (MdgMap *self,
                        int from,
                        int dx,
                        int dy)
{
  const MdgMapShape *start;
  int best = -1;
  double least = G_MAXDOUBLE;

  if (from < 0 || (guint) from >= self->towns->len)
    return self->towns->len > 0 ? 0 : -1;

  start = self->towns->pdata[from];
  for (guint i = 0; i < self->towns->len; i++)
    {
      const MdgMapShape *town = self->towns->pdata[i];
      double along = (town->label.x - start->label.x) * dx + (town->label.y - start->label.y) * dy;
      double aside = fabs ((town->label.x - start->label.x) * dy) + fabs ((town->label.y - start->label.y) * dx);

      /* Within 45 degrees of where the key points. */
      if (along > 0 && aside <= along && along + aside < least)
        {
          least = along + aside;
          best = (int) i;
        }
    }

  return best;
}

gboolean
mdg_map_has_proposal (MdgMap *self)
{
  return self->proposed->len > 0 || self->gained != NULL;
}

gboolean
mdg_map_has_cells (MdgMap *self)
{
  return self->cells->len > 0;
}

void
mdg_map_view_fit (MdgMapView *view,
                  MdgMap *map,
                  double width,
                  double height,
                  double margin)
{
  const MdgBox *box = &map->city->box;
  double inner_width = MAX (width - 2 * margin, 1);
  double inner_height = MAX (height - 2 * margin, 1);

  view->x = (box->x1 + box->x2) / 2;
  view->y = (box->y1 + box->y2) / 2;
  view->scale = MIN (inner_width / MAX (box->x2 - box->x1, 1), inner_height / MAX (box->y2 - box->y1, 1));
  view->width = width;
  view->height = height;
}

void
mdg_map_view_to_picture (const MdgMapView *view,
                         const MdgPoint *metres,
                         double *x,
                         double *y)
{
  *x = view->width / 2 + (metres->x - view->x) * view->scale;
  *y = view->height / 2 - (metres->y - view->y) * view->scale;
}

MdgPoint
mdg_map_view_to_plane (const MdgMapView *view,
                       double x,
                       double y)
{
  return (MdgPoint){ view->x + (x - view->width / 2) / view->scale, view->y - (y - view->height / 2) / view->scale };
}

gboolean
mdg_map_is_seen (const MdgMapView *view,
                 const MdgMapShape *shape)
{
  MdgPoint low = mdg_map_view_to_plane (view, 0, view->height);
  MdgPoint high = mdg_map_view_to_plane (view, view->width, 0);
  MdgBox seen = { low.x, low.y, high.x, high.y };

  return mdg_box_overlaps (&seen, &shape->box);
}

void
mdg_map_add_path (cairo_t *cr,
                  const MdgMapView *view,
                  const MdgMapShape *shape)
{
  const MdgPoint *points = (const MdgPoint *) (gpointer) shape->rings->points->data;
  guint start = 0;

  for (guint ring = 0; ring < shape->rings->ends->len; ring++)
    {
      guint end = g_array_index (shape->rings->ends, guint, ring);
      double last_x = 0;
      double last_y = 0;

      for (guint i = start; i + 1 < end; i++)
        {
          double x;
          double y;

          mdg_map_view_to_picture (view, &points[i], &x, &y);
          if (i > start && fabs (x - last_x) < 0.5 && fabs (y - last_y) < 0.5)
            continue;
          if (i == start)
            cairo_move_to (cr, x, y);
          else
            cairo_line_to (cr, x, y);
          last_x = x;
          last_y = y;
        }
      cairo_close_path (cr);
      start = end;
    }
}

static void
set_rgb (cairo_t *cr,
         guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

/* Strokes one after the other: in one path cairo would work out where they overlap. */
static void
stroke_all (cairo_t *cr,
            const MdgMapView *view,
            GPtrArray *shapes,
            double width)
{
  cairo_set_line_width (cr, width);
  for (guint i = 0; i < shapes->len; i++)
    if (mdg_map_is_seen (view, shapes->pdata[i]))
      {
        mdg_map_add_path (cr, view, shapes->pdata[i]);
        cairo_stroke (cr);
      }
}

static void
fill_shape (cairo_t *cr,
            const MdgMapView *view,
            const MdgMapShape *shape,
            const MdgMapLook *look,
            MdgMapKey key)
{
  if (shape == NULL || !mdg_map_is_seen (view, shape))
    return;

  mdg_map_add_path (cr, view, shape);
  mdg_map_fill_key (cr, key, look->style);
}

static void
draw_neighbours (MdgMap *self,
                 cairo_t *cr,
                 const MdgMapView *view,
                 const MdgMapLook *look)
{
  for (guint i = 0; i < self->neighbours->len; i++)
    {
      if (!mdg_map_is_seen (view, self->neighbours->pdata[i]))
        continue;
      mdg_map_add_path (cr, view, self->neighbours->pdata[i]);
      set_rgb (cr, look->style == MDG_MAP_COLOUR ? 0xe8e8e5 : 0xffffff);
      cairo_fill_preserve (cr);
      set_rgb (cr, look->style == MDG_MAP_COLOUR ? 0xc4c4bf : 0x999999);
      cairo_set_line_width (cr, 0.06 * look->text_size);
      cairo_stroke (cr);
    }
}

/* Where nobody comes is what shows through: the hatch lies under the rest. */
static void
draw_depth (MdgMap *self,
            cairo_t *cr,
            const MdgMapView *view,
            const MdgMapLook *look)
{
  fill_shape (cr, view, self->city, look, MDG_MAP_KEY_BLANK);
  fill_shape (cr, view, self->once, look, MDG_MAP_KEY_ONE);
  fill_shape (cr, view, self->twice, look, MDG_MAP_KEY_TWO);
  fill_shape (cr, view, self->gained, look, MDG_MAP_KEY_GAINED);
}

static void
draw_lines (MdgMap *self,
            cairo_t *cr,
            const MdgMapView *view,
            const MdgMapLook *look)
{
  gboolean in_colour = look->style == MDG_MAP_COLOUR;
  double unit = look->text_size / 10;
  const double dashes[] = { 5 * unit, 3 * unit };
  const double dots[] = { 1.2 * unit, 2.4 * unit };

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  set_rgb (cr, in_colour ? 0xb9c4c4 : 0x999999);
  stroke_all (cr, view, self->towns, 0.5 * unit);
  set_rgb (cr, in_colour ? 0x6f7a7a : 0x444444);
  if (look->with_areas)
    stroke_all (cr, view, self->areas, 1.0 * unit);
  set_rgb (cr, in_colour ? 0x13747d : 0x000000);
  stroke_all (cr, view, self->ranges, 0.8 * unit);
  cairo_set_dash (cr, dots, 2, 0);
  set_rgb (cr, in_colour ? 0x7d3c88 : 0x000000);
  stroke_all (cr, view, self->cells, 1.2 * unit);
  cairo_set_dash (cr, dashes, 2, 0);
  set_rgb (cr, in_colour ? 0xb35c00 : 0x000000);
  stroke_all (cr, view, self->proposed, 1.6 * unit);
  cairo_set_dash (cr, NULL, 0, 0);

  set_rgb (cr, 0x222222);
  cairo_set_line_width (cr, 1.6 * unit);
  mdg_map_add_path (cr, view, self->city);
  cairo_stroke (cr);
  if (look->selected >= 0 && (guint) look->selected < self->towns->len)
    {
      cairo_set_line_width (cr, 2.8 * unit);
      mdg_map_add_path (cr, view, self->towns->pdata[look->selected]);
      cairo_stroke (cr);
    }
}

void
mdg_map_draw (MdgMap *self,
              cairo_t *cr,
              const MdgMapView *view,
              const MdgMapLook *look)
{
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  draw_neighbours (self, cr, view, look);
  draw_depth (self, cr, view, look);
  draw_lines (self, cr, view, look);
  mdg_map_draw_names (self, cr, view, look);
  cairo_restore (cr);
}
