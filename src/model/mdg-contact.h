#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_CONTACT (mdg_contact_get_type ())
G_DECLARE_FINAL_TYPE (MdgContact, mdg_contact, MDG, CONTACT, MdgRecord)

enum
{
  MDG_CONTACT_CONSULTATION,
  MDG_CONTACT_AT,
  MDG_CONTACT_CHANNEL,
  MDG_CONTACT_DIRECTION,
  MDG_CONTACT_WITH_WHOM,
  MDG_CONTACT_PHONE,
  MDG_CONTACT_TEXT,
  MDG_CONTACT_MINUTES,
  MDG_CONTACT_STAFF,
  MDG_CONTACT_IS_FIRST,
  MDG_CONTACT_VOID_REASON,
  MDG_CONTACT_N_FIELDS,
};

extern const MdgRecordInfo mdg_contact_info;

MdgContact *mdg_contact_new (void);

G_END_DECLS
