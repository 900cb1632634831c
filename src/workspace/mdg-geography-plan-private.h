#pragma once

#include "mdg-geography-import.h"
#include "mdg-place-list.h"
#include "mdg-projection.h"

G_BEGIN_DECLS

/* The codes of the field kind of a boundary. */
#define MDG_BOUNDARY_OF_CITY "city"
#define MDG_BOUNDARY_OF_NEIGHBOUR "neighbour"
#define MDG_BOUNDARY_OF_TOWN "town"

/* A file on its way into the register. */
typedef struct
{
  MdgGeographyImport *import;
  MdgPlaceList *list;
  MdgRecord *centre;
  GPtrArray *towns;      /* those of the register, and new ones */
  GPtrArray *boundaries; /* those of the register, and new ones */
  GHashTable *by_code;   /* towns, borrowed */
  GHashTable *by_key;
  char *source;
  char *dated_on;
} MdgGeographyPlan;

gboolean mdg_geography_plan_boundary (MdgGeographyPlan *plan,
                                      GError **error);
gboolean mdg_geography_plan_towns (MdgGeographyPlan *plan,
                                   GError **error);
gboolean mdg_geography_plan_population (MdgGeographyPlan *plan,
                                        GError **error);

/* The town of that code, else of that name; NULL when there is none. */
MdgRecord *mdg_geography_plan_find_town (MdgGeographyPlan *plan,
                                         const char *code,
                                         const char *name);
/* The same, made when it is new; the record may be changed, see mdg_geography_plan_keep. */
MdgRecord *mdg_geography_plan_take_town (MdgGeographyPlan *plan,
                                         const MdgPlace *place);
/* Figures of place onto town, in the change when they differ. TRUE when they did. */
gboolean mdg_geography_plan_take_people (MdgGeographyPlan *plan,
                                         MdgRecord *town,
                                         const MdgPlace *place);
/* The boundary of a kind: of town when it is given, else by code or name; NULL when there is none. */
MdgRecord *mdg_geography_plan_find_boundary (MdgGeographyPlan *plan,
                                             const char *kind,
                                             MdgRecord *town,
                                             const char *code,
                                             const char *name);
/* Makes or changes that boundary and counts it. shape is in degrees; too large a one is simplified, with a remark. */
void mdg_geography_plan_set_boundary (MdgGeographyPlan *plan,
                                      const char *kind,
                                      MdgRecord *town,
                                      const char *code,
                                      const char *name,
                                      const MdgGeometry *shape);
/* The shape of the municipality as it stands in the register; NULL when there is none. */
MdgGeometry *mdg_geography_plan_load_city (MdgGeographyPlan *plan);

G_END_DECLS
