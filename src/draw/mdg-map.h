#pragma once

#include "mdg-geometry.h"
#include "mdg-text-cache.h"

G_BEGIN_DECLS

/* What a map shows, in metres on one plane. Filled once, then drawn as often as needed, by one thread at a time: each thread
   brings its own text cache. Shapes are taken over as outlines, so what they came from may go. */
typedef struct _MdgMap MdgMap;

MdgMap *mdg_map_new (const MdgGeometry *city);
MdgMap *mdg_map_ref (MdgMap *self);
void mdg_map_unref (MdgMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgMap, mdg_map_unref)

/* In grey, around. */
void mdg_map_add_neighbour (MdgMap *self,
                            const char *name,
                            const MdgGeometry *shape);
/* figure ("3", "4 / 1") stands under the name in every style, number (of agencies) beside it in black and white; both may be
   NULL. */
void mdg_map_add_town (MdgMap *self,
                       const char *name,
                       const MdgGeometry *shape,
                       const char *figure,
                       const char *number);
/* A wider area: a darker border and a larger name. */
void mdg_map_add_area (MdgMap *self,
                       const char *name,
                       const MdgGeometry *shape);
/* What one (two) or more cover; what is left of the municipality is blank. */
void mdg_map_set_depth (MdgMap *self,
                        const MdgGeometry *once,
                        const MdgGeometry *twice);
/* What a proposal alone covers. */
void mdg_map_set_gained (MdgMap *self,
                         const MdgGeometry *gained);
void mdg_map_add_range (MdgMap *self,
                        const MdgGeometry *shape,
                        gboolean is_proposed);
/* Where an agency is. */
void mdg_map_add_site (MdgMap *self,
                       const char *name,
                       const MdgPoint *place);
/* The part that one agency is nearest to. */
void mdg_map_add_cell (MdgMap *self,
                       const MdgGeometry *shape);

guint mdg_map_get_n_towns (MdgMap *self);
const MdgBox *mdg_map_get_box (MdgMap *self);
/* -1 when there is none. */
int mdg_map_find_town (MdgMap *self,
                       const MdgPoint *metres);
/* The nearest town to the east (dx 1), west, north (dy 1) or south of another; the first one from -1. */
int mdg_map_find_next_town (MdgMap *self,
                            int from,
                            int dx,
                            int dy);
gboolean mdg_map_has_proposal (MdgMap *self);
gboolean mdg_map_has_cells (MdgMap *self);

/* Which part of the plane is seen, and how large: the point (x, y) is in the middle of a picture of width × height. */
typedef struct
{
  double x;
  double y;
  double scale; /* of the picture's units for a metre */
  double width;
  double height;
} MdgMapView;

/* The whole municipality with margin around. */
void mdg_map_view_fit (MdgMapView *view,
                       MdgMap *map,
                       double width,
                       double height,
                       double margin);
void mdg_map_view_to_picture (const MdgMapView *view,
                              const MdgPoint *metres,
                              double *x,
                              double *y);
MdgPoint mdg_map_view_to_plane (const MdgMapView *view,
                                double x,
                                double y);

typedef enum
{
  MDG_MAP_COLOUR,
  MDG_MAP_BLACK, /* hatches, dots and numbers: a copier or a FAX loses nothing */
} MdgMapStyle;

typedef struct
{
  MdgMapStyle style;
  MdgTextCache *cache;
  double text_size; /* of towns; others follow */
  gboolean with_towns;
  gboolean with_areas;
  gboolean with_sites;
  int selected; /* town, -1 none */
  /* Rectangles where no name may stand (cairo_rectangle_t); the names drawn are added. NULL: none and not told. */
  GArray *taken;
} MdgMapLook;

void mdg_map_draw (MdgMap *self,
                   cairo_t *cr,
                   const MdgMapView *view,
                   const MdgMapLook *look);

/* A bar of 1, 2 or 5 times a power of ten metres, at most width long, its left end at x and its line at y. */
void mdg_map_draw_scale_bar (cairo_t *cr,
                             const MdgMapView *view,
                             const MdgMapLook *look,
                             double x,
                             double y,
                             double width);
void mdg_map_draw_north (cairo_t *cr,
                         const MdgMapLook *look,
                         double x,
                         double y,
                         double size);

/* One box of the legend. */
typedef enum
{
  MDG_MAP_KEY_BLANK,
  MDG_MAP_KEY_ONE,
  MDG_MAP_KEY_TWO,
  MDG_MAP_KEY_GAINED,
  MDG_MAP_KEY_RANGE,
  MDG_MAP_KEY_PROPOSED,
  MDG_MAP_KEY_CELL,
  MDG_MAP_KEY_SITE,
} MdgMapKey;

void mdg_map_draw_key (cairo_t *cr,
                       MdgMapKey key,
                       MdgMapStyle style,
                       double x,
                       double y,
                       double width,
                       double height);

G_END_DECLS
