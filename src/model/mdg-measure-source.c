#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-measure-source.h"

#include <glib/gi18n-lib.h>

struct _MdgMeasureSource
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgMeasureSource, mdg_measure_source, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "measure", N_ ("Measure"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_MEASURE },
  { "raised_issue", N_ ("Issue of the area or city"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_RAISED_ISSUE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_MEASURE_SOURCE_N_FIELDS);

const MdgRecordInfo mdg_measure_source_info = { MDG_KIND_MEASURE_SOURCE, "measure_source", N_ ("Issue a measure answers"), fields, MDG_MEASURE_SOURCE_N_FIELDS };

static void
mdg_measure_source_class_init (MdgMeasureSourceClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_measure_source_info);
}

static void
mdg_measure_source_init (MdgMeasureSource *self)
{
}

MdgMeasureSource *
mdg_measure_source_new (void)
{
  return g_object_new (MDG_TYPE_MEASURE_SOURCE, NULL);
}
