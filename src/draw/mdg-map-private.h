#pragma once

#include "mdg-map.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *figure;
  char *number;
  MdgRings *rings;
  MdgBox box;
  MdgPoint label;
} MdgMapShape;

typedef struct
{
  char *name;
  MdgPoint place;
} MdgMapSite;

struct _MdgMap
{
  gint refs;
  MdgMapShape *city;
  GPtrArray *neighbours; /* of MdgMapShape */
  GPtrArray *towns;
  GPtrArray *areas;
  GPtrArray *ranges;
  GPtrArray *proposed;
  GPtrArray *cells;
  MdgMapShape *once; /* NULL: nobody anywhere */
  MdgMapShape *twice;
  MdgMapShape *gained;
  GPtrArray *sites; /* of MdgMapSite */
};

/* The outline as a path, without corners closer than half a unit. */
void mdg_map_add_path (cairo_t *cr,
                       const MdgMapView *view,
                       const MdgMapShape *shape);
gboolean mdg_map_is_seen (const MdgMapView *view,
                          const MdgMapShape *shape);
/* Fills the current path with what the key stands for, and forgets it. */
void mdg_map_fill_key (cairo_t *cr,
                       MdgMapKey key,
                       MdgMapStyle style);
void mdg_map_draw_names (MdgMap *self,
                         cairo_t *cr,
                         const MdgMapView *view,
                         const MdgMapLook *look);
/* A line of text with its top left corner at x, y; returns its width. */
double mdg_map_draw_text (cairo_t *cr,
                          const MdgMapLook *look,
                          const char *text,
                          double size,
                          gboolean bold,
                          double x,
                          double y);

G_END_DECLS
