#pragma once

#include "mdg-record.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* The axes of consultation_code: one row per code of contents, scenes and actions. */
typedef enum
{
  MDG_AXIS_CONTENT = 1,
  MDG_AXIS_SCENE = 2,
  MDG_AXIS_ACTION = 3,
} MdgAxis;

/* Derived rows of a consultation, whose id is set. */
gboolean mdg_consultation_code_table_replace (MdgStore *store,
                                              MdgRecord *consultation,
                                              gboolean had_rows,
                                              GError **error);

G_END_DECLS
