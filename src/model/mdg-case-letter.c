#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-case-letter.h"

#include <glib/gi18n-lib.h>

struct _MdgCaseLetter
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgCaseLetter, mdg_case_letter, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "case_set", N_ ("Set of cases"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE_SET },
  { "meeting", N_ ("Meeting"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_MEETING },
  { "version", N_ ("Version"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "version" },
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_CASE },
  { "letter", N_ ("Letter"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CASE_LETTER_N_FIELDS);

const MdgRecordInfo mdg_case_letter_info = { MDG_KIND_CASE_LETTER, "case_letter", N_ ("Letter of a case"), fields, MDG_CASE_LETTER_N_FIELDS };

static void
mdg_case_letter_class_init (MdgCaseLetterClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_case_letter_info);
}

static void
mdg_case_letter_init (MdgCaseLetter *self)
{
}

MdgCaseLetter *
mdg_case_letter_new (void)
{
  return g_object_new (MDG_TYPE_CASE_LETTER, NULL);
}
