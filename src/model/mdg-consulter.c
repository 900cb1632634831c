#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-consulter.h"

#include <glib/gi18n-lib.h>

struct _MdgConsulter
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgConsulter, mdg_consulter, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Full name"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "kana", N_ ("Kana"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "profession", N_ ("Profession"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "profession" },
  { "affil_kind", N_ ("Kind of affiliation"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "affil_kind" },
  { "affiliation", N_ ("Affiliation"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "fax", N_ ("FAX"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "mobile", N_ ("Mobile"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "note", N_ ("Note"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CONSULTER_N_FIELDS);

const MdgRecordInfo mdg_consulter_info = { MDG_KIND_CONSULTER, "consulter", N_ ("Person consulting"), fields, MDG_CONSULTER_N_FIELDS };

static void
mdg_consulter_class_init (MdgConsulterClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_consulter_info);
}

static void
mdg_consulter_init (MdgConsulter *self)
{
}

MdgConsulter *
mdg_consulter_new (void)
{
  return g_object_new (MDG_TYPE_CONSULTER, NULL);
}
