#pragma once

#include "mdg-geometry.h"

G_BEGIN_DECLS

/* One thing of a file of places: what is written about it, and its area or place where it has one. */
typedef struct
{
  guint number; /* from 1; the line in a table */
  GPtrArray *names;
  GPtrArray *values; /* NULL where there is none */
  MdgRings *rings;   /* as in the file; NULL without an area */
  MdgPoint point;
  gboolean has_point;
} MdgFeature;

MdgFeature *mdg_feature_new (guint number);
void mdg_feature_free (MdgFeature *feature);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgFeature, mdg_feature_free)

/* Sets, or leaves alone when it is set. */
void mdg_feature_set (MdgFeature *feature,
                      const char *name,
                      const char *value);
/* NULL when there is no such name or value; names as they stand in the file. */
const char *mdg_feature_get (const MdgFeature *feature,
                             const char *name);
/* The first of the names (NULL at the end) that has a value. */
const char *mdg_feature_get_any (const MdgFeature *feature,
                                 const char *const *names);

#define MDG_FEATURE_MAX_POINTS 2000000

typedef enum
{
  MDG_FEATURE_TAKEN,
  MDG_FEATURE_REFUSED, /* this one cannot be taken; the error says which and why; go on */
  MDG_FEATURE_END,
  MDG_FEATURE_FAILED,
} MdgFeatureStatus;

/* Boundaries, points and tables of places as they are downloaded, by the bytes of the file, not its name: GeoJSON, JSON lists of
   flat objects, Shapefile (shapelib), CSV and .xlsx with a head; each of these in a zip as well. Of several layers in a zip all are
   read one after the other. Memory does not grow with the file. */
typedef struct _MdgFeatureReader MdgFeatureReader;

MdgFeatureReader *mdg_feature_reader_new_for_path (const char *path,
                                                   GError **error);
void mdg_feature_reader_free (MdgFeatureReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgFeatureReader, mdg_feature_reader_free)

MdgFeatureStatus mdg_feature_reader_next (MdgFeatureReader *self,
                                          MdgFeature **feature,
                                          GError **error);
/* The definition of the coordinates where the file or its format has one (.prj, crs of GeoJSON), NULL otherwise; known once END came. */
const char *mdg_feature_reader_get_crs (MdgFeatureReader *self);

G_END_DECLS
