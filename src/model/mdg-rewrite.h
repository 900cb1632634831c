#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_REWRITE (mdg_rewrite_get_type ())
G_DECLARE_FINAL_TYPE (MdgRewrite, mdg_rewrite, MDG, REWRITE, MdgRecord)

enum
{
  MDG_REWRITE_VERSION,
  MDG_REWRITE_CASE,
  MDG_REWRITE_AGENDA_ITEM,
  MDG_REWRITE_RAISED_ISSUE,
  MDG_REWRITE_MEASURE,
  MDG_REWRITE_FIELD,
  MDG_REWRITE_SOURCE,
  MDG_REWRITE_TEXT,
  MDG_REWRITE_WRITER,
  MDG_REWRITE_WRITTEN_ON,
  MDG_REWRITE_CHECKER,
  MDG_REWRITE_CHECKED_ON,
  MDG_REWRITE_N_FIELDS,
};

extern const MdgRecordInfo mdg_rewrite_info;

MdgRewrite *mdg_rewrite_new (void);

G_END_DECLS
