#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_STAFF (mdg_staff_get_type ())
G_DECLARE_FINAL_TYPE (MdgStaff, mdg_staff, MDG, STAFF, MdgRecord)

enum
{
  MDG_STAFF_NAME,
  MDG_STAFF_KANA,
  MDG_STAFF_PROFESSION,
  MDG_STAFF_QUALIFICATIONS,
  MDG_STAFF_EMPLOYMENT,
  MDG_STAFF_ROLE,
  MDG_STAFF_IS_ACTIVE,
  MDG_STAFF_POSITION,
  MDG_STAFF_N_FIELDS,
};

extern const MdgRecordInfo mdg_staff_info;

MdgStaff *mdg_staff_new (void);

G_END_DECLS
