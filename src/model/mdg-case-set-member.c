#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-case-set-member.h"

#include <glib/gi18n-lib.h>

struct _MdgCaseSetMember
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgCaseSetMember, mdg_case_set_member, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "case_set", N_ ("Set"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_CASE_SET },
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_CASE },
  { "letter", N_ ("Letter"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CASE_SET_MEMBER_N_FIELDS);

const MdgRecordInfo mdg_case_set_member_info = { MDG_KIND_CASE_SET_MEMBER, "case_set_member", N_ ("Case of a set"), fields, MDG_CASE_SET_MEMBER_N_FIELDS };

static void
mdg_case_set_member_class_init (MdgCaseSetMemberClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_case_set_member_info);
}

static void
mdg_case_set_member_init (MdgCaseSetMember *self)
{
}

MdgCaseSetMember *
mdg_case_set_member_new (void)
{
  return g_object_new (MDG_TYPE_CASE_SET_MEMBER, NULL);
}
