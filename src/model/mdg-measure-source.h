#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_MEASURE_SOURCE (mdg_measure_source_get_type ())
G_DECLARE_FINAL_TYPE (MdgMeasureSource, mdg_measure_source, MDG, MEASURE_SOURCE, MdgRecord)

enum
{
  MDG_MEASURE_SOURCE_MEASURE,
  MDG_MEASURE_SOURCE_RAISED_ISSUE,
  MDG_MEASURE_SOURCE_N_FIELDS,
};

extern const MdgRecordInfo mdg_measure_source_info;

MdgMeasureSource *mdg_measure_source_new (void);

G_END_DECLS
