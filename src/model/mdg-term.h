#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_TERM (mdg_term_get_type ())
G_DECLARE_FINAL_TYPE (MdgTerm, mdg_term, MDG, TERM, MdgRecord)

enum
{
  MDG_TERM_VOCABULARY,
  MDG_TERM_CODE,
  MDG_TERM_LABEL,
  MDG_TERM_SHORT,
  MDG_TERM_KANA,
  MDG_TERM_PARENT,
  MDG_TERM_GROUP,
  MDG_TERM_POSITION,
  MDG_TERM_FROM_YEAR,
  MDG_TERM_TO_YEAR,
  MDG_TERM_IS_FACT,
  MDG_TERM_IS_HIDDEN,
  MDG_TERM_IS_RARE,
  MDG_TERM_N_FIELDS,
};

extern const MdgRecordInfo mdg_term_info;

MdgTerm *mdg_term_new (void);

G_END_DECLS
