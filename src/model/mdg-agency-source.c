#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-agency-source.h"

#include <glib/gi18n-lib.h>

struct _MdgAgencySource
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgAgencySource, mdg_agency_source, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "agency", N_ ("Agency"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_AGENCY },
  { "service", N_ ("Service"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AGENCY_SERVICE },
  { "dataset", N_ ("Data set"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "entry", N_ ("Number in the data set"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "imported", N_ ("Values of the last import"), MDG_FIELD_TEXT, MDG_FIELD_ISSUED },
  { "seen_on", N_ ("Last seen on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "is_gone", N_ ("No longer in the data set"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_AGENCY_SOURCE_N_FIELDS);

const MdgRecordInfo mdg_agency_source_info = { MDG_KIND_AGENCY_SOURCE, "agency_source", N_ ("Published entry"), fields, MDG_AGENCY_SOURCE_N_FIELDS };

static void
mdg_agency_source_class_init (MdgAgencySourceClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_agency_source_info);
}

static void
mdg_agency_source_init (MdgAgencySource *self)
{
}

MdgAgencySource *
mdg_agency_source_new (void)
{
  return g_object_new (MDG_TYPE_AGENCY_SOURCE, NULL);
}
