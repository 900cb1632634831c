#define G_LOG_DOMAIN "mdg-draw"

#include "config.h"

#include "mdg-map-private.h"

/* A name may be this much wider than what it names. */
#define STICK_OUT 1.5
#define LINE_HEIGHT 1.3

/* One name on its way to its place. */
typedef struct
{
  cairo_t *cr;
  const MdgMapView *view;
  const MdgMapLook *look;
  GArray *taken;
} Naming;

double
mdg_map_draw_text (cairo_t *cr,
                   const MdgMapLook *look,
                   const char *text,
                   double size,
                   gboolean bold,
                   double x,
                   double y)
{
  const MdgTextBlock *block = mdg_text_cache_get (look->cache, text, size, bold, 0);
  g_autoptr (MdgTextBatch) batch = mdg_text_batch_new ();

  mdg_text_batch_add (batch, block, 0, x, y + size);
  mdg_text_batch_show (batch, cr);

  return mdg_text_block_get_width (block);
}

static double
measure (Naming *naming,
         const char *text,
         double size,
         gboolean bold)
{
  return mdg_text_block_get_width (mdg_text_cache_get (naming->look->cache, text, size, bold, 0));
}

static gboolean
is_free (Naming *naming,
         const cairo_rectangle_t *box)
{
  if (box->x < 0 || box->y < 0 || box->x + box->width > naming->view->width || box->y + box->height > naming->view->height)
    return FALSE;

  for (guint i = 0; i < naming->taken->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (naming->taken, cairo_rectangle_t, i);

      if (box->x < other->x + other->width && other->x < box->x + box->width && box->y < other->y + other->height && other->y < box->y + box->height)
        return FALSE;
    }

  return TRUE;
}

