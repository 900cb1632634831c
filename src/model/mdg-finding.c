#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-finding.h"

#include <glib/gi18n-lib.h>

struct _MdgFinding
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgFinding, mdg_finding, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE },
  { "consultation", N_ ("Consultation"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CONSULTATION },
  { "contact", N_ ("Contact"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CONTACT },
  { "memo", N_ ("Memo"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_MEMO },
  { "field", N_ ("Field of the note"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "note_revision", N_ ("Revision of the note"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "quote", N_ ("Quotation"), MDG_FIELD_NOTE, MDG_FIELD_REQUIRED },
  { "offset", N_ ("Offset"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "length", N_ ("Length"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "issue", N_ ("Issue"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "issue" },
  { "weight", N_ ("Weight"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "is_lost", N_ ("Original text changed"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "found_on", N_ ("Marked on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "staff", N_ ("Staff"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_FINDING_N_FIELDS);

const MdgRecordInfo mdg_finding_info = { MDG_KIND_FINDING, "finding", N_ ("Finding"), fields, MDG_FINDING_N_FIELDS };

static void
mdg_finding_class_init (MdgFindingClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_finding_info);
}

static void
mdg_finding_init (MdgFinding *self)
{
}

MdgFinding *
mdg_finding_new (void)
{
  return g_object_new (MDG_TYPE_FINDING, NULL);
}
