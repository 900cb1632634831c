#pragma once

#include "mdg-coverage-sheet.h"
#include "mdg-map.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_MAP_LAYER_AREAS = 1 << 0,
  MDG_MAP_LAYER_SITES = 1 << 1,
  MDG_MAP_LAYER_RANGES = 1 << 2,
  MDG_MAP_LAYER_CELLS = 1 << 3, /* who is nearest */
  MDG_MAP_LAYER_NEEDS = 1 << 4, /* consultations of each town in a year: internal only, small numbers withheld */
} MdgMapLayers;

#define MDG_MAP_LAYERS_USUAL (MDG_MAP_LAYER_AREAS | MDG_MAP_LAYER_SITES | MDG_MAP_LAYER_RANGES)

/* The map of a sheet. before (may be NULL) is the sheet of things as they are: what sheet covers more is hatched as gained and the
   ranges of its proposal are dashed. */
MdgMap *mdg_coverage_map_new (MdgWorkspace *workspace,
                              MdgCoverageSheet *sheet,
                              MdgCoverageSheet *before,
                              MdgMapLayers layers,
                              GError **error);

G_END_DECLS
