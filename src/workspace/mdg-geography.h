#pragma once

#include "mdg-geometry.h"
#include "mdg-projection.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* A town on the plane of the municipality. */
typedef struct
{
  MdgUuid uuid;
  MdgUuid area; /* nil when it belongs to none */
  char *name;
  char *code;
  MdgGeometry *shape;      /* metres */
  gboolean is_approximate; /* a cell around its point instead of its border */
  gint64 people;           /* MDG_NO_INTEGER where not known */
  gint64 people_65;
  gint64 people_75;
} MdgGeographyTown;

typedef struct
{
  char *name;
  MdgGeometry *shape;
} MdgGeographyNeighbour;

/* What the register knows of its place, in metres on the zone of it. It does not change; loaded anew when the register did. */
typedef struct
{
  gint refs;
  MdgProjection *projection;
  char *city_name;
  MdgGeometry *city;
  GPtrArray *towns;      /* of MdgGeographyTown */
  GPtrArray *neighbours; /* of MdgGeographyNeighbour */
  char *sources;         /* of boundaries and population, with their days */
  gboolean is_approximate;
} MdgGeography;

/* NOT_FOUND while no boundary has been imported. */
MdgGeography *mdg_geography_load (MdgWorkspace *workspace,
                                  GError **error);
MdgGeography *mdg_geography_ref (MdgGeography *self);
void mdg_geography_unref (MdgGeography *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgGeography, mdg_geography_unref)

/* The place in the array, -1 when there is no such town on the map. */
int mdg_geography_find_town (MdgGeography *self,
                             const MdgUuid *uuid);
int mdg_geography_find_town_at (MdgGeography *self,
                                const MdgPoint *metres);
/* "139.9012 35.7854", as it stands in records. */
char *mdg_geography_format_point (MdgGeography *self,
                                  const MdgPoint *metres);
gboolean mdg_geography_parse_point (MdgGeography *self,
                                    const char *text,
                                    MdgPoint *metres);
char *mdg_geography_format_shape (MdgGeography *self,
                                  const MdgGeometry *metres);
MdgGeometry *mdg_geography_parse_shape (MdgGeography *self,
                                        const char *text);

G_END_DECLS
