#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-person.h"

#include <glib/gi18n-lib.h>

struct _MdgPerson
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgPerson, mdg_person, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "subject", N_ ("Person concerned"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_SUBJECT },
  { "name", N_ ("Full name"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "relation", N_ ("Relation"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "relation" },
  { "relation_text", N_ ("Relation in words"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "is_key", N_ ("Key person"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "is_emergency", N_ ("Emergency contact"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_PERSON_N_FIELDS);

const MdgRecordInfo mdg_person_info = { MDG_KIND_PERSON, "person", N_ ("Family or key person"), fields, MDG_PERSON_N_FIELDS };

static void
mdg_person_class_init (MdgPersonClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_person_info);
}

static void
mdg_person_init (MdgPerson *self)
{
}

MdgPerson *
mdg_person_new (void)
{
  return g_object_new (MDG_TYPE_PERSON, NULL);
}
