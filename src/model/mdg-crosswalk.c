#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-crosswalk.h"

#include <glib/gi18n-lib.h>

struct _MdgCrosswalk
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgCrosswalk, mdg_crosswalk, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "vocabulary", N_ ("Vocabulary"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "old_code", N_ ("Old code"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED },
  { "new_code", N_ ("New code"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED },
  { "from_year", N_ ("From fiscal year"), MDG_FIELD_INTEGER, MDG_FIELD_REQUIRED },
  { "note", N_ ("Note"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CROSSWALK_N_FIELDS);

const MdgRecordInfo mdg_crosswalk_info = { MDG_KIND_CROSSWALK, "crosswalk", N_ ("Change of a code"), fields, MDG_CROSSWALK_N_FIELDS };

static void
mdg_crosswalk_class_init (MdgCrosswalkClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_crosswalk_info);
}

static void
mdg_crosswalk_init (MdgCrosswalk *self)
{
}

MdgCrosswalk *
mdg_crosswalk_new (void)
{
  return g_object_new (MDG_TYPE_CROSSWALK, NULL);
}
