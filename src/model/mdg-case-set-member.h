#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_CASE_SET_MEMBER (mdg_case_set_member_get_type ())
G_DECLARE_FINAL_TYPE (MdgCaseSetMember, mdg_case_set_member, MDG, CASE_SET_MEMBER, MdgRecord)

enum
{
  MDG_CASE_SET_MEMBER_CASE_SET,
  MDG_CASE_SET_MEMBER_CASE,
  MDG_CASE_SET_MEMBER_LETTER,
  MDG_CASE_SET_MEMBER_POSITION,
  MDG_CASE_SET_MEMBER_N_FIELDS,
};

extern const MdgRecordInfo mdg_case_set_member_info;

MdgCaseSetMember *mdg_case_set_member_new (void);

G_END_DECLS
