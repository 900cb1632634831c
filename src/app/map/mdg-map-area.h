#pragma once

#include <gtk/gtk.h>

#include "mdg-map.h"

G_BEGIN_DECLS

/* A map to look around in: pan by dragging, zoom by the wheel, two fingers, + and −, 0 for all of it; arrow keys go to the next town
   that way. While it moves the last picture moves along; a sharp one follows from a thread of its own. */
#define MDG_TYPE_MAP_AREA (mdg_map_area_get_type ())
G_DECLARE_FINAL_TYPE (MdgMapArea, mdg_map_area, MDG, MAP_AREA, GtkWidget)

/* Signals:
     picked (int town)                           by hand; -1 for none
     toggled (int town)                          Space, or a click while towns are being chosen
     resized (double radius, gboolean is_done)   the edge of the circle is dragged, in metres; keys give is_done at once */

GtkWidget *mdg_map_area_new (void);
/* map may be NULL. The part that is seen stays unless it is the first one. */
void mdg_map_area_set_map (MdgMapArea *self,
                           MdgMap *map);
void mdg_map_area_set_names (MdgMapArea *self,
                             gboolean with_areas,
                             gboolean with_sites);
void mdg_map_area_set_selected (MdgMapArea *self,
                                int town);
int mdg_map_area_get_selected (MdgMapArea *self);
/* A circle whose edge can be dragged; NULL for none. */
void mdg_map_area_set_circle (MdgMapArea *self,
                              const MdgPoint *centre,
                              double radius);
/* Whether a click toggles towns. */
void mdg_map_area_set_toggling (MdgMapArea *self,
                                gboolean is_toggling);
void mdg_map_area_zoom (MdgMapArea *self,
                        double factor);
void mdg_map_area_fit (MdgMapArea *self);

G_END_DECLS
