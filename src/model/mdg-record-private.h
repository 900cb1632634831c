#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* TRUE for every field whose value is a string. */
gboolean mdg_field_is_text (const MdgField *field);

GParamSpec *mdg_record_find_pspec (const MdgRecordInfo *info,
                                   guint field);

/* GObject does not hand these down to derived classes. */
void mdg_record_get_property (GObject *object,
                              guint property_id,
                              GValue *value,
                              GParamSpec *pspec);
void mdg_record_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec);

G_END_DECLS
