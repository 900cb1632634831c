#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_SAVED_TABLE (mdg_saved_table_get_type ())
G_DECLARE_FINAL_TYPE (MdgSavedTable, mdg_saved_table, MDG, SAVED_TABLE, MdgRecord)

enum
{
  MDG_SAVED_TABLE_NAME,
  MDG_SAVED_TABLE_SPEC,
  MDG_SAVED_TABLE_STAFF,
  MDG_SAVED_TABLE_POSITION,
  MDG_SAVED_TABLE_N_FIELDS,
};

extern const MdgRecordInfo mdg_saved_table_info;

MdgSavedTable *mdg_saved_table_new (void);

G_END_DECLS