/* Text on a light ground, so that hatches and borders do not run through it. */
static void
show (Naming *naming,
      const cairo_rectangle_t *box,
      const char *text,
      double size,
      gboolean bold,
      guint32 colour)
{
  double width = measure (naming, text, size, bold);

  cairo_set_source_rgba (naming->cr, 1, 1, 1, naming->look->style == MDG_MAP_BLACK ? 0.95 : 0.62);
  cairo_rectangle (naming->cr, box->x, box->y, box->width, box->height);
  cairo_fill (naming->cr);
  cairo_set_source_rgb (naming->cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
  mdg_map_draw_text (naming->cr, naming->look, text, size, bold, box->x + (box->width - width) / 2, box->y + 0.1 * size);
  g_array_append_val (naming->taken, *box);
}

/* FALSE when there was no room. */
static gboolean
name_shape (Naming *naming,
            const MdgMapShape *shape,
            const char *name,
            double size,
            gboolean bold,
            guint32 colour,
            gboolean must)
{
  double width = measure (naming, name, size, bold) + 0.4 * size;
  cairo_rectangle_t box = { 0, 0, width, LINE_HEIGHT * size };
  double x;
  double y;

  if (!must && width > STICK_OUT * (shape->box.x2 - shape->box.x1) * naming->view->scale)
    return FALSE;

  mdg_map_view_to_picture (naming->view, &shape->label, &x, &y);
  box.x = x - box.width / 2;
  box.y = y - box.height / 2;
  if (!is_free (naming, &box))
    return FALSE;
  show (naming, &box, name, size, bold, colour);

  return TRUE;
}

static char *
dup_town_name (Naming *naming,
               const MdgMapShape *town)
{
  gboolean with_name = naming->look->with_towns && town->name != NULL;
  const char *number = naming->look->style == MDG_MAP_BLACK ? town->number : NULL;
  g_autoptr (GString) text = g_string_new (with_name ? town->name : "");

  if (number != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", number);
  if (town->figure != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", town->figure);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const MdgBox *first = &(*(MdgMapShape *const *) a)->box;
  const MdgBox *second = &(*(MdgMapShape *const *) b)->box;
  double x = (first->x2 - first->x1) * (first->y2 - first->y1);
  double y = (second->x2 - second->x1) * (second->y2 - second->y1);

  return x > y ? -1 : x < y;
}

static void
name_towns (Naming *naming,
            MdgMap *self)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < self->towns->len; i++)
    g_ptr_array_add (order, self->towns->pdata[i]);
  g_ptr_array_sort (order, compare_sizes);
  for (guint i = 0; i < order->len; i++)
    {
      const MdgMapShape *town = order->pdata[i];
      g_autofree char *text = dup_town_name (naming, town);
      gboolean is_selected = naming->look->selected >= 0 && town == self->towns->pdata[naming->look->selected];

      if (*text == '\0' || is_selected || !mdg_map_is_seen (naming->view, town))
        continue;
      if (!name_shape (naming, town, text, naming->look->text_size, FALSE, 0x303030, FALSE) && town->figure != NULL)
        name_shape (naming, town, town->figure, naming->look->text_size, FALSE, 0x303030, FALSE);
    }
}

static void
name_selected (Naming *naming,
               MdgMap *self)
{
  int selected = naming->look->selected;

  if (selected >= 0 && (guint) selected < self->towns->len && ((MdgMapShape *) self->towns->pdata[selected])->name != NULL)
    name_shape (naming, self->towns->pdata[selected], ((MdgMapShape *) self->towns->pdata[selected])->name, 1.15 * naming->look->text_size, TRUE, 0x000000, TRUE);
}

/* Right of its dot, else left, below or above; else it has none. */
static void
name_site (Naming *naming,
           const MdgMapSite *site)
{
  double size = 0.9 * naming->look->text_size;
  double width = measure (naming, site->name, size, FALSE) + 0.3 * size;
  double x;
  double y;

  mdg_map_view_to_picture (naming->view, &site->place, &x, &y);
  for (guint side = 0; side < 4; side++)
    {
      cairo_rectangle_t box = { 0, 0, width, LINE_HEIGHT * size };

      box.x = side == 0 ? x + 0.7 * size : side == 1 ? x - 0.7 * size - width
                                                     : x - width / 2;
      box.y = side < 2 ? y - box.height / 2 : side == 2 ? y + 0.7 * size
                                                        : y - 0.7 * size - box.height;
      if (is_free (naming, &box))
        {
          show (naming, &box, site->name, size, FALSE, naming->look->style == MDG_MAP_COLOUR ? 0x0d545c : 0x000000);
          return;
        }
    }
}

static void
draw_dots (Naming *naming,
           MdgMap *self)
{
  double radius = 0.38 * naming->look->text_size;

  for (guint i = 0; i < self->sites->len; i++)
    {
      const MdgMapSite *site = self->sites->pdata[i];
      cairo_rectangle_t box = { 0, 0, 2 * radius, 2 * radius };
      double x;
      double y;

      mdg_map_view_to_picture (naming->view, &site->place, &x, &y);
      box.x = x - radius;
      box.y = y - radius;
      cairo_arc (naming->cr, x, y, radius, 0, 2 * G_PI);
      cairo_set_source_rgb (naming->cr, 1, 1, 1);
      cairo_fill (naming->cr);
      cairo_arc (naming->cr, x, y, 0.75 * radius, 0, 2 * G_PI);
      if (naming->look->style == MDG_MAP_BLACK)
        cairo_set_source_rgb (naming->cr, 0, 0, 0);
      else
        cairo_set_source_rgb (naming->cr, 0.07, 0.33, 0.36);
      cairo_fill (naming->cr);
      g_array_append_val (naming->taken, box);
    }
}

void
mdg_map_draw_names (MdgMap *self,
                    cairo_t *cr,
                    const MdgMapView *view,
                    const MdgMapLook *look)
{
  g_autoptr (GArray) own = look->taken == NULL ? g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t)) : NULL;
  Naming naming = { cr, view, look, look->taken != NULL ? look->taken : own };

  if (look->with_sites)
    draw_dots (&naming, self);
  name_selected (&naming, self);
  if (look->with_areas)
    for (guint i = 0; i < self->areas->len; i++)
      {
        const MdgMapShape *area = self->areas->pdata[i];

        if (area->name != NULL && mdg_map_is_seen (view, area))
          name_shape (&naming, area, area->name, 1.2 * look->text_size, TRUE, 0x202020, FALSE);
      }
  name_towns (&naming, self);
  for (guint i = 0; look->with_sites && i < self->sites->len; i++)
    name_site (&naming, self->sites->pdata[i]);
  for (guint i = 0; i < self->neighbours->len; i++)
    {
      const MdgMapShape *neighbour = self->neighbours->pdata[i];

      if (neighbour->name != NULL && mdg_map_is_seen (view, neighbour))
        name_shape (&naming, neighbour, neighbour->name, look->text_size, FALSE, 0x8a8a85, FALSE);
    }
}
