#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_CASE_LETTER (mdg_case_letter_get_type ())
G_DECLARE_FINAL_TYPE (MdgCaseLetter, mdg_case_letter, MDG, CASE_LETTER, MdgRecord)

enum
{
  MDG_CASE_LETTER_CASE_SET,
  MDG_CASE_LETTER_MEETING,
  MDG_CASE_LETTER_VERSION,
  MDG_CASE_LETTER_CASE,
  MDG_CASE_LETTER_LETTER,
  MDG_CASE_LETTER_N_FIELDS,
};

extern const MdgRecordInfo mdg_case_letter_info;

MdgCaseLetter *mdg_case_letter_new (void);

G_END_DECLS
