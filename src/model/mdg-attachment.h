#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* As much as one scan may hold. */
#define MDG_ATTACHMENT_MAX_BYTES (20 * 1024 * 1024)

/* A scan kept in the register under the hash of its content. */
#define MDG_TYPE_ATTACHMENT (mdg_attachment_get_type ())
G_DECLARE_FINAL_TYPE (MdgAttachment, mdg_attachment, MDG, ATTACHMENT, MdgRecord)

enum
{
  MDG_ATTACHMENT_REFERRAL,
  MDG_ATTACHMENT_NAME,
  MDG_ATTACHMENT_MEDIA,
  MDG_ATTACHMENT_SIZE,
  MDG_ATTACHMENT_HASH,
  MDG_ATTACHMENT_ADDED_ON,
  MDG_ATTACHMENT_STAFF,
  MDG_ATTACHMENT_NOTE,
  MDG_ATTACHMENT_VOID_REASON,
  MDG_ATTACHMENT_N_FIELDS,
};

extern const MdgRecordInfo mdg_attachment_info;

MdgAttachment *mdg_attachment_new (void);

G_END_DECLS
