#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-map-document.h"

#include "mdg-macros.h"
#include "mdg-page-private.h"
#include "mdg-units.h"

#define STRIP 62.0 /* figures and legend, right of the map */
#define GAP 4.0
#define CAPTION 6.0
#define KEY_WIDTH 9.0
#define KEY_HEIGHT 4.5
#define N_FIGURES 3

typedef struct
{
  MdgMap *map;
  char *caption;
} Plate;

typedef struct
{
  char *texts[1 + N_FIGURES];
} Figure;

typedef struct
{
  MdgMapKey key;
  char *label;
} Key;

struct _MdgMapDocument
{
  MdgDocument parent_instance;

  char *lines;
  GPtrArray *plates;
  GPtrArray *figures;
  GPtrArray *keys;
  GPtrArray *notes;
  MdgMapLook look;

  MdgArea area;
  double head;
};

G_DEFINE_FINAL_TYPE (MdgMapDocument, mdg_map_document, MDG_TYPE_DOCUMENT)

static void
plate_free (gpointer data)
{
  Plate *plate = data;

  mdg_map_unref (plate->map);
  g_free (plate->caption);
  g_free (plate);
}

static void
figure_free (gpointer data)
{
  Figure *figure = data;

  for (guint i = 0; i < G_N_ELEMENTS (figure->texts); i++)
    g_free (figure->texts[i]);
  g_free (figure);
}

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->label);
  g_free (key);
}

static guint
mdg_map_document_paginate (MdgDocument *document,
                           MdgTextCache *cache)
{
  MdgMapDocument *self = MDG_MAP_DOCUMENT (document);

  mdg_page_get_area (mdg_document_get_paper (document), &self->area);
  self->head = mdg_page_get_head_height (document, cache, &self->area, mdg_document_get_title (document), self->lines);

  return 1;
}

/* The picture of a map in a frame, in points. */
static void
draw_plate (MdgMapDocument *self,
            MdgCanvas *canvas,
            const Plate *plate,
            const MdgArea *box)
{
  cairo_t *cr = mdg_canvas_get_cairo (canvas);
  double width = mdg_mm_to_points (box->width);
  double height = mdg_mm_to_points (box->height);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  MdgMapLook look = self->look;
  const cairo_rectangle_t bar = { 8, height - 28, 160, 28 };
  const cairo_rectangle_t north = { width - 32, 4, 28, 44 };
  MdgMapView view;

  mdg_canvas_box (canvas, box->left, box->top, box->width, box->height, MDG_LINE_THIN);
  if (cr == NULL)
    return;

  g_array_append_val (taken, bar);
  g_array_append_val (taken, north);
  look.cache = mdg_canvas_get_cache (canvas);
  look.text_size = mdg_document_get_fax (MDG_DOCUMENT (self)) ? 10 : 8.5;
  look.taken = taken;
  look.selected = -1;
  mdg_map_view_fit (&view, plate->map, width, height, 14);
  cairo_save (cr);
  cairo_translate (cr, mdg_mm_to_points (box->left), mdg_mm_to_points (box->top));
  mdg_map_draw (plate->map, cr, &view, &look);
  mdg_map_draw_scale_bar (cr, &view, &look, 14, height - 8, 130);
  mdg_map_draw_north (cr, &look, width - 18, 8, 22);
  cairo_restore (cr);
}

static double
draw_figures (MdgMapDocument *self,
              MdgCanvas *canvas,
              double x,
              double y)
{
  MdgTextStyle label = { 9, FALSE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle value = { 10, TRUE, MDG_ALIGN_RIGHT, 0 };

  for (guint i = 0; i < self->figures->len; i++)
    {
      const Figure *figure = self->figures->pdata[i];
      guint n = 0;
      double height;

      while (n < N_FIGURES && figure->texts[1 + n] != NULL)
        n++;
      height = mdg_canvas_text (canvas, figure->texts[0], x, y, n > 1 ? STRIP : STRIP * 0.55, &label);
      if (n > 1)
        y += height;
      for (guint k = 0; k < n; k++)
        mdg_canvas_text (canvas, figure->texts[1 + k], n > 1 ? x + k * STRIP / n : x + STRIP * 0.5, y, n > 1 ? STRIP / n : STRIP * 0.5, &value);
      y += MAX (height, 4.5) + 1;
      mdg_canvas_line (canvas, x, y, x + STRIP, y, MDG_LINE_THIN);
      y += 1.2;
    }

  return y;
}

static double
draw_keys (MdgMapDocument *self,
           MdgCanvas *canvas,
           double x,
           double y)
{
  MdgTextStyle style = { 9, FALSE, MDG_ALIGN_LEFT, 0 };
  cairo_t *cr = mdg_canvas_get_cairo (canvas);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const Key *key = self->keys->pdata[i];
      double height = mdg_canvas_text (canvas, key->label, x + KEY_WIDTH + 2.5, y + 0.3, STRIP - KEY_WIDTH - 2.5, &style);

      if (cr != NULL)
        mdg_map_draw_key (cr, key->key, self->look.style, mdg_mm_to_points (x), mdg_mm_to_points (y), mdg_mm_to_points (KEY_WIDTH), mdg_mm_to_points (KEY_HEIGHT));
      y += MAX (height, KEY_HEIGHT) + 1.6;
    }

  return y;
}

