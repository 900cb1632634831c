#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_CONSULTER (mdg_consulter_get_type ())
G_DECLARE_FINAL_TYPE (MdgConsulter, mdg_consulter, MDG, CONSULTER, MdgRecord)

enum
{
  MDG_CONSULTER_NAME,
  MDG_CONSULTER_KANA,
  MDG_CONSULTER_PROFESSION,
  MDG_CONSULTER_AFFIL_KIND,
  MDG_CONSULTER_AFFILIATION,
  MDG_CONSULTER_PHONE,
  MDG_CONSULTER_FAX,
  MDG_CONSULTER_MOBILE,
  MDG_CONSULTER_NOTE,
  MDG_CONSULTER_N_FIELDS,
};

extern const MdgRecordInfo mdg_consulter_info;

MdgConsulter *mdg_consulter_new (void);

G_END_DECLS
