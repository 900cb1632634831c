#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* TRUE for every field whose value is a string. */
gboolean mdg_field_is_text (const MdgField *field);

GParamSpec *mdg_record_find_pspec (const MdgRecordInfo *info,
                                   guint field);

G_END_DECLS
