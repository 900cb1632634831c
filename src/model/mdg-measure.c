#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-measure.h"

#include <glib/gi18n-lib.h>

struct _MdgMeasure
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgMeasure, mdg_measure, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "text", N_ ("Measure"), MDG_FIELD_NOTE, MDG_FIELD_REQUIRED },
  { "response", N_ ("Kind of response"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "response" },
  { "theme", N_ ("Theme"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "theme" },
  { "body", N_ ("Body"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "owner", N_ ("In charge"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "due", N_ ("Due"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "due_text", N_ ("When, in words"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "status", N_ ("State"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "measure_state" },
  { "scheme", N_ ("Scheme"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "scheme" },
  { "plan_item", N_ ("Item of the plan"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "fiscal_year", N_ ("Fiscal year"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "staff", N_ ("Written by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_MEASURE_N_FIELDS);

const MdgRecordInfo mdg_measure_info = { MDG_KIND_MEASURE, "measure", N_ ("Measure"), fields, MDG_MEASURE_N_FIELDS };

static void
mdg_measure_class_init (MdgMeasureClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_measure_info);
}

static void
mdg_measure_init (MdgMeasure *self)
{
}

MdgMeasure *
mdg_measure_new (void)
{
  return g_object_new (MDG_TYPE_MEASURE, NULL);
}
