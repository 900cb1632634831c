#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-boundary.h"

#include <glib/gi18n-lib.h>

struct _MdgBoundary
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgBoundary, mdg_boundary, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "kind", N_ ("Kind"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED },
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "code", N_ ("Code"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "town", N_ ("Town"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_TOWN },
  { "shape", N_ ("Shape"), MDG_FIELD_NOTE, MDG_FIELD_REQUIRED },
  { "source", N_ ("Source"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "dated_on", N_ ("As of"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_BOUNDARY_N_FIELDS);

const MdgRecordInfo mdg_boundary_info = { MDG_KIND_BOUNDARY, "boundary", N_ ("Boundary"), fields, MDG_BOUNDARY_N_FIELDS };

static void
mdg_boundary_class_init (MdgBoundaryClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_boundary_info);
}

static void
mdg_boundary_init (MdgBoundary *self)
{
}

MdgBoundary *
mdg_boundary_new (void)
{
  return g_object_new (MDG_TYPE_BOUNDARY, NULL);
}
