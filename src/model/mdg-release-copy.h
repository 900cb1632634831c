#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_RELEASE_COPY (mdg_release_copy_get_type ())
G_DECLARE_FINAL_TYPE (MdgReleaseCopy, mdg_release_copy, MDG, RELEASE_COPY, MdgRecord)

enum
{
  MDG_RELEASE_COPY_RELEASE,
  MDG_RELEASE_COPY_NUMBER,
  MDG_RELEASE_COPY_RECIPIENT,
  MDG_RELEASE_COPY_STATUS,
  MDG_RELEASE_COPY_HANDED_ON,
  MDG_RELEASE_COPY_DONE_ON,
  MDG_RELEASE_COPY_NOTE,
  MDG_RELEASE_COPY_N_FIELDS,
};

extern const MdgRecordInfo mdg_release_copy_info;

MdgReleaseCopy *mdg_release_copy_new (void);

G_END_DECLS