static void
mdg_map_document_draw_page (MdgDocument *document,
                            MdgCanvas *canvas,
                            guint page)
{
  MdgMapDocument *self = MDG_MAP_DOCUMENT (document);
  MdgTextStyle small = { 8, FALSE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle bold = { 10.5, TRUE, MDG_ALIGN_LEFT, 0 };
  double top = self->area.top + self->head;
  double height = self->area.top + self->area.height - MDG_PAGE_FOOT - top - 1;
  double width = self->area.width - STRIP - GAP;
  double x = self->area.left + width + GAP;
  double y = top;

  mdg_page_draw_head (document, canvas, page, &self->area, mdg_document_get_title (document), self->lines, NULL);
  for (guint i = 0; i < self->plates->len; i++)
    {
      const Plate *plate = self->plates->pdata[i];
      double caption = plate->caption != NULL ? CAPTION : 0;
      double each = (width - GAP * (self->plates->len - 1)) / self->plates->len;
      MdgArea box = { self->area.left + i * (each + GAP), top + caption, each, height - caption };

      if (plate->caption != NULL)
        mdg_canvas_text (canvas, plate->caption, box.left, top, each, &bold);
      draw_plate (self, canvas, plate, &box);
    }

  y = draw_figures (self, canvas, x, y) + 2;
  y = draw_keys (self, canvas, x, y) + 1;
  for (guint i = 0; i < self->notes->len; i++)
    y += mdg_canvas_text (canvas, self->notes->pdata[i], x, y, STRIP, &small) + 1.2;
  mdg_page_draw_foot (document, canvas, page, &self->area, FALSE);
}

static void
mdg_map_document_finalize (GObject *object)
{
  MdgMapDocument *self = MDG_MAP_DOCUMENT (object);

  g_free (self->lines);
  g_ptr_array_unref (self->plates);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->notes);

  G_OBJECT_CLASS (mdg_map_document_parent_class)->finalize (object);
}

static void
mdg_map_document_class_init (MdgMapDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_map_document_finalize;
  document_class->papers = 1 << MDG_PAPER_A4_LANDSCAPE | 1 << MDG_PAPER_A3_LANDSCAPE;
  document_class->paginate = mdg_map_document_paginate;
  document_class->draw_page = mdg_map_document_draw_page;
}

static void
mdg_map_document_init (MdgMapDocument *self)
{
  self->plates = g_ptr_array_new_with_free_func (plate_free);
  self->figures = g_ptr_array_new_with_free_func (figure_free);
  self->keys = g_ptr_array_new_with_free_func (key_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->look = (MdgMapLook){ .with_towns = TRUE, .with_areas = TRUE, .with_sites = TRUE, .selected = -1 };
}

MdgMapDocument *
mdg_map_document_new (void)
{
  return g_object_new (MDG_TYPE_MAP_DOCUMENT, NULL);
}

void
mdg_map_document_set_lines (MdgMapDocument *self,
                            const char *lines)
{
  g_return_if_fail (MDG_IS_MAP_DOCUMENT (self));

  mdg_set_str (&self->lines, lines);
}

void
mdg_map_document_add_map (MdgMapDocument *self,
                          MdgMap *map,
                          const char *caption)
{
  Plate *plate = g_new0 (Plate, 1);

  g_return_if_fail (MDG_IS_MAP_DOCUMENT (self));

  plate->map = mdg_map_ref (map);
  plate->caption = g_strdup (caption);
  g_ptr_array_add (self->plates, plate);
}

void
mdg_map_document_set_look (MdgMapDocument *self,
                           MdgMapStyle style,
                           gboolean with_towns,
                           gboolean with_areas,
                           gboolean with_sites)
{
  g_return_if_fail (MDG_IS_MAP_DOCUMENT (self));

  self->look.style = style;
  self->look.with_towns = with_towns;
  self->look.with_areas = with_areas;
  self->look.with_sites = with_sites;
}

void
mdg_map_document_add_figure (MdgMapDocument *self,
                             const char *label,
                             const char *first,
                             const char *second,
                             const char *third)
{
  Figure *figure = g_new0 (Figure, 1);

  g_return_if_fail (MDG_IS_MAP_DOCUMENT (self));

  figure->texts[0] = g_strdup (label);
  figure->texts[1] = g_strdup (first);
  figure->texts[2] = g_strdup (second);
  figure->texts[3] = g_strdup (third);
  g_ptr_array_add (self->figures, figure);
}

void
mdg_map_document_add_key (MdgMapDocument *self,
                          MdgMapKey key,
                          const char *label)
{
  Key *entry = g_new0 (Key, 1);

  g_return_if_fail (MDG_IS_MAP_DOCUMENT (self));

  entry->key = key;
  entry->label = g_strdup (label);
  g_ptr_array_add (self->keys, entry);
}

void
mdg_map_document_add_note (MdgMapDocument *self,
                           const char *note)
{
  g_return_if_fail (MDG_IS_MAP_DOCUMENT (self));

  g_ptr_array_add (self->notes, g_strdup (note));
}
