#pragma once

#include "mdg-feature-reader.h"

G_BEGIN_DECLS

/* One layer: a way of reading and what it needs. */
typedef struct
{
  gpointer (*open) (const char *path,
                    GError **error);
  MdgFeatureStatus (*next) (gpointer layer,
                            MdgFeature **feature,
                            GError **error);
  const char *(*get_crs) (gpointer layer);
  void (*close) (gpointer layer);
} MdgLayerKind;

extern const MdgLayerKind mdg_layer_geojson;
extern const MdgLayerKind mdg_layer_shapefile; /* path is that of the .shp */
extern const MdgLayerKind mdg_layer_sheet;

/* The path of the file beside path with another ending, in whatever case it is written; NULL when there is none. */
char *mdg_layer_find_beside (const char *path,
                             const char *ending);
/* INVALID: more points than one thing can have. */
void mdg_layer_set_too_long (guint number,
                             GError **error);

/* Unpacks what can be a layer into a folder of its own, which only this user can read. Names with a way out of it (.., /) are refused. */
char *mdg_unpack_layers (const char *zip,
                         GError **error);
void mdg_unpack_remove (const char *folder);

G_END_DECLS
