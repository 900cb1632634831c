#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_PERSON (mdg_person_get_type ())
G_DECLARE_FINAL_TYPE (MdgPerson, mdg_person, MDG, PERSON, MdgRecord)

enum
{
  MDG_PERSON_SUBJECT,
  MDG_PERSON_NAME,
  MDG_PERSON_RELATION,
  MDG_PERSON_RELATION_TEXT,
  MDG_PERSON_PHONE,
  MDG_PERSON_IS_KEY,
  MDG_PERSON_IS_EMERGENCY,
  MDG_PERSON_NOTE,
  MDG_PERSON_POSITION,
  MDG_PERSON_N_FIELDS,
};

extern const MdgRecordInfo mdg_person_info;

MdgPerson *mdg_person_new (void);

G_END_DECLS
