#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-town.h"

#include <glib/gi18n-lib.h>

struct _MdgTown
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgTown, mdg_town, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "kana", N_ ("Kana"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "code", N_ ("Code"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "area", N_ ("Area"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AREA },
  { "valid_from", N_ ("Valid from"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "valid_to", N_ ("Valid to"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "population", N_ ("Population"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "population_65", N_ ("Population of 65 and over"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "population_75", N_ ("Population of 75 and over"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "population_on", N_ ("Population as of"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "population_source", N_ ("Source of the population"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_TOWN_N_FIELDS);

const MdgRecordInfo mdg_town_info = { MDG_KIND_TOWN, "town", N_ ("Town"), fields, MDG_TOWN_N_FIELDS };

static void
mdg_town_class_init (MdgTownClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_town_info);
}

static void
mdg_town_init (MdgTown *self)
{
}

MdgTown *
mdg_town_new (void)
{
  return g_object_new (MDG_TYPE_TOWN, NULL);
}
