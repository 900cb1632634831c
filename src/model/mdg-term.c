#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-term.h"

#include <glib/gi18n-lib.h>

struct _MdgTerm
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgTerm, mdg_term, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "vocabulary", N_ ("Vocabulary"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "code", N_ ("Code"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "label", N_ ("Label"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "short", N_ ("Short label"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "kana", N_ ("Kana"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "parent", N_ ("Parent"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "group", N_ ("Group"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "from_year", N_ ("From fiscal year"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "to_year", N_ ("To fiscal year"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "is_fact", N_ ("A fact, not an issue"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "is_hidden", N_ ("Not offered"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "is_rare", N_ ("Rare: a person may be recognised by it"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_TERM_N_FIELDS);

const MdgRecordInfo mdg_term_info = { MDG_KIND_TERM, "term", N_ ("Term of a vocabulary"), fields, MDG_TERM_N_FIELDS };

static void
mdg_term_class_init (MdgTermClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_term_info);
}

static void
mdg_term_init (MdgTerm *self)
{
}

MdgTerm *
mdg_term_new (void)
{
  return g_object_new (MDG_TYPE_TERM, NULL);
}
