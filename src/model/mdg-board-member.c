#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-board-member.h"

#include <glib/gi18n-lib.h>

struct _MdgBoardMember
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgBoardMember, mdg_board_member, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "board", N_ ("Board"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "board" },
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED | MDG_FIELD_IDENTIFYING },
  { "kana", N_ ("Kana"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "affiliation", N_ ("Affiliation"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "profession", N_ ("Profession"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "profession" },
  { "seat", N_ ("Seat"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "seat" },
  { "represents", N_ ("Organisation represented"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "since", N_ ("Member from"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "until", N_ ("Member until"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "is_officer", N_ ("Officer of the city"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "is_manager", N_ ("Manager of a facility"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_BOARD_MEMBER_N_FIELDS);

const MdgRecordInfo mdg_board_member_info = { MDG_KIND_BOARD_MEMBER, "board_member", N_ ("Member of a board"), fields, MDG_BOARD_MEMBER_N_FIELDS };

static void
mdg_board_member_class_init (MdgBoardMemberClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_board_member_info);
}

static void
mdg_board_member_init (MdgBoardMember *self)
{
}

MdgBoardMember *
mdg_board_member_new (void)
{
  return g_object_new (MDG_TYPE_BOARD_MEMBER, NULL);
}
