#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_CENTRE (mdg_centre_get_type ())
  G_DECLARE_FINAL_TYPE (MdgCentre, mdg_centre, MDG, CENTRE, MdgRecord)

  enum
  {
    MDG_CENTRE_NAME,
    MDG_CENTRE_KANA,
    MDG_CENTRE_CITY,
    MDG_CENTRE_CITY_CODE,
    MDG_CENTRE_POSTAL,
    MDG_CENTRE_ADDRESS,
    MDG_CENTRE_PHONE,
    MDG_CENTRE_FAX,
    MDG_CENTRE_HOURS,
    MDG_CENTRE_EMAIL,
    MDG_CENTRE_ADDRESSEE,
    MDG_CENTRE_SUPPORT_DOCTOR,
    MDG_CENTRE_PREFIX,
    MDG_CENTRE_HEADS,
    MDG_CENTRE_COLUMN_HEADS,
    MDG_CENTRE_FONTS,
    MDG_CENTRE_N_FIELDS,
  };

  extern const MdgRecordInfo mdg_centre_info;

  MdgCentre *mdg_centre_new (void);

  G_END_DECLS
