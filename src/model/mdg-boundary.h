#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_BOUNDARY (mdg_boundary_get_type ())
G_DECLARE_FINAL_TYPE (MdgBoundary, mdg_boundary, MDG, BOUNDARY, MdgRecord)

enum
{
  MDG_BOUNDARY_KIND,
  MDG_BOUNDARY_NAME,
  MDG_BOUNDARY_CODE,
  MDG_BOUNDARY_TOWN,
  MDG_BOUNDARY_SHAPE,
  MDG_BOUNDARY_SOURCE,
  MDG_BOUNDARY_DATED_ON,
  MDG_BOUNDARY_NOTE,
  MDG_BOUNDARY_N_FIELDS,
};

extern const MdgRecordInfo mdg_boundary_info;

MdgBoundary *mdg_boundary_new (void);

G_END_DECLS
