#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-memo.h"

#include <glib/gi18n-lib.h>

struct _MdgMemo
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgMemo, mdg_memo, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE },
  { "subject", N_ ("Person concerned"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_SUBJECT },
  { "at", N_ ("Date and time"), MDG_FIELD_DATETIME, MDG_FIELD_REQUIRED },
  { "text", N_ ("Memo"), MDG_FIELD_NOTE, MDG_FIELD_REQUIRED },
  { "staff", N_ ("Staff"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_MEMO_N_FIELDS);

const MdgRecordInfo mdg_memo_info = { MDG_KIND_MEMO, "memo", N_ ("Quick memo"), fields, MDG_MEMO_N_FIELDS };

static void
mdg_memo_class_init (MdgMemoClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_memo_info);
}

static void
mdg_memo_init (MdgMemo *self)
{
}

MdgMemo *
mdg_memo_new (void)
{
  return g_object_new (MDG_TYPE_MEMO, NULL);
}
